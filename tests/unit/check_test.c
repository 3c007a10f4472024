/*
 * check_test.c - verdicts on text from outside, as tables.
 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/check.h"

static void
utf8_is_cleaned(void **state)
{
	static const struct {
		const char *raw;
		size_t len;
		const char *clean;
		bool same;
	} table[] = {
	    {"plain", 5, "plain", true},
	    {"caf\xc3\xa9", 5, "caf\xc3\xa9", true},
	    {"a\r\nb\rc", 6, "a\nb\nc", true},
	    {"a\0b", 3,
		"a\xef\xbf\xbd"
		"b",
		false},
	    {"\xc0\x80", 2, "\xef\xbf\xbd\xef\xbf\xbd", false},
	    {"\xed\xa0\x80", 3, "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd", false},
	    {"\xf4\x90\x80\x80", 4,
		"\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd", false},
	    {"\xf0\x9f\x98\x80", 4, "\xf0\x9f\x98\x80", true},
	    {"\xe2\x82", 2, "\xef\xbf\xbd\xef\xbf\xbd", false},
	    {"\x1b[31m", 5, "\xef\xbf\xbd[31m", false},
	};
	struct arena *arena = arena_open(1 << 20);
	(void)state;

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		bool clean;
		struct span got = utf8_clean(
		    arena, (struct span) {table[i].raw, table[i].len}, &clean);

		assert_string_equal(got.at, table[i].clean);
		assert_int_equal(got.len, strlen(table[i].clean));
		assert_int_equal(clean, table[i].same);
	}
	arena_close(&arena);
}

static void
return_paths_stay_here(void **state)
{
	static const char *const good[] = {
	    "/", "/educator/", "/catalog/a?x=1&y=2", "/a//b"};
	static const char *const bad[] = {"", "//evil.example", "/\\evil",
	    "\\\\evil", "https://evil.example", "https:evil", "evil", "/\tevil",
	    "/a\r\nSet-Cookie: x", "/%2Fevil.example", "/%5cevil.example",
	    "/%09/evil.example", "/\xc3\xa9"};
	(void)state;

	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++)
		assert_true(return_path_is(good[i]));
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_false(return_path_is(bad[i]));
}

static void
web_addresses_have_a_host(void **state)
{
	static const char *const good[] = {"https://example.org",
	    "http://example.org/a?b=c#d", "https://x.example/a@b"};
	static const char *const bad[] = {"", "javascript:alert(1)",
	    "//example.org", "https://", "https:///x", "data:text/html,x",
	    "https://bank.example@evil.example/", "https://a b", "https://a\"b",
	    "HTTPS//x", "https://a<b"};
	(void)state;

	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++)
		assert_true(web_address_is(good[i]));
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_false(web_address_is(bad[i]));
}

static void
numbers_are_whole_texts(void **state)
{
	static const char *const bad[] = {"", "-", "12abc", " 1", "1 ", "+1",
	    "0x1", "9223372036854775808", "101", "-1", "1.0"};
	int64_t value = -7;
	(void)state;

	assert_int_equal(int_parse("42", 0, 100, &value), STATUS_OK);
	assert_int_equal(value, 42);
	assert_int_equal(
	    int_parse("-9223372036854775808", INT64_MIN, 0, &value), STATUS_OK);
	assert_true(value == INT64_MIN);
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_int_equal(
		    int_parse(bad[i], 0, 100, &value), STATUS_INVALID);
	assert_true(value == INT64_MIN);
	assert_true(decimal_is("2.50", 2));
	assert_false(decimal_is("2.505", 2));
	assert_false(decimal_is("2.", 2));
	assert_false(decimal_is("-1", 2));
}

static void
words_are_counted_as_teachers_do(void **state)
{
	(void)state;
	assert_int_equal(word_count(""), 0);
	assert_int_equal(word_count("  \n"), 0);
	assert_int_equal(word_count("one"), 1);
	assert_int_equal(word_count(" one, two\n\nthree "), 3);
	assert_true(code_is("a-1"));
	assert_false(code_is("-a"));
	assert_false(code_is("A"));
	assert_false(code_is(""));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(utf8_is_cleaned),
	    cmocka_unit_test(return_paths_stay_here),
	    cmocka_unit_test(web_addresses_have_a_host),
	    cmocka_unit_test(numbers_are_whole_texts),
	    cmocka_unit_test(words_are_counted_as_teachers_do),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
