/*
 * clock_test.c - moments and their texts, beside what the C library says.
 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "base/clock.h"

enum { MANY = 20000 };

/* The same moments in each run; `span` seconds from 1970 on. */
static int64_t
moment(int64_t i, int64_t span)
{
	uint64_t mixed = (uint64_t)i * UINT64_C(0x9e3779b97f4a7c15);

	return (int64_t)((mixed ^ mixed >> 29) % (uint64_t)span) * CLOCK_SECOND;
}

static void
parts_join_as_timegm_says(void **state)
{
	(void)state;
	/* From the year 1 to 9999, every 11 hours and a bit. */
	for (int64_t s = INT64_C(-62135596800); s < INT64_C(253402300800);
	     s += 15855367) {
		time_t seconds = (time_t)s;
		struct tm tm;

		assert_non_null(gmtime_r(&seconds, &tm));
		assert_int_equal(
		    clock_join(
			&(struct clock_parts) {tm.tm_year + 1900, tm.tm_mon + 1,
			    tm.tm_mday, tm.tm_hour, tm.tm_min, tm.tm_sec, 7}),
		    s * CLOCK_SECOND + 7);
	}
}

static void
texts_are_those_of_strftime(void **state)
{
	static const int64_t hundred_years = INT64_C(100) * 366 * 86400;
	char ours[CLOCK_TEXT_MAX];
	char theirs[CLOCK_TEXT_MAX];
	char day[CLOCK_TEXT_MAX];
	(void)state;

	for (int64_t i = 0; i < MANY; i++) {
		int64_t us = moment(i, hundred_years);
		time_t seconds = (time_t)(us / CLOCK_SECOND);
		struct tm tm;

		assert_non_null(gmtime_r(&seconds, &tm));
		(void)strftime(
		    theirs, sizeof(theirs), "%Y-%m-%dT%H:%M:%SZ", &tm);
		clock_iso(us, ours);
		assert_string_equal(ours, theirs);
		assert_non_null(localtime_r(&seconds, &tm));
		(void)strftime(theirs, sizeof(theirs), "%Y-%m-%d", &tm);
		clock_day(us, ours);
		assert_string_equal(ours, theirs);
		(void)strftime(day, sizeof(day), "%a, %b", &tm);
		(void)snprintf(
		    theirs, sizeof(theirs), "%.20s %d", day, tm.tm_mday);
		clock_date(us, us, ours);
		assert_string_equal(ours, theirs);
		(void)strftime(day, sizeof(day), "%a, %b", &tm);
		(void)snprintf(theirs, sizeof(theirs), "%.20s %d, %d", day,
		    tm.tm_mday, tm.tm_year + 1900);
		clock_date(us, us + 400 * CLOCK_DAY, ours);
		assert_string_equal(ours, theirs);
	}
}

static void
days_are_counted_by_the_calendar(void **state)
{
	/* 2026-03-07 23:30 in New York; the clocks change in the next night. */
	static const int64_t eve = INT64_C(1772944200) * CLOCK_SECOND;
	static const struct {
		int64_t minutes;
		const char *text;
	} table[] = {
	    {0, "today"},
	    {29, "today"},
	    {31, "tomorrow"},
	    {30 + 23 * 60 - 1, "tomorrow"},
	    {30 + 23 * 60, "in 2 days"},
	    {-23 * 60, "today"},
	    {-24 * 60, "yesterday"},
	    {-48 * 60, "2 days ago"},
	    {-365 * 24 * 60, "365 days ago"},
	};
	char text[CLOCK_TEXT_MAX];
	(void)state;

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		clock_until(eve + table[i].minutes * CLOCK_MINUTE, eve, text);
		assert_string_equal(text, table[i].text);
	}
}

static void
another_zone_is_another_text(void **state)
{
	/* 2026-05-01T02:30:00Z */
	static const int64_t night = INT64_C(1777602600) * CLOCK_SECOND;
	char text[CLOCK_TEXT_MAX];
	(void)state;

	clock_date_time(night, night, text);
	assert_string_equal(text, "Thu, Apr 30, 10:30 PM");
	assert_int_equal(clock_zone("Europe/Berlin"), STATUS_OK);
	clock_date_time(night, night, text);
	assert_string_equal(text, "Fri, May 1, 4:30 AM");
	assert_int_equal(clock_zone("No/Where"), STATUS_INVALID);
	assert_int_equal(clock_zone("America/New_York"), STATUS_OK);
	clock_date_time(night + 10 * CLOCK_HOUR, night, text);
	assert_string_equal(text, "Fri, May 1, 8:30 AM");
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(parts_join_as_timegm_says),
	    cmocka_unit_test(texts_are_those_of_strftime),
	    cmocka_unit_test(days_are_counted_by_the_calendar),
	    cmocka_unit_test(another_zone_is_another_text),
	};

	if (clock_zone("America/New_York") != STATUS_OK)
		return 77;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
