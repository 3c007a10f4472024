/*
 * image.c - statements about badges as pictures as functions.
 */
#include "config.h"

#include "schema/db.h"
#include "schema/signer/image.h"
#include "schema/signer/signer_sql.h"

static const struct column wanted_columns[] = {
    COLUMN(struct image_wanted, edition),
    COLUMN(struct image_wanted, awarded_us),
    COLUMN(struct image_wanted, title),
    COLUMN(struct image_wanted, level_name),
    COLUMN(struct image_wanted, programme),
    COLUMN(struct image_wanted, shape),
    COLUMN(struct image_wanted, colour),
    COLUMN(struct image_wanted, symbol),
    COLUMN(struct image_wanted, level),
};
static const struct shape wanted_shape =
    SHAPE(struct image_wanted, wanted_columns);

static const struct column drawn_columns[] = {
    COLUMN(struct image_drawn, edition),
    COLUMN(struct image_drawn, year),
};
static const struct shape drawn_shape =
    SHAPE(struct image_drawn, drawn_columns);

enum status
image_wanted(struct db *db, struct arena *arena, struct image_wanted **list_r,
    size_t *count_r)
{
	return db_list(db, arena, signer_sql(SIGNER_IMAGE_WANTED), NO_PARAMS,
	    &wanted_shape, list_r, count_r);
}

enum status
image_list(struct db *db, struct arena *arena, struct image_drawn **list_r,
    size_t *count_r)
{
	return db_list(db, arena, signer_sql(SIGNER_IMAGE_LIST), NO_PARAMS,
	    &drawn_shape, list_r, count_r);
}

struct adding {
	int64_t edition;
	int64_t year;
	struct span png;
	int64_t now_us;
};

static enum status
adding_body(struct db *db, void *context)
{
	const struct adding *adding = context;

	return db_change_one(db, signer_sql(SIGNER_IMAGE_ADD),
	    PARAMS(param_int(adding->edition), param_int(adding->year),
		param_bytes(adding->png.at, adding->png.len),
		param_time(adding->now_us)));
}

enum status
image_add(struct db *db, int64_t edition, int64_t year, struct span png,
    int64_t now_us)
{
	struct adding adding = {edition, year, png, now_us};

	return db_transact(db, adding_body, &adding);
}
