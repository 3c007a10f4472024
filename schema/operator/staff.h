/*
 * staff.h - what the directory's sync writes beside people and roles. The
 * account accolade_sync alone. All but school_list only inside db_transact.
 */
#ifndef SCHEMA_OPERATOR_STAFF_H
#define SCHEMA_OPERATOR_STAFF_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/settings.h"
#include "base/status.h"
#include "schema/common/person.h"

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
 * person_missing - the directory doesn't show them: sessions end at once, and
 * the run is counted.
 */
MUST_USE enum status person_missing(struct db *db, int64_t person);

/*
 * person_sessions_end - all of them.
 */
MUST_USE enum status person_sessions_end(struct db *db, int64_t person);

/*
 * signed_in_list - who has a live session; signed_out_list - others who are
 * active, for comparison. At most `limit`.
 */
MUST_USE enum status signed_in_list(struct db *db, struct arena *arena,
    const struct settings *settings, int64_t limit,
    struct person_record **list_r, size_t *count_r);
MUST_USE enum status signed_out_list(struct db *db, struct arena *arena,
    const struct settings *settings, int64_t limit,
    struct person_record **list_r, size_t *count_r);

/*
 * person_seen - all who are active were found just now.
 */
MUST_USE enum status person_seen(struct db *db);

#endif
