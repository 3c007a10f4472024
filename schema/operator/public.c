/*
 * public.c - statements of public.sql as functions.
 */
#include "config.h"

#include "schema/operator/public.h"
#include "schema/operator/public_sql.h"

static const struct column award_columns[] = {
    COLUMN(struct public_award, id),
    COLUMN(struct public_award, public_id),
};
static const struct shape award_shape =
    SHAPE(struct public_award, award_columns);

static const struct column name_columns[] = {
    COLUMN(struct public_name, kind),
    COLUMN(struct public_name, name),
};
static const struct shape name_shape = SHAPE(struct public_name, name_columns);

enum status
public_award_list(struct db *db, struct arena *arena, int64_t after,
    int64_t limit, struct public_award **list_r, size_t *count_r)
{
	return db_list(db, arena, public_sql(PUBLIC_PUBLIC_AWARD_LIST),
	    PARAMS(param_int(after), param_int(limit)), &award_shape, list_r,
	    count_r);
}

enum status
public_name_list(struct db *db, struct arena *arena,
    struct public_name **list_r, size_t *count_r)
{
	return db_list(db, arena, public_sql(PUBLIC_PUBLIC_NAME_LIST),
	    NO_PARAMS, &name_shape, list_r, count_r);
}
