/*
 * person.h - people as the directory has them. Sign-on and `accolade sync`
 * bring them in; nobody else's account may.
 */
#ifndef SCHEMA_COMMON_PERSON_H
#define SCHEMA_COMMON_PERSON_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/span.h"
#include "base/status.h"

struct db;
struct shape;
struct statement_set;

/* What the directory says; "" where it says nothing. */
struct person_facts {
	struct span key; /* never changes, whatever the name does */
	const char *username;
	const char *name;
	const char *mail;
	const char *title;
	const char *school;      /* its code */
	const char *school_name; /* for one that isn't known yet */
	const char *roles;       /* words with a space between */
	struct span manager;     /* the manager's key, "" for none; at NULL:
				    unknown, and left as it is */
};

/* What the records say. */
struct person_record {
	int64_t id;
	struct span key;
	const char *username;
	const char *name;
	const char *mail;
	const char *title;
	const char *school;
	const char *roles; /* in the order of the alphabet */
	bool active;
	int64_t missing_runs; /* of sync in a row that didn't find them */
	int64_t missing_since;
	bool manager_differs; /* by person_find: not the one of the facts */
};

/* For the lists of statements of sign-on and sync. */
extern const struct statement_set person_statements;

/* The columns of a person_record, for other statements that bring people. */
extern const struct shape person_shape;

/*
 * person_find - by the key of `facts`, whose manager is compared. OK | ABSENT |
 * UNAVAILABLE.
 */
MUST_USE enum status person_find(struct db *db, struct arena *arena,
    const struct person_facts *facts, struct person_record *person_r);

/*
 * person_same - do the records say what the directory says, but for roles and
 * manager?
 */
bool person_same(
    const struct person_record *person, const struct person_facts *facts);

/*
 * person_roles_same - the same words, in whatever order?
 */
bool person_roles_same(const char *some, const char *others);

/*
 * person_add, person_set - write what the directory says, but for roles; a
 * school that isn't known yet is added. Only inside db_transact. CONFLICT: the
 * same person, or the school, was added by somebody else just now.
 */
MUST_USE enum status person_add(
    struct db *db, const struct person_facts *facts, int64_t *id_r);
MUST_USE enum status person_set(
    struct db *db, int64_t person, const struct person_facts *facts);

/*
 * person_manager_set - the manager of the facts; none where the records don't know
 * them, or it is oneself. Only inside db_transact.
 */
MUST_USE enum status person_manager_set(struct db *db, struct arena *arena,
    int64_t person, const struct person_facts *facts);

/*
 * person_roles_set - grant what is in `now` and not in `before`, end what is
 * in `before` and not in `now`. *changed_r: anything at all. Only inside
 * db_transact.
 */
MUST_USE enum status person_roles_set(struct db *db, int64_t person,
    const char *before, const char *now, bool *changed_r);

#endif
