/*
 * staff.c - statements of staff.sql as functions.
 */
#include "config.h"

#include <ctype.h>
#include <string.h>

#include "schema/administrator/administrator_sql.h"
#include "schema/administrator/staff.h"

static const struct column row_columns[] = {
    COLUMN(struct staff_row, id),
    COLUMN(struct staff_row, public_id),
    COLUMN(struct staff_row, name),
    COLUMN(struct staff_row, username),
    COLUMN(struct staff_row, title),
    COLUMN(struct staff_row, school),
    COLUMN(struct staff_row, roles),
    COLUMN(struct staff_row, active),
};
static const struct shape row_shape = SHAPE(struct staff_row, row_columns);

static const struct column staff_columns[] = {
    COLUMN(struct staff, row.id),
    COLUMN(struct staff, row.public_id),
    COLUMN(struct staff, row.name),
    COLUMN(struct staff, row.username),
    COLUMN(struct staff, row.title),
    COLUMN(struct staff, row.school),
    COLUMN(struct staff, row.roles),
    COLUMN(struct staff, row.active),
    COLUMN(struct staff, mail),
    COLUMN(struct staff, manager),
    COLUMN(struct staff, seen_us),
    COLUMN(struct staff, signed_in_us),
    COLUMN(struct staff, sessions),
};
static const struct shape staff_shape = SHAPE(struct staff, staff_columns);

static const struct column work_columns[] = {
    COLUMN(struct staff_work, kind),
    COLUMN(struct staff_work, title),
    COLUMN(struct staff_work, state),
    COLUMN(struct staff_work, number),
    COLUMN(struct staff_work, word),
    COLUMN(struct staff_work, at_us),
    COLUMN(struct staff_work, expires_us),
    COLUMN(struct staff_work, revoked_us),
};
static const struct shape work_shape = SHAPE(struct staff_work, work_columns);

/* `typed` as the start of a pattern in which '!' escapes. */
static char *
pattern(struct arena *arena, const char *before, const char *typed)
{
	char *text = arena_take(arena, strlen(before) + 2 * strlen(typed) + 2);
	size_t len = strlen(before);

	memcpy(text, before, len);
	for (; *typed != '\0'; typed++) {
		if (strchr("%_!", *typed) != NULL)
			text[len++] = '!';
		text[len++] = *typed;
	}
	text[len++] = '%';
	text[len] = '\0';
	return text;
}

static char *
small_letters(char *text)
{
	for (char *c = text; *c != '\0'; c++)
		*c = (char)tolower((unsigned char)*c);
	return text;
}

void
staff_start_of(
    struct arena *arena, const char *typed, struct staff_start *start_r)
{
	if (*typed == '\0') {
		*start_r = (struct staff_start) {"", "", "", ""};
		return;
	}
	*start_r = (struct staff_start) {
	    .name = pattern(arena, "", typed),
	    .word = pattern(arena, "% ", typed),
	    .username = pattern(arena, "", typed),
	    .username_small = small_letters(pattern(arena, "", typed)),
	};
}

static enum status
place_find(struct db *db, struct arena *arena, const char *after,
    struct staff_place *place_r)
{
	static const struct column columns[] = {
	    COLUMN(struct staff_place, name),
	    COLUMN(struct staff_place, id),
	};
	static const struct shape shape = SHAPE(struct staff_place, columns);

	*place_r = (struct staff_place) {"", 0};
	if (after == NULL)
		return STATUS_OK;
	return db_find(db, arena, administrator_sql(ADMINISTRATOR_STAFF_PLACE),
	    PARAMS(param_text(after)), &shape, place_r);
}

enum status
staff_list(struct db *db, struct arena *arena, const char *typed,
    const char *after, int64_t limit, struct staff_row **rows_r,
    size_t *count_r)
{
	struct staff_start start;
	struct staff_place place;
	enum status status = place_find(db, arena, after, &place);

	if (status != STATUS_OK)
		return status;
	if (*typed == '\0')
		return db_list(db, arena,
		    administrator_sql(ADMINISTRATOR_STAFF_LIST),
		    PARAMS(param_text(place.name), param_text(place.name),
			param_int(place.id), param_int(limit)),
		    &row_shape, rows_r, count_r);
	staff_start_of(arena, typed, &start);
	return db_list(db, arena, administrator_sql(ADMINISTRATOR_STAFF_SEARCH),
	    PARAMS(param_text(start.name), param_text(start.word),
		param_text(place.name), param_text(place.name),
		param_int(place.id), param_int(limit),
		param_text(start.username), param_text(start.username_small),
		param_text(place.name), param_text(place.name),
		param_int(place.id), param_int(limit), param_int(limit)),
	    &row_shape, rows_r, count_r);
}

enum status
staff_find(struct db *db, struct arena *arena, const char *id,
    const struct settings *settings, struct staff *staff_r)
{
	return db_find(db, arena, administrator_sql(ADMINISTRATOR_STAFF_FIND),
	    PARAMS(param_int(settings->session_idle_minutes),
		param_int(settings->session_absolute_hours), param_text(id)),
	    &staff_shape, staff_r);
}

enum status
staff_work_list(struct db *db, struct arena *arena, int64_t person,
    int64_t limit, struct staff_work **rows_r, size_t *count_r)
{
	return db_list(db, arena, administrator_sql(ADMINISTRATOR_STAFF_WORK),
	    PARAMS(param_int(person), param_int(person), param_int(limit),
		param_int(person), param_int(limit)),
	    &work_shape, rows_r, count_r);
}
