/*
 * diff_test.c - two values and what is said of their difference.
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

#include "modules/definition/diff.h"

enum { ARENA = 1 << 20 };

#define L "\xe2\x80\x9c"
#define R "\xe2\x80\x9d"

static const struct {
	const char *before;
	const char *after;
	const char *said;
} differences[] = {
    {"{}", "{}", ""},
    {"{\"title\":\"A\"}", "{\"title\":\"A\"}", ""},
    {"{\"title\":\"A\"}", "{\"title\":\"B\"}", "edited Title: A > B\n"},
    {"{}", "{\"effort\":\"B\"}", "added Effort:  > B\n"},
    {"{\"credit\":null}", "{\"credit\":{\"amount\":\"1\",\"unit\":\"h\"}}",
	"added Credit:  > { \"amount\": \"1\", \"unit\": \"h\" }\n"},
    {"{\"credit\":{\"amount\":\"1\"}}", "{\"credit\":{\"amount\":\"2\"}}",
	"edited Credit: Amount: 1 > 2\n"},
    {"{\"review\":{\"anonymous\":true}}", "{\"review\":{\"anonymous\":false}}",
	"edited Review: Assessors don\xe2\x80\x99t see names: yes > no\n"},
    /* By code, whatever the place. */
    {"{\"sections\":[{\"code\":\"a\",\"title\":\"A\"},{\"code\":\"b\","
     "\"title\":\"B\",\"prompt\":\"P\"}]}",
	"{\"sections\":[{\"code\":\"b\",\"title\":\"B\",\"prompt\":\"Q\"}]}",
	"removed Section " L "A" R ":  > \n"
	"edited Section " L "B" R ": Prompt: P > Q\n"},
    {"{\"tasks\":[\"x\",\"y\"]}", "{\"tasks\":[\"y\",\"x\",\"z\"]}",
	"added Suggested task " L "z" R ":  > \nmoved order:  > \n"},
    {"{}", "{\"tasks\":[]}", ""},
    {"{\"rubric\":{\"criteria\":[{\"code\":\"c\",\"title\":\"C\",\"cells\":{"
     "\"low\":\"1\"}}]}}",
	"{\"rubric\":{\"criteria\":[{\"code\":\"c\",\"title\":\"C\",\"cells\":{"
	"\"low\":\"2\"}}]}}",
	"edited Rubric: Rubric row " L "C" R ": Level: low: 1 > 2\n"},
    {"{\"requires\":{\"earned\":\"a\"}}", "{\"requires\":{\"earned\":\"b\"}}",
	"edited Earned before starting: { \"earned\": \"a\" } > { \"earned\": "
	"\"b\" }\n"},
};

static const char *
kind_name(enum change_kind kind)
{
	static const char *const names[] = {
	    "added", "removed", "edited", "moved"};

	return names[kind];
}

static void
differences_are_said(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(differences) / sizeof(differences[0]);
	     i++) {
		struct arena *arena = arena_open(ARENA);
		struct changes changes = {.arena = arena};
		struct json_object *before =
		    json_tokener_parse(differences[i].before);
		struct json_object *after =
		    json_tokener_parse(differences[i].after);
		char said[2000] = "";
		size_t len = 0;

		diff_values(&changes, "", before, after);
		for (const struct change *c = changes.first; c != NULL;
		     c = c->next)
			len += (size_t)snprintf(said + len, sizeof(said) - len,
			    "%s %s: %s > %s\n", kind_name(c->kind), c->what,
			    c->before, c->after);
		assert_string_equal(said, differences[i].said);
		(void)json_object_put(before);
		(void)json_object_put(after);
		arena_close(&arena);
	}
}

/* What assessors are told isn't told to everyone; nor that it changed. */
static void
guidance_is_left_out(void **state)
{
	static const char before[] =
	    "{\"title\":\"A\",\"guidance\":{\"issuer\":\"x\"}}";
	static const char after[] =
	    "{\"title\":\"B\",\"guidance\":{\"issuer\":\"y\"}}";
	struct arena *arena = arena_open(ARENA);
	struct import_item item = {.source = {after, sizeof(after) - 1}};
	(void)state;

	assert_string_equal(
	    definition_changes(
		arena, (struct span) {before, sizeof(before) - 1}, &item),
	    "Title changed");
	arena_close(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(differences_are_said),
	    cmocka_unit_test(guidance_is_left_out),
	};

	return cmocka_run_group_tests_name("diff", tests, NULL, NULL);
}
