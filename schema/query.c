/*
 * query.c - one statement: parameters bound, executed, rows into structs.
 */
#include "config.h"

#include <string.h>
#include <time.h>

#include "base/clock.h"
#include "base/insist.h"
#include "schema/db_private.h"

enum { ROWS_MAX = 10000 };

/* ---- parameters ------------------------------------------------------ */

struct param
param_int(int64_t value)
{
	return (struct param) {.kind = PARAM_INT, .number = value};
}

struct param
param_flag(bool value)
{
	return param_int(value);
}

struct param
param_text(const char *value)
{
	if (value == NULL)
		return param_null();
	return (struct param) {.kind = PARAM_TEXT, .bytes = span_of(value)};
}

struct param
param_bytes(const void *at, size_t len)
{
	return (struct param) {.kind = PARAM_BYTES, .bytes = {at, len}};
}

struct param
param_time(int64_t us)
{
	if (us == 0)
		return param_null();
	return (struct param) {.kind = PARAM_TIME, .number = us};
}

struct param
param_null(void)
{
	return (struct param) {.kind = PARAM_NULL};
}

/* What the library reads while it executes. */
struct binding {
	MYSQL_BIND binds[PARAMS_MAX];
	MYSQL_TIME times[PARAMS_MAX];
	long long numbers[PARAMS_MAX];
};

static void
moment_split(int64_t us, MYSQL_TIME *time_r)
{
	time_t seconds = (time_t)(us / CLOCK_SECOND);
	struct tm parts;

	insist(gmtime_r(&seconds, &parts) != NULL);
	*time_r = (MYSQL_TIME) {
	    .year = (unsigned)parts.tm_year + 1900,
	    .month = (unsigned)parts.tm_mon + 1,
	    .day = (unsigned)parts.tm_mday,
	    .hour = (unsigned)parts.tm_hour,
	    .minute = (unsigned)parts.tm_min,
	    .second = (unsigned)parts.tm_sec,
	    .second_part = (unsigned long)(us % CLOCK_SECOND),
	    .time_type = MYSQL_TIMESTAMP_DATETIME,
	};
}

static int64_t
moment_join(const MYSQL_TIME *time)
{
	struct clock_parts parts = {
	    .year = (int)time->year,
	    .month = (int)time->month,
	    .day = (int)time->day,
	    .hour = (int)time->hour,
	    .minute = (int)time->minute,
	    .second = (int)time->second,
	    .microsecond = (int)time->second_part,
	};

	return clock_join(&parts);
}

static void
bind_param(struct binding *binding, size_t i, const struct param *param)
{
	MYSQL_BIND *bind = &binding->binds[i];

	switch (param->kind) {
	case PARAM_NULL:
		bind->buffer_type = MYSQL_TYPE_NULL;
		return;
	case PARAM_INT:
		binding->numbers[i] = param->number;
		bind->buffer_type = MYSQL_TYPE_LONGLONG;
		bind->buffer = &binding->numbers[i];
		return;
	case PARAM_TEXT:
	case PARAM_BYTES:
		bind->buffer_type = param->kind == PARAM_TEXT
		    ? MYSQL_TYPE_STRING
		    : MYSQL_TYPE_BLOB;
		/* The library only reads it. */
		bind->buffer = (void *)(uintptr_t)param->bytes.at;
		bind->buffer_length = param->bytes.len;
		return;
	case PARAM_TIME:
		moment_split(param->number, &binding->times[i]);
		bind->buffer_type = MYSQL_TYPE_DATETIME;
		bind->buffer = &binding->times[i];
		return;
	}
}

/* ---- execution ------------------------------------------------------- */

static struct prepared *
prepared_find(struct db *db, const struct statement *statement)
{
	size_t base = 0;

	for (const struct statement_set *const *set = db->sets; *set != NULL;
	     set++) {
		const struct statement *items = (*set)->items;

		if (statement >= items && statement < items + (*set)->count)
			return &db->prepared[base +
			    (size_t)(statement - items)];
		base += (*set)->count;
	}
	const bool prepared_on_this_connection = false;
	insist(prepared_on_this_connection);
	return NULL;
}

/* Takes a failed statement's error: the transaction is dead from here. */
static enum status
execution_failed(struct db *db, struct prepared *prepared)
{
	unsigned error = mysql_stmt_errno(prepared->handle);
	enum status status = db_failed(db, prepared->statement->name, error,
	    mysql_stmt_error(prepared->handle));

	if (db->transacting) {
		db->dead = error;
		db->dead_status = status;
	}
	if (db_lost(error))
		db_disconnect(db);
	return status;
}

