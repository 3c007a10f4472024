/*
 * sign_on.h - the records of signing on and out. The sign-on pool alone.
 */
#ifndef SCHEMA_SIGNON_SIGN_ON_H
#define SCHEMA_SIGNON_SIGN_ON_H

#include <stdint.h>

#include "base/arena.h"
#include "base/settings.h"
#include "base/status.h"
#include "schema/common/person.h"

struct db;
struct session;
struct statement_set;

extern const struct statement_set sign_on_statements;

/* Whose budget a try is booked on. */
struct sign_on_try {
	unsigned char who[32]; /* a hash: of a person's key, or of a name */
	const char *address;
	int64_t per_person;
	int64_t per_address;
	int64_t minutes;
};

/*
 * sign_on_try_add - book a try before it is made. TOO_MUCH: nothing is left.
 * One round trip, a transaction of its own.
 */
MUST_USE enum status sign_on_try_add(struct db *db, struct arena *arena,
    const struct sign_on_try *wanted, int64_t *booking_r);

/*
 * sign_on_try_end - take a booking back: it was no mistake.
 */
MUST_USE enum status sign_on_try_end(struct db *db, int64_t booking);

struct sign_on_start {
	const struct person_facts *facts;
	const unsigned char *who; /* as booked: the mistakes are forgotten */
	unsigned char token_hash[32];
	const unsigned char *former_hash; /* a session that ends, or NULL */
	const char *address;
	const char *agent;
	const char *subject; /* in the trail: from where, and how */
	const char *request_id;
};

/*
 * sign_on_start - the person as the directory has them now, their roles, a
 * session, and its entry in the audit trail, in one transaction.
 *   OK | UNCERTAIN (look for the session) | UNAVAILABLE
 */
MUST_USE enum status sign_on_start(
    struct db *db, struct arena *arena, const struct sign_on_start *start);

/*
 * sign_on_end - end this session. OK when it had ended before, too.
 */
MUST_USE enum status sign_on_end(
    struct db *db, const struct session *session, const char *request_id);

/*
 * sign_on_count - how many live sessions a person has.
 */
MUST_USE enum status sign_on_count(struct db *db, struct arena *arena,
    const struct settings *settings, int64_t person, int64_t *count_r);

/* One's own live session. */
struct sign_on_session {
	int64_t id;
	int64_t started_us;
	int64_t used_us;
	const char *address;
	const char *agent;
};

/*
 * sign_on_sessions - where a person is signed in, the last used first; at most
 * 100.
 */
MUST_USE enum status sign_on_sessions(struct db *db, struct arena *arena,
    const struct settings *settings, int64_t person,
    struct sign_on_session **list_r, size_t *count_r);

/*
 * sign_on_end_all - end every session of a person.
 */
MUST_USE enum status sign_on_end_all(
    struct db *db, int64_t person, const char *address, const char *request_id);

/*
 * sign_on_refuse - note in the audit trail that somebody was not let in. `key`
 * is empty for a name that nobody has. The same work in either case.
 */
MUST_USE enum status sign_on_refuse(struct db *db, struct span key,
    const char *subject, const char *request_id);

/*
 * sign_on_title - what the micro-credential with this code is called. OK |
 * ABSENT | UNAVAILABLE.
 */
MUST_USE enum status sign_on_title(
    struct db *db, struct arena *arena, const char *code, const char **title_r);

#endif
