/*
 * db.h - the one way to the records: prepared statements on one connection.
 *
 * Knows SQL only as text that schema/ hands it; HTTP and roles not at all.
 * Every statement of a process is prepared when it connects: a missing grant
 * or column is found then, and ends the process (db_open says DENIED). A
 * database that is away is not an error of the process: db_ready says
 * UNAVAILABLE until it is back.
 *
 * MariaDB Connector/C; sessions are strict, in UTC, utf8mb4, without
 * auto-reconnect and LOCAL INFILE (SECURITY B5).
 */
#ifndef SCHEMA_DB_H
#define SCHEMA_DB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/settings.h"
#include "base/span.h"
#include "base/status.h"

struct db;

/* A statement and a set of them, as schema/compile.sh makes them from .sql
 * files. */
struct statement {
	const char *name;
	const char *text;
};

struct statement_set {
	const struct statement *items;
	size_t count;
};

/* ---- parameters ------------------------------------------------------ */

enum param_kind { PARAM_NULL, PARAM_INT, PARAM_TEXT, PARAM_BYTES, PARAM_TIME };

struct param {
	enum param_kind kind;
	int64_t number; /* INT; TIME in microseconds */
	struct span bytes;
};

/*
 * param_int, param_flag, param_text (NULL is SQL NULL), param_bytes,
 * param_time (0 is SQL NULL), param_null - one value for one `?`.
 */
struct param param_int(int64_t value);
struct param param_flag(bool value);
struct param param_text(const char *value);
struct param param_bytes(const void *at, size_t len);
struct param param_time(int64_t us);
struct param param_null(void);

/* The values of a call, in the order of the `?`s, with their number. */
#define PARAMS(...)                                                            \
	(const struct param[]) {__VA_ARGS__},                                  \
	    sizeof((const struct param[]) {__VA_ARGS__}) /                     \
	    sizeof(struct param)
#define NO_PARAMS NULL, 0

/* ---- columns --------------------------------------------------------- */

enum column_kind { COLUMN_INT, COLUMN_FLAG, COLUMN_TEXT, COLUMN_BYTES };

struct column {
	size_t offset;
	enum column_kind kind;
};

/* How the columns of a result fill a struct, in their order. int64_t takes
 * integers and moments (DATETIME becomes microseconds), SQL NULL is 0;
 * const char * takes text and decimals, NULL stays NULL; struct span takes
 * bytes; bool takes 0 and 1. */
struct shape {
	const struct column *columns;
	size_t count;
	size_t size;
};

#define COLUMN(type, member)                                                     \
	{                                                                        \
		offsetof(type, member),                                        \
		    _Generic(((type *)0)->member, int64_t                      \
			     : COLUMN_INT, bool                                \
			     : COLUMN_FLAG, const char *                       \
			     : COLUMN_TEXT, struct span                        \
			     : COLUMN_BYTES) \
	}

#define SHAPE(type, columns)                                                   \
	{                                                                      \
		(columns), sizeof(columns) / sizeof((columns)[0]),             \
		    sizeof(type)                                               \
	}

/* ---- connection ------------------------------------------------------ */

/*
 * db_open - connect as `account` ("accolade_educator") and prepare the
 * statements of all `sets` (NULL-terminated, borrowed for ever). The password
 * is copied, for the next connection; NULL for an account that MariaDB knows by
 * its socket.
 *   OK           connected, or the database is away (db_ready will try again)
 *   DENIED       a statement can't be prepared: grant or schema is wrong
 * fault_last says which statement and why.
 */
MUST_USE enum status db_open(const struct settings *settings,
    const char *account, const char *password,
    const struct statement_set *const *sets, struct db **db_r);

/*
 * db_close - accepts NULL, sets *db to NULL.
 */
void db_close(struct db **db);

/*
 * db_ready - connected? Tries to connect again when not, at most once a
 * second. OK | UNAVAILABLE | DENIED (as db_open).
 */
MUST_USE enum status db_ready(struct db *db);

/*
 * db_trips - round trips since db_open: what the bench counts.
 */
uint64_t db_trips(const struct db *db);

/* ---- statements ------------------------------------------------------ */

/*
 * db_find - the one row of a query, into the struct at `row_r` (written only
 * on OK). ABSENT when there is none; more than one is a bug of the statement
 * and reported as UNAVAILABLE.
 */
MUST_USE enum status db_find(struct db *db, struct arena *arena,
    const struct statement *statement, const struct param *params,
    size_t param_count, const struct shape *shape, void *row_r);

/*
 * db_list - all rows, as an array in `arena`; *rows_r is NULL and *count_r 0
 * when there are none, which is OK. More than 10,000 rows are TOO_MUCH: lists
 * are read by key and limit.
 */
MUST_USE enum status db_list(struct db *db, struct arena *arena,
    const struct statement *statement, const struct param *params,
    size_t param_count, const struct shape *shape, void *rows_r,
    size_t *count_r);

/*
 * db_change - a statement that writes; *changed_r (may be NULL) is the
 * number of rows that matched its WHERE clause. Only inside db_transact.
 *   CONFLICT  a key is taken, or a row that is needed is gone
 *   DENIED    a rule of the database refused it (db_refusal has its words)
 *   INVALID   a value out of its column's limits
 *   UNAVAILABLE  anything else
 */
MUST_USE enum status db_change(struct db *db, const struct statement *statement,
    const struct param *params, size_t param_count, uint64_t *changed_r);

/*
 * db_change_one - db_change for a guarded statement: CONFLICT unless exactly
 * one row changed.
 */
MUST_USE enum status db_change_one(struct db *db,
    const struct statement *statement, const struct param *params,
    size_t param_count);

/*
 * db_inserted - the AUTO_INCREMENT id of the last insert.
 */
int64_t db_inserted(const struct db *db);

/*
 * db_refusal - what the rule said that refused the last change (the
 * MESSAGE_TEXT of its SIGNAL), "" when none did.
 */
const char *db_refusal(const struct db *db);

/* ---- transactions ---------------------------------------------------- */

/*
 * A body of a transaction. It may run several times: it must not keep
 * anything from an earlier run but what it writes again. Returning anything
 * but OK rolls back.
 */
typedef enum status transact_fn(struct db *db, void *context);

/*
 * db_transact - run `body` in a transaction and commit.
 *
 * Dead after its first failed statement: later ones are not sent and COMMIT is
 * refused, whatever the body makes of it. A deadlock, a lock wait, a failed
 * certification or a connection lost before COMMIT reruns the whole body, up
 * to three times. A connection lost during COMMIT is UNCERTAIN: the caller
 * settles it by looking for what it wrote under its own key.
 *   OK  committed    UNCERTAIN    UNAVAILABLE    else: what the body returned
 */
MUST_USE enum status db_transact(
    struct db *db, transact_fn *body, void *context);

#endif