static enum status
execute_once(struct db *db, struct prepared *prepared,
    const struct param *params, size_t param_count)
{
	struct binding binding;

	insist(param_count == prepared->params);
	if (param_count > 0) {
		memset(binding.binds, 0, param_count * sizeof(MYSQL_BIND));
		for (size_t i = 0; i < param_count; i++)
			bind_param(&binding, i, &params[i]);
		insist(mysql_stmt_bind_param(prepared->handle, binding.binds) ==
		    0);
	}
	db->trips++;
	if (mysql_stmt_execute(prepared->handle) != 0)
		return execution_failed(db, prepared);
	return STATUS_OK;
}

/* Executes; a read outside a transaction whose connection turns out to be
 * gone is sent once more over a new one. */
static enum status
execute(struct db *db, const struct statement *statement,
    const struct param *params, size_t param_count, bool reads,
    struct prepared **prepared_r)
{
	struct prepared *prepared = prepared_find(db, statement);
	enum status status = STATUS_UNAVAILABLE;

	*prepared_r = prepared;
	db->refusal[0] = '\0';
	if (db->transacting && db->dead != 0)
		return db->dead_status;
	if (db->handle != NULL)
		status = execute_once(db, prepared, params, param_count);
	if (db->handle != NULL || db->transacting || !reads)
		return status;
	if (db_connect(db) != STATUS_OK)
		return STATUS_UNAVAILABLE;
	fault_clear();
	return execute_once(db, prepared, params, param_count);
}

/* ---- rows ------------------------------------------------------------ */

/* Where the library puts a row before it goes into a struct. */
struct landing {
	MYSQL_BIND binds[COLUMNS_MAX];
	MYSQL_TIME times[COLUMNS_MAX];
	long long numbers[COLUMNS_MAX];
	unsigned long lengths[COLUMNS_MAX];
	my_bool nulls[COLUMNS_MAX];
};

static void
bind_column(
    struct landing *landing, unsigned i, enum column_kind kind, bool moment)
{
	MYSQL_BIND *bind = &landing->binds[i];

	bind->is_null = &landing->nulls[i];
	bind->length = &landing->lengths[i];
	switch (kind) {
	case COLUMN_INT:
	case COLUMN_FLAG:
		bind->buffer_type =
		    moment ? MYSQL_TYPE_DATETIME : MYSQL_TYPE_LONGLONG;
		bind->buffer = moment ? (void *)&landing->times[i]
				      : (void *)&landing->numbers[i];
		bind->buffer_length = moment ? sizeof(landing->times[i])
					     : sizeof(landing->numbers[i]);
		return;
	case COLUMN_TEXT:
	case COLUMN_BYTES:
		/* Only the length now; the bytes when their room is known. */
		bind->buffer_type =
		    kind == COLUMN_TEXT ? MYSQL_TYPE_STRING : MYSQL_TYPE_BLOB;
		bind->buffer = NULL;
		bind->buffer_length = 0;
		return;
	}
}

static enum status
bytes_fetch(struct prepared *prepared, struct landing *landing, unsigned i,
    struct arena *arena, struct span *bytes_r)
{
	unsigned long len = landing->lengths[i];
	MYSQL_BIND bind = {.buffer_type = landing->binds[i].buffer_type};
	char *at;

	*bytes_r = (struct span) {NULL, 0};
	if (landing->nulls[i])
		return STATUS_OK;
	if (!arena_room(arena, len + sizeof(max_align_t)))
		return fault(STATUS_TOO_MUCH, "%s: no room for %lu bytes",
		    prepared->statement->name, len);
	at = arena_take(arena, len + 1);
	bind.buffer = at;
	bind.buffer_length = len;
	bind.length = &landing->lengths[i];
	bind.is_null = &landing->nulls[i];
	if (len > 0 &&
	    mysql_stmt_fetch_column(prepared->handle, &bind, i, 0) != 0)
		return fault(STATUS_UNAVAILABLE, "%s: column %u: %s",
		    prepared->statement->name, i,
		    mysql_stmt_error(prepared->handle));
	*bytes_r = (struct span) {at, len};
	return STATUS_OK;
}

static enum status
column_take(struct prepared *prepared, struct landing *landing, unsigned i,
    const struct column *column, struct arena *arena, char *row)
{
	void *at = row + column->offset;
	bool null = landing->nulls[i] != 0;
	struct span bytes;
	enum status status;

	switch (column->kind) {
	case COLUMN_INT:
		if (null)
			*(int64_t *)at = 0;
		else if (prepared->moment[i])
			*(int64_t *)at = moment_join(&landing->times[i]);
		else
			*(int64_t *)at = landing->numbers[i];
		return STATUS_OK;
	case COLUMN_FLAG:
		*(bool *)at = !null && landing->numbers[i] != 0;
		return STATUS_OK;
	case COLUMN_TEXT:
	case COLUMN_BYTES:
		status = bytes_fetch(prepared, landing, i, arena, &bytes);
		if (status != STATUS_OK)
			return status;
		if (column->kind == COLUMN_TEXT)
			*(const char **)at = bytes.at;
		else
			*(struct span *)at = bytes;
		return STATUS_OK;
	}
	return STATUS_UNAVAILABLE;
}

