/*
 * sync_plan_test.c - the directory beside the records.
 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "modules/operator/sync_plan.h"

static struct sync_person
person(const char *key, const char *name, const char *roles, const char *dn,
    const char *manager)
{
	return (struct sync_person) {.facts = {.key = span_of(key),
					 .username = name,
					 .name = name,
					 .mail = "",
					 .title = "",
					 .school = "",
					 .school_name = "",
					 .roles = roles},
	    .dn = dn,
	    .manager = manager};
}

static struct person_record
record(int64_t id, const char *key, const char *name, const char *roles,
    bool active)
{
	return (struct person_record) {.id = id,
	    .key = span_of(key),
	    .username = name,
	    .name = name,
	    .mail = "",
	    .title = "",
	    .school = "",
	    .roles = roles,
	    .active = active};
}

/* Missing for the first time, for the third, and for eight days. */
static void
missing_is_not_left(void **state)
{
	const int64_t day = INT64_C(86400000000);
	struct person_record records[] = {
	    record(1, "k1", "ann", "educator", true),
	    record(2, "k2", "bea", "educator", true),
	    record(3, "k3", "cid", "educator", true),
	};
	struct sync_plan plan = {
	    .records = records, .record_count = 3, .now_us = 100 * day};
	struct arena *arena = arena_open(1 << 16);

	(void)state;
	records[1].missing_runs = 2;
	records[1].missing_since = 100 * day - 10;
	records[2].missing_runs = 1;
	records[2].missing_since = 92 * day;
	assert_int_equal(sync_plan(arena, &plan), STATUS_OK);
	assert_int_equal(plan.missing_count, 1);
	assert_int_equal(plan.missing[0]->id, 1);
	assert_int_equal(plan.leaving_count, 2);
	arena_close(&arena);
}

static void
lists_are_compared(void **state)
{
	struct sync_person people[] = {
	    person("k4", "dora", "educator", "d", "b"),
	    person("k2", "bea", "educator assessor", "b", "b"),
	    person("k1", "ann", "educator", "a", "nobody"),
	    person("k6", "fay", "educator issuer", "f", ""),
	};
	struct person_record records[] = {
	    record(6, "k6", "fay", "educator issuer", false),
	    record(2, "k2", "bea", "assessor educator", true),
	    record(3, "k3", "cid", "educator", true),
	    record(4, "k4", "dolly", "educator assessor", true),
	    record(5, "k5", "eve", "educator", false),
	};
	struct sync_plan plan = {.people = people,
	    .count = 4,
	    .records = records,
	    .record_count = 5};
	struct arena *arena = arena_open(1 << 16);

	(void)state;
	records[2].missing_runs = MISSING_RUNS - 1;
	assert_int_equal(sync_plan(arena, &plan), STATUS_OK);
	/* By key now. */
	assert_string_equal(people[0].facts.name, "ann");
	assert_null(people[0].record);
	assert_null(people[0].boss);
	assert_int_equal(people[1].record->id, 2);
	assert_false(people[1].facts_differ);
	assert_false(people[1].roles_differ);
	assert_null(people[1].boss); /* not her own */
	assert_int_equal(people[2].record->id, 4);
	assert_true(people[2].facts_differ);
	assert_true(people[2].roles_differ);
	assert_ptr_equal(people[2].boss, &people[1]);
	/* Back again. */
	assert_true(people[3].facts_differ);
	assert_false(people[3].roles_differ);
	assert_int_equal(plan.active, 3);
	assert_int_equal(plan.leaving_count, 1);
	assert_int_equal(plan.leaving[0]->id, 3);
	arena_close(&arena);
}

static void
one_key_is_one_person(void **state)
{
	struct sync_person people[] = {
	    person("k1", "ann", "educator", "a", ""),
	    person("k1", "bea", "educator", "b", ""),
	};
	struct sync_plan plan = {.people = people, .count = 2};
	struct arena *arena = arena_open(1 << 16);

	(void)state;
	assert_int_equal(sync_plan(arena, &plan), STATUS_CONFLICT);
	fault_clear();
	arena_close(&arena);
}

static void
a_district_does_not_leave(void **state)
{
	static const struct {
		size_t active;
		size_t leaving;
		int64_t percent;
		bool plausible;
	} table[] = {
	    {0, 0, 5, true},
	    {63, 3, 5, true},
	    {63, 20, 5, true},
	    {63, 21, 5, false},
	    {30, 16, 5, false},
	    {30, 15, 5, true},
	    {1000, 50, 5, true},
	    {1000, 51, 5, false},
	    {1000, 51, 6, true},
	    {1000, 1000, 99, false},
	    {1000, 1000, 100, true},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++)
		assert_int_equal(leaving_is_plausible(table[i].active,
				     table[i].leaving, table[i].percent),
		    table[i].plausible);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(missing_is_not_left),
	    cmocka_unit_test(lists_are_compared),
	    cmocka_unit_test(one_key_is_one_person),
	    cmocka_unit_test(a_district_does_not_leave),
	};

	return cmocka_run_group_tests_name("sync_plan", tests, NULL, NULL);
}
