/*
 * award.h - an educator's awards, the credit they brought, and who sees them.
 */
#ifndef SCHEMA_EDUCATOR_AWARD_H
#define SCHEMA_EDUCATOR_AWARD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/span.h"
#include "base/status.h"
#include "schema/common/brief.h"

struct db;

/* An award in a list. */
struct award_row {
	const char *public_id;
	int64_t awarded_us;
	int64_t expires_us; /* 0: never */
	int64_t revoked_us; /* 0: not revoked */
	bool shared;
	const char *title;
	const char *programme;
	struct badge badge;
	const char *amount; /* of credit, or NULL */
	const char *unit;
};

/* A sum of credit. */
struct credit_sum {
	const char *amount;
	const char *unit;
};

/* What happened to a submission since the visit before this one. */
struct news {
	const char *kind; /* in_review | recommended | not_yet | awarded |
			     revoked */
	int64_t at_us;
	const char *title;
	const char *word_not_yet; /* the programme's word for a miss */
	const char *submission;   /* public id */
	int64_t ordinal;          /* of the attempt */
	const char *award;        /* public id; NULL: it is of none */
};

struct award_summary {
	struct award_row *rows; /* newest first */
	size_t row_count;
	struct credit_sum *credit;
	size_t credit_count;
	int64_t awards;    /* in all */
	struct news *news; /* newest first, one a submission */
	size_t news_count;
};

/* A certificate: when it was asked for and drawn, 0 for never. */
struct award_paper {
	int64_t asked_us;
	int64_t drawn_us;
};

struct award {
	int64_t id;
	const char *public_id;
	int64_t awarded_us;
	int64_t expires_us;
	int64_t revoked_us;
	const char *reason; /* of the revocation, or NULL */
	bool shared;
	bool name_shown; /* where it is shared */
	bool is_signed;
	const char *submission; /* public id */
	struct award_paper letter;
	struct award_paper a4;
	struct brief brief;
};

/*
 * award_summary - awards from behind the public id `after` (or NULL), at most
 * `limit`, with the credit posted since `since_us`, the number of awards and
 * what is news to this session. One round trip.
 */
MUST_USE enum status award_summary(struct db *db, struct arena *arena,
    int64_t person, int64_t session, const char *after, int64_t limit,
    int64_t since_us, struct award_summary *summary_r);

/*
 * news_read - nothing that happened until now is news any more. Safe to repeat.
 */
MUST_USE enum status news_read(
    struct db *db, struct arena *arena, int64_t session, int64_t person);

/*
 * award_find - one award of this person. OK | ABSENT | UNAVAILABLE.
 */
MUST_USE enum status award_find(struct db *db, struct arena *arena,
    const char *id, int64_t person, struct award *award_r);

/*
 * award_set_share - show it to the public, or don't, with the name of whoever
 * earned it or without, with its audit entry.
 * Safe to repeat.
 */
MUST_USE enum status award_set_share(struct db *db, const struct award *award,
    int64_t person, bool shared, bool name_shown, int64_t now_us,
    const char *request_id);

/*
 * certificate_ask - have a certificate of this award drawn on "letter" or "a4".
 * Safe to repeat.
 */
MUST_USE enum status certificate_ask(struct db *db, const struct award *award,
    int64_t person, const char *paper, int64_t now_us);

/*
 * certificate_find - a certificate of this person's award, a PDF in `arena`.
 * ABSENT before it is drawn.
 */
MUST_USE enum status certificate_find(struct db *db, struct arena *arena,
    const char *id, int64_t person, const char *paper, struct span *pdf_r);

#endif