static enum status
rows_take(struct prepared *prepared, struct landing *landing,
    const struct shape *shape, struct arena *arena, char *rows, size_t count)
{
	for (size_t n = 0; n < count; n++) {
		int fetched = mysql_stmt_fetch(prepared->handle);

		if (fetched != 0 && fetched != MYSQL_DATA_TRUNCATED)
			return fault(STATUS_UNAVAILABLE, "%s: row %zu: %s",
			    prepared->statement->name, n,
			    mysql_stmt_error(prepared->handle));
		for (unsigned i = 0; i < prepared->columns; i++) {
			enum status status = column_take(prepared, landing, i,
			    &shape->columns[i], arena, rows + n * shape->size);

			if (status != STATUS_OK)
				return status;
		}
	}
	return STATUS_OK;
}

static enum status
rows_read(struct db *db, struct prepared *prepared, const struct shape *shape,
    struct arena *arena, char **rows_r, size_t *count_r)
{
	struct landing landing;
	unsigned long long count;

	insist(shape->count == prepared->columns);
	if (mysql_stmt_store_result(prepared->handle) != 0)
		return execution_failed(db, prepared);
	count = mysql_stmt_num_rows(prepared->handle);
	if (count > ROWS_MAX || !arena_room(arena, count * shape->size + 64))
		return fault(STATUS_TOO_MUCH, "%s: %llu rows",
		    prepared->statement->name, count);
	memset(landing.binds, 0, prepared->columns * sizeof(MYSQL_BIND));
	for (unsigned i = 0; i < prepared->columns; i++)
		bind_column(
		    &landing, i, shape->columns[i].kind, prepared->moment[i]);
	insist(mysql_stmt_bind_result(prepared->handle, landing.binds) == 0);
	*rows_r = count == 0 ? NULL : arena_array(arena, count, shape->size);
	*count_r = count;
	return rows_take(prepared, &landing, shape, arena, *rows_r, *count_r);
}

enum status
db_list(struct db *db, struct arena *arena, const struct statement *statement,
    const struct param *params, size_t param_count, const struct shape *shape,
    void *rows_r, size_t *count_r)
{
	struct prepared *prepared;
	char *rows = NULL;
	size_t count = 0;
	enum status status =
	    execute(db, statement, params, param_count, true, &prepared);

	if (status != STATUS_OK)
		return status;
	status = rows_read(db, prepared, shape, arena, &rows, &count);
	if (prepared->handle != NULL)
		(void)mysql_stmt_free_result(prepared->handle);
	if (status != STATUS_OK)
		return status;
	memcpy(rows_r, &rows, sizeof(rows));
	*count_r = count;
	return STATUS_OK;
}

enum status
db_find(struct db *db, struct arena *arena, const struct statement *statement,
    const struct param *params, size_t param_count, const struct shape *shape,
    void *row_r)
{
	char *rows;
	size_t count;
	enum status status = db_list(
	    db, arena, statement, params, param_count, shape, &rows, &count);

	if (status != STATUS_OK)
		return status;
	if (count == 0)
		return STATUS_ABSENT;
	if (count > 1)
		return fault(STATUS_UNAVAILABLE, "%s: %zu rows, not one",
		    statement->name, count);
	memcpy(row_r, rows, shape->size);
	return STATUS_OK;
}

enum status
db_change(struct db *db, const struct statement *statement,
    const struct param *params, size_t param_count, uint64_t *changed_r)
{
	struct prepared *prepared;
	enum status status;

	insist(db->transacting);
	status = execute(db, statement, params, param_count, false, &prepared);
	if (status != STATUS_OK)
		return status;
	db->inserted = (int64_t)mysql_stmt_insert_id(prepared->handle);
	if (changed_r != NULL)
		*changed_r = mysql_stmt_affected_rows(prepared->handle);
	return STATUS_OK;
}

enum status
db_change_one(struct db *db, const struct statement *statement,
    const struct param *params, size_t param_count)
{
	uint64_t changed;
	enum status status =
	    db_change(db, statement, params, param_count, &changed);

	if (status == STATUS_OK && changed != 1)
		return STATUS_CONFLICT;
	return status;
}
