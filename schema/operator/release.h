/*
 * release.h - results of terms that go out, and terms that open: as the account
 * accolade_release.
 */
#ifndef SCHEMA_OPERATOR_RELEASE_H
#define SCHEMA_OPERATOR_RELEASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/status.h"

struct db;
struct statement_set;

/* A sealed decision of a term whose release date has passed. */
struct release_row {
	int64_t id;
	int64_t attempt;
	int64_t issuer;
	const char *outcome; /* award | not_yet */
	const char *note;
	const char *decided; /* the moment, as the database writes it */
	int64_t submission;
	int64_t person;
	int64_t edition;
};

struct release_term {
	int64_t id;
	const char *code;
};

/*
 * release_list - at most `limit` of them, from behind the one with the id
 * `after` (0: from the start).
 */
MUST_USE enum status release_list(struct db *db, struct arena *arena,
    int64_t after, int64_t limit, struct release_row **rows_r, size_t *count_r);

/*
 * release_put - the decision, with the award where it is one, and all that
 * follows, in one transaction.
 *   OK        it is out
 *   CONFLICT  it is out already, or was taken back meanwhile: leave it
 *   UNCERTAIN the answer was lost: the next run knows
 *   UNAVAILABLE
 */
MUST_USE enum status release_put(struct db *db, const struct release_row *row);

/*
 * release_open_list - terms that are open, and whose assessors weren't told.
 */
MUST_USE enum status release_open_list(struct db *db, struct arena *arena,
    struct release_term **terms_r, size_t *count_r);

/*
 * release_tell - tell the assessors of a term, once; *told_r is how many.
 */
MUST_USE enum status release_tell(
    struct db *db, struct arena *arena, int64_t term, int64_t *told_r);

extern const struct statement_set release_statements;

#endif
