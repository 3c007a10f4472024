/*
 * stored.h - the files that the records name. The owner's account alone.
 */
#ifndef SCHEMA_OPERATOR_STORED_H
#define SCHEMA_OPERATOR_STORED_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/span.h"
#include "base/status.h"

struct db;

struct stored {
	int64_t id;
	struct span sha256; /* 32 bytes; its name in the store */
	int64_t size_bytes;
};

/*
 * stored_list - at most `limit` (1..10,000) files whose number is above
 * `after`, in order; *count_r is 0 at the end. OK | UNAVAILABLE.
 */
MUST_USE enum status stored_list(struct db *db, struct arena *arena,
    int64_t after, int64_t limit, struct stored **list_r, size_t *count_r);

#endif
