/*
 * claim.h - claims of reviews that come to their end: the courier warns their
 * assessors, and gives back what was not sent.
 */
#ifndef SCHEMA_OPERATOR_CLAIM_H
#define SCHEMA_OPERATOR_CLAIM_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/status.h"

struct db;

/* What was done by one look. */
struct claim_sweep {
	size_t warned;
	size_t lapsed;
};

/*
 * claim_sweep - warn of claims that end within `days`, once each, and give back
 * those that have ended, at most `limit` together: each in a transaction with
 * its audit entry and its letter. Safe to repeat, also by several at once:
 * nothing is done twice.
 *   OK | UNCERTAIN (look again) | UNAVAILABLE
 */
MUST_USE enum status claim_sweep(struct db *db, struct arena *arena,
    int64_t days, int64_t limit, struct claim_sweep *done_r);

#endif
