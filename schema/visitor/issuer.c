/*
 * issuer.c - statements about keys and revocations as typed functions.
 */
#include "config.h"

#include "schema/visitor/issuer.h"
#include "schema/visitor/visitor_sql.h"

static const struct column key_columns[] = {
    COLUMN(struct public_key, name),
    COLUMN(struct public_key, algorithm),
    COLUMN(struct public_key, public_jwk),
    COLUMN(struct public_key, used_from_us),
};
static const struct shape key_shape = SHAPE(struct public_key, key_columns);

static const struct column revoked_columns[] = {
    COLUMN(struct revoked, public_id),
    COLUMN(struct revoked, reason),
    COLUMN(struct revoked, revoked_us),
};
static const struct shape revoked_shape =
    SHAPE(struct revoked, revoked_columns);

struct list_row {
	int64_t id;
	const char *body;
};
static const struct column list_columns[] = {
    COLUMN(struct list_row, id),
    COLUMN(struct list_row, body),
};
static const struct shape list_shape = SHAPE(struct list_row, list_columns);

enum status
key_list(struct db *db, struct arena *arena, struct public_key **list_r,
    size_t *count_r)
{
	return db_list(db, arena, visitor_sql(VISITOR_KEY_LIST), NO_PARAMS,
	    &key_shape, list_r, count_r);
}

enum status
key_find(struct db *db, struct arena *arena, const char *name,
    struct public_key *key_r)
{
	return db_find(db, arena, visitor_sql(VISITOR_KEY_FIND),
	    PARAMS(param_text(name)), &key_shape, key_r);
}

enum status
status_list_find(
    struct db *db, struct arena *arena, int64_t number, const char **body_r)
{
	struct list_row row;
	enum status status =
	    db_find(db, arena, visitor_sql(VISITOR_STATUS_LIST_FIND),
		PARAMS(param_int(number)), &list_shape, &row);

	if (status == STATUS_OK)
		*body_r = row.body;
	return status;
}

enum status
revoked_list(struct db *db, struct arena *arena, struct revoked **list_r,
    size_t *count_r)
{
	return db_list(db, arena, visitor_sql(VISITOR_REVOKED_LIST), NO_PARAMS,
	    &revoked_shape, list_r, count_r);
}

enum status
expired_list(struct db *db, struct arena *arena, int64_t now_us,
    struct revoked **list_r, size_t *count_r)
{
	return db_list(db, arena, visitor_sql(VISITOR_EXPIRED_LIST),
	    PARAMS(param_time(now_us)), &revoked_shape, list_r, count_r);
}
