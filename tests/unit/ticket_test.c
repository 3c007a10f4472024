/*
 * ticket_test.c - a ticket opens what it was made for, for whom, and no longer
 * than it says.
 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/token.h"
#include "modules/ticket.h"

static const char about[] = "/assessor/evidence/abcdefghijklmnopqrstuvwxyz";
static unsigned char key[TICKET_KEY_BYTES];
static struct arena *arena;

static int
start(void **state)
{
	(void)state;
	arena = arena_open(1 << 20);
	ticket_key("a secret of twenty-six or more characters", key);
	return token_start() == STATUS_OK ? 0 : -1;
}

static int
finish(void **state)
{
	(void)state;
	arena_close(&arena);
	return 0;
}

static void
it_opens_until_its_time_is_over(void **state)
{
	const char *text = ticket_make(arena, key, about, 42, 1000);
	int64_t person = 0;

	(void)state;
	assert_int_equal(strlen(text), TICKET_TEXT);
	assert_int_equal(
	    strspn(text,
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
		"0123456789_-"),
	    TICKET_TEXT);
	assert_int_equal(
	    ticket_read(key, about, text, 999, &person), STATUS_OK);
	assert_int_equal(person, 42);
	person = 7;
	assert_int_equal(
	    ticket_read(key, about, text, 1000, &person), STATUS_GONE);
	assert_int_equal(person, 7);
	/* No two are the same, so that nobody learns whose they are. */
	assert_string_not_equal(text, ticket_make(arena, key, about, 42, 1000));
}

static void
it_opens_nothing_else(void **state)
{
	static const char *const others[] = {"",
	    "/assessor/evidence/abcdefghijklmnopqrstuvwxya",
	    "/educator/evidence/abcdefghijklmnopqrstuvwxyz",
	    "/assessor/evidence/abcdefghijklmnopqrstuvwxyz "};
	const char *text = ticket_make(arena, key, about, 42, 1000);
	unsigned char other[TICKET_KEY_BYTES];
	int64_t person = 7;

	(void)state;
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		assert_int_equal(ticket_read(key, others[i], text, 1, &person),
		    STATUS_ABSENT);
	ticket_key("a secret of twenty-six or more characterz", other);
	assert_int_equal(
	    ticket_read(other, about, text, 1, &person), STATUS_ABSENT);
	assert_int_equal(person, 7);
}

static void
no_character_of_it_can_be_another(void **state)
{
	const char *text = ticket_make(arena, key, about, 42, 1000);
	int64_t person = 7;

	(void)state;
	for (size_t i = 0; i < TICKET_TEXT; i++) {
		char *bent = arena_text(arena, text);

		bent[i] = bent[i] == 'A' ? 'B' : 'A';
		assert_int_equal(
		    ticket_read(key, about, bent, 1, &person), STATUS_ABSENT);
		bent[i] = '=';
		assert_int_equal(
		    ticket_read(key, about, bent, 1, &person), STATUS_ABSENT);
		bent[i] = '\0';
		assert_int_equal(
		    ticket_read(key, about, bent, 1, &person), STATUS_ABSENT);
	}
	assert_int_equal(ticket_read(key, about,
			     arena_printf(arena, "%sA", text), 1, &person),
	    STATUS_ABSENT);
	assert_int_equal(person, 7);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(it_opens_until_its_time_is_over),
	    cmocka_unit_test(it_opens_nothing_else),
	    cmocka_unit_test(no_character_of_it_can_be_another),
	};

	return cmocka_run_group_tests(tests, start, finish);
}
