/*
 * requirement_test.c - requirements by tables: what is refused and where, what
 * is met, and how it is told.
 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>
#include <json-c/json.h>

#include "modules/requirement.h"

enum { ARENA = 1 << 20 };

#define L "\xe2\x80\x9c"
#define R "\xe2\x80\x9d"

/* Earned: a, and b with 1.25 hours; c isn't. */
static const struct requirement_fact facts[] = {
    {"a", "Apple", NULL, 0, true},
    {"b", "Bird", "hours", 125, true},
    {"c", "Cat", NULL, 0, false},
    {"d", "Dog", "hours", 0, false},
};
enum { FACTS = sizeof(facts) / sizeof(facts[0]) };

static const struct {
	const char *text;
	bool met;
	const char *words;
	const char *missing; /* NULL: nothing */
} told[] = {
    {"", true, "", NULL},
    {"{\"earned\":\"a\"}", true, L "Apple" R, NULL},
    {"{\"earned\":\"c\"}", false, L "Cat" R, L "Cat" R},
    {"{\"earned\":\"nobody-knows\"}", false, L "nobody-knows" R,
	L "nobody-knows" R},
    {"{\"all\":[{\"earned\":\"a\"},{\"earned\":\"c\"},{\"earned\":\"d\"}]}",
	false, L "Apple" R ", " L "Cat" R " and " L "Dog" R,
	L "Cat" R " and " L "Dog" R},
    {"{\"all\":[{\"earned\":\"a\"},{\"earned\":\"b\"}]}", true,
	L "Apple" R " and " L "Bird" R, NULL},
    {"{\"any\":1,\"of\":[{\"earned\":\"c\"},{\"earned\":\"d\"}]}", false,
	"one of " L "Cat" R " or " L "Dog" R,
	"one of " L "Cat" R " or " L "Dog" R},
    {"{\"any\":1,\"of\":[{\"earned\":\"a\"},{\"earned\":\"d\"}]}", true,
	"one of " L "Apple" R " or " L "Dog" R, NULL},
    {"{\"any\":3,\"of\":[{\"earned\":\"a\"},{\"earned\":\"b\"},{\"earned\":"
     "\"c\"},{\"earned\":\"d\"}]}",
	false,
	"3 of " L "Apple" R ", " L "Bird" R ", " L "Cat" R " and " L "Dog" R,
	"1 more of " L "Cat" R " or " L "Dog" R},
    {"{\"credits\":\"1.25\",\"unit\":\"hours\",\"from\":[\"b\",\"d\"]}", true,
	"at least 1.25 hours from " L "Bird" R " and " L "Dog" R, NULL},
    {"{\"credits\":\"3\",\"unit\":\"hours\",\"from\":[\"b\",\"d\"]}", false,
	"at least 3.0 hours from " L "Bird" R " and " L "Dog" R,
	"1.75 more hours from " L "Bird" R " and " L "Dog" R},
    /* Credit of another unit is no credit. */
    {"{\"credits\":\"1\",\"unit\":\"points\",\"from\":[\"b\"]}", false,
	"at least 1.0 points from " L "Bird" R,
	"1.0 more points from " L "Bird" R},
    {"{\"all\":[{\"earned\":\"a\"},{\"any\":1,\"of\":[{\"earned\":\"c\"},{"
     "\"earned\":\"d\"}]}]}",
	false, L "Apple" R " and (one of " L "Cat" R " or " L "Dog" R ")",
	"one of " L "Cat" R " or " L "Dog" R},
};

static const struct {
	const char *text;
	const char *where; /* of the first flaw; NULL: not JSON at all */
} wrong[] = {
    {"{", NULL},
    {"[]", ""},
    {"7", ""},
    {"{}", ""},
    {"{\"earned\":7}", ".earned"},
    {"{\"earned\":\"UPPER\"}", ".earned"},
    {"{\"earned\":\"a\\u0000b\"}", ".earned"},
    {"{\"earned\":\"a\",\"all\":[]}", ""},
    {"{\"all\":[]}", ".all"},
    {"{\"all\":{}}", ".all"},
    {"{\"all\":[{\"earned\":\"a\"},null]}", ".all[1]"},
    {"{\"all\":[{\"earned\":\"a\"},{\"earned\":\"a\"}]}", ".all"},
    {"{\"any\":1}", ""},
    {"{\"any\":0,\"of\":[{\"earned\":\"a\"}]}", ".any"},
    {"{\"any\":\"1\",\"of\":[{\"earned\":\"a\"}]}", ".any"},
    {"{\"any\":2,\"of\":[{\"earned\":\"a\"}]}", ".any"},
    {"{\"any\":2,\"of\":[{\"earned\":\"a\"},{\"earned\":\"a\"}]}", ".of"},
    {"{\"credits\":\"0\",\"unit\":\"h\",\"from\":[\"a\"]}", ".credits"},
    {"{\"credits\":\"1.234\",\"unit\":\"h\",\"from\":[\"a\"]}", ".credits"},
    {"{\"credits\":\"-1\",\"unit\":\"h\",\"from\":[\"a\"]}", ".credits"},
    {"{\"credits\":1,\"unit\":\"h\",\"from\":[\"a\"]}", ".credits"},
    {"{\"credits\":\"1\",\"unit\":\" \",\"from\":[\"a\"]}", ".unit"},
    {"{\"credits\":\"1\",\"unit\":\"h\",\"from\":[]}", ".from"},
    {"{\"credits\":\"1\",\"unit\":\"h\",\"from\":[\"a\",\"a\"]}", ".from"},
    {"{\"all\":[{\"all\":[{\"all\":[{\"all\":[{\"all\":[{\"all\":[{\"earned\":"
     "\"a\"}]}]}]}]}]}]}",
	".all[0].all[0].all[0].all[0].all[0].all[0]"},
};

