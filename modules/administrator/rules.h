/*
 * rules.h - pure words and verdicts: what an action is called, and whether a
 * part of Accolade is well.
 */
#ifndef MODULES_ADMINISTRATOR_RULES_H
#define MODULES_ADMINISTRATOR_RULES_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

/* An action of the audit trail. */
struct action {
	const char *code; /* "submission.submitted" */
	const char *name; /* "Submission handed in" */
	const char *told; /* "handed in", before what it was about */
};

/* Every action that can be chosen, ended by one without a code; and their
 * codes alone, NULL-terminated. */
extern const struct action actions[];
extern const char *const action_codes[];

/*
 * action_name, action_told - the words of an action; of one that isn't known,
 * its code with spaces.
 */
const char *action_name(struct arena *arena, const char *code);
const char *action_told(struct arena *arena, const char *code);

/*
 * account_role - what a person acted as: "Issuer" for
 * "accolade_issuer@localhost", "" for accounts that aren't a role's.
 */
const char *account_role(const char *account);

/*
 * account_program - who acted where it was nobody: "The signer".
 */
const char *account_program(const char *account);

/*
 * role_label - "Assessor" for "assessor".
 */
const char *role_label(const char *role);

/*
 * number_of - a submission's number as it is written, "4F7K-2MQP", from what
 * somebody typed; what can't be one stays as it is.
 */
const char *number_of(struct arena *arena, const char *typed);

/* ---- duties ---------------------------------------------------------- */

/*
 * duty_label - "issuer of record" for "issuer".
 */
const char *duty_label(const char *duty);

/*
 * duty_idle - why a duty counts for nothing now, in a few words; NULL when it
 * counts.
 */
const char *duty_idle(bool active, bool holds_role, const char *duty);

/*
 * duty_short - what a micro-credential lacks so that its submissions can be
 * assessed and decided, as a sentence; NULL when nothing.
 */
const char *duty_short(
    struct arena *arena, int64_t assessors, int64_t needed, int64_t issuers);

/*
 * duty_told - a duty and why it is given or withdrawn, in at most 200
 * characters for the audit trail: "treyes: assessor, CODE: reason". A long
 * user name is cut, never the reason.
 */
const char *duty_told(struct arena *arena, const char *username,
    const char *duty, const char *code, const char *reason);

/*
 * claim_told - who had a review, who has it now (NULL: the queue) and why, in at
 * most 200 characters for the audit trail. Long user names are cut, never the
 * reason.
 */
const char *claim_told(
    struct arena *arena, const char *from, const char *to, const char *reason);

/* ---- health ---------------------------------------------------------- */

enum health_state { HEALTH_GOOD, HEALTH_CARE, HEALTH_BAD };

/* A part, and how it is in a sentence. */
struct health {
	const char *part;
	enum health_state state;
	const char *text;
};

/*
 * health_state_code - good | care | bad.
 */
const char *health_state_code(enum health_state state);

/*
 * health_clock - do this machine's clock and the database's agree?
 */
struct health health_clock(
    struct arena *arena, int64_t now_us, int64_t database_us);

/*
 * health_directory - when everybody was last brought in, and when somebody
 * last signed on; 0: never.
 */
struct health health_directory(
    struct arena *arena, int64_t now_us, int64_t synced_us, int64_t signed_us);

/*
 * health_signer - awards that wait for their signature, the oldest since
 * `since_us`.
 */
struct health health_signer(
    struct arena *arena, int64_t now_us, int64_t waiting, int64_t since_us);

/*
 * health_disk - room for evidence.
 */
struct health health_disk(
    struct arena *arena, int64_t free_bytes, int64_t all_bytes);

/* The outbox. */
struct outbox {
	int64_t waiting;
	int64_t since_us;      /* the oldest that waits; 0: none */
	int64_t failed;        /* given up, in the last 30 days */
	int64_t undeliverable; /* no address, in the last 30 days */
	int64_t sent_us;       /* the last one; 0: never */
};

/*
 * health_mail - `folder`: the setting mail_folder.
 */
struct health health_mail(struct arena *arena, int64_t now_us,
    const struct outbox *outbox, const char *folder);

#endif
