/*
 * public.h - the names of what anyone may see.
 */
#ifndef SCHEMA_OPERATOR_PUBLIC_H
#define SCHEMA_OPERATOR_PUBLIC_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "schema/db.h"

extern const struct statement_set public_statements;

struct public_award {
	int64_t id;
	const char *public_id;
};

enum { PUBLIC_ACHIEVEMENT = 1, PUBLIC_KEY, PUBLIC_LIST };

struct public_name {
	int64_t kind; /* PUBLIC_... */
	const char *name;
};

/*
 * public_award_list - at most `limit` shared awards behind the number `after`,
 * in `arena`. OK | UNAVAILABLE.
 */
MUST_USE enum status public_award_list(struct db *db, struct arena *arena,
    int64_t after, int64_t limit, struct public_award **list_r,
    size_t *count_r);

/*
 * public_name_list - all others. OK | UNAVAILABLE.
 */
MUST_USE enum status public_name_list(struct db *db, struct arena *arena,
    struct public_name **list_r, size_t *count_r);

#endif
