/*
 * assessor_test.c - verdicts on a review, as tables.
 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/clock.h"
#include "modules/assessor/rules.h"

static void
what_is_missing_is_said(void **state)
{
	static const struct {
		const char *text;
		bool enough;
	} feedback[] = {
	    {NULL, false},
	    {"", false},
	    {" \n\t ", false},
	    {"x", true},
	    {"\n Good. \n", true},
	};
	static const struct {
		const char *word;
		bool chosen;
	} recommendation[] = {
	    {NULL, false},
	    {"", false},
	    {"Award", false},
	    {"not yet", false},
	    {"award", true},
	    {"not_yet", true},
	};

	(void)state;
	assert_non_null(score_check(0));
	assert_null(score_check(1));
	assert_null(score_check(INT64_MAX));
	for (size_t i = 0; i < sizeof(feedback) / sizeof(feedback[0]); i++)
		assert_int_equal(feedback_check(feedback[i].text) == NULL,
		    feedback[i].enough);
	for (size_t i = 0;
	     i < sizeof(recommendation) / sizeof(recommendation[0]); i++)
		assert_int_equal(
		    recommendation_check(recommendation[i].word) == NULL,
		    recommendation[i].chosen);
}

static void
windows_are_told_apart(void **state)
{
	static const struct {
		struct written written;
		enum written_verdict verdict;
	} table[] = {
	    /* it wasn't in the form */
	    {{NULL, 3, "a", 4}, WRITTEN_SAME},
	    /* the same words, whoever saved them */
	    {{"a", 3, "a", 3}, WRITTEN_SAME},
	    {{"a", 3, "a", 4}, WRITTEN_SAME},
	    {{"", 0, "", 0}, WRITTEN_SAME},
	    /* first words, other words, words taken away */
	    {{"a", 0, "", 0}, WRITTEN_NEW},
	    {{"b", 3, "a", 3}, WRITTEN_NEW},
	    {{"", 3, "a", 3}, WRITTEN_NEW},
	    /* a form that tells no version */
	    {{"b", -1, "a", 3}, WRITTEN_NEW},
	    /* another window was there */
	    {{"b", 2, "a", 3}, WRITTEN_CONFLICT},
	    {{"b", 0, "a", 1}, WRITTEN_CONFLICT},
	    {{"", 0, "a", 1}, WRITTEN_CONFLICT},
	    {{"b", 9, "a", 3}, WRITTEN_CONFLICT},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++)
		assert_int_equal(
		    written_check(&table[i].written), table[i].verdict);
}

static void
a_school_year_begins_in_july(void **state)
{
	/* Moments and the first of July before them, at midnight in New York
	 * (four hours behind UTC in summer). */
	static const struct {
		int64_t at;
		int64_t start;
	} table[] = {
	    {1782878400, 1782878400}, /* 2026-07-01 00:00 */
	    {1782878399, 1751342400}, /* a second before */
	    {1796101200, 1782878400}, /* 2026-12-01 */
	    {1767243600, 1751342400}, /* 2026-01-01 */
	};

	(void)state;
	assert_int_equal(clock_zone("America/New_York"), STATUS_OK);
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++)
		assert_int_equal(clock_school_year(table[i].at * CLOCK_SECOND),
		    table[i].start * CLOCK_SECOND);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(what_is_missing_is_said),
	    cmocka_unit_test(windows_are_told_apart),
	    cmocka_unit_test(a_school_year_begins_in_july),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
