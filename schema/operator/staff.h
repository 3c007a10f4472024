/*
 * staff.h - who is signed in, for `accolade refresh`. The account accolade_sync
 * alone.
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

/*
 * person_sessions_end - all of them. Only inside db_transact.
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

#endif
