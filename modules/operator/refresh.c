/*
 * refresh.c - `accolade refresh`: asks the directory every few minutes for those
 * who are signed in, so that a role that was taken away, a closed account or a
 * new name shows in sessions that are open.
 *
 * A directory that doesn't answer changes nothing. One that suddenly knows few
 * of those it knew is not believed: some who are not signed in are asked for as
 * well, and when most of all are missing, nobody's session ends.
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "modules/operator/operator.h"
#include "modules/operator/turns.h"
#include "modules/signon/directory.h"
#include "schema/common/audit.h"
#include "schema/common/person.h"
#include "schema/db.h"
#include "schema/operator/staff.h"

enum {
	PEOPLE_MAX = 10000,
	WITNESSES = 20,
	TURN_BYTES = 256 * 1024 * 1024,
	MINUTE_MS = 60000
};

/* Somebody who is asked for, and what came of it. */
struct asked {
	const struct person_record *record;
	bool signed_in;
	bool found;
	struct person_facts facts;
};

struct refresh {
	struct operator* operator;
	struct arena *arena; /* of one turn */
	struct db *db;
	struct directory *directory;
	struct asked *people; /* sorted by key */
	size_t count;
	size_t changed;
	size_t ended;
	struct turns turns;
};

/* ---- who is asked for ------------------------------------------------ */

static int
span_order(struct span a, struct span b)
{
	int order = memcmp(a.at, b.at, a.len < b.len ? a.len : b.len);

	return order != 0 ? order : (a.len > b.len) - (a.len < b.len);
}

static int
asked_order(const void *a, const void *b)
{
	return span_order(((const struct asked *)a)->record->key,
	    ((const struct asked *)b)->record->key);
}

