/*
 * bake_test.c - credentials into pictures and out again.
 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "modules/bake.h"
#include "modules/unbake.h"

/* A PNG of one pixel. */
static const unsigned char pixel[] = {0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a,
    0x0a, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x48, 0x44, 0x52, 0x00, 0x00, 0x00,
    0x01, 0x00, 0x00, 0x00, 0x01, 0x08, 0x06, 0x00, 0x00, 0x00, 0x1f, 0x15,
    0xc4, 0x89, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x44, 0x41, 0x54, 0x78, 0xda,
    0x63, 0x64, 0x60, 0xf8, 0x5f, 0x0f, 0x00, 0x02, 0x87, 0x01, 0x80, 0xeb,
    0x47, 0xba, 0x92, 0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4e, 0x44, 0xae,
    0x42, 0x60, 0x82};

static const struct span plain = {(const char *)pixel, sizeof(pixel)};

static struct arena *arena;

static struct span
baked(struct span png, const char *text)
{
	struct span out = {"", 0};

	assert_int_equal(
	    bake_png(arena, png, BAKE_CREDENTIAL, span_of(text), &out),
	    STATUS_OK);
	return out;
}

static void
what_goes_in_comes_out(void **state)
{
	struct unbaked text;
	struct span out;
	(void)state;

	assert_int_equal(
	    unbake_png(arena, baked(plain, "{\"a\": 1}"), &text), STATUS_OK);
	assert_true(span_is(text.text, "{\"a\": 1}"));
	fault_clear();
	assert_int_equal(unbake_png(arena, plain, &text), STATUS_ABSENT);
	fault_clear();
	assert_int_equal(
	    unbake_png(arena, baked(baked(plain, "a"), "b"), &text),
	    STATUS_INVALID);
	fault_clear();
	assert_int_equal(
	    bake_png(arena, span_of("no PNG"), "word", span_of("a"), &out),
	    STATUS_INVALID);
}

static void
broken_pictures_are_refused(void **state)
{
	struct span whole = baked(plain, "{\"a\": \"some text\"}");
	struct unbaked text;
	(void)state;

	for (size_t len = 0; len < whole.len; len++) {
		struct span part = {arena_copy(arena, whole.at, len), len};

		fault_clear();
		assert_int_equal(
		    unbake_png(arena, part, &text), STATUS_INVALID);
	}
	for (size_t i = 0; i < whole.len; i++) {
		char *changed = arena_copy(arena, whole.at, whole.len);

		changed[i] ^= 4;
		fault_clear();
		assert_int_not_equal(
		    unbake_png(
			arena, (struct span) {changed, whole.len}, &text),
		    STATUS_OK);
	}
}

static void
what_others_baked_is_read(void **state)
{
	const char *top = getenv("abs_top_srcdir");
	FILE *file =
	    fopen(arena_printf(arena, "%s/tests/data/badges/3-full/signed.png",
		      top != NULL ? top : "."),
		"re");
	char *bytes = arena_take(arena, 100000);
	struct span png = {bytes, 0};
	struct unbaked text;
	(void)state;

	assert_non_null(file);
	png.len = fread(bytes, 1, 100000, file);
	(void)fclose(file);
	fault_clear();
	assert_int_equal(unbake_png(arena, png, &text), STATUS_OK);
	assert_int_equal(text.text.at[0], '{');
	assert_false(text.old);
}

