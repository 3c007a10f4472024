/*
 * db_private.h - what the three files behind db.h share: connection (db.c),
 * statements (query.c), transactions (transact.c). Nobody else includes it.
 */
#ifndef SCHEMA_DB_PRIVATE_H
#define SCHEMA_DB_PRIVATE_H

#include <stdbool.h>
#include <stdint.h>

#include <mysql.h>

#include "schema/db.h"

enum { COLUMNS_MAX = 64, PARAMS_MAX = 64, REFUSAL_MAX = 256 };

/* A prepared statement, and which of its columns are moments. */
struct prepared {
	const struct statement *statement;
	MYSQL_STMT *handle;
	unsigned columns;
	unsigned params;
	bool moment[COLUMNS_MAX];
};

struct db {
	const struct settings *settings;
	const char *account;
	char *password; /* kept: a lost connection is opened anew */
	const struct statement_set *const *sets;
	MYSQL *handle; /* NULL: not connected */
	struct prepared *prepared;
	size_t prepared_count;
	int64_t tried_us; /* monotonic, last failed try to connect */
	uint64_t trips;
	int64_t inserted;
	char refusal[REFUSAL_MAX];
	bool transacting;
	unsigned dead; /* the error that ended this transaction, 0: none */
	enum status dead_status;
};

/*
 * db_connect - connect and prepare everything. As db_ready.
 */
MUST_USE enum status db_connect(struct db *db);

/*
 * db_disconnect - close what is open.
 */
void db_disconnect(struct db *db);

/*
 * db_lost - is this the error of a connection that is gone, or of a server
 * that can't serve at present?
 */
bool db_lost(unsigned error);

/*
 * db_again - an error after which the whole transaction may be run anew.
 */
bool db_again(unsigned error);

/*
 * db_failed - the outcome for an error of a statement, with the fault
 * recorded and the refusal kept. `error` 0 and texts as the library says.
 */
MUST_USE enum status db_failed(
    struct db *db, const char *what, unsigned error, const char *text);

#endif
