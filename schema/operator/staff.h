/*
 * staff.h - what the directory's sync writes beside people and roles. The
 * account accolade_sync alone. All but school_list only inside db_transact.
 */
#ifndef SCHEMA_OPERATOR_STAFF_H
#define SCHEMA_OPERATOR_STAFF_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/status.h"

struct db;
struct statement_set;

extern const struct statement_set staff_statements;

struct school {
	int64_t id;
	const char *code;
	const char *name;
};

MUST_USE enum status school_list(struct db *db, struct arena *arena,
    struct school **list_r, size_t *count_r);
MUST_USE enum status school_set(
    struct db *db, int64_t school, const char *name);

/*
 * manager_set - 0: none.
 */
MUST_USE enum status manager_set(
    struct db *db, int64_t person, int64_t manager);

/*
 * person_leave - no longer active: sessions end at once, what the person has
 * done stays.
 */
MUST_USE enum status person_leave(struct db *db, int64_t person);

/*
 * person_seen - all who are active were found just now.
 */
MUST_USE enum status person_seen(struct db *db);

#endif
