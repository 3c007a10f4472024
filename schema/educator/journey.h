/*
 * journey.h - what an educator has earned, has under way, and plans.
 */
#ifndef SCHEMA_EDUCATOR_JOURNEY_H
#define SCHEMA_EDUCATOR_JOURNEY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/status.h"
#include "schema/common/brief.h"

struct db;

struct journey_row {
	const char *code;
	const char *title;
	const char *programme;
	struct badge badge;
	int64_t edition;
	const char *requires; /* JSON, "" for nothing (modules/requirement.h) */
	bool planned;
	const char *submission; /* public id, or NULL */
	const char *state;      /* of its newest attempt */
	int64_t due_us;         /* when a result is expected */
	const char *award;      /* public id of one that stands, or NULL */
	int64_t awarded_us;
	int64_t closes_us; /* the end of the running term; 0: not by term */
};

/* What the person has of one micro-credential that an edition requires. */
struct journey_required {
	int64_t edition;
	const char *code;
	const char *title;
	const char *unit;
	int64_t credit;
	bool earned;
};

struct journey {
	struct journey_row *rows;
	size_t count;
	struct journey_required *required; /* by edition */
	size_t required_count;
};

/*
 * journey_read - all of it, in two round trips. OK | UNAVAILABLE.
 */
MUST_USE enum status journey_read(struct db *db, struct arena *arena,
    int64_t person, struct journey *journey_r);

/*
 * plan_set - plan a published micro-credential, or don't any more. Safe to
 * repeat. OK | DENIED (the plan is full) | UNCERTAIN | UNAVAILABLE.
 */
MUST_USE enum status plan_set(struct db *db, int64_t person, const char *code,
    bool planned, int64_t now_us);

#endif
