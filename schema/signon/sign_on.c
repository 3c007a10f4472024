/*
 * sign_on.c - tries, sessions, and the people that sign-on brings in.
 */
#include "config.h"

#include <string.h>

#include "base/token.h"
#include "schema/common/audit.h"
#include "schema/common/session.h"
#include "schema/signon/sign_on.h"
#include "schema/signon/sign_on_sql.h"

enum { WHO_BYTES = 32, PRUNE_EVERY = 64, TURNS_MAX = 3 };

struct number {
	int64_t value;
};

static const struct column number_columns[] = {COLUMN(struct number, value)};
static const struct shape number_shape = SHAPE(struct number, number_columns);

/* A function of the database that changes something is a transaction by itself:
 * the victim of a deadlock has done nothing, and has another turn. */
static enum status
number_ask(struct db *db, struct arena *arena, enum sign_on_statement which,
    const struct param *params, size_t count, int64_t *value_r)
{
	struct number number;
	enum status status = STATUS_UNAVAILABLE;

	for (int turn = 0; turn < TURNS_MAX && status != STATUS_OK; turn++) {
		if (turn > 0)
			fault_clear();
		status = db_find(db, arena, sign_on_sql(which), params, count,
		    &number_shape, &number);
	}
	if (status == STATUS_OK)
		*value_r = number.value;
	return status;
}

/* ---- tries ----------------------------------------------------------- */

enum status
sign_on_try_add(struct db *db, struct arena *arena,
    const struct sign_on_try *wanted, int64_t *booking_r)
{
	int64_t booking;
	enum status status = number_ask(db, arena, SIGN_ON_TRY_ADD,
	    PARAMS(param_bytes(wanted->who, WHO_BYTES),
		param_text(wanted->address), param_int(wanted->per_person),
		param_int(wanted->per_address), param_int(wanted->minutes)),
	    &booking);

	if (status != STATUS_OK)
		return status;
	if (booking == 0)
		return STATUS_TOO_MUCH;
	*booking_r = booking;
	return STATUS_OK;
}

static enum status
try_end_body(struct db *db, void *context)
{
	const int64_t *booking = context;

	return db_change(db, sign_on_sql(SIGN_ON_TRY_END),
	    PARAMS(param_int(*booking)), NULL);
}

enum status
sign_on_try_end(struct db *db, int64_t booking)
{
	return db_transact(db, try_end_body, &booking);
}

/* ---- starting -------------------------------------------------------- */

struct starting {
	const struct sign_on_start *start;
	struct arena *arena;
};

/* Brings the person in, or up to date. */
static enum status
person_bring(struct db *db, struct starting *starting, int64_t *person_r)
{
	const struct person_facts *facts = starting->start->facts;
	struct person_record person = {.roles = ""};
	bool changed = false;
	enum status status = person_find(db, starting->arena, facts, &person);

	if (status == STATUS_ABSENT)
		status = person_add(db, facts, &person.id);
	else if (status == STATUS_OK && !person_same(&person, facts))
		status = person_set(db, person.id, facts);
	if (status == STATUS_OK && facts->manager.at != NULL)
		status =
		    person_manager_set(db, starting->arena, person.id, facts);
	if (status == STATUS_OK)
		status = person_roles_set(
		    db, person.id, person.roles, facts->roles, &changed);
	if (status == STATUS_OK && changed)
		status = audit_add(db,
		    &(struct audit) {.actor = person.id,
			.action = "roles_change",
			.subject = facts->roles,
			.request_id = starting->start->request_id});
	*person_r = person.id;
	return status;
}

static enum status
session_start(struct db *db, const struct sign_on_start *start, int64_t person)
{
	enum status status = STATUS_OK;

	if (start->former_hash != NULL)
		status = db_change(db, sign_on_sql(SIGN_ON_END_FORMER),
		    PARAMS(param_bytes(start->former_hash, TOKEN_HASH_BYTES)),
		    NULL);
	if (status != STATUS_OK)
		return status;
	return db_change(db, sign_on_sql(SIGN_ON_START),
	    PARAMS(param_bytes(start->token_hash, TOKEN_HASH_BYTES),
		param_int(person), param_text(start->address),
		param_text(start->agent)),
	    NULL);
}

/* Now and then, instead of a job of its own. */
static enum status
tries_clear(struct db *db, const struct sign_on_start *start)
{
	enum status status = db_change(db, sign_on_sql(SIGN_ON_TRY_CLEAR),
	    PARAMS(param_bytes(start->who, WHO_BYTES)), NULL);

	if (status == STATUS_OK && start->token_hash[0] % PRUNE_EVERY == 0)
		status = db_change(
		    db, sign_on_sql(SIGN_ON_TRY_PRUNE), NO_PARAMS, NULL);
	return status;
}

static enum status
start_body(struct db *db, void *context)
{
	struct starting *starting = context;
	const struct sign_on_start *start = starting->start;
	int64_t person;
	enum status status = person_bring(db, starting, &person);

	if (status == STATUS_OK)
		status = session_start(db, start, person);
	if (status == STATUS_OK)
		status = tries_clear(db, start);
	if (status == STATUS_OK)
		status = audit_add(db,
		    &(struct audit) {.actor = person,
			.action = "sign_on",
			.subject = start->subject,
			.request_id = start->request_id});
	return status;
}

/* Is there nothing to bring up to date but the session? */
static bool
is_as_before(
    const struct person_record *person, const struct person_facts *facts)
{
	return person_same(person, facts) && !person->manager_differs &&
	    person_roles_same(person->roles, facts->roles);
}

/* One function does it all, which is its own transaction. ABSENT: it takes the
 * longer way. */