static void
drawings_are_read_or_refused(void **state)
{
	static const struct {
		const char *svg;
		enum status status;
		const char *text;
	} cases[] = {
	    {"<svg><openbadges:credential verify=\"a.b.c\">"
	     "</openbadges:credential></svg>",
		STATUS_OK, "a.b.c"},
	    {"<svg><openbadges:credential verify='a.b.c'/></svg>", STATUS_OK,
		"a.b.c"},
	    {"<svg><openbadges:credential><![CDATA[{\"a\": \"<\"}]]>"
	     "</openbadges:credential></svg>",
		STATUS_OK, "{\"a\": \"<\"}"},
	    {"<svg><openbadges:credential><![CDATA[{\"]]]]><![CDATA[>\"}]]>"
	     "</openbadges:credential></svg>",
		STATUS_OK, "{\"]]>\"}"},
	    {"<svg><openbadges:credential> {&quot;a&quot;: &lt;} "
	     "</openbadges:credential></svg>",
		STATUS_OK, "{\"a\": <}"},
	    {"<svg></svg>", STATUS_ABSENT, NULL},
	    {"<svg><openbadges:assertion/></svg>", STATUS_ABSENT, NULL},
	    {"<svg><openbadges:assertion verify=\"https://a.example/1\">"
	     "<![CDATA[{\"b\": 1}]]></openbadges:assertion></svg>",
		STATUS_OK, "{\"b\": 1}"},
	    {"<svg><openbadges:assertion verify='https://a.example/1'>"
	     "</openbadges:assertion></svg>",
		STATUS_OK, "https://a.example/1"},
	    {"<svg><openbadges:assertion verify='eyJ.b.c'><![CDATA[{}]]>"
	     "</openbadges:assertion></svg>",
		STATUS_OK, "eyJ.b.c"},
	    {"<svg><openbadges:credential verify='a.b.c'/>"
	     "<openbadges:assertion verify='d'/></svg>",
		STATUS_OK, "a.b.c"},
	    {"<svg><openbadges:credential", STATUS_INVALID, NULL},
	    {"<svg><openbadges:credential>", STATUS_INVALID, NULL},
	    {"<svg><openbadges:credential verify=\"a>", STATUS_INVALID, NULL},
	    {"<svg><openbadges:credential><![CDATA[a"
	     "</openbadges:credential></svg>",
		STATUS_INVALID, NULL},
	    {"<svg><openbadges:credential>&lol;</openbadges:credential></svg>",
		STATUS_INVALID, NULL},
	    {"<svg><openbadges:credential verify='a'/>"
	     "<openbadges:credential verify='b'/></svg>",
		STATUS_INVALID, NULL},
	};
	(void)state;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct unbaked text = {0};

		fault_clear();
		if (unbake_svg(arena, span_of(cases[i].svg), &text) !=
		    cases[i].status)
			fail_msg("%s", cases[i].svg);
		if (cases[i].text != NULL)
			assert_string_equal(
			    arena_copy(arena, text.text.at, text.text.len),
			    cases[i].text);
	}
}

static void
json_in_ascii_is_the_same_json(void **state)
{
	static const struct {
		const char *json;
		const char *ascii;
	} cases[] = {
	    {"{\"a\": [1, {}]}", "{\"a\": [1, {}]}"},
	    {"{\"{\": \"}\"}", "{\"\\u007b\": \"\\u007d\"}"},
	    {"\"\\\"{\\\\\"{}", "\"\\\"\\u007b\\\\\"{}"},
	    {"\"\xc3\xa9\xe2\x80\x93\"", "\"\\u00e9\\u2013\""},
	    {"\"\xf0\x9f\x98\x80\"", "\"\\ud83d\\ude00\""},
	};
	(void)state;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct span got = bake_ascii(arena, span_of(cases[i].json));

		assert_string_equal(
		    arena_copy(arena, got.at, got.len), cases[i].ascii);
	}
}

static int
start(void **state)
{
	(void)state;
	arena = arena_open(1 << 25);
	return 0;
}

static int
stop(void **state)
{
	(void)state;
	arena_close(&arena);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(what_goes_in_comes_out),
	    cmocka_unit_test(broken_pictures_are_refused),
	    cmocka_unit_test(what_others_baked_is_read),
	    cmocka_unit_test(drawings_are_read_or_refused),
	    cmocka_unit_test(json_in_ascii_is_the_same_json),
	};

	return cmocka_run_group_tests(tests, start, stop);
}
