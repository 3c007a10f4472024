/*
 * module_text_test.c - texts are cut between words, values are encoded.
 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "modules/text.h"

static void
texts_are_cut_between_words(void **state)
{
	static const struct {
		const char *text;
		size_t most;
		const char *cut;
	} cases[] = {
	    {"", 5, ""},
	    {"short", 5, "short"},
	    {"longer", 5, "long\xe2\x80\xa6"},
	    {"some words here", 12, "some words\xe2\x80\xa6"},
	    {"some words, here", 13, "some words\xe2\x80\xa6"},
	    {"a verylongwordwithoutend", 12, "a verylongw\xe2\x80\xa6"},
	    /* Never within a character. */
	    {"\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9", 3,
		"\xc3\xa9\xc3\xa9\xe2\x80\xa6"},
	};
	struct arena *arena = arena_open(1 << 16);
	(void)state;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_string_equal(
		    text_cut(arena, cases[i].text, cases[i].most),
		    cases[i].cut);
	arena_close(&arena);
}

static void
values_are_encoded(void **state)
{
	struct arena *arena = arena_open(1 << 16);
	struct text address;
	(void)state;

	text_init(&address, arena, 200);
	text_add(&address, "/x?");
	query_add(&address, "q", "a b&c=\xc3\xa9/\"<");
	query_add(&address, "none", "");
	query_add(&address, "code", "a-b");
	assert_string_equal(text_span(&address).at,
	    "/x?q=a%20b%26c%3D%C3%A9%2F%22%3C&code=a-b");
	arena_close(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(texts_are_cut_between_words),
	    cmocka_unit_test(values_are_encoded),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
