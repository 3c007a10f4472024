/*
 * migration.h - which migrations the database has had, and running the
 * statements of one. The owner's account alone.
 */
#ifndef SCHEMA_OPERATOR_MIGRATION_H
#define SCHEMA_OPERATOR_MIGRATION_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/span.h"
#include "base/status.h"

struct db;
struct statement_set;

struct migration {
	int64_t number;
	const char *name;   /* of the file */
	struct span sha256; /* of its bytes */
	int64_t statements; /* how many of it have run */
	bool finished;
};

/* For a connection that is opened after migration_prepare. */
extern const struct statement_set migration_statements;

/*
 * migration_prepare - make the table that remembers, unless it is there.
 */
MUST_USE enum status migration_prepare(struct db *db);

/*
 * migration_list - what has run, in order.
 */
MUST_USE enum status migration_list(struct db *db, struct arena *arena,
    struct migration **list_r, size_t *count_r);

/*
 * migration_begin, _step, _finish - remember how far a file has got.
 * MariaDB commits each CREATE by itself: a file that failed in its middle goes
 * on there, once it is mended.
 */
MUST_USE enum status migration_begin(
    struct db *db, const struct migration *migration);
MUST_USE enum status migration_step(
    struct db *db, const struct migration *migration);
MUST_USE enum status migration_finish(
    struct db *db, const struct migration *migration);

/*
 * migration_run - one statement of a file, as it is.
 */
MUST_USE enum status migration_run(struct db *db, struct span statement);

#endif
