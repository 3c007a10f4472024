/*
 * cookie_test.c - finding and writing our cookies.
 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "fcgi/cookie.h"

static void
cookies_are_found(void **state)
{
	static const struct {
		const char *header;
		enum status status;
		const char *value;
	} table[] = {
	    {"accolade=abc", STATUS_OK, "abc"},
	    {"a=b; accolade=abc; c=d", STATUS_OK, "abc"},
	    {"a=b;accolade=abc;c", STATUS_OK, "abc"},
	    {" accolade=abc ", STATUS_OK, "abc"},
	    {"accolade=", STATUS_OK, ""},
	    {"accolade=a=b", STATUS_OK, "a=b"},
	    {"accolade=abc; accolade=abc", STATUS_CONFLICT, ""},
	    {"xaccolade=abc", STATUS_ABSENT, ""},
	    {"accolade-start=abc", STATUS_ABSENT, ""},
	    {"__Host-accolade=abc", STATUS_ABSENT, ""},
	    {"Accolade=abc", STATUS_ABSENT, ""},
	    {"accolade", STATUS_ABSENT, ""},
	    {";;;", STATUS_ABSENT, ""},
	    {"", STATUS_ABSENT, ""},
	};
	(void)state;

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		struct span value = {"", 0};
		enum status status = cookie_find(table[i].header,
		    cookie_name(COOKIE_SESSION, false), &value);

		assert_int_equal(status, table[i].status);
		if (status == STATUS_OK)
			assert_true(span_is(value, table[i].value));
	}
}

static void
cookies_are_bound_with_https(void **state)
{
	struct arena *arena = arena_open(100000);
	(void)state;

	assert_string_equal(cookie_text(arena, COOKIE_SESSION, true, "abc", 0),
	    "__Host-accolade=abc; Path=/; HttpOnly; SameSite=Lax; Secure");
	assert_string_equal(cookie_text(arena, COOKIE_FLASH, false, "abc", 60),
	    "accolade-flash=abc; Path=/; Max-Age=60; HttpOnly; SameSite=Lax");
	assert_string_equal(cookie_text(arena, COOKIE_START, false, "abc", -1),
	    "accolade-start=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax");
	arena_close(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(cookies_are_found),
	    cmocka_unit_test(cookies_are_bound_with_https),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
