/*
 * queue.h - what waits for an assessor, and claiming it. Every function
 * carries the person on whose behalf it runs.
 */
#ifndef SCHEMA_ASSESSOR_QUEUE_H
#define SCHEMA_ASSESSOR_QUEUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/status.h"
#include "schema/common/brief.h"

struct db;

/* What is open is counted up to here: behind it there is just more. */
enum { QUEUE_COUNT_MOST = 100 };

/* A row of the queue. What a part doesn't tell is 0 or NULL. */
struct queue_row {
	const char *public_id; /* of the review; open: of the submission */
	const char *number;    /* of the submission: never its author */
	const char *title;
	int64_t ordinal;
	struct badge badge;
	int64_t submitted_us;
	int64_t due_us;
	int64_t at_us;              /* claimed, or sent */
	int64_t lapses_us;          /* mine: when it goes back; 0: never */
	int64_t scored;             /* mine: rows with a level */
	int64_t criteria;           /* mine: rows in all */
	const char *recommendation; /* sent: award | not_yet */
	const char *outcome;        /* sent: award | not_yet, NULL: undecided */
};

struct queue {
	struct queue_row *mine; /* due first */
	size_t mine_count;
	struct queue_row *open; /* due first */
	size_t open_count;
	struct queue_row *done; /* newest first, at most 5 */
	size_t done_count;
	int64_t waiting;   /* open ones, at most QUEUE_COUNT_MOST + 1 */
	int64_t late;      /* of those */
	int64_t done_year; /* sent since `since_us` */
};

/* What to read of it. */
struct queue_ask {
	int64_t person;
	const char *after; /* the last open row's public id, or NULL */
	int64_t limit;     /* of open ones */
	int64_t now_us;
	int64_t since_us;
};

/*
 * queue_read - all of it. OK | UNAVAILABLE.
 *   Cost: one round trip for a first page that holds all that are open, else
 *   two; rows of an index in the order of due dates, however many lie behind.
 */
MUST_USE enum status queue_read(struct db *db, struct arena *arena,
    const struct queue_ask *ask, struct queue *queue_r);

/* How a claim ended. */
struct queue_claim {
	const char *number; /* of the submission */
	const char *review; /* public id of the review that is now the person's;
			       NULL: others have taken all places */
	int64_t due_us;
	int64_t lapses_us; /* when it goes back to the queue; 0: never */
	bool again;        /* it was this person's and was taken away: what they
			      had saved is in it */
};

struct queue_ask_claim {
	const char *submission; /* public id */
	int64_t person;
	int64_t days; /* working days it holds unless its edition says so; 0:
			 for ever */
	int64_t now_us;
	const char *request_id;
};

/*
 * queue_claim - take a place in the reviews of a submission, whichever is open.
 *   OK      see *claim_r; a review that the person has already is found again,
 *           so that a second click changes nothing
 *   ABSENT  no such submission, or none for this person: not assigned to it,
 *           or the author
 *   DENIED  a rule of the database refused it (db_refusal)
 *   UNAVAILABLE
 */
MUST_USE enum status queue_claim(struct db *db, struct arena *arena,
    const struct queue_ask_claim *ask, struct queue_claim *claim_r);

#endif
