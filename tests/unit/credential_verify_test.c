/*
 * credential_verify_test.c - a credential holds with its issuer's keys, and
 * nothing near it does: cut off, with one byte changed, nested, too large.
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

#include "base/clock.h"
#include "modules/verify/verify.h"

/* 2026-06-01 */
static const int64_t now_us = INT64_C(1780272000) * CLOCK_SECOND;
static struct arena *arena;

static struct span
file_of(const char *name)
{
	const char *top = getenv("abs_top_srcdir");
	FILE *file = fopen(arena_printf(arena, "%s/tests/data/badges/%s",
			       top != NULL ? top : ".", name),
	    "re");
	char *bytes = arena_take(arena, 200000);
	struct span span = {bytes, 0};

	assert_non_null(file);
	span.len = fread(bytes, 1, 200000, file);
	(void)fclose(file);
	return span;
}

/* What is known: keys and a status list, each unless it is NULL. */
static struct papers *
papers_of(const char *keys, const char *list)
{
	struct papers *papers = arena_take(arena, sizeof(*papers));

	papers->now_us = now_us;
	if (keys != NULL)
		assert_int_equal(
		    issuer_keys_add(arena, file_of(keys), &papers->keys),
		    STATUS_OK);
	if (list != NULL)
		papers->lists[papers->list_count++] = file_of(list);
	return papers;
}

static enum outcome
outcome_of(
    struct span bytes, const struct papers *papers, struct findings *findings_r)
{
	memset(findings_r, 0, sizeof(*findings_r));
	findings_r->arena = arena;
	credential_verify(bytes, papers, findings_r);
	return finding_worst(findings_r);
}

static enum outcome
verdict(struct span bytes, const struct papers *papers)
{
	struct findings findings;

	return outcome_of(bytes, papers, &findings);
}

/* The outcome of a step; NOTE when there is none. */
static enum outcome
step_of(const struct findings *findings, const char *step)
{
	for (size_t i = 0; i < findings->count; i++)
		if (strcmp(findings->list[i].step, step) == 0)
			return findings->list[i].outcome;
	return OUTCOME_NOTE;
}

static int
start(void **state)
{
	(void)state;
	arena = arena_open(CREDENTIAL_ARENA);
	return 0;
}

static int
finish(void **state)
{
	(void)state;
	arena_close(&arena);
	return 0;
}

static void
every_form_holds_with_all_papers(void **state)
{
	static const char *const files[] = {"0-example/signed.json",
	    "3-full/signed.json", "3-full/signed.png", "4-jwt/credential.jwt",
	    "9-n-degree/signed.json"};
	const struct papers *papers =
	    papers_of("did.json", "5-status/list.json");
	(void)state;

	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
		struct findings findings;

		if (outcome_of(file_of(files[i]), papers, &findings) !=
		    OUTCOME_HOLDS)
			fail_msg("%s", files[i]);
		assert_int_equal(
		    step_of(&findings, "signature"), OUTCOME_HOLDS);
		assert_int_equal(step_of(&findings, "issuer"), OUTCOME_HOLDS);
		assert_int_equal(step_of(&findings, "status"), OUTCOME_HOLDS);
	}
}

static void
without_papers_it_stays_open(void **state)
{
	struct findings findings;
	(void)state;

	assert_int_equal(outcome_of(file_of("0-example/signed.json"),
			     papers_of(NULL, NULL), &findings),
	    OUTCOME_OPEN);
	assert_int_equal(step_of(&findings, "signature"), OUTCOME_HOLDS);
	assert_int_equal(step_of(&findings, "issuer"), OUTCOME_OPEN);
	assert_int_equal(outcome_of(file_of("4-jwt/credential.jwt"),
			     papers_of(NULL, NULL), &findings),
	    OUTCOME_OPEN);
	assert_int_equal(step_of(&findings, "signature"), OUTCOME_OPEN);
}

static void
in_its_time_alone(void **state)
{
	struct papers *papers = papers_of("did.json", "5-status/list.json");
	struct findings findings;
	(void)state;

	papers->now_us = now_us + 3650 * CLOCK_DAY;
	assert_int_equal(
	    outcome_of(file_of("0-example/signed.json"), papers, &findings),
	    OUTCOME_FAILS);
	assert_int_equal(step_of(&findings, "dates"), OUTCOME_FAILS);
	papers->now_us = now_us - 365 * CLOCK_DAY;
	assert_int_equal(
	    outcome_of(file_of("0-example/signed.json"), papers, &findings),
	    OUTCOME_FAILS);
	assert_int_equal(step_of(&findings, "dates"), OUTCOME_FAILS);
}

/* Every length but the whole: what is cut off fails. White space at the end
 * is no part of it. */
static void
cut_off_it_fails(void **state)
{
	static const char *const files[] = {"0-example/signed.json",
	    "3-full/signed.png", "4-jwt/credential.jwt"};
	(void)state;

	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
		struct span whole = span_trim(file_of(files[i]));

		for (size_t len = 0; len < whole.len;
		     len += len < 200 ? 1 : 37) {
			struct arena *outer = arena;
			struct span part = {whole.at, len};

			arena = arena_open(CREDENTIAL_ARENA);
			if (verdict(part, papers_of("did.json", NULL)) !=
			    OUTCOME_FAILS)
				fail_msg("%s, %zu bytes", files[i], len);
			arena_close(&arena);
			arena = outer;
		}
	}
}

