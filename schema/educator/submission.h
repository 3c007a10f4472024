/*
 * submission.h - an educator's submissions: where they stand, and how one
 * begins. Every function carries the person on whose behalf it runs; someone
 * else's submission is ABSENT.
 */
#ifndef SCHEMA_EDUCATOR_SUBMISSION_H
#define SCHEMA_EDUCATOR_SUBMISSION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/status.h"
#include "schema/common/brief.h"

struct db;

/* The newest attempt of a submission, and what its edition asks for. */
struct submission {
	int64_t id;
	const char *public_id;
	const char *number;
	const char *state; /* open | awarded | discarded */
	int64_t attempt;
	int64_t ordinal;
	const char *attempt_state;
	int64_t saved_us;
	bool consent;
	bool own_work;
	int64_t submitted_us;
	int64_t due_us;
	int64_t artifact_least;
	int64_t artifact_most;
	int64_t assessor_count;
	bool anonymous;
	const char *reflection_prompt;
	int64_t reflection_least; /* words; 0: no bound */
	int64_t reflection_most;
	bool decided;
	const char *award;  /* its public id, or NULL */
	const char *term;   /* that it is read in; NULL: none, or none is set */
	int64_t opens_us;   /* when reading begins */
	const char *events; /* for submission_events; NULL in a draft */
	struct brief brief;
};

/* A row of a list of submissions. */
struct submission_row {
	const char *public_id;
	const char *number;
	int64_t ordinal;
	const char *attempt_state;
	int64_t changed_us;
	int64_t saved_us;
	int64_t submitted_us;
	int64_t due_us;
	const char *award;        /* public id or NULL */
	int64_t feedback_ordinal; /* the attempt decided before, 0: none */
	int64_t missing;          /* points still open in a draft, at least */
	const char *title;
	const char *programme;
	const char *word_not_yet; /* the programme's word for a miss */
	struct badge badge;
};

struct submission_event {
	int64_t at_us;
	const char *action;
};

/* A decided attempt. */
struct submission_decision {
	int64_t submission;
	const char *public_id;
	const char *number;
	int64_t attempt;
	int64_t ordinal;
	const char *outcome; /* award | not_yet */
	const char *note;
	int64_t decided_us;
	const char *award;    /* public id or NULL */
	int64_t last_ordinal; /* of the submission's newest attempt */
	struct brief brief;
};

/* What starting a micro-credential would mean. */
struct submission_offer {
	int64_t edition;
	int64_t artifact_least;
	int64_t artifact_most;
	int64_t assessor_count;
	bool anonymous;
	const char *requires; /* JSON, "" for nothing (modules/requirement.h) */
	const char *going;    /* the open submission's public id, or NULL */
	const char *award;    /* the newest award's public id, or NULL */
	struct brief brief;
};

/* What a person has of one micro-credential that another one requires. */
struct submission_required {
	const char *code;
	const char *title;
	const char *unit; /* NULL: it gave no credit */
	int64_t credit;   /* hundredths */
	bool earned;
};

/* Is what an edition requires met by this? A rule of its module's. */
typedef bool submission_may_fn(struct arena *arena, const char *requires,
    const struct submission_required *rows, size_t count);

struct submission_part {
	int64_t position;
	const char *kind; /* text | artifacts */
	const char *title;
	int64_t words_least;
	int64_t words_most;
};

/*
 * submission_find - one submission by its public id. OK | ABSENT |
 * UNAVAILABLE.
 */
MUST_USE enum status submission_find(struct db *db, struct arena *arena,
    const char *id, int64_t person, struct submission *submission_r);

/*
 * submission_list - newest first, `limit` (1..200) rows from behind the one
 * with the public id `after` (NULL: from the start).
 */
MUST_USE enum status submission_list(struct db *db, struct arena *arena,
    int64_t person, const char *after, int64_t limit,
    struct submission_row **rows_r, size_t *count_r);

/*
 * submission_events - what happened to it, newest first, as an array in
 * `arena`; NULL when nothing did.
 */
struct submission_event *submission_events(
    struct arena *arena, const struct submission *submission, size_t *count_r);

/*
 * submission_decision - attempt `ordinal` and what was decided on it. ABSENT
 * while nothing is.
 */
MUST_USE enum status submission_decision(struct db *db, struct arena *arena,
    const char *id, int64_t person, int64_t ordinal,
    struct submission_decision *decision_r);

/*
 * submission_offer - the published edition under this code.
 */
MUST_USE enum status submission_offer(struct db *db, struct arena *arena,
    const char *code, int64_t person, struct submission_offer *offer_r);

/*
 * submission_offer_parts - the sections of an edition, in their order.
 */
MUST_USE enum status submission_offer_parts(struct db *db, struct arena *arena,
    int64_t edition, struct submission_part **parts_r, size_t *count_r);

/*
 * submission_required - what the person has of what an edition requires: a row
 * for each micro-credential that it names.
 */
MUST_USE enum status submission_required(struct db *db, struct arena *arena,
    int64_t edition, int64_t person, struct submission_required **rows_r,
    size_t *count_r);

/*
 * submission_start - begin the micro-credential `code`, with its audit entry.
 * Safe to repeat: where one is open already, that one is the answer. `may` is
 * asked in the same transaction; when it says no, nothing is written: DENIED.
 *
 *   out  id_r  the public id, in `arena`
 *   OK | ABSENT (no such micro-credential is published) | DENIED |
 *   UNCERTAIN | UNAVAILABLE
 */
MUST_USE enum status submission_start(struct db *db, struct arena *arena,
    const char *code, int64_t person, int64_t now_us, const char *request_id,
    submission_may_fn *may, const char **id_r);

#endif
