/*
 * session.h - who is signed in. Every pool but the visitor's knows this much
 * of sessions, through a view and a function of the database; sign-on alone
 * makes and ends them.
 */
#ifndef SCHEMA_COMMON_SESSION_H
#define SCHEMA_COMMON_SESSION_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/settings.h"
#include "base/status.h"

struct db;
struct statement_set;

/* Roles are read live at each request. */
struct session {
	int64_t id;
	int64_t person;
	const char *name;
	const char *username;
	const char *mail;  /* "" when there is none */
	const char *roles; /* words with a space between: "assessor educator" */
	int64_t stamp; /* another one after each change of the person's lists */
	int64_t started_us;
	bool touch; /* a minute has passed since it was last marked as used */
};

/* For the module's list of statements. */
extern const struct statement_set session_statements;

/*
 * session_find - the live session whose token has this hash, its person and
 * roles.
 *   ABSENT  none: unknown, ended, unused for settings->session_idle_minutes,
 *           older than session_absolute_hours, or the person has left
 *   Cost: one round trip, by unique key.  Needs: SELECT on session_current.
 */
MUST_USE enum status session_find(struct db *db, struct arena *arena,
    const unsigned char token_hash[32], const struct settings *settings,
    struct session *session_r);

/*
 * session_touch - mark it as used. One round trip; called when `touch` is set.
 * Needs: EXECUTE on session_touch.
 */
MUST_USE enum status session_touch(
    struct db *db, struct arena *arena, const struct session *session);

#endif
