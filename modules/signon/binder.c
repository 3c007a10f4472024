/*
 * binder.c - is this somebody's password? On a connection that is used for
 * nothing else, and on which nobody stays bound.
 *
 * A password is sent once. What is not a plain yes or no to it (a lost answer,
 * a step of a longer exchange, a control that can't be read) closes the
 * connection, so that no later answer can be taken for another's.
 */
#include "config.h"

#include <string.h>
#include <time.h>

#include <sodium.h>

#include "base/clock.h"
#include "base/log.h"
#include "modules/signon/directory_private.h"

#define PAUSE_FIRST (3 * CLOCK_SECOND / 1000)
#define PAUSE_MOST (CLOCK_SECOND / 2)

/* ---- the connection -------------------------------------------------- */

void
directory_rest(struct directory *directory)
{
	link_close(&directory->binder);
	directory->binder_forgets = 0;
}

/* May it be used once more? */
static bool
binder_is_fit(struct directory *directory, size_t server, int64_t now)
{
	int forgets = directory->binder_forgets;

	directory->binder_forgets = 0;
	return directory->binder_server == server &&
	    now - directory->binder_used_us < DIRECTORY_IDLE &&
	    (forgets == 0 ||
		link_forgotten(
		    directory->binder, forgets, directory->until_us)) &&
	    link_is_quiet(directory->binder);
}

/* A password that was sent is not sent again, so that a connection which its
 * server has closed is seen before. */
enum status
binder_open(struct directory *directory, size_t server)
{
	int64_t now = clock_monotonic();
	enum status status = STATUS_OK;

	if (directory->binder != NULL && !binder_is_fit(directory, server, now))
		link_close(&directory->binder);
	if (directory->binder == NULL)
		status = link_open(directory->uris[server], directory->settings,
		    directory->until_us, &directory->binder);
	if (status != STATUS_OK) {
		server_failed(directory, server);
		return status;
	}
	directory->binder_server = server;
	directory->binder_used_us = now;
	return STATUS_OK;
}

/* ---- one bind -------------------------------------------------------- */

static void
pause_measured(struct directory *directory, int64_t took_us)
{
	directory->pauses_us[directory->pauses++ % DIRECTORY_PAUSES] =
	    took_us < PAUSE_MOST ? took_us : PAUSE_MOST;
}

/* How the bind came out, for the log; without DN and without detail beyond the
 * code, which may quote what was sent. */
static void
refusal_log(const struct bind_answer *answer, enum bind_verdict verdict)
{
	if (verdict != BIND_OK)
		log_line(LOG_INFO, "bind_refused",
		    "result=%d policy=%d data=%x verdict=%s", answer->result,
		    answer->policy, subcode_parse(answer->detail),
		    bind_verdict_name(verdict));
}

static enum bind_verdict
person_bind(struct directory *directory, struct directory_person *person,
    struct span password, LDAP **ld)
{
	struct bind_answer answer;
	enum bind_verdict verdict;

	link_bind(*ld, person->dn, password, directory->until_us, &answer);
	verdict = bind_verdict(&answer);
	if (!bind_is_plain(&answer))
		link_close(ld);
	if (verdict == BIND_AWAY) {
		fault(STATUS_UNAVAILABLE, "directory: %s: bind: result %d",
		    directory->uris[person->server], answer.result);
		server_failed(directory, person->server);
		return verdict;
	}
	refusal_log(&answer, verdict);
	person->grace = answer.grace;
	if (answer.expires_s >= 0)
		person->expires_us =
		    clock_now() + answer.expires_s * CLOCK_SECOND;
	return verdict;
}

/* After a refusal too: a server may have bound somebody whom its policy then
 * refused. */
static enum bind_verdict
binder_check(struct directory *directory, struct directory_person *person,
    struct span password)
{
	int64_t began;
	enum bind_verdict verdict;

	if (binder_open(directory, person->server) != STATUS_OK)
		return BIND_AWAY;
	began = clock_monotonic();
	verdict = person_bind(directory, person, password, &directory->binder);
	if (directory->binder != NULL)
		directory->binder_forgets = link_forget(directory->binder);
	if (directory->binder_forgets < 0)
		directory_rest(directory);
	if (verdict != BIND_AWAY)
		pause_measured(directory, clock_monotonic() - began);
	directory->binder_used_us = clock_monotonic();
	return verdict;
}

static enum bind_verdict
as_person_check_password(struct directory *directory, struct arena *arena,
    struct directory_person *person, struct span password)
{
	int64_t began = clock_monotonic();
	enum bind_verdict verdict;

	if (directory->service == NULL)
		return BIND_AWAY;
	verdict = person_bind(directory, person, password, &directory->service);
	if (verdict != BIND_AWAY)
		pause_measured(directory, clock_monotonic() - began);
	if (verdict == BIND_OK)
		verdict = as_person_bound(directory, arena, person);
	if (verdict != BIND_OK)
		link_close(&directory->service);
	return verdict;
}

enum bind_verdict
directory_check(struct directory *directory, struct arena *arena,
    struct directory_person *person, struct span password)
{
	/* A bind without a password succeeds as nobody (RFC 4513, 5.1.2). */
	if (password.len == 0 ||
	    memchr(password.at, '\0', password.len) != NULL ||
	    *person->dn == '\0')
		return BIND_MISMATCH;
	return binds_as_person(directory)
	    ? as_person_check_password(directory, arena, person, password)
	    : binder_check(directory, person, password);
}

void
directory_pause(struct directory *directory)
{
	size_t known = directory->pauses < DIRECTORY_PAUSES ? directory->pauses
							    : DIRECTORY_PAUSES;
	int64_t us = known == 0
	    ? PAUSE_FIRST
	    : pause_choose(directory->pauses_us, known, randombytes_random());
	struct timespec time = {us / CLOCK_SECOND, us % CLOCK_SECOND * 1000};

	nanosleep(&time, NULL);
}
