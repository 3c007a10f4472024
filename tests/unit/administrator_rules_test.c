/*
 * administrator_rules_test.c - the words of the audit trail, and when a part
 * of Accolade is called well.
 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "base/clock.h"
#include "modules/administrator/rules.h"

static const int64_t now_us = INT64_C(1767625920) * CLOCK_SECOND;
static const int64_t gib = INT64_C(1) << 30;

static void
actions_have_words(void **state)
{
	struct arena *arena = *state;
	size_t n = 0;

	for (; actions[n].code != NULL; n++) {
		assert_non_null(action_codes[n]);
		assert_string_equal(actions[n].code, action_codes[n]);
		assert_true(strlen(actions[n].code) <= 40);
	}
	assert_null(action_codes[n]);
	assert_string_equal(
	    action_name(arena, "decision.award"), "Decided to award");
	assert_string_equal(
	    action_told(arena, "submission.submitted"), "handed in");
	assert_string_equal(
	    action_name(arena, "something.new_here"), "something new here");
}

static void
accounts_have_words(void **state)
{
	(void)state;
	assert_string_equal(
	    account_role("accolade_issuer@localhost"), "Issuer");
	assert_string_equal(account_role("accolade_signon@localhost"), "");
	assert_string_equal(account_role("accolade_issue@localhost"), "");
	assert_string_equal(account_role("root@localhost"), "");
	assert_string_equal(account_role(""), "");
	assert_string_equal(
	    account_program("accolade_signer@localhost"), "The signer");
	assert_string_equal(account_program("root@localhost"), "The system");
}

static void
numbers_are_read_as_people_type_them(void **state)
{
	static const struct {
		const char *typed;
		const char *number;
	} cases[] = {
	    {"4F7K-2MQP", "4F7K-2MQP"},
	    {"4f7k2mqp", "4F7K-2MQP"},
	    {" #4f7k 2mqp", "4F7K-2MQP"},
	    {"4F7K-2MQ", "4F7K-2MQ"},
	    {"4F7K-2MQPX", "4F7K-2MQPX"},
	    {"4F7K-2MQ'", "4F7K-2MQ'"},
	    {"", ""},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_string_equal(
		    number_of(*state, cases[i].typed), cases[i].number);
}

static void
clocks_agree_within_seconds(void **state)
{
	assert_int_equal(
	    health_clock(*state, now_us, now_us + 2 * CLOCK_SECOND).state,
	    HEALTH_GOOD);
	assert_int_equal(
	    health_clock(*state, now_us, now_us - 5 * CLOCK_SECOND).state,
	    HEALTH_CARE);
	assert_int_equal(
	    health_clock(*state, now_us, now_us + 5 * CLOCK_MINUTE).state,
	    HEALTH_BAD);
}

static void
signer_may_take_two_minutes(void **state)
{
	assert_int_equal(
	    health_signer(*state, now_us, 0, 0).state, HEALTH_GOOD);
	assert_int_equal(
	    health_signer(*state, now_us, 1, now_us - CLOCK_MINUTE).state,
	    HEALTH_GOOD);
	assert_int_equal(
	    health_signer(*state, now_us, 2, now_us - 3 * CLOCK_MINUTE).state,
	    HEALTH_BAD);
}

static void
directory_is_read_every_day(void **state)
{
	assert_int_equal(
	    health_directory(*state, now_us, 0, now_us).state, HEALTH_CARE);
	assert_int_equal(
	    health_directory(*state, now_us, now_us - CLOCK_DAY, 0).state,
	    HEALTH_GOOD);
	assert_int_equal(
	    health_directory(*state, now_us, now_us - 3 * CLOCK_DAY, 0).state,
	    HEALTH_BAD);
}

static void
disks_fill(void **state)
{
	static const struct {
		int64_t free_gib;
		int64_t all_gib;
		enum health_state state;
	} cases[] = {
	    {500, 1000, HEALTH_GOOD},
	    {100, 1000, HEALTH_CARE},
	    {5, 20, HEALTH_CARE},
	    {40, 1000, HEALTH_BAD},
	    {1, 2, HEALTH_BAD},
	    {0, 0, HEALTH_BAD},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_int_equal(health_disk(*state, cases[i].free_gib * gib,
				     cases[i].all_gib * gib)
				     .state,
		    cases[i].state);
}

static void
mail_goes_out(void **state)
{
	static const struct {
		struct outbox outbox;
		const char *folder;
		enum health_state state;
	} cases[] = {
	    {{0, 0, 0, 0, 0}, "", HEALTH_GOOD},
	    {{3, -CLOCK_MINUTE, 0, 0, 0}, "", HEALTH_GOOD},
	    {{3, -CLOCK_HOUR, 0, 0, 0}, "", HEALTH_BAD},
	    {{0, 0, 1, 0, 0}, "", HEALTH_CARE},
	    {{0, 0, 0, 1, 0}, "", HEALTH_CARE},
	    {{0, 0, 0, 0, 0}, "/var/mail", HEALTH_CARE},
	    {{3, -CLOCK_HOUR, 0, 0, 0}, "/var/mail", HEALTH_BAD},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct outbox outbox = cases[i].outbox;

		if (outbox.since_us != 0)
			outbox.since_us += now_us;
		assert_int_equal(
		    health_mail(*state, now_us, &outbox, cases[i].folder).state,
		    cases[i].state);
	}
}

static void
duties_say_what_they_lack(void **state)
{
	assert_null(duty_short(*state, 2, 2, 1));
	assert_null(duty_short(*state, 3, 2, 2));
	assert_string_equal(
	    duty_short(*state, 1, 2, 1), "It needs 1 more assessor.");
	assert_string_equal(duty_short(*state, 0, 2, 0),
	    "It needs 2 more assessors and an issuer of record.");
	assert_string_equal(duty_short(*state, 2, 2, 0),
	    "Nobody can decide: it needs an issuer of record.");
}

static void
duties_count_with_the_role_alone(void **state)
{
	(void)state;
	assert_null(duty_idle(true, true, "assessor"));
	assert_non_null(duty_idle(true, false, "assessor"));
	assert_non_null(duty_idle(false, true, "issuer"));
}

static void
reasons_fit_into_the_trail(void **state)
{
	char name[301], code[65], reason[91];

	memset(name, 'n', 300);
	memset(code, 'c', 64);
	memset(reason, 'r', 90);
	name[300] = code[64] = reason[90] = '\0';
	assert_string_equal(
	    duty_told(*state, "treyes", "assessor", "walk", "on leave"),
	    "treyes: assessor, walk: on leave");
	assert_true(
	    strlen(duty_told(*state, name, "assessor", code, reason)) <= 200);
	/* No half character: 'é' is two bytes, of which one would fit. */
	memcpy(name + 23, "\xc3\xa9", 2);
	assert_int_equal(
	    strcspn(duty_told(*state, name, "issuer", code, reason), ":"), 23);
}

static int
arena_begin(void **state)
{
	*state = arena_open(1 << 20);
	return 0;
}

static int
arena_end(void **state)
{
	struct arena *arena = *state;

	arena_close(&arena);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(actions_have_words),
	    cmocka_unit_test(accounts_have_words),
	    cmocka_unit_test(numbers_are_read_as_people_type_them),
	    cmocka_unit_test(clocks_agree_within_seconds),
	    cmocka_unit_test(signer_may_take_two_minutes),
	    cmocka_unit_test(directory_is_read_every_day),
	    cmocka_unit_test(disks_fill),
	    cmocka_unit_test(mail_goes_out),
	    cmocka_unit_test(duties_say_what_they_lack),
	    cmocka_unit_test(duties_count_with_the_role_alone),
	    cmocka_unit_test(reasons_fit_into_the_trail),
	};

	return cmocka_run_group_tests(tests, arena_begin, arena_end);
}
