/*
 * claim.h - reviews that assessors have in hand, as an administrator sees them:
 * whose, since when, until when; and handing one over.
 */
#ifndef SCHEMA_ADMINISTRATOR_CLAIM_H
#define SCHEMA_ADMINISTRATOR_CLAIM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/status.h"

struct db;

/* A review in hand, in the list. */
struct claim_row {
	const char *public_id;
	const char *number;
	const char *title;
	int64_t ordinal;
	const char *assessor;
	const char *assessor_id; /* public id */
	int64_t claimed_us;
	int64_t lapses_us; /* 0: never */
	int64_t due_us;
	bool active;  /* the assessor hasn't left */
	bool on_duty; /* and still has the duty */
};

struct claim {
	int64_t id;
	const char *public_id;
	const char *state; /* "claimed", or it isn't in hand any more */
	int64_t attempt;
	const char *number;
	const char *title;
	int64_t ordinal;
	int64_t assessor; /* 0: nobody has it */
	const char *assessor_name;
	const char *username;
	int64_t claimed_us;
	int64_t lapses_us;
	int64_t due_us;
	int64_t claim_days; /* that the edition says; 0: the settings do */
	bool own;           /* the submission is of the person who asks */
	const char *code;   /* of the micro-credential */
};

/* Somebody who could have it instead. */
struct claim_receiver {
	int64_t id;
	const char *public_id;
	const char *name;
	const char *username;
	int64_t in_hand; /* reviews, of all micro-credentials */
};

/* A review that changes hands. */
struct claim_change {
	const struct claim *claim;
	int64_t receiver;  /* 0: back to the queue */
	int64_t lapses_us; /* when the receiver's claim ends; 0: never */
	int64_t actor;
	const char *reason;
	const char *subject; /* for the audit trail */
	const char *request_id;
};

/*
 * claim_list - at most `limit`, the longest in hand first, behind `after` (a
 * public id; NULL: from the start). One round trip, two with `after`.
 */
MUST_USE enum status claim_list(struct db *db, struct arena *arena,
    const char *after, int64_t limit, struct claim_row **rows_r,
    size_t *count_r);

/*
 * claim_find - one by public id, as `person` sees it.
 * OK | ABSENT | UNAVAILABLE.
 */
MUST_USE enum status claim_find(struct db *db, struct arena *arena,
    const char *id, int64_t person, struct claim *claim_r);

/*
 * claim_receivers - at most `limit` who could have it instead, those with the
 * least in hand first. One round trip.
 */
MUST_USE enum status claim_receivers(struct db *db, struct arena *arena,
    const struct claim *claim, int64_t limit, struct claim_receiver **rows_r,
    size_t *count_r);

/*
 * claim_hand_over - with its audit entry and the letters to both.
 *   OK | CONFLICT (the assessor hasn't got it any more) | DENIED (a rule of the
 *   database: db_refusal) | UNCERTAIN | UNAVAILABLE
 */
MUST_USE enum status claim_hand_over(
    struct db *db, struct arena *arena, const struct claim_change *change);

#endif
