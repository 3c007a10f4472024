/*
 * award.c - statements about shared awards as typed functions.
 */
#include "config.h"

#include "schema/visitor/award.h"
#include "schema/visitor/visitor_sql.h"

#define AWARD_COLUMNS(type, member)                                            \
	BRIEF_COLUMNS(type, member.brief), COLUMN(type, member.public_id),     \
	    COLUMN(type, member.person), COLUMN(type, member.awarded_us),      \
	    COLUMN(type, member.expires_us), COLUMN(type, member.revoked_us),  \
	    COLUMN(type, member.reason), COLUMN(type, member.is_signed),       \
	    COLUMN(type, member.key_name)

static const struct column row_columns[] = {
    AWARD_COLUMNS(struct award_row, award),
    COLUMN(struct award_row, criteria),
    COLUMN(struct award_row, assessor_count),
    COLUMN(struct award_row, title),
    COLUMN(struct award_row, level_name),
    COLUMN(struct award_row, meets),
    COLUMN(struct award_row, text),
    COLUMN(struct award_row, has_letter),
    COLUMN(struct award_row, has_a4),
};
static const struct shape row_shape = SHAPE(struct award_row, row_columns);

static const struct column proof_columns[] = {
    AWARD_COLUMNS(struct award_proof, award),
    COLUMN(struct award_proof, jwt),
    COLUMN(struct award_proof, algorithm),
    COLUMN(struct award_proof, public_jwk),
    COLUMN(struct award_proof, json),
    COLUMN(struct award_proof, json_key_name),
};
static const struct shape proof_shape =
    SHAPE(struct award_proof, proof_columns);

struct total {
	int64_t total;
};

static const struct column total_columns[] = {COLUMN(struct total, total)};
static const struct shape total_shape = SHAPE(struct total, total_columns);

enum status
award_show(struct db *db, struct arena *arena, const char *public_id,
    struct award_row **list_r, size_t *count_r)
{
	enum status status = db_list(db, arena, visitor_sql(VISITOR_AWARD_SHOW),
	    PARAMS(param_text(public_id)), &row_shape, list_r, count_r);

	if (status == STATUS_OK && *count_r == 0)
		return STATUS_ABSENT;
	return status;
}

enum status
award_proof_find(struct db *db, struct arena *arena, const char *public_id,
    struct award_proof *proof_r)
{
	return db_find(db, arena, visitor_sql(VISITOR_AWARD_PROOF),
	    PARAMS(param_text(public_id)), &proof_shape, proof_r);
}

struct image {
	struct span png;
};
static const struct column image_columns[] = {COLUMN(struct image, png)};
static const struct shape image_shape = SHAPE(struct image, image_columns);

enum status
award_image_find(struct db *db, struct arena *arena, const char *public_id,
    int64_t year, struct span *png_r)
{
	struct image image;
	enum status status =
	    db_find(db, arena, visitor_sql(VISITOR_AWARD_IMAGE),
		PARAMS(param_text(public_id), param_int(year)), &image_shape,
		&image);

	if (status == STATUS_OK)
		*png_r = image.png;
	return status;
}

enum status
award_paper_find(struct db *db, struct arena *arena, const char *public_id,
    const char *paper, struct span *pdf_r)
{
	struct image body;
	enum status status =
	    db_find(db, arena, visitor_sql(VISITOR_AWARD_PAPER),
		PARAMS(param_text(public_id), param_text(paper)), &image_shape,
		&body);

	if (status == STATUS_OK)
		*pdf_r = body.png;
	return status;
}

enum status
achievement_image_find(
    struct db *db, struct arena *arena, const char *code, struct span *png_r)
{
	struct image image;
	enum status status =
	    db_find(db, arena, visitor_sql(VISITOR_ACHIEVEMENT_IMAGE),
		PARAMS(param_text(code)), &image_shape, &image);

	if (status == STATUS_OK)
		*png_r = image.png;
	return status;
}

enum status
award_total(struct db *db, struct arena *arena, int64_t *total_r)
{
	struct total row;
	enum status status = db_find(db, arena,
	    visitor_sql(VISITOR_AWARD_TOTAL), NO_PARAMS, &total_shape, &row);

	if (status == STATUS_OK)
		*total_r = row.total;
	return status;
}
