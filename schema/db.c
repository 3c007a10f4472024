/*
 * db.c - the connection: opened, prepared, lost, and opened again.
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <errmsg.h>
#include <mysqld_error.h>

#include "base/clock.h"
#include "base/insist.h"
#include "schema/db_private.h"

/* Numbers that mysqld_error.h of Connector/C doesn't name. */
enum {
	ERROR_SIGNAL = 1644,
	ERROR_CHECK = 4025,
	ERROR_WSREP_NOT_READY = 1047,
	ERROR_STATEMENT_GONE = 1243
};

static const char session_start[] =
    "SET SESSION sql_mode = 'STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION,"
    "ERROR_FOR_DIVISION_BY_ZERO,NO_ZERO_DATE,NO_ZERO_IN_DATE,"
    "ONLY_FULL_GROUP_BY', time_zone = '+00:00'";

bool
db_lost(unsigned error)
{
	switch (error) {
	case CR_SERVER_GONE_ERROR:
	case CR_SERVER_LOST:
	case CR_CONNECTION_ERROR:
	case CR_CONN_HOST_ERROR:
	case ERROR_STATEMENT_GONE:
	case ERROR_WSREP_NOT_READY:
	case ER_SERVER_SHUTDOWN:
	case ER_CON_COUNT_ERROR:
	case ER_NEW_ABORTING_CONNECTION:
	case ER_CONNECTION_KILLED:
		return true;
	default:
		return false;
	}
}

bool
db_again(unsigned error)
{
	return error == ER_LOCK_DEADLOCK || error == ER_LOCK_WAIT_TIMEOUT ||
	    db_lost(error);
}

enum status
db_failed(struct db *db, const char *what, unsigned error, const char *text)
{
	switch (error) {
	case ER_DUP_ENTRY:
	case ER_NO_REFERENCED_ROW_2:
	case ER_ROW_IS_REFERENCED_2:
		return fault(STATUS_CONFLICT, "%s: %u %s", what, error, text);
	case ERROR_SIGNAL:
		(void)snprintf(db->refusal, sizeof(db->refusal), "%s", text);
		return fault(STATUS_DENIED, "%s: refused: %s", what, text);
	case ERROR_CHECK:
	case ER_DATA_TOO_LONG:
	case ER_WARN_DATA_OUT_OF_RANGE:
	case ER_TRUNCATED_WRONG_VALUE_FOR_FIELD:
	case ER_BAD_NULL_ERROR:
		return fault(STATUS_INVALID, "%s: %u %s", what, error, text);
	default:
		return fault(
		    STATUS_UNAVAILABLE, "%s: %u %s", what, error, text);
	}
}

static void
prepared_close(struct prepared *prepared)
{
	if (prepared->handle != NULL)
		(void)mysql_stmt_close(prepared->handle);
	prepared->handle = NULL;
}

void
db_disconnect(struct db *db)
{
	for (size_t i = 0; i < db->prepared_count; i++)
		prepared_close(&db->prepared[i]);
	if (db->handle != NULL)
		mysql_close(db->handle);
	db->handle = NULL;
}

/* Notes which columns are moments, so that int64_t takes them as such. */
static void
columns_read(struct prepared *prepared)
{
	MYSQL_RES *result = mysql_stmt_result_metadata(prepared->handle);

	prepared->columns = 0;
	if (result == NULL)
		return;
	prepared->columns = mysql_num_fields(result);
	insist(prepared->columns <= COLUMNS_MAX);
	for (unsigned i = 0; i < prepared->columns; i++) {
		enum enum_field_types type =
		    mysql_fetch_field_direct(result, i)->type;

		prepared->moment[i] = type == MYSQL_TYPE_DATETIME ||
		    type == MYSQL_TYPE_TIMESTAMP || type == MYSQL_TYPE_DATE;
	}
	mysql_free_result(result);
}

static enum status
prepare(struct db *db, struct prepared *prepared)
{
	const struct statement *statement = prepared->statement;
	unsigned error;

	prepared->handle = mysql_stmt_init(db->handle);
	insist(prepared->handle != NULL);
	db->trips++;
	if (mysql_stmt_prepare(prepared->handle, statement->text,
		strlen(statement->text)) == 0) {
		prepared->params =
		    (unsigned)mysql_stmt_param_count(prepared->handle);
		insist(prepared->params <= PARAMS_MAX);
		columns_read(prepared);
		return STATUS_OK;
	}
	error = mysql_stmt_errno(prepared->handle);
	/* What isn't a lost connection is a wrong grant or schema. */
	return fault(db_lost(error) ? STATUS_UNAVAILABLE : STATUS_DENIED,
	    "database: %s can't prepare %s: %u %s", db->account,
	    statement->name, error, mysql_stmt_error(prepared->handle));
}

