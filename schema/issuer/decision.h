/*
 * decision.h - one submission before the issuer of record, and what is
 * decided on it. A submission that isn't this issuer's to decide is ABSENT.
 */
#ifndef SCHEMA_ISSUER_DECISION_H
#define SCHEMA_ISSUER_DECISION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/status.h"
#include "schema/common/brief.h"

struct db;

/* The newest attempt that was handed in. */
struct decision_head {
	int64_t submission;
	const char *public_id;
	const char *number;
	int64_t author;
	int64_t edition;
	const char *author_name;
	int64_t attempt;
	int64_t ordinal;
	const char *state;
	int64_t submitted_us;
	bool consent;
	int64_t unfinished;  /* reviews that aren't in */
	int64_t thirds;      /* how often another assessor was asked for */
	const char *outcome; /* award | not_yet, NULL while undecided */
	int64_t decided_us;
	const char *decided_by;
	const char *note;
	const char *award; /* public id or NULL */
	int64_t sealed;    /* the sealed decision that this is, or 0 */
	const char *term; /* its name; NULL: not read by term, or none is set */
	bool term_open;
	int64_t release_us; /* when results of the term go out */
	struct brief brief;
};

struct decision_review {
	int64_t id;
	const char *name;
	const char *recommendation; /* award | not_yet */
	const char *note;           /* or NULL */
	int64_t recommended_us;
};

struct decision_score {
	int64_t criterion;
	int64_t review;
	int64_t level;
};

struct decision_feedback {
	int64_t section;
	int64_t review;
	const char *text;
};

/* All that the issuer weighs beside the content itself. */
struct decision_case {
	struct decision_head head;
	struct decision_review *reviews;
	size_t review_count;
	struct decision_score *scores;
	size_t score_count;
	struct decision_feedback *feedback;
	size_t feedback_count;
};

/*
 * decision_read - by the submission's public id, in one round trip. OK |
 * ABSENT | UNAVAILABLE.
 */
MUST_USE enum status decision_read(struct db *db, struct arena *arena,
    const char *id, int64_t person, struct decision_case *case_r);

/*
 * decision_seen - a number that changes with each recommendation that comes
 * in, in this attempt and in the next: what a page showed.
 */
int64_t decision_seen(const struct decision_case *it);

/* What an issuer does, and for whom. */
struct decision_act {
	int64_t submission;
	int64_t attempt;
	int64_t author;
	int64_t edition;
	int64_t person; /* the issuer */
	const char *note;
	int64_t now_us;
	const char *request_id;
};

/*
 * decision_decide - award (with the award, in one transaction) or not yet.
 * Safe to repeat: where this issuer decided the same before, that is OK.
 *
 *   out  award_r  the award's number, 0 for not yet
 *   OK
 *   CONFLICT  somebody decided otherwise meanwhile, or it isn't ripe any more
 *   DENIED    a rule refused it: own submission, own review, no duty
 *   UNCERTAIN | UNAVAILABLE
 */
MUST_USE enum status decision_decide(struct db *db, struct arena *arena,
    const struct decision_act *act, bool award, int64_t *award_r);

/*
 * decision_refer - pass it back to its assessors, or ask for one more
 * (`third`). OK | CONFLICT | DENIED | UNCERTAIN | UNAVAILABLE.
 */
MUST_USE enum status decision_refer(
    struct db *db, const struct decision_act *act, bool third);

#endif
