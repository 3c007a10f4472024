/*
 * sync.c - `accolade sync`: the records as the directory has people, schools,
 * managers and roles. Everything is read before any record is changed, and changed
 * in one transaction; an answer that isn't whole changes nothing.
 *
 * What is read goes to the database in small parts and is compared there: a
 * district of any size takes no more memory than a school.
 */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "modules/operator/operator.h"
#include "modules/operator/sync_rules.h"
#include "modules/signon/directory.h"
#include "schema/common/audit.h"
#include "schema/db.h"
#include "schema/operator/roll.h"

enum { PEOPLE_AT_ONCE = 200, LINES_AT_ONCE = 500, PART_BYTES = 16 << 20 };

struct sync {
	struct operator* operator;
	struct db *db;
	int64_t run;
	struct arena *part; /* of the people that wait to be written */
	struct roll_person people[PEOPLE_AT_ONCE];
	size_t count;
	int64_t read; /* in all */
	struct roll_counts counts;
	bool dry;
};

/* ---- reading --------------------------------------------------------- */

static enum status
part_write(struct sync *sync)
{
	enum status status = sync->count == 0
	    ? STATUS_OK
	    : roll_add(
		  sync->db, sync->part, sync->run, sync->people, sync->count);

	sync->count = 0;
	arena_reset(sync->part);
	return status;
}

static enum status
person_take(void *context, const struct directory_person *from)
{
	struct sync *sync = context;
	struct arena *part = sync->part;

	sync->people[sync->count++] = (struct roll_person) {
	    .facts = {.key = {arena_copy(part, from->key, sizeof(from->key)),
			  sizeof(from->key)},
		.username = arena_text(part, from->username),
		.name = arena_text(part, from->name),
		.mail = arena_text(part, from->mail),
		.title = arena_text(part, from->title),
		.school = arena_text(part, from->school),
		.school_name = arena_text(part, from->school_name),
		.roles = roles_text(from->roles)},
	    .dn = directory_dn_normal(part, arena_text(part, from->dn)),
	    .manager =
		directory_dn_normal(part, arena_text(part, from->manager_dn))};
	sync->read++;
	return sync->count == PEOPLE_AT_ONCE ? part_write(sync) : STATUS_OK;
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
	if (status == STATUS_OK)
		status = part_write(sync);
	if (status == STATUS_OK && sync->read == 0)
		return fault(STATUS_UNAVAILABLE,
		    "the directory shows nobody: nothing was changed");
	return status;
}

/* ---- saying ---------------------------------------------------------- */

static void
row_print(enum roll_kind kind, const struct roll_row *row)
{
	switch (kind) {
	case ROLL_NEW:
		printf("new      %s (%s): %s\n", row->username, row->name,
		    row->roles);
		return;
	case ROLL_CHANGED:
		printf("changed  %s (%s): %s\n", row->username, row->name,
		    row->roles);
		return;
	case ROLL_MISSING:
		printf("missing  %s (%s): %lld of %d\n", row->username,
		    row->name, (long long)row->missing_runs + 1, MISSING_RUNS);
		return;
	case ROLL_LEFT:
		printf("left     %s (%s)\n", row->username, row->name);
		return;
	case ROLL_AS_BEFORE:
	case ROLL_KIND__MAX:
		return;
	}
}

static enum status
kind_print(struct sync *sync, enum roll_kind kind)
{
	unsigned char after[64];
	size_t after_len = 0;
	struct roll_row *rows;
	size_t count;

	do {
		enum status status = roll_list(sync->db, sync->part, sync->run,
		    kind, (struct span) {(const char *)after, after_len},
		    LINES_AT_ONCE, &rows, &count);

		if (status != STATUS_OK)
			return status;
		for (size_t i = 0; i < count; i++)
			row_print(kind, &rows[i]);
		if (count > 0) {
			after_len = rows[count - 1].key.len;
			memcpy(after, rows[count - 1].key.at, after_len);
		}
		arena_reset(sync->part);
	} while (count == LINES_AT_ONCE);
	return STATUS_OK;
}

static enum status
plan_print(struct sync *sync)
{
	const struct roll_counts *counts = &sync->counts;
	enum status status = STATUS_OK;

	for (enum roll_kind kind = ROLL_NEW;
	     status == STATUS_OK && kind < ROLL_KIND__MAX; kind++)
		status = kind_print(sync, kind);
	printf("%lld people: %lld new, %lld changed, %lld left.\n",
	    (long long)counts->found, (long long)counts->fresh,
	    (long long)counts->changed, (long long)counts->left);
	return status;
}

/* ---- writing --------------------------------------------------------- */

static enum status
leaving_check(const struct sync *sync)
{
	const struct roll_counts *counts = &sync->counts;
	int64_t gone = counts->left + counts->missing;

	if (leaving_is_plausible((size_t)counts->active, (size_t)gone,
		sync->operator->settings->sync_leave_percent))
		return STATUS_OK;
	return fault(STATUS_DENIED,
	    "%lld of %lld people would leave: nothing was changed. If that is "
	    "true, raise sync_leave_percent for one run",
	    (long long)gone, (long long)counts->active);
}

static enum status
sync_compare(struct sync *sync)
{
	enum status status = roll_compare(sync->db, sync->part, sync->run,
	    MISSING_RUNS, MISSING_DAYS, &sync->counts);

	if (status == STATUS_OK && sync->counts.found != sync->read)
		return fault(STATUS_CONFLICT,
		    "another sync runs at this moment: nothing was changed");
	return status;
}

static enum status
sync_write(struct sync *sync)
{
	char subject[64];
	enum status status;

	snprintf(subject, sizeof(subject), "%lld people, %lld left",
	    (long long)sync->counts.found, (long long)sync->counts.left);
	status = roll_carry_out(sync->db, sync->run, subject);
	if (status == STATUS_CONFLICT)
		return fault(STATUS_CONFLICT,
		    "somebody signed on for the first time meanwhile: run it "
		    "again");
	return status;
}

static enum status
sync_run(struct sync *sync)
{
	enum status status = roll_start(sync->db, &sync->run);

	if (status == STATUS_OK)
		status = people_read(sync);
	if (status == STATUS_OK)
		status = sync_compare(sync);
	if (status == STATUS_OK)
		status = plan_print(sync);
	if (status == STATUS_OK)
		status = leaving_check(sync);
	if (status == STATUS_OK && !sync->dry)
		status = sync_write(sync);
	return status;
}

static void
part_end(void *thing)
{
	struct arena *part = thing;

	arena_close(&part);
}

enum status
operator_sync(struct operator* operator, int argc, char **argv)
{
	static const struct statement_set *const sets[] = {
	    &audit_statements, &roll_statements, NULL};
	struct sync *sync = arena_take(operator->arena, sizeof(*sync));
	enum status status;

	sync->operator= operator;
	sync->dry = argc == 2 && strcmp(argv[1], "--dry-run") == 0;
	if (argc > 2 || (argc == 2 && !sync->dry))
		return STATUS_INVALID;
	sync->part = arena_open(PART_BYTES);
	arena_defer(operator->arena, part_end, sync->part);
	status = operator_database(operator, "sync", sets, &sync->db);
	if (status != STATUS_OK)
		return status;
	status = sync_run(sync);
	/* What is left of it does no harm: the next run clears it. */
	if (status == STATUS_OK)
		status = roll_end(sync->db);
	if (status == STATUS_OK && sync->dry)
		puts("Nothing was changed (--dry-run).");
	return status;
}
