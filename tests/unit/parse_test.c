/*
 * parse_test.c - what is read from a request's parameters, and what is not.
 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "fcgi/parse.h"

static struct arena *arena;

static int
start(void **state)
{
	(void)state;
	arena = arena_open(1 << 20);
	return 0;
}

static int
end(void **state)
{
	(void)state;
	arena_close(&arena);
	return 0;
}

static enum status
parse(struct head *head, const char *name, const char *value)
{
	char *params[] = {
	    arena_text(arena, "REQUEST_METHOD=GET"),
	    arena_text(arena, "REQUEST_ID=0123abcd"),
	    arena_printf(arena, "%s=%s", name, value),
	    arena_text(arena, "REQUEST_URI=/home?q=1"),
	    NULL,
	};

	return head_parse(arena, params, head);
}

static void
paths_are_decoded_once(void **state)
{
	static const struct {
		const char *uri;
		const char *path; /* NULL: refused */
	} table[] = {
	    {"/", "/"},
	    {"/a/b/", "/a/b/"},
	    {"/a%20b", "/a b"},
	    {"/%2541", "/%41"},
	    {"/%C3%A4?x=%2F..", "/\xc3\xa4"},
	    {"/...", "/..."},
	    {"/a?", "/a"},
	    {"", NULL},
	    {"a", NULL},
	    {"?", NULL},
	    {"http://host/", NULL},
	    {"//", NULL},
	    {"/a//b", NULL},
	    {"/.", NULL},
	    {"/../a", NULL},
	    {"/a/..", NULL},
	    {"/%2e%2E/a", NULL},
	    {"/a%2Fb", NULL},
	    {"/a%5Cb", NULL},
	    {"/a\\b", NULL},
	    {"/a;b", NULL},
	    {"/a%3bb", NULL},
	    {"/a%00b", NULL},
	    {"/a%0ab", NULL},
	    {"/a%7f", NULL},
	    {"/a\nb", NULL},
	    {"/a%ff", NULL},
	    {"/a%c0%af", NULL},
	    {"/a%", NULL},
	    {"/a%4", NULL},
	    {"/a%zz", NULL},
	};
	(void)state;

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		struct head head;
		enum status status = parse(&head, "REQUEST_URI", table[i].uri);

		if ((status == STATUS_OK) != (table[i].path != NULL))
			fail_msg("%s: %d", table[i].uri, (int)status);
		assert_string_equal(
		    head.path, table[i].path != NULL ? table[i].path : "");
	}
}

static void
long_things_are_refused(void **state)
{
	char text[10001];
	struct head head;
	(void)state;

	memset(text, 'a', sizeof(text) - 1);
	text[sizeof(text) - 1] = '\0';
	text[0] = '/';
	assert_int_equal(parse(&head, "REQUEST_URI", text), STATUS_INVALID);
	assert_int_equal(parse(&head, "HTTP_COOKIE", text), STATUS_INVALID);
	assert_string_equal(head.cookie, "");
	assert_string_equal(head.path, "/home");
	text[HEAD_PATH_MAX + 1] = '\0';
	assert_int_equal(parse(&head, "REQUEST_URI", text), STATUS_INVALID);
	text[HEAD_PATH_MAX] = '\0';
	assert_int_equal(parse(&head, "REQUEST_URI", text), STATUS_OK);
	assert_true(strlen(head.sent) <= 200);
}

static void
lengths_are_numbers(void **state)
{
	static const struct {
		const char *text;
		enum status status;
		int64_t length;
	} table[] = {
	    {"", STATUS_OK, -1},
	    {"0", STATUS_OK, 0},
	    {"12", STATUS_OK, 12},
	    {"-1", STATUS_INVALID, -1},
	    {"+1", STATUS_INVALID, -1},
	    {" 1", STATUS_INVALID, -1},
	    {"1 ", STATUS_INVALID, -1},
	    {"0x10", STATUS_INVALID, -1},
	    {"9223372036854775808", STATUS_INVALID, -1},
	};
	(void)state;

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		struct head head;

		assert_int_equal(parse(&head, "CONTENT_LENGTH", table[i].text),
		    table[i].status);
		assert_int_equal(head.length, table[i].length);
	}
}

static void
methods_are_few(void **state)
{
	static const struct {
		const char *name;
		enum method method;
		bool bodiless;
	} table[] = {
	    {"GET", METHOD_GET, false},
	    {"HEAD", METHOD_GET, true},
	    {"POST", METHOD_POST, false},
	    {"PUT", METHOD__MAX, false},
	    {"get", METHOD__MAX, false},
	    {"", METHOD__MAX, false},
	};
	(void)state;

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		char *params[] = {arena_text(arena, "REQUEST_URI=/"),
		    arena_printf(arena, "REQUEST_METHOD=%s", table[i].name),
		    arena_text(arena, "REQUEST_METHOD=POST"), NULL};
		struct head head;

		assert_int_equal(head_parse(arena, params, &head), STATUS_OK);
		assert_int_equal(head.method, table[i].method);
		assert_int_equal(head.bodiless, table[i].bodiless);
	}
}

static void
headers_are_cleaned(void **state)
{
	struct head head;
	(void)state;

	assert_int_equal(
	    parse(&head, "HTTP_USER_AGENT", "a\x1b[1m\xff"), STATUS_OK);
	assert_string_equal(head.agent, "a\xef\xbf\xbd[1m\xef\xbf\xbd");
	assert_int_equal(parse(&head, "REMOTE_ADDR", "::1"), STATUS_OK);
	assert_string_equal(head.address, "::1");
	assert_int_equal(parse(&head, "REMOTE_ADDR", "x\ny"), STATUS_OK);
	assert_string_equal(head.address, "-");
	assert_string_equal(head.id, "0123abcd");
	assert_string_equal(head.query, "q=1");
	assert_string_equal(head.target, "/home?q=1");
}

static void
json_is_asked_for_alone(void **state)
{
	static const struct {
		const char *accept;
		bool json;
	} table[] = {
	    {"application/json", true},
	    {"application/ld+json;q=0.9, */*", true},
	    {"text/html,application/xhtml+xml,application/json", false},
	    {"*/*", false},
	    {"", false},
	};
	(void)state;

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		struct head head;

		assert_int_equal(
		    parse(&head, "HTTP_ACCEPT", table[i].accept), STATUS_OK);
		assert_int_equal(head.json, table[i].json);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(paths_are_decoded_once),
	    cmocka_unit_test(long_things_are_refused),
	    cmocka_unit_test(lengths_are_numbers),
	    cmocka_unit_test(methods_are_few),
	    cmocka_unit_test(headers_are_cleaned),
	    cmocka_unit_test(json_is_asked_for_alone),
	};

	return cmocka_run_group_tests(tests, start, end);
}
