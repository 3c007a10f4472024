/*
 * sync.c - `accolade sync`: the records as the directory has people, schools,
 * managers and roles. Everything is read before anything is written, and
 * written in one transaction; an answer that isn't whole changes nothing.
 */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "modules/operator/operator.h"
#include "modules/operator/sync_plan.h"
#include "modules/signon/directory.h"
#include "schema/common/audit.h"
#include "schema/common/person.h"
#include "schema/db.h"
#include "schema/operator/staff.h"

enum { RECORDS_AT_ONCE = 5000, PEOPLE_FIRST = 256 };

struct sync {
	struct operator* operator;
	struct db *db;
	struct sync_plan plan;
	size_t room; /* of plan.people */
	struct school *schools;
	size_t school_count;
	bool dry;
};

/* ---- reading --------------------------------------------------------- */

static struct sync_person *
person_room(struct sync *sync)
{
	struct sync_plan *plan = &sync->plan;
	struct sync_person *grown;

	if (plan->count == sync->room) {
		sync->room = sync->room == 0 ? PEOPLE_FIRST : sync->room * 2;
		grown = arena_array(
		    sync->operator->arena, sync->room, sizeof(*grown));
		if (plan->count > 0)
			memcpy(
			    grown, plan->people, plan->count * sizeof(*grown));
		plan->people = grown;
	}
	return &plan->people[plan->count++];
}

static enum status
person_take(void *context, const struct directory_person *from)
{
	struct sync *sync = context;
	struct arena *arena = sync->operator->arena;
	struct sync_person *person = person_room(sync);

	person->facts = (struct person_facts) {
	    .key = {arena_copy(arena, from->key, sizeof(from->key)),
		sizeof(from->key)},
	    .username = from->username,
	    .name = from->name,
	    .mail = from->mail,
	    .title = from->title,
	    .school = from->school,
	    .school_name = from->school_name,
	    .roles = roles_text(from->roles)};
	person->dn = directory_dn_normal(arena, from->dn);
	person->manager = directory_dn_normal(arena, from->manager_dn);
	return STATUS_OK;
}

static void
directory_end(void *thing)
{
	struct directory *directory = thing;

	directory_close(&directory);
}

static enum status
people_read(struct sync *sync)
{
	struct operator* operator= sync->operator;
	struct directory *directory;
	struct secrets secrets;
	enum status status = operator_secrets(operator, "sync", &secrets);

	if (status == STATUS_OK)
		status = directory_open(operator->settings,
		    secrets.directory_password, &directory);
	if (status != STATUS_OK)
		return status;
	arena_defer(operator->arena, directory_end, directory);
	status = directory_sync(directory, operator->arena, person_take, sync);
	if (status == STATUS_OK && sync->plan.count == 0)
		return fault(STATUS_UNAVAILABLE,
		    "the directory shows nobody: nothing was changed");
	return status;
}

static enum status
records_read(struct sync *sync)
{
	struct sync_plan *plan = &sync->plan;
	struct arena *arena = sync->operator->arena;
	int64_t after = 0;
	size_t count;

	do {
		struct person_record *part;
		struct person_record *all;
		enum status status = person_list(
		    sync->db, arena, after, RECORDS_AT_ONCE, &part, &count);

		if (status != STATUS_OK)
			return status;
		all = arena_array(
		    arena, plan->record_count + count + 1, sizeof(*all));
		if (plan->record_count > 0)
			memcpy(all, plan->records,
			    plan->record_count * sizeof(*all));
		if (count > 0) {
			memcpy(all + plan->record_count, part,
			    count * sizeof(*all));
			after = part[count - 1].id;
		}
		plan->records = all;
		plan->record_count += count;
	} while (count == RECORDS_AT_ONCE);
	return school_list(
	    sync->db, arena, &sync->schools, &sync->school_count);
}

/* ---- saying ---------------------------------------------------------- */

static void
plan_print(const struct sync *sync)
{
	const struct sync_plan *plan = &sync->plan;
	size_t fresh = 0;
	size_t changed = 0;

	for (size_t i = 0; i < plan->count; i++) {
		const struct sync_person *person = &plan->people[i];

		if (person->record == NULL) {
			fresh++;
			printf("new      %s (%s): %s\n", person->facts.username,
			    person->facts.name, person->facts.roles);
		} else if (person->facts_differ || person->roles_differ) {
			changed++;
			printf("changed  %s (%s): %s\n", person->facts.username,
			    person->facts.name, person->facts.roles);
		}
	}
	for (size_t i = 0; i < plan->missing_count; i++)
		printf("missing  %s (%s): %lld of %d\n",
		    plan->missing[i]->username, plan->missing[i]->name,
		    (long long)plan->missing[i]->missing_runs + 1,
		    MISSING_RUNS);
	for (size_t i = 0; i < plan->leaving_count; i++)
		printf("left     %s (%s)\n", plan->leaving[i]->username,
		    plan->leaving[i]->name);
	printf("%zu people: %zu new, %zu changed, %zu left.\n", plan->count,
	    fresh, changed, plan->leaving_count);
}

/* ---- writing --------------------------------------------------------- */

