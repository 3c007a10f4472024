/*
 * person.c - bringing people in.
 */
#include "config.h"

#include <string.h>

#include "base/insist.h"
#include "base/token.h"
#include "schema/common/person.h"
#include "schema/common/person_sql.h"

enum { ROLE_BYTES = 20 };

static const struct column columns[] = {
    COLUMN(struct person_record, id),
    COLUMN(struct person_record, key),
    COLUMN(struct person_record, username),
    COLUMN(struct person_record, name),
    COLUMN(struct person_record, mail),
    COLUMN(struct person_record, title),
    COLUMN(struct person_record, school),
    COLUMN(struct person_record, roles),
    COLUMN(struct person_record, active),
    COLUMN(struct person_record, missing_runs),
    COLUMN(struct person_record, missing_since),
    COLUMN(struct person_record, manager_differs),
};
const struct shape person_shape = SHAPE(struct person_record, columns);

enum status
person_find(struct db *db, struct arena *arena,
    const struct person_facts *facts, struct person_record *person_r)
{
	return db_find(db, arena, person_sql(PERSON_PERSON_FIND),
	    PARAMS(param_flag(facts->manager.at != NULL),
		param_bytes(facts->manager.at, facts->manager.len),
		param_bytes(facts->key.at, facts->key.len)),
	    &person_shape, person_r);
}

bool
person_same(
    const struct person_record *person, const struct person_facts *facts)
{
	return person->active && person->missing_runs == 0 &&
	    strcmp(person->username, facts->username) == 0 &&
	    strcmp(person->name, facts->name) == 0 &&
	    strcmp(person->mail, facts->mail) == 0 &&
	    strcmp(person->title, facts->title) == 0 &&
	    strcmp(person->school, facts->school) == 0;
}

static enum status
school_add(struct db *db, const struct person_facts *facts)
{
	const char *name =
	    *facts->school_name != '\0' ? facts->school_name : facts->school;

	if (*facts->school == '\0')
		return STATUS_OK;
	return db_change(db, person_sql(PERSON_SCHOOL_ADD),
	    PARAMS(param_text(facts->school), param_text(name),
		param_text(facts->school)),
	    NULL);
}

enum status
person_add(struct db *db, const struct person_facts *facts, int64_t *id_r)
{
	char public_id[PUBLIC_ID_TEXT + 1];
	enum status status = school_add(db, facts);

	if (status != STATUS_OK)
		return status;
	public_id_make(public_id);
	status = db_change(db, person_sql(PERSON_PERSON_ADD),
	    PARAMS(param_text(public_id),
		param_bytes(facts->key.at, facts->key.len),
		param_text(facts->username), param_text(facts->name),
		param_text(facts->mail), param_text(facts->title),
		param_text(facts->school)),
	    NULL);
	if (status == STATUS_OK)
		*id_r = db_inserted(db);
	return status;
}

enum status
person_set(struct db *db, int64_t person, const struct person_facts *facts)
{
	enum status status = school_add(db, facts);

	if (status != STATUS_OK)
		return status;
	return db_change_one(db, person_sql(PERSON_PERSON_SET),
	    PARAMS(param_text(facts->username), param_text(facts->name),
		param_text(facts->mail), param_text(facts->title),
		param_text(facts->school), param_int(person)));
}

enum status
person_manager_set(struct db *db, struct arena *arena, int64_t person,
    const struct person_facts *facts)
{
	struct manager {
		int64_t id;
	} manager = {0};
	static const struct column id[] = {COLUMN(struct manager, id)};
	static const struct shape shape = SHAPE(struct manager, id);
	enum status status = db_find(db, arena, person_sql(PERSON_MANAGER_FIND),
	    PARAMS(param_bytes(facts->manager.at, facts->manager.len),
		param_int(person)),
	    &shape, &manager);

	if (status != STATUS_OK && status != STATUS_ABSENT)
		return status;
	return db_change(db, person_sql(PERSON_MANAGER_SET),
	    PARAMS(status == STATUS_OK ? param_int(manager.id) : param_null(),
		param_int(person)),
	    NULL);
}

/* ---- roles ----------------------------------------------------------- */

static bool
holds(const char *roles, const char *word, size_t len)
{
	while (*roles != '\0') {
		size_t other = strcspn(roles, " ");

		if (other == len && memcmp(roles, word, len) == 0)
			return true;
		roles += other;
		roles += strspn(roles, " ");
	}
	return false;
}

static bool
roles_within(const char *some, const char *all)
{
	while (*some != '\0') {
		size_t len = strcspn(some, " ");

		if (!holds(all, some, len))
			return false;
		some += len;
		some += strspn(some, " ");
	}
	return true;
}

bool
person_roles_same(const char *some, const char *others)
{
	return roles_within(some, others) && roles_within(others, some);
}

/* `which` for each word of `roles` that isn't in `others`. */
static enum status
roles_change(struct db *db, int64_t person, const char *roles,
    const char *others, enum person_statement which, bool *changed)
{
	while (*roles != '\0') {
		size_t len = strcspn(roles, " ");
		char role[ROLE_BYTES + 1] = {0};
		enum status status = STATUS_OK;

		insist(len <= ROLE_BYTES);
		memcpy(role, roles, len);
		if (!holds(others, roles, len)) {
			*changed = true;
			status = db_change(db, person_sql(which),
			    PARAMS(param_int(person), param_text(role)), NULL);
		}
		if (status != STATUS_OK)
			return status;
		roles += len;
		roles += strspn(roles, " ");
	}
	return STATUS_OK;
}

enum status
person_roles_set(struct db *db, int64_t person, const char *before,
    const char *now, bool *changed_r)
{
	bool changed = false;
	enum status status =
	    roles_change(db, person, before, now, PERSON_ROLE_END, &changed);

	if (status == STATUS_OK)
		status = roles_change(
		    db, person, now, before, PERSON_ROLE_ADD, &changed);
	if (status == STATUS_OK)
		*changed_r = changed;
	return status;
}
