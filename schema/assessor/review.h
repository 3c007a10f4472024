/*
 * review.h - a review in hand: reading it, saving, sending and giving back.
 * Every function carries the assessor; someone else's review is ABSENT.
 *
 * Feedback is never overwritten: a section's text is a new version, and two
 * windows that save the same version are told apart by its key.
 */
#ifndef SCHEMA_ASSESSOR_REVIEW_H
#define SCHEMA_ASSESSOR_REVIEW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/status.h"
#include "schema/common/brief.h"

struct db;

/* A level that was chosen for a row of the rubric. */
struct review_score {
	int64_t criterion;
	int64_t level;
};

/* Feedback on a section. */
struct review_feedback {
	int64_t section;
	int64_t version; /* 0: never saved */
	int64_t saved_us;
	const char *text;
};

struct review {
	int64_t id;
	const char *public_id;
	const char *state; /* claimed | recommended | given_back | lapsed |
			      handed_over */
	const char *recommendation; /* sent; or NULL */
	int64_t recommended_us;
	const char *leaning; /* chosen, not sent; or NULL */
	const char *note;    /* to the issuer of record; or NULL */
	int64_t saved_us;
	int64_t attempt;
	int64_t ordinal;
	int64_t submitted_us;
	int64_t due_us;
	bool consent;
	int64_t submission;
	const char *number;
	const char *author; /* NULL where reviews are anonymous */
	int64_t assessor_count;
	int64_t others;          /* of the attempt: reviews that aren't in */
	const char *outcome;     /* award | not_yet, NULL: undecided */
	const char *passed_back; /* why it came back, NULL: it didn't */
	int64_t mine;            /* done: how many this person has in hand */
	struct brief brief;
	int64_t lapses_us; /* when a claim goes back; 0: never */
	const char
	    *handed_over; /* why it came here, or went; NULL: it didn't */
	const char *free; /* lapsed, handed over: the submission's public
				    id when a place in it can be claimed */
	struct review_score *scores;
	size_t score_count;
	struct review_feedback *feedback;
	size_t feedback_count;
};

/*
 * review_read - one review of this person's. OK | ABSENT | UNAVAILABLE.
 *   Cost: one round trip.
 */
MUST_USE enum status review_read(struct db *db, struct arena *arena,
    const char *id, int64_t person, struct review *review_r);

/*
 * review_level_of - the level chosen for a row, 0 when none is.
 * review_feedback_of - the feedback on a section, NULL when there is none.
 */
int64_t review_level_of(const struct review *review, int64_t criterion);
const struct review_feedback *review_feedback_of(
    const struct review *review, int64_t section);

/* What is done at once when a review is saved. */
struct review_save {
	const struct review *review;
	int64_t person;
	int64_t now_us;
	const char *request_id;
	const char *leaning; /* award | not_yet, NULL: not chosen */
	const char *note;    /* NULL: none */
	const struct review_score *scores; /* those that changed */
	size_t score_count;
	const struct review_feedback *feedback; /* with their new version */
	size_t feedback_count;
	bool send; /* as `leaning` says; everything must be there */
};

/*
 * review_save - all of it or nothing, with its audit entry.
 *   OK        saved; with `send` recommended
 *   CONFLICT  another window saved feedback meanwhile, or the review isn't in
 *             hand any more: read anew
 *   DENIED    a rule of the database refused it (db_refusal)
 *   UNCERTAIN | UNAVAILABLE
 */
MUST_USE enum status review_save(struct db *db, const struct review_save *save);

/*
 * review_give_back - the place is free for another assessor.
 *   OK | CONFLICT (not in hand any more) | UNCERTAIN | UNAVAILABLE
 */
MUST_USE enum status review_give_back(struct db *db,
    const struct review *review, int64_t person, const char *request_id);

#endif
