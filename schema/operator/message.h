/*
 * message.h - the outbox of mail as the courier works through it. The account
 * accolade_courier alone; what is written here is one short transaction each.
 */
#ifndef SCHEMA_OPERATOR_MESSAGE_H
#define SCHEMA_OPERATOR_MESSAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/status.h"

struct db;
struct statement_set;

extern const struct statement_set message_statements;

/* What a letter says; moments are microseconds, 0: none. Texts may be NULL
 * where the kind has no use for them. */
struct letter {
	int64_t id;
	const char *public_id;
	const char *kind; /* "submitted", "office_award", ... */
	int64_t tries;    /* made before */
	int64_t created_at;
	int64_t person; /* 0: the office of professional learning */
	bool to_office;
	const char *recipient;
	const char *mail; /* the person's address today, or NULL */
	bool active;
	const char *submission;
	const char *number;
	int64_t ordinal;
	int64_t submitted_at;
	int64_t due_at;
	const char *title;
	const char *level_name;
	const char *programme;
	const char *word_awarded;
	const char *word_not_yet;
	const char *not_yet_next;
	const char *award;
	int64_t awarded_at;
	int64_t expires_at;
	const char *credit_amount;
	const char *credit_unit;
	const char *about_name; /* for the office alone */
	const char *about_title;
	const char *about_school;
	const char *issuer;
	int64_t revoked_at;
	int64_t lapses_at;
	bool holds; /* still true? */
};

/* A piece of work that waits: no names. */
struct work {
	const char *number;
	const char *title;
	int64_t ordinal;
	int64_t due_at;
};

/* A claim on a message: who may say what became of it. */
struct claim {
	int64_t message;
	const char *token;
};

/*
 * message_due - the messages whose time has come and that nobody is at, the
 * longest waiting first, as an array of ids in `arena`.
 */
MUST_USE enum status message_due(struct db *db, struct arena *arena,
    int64_t limit, int64_t **ids_r, size_t *count_r);

/*
 * message_claim - take one for `seconds`. CONFLICT: another courier has it, or
 * it is done.
 */
MUST_USE enum status message_claim(
    struct db *db, const struct claim *claim, int64_t seconds);

/*
 * message_finish  - it is "sent", "failed", "undeliverable" or "dropped".
 * message_retry   - it is tried again after `seconds`; counts a try.
 * message_release - nothing came of it, and it was not its fault.
 *
 * `answer` is cut to 300 characters. CONFLICT: the claim is no longer ours.
 * After UNCERTAIN they may be called again.
 */
MUST_USE enum status message_finish(struct db *db, const struct claim *claim,
    const char *state, bool tried, const char *address, const char *answer);
MUST_USE enum status message_retry(struct db *db, const struct claim *claim,
    int64_t seconds, const char *answer);
MUST_USE enum status message_release(
    struct db *db, const struct claim *claim, const char *answer);

/*
 * letter_find - what a message says, as the records have it now.
 */
MUST_USE enum status letter_find(struct db *db, struct arena *arena,
    int64_t message, struct letter *letter_r);

/*
 * work_list - what waits for this person as "assessor" or "issuer": the first
 * `limit` of it, the most urgent first, and how much there is at all.
 */
MUST_USE enum status work_list(struct db *db, struct arena *arena,
    int64_t person, const char *duty, int64_t limit, struct work **list_r,
    size_t *count_r, int64_t *all_r);

/*
 * digest_send - make messages for those for whom work waits and who weren't
 * told within the last `hours`, at most `limit` of them. *made_r counts them.
 */
MUST_USE enum status digest_send(struct db *db, struct arena *arena,
    int64_t hours, int64_t limit, size_t *made_r);

#endif
