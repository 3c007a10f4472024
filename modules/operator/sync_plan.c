/*
 * sync_plan.c - two lists, sorted by what never changes, walked together.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "modules/operator/sync_plan.h"

enum { LEAVE_LEAST = 20 };

static int
key_order(struct span a, struct span b)
{
	size_t len = a.len < b.len ? a.len : b.len;
	int order = len == 0 ? 0 : memcmp(a.at, b.at, len);

	if (order == 0)
		order = (a.len > b.len) - (a.len < b.len);
	return order;
}

static int
person_order(const void *a, const void *b)
{
	return key_order(((const struct sync_person *)a)->facts.key,
	    ((const struct sync_person *)b)->facts.key);
}

static int
record_order(const void *a, const void *b)
{
	return key_order(((const struct person_record *)a)->key,
	    ((const struct person_record *)b)->key);
}

/* Pointers to people, by DN. */
static int
dn_order(const void *a, const void *b)
{
	return strcmp((*(struct sync_person *const *)a)->dn,
	    (*(struct sync_person *const *)b)->dn);
}

static bool
holds(const char *roles, const char *word, size_t len)
{
	const char *at = roles;

	while ((at = strstr(at, word)) != NULL) {
		if ((at == roles || at[-1] == ' ') &&
		    (at[len] == ' ' || at[len] == '\0'))
			return true;
		at += len;
	}
	return false;
}

static bool
roles_within(const char *some, const char *all)
{
	char word[64];

	while (*some != '\0') {
		size_t len = strcspn(some, " ");

		if (len >= sizeof(word))
			return false;
		memcpy(word, some, len);
		word[len] = '\0';
		if (!holds(all, word, len))
			return false;
		some += len;
		some += strspn(some, " ");
	}
	return true;
}

static void
person_compare(struct sync_person *person, const struct person_record *record)
{
	const char *now = person->facts.roles;

	person->record = record;
	person->facts_differ = !person_same(record, &person->facts);
	person->roles_differ = !roles_within(now, record->roles) ||
	    !roles_within(record->roles, now);
}

/* One answer that doesn't show somebody may be a slip of the directory. */
static bool
has_left(const struct person_record *record, int64_t now_us)
{
	return record->missing_runs + 1 >= MISSING_RUNS ||
	    (record->missing_since != 0 &&
		now_us - record->missing_since >=
		    MISSING_DAYS * INT64_C(86400) * CLOCK_SECOND);
}

/* Who is in one list and not in the other, and who is in both. */
static void
lists_join(struct arena *arena, struct sync_plan *plan)
{
	size_t p = 0;

	plan->leaving = arena_array(
	    arena, plan->record_count + 1, sizeof(struct person_record *));
	plan->missing = arena_array(
	    arena, plan->record_count + 1, sizeof(struct person_record *));
	for (size_t r = 0; r < plan->record_count; r++) {
		const struct person_record *record = &plan->records[r];

		plan->active += record->active;
		while (p < plan->count &&
		    key_order(plan->people[p].facts.key, record->key) < 0)
			p++;
		if (p < plan->count &&
		    key_order(plan->people[p].facts.key, record->key) == 0)
			person_compare(&plan->people[p++], record);
		else if (record->active && !has_left(record, plan->now_us))
			plan->missing[plan->missing_count++] = record;
		else if (record->active)
			plan->leaving[plan->leaving_count++] = record;
	}
}

/* A manager may be missing, out of reach, or oneself: then there is none. */
static void
bosses_find(struct arena *arena, struct sync_plan *plan)
{
	struct sync_person **by_dn =
	    arena_array(arena, plan->count + 1, sizeof(struct sync_person *));

	for (size_t i = 0; i < plan->count; i++)
		by_dn[i] = &plan->people[i];
	if (plan->count > 0)
		qsort(by_dn, plan->count, sizeof(*by_dn), dn_order);
	for (size_t i = 0; i < plan->count; i++) {
		struct sync_person *person = &plan->people[i];
		struct sync_person wanted = {.dn = person->manager};
		struct sync_person *key = &wanted;
		struct sync_person **found = *person->manager == '\0'
		    ? NULL
		    : bsearch(
			  &key, by_dn, plan->count, sizeof(*by_dn), dn_order);

		if (found != NULL && *found != person)
			person->boss = *found;
	}
}

enum status
sync_plan(struct arena *arena, struct sync_plan *plan)
{
	if (plan->count > 0)
		qsort(plan->people, plan->count, sizeof(*plan->people),
		    person_order);
	if (plan->record_count > 0)
		qsort(plan->records, plan->record_count, sizeof(*plan->records),
		    record_order);
	for (size_t i = 1; i < plan->count; i++)
		if (person_order(&plan->people[i - 1], &plan->people[i]) == 0)
			return fault(STATUS_CONFLICT,
			    "directory: %s and %s have the same key",
			    plan->people[i - 1].facts.username,
			    plan->people[i].facts.username);
	lists_join(arena, plan);
	bosses_find(arena, plan);
	return STATUS_OK;
}

bool
leaving_is_plausible(size_t active, size_t leaving, int64_t percent)
{
	size_t most = active * (size_t)percent / 100;

	if (percent >= 100 || leaving == 0)
		return true;
	if (most < LEAVE_LEAST)
		most = LEAVE_LEAST;
	return leaving <= most && leaving <= active / 2;
}