/* Spaces between the members of JSON mean nothing, and are not signed. */
static bool
means_nothing(struct span whole, size_t at)
{
	return strchr(" \n", whole.at[at]) != NULL;
}

static void
with_one_byte_changed_it_never_holds(void **state)
{
	static const char *const files[] = {
	    "2-no-blank-nodes/signed.json", "4-jwt/credential.jwt"};
	(void)state;

	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
		struct span whole = span_trim(file_of(files[i]));

		for (size_t at = 0; at < whole.len; at += 5) {
			struct arena *outer = arena;
			struct findings findings;
			char *changed;

			if (means_nothing(whole, at))
				continue;
			arena = arena_open(CREDENTIAL_ARENA);
			changed = arena_copy(arena, whole.at, whole.len);
			changed[at] ^= 1;
			(void)outcome_of((struct span) {changed, whole.len},
			    papers_of("did.json", NULL), &findings);
			if (step_of(&findings, "signature") == OUTCOME_HOLDS)
				fail_msg("%s, byte %zu", files[i], at);
			arena_close(&arena);
			arena = outer;
		}
	}
}

static void
what_is_no_credential_is_told_so(void **state)
{
	const struct papers *papers = papers_of("did.json", NULL);
	char *deep = arena_take(arena, 200001);
	char *large = arena_take(arena, CREDENTIAL_MOST + 1);
	struct findings findings;
	(void)state;

	memset(deep, '[', 200000);
	memset(large, ' ', CREDENTIAL_MOST + 1);
	assert_int_equal(verdict(span_of(""), papers), OUTCOME_FAILS);
	assert_int_equal(verdict(span_of("hello"), papers), OUTCOME_FAILS);
	assert_int_equal(verdict(span_of("{}"), papers), OUTCOME_FAILS);
	assert_int_equal(verdict(span_of("[]"), papers), OUTCOME_FAILS);
	assert_int_equal(
	    verdict((struct span) {deep, 200000}, papers), OUTCOME_FAILS);
	memcpy(deep, "{\"a\":", 5);
	assert_int_equal(
	    outcome_of((struct span) {deep, 200000}, papers, &findings),
	    OUTCOME_FAILS);
	assert_non_null(strstr(findings.list[0].text, "nested too deep"));
	assert_int_equal(outcome_of((struct span) {large, CREDENTIAL_MOST + 1},
			     papers, &findings),
	    OUTCOME_FAILS);
	assert_non_null(strstr(findings.list[0].text, "larger than"));
}

static void
words_are_harmless_to_a_terminal(void **state)
{
	char *long_word = arena_take(arena, 1001);
	(void)state;

	assert_string_equal(
	    finding_words(arena, "a\x1b[31mb\r\nc"), "a\xef\xbf\xbd[31mb c");
	memset(long_word, 'x', 1000);
	assert_true(strlen(finding_words(arena, long_word)) <= 300);
}

static void
moments_are_read_as_written(void **state)
{
	static const struct {
		const char *text;
		int64_t seconds; /* -1: refused */
	} cases[] = {
	    {"1970-01-01T00:00:00Z", 0},
	    {"2026-03-01T09:00:00Z", 1772355600},
	    {"2026-03-01T10:00:00+01:00", 1772355600},
	    {"2026-03-01T09:00:00.999Z", 1772355600},
	    {"2024-02-29T00:00:00Z", 1709164800},
	    {"2026-02-29T00:00:00Z", -1},
	    {"2026-13-01T00:00:00Z", -1},
	    {"2026-03-01T09:00:00", -1},
	    {"2026-03-01T24:00:00Z", -1},
	    {"2026-03-01", -1},
	    {"", -1},
	    {"2026-03-01T09:00:00Zx", -1},
	    {"1969-12-31T23:59:59Z", -1},
	};
	int64_t us;
	(void)state;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		enum status status = clock_parse(cases[i].text, &us);

		if ((status == STATUS_OK) != (cases[i].seconds >= 0) ||
		    (status == STATUS_OK &&
			us / CLOCK_SECOND != cases[i].seconds))
			fail_msg("%s", cases[i].text);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(
		every_form_holds_with_all_papers, start, finish),
	    cmocka_unit_test_setup_teardown(
		without_papers_it_stays_open, start, finish),
	    cmocka_unit_test_setup_teardown(in_its_time_alone, start, finish),
	    cmocka_unit_test_setup_teardown(cut_off_it_fails, start, finish),
	    cmocka_unit_test_setup_teardown(
		with_one_byte_changed_it_never_holds, start, finish),
	    cmocka_unit_test_setup_teardown(
		what_is_no_credential_is_told_so, start, finish),
	    cmocka_unit_test_setup_teardown(
		words_are_harmless_to_a_terminal, start, finish),
	    cmocka_unit_test(moments_are_read_as_written),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