static void
requirements_are_told(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(told) / sizeof(told[0]); i++) {
		struct arena *arena = arena_open(ARENA);
		struct requirement requirement;
		const char *missing;

		assert_int_equal(
		    requirement_parse(arena,
			(struct span) {told[i].text, strlen(told[i].text)},
			&requirement),
		    STATUS_OK);
		assert_int_equal(
		    requirement_met(&requirement, facts, FACTS), told[i].met);
		assert_string_equal(
		    requirement_words(arena, &requirement, facts, FACTS),
		    told[i].words);
		missing =
		    requirement_missing(arena, &requirement, facts, FACTS);
		if (told[i].missing == NULL)
			assert_null(missing);
		else
			assert_string_equal(missing, told[i].missing);
		arena_close(&arena);
	}
}

struct first {
	char where[200];
	int count;
};

static void
flaw(void *context, const char *where, const char *why)
{
	struct first *first = context;

	assert_true(strlen(why) > 10);
	if (first->count++ == 0)
		(void)snprintf(first->where, sizeof(first->where), "%s", where);
}

static void
flaws_have_a_place(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		struct arena *arena = arena_open(ARENA);
		struct span text = {wrong[i].text, strlen(wrong[i].text)};
		struct requirement requirement;
		struct first first = {.count = 0};
		struct json_object *tree;

		assert_int_equal(requirement_parse(arena, text, &requirement),
		    STATUS_INVALID);
		tree = json_tokener_parse(wrong[i].text);
		if (wrong[i].where != NULL) {
			assert_int_equal(requirement_read(arena, tree, flaw,
					     &first, &requirement),
			    STATUS_INVALID);
			assert_string_equal(first.where, wrong[i].where);
		}
		(void)json_object_put(tree);
		arena_close(&arena);
	}
}

/* A hundred parts are taken, one more isn't. */
static void
parts_have_a_limit(void **state)
{
	(void)state;
	for (int parts = 98; parts <= 101; parts++) {
		struct arena *arena = arena_open(ARENA);
		struct requirement requirement;
		char text[4000] = "{\"all\":[";
		size_t len = strlen(text);

		for (int i = 1; i < parts; i++)
			len += (size_t)snprintf(text + len, sizeof(text) - len,
			    "%s{\"earned\":\"m%d\"}", i > 1 ? "," : "", i);
		len += (size_t)snprintf(text + len, sizeof(text) - len, "]}");
		assert_int_equal(requirement_parse(arena,
				     (struct span) {text, len}, &requirement),
		    parts <= 100 ? STATUS_OK : STATUS_INVALID);
		arena_close(&arena);
	}
}

static void
codes_come_once(void **state)
{
	static const char text[] =
	    "{\"all\":[{\"earned\":\"b\"},{\"any\":1,\"of\":[{\"earned\":\"a\"}"
	    ","
	    "{\"earned\":\"b\"}]},{\"credits\":\"1\",\"unit\":\"h\",\"from\":["
	    "\"c\",\"a\"]}]}";
	struct arena *arena = arena_open(ARENA);
	struct requirement requirement;
	const char **codes;
	size_t count;
	(void)state;

	assert_int_equal(
	    requirement_parse(
		arena, (struct span) {text, sizeof(text) - 1}, &requirement),
	    STATUS_OK);
	codes = requirement_codes(arena, &requirement, &count);
	assert_int_equal(count, 3);
	assert_string_equal(codes[0], "b");
	assert_string_equal(codes[1], "a");
	assert_string_equal(codes[2], "c");
	arena_close(&arena);
}

static void
amounts_are_exact(void **state)
{
	static const struct {
		const char *text;
		int64_t amount;
	} amounts[] = {{"1", 100}, {"1.5", 150}, {"0.05", 5}, {"12.34", 1234},
	    {"", -1}, {".5", -1}, {"1.", -1}, {"1.234", -1}, {"-1", -1},
	    {"1e3", -1}, {"1234567", -1}, {NULL, -1}};
	(void)state;

	for (size_t i = 0; i < sizeof(amounts) / sizeof(amounts[0]); i++)
		assert_int_equal(
		    requirement_amount(amounts[i].text), amounts[i].amount);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(requirements_are_told),
	    cmocka_unit_test(flaws_have_a_place),
	    cmocka_unit_test(parts_have_a_limit),
	    cmocka_unit_test(codes_come_once),
	    cmocka_unit_test(amounts_are_exact),
	};

	return cmocka_run_group_tests_name("requirement", tests, NULL, NULL);
}