static void
set_options(MYSQL *handle, bool over_network)
{
	static const unsigned connect_s = 3;
	static const unsigned answer_s = 10;
	static const unsigned off = 0;
	static const my_bool no = 0;
	static const my_bool yes = 1;

	(void)mysql_options(handle, MYSQL_OPT_CONNECT_TIMEOUT, &connect_s);
	(void)mysql_options(handle, MYSQL_OPT_READ_TIMEOUT, &answer_s);
	(void)mysql_options(handle, MYSQL_OPT_WRITE_TIMEOUT, &answer_s);
	(void)mysql_options(handle, MYSQL_OPT_LOCAL_INFILE, &off);
	(void)mysql_options(handle, MYSQL_OPT_RECONNECT, &no);
	(void)mysql_options(handle, MYSQL_SET_CHARSET_NAME, "utf8mb4");
	(void)mysql_options(handle, MYSQL_INIT_COMMAND, session_start);
	if (over_network) {
		(void)mysql_options(handle, MYSQL_OPT_SSL_ENFORCE, &yes);
		(void)mysql_options(
		    handle, MYSQL_OPT_SSL_VERIFY_SERVER_CERT, &yes);
	}
}

static enum status
connect_only(struct db *db)
{
	const struct settings *settings = db->settings;
	bool socket = *settings->database_socket != '\0';
	unsigned error;

	db->handle = mysql_init(NULL);
	insist(db->handle != NULL);
	set_options(db->handle, !socket);
	/* Found rows: an UPDATE tells what its WHERE matched. */
	if (mysql_real_connect(db->handle,
		socket ? NULL : settings->database_host, db->account,
		db->password, settings->database_name,
		(unsigned)settings->database_port,
		socket ? settings->database_socket : NULL,
		CLIENT_FOUND_ROWS) != NULL)
		return STATUS_OK;
	error = mysql_errno(db->handle);
	return fault(error == ER_ACCESS_DENIED_ERROR ||
		    error == ER_DBACCESS_DENIED_ERROR ||
		    error == ER_BAD_DB_ERROR
		? STATUS_DENIED
		: STATUS_UNAVAILABLE,
	    "database: %s can't connect: %u %s", db->account, error,
	    mysql_error(db->handle));
}

/*
 * Groups are checked when statements are prepared. MariaDB 10.11 checks them
 * again when it runs one, forgets then that a subquery's sums aren't those of
 * the whole, and refuses what it has taken before (error 1140).
 */
static enum status
end_group_check(struct db *db)
{
	static const char mode[] = "SET SESSION sql_mode = REPLACE(@@sql_mode, "
				   "'ONLY_FULL_GROUP_BY', '')";

	if (mysql_query(db->handle, mode) == 0)
		return STATUS_OK;
	return fault(STATUS_UNAVAILABLE, "database: sql_mode: %u %s",
	    mysql_errno(db->handle), mysql_error(db->handle));
}

enum status
db_connect(struct db *db)
{
	enum status status = connect_only(db);

	for (size_t i = 0; status == STATUS_OK && i < db->prepared_count; i++)
		status = prepare(db, &db->prepared[i]);
	if (status == STATUS_OK)
		status = end_group_check(db);
	/* Only a failed try makes db_ready wait before the next. */
	db->tried_us = status == STATUS_OK ? 0 : clock_monotonic();
	if (status != STATUS_OK)
		db_disconnect(db);
	return status;
}

static size_t
statements_count(const struct statement_set *const *sets)
{
	size_t count = 0;

	for (; *sets != NULL; sets++)
		count += (*sets)->count;
	return count;
}

enum status
db_open(const struct settings *settings, const char *account,
    const char *password, const struct statement_set *const *sets,
    struct db **db_r)
{
	struct db *db = calloc(1, sizeof(*db));
	size_t next = 0;
	enum status status;

	insist(db != NULL);
	db->settings = settings;
	db->account = account;
	/* An account that is known by its socket has none. */
	db->password = strdup(password == NULL ? "" : password);
	insist(db->password != NULL);
	db->sets = sets;
	db->prepared_count = statements_count(sets);
	db->prepared = calloc(db->prepared_count + 1, sizeof(*db->prepared));
	insist(db->prepared != NULL);
	for (; *sets != NULL; sets++)
		for (size_t i = 0; i < (*sets)->count; i++)
			db->prepared[next++].statement = &(*sets)->items[i];
	status = db_connect(db);
	if (status != STATUS_OK && status != STATUS_UNAVAILABLE) {
		db_close(&db);
		return status;
	}
	*db_r = db;
	return STATUS_OK;
}

void
db_close(struct db **db)
{
	if (*db == NULL)
		return;
	db_disconnect(*db);
	explicit_bzero((*db)->password, strlen((*db)->password));
	free((*db)->password);
	free((*db)->prepared);
	free(*db);
	*db = NULL;
}

enum status
db_ready(struct db *db)
{
	if (db->handle != NULL)
		return STATUS_OK;
	if (db->tried_us != 0 &&
	    clock_monotonic() - db->tried_us < CLOCK_SECOND)
		return fault(STATUS_UNAVAILABLE, "database: still away");
	return db_connect(db);
}

uint64_t
db_trips(const struct db *db)
{
	return db->trips;
}

int64_t
db_inserted(const struct db *db)
{
	return db->inserted;
}

const char *
db_refusal(const struct db *db)
{
	return db->refusal;
}
