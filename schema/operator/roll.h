/*
 * roll.h - the directory's people as a run of sync reads them, kept in the database:
 * compared with the records there, and carried out in one transaction. However many
 * they are, the program holds a handful. The account accolade_sync alone.
 *
 * A run has a number of its own. Another that begins meanwhile takes its people away:
 * roll_compare's counts show it.
 */
#ifndef SCHEMA_OPERATOR_ROLL_H
#define SCHEMA_OPERATOR_ROLL_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/status.h"
#include "schema/common/person.h"

struct db;
struct statement_set;

extern const struct statement_set roll_statements;

/* One person of the directory. */
struct roll_person {
	struct person_facts facts;
	const char *dn;      /* in its normal form */
	const char *manager; /* the manager's, or "" */
};

/* What becomes of somebody. */
enum roll_kind {
	ROLL_AS_BEFORE,
	ROLL_NEW,
	ROLL_CHANGED,
	ROLL_MISSING, /* not found, and not gone yet */
	ROLL_LEFT,
	ROLL_KIND__MAX
};

struct roll_counts {
	int64_t found;
	int64_t fresh;
	int64_t changed;
	int64_t missing;
	int64_t left;
	int64_t active; /* of the records, before */
};

/* A line of what will be done. */
struct roll_row {
	struct span key;
	const char *username;
	const char *name;
	const char *roles;
	int64_t missing_runs; /* before this one */
};

/*
 * roll_start - forget what earlier runs left; *run_r is the number of this one.
 */
MUST_USE enum status roll_start(struct db *db, int64_t *run_r);

/*
 * roll_add - a few people, in one transaction. CONFLICT, with a fault that names
 * both: two entries have one key.
 */
MUST_USE enum status roll_add(struct db *db, struct arena *arena, int64_t run,
    const struct roll_person *people, size_t count);

/*
 * roll_compare - work out what becomes of everybody. Who isn't found for the
 * `missing_runs`th time in a row, or since `missing_days`, has left.
 */
MUST_USE enum status roll_compare(struct db *db, struct arena *arena,
    int64_t run, int64_t missing_runs, int64_t missing_days,
    struct roll_counts *counts_r);

/*
 * roll_list - at most `limit` of a kind after `after`, by key.
 */
MUST_USE enum status roll_list(struct db *db, struct arena *arena, int64_t run,
    enum roll_kind kind, struct span after, int64_t limit,
    struct roll_row **list_r, size_t *count_r);

/*
 * roll_carry_out - do all of it, with `subject` in the audit trail. CONFLICT:
 * somebody signed on for the first time meanwhile; nothing was done.
 */
MUST_USE enum status roll_carry_out(
    struct db *db, int64_t run, const char *subject);

/*
 * roll_end - forget this run.
 */
MUST_USE enum status roll_end(struct db *db);

#endif
