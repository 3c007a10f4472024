/*
 * staff.c - schools, managers, and those who left.
 */
#include "config.h"

#include "schema/db.h"
#include "schema/operator/staff.h"
#include "schema/operator/staff_sql.h"

enum status
school_list(
    struct db *db, struct arena *arena, struct school **list_r, size_t *count_r)
{
	static const struct column columns[] = {
	    COLUMN(struct school, id),
	    COLUMN(struct school, code),
	    COLUMN(struct school, name),
	};
	static const struct shape shape = SHAPE(struct school, columns);

	return db_list(db, arena, staff_sql(STAFF_SCHOOL_LIST), NO_PARAMS,
	    &shape, list_r, count_r);
}

enum status
school_set(struct db *db, int64_t school, const char *name)
{
	return db_change(db, staff_sql(STAFF_SCHOOL_SET),
	    PARAMS(param_text(name), param_int(school)), NULL);
}

enum status
manager_set(struct db *db, int64_t person, int64_t manager)
{
	return db_change_one(db, staff_sql(STAFF_MANAGER_SET),
	    PARAMS(manager == 0 ? param_null() : param_int(manager),
		param_int(person)));
}

enum status
person_leave(struct db *db, int64_t person)
{
	enum status status = db_change(
	    db, staff_sql(STAFF_PERSON_LEAVE), PARAMS(param_int(person)), NULL);

	return status == STATUS_OK ? person_sessions_end(db, person) : status;
}

enum status
person_missing(struct db *db, int64_t person)
{
	enum status status = db_change(db, staff_sql(STAFF_PERSON_MISSING),
	    PARAMS(param_int(person)), NULL);

	return status == STATUS_OK ? person_sessions_end(db, person) : status;
}

enum status
person_sessions_end(struct db *db, int64_t person)
{
	return db_change(db, staff_sql(STAFF_PERSON_LEAVE_SESSIONS),
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

enum status
person_seen(struct db *db)
{
	return db_change(db, staff_sql(STAFF_PERSON_SEEN), NO_PARAMS, NULL);
}