static struct asked *
asked_find(const struct refresh *refresh, struct span key)
{
	size_t low = 0;
	size_t high = refresh->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order =
		    span_order(refresh->people[middle].record->key, key);

		if (order == 0)
			return &refresh->people[middle];
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

static enum status
people_list(struct refresh *refresh)
{
	const struct settings *settings = refresh->operator->settings;
	struct person_record *here;
	struct person_record *others;
	size_t here_count;
	size_t other_count = 0;
	enum status status = signed_in_list(refresh->db, refresh->arena,
	    settings, PEOPLE_MAX, &here, &here_count);

	if (status == STATUS_OK && here_count > 0)
		status = signed_out_list(refresh->db, refresh->arena, settings,
		    WITNESSES, &others, &other_count);
	if (status != STATUS_OK)
		return status;
	refresh->people = arena_array(refresh->arena,
	    here_count + other_count + 1, sizeof(*refresh->people));
	for (size_t i = 0; i < here_count; i++)
		refresh->people[refresh->count++] =
		    (struct asked) {.record = &here[i], .signed_in = true};
	for (size_t i = 0; i < other_count; i++)
		refresh->people[refresh->count++].record = &others[i];
	if (refresh->count > 0)
		qsort(refresh->people, refresh->count, sizeof(*refresh->people),
		    asked_order);
	return STATUS_OK;
}

static enum status
person_take(void *context, const struct directory_person *from)
{
	struct refresh *refresh = context;
	struct span key = {(const char *)from->key, sizeof(from->key)};
	struct asked *asked = asked_find(refresh, key);

	if (asked == NULL)
		return STATUS_OK;
	asked->found = true;
	asked->facts = (struct person_facts) {.key = asked->record->key,
	    .username = from->username,
	    .name = from->name,
	    .mail = from->mail,
	    .title = from->title,
	    .school = from->school,
	    .school_name = from->school_name,
	    .roles = roles_text(from->roles)};
	return STATUS_OK;
}

static enum status
directory_ask(struct refresh *refresh)
{
	struct span *keys =
	    arena_array(refresh->arena, refresh->count, sizeof(*keys));
	size_t found = 0;
	enum status status;

	for (size_t i = 0; i < refresh->count; i++)
		keys[i] = refresh->people[i].record->key;
	status = directory_people(refresh->directory, refresh->arena, keys,
	    refresh->count, person_take, refresh);
	if (status != STATUS_OK)
		return status;
	for (size_t i = 0; i < refresh->count; i++)
		found += refresh->people[i].found;
	if ((refresh->count - found) * 2 > refresh->count)
		return fault(STATUS_DENIED,
		    "the directory shows %zu of %zu people: nothing was "
		    "changed",
		    found, refresh->count);
	return STATUS_OK;
}

/* ---- what becomes of it ---------------------------------------------- */

static enum status
session_end(struct refresh *refresh, const struct asked *asked)
{
	enum status status =
	    person_sessions_end(refresh->db, asked->record->id);

	refresh->ended++;
	return status == STATUS_OK
	    ? audit_add(refresh->db,
		  &(struct audit) {.actor = asked->record->id,
		      .action = "sessions_end",
		      .subject = "not in the directory"})
	    : status;
}

static enum status
person_update(struct refresh *refresh, const struct asked *asked)
{
	const struct person_record *record = asked->record;
	bool same = person_same(record, &asked->facts);
	bool roles = false;
	enum status status = STATUS_OK;

	if (!same)
		status = person_set(refresh->db, record->id, &asked->facts);
	if (status == STATUS_OK)
		status = person_roles_set(refresh->db, record->id,
		    record->roles, asked->facts.roles, &roles);
	refresh->changed += !same || roles;
	return status == STATUS_OK && roles
	    ? audit_add(refresh->db,
		  &(struct audit) {.actor = record->id,
		      .action = "roles_change",
		      .subject = asked->facts.roles})
	    : status;
}

static enum status
turn_body(struct db *db, void *context)
{
	struct refresh *refresh = context;
	enum status status = STATUS_OK;

	(void)db;
	refresh->changed = 0;
	refresh->ended = 0;
	for (size_t i = 0; status == STATUS_OK && i < refresh->count; i++) {
		const struct asked *asked = &refresh->people[i];

		if (asked->signed_in)
			status = asked->found ? person_update(refresh, asked)
					      : session_end(refresh, asked);
	}
	return status;
}

static enum status
turn(struct refresh *refresh)
{
	enum status status = db_ready(refresh->db);

	refresh->count = 0;
	if (status == STATUS_OK)
		status = people_list(refresh);
	if (status == STATUS_OK && refresh->count > 0)
		status = directory_ask(refresh);
	if (status == STATUS_OK && refresh->count > 0)
		status = db_transact(refresh->db, turn_body, refresh);
	if (status == STATUS_OK)
		log_line(refresh->changed + refresh->ended > 0 ? LOG_INFO
							       : LOG_DEBUG,
		    "refresh", "people=%zu changed=%zu ended=%zu",
		    refresh->count, refresh->changed, refresh->ended);
	return status;
}

/* ---- again and again ------------------------------------------------- */

static void
directory_end(void *thing)
{
	struct directory *directory = thing;

	directory_close(&directory);
}

static enum status
refresh_start(struct refresh *refresh)
{
	static const struct statement_set *const sets[] = {
	    &audit_statements, &person_statements, &staff_statements, NULL};
	struct operator* operator= refresh->operator;
	struct secrets secrets;
	enum status status = operator_secrets(operator, "sync", &secrets);

	if (status == STATUS_OK)
		status = directory_open(operator->settings,
		    secrets.directory_password, &refresh->directory);
	if (status != STATUS_OK)
		return status;
	arena_defer(operator->arena, directory_end, refresh->directory);
	return operator_database(operator, "sync", sets, &refresh->db);
}

static enum status
refresh_loop(struct refresh *refresh)
{
	int64_t ms =
	    refresh->operator->settings->directory_refresh_minutes * MINUTE_MS;

	log_line(
	    LOG_INFO, "ready", "minutes=%lld", (long long)(ms / MINUTE_MS));
	while (!turns_ended()) {
		if (turn(refresh) != STATUS_OK)
			log_line(LOG_WARNING, "refresh", "why=\"%s\"",
			    fault_last() == NULL ? "" : fault_last()->text);
		fault_clear();
		arena_reset(refresh->arena);
		turns_wait(&refresh->turns, ms);
	}
	return STATUS_OK;
}

enum status
operator_refresh(struct operator* operator, int argc, char **argv)
{
	bool once = argc == 2 && strcmp(argv[1], "--once") == 0;
	struct refresh refresh = {.operator= operator};
	enum log_level level;
	enum status status;

	if (argc > 2 || (argc == 2 && !once))
		return STATUS_INVALID;
	if (log_level_parse(operator->settings->log_level, &level) == STATUS_OK)
		log_open("refresh", level);
	turns_start(&refresh.turns);
	status = refresh_start(&refresh);
	if (status != STATUS_OK)
		return status;
	refresh.arena = arena_open(TURN_BYTES);
	status = once ? turn(&refresh) : refresh_loop(&refresh);
	if (once && status == STATUS_OK)
		printf("%zu people: %zu changed, %zu signed out.\n",
		    refresh.count, refresh.changed, refresh.ended);
	arena_close(&refresh.arena);
	return status;
}
