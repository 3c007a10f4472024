/*
 * staff.c - who is signed in, and the end of it.
 */
#include "config.h"

#include "schema/db.h"
#include "schema/operator/staff.h"
#include "schema/operator/staff_sql.h"

enum status
person_sessions_end(struct db *db, int64_t person)
{
	return db_change(db, staff_sql(STAFF_PERSON_SESSIONS_END),
	    PARAMS(param_int(person)), NULL);
}

static enum status
sessions_list(struct db *db, struct arena *arena, enum staff_statement which,
    const struct settings *settings, int64_t limit,
    struct person_record **list_r, size_t *count_r)
{
	return db_list(db, arena, staff_sql(which),
	    PARAMS(param_int(settings->session_idle_minutes),
		param_int(settings->session_absolute_hours), param_int(limit)),
	    &person_shape, list_r, count_r);
}

enum status
signed_in_list(struct db *db, struct arena *arena,
    const struct settings *settings, int64_t limit,
    struct person_record **list_r, size_t *count_r)
{
	return sessions_list(
	    db, arena, STAFF_SIGNED_IN, settings, limit, list_r, count_r);
}

enum status
signed_out_list(struct db *db, struct arena *arena,
    const struct settings *settings, int64_t limit,
    struct person_record **list_r, size_t *count_r)
{
	return sessions_list(
	    db, arena, STAFF_SIGNED_OUT, settings, limit, list_r, count_r);
}
