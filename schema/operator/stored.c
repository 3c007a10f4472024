/*
 * stored.c - the store as the records know it, by key.
 */
#include "config.h"

#include "schema/db.h"
#include "schema/operator/stored.h"
#include "schema/operator/stored_sql.h"

enum status
stored_list(struct db *db, struct arena *arena, int64_t after, int64_t limit,
    struct stored **list_r, size_t *count_r)
{
	static const struct column columns[] = {
	    COLUMN(struct stored, id),
	    COLUMN(struct stored, sha256),
	    COLUMN(struct stored, size_bytes),
	};
	static const struct shape shape = SHAPE(struct stored, columns);

	return db_list(db, arena, stored_sql(STORED_STORED_LIST),
	    PARAMS(param_int(after), param_int(limit)), &shape, list_r,
	    count_r);
}
