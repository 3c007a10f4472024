/*
 * withdraw.h - taking a submission back, and giving up a draft.
 */
#ifndef SCHEMA_EDUCATOR_WITHDRAW_H
#define SCHEMA_EDUCATOR_WITHDRAW_H

#include <stdint.h>

#include "base/arena.h"
#include "base/status.h"

struct db;

/*
 * submission_recall - what was handed in is a draft again, as long as no
 * assessor has claimed it. With its audit entry. Safe to repeat: a draft is OK.
 *   OK | ABSENT (not this person's) | CONFLICT (an assessor reads it) |
 *   UNCERTAIN | UNAVAILABLE
 */
MUST_USE enum status submission_recall(struct db *db, struct arena *arena,
    const char *id, int64_t person, const char *request_id);

/*
 * submission_discard - give up a draft: the submission ends. As
 * submission_recall; CONFLICT when it is no draft.
 */
MUST_USE enum status submission_discard(struct db *db, struct arena *arena,
    const char *id, int64_t person, const char *request_id);

#endif
