/*
 * desk.h - the issuer's desk: lists of what awaits a decision and what was
 * decided.
 */
#ifndef SCHEMA_ISSUER_DESK_H
#define SCHEMA_ISSUER_DESK_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/status.h"
#include "schema/common/brief.h"

struct db;

/* Which list. */
enum desk {
	DESK_WAITING,   /* all that is ripe */
	DESK_AGREED,    /* ripe, and the assessors agree */
	DESK_SPLIT,     /* ripe, and they don't */
	DESK_IN_REVIEW, /* handed in, and not ripe */
	DESK_SEALED,    /* decided, and not out before its term's date */
	DESK_DECIDED,   /* by this person */
	DESK__MAX
};

struct desk_count {
	int64_t counts[DESK__MAX]; /* each ends at 200 */
};

struct desk_row {
	const char *public_id; /* of the submission */
	const char *number;
	int64_t ordinal;
	const char *title;
	struct badge badge;
	int64_t submitted_us;
	int64_t due_us;
	int64_t recommended_us;      /* the last recommendation */
	const char *recommendations; /* "award,not_yet", or NULL */
	int64_t reviews_in;          /* IN_REVIEW */
	int64_t reviews_all;
	const char *outcome; /* SEALED, DECIDED: award | not_yet */
	int64_t decided_us;
	const char *award; /* its public id where it is shared, or NULL */
};

/*
 * desk_count - how much stands in each list.
 */
MUST_USE enum status desk_count(struct db *db, struct arena *arena,
    int64_t person, struct desk_count *count_r);

/*
 * desk_list - `limit` rows from behind the submission with the public id
 * `after` (or NULL).
 */
MUST_USE enum status desk_list(struct db *db, struct arena *arena,
    int64_t person, enum desk which, const char *after, int64_t limit,
    struct desk_row **rows_r, size_t *count_r);

#endif