static enum status
person_write(struct db *db, struct sync_person *person)
{
	const struct person_record *record = person->record;
	enum status status = STATUS_OK;
	bool changed = false;

	person->id = record == NULL ? 0 : record->id;
	if (record == NULL)
		status = person_add(db, &person->facts, &person->id);
	else if (person->facts_differ)
		status = person_set(db, person->id, &person->facts);
	if (status == STATUS_OK && (record == NULL || person->roles_differ))
		status = person_roles_set(db, person->id,
		    record == NULL ? "" : record->roles, person->facts.roles,
		    &changed);
	if (status == STATUS_OK && changed)
		status = audit_add(db,
		    &(struct audit) {.actor = person->id,
			.action = "roles_change",
			.subject = person->facts.roles});
	return status;
}

static enum status
manager_write(struct db *db, const struct sync_person *person)
{
	int64_t wanted = person->boss == NULL ? 0 : person->boss->id;
	int64_t now = person->record == NULL ? 0 : person->record->manager;

	return wanted == now ? STATUS_OK : manager_set(db, person->id, wanted);
}

static enum status
missing_write(struct db *db, const struct person_record *record)
{
	enum status status = person_missing(db, record->id);

	if (status == STATUS_OK && record->missing_runs == 0)
		status = audit_add(db,
		    &(struct audit) {
			.actor = record->id, .action = "person_missing"});
	return status;
}

static enum status
leaving_write(struct db *db, const struct person_record *record)
{
	bool changed;
	enum status status = person_leave(db, record->id);

	if (status == STATUS_OK)
		status = person_roles_set(
		    db, record->id, record->roles, "", &changed);
	if (status == STATUS_OK)
		status = audit_add(db,
		    &(struct audit) {
			.actor = record->id, .action = "person_left"});
	return status;
}

/* A school is called what its people's entries call it. */
static enum status
schools_write(struct db *db, const struct sync *sync)
{
	enum status status = STATUS_OK;

	for (size_t i = 0; status == STATUS_OK && i < sync->school_count; i++) {
		const struct school *school = &sync->schools[i];
		const char *name = school->name;

		for (size_t n = 0; n < sync->plan.count; n++) {
			const struct person_facts *facts =
			    &sync->plan.people[n].facts;

			if (*facts->school_name != '\0' &&
			    strcmp(facts->school, school->code) == 0) {
				name = facts->school_name;
				break;
			}
		}
		if (strcmp(name, school->name) != 0)
			status = school_set(db, school->id, name);
	}
	return status;
}

static enum status
sync_body(struct db *db, void *context)
{
	struct sync *sync = context;
	struct sync_plan *plan = &sync->plan;
	char counts[64];
	enum status status = STATUS_OK;

	for (size_t i = 0; status == STATUS_OK && i < plan->count; i++)
		status = person_write(db, &plan->people[i]);
	for (size_t i = 0; status == STATUS_OK && i < plan->count; i++)
		status = manager_write(db, &plan->people[i]);
	for (size_t i = 0; status == STATUS_OK && i < plan->missing_count; i++)
		status = missing_write(db, plan->missing[i]);
	for (size_t i = 0; status == STATUS_OK && i < plan->leaving_count; i++)
		status = leaving_write(db, plan->leaving[i]);
	if (status == STATUS_OK)
		status = schools_write(db, sync);
	if (status == STATUS_OK)
		status = person_seen(db);
	snprintf(counts, sizeof(counts), "%zu people, %zu left", plan->count,
	    plan->leaving_count);
	if (status == STATUS_OK)
		status = audit_add(
		    db, &(struct audit) {.action = "sync", .subject = counts});
	return status;
}

static enum status
sync_write(struct sync *sync)
{
	enum status status = db_transact(sync->db, sync_body, sync);

	if (status == STATUS_CONFLICT)
		return fault(STATUS_CONFLICT,
		    "somebody signed on for the first time meanwhile: run it "
		    "again");
	return status;
}

static enum status
leaving_check(const struct sync *sync)
{
	const struct sync_plan *plan = &sync->plan;
	size_t gone = plan->leaving_count + plan->missing_count;

	if (leaving_is_plausible(plan->active, gone,
		sync->operator->settings->sync_leave_percent))
		return STATUS_OK;
	return fault(STATUS_DENIED,
	    "%zu of %zu people would leave: nothing was changed. If that is "
	    "true, raise sync_leave_percent for one run",
	    gone, plan->active);
}

enum status
operator_sync(struct operator* operator, int argc, char **argv)
{
	static const struct statement_set *const sets[] = {
	    &audit_statements, &person_statements, &staff_statements, NULL};
	struct sync sync = {.operator= operator};
	enum status status;

	sync.plan.now_us = clock_now();
	sync.dry = argc == 2 && strcmp(argv[1], "--dry-run") == 0;
	if (argc > 2 || (argc == 2 && !sync.dry))
		return STATUS_INVALID;
	status = people_read(&sync);
	if (status == STATUS_OK)
		status = operator_database(operator, "sync", sets, &sync.db);
	if (status == STATUS_OK)
		status = records_read(&sync);
	if (status == STATUS_OK)
		status = sync_plan(operator->arena, &sync.plan);
	if (status != STATUS_OK)
		return status;
	plan_print(&sync);
	status = leaving_check(&sync);
	if (status == STATUS_OK && !sync.dry)
		status = sync_write(&sync);
	if (status == STATUS_OK && sync.dry)
		puts("Nothing was changed (--dry-run).");
	return status;
}
