/*
 * roll.c - the steps of a sync, each one statement over all people.
 */
#include "config.h"

#include <string.h>

#include <sodium.h>

#include "base/token.h"
#include "schema/common/audit.h"
#include "schema/db.h"
#include "schema/operator/roll.h"
#include "schema/operator/roll_sql.h"

/* ---- what was read --------------------------------------------------- */

static enum status
clear_body(struct db *db, void *context)
{
	(void)context;
	return db_change(db, roll_sql(ROLL_CLEAR), NO_PARAMS, NULL);
}

enum status
roll_start(struct db *db, int64_t *run_r)
{
	uint64_t number;

	randombytes_buf(&number, sizeof(number));
	*run_r = (int64_t)(number >> 1);
	return db_transact(db, clear_body, NULL);
}

enum status
roll_end(struct db *db)
{
	return db_transact(db, clear_body, NULL);
}

struct adding {
	int64_t run;
	const struct roll_person *people;
	size_t count;
	size_t at; /* the one that is being added */
};

static enum status
person_add_one(struct db *db, int64_t run, const struct roll_person *person)
{
	const struct person_facts *facts = &person->facts;
	char public_id[PUBLIC_ID_TEXT + 1];
	unsigned char dn[TOKEN_HASH_BYTES];
	unsigned char manager[TOKEN_HASH_BYTES];

	public_id_make(public_id);
	token_hash(person->dn, dn);
	token_hash(person->manager, manager);
	return db_change(db, roll_sql(ROLL_ADD),
	    PARAMS(param_int(run), param_bytes(facts->key.at, facts->key.len),
		param_text(public_id), param_text(facts->username),
		param_text(facts->name), param_text(facts->mail),
		param_text(facts->title), param_text(facts->school),
		param_text(facts->school_name), param_text(facts->roles),
		param_bytes(dn, sizeof(dn)),
		*person->manager == '\0'
		    ? param_null()
		    : param_bytes(manager, sizeof(manager))),
	    NULL);
}

static enum status
add_body(struct db *db, void *context)
{
	struct adding *adding = context;
	enum status status = STATUS_OK;

	for (adding->at = 0;
	     status == STATUS_OK && adding->at < adding->count;) {
		status = person_add_one(
		    db, adding->run, &adding->people[adding->at]);
		if (status == STATUS_OK)
			adding->at++;
	}
	return status;
}

/* The other one may stand in the same few: then it isn't in the roll yet. */
static enum status
key_twice(struct db *db, struct arena *arena, const struct adding *adding)
{
	struct holder {
		const char *username;
	} holder = {"another"};
	static const struct column columns[] = {
	    COLUMN(struct holder, username)};
	static const struct shape shape = SHAPE(struct holder, columns);
	const struct person_facts *facts = &adding->people[adding->at].facts;

	for (size_t i = 0; i < adding->at; i++) {
		const struct person_facts *other = &adding->people[i].facts;

		if (other->key.len == facts->key.len &&
		    memcmp(other->key.at, facts->key.at, facts->key.len) == 0)
			holder.username = other->username;
	}
	fault_clear();
	if (db_find(db, arena, roll_sql(ROLL_HOLDER),
		PARAMS(param_int(adding->run),
		    param_bytes(facts->key.at, facts->key.len)),
		&shape, &holder) == STATUS_UNAVAILABLE)
		return STATUS_UNAVAILABLE;
	return fault(STATUS_CONFLICT, "directory: %s and %s have the same key",
	    holder.username, facts->username);
}

enum status
roll_add(struct db *db, struct arena *arena, int64_t run,
    const struct roll_person *people, size_t count)
{
	struct adding adding = {run, people, count, 0};
	enum status status = db_transact(db, add_body, &adding);

	return status == STATUS_CONFLICT ? key_twice(db, arena, &adding)
					 : status;
}

/* ---- what becomes of it ---------------------------------------------- */

struct comparing {
	int64_t run;
	int64_t missing_runs;
	int64_t missing_days;
};

