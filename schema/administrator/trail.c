/*
 * trail.c - statements of trail.sql as functions.
 */
#include "config.h"

#include "schema/administrator/administrator_sql.h"
#include "schema/administrator/staff.h"
#include "schema/administrator/trail.h"

static const struct column row_columns[] = {
    COLUMN(struct trail_row, id),
    COLUMN(struct trail_row, at_us),
    COLUMN(struct trail_row, who),
    COLUMN(struct trail_row, account),
    COLUMN(struct trail_row, action),
    COLUMN(struct trail_row, number),
    COLUMN(struct trail_row, title),
    COLUMN(struct trail_row, subject),
    COLUMN(struct trail_row, request_id),
};
static const struct shape row_shape = SHAPE(struct trail_row, row_columns);

enum found_kind { FOUND_PERSON = 1, FOUND_SUBMISSION };

struct found {
	int64_t kind;
	struct trail_person person;
	int64_t extra; /* person: matches exactly; submission: its award */
};

static const struct column found_columns[] = {
    COLUMN(struct found, kind),
    COLUMN(struct found, person.id),
    COLUMN(struct found, person.username),
    COLUMN(struct found, person.name),
    COLUMN(struct found, extra),
};
static const struct shape found_shape = SHAPE(struct found, found_columns);

static void
found_sort(const struct found *found, struct trail_subject *subject)
{
	switch ((enum found_kind)found->kind) {
	case FOUND_PERSON:
		subject->persons[subject->person_count++] = found->person;
		subject->exact_count += found->extra == 1;
		return;
	case FOUND_SUBMISSION:
		subject->submission = found->person.id;
		subject->award = found->extra;
		return;
	}
}

enum status
trail_subject(struct db *db, struct arena *arena, const char *typed,
    const char *number, int64_t limit, struct trail_subject *subject_r)
{
	struct staff_start start;
	struct found *rows;
	size_t count;
	enum status status;

	staff_start_of(arena, typed, &start);
	status = db_list(db, arena,
	    administrator_sql(ADMINISTRATOR_TRAIL_SUBJECT),
	    PARAMS(param_text(typed), param_text(typed), param_text(start.name),
		param_text(start.word), param_text(start.username),
		param_text(start.username_small), param_int(limit),
		param_text(number)),
	    &found_shape, &rows, &count);
	if (status != STATUS_OK)
		return status;
	*subject_r = (struct trail_subject) {
	    .persons = arena_array(arena, count + 1, sizeof(*rows)),
	};
	for (size_t i = 0; i < count; i++)
		found_sort(&rows[i], subject_r);
	return STATUS_OK;
}

enum status
trail_list(struct db *db, struct arena *arena,
    const struct trail_filter *filter, int64_t limit, struct trail_row **rows_r,
    size_t *count_r)
{
	struct param person = param_int(filter->person);
	struct param action = param_text(filter->action);
	struct param before = param_int(filter->before);
	struct param most = param_int(limit);

	if (filter->submission != 0)
		return db_list(db, arena,
		    administrator_sql(ADMINISTRATOR_TRAIL_LIST_OF_SUBMISSION),
		    PARAMS(param_int(filter->submission),
			param_int(filter->award), before, person, person,
			action, action, most),
		    &row_shape, rows_r, count_r);
	if (filter->person != 0)
		return db_list(db, arena,
		    administrator_sql(ADMINISTRATOR_TRAIL_LIST_OF_PERSON),
		    PARAMS(person, before, action, action, most), &row_shape,
		    rows_r, count_r);
	if (*filter->action != '\0')
		return db_list(db, arena,
		    administrator_sql(ADMINISTRATOR_TRAIL_LIST_OF_ACTION),
		    PARAMS(action, before, most), &row_shape, rows_r, count_r);
	return db_list(db, arena, administrator_sql(ADMINISTRATOR_TRAIL_LIST),
	    PARAMS(before, most), &row_shape, rows_r, count_r);
}
