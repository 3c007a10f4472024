/*
 * duty.h - who assesses, and who decides on, which micro-credential: reading
 * it, giving a duty and withdrawing it.
 */
#ifndef SCHEMA_ADMINISTRATOR_DUTY_H
#define SCHEMA_ADMINISTRATOR_DUTY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/status.h"
#include "schema/common/brief.h"

struct db;

/* A micro-credential in a list, with how many may act for it now. */
struct duty_row {
	const char *code;
	const char *title;
	const char *programme;
	const char *state;      /* of its newest edition */
	int64_t assessor_count; /* that a submission needs */
	int64_t assessors;
	int64_t issuers;
};

/* One micro-credential, by its newest edition. */
struct duty_subject {
	int64_t id;
	int64_t assessor_count;
	struct brief brief;
};

enum duty_kind { DUTY_HELD = 1, DUTY_OFFERED };

/* Somebody who has a duty, or could have it. */
struct duty_holder {
	int64_t kind;     /* enum duty_kind */
	const char *duty; /* assessor | issuer */
	int64_t id;
	const char *public_id;
	const char *username;
	const char *name;
	int64_t given_us;
	const char *reason;
	bool active;
	bool holds; /* the role */
	int64_t claims;
};

/* Somebody, as seen from one duty. */
struct duty_person {
	int64_t id;
	const char *username;
	const char *name;
	bool active;
	bool holds; /* the role */
	bool has;   /* the duty */
};

/* A duty that is given or withdrawn. */
struct duty_change {
	int64_t actor;
	int64_t person;
	int64_t micro_credential;
	const char *duty;
	const char *reason;
	const char *subject; /* for the audit trail */
	int64_t now_us;
	const char *request_id;
};

/*
 * duty_list - at most `limit` micro-credentials by code, behind `after` ("":
 * from the start). One round trip.
 */
MUST_USE enum status duty_list(struct db *db, struct arena *arena,
    const char *after, int64_t limit, struct duty_row **rows_r,
    size_t *count_r);

/*
 * duty_find - one micro-credential by code. OK | ABSENT | UNAVAILABLE.
 */
MUST_USE enum status duty_find(struct db *db, struct arena *arena,
    const char *code, struct duty_subject *subject_r);

/*
 * duty_holders - who has a duty for it, and at most `limit` who could, each by
 * name. One round trip.
 */
MUST_USE enum status duty_holders(struct db *db, struct arena *arena,
    int64_t micro_credential, int64_t limit, struct duty_holder **rows_r,
    size_t *count_r);

/*
 * duty_person_find - somebody by public id. OK | ABSENT | UNAVAILABLE.
 */
MUST_USE enum status duty_person_find(struct db *db, struct arena *arena,
    const char *id, int64_t micro_credential, const char *duty,
    struct duty_person *person_r);

/*
 * duty_give - with its audit entry; whoever has it keeps it as it is. Safe to
 * repeat. CONFLICT: the person has left or doesn't hold the role.
 */
MUST_USE enum status duty_give(
    struct db *db, struct arena *arena, const struct duty_change *change);

/*
 * duty_end - with its audit entry. What an assessor has claimed and not
 * finished is free for others, with an entry each; *freed_r counts it. Safe to
 * repeat: it frees what was claimed at the same moment.
 */
MUST_USE enum status duty_end(struct db *db, struct arena *arena,
    const struct duty_change *change, int64_t *freed_r);

#endif
