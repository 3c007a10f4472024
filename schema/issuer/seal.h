/*
 * seal.h - decisions on work that is read by term: sealed until the release
 * date of the term, and taken back before it.
 */
#ifndef SCHEMA_ISSUER_SEAL_H
#define SCHEMA_ISSUER_SEAL_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/status.h"

struct db;
struct decision_act;

/*
 * seal_decide - put down what is decided; nobody but issuers of record can
 * read it until `accolade release` lets it out. Safe to repeat.
 *
 *   OK
 *   CONFLICT  somebody decided otherwise meanwhile
 *   DENIED    a rule refused it: own submission, own review, no duty, not read
 *             by term, or its term isn't open
 *   UNCERTAIN | UNAVAILABLE
 */
MUST_USE enum status seal_decide(struct db *db, struct arena *arena,
    const struct decision_act *act, bool award);

/*
 * seal_undo - take back the sealed decision `sealed`, so that the attempt
 * awaits a decision again. `act` is as for deciding. Safe to repeat.
 * OK | DENIED (it went out, or the person may not) | UNCERTAIN | UNAVAILABLE.
 */
MUST_USE enum status seal_undo(struct db *db, struct arena *arena,
    const struct decision_act *act, int64_t sealed);

#endif