static enum status
start_shortly(
    struct db *db, struct arena *arena, const struct sign_on_start *start)
{
	struct person_record person;
	int64_t done;
	enum status status = person_find(db, arena, start->facts, &person);

	if (status == STATUS_OK && !is_as_before(&person, start->facts))
		return STATUS_ABSENT;
	/* Old tries are cleared by the longer way, now and then. */
	if (status != STATUS_OK || start->token_hash[0] % PRUNE_EVERY == 0)
		return status == STATUS_OK ? STATUS_ABSENT : status;
	status = number_ask(db, arena, SIGN_ON_BEGIN,
	    PARAMS(param_bytes(start->token_hash, TOKEN_HASH_BYTES),
		param_int(person.id), param_text(start->address),
		param_text(start->agent),
		start->former_hash == NULL
		    ? param_null()
		    : param_bytes(start->former_hash, TOKEN_HASH_BYTES),
		param_bytes(start->who, WHO_BYTES), param_text(start->subject),
		param_text(start->request_id)),
	    &done);
	if (status != STATUS_OK)
		return STATUS_UNCERTAIN;
	return done == 1 ? STATUS_OK : STATUS_ABSENT;
}

enum status
sign_on_start(
    struct db *db, struct arena *arena, const struct sign_on_start *start)
{
	struct starting starting = {start, arena};
	enum status status = start_shortly(db, arena, start);

	if (status != STATUS_ABSENT)
		return status;
	status = db_transact(db, start_body, &starting);

	/* The same person at the same moment in another window: there now. */
	if (status == STATUS_CONFLICT) {
		fault_clear();
		status = db_transact(db, start_body, &starting);
	}
	return status;
}

/* ---- ending ---------------------------------------------------------- */

struct ending {
	const struct session *session;
	const char *request_id;
};

static enum status
end_body(struct db *db, void *context)
{
	const struct ending *ending = context;
	uint64_t ended = 0;
	enum status status = db_change(db, sign_on_sql(SIGN_ON_END),
	    PARAMS(param_int(ending->session->id)), &ended);

	if (status == STATUS_OK && ended > 0)
		status = audit_add(db,
		    &(struct audit) {.actor = ending->session->person,
			.action = "sign_out",
			.request_id = ending->request_id});
	return status;
}

enum status
sign_on_end(
    struct db *db, const struct session *session, const char *request_id)
{
	struct ending ending = {session, request_id};

	return db_transact(db, end_body, &ending);
}

struct ending_all {
	int64_t person;
	const char *address;
	const char *request_id;
};

static enum status
end_all_body(struct db *db, void *context)
{
	const struct ending_all *ending = context;
	enum status status = db_change(db, sign_on_sql(SIGN_ON_END_ALL),
	    PARAMS(param_int(ending->person)), NULL);

	return status == STATUS_OK
	    ? audit_add(db,
		  &(struct audit) {.actor = ending->person,
		      .action = "sessions_end",
		      .subject = ending->address,
		      .request_id = ending->request_id})
	    : status;
}

enum status
sign_on_end_all(
    struct db *db, int64_t person, const char *address, const char *request_id)
{
	struct ending_all ending = {person, address, request_id};

	return db_transact(db, end_all_body, &ending);
}

struct refusal {
	struct span key;
	const char *subject;
	const char *request_id;
};

static enum status
refuse_body(struct db *db, void *context)
{
	const struct refusal *refusal = context;

	return db_change(db, sign_on_sql(SIGN_ON_REFUSE),
	    PARAMS(param_bytes(refusal->key.at, refusal->key.len),
		param_text(refusal->subject), param_text(refusal->request_id)),
	    NULL);
}

enum status
sign_on_refuse(
    struct db *db, struct span key, const char *subject, const char *request_id)
{
	struct refusal refusal = {key, subject, request_id};

	return db_transact(db, refuse_body, &refusal);
}

/* ---- reading --------------------------------------------------------- */

enum status
sign_on_count(struct db *db, struct arena *arena,
    const struct settings *settings, int64_t person, int64_t *count_r)
{
	struct number count;
	enum status status = db_find(db, arena, sign_on_sql(SIGN_ON_COUNT),
	    PARAMS(param_int(person), param_int(settings->session_idle_minutes),
		param_int(settings->session_absolute_hours)),
	    &number_shape, &count);

	if (status == STATUS_OK)
		*count_r = count.value;
	return status;
}

enum status
sign_on_sessions(struct db *db, struct arena *arena,
    const struct settings *settings, int64_t person,
    struct sign_on_session **list_r, size_t *count_r)
{
	static const struct column columns[] = {
	    COLUMN(struct sign_on_session, id),
	    COLUMN(struct sign_on_session, started_us),
	    COLUMN(struct sign_on_session, used_us),
	    COLUMN(struct sign_on_session, address),
	    COLUMN(struct sign_on_session, agent),
	};
	static const struct shape shape =
	    SHAPE(struct sign_on_session, columns);

	return db_list(db, arena, sign_on_sql(SIGN_ON_LIST),
	    PARAMS(param_int(person), param_int(settings->session_idle_minutes),
		param_int(settings->session_absolute_hours)),
	    &shape, list_r, count_r);
}

enum status
sign_on_title(
    struct db *db, struct arena *arena, const char *code, const char **title_r)
{
	struct title {
		const char *text;
	} title;
	static const struct column columns[] = {COLUMN(struct title, text)};
	static const struct shape shape = SHAPE(struct title, columns);
	enum status status = db_find(db, arena, sign_on_sql(SIGN_ON_TITLE),
	    PARAMS(param_text(code)), &shape, &title);

	if (status == STATUS_OK)
		*title_r = title.text;
	return status;
}
