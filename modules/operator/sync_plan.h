/*
 * sync_plan.h - the directory beside the records: who is new, who changed, who
 * left. Pure: reads both, writes neither.
 */
#ifndef MODULES_OPERATOR_SYNC_PLAN_H
#define MODULES_OPERATOR_SYNC_PLAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/status.h"
#include "schema/common/person.h"

/* One person of the directory. */
struct sync_person {
	struct person_facts facts;
	const char *dn;      /* in its normal form */
	const char *manager; /* the manager's, or "" */
	/* By sync_plan: */
	const struct person_record *record; /* NULL: new */
	struct sync_person *boss;           /* NULL: none, or nobody we know */
	bool facts_differ;
	bool roles_differ;
	/* While the plan is carried out: */
	int64_t id;
};

/* Who isn't found by so many runs in a row, or for so long, has left. */
enum { MISSING_RUNS = 3, MISSING_DAYS = 7 };

struct sync_plan {
	struct sync_person *people;
	size_t count;
	struct person_record *records; /* sorted by key */
	size_t record_count;
	const struct person_record **leaving;
	size_t leaving_count;
	const struct person_record **missing; /* not found, and not gone yet */
	size_t missing_count;
	int64_t now_us;
	size_t active; /* of the records, before */
};

/*
 * sync_plan - fill in what is to be done from people and records, which it
 * sorts by key. CONFLICT when two entries have one key.
 */
MUST_USE enum status sync_plan(struct arena *arena, struct sync_plan *plan);

/*
 * leaving_is_plausible - may so many of the active go at once? An answer that
 * lost its half looks like a district that left. At most `percent`, or 20 in
 * a small district, and never more than half; a percent of 100 asks nothing.
 */
bool leaving_is_plausible(size_t active, size_t leaving, int64_t percent);

#endif