static enum status
compare_body(struct db *db, void *context)
{
	const struct comparing *comparing = context;
	struct param run = param_int(comparing->run);
	enum status status =
	    db_change(db, roll_sql(ROLL_COMPARE), PARAMS(run), NULL);

	if (status == STATUS_OK)
		status = db_change(db, roll_sql(ROLL_MARK), PARAMS(run), NULL);
	if (status == STATUS_OK)
		status = db_change(db, roll_sql(ROLL_GONE),
		    PARAMS(run, param_int(comparing->missing_runs),
			param_int(comparing->missing_days), run),
		    NULL);
	if (status == STATUS_OK)
		status =
		    db_change(db, roll_sql(ROLL_MANAGERS), PARAMS(run), NULL);
	return status;
}

enum status
roll_compare(struct db *db, struct arena *arena, int64_t run,
    int64_t missing_runs, int64_t missing_days, struct roll_counts *counts_r)
{
	static const struct column columns[] = {
	    COLUMN(struct roll_counts, found),
	    COLUMN(struct roll_counts, fresh),
	    COLUMN(struct roll_counts, changed),
	    COLUMN(struct roll_counts, missing),
	    COLUMN(struct roll_counts, left),
	    COLUMN(struct roll_counts, active),
	};
	static const struct shape shape = SHAPE(struct roll_counts, columns);
	struct comparing comparing = {run, missing_runs, missing_days};
	enum status status = db_transact(db, compare_body, &comparing);

	return status == STATUS_OK
	    ? db_find(db, arena, roll_sql(ROLL_COUNTS), PARAMS(param_int(run)),
		  &shape, counts_r)
	    : status;
}

enum status
roll_list(struct db *db, struct arena *arena, int64_t run, enum roll_kind kind,
    struct span after, int64_t limit, struct roll_row **list_r, size_t *count_r)
{
	static const struct column columns[] = {
	    COLUMN(struct roll_row, key),
	    COLUMN(struct roll_row, username),
	    COLUMN(struct roll_row, name),
	    COLUMN(struct roll_row, roles),
	    COLUMN(struct roll_row, missing_runs),
	};
	static const struct shape shape = SHAPE(struct roll_row, columns);

	return db_list(db, arena, roll_sql(ROLL_LIST),
	    PARAMS(param_int(run), param_int(kind),
		param_bytes(after.at, after.len), param_int(limit)),
	    &shape, list_r, count_r);
}

/* ---- carrying out ---------------------------------------------------- */

struct carrying {
	int64_t run;
	const char *subject;
};

static enum status
carry_body(struct db *db, void *context)
{
	/* In this order: a person is there before their roles and managers. */
	static const enum roll_statement steps[] = {ROLL_SCHOOLS_ADD,
	    ROLL_PEOPLE_ADD, ROLL_PEOPLE_KNOWN, ROLL_PEOPLE_SET, ROLL_ROLES_END,
	    ROLL_ROLES_ADD, ROLL_ROLES_TRAIL, ROLL_MANAGERS_SET,
	    ROLL_MISSING_TRAIL, ROLL_MISSING_SET, ROLL_LEAVING_SET,
	    ROLL_LEAVING_TRAIL, ROLL_SESSIONS_END};
	const struct carrying *carrying = context;
	struct param run = param_int(carrying->run);
	enum status status = STATUS_OK;

	for (size_t i = 0;
	     status == STATUS_OK && i < sizeof(steps) / sizeof(steps[0]); i++)
		status = db_change(db, roll_sql(steps[i]), PARAMS(run), NULL);
	if (status == STATUS_OK)
		status = db_change(
		    db, roll_sql(ROLL_SCHOOLS_SET), PARAMS(run, run), NULL);
	if (status == STATUS_OK)
		status = db_change(db, roll_sql(ROLL_SEEN), NO_PARAMS, NULL);
	return status == STATUS_OK ? audit_add(db,
					 &(struct audit) {.action = "sync",
					     .subject = carrying->subject})
				   : status;
}

enum status
roll_carry_out(struct db *db, int64_t run, const char *subject)
{
	struct carrying carrying = {run, subject};

	return db_transact(db, carry_body, &carrying);
}
