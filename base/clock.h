/*
 * clock.h - what time it is, and how people write it.
 *
 * Inside, a moment is int64_t microseconds since 1970-01-01 UTC; 0 stands for
 * "none". The district's time zone is applied here and nowhere else.
 */
#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

#include <stddef.h>
#include <stdint.h>

#include "base/status.h"

#define CLOCK_SECOND INT64_C(1000000)
#define CLOCK_MINUTE (60 * CLOCK_SECOND)
#define CLOCK_HOUR (60 * CLOCK_MINUTE)
#define CLOCK_DAY (24 * CLOCK_HOUR)

enum { CLOCK_TEXT_MAX = 64 };

/*
 * clock_now - wall time in microseconds.
 */
int64_t clock_now(void);

/*
 * clock_monotonic - microseconds that never go back, for durations.
 */
int64_t clock_monotonic(void);

/*
 * clock_fix - make clock_now answer `us` from now on (tests); 0 ends it.
 */
void clock_fix(int64_t us);

/*
 * clock_zone - use the named time zone ("America/New_York") for the texts.
 * INVALID when the system has no such zone.
 */
MUST_USE enum status clock_zone(const char *name);

/* A moment in UTC by its parts: month 1 to 12, day 1 to 31. */
struct clock_parts {
	int year;
	int month;
	int day;
	int hour;
	int minute;
	int second;
	int microsecond;
};

/*
 * clock_join - the moment of `parts` (proleptic Gregorian, year 1 to 9999).
 */
int64_t clock_join(const struct clock_parts *parts);

/*
 * clock_iso - "2026-05-01T14:42:00Z", whole seconds, UTC (RFC 3339).
 */
void clock_iso(int64_t us, char text_r[CLOCK_TEXT_MAX]);

/*
 * clock_parse - a moment as RFC 3339 writes it, with its zone: "Z" or
 * "+02:00"; a fraction of a second is cut to microseconds. The years 1970 to
 * 9999. INVALID else.
 */
MUST_USE enum status clock_parse(const char *text, int64_t *us_r);

/*
 * clock_day - "2026-05-01", the day in the district's zone.
 */
void clock_day(int64_t us, char text_r[CLOCK_TEXT_MAX]);

/*
 * clock_date - "Fri, May 1", in the district's zone; with ", 2025" when the
 * year is not `now_us`'s.
 */
void clock_date(int64_t us, int64_t now_us, char text_r[CLOCK_TEXT_MAX]);

/*
 * clock_date_time - "Fri, May 1, 10:42 AM".
 */
void clock_date_time(int64_t us, int64_t now_us, char text_r[CLOCK_TEXT_MAX]);

/*
 * clock_until - "today", "tomorrow", "in 11 days", "yesterday", for what has long
 * passed "12 days ago". Counts calendar days of the district's zone.
 */
void clock_until(int64_t us, int64_t now_us, char text_r[CLOCK_TEXT_MAX]);

/*
 * clock_day_end - the last second of the day, `days` calendar days after the
 * one in which `us` lies, in the district's zone: right over changes to and
 * from daylight-saving time.
 */
int64_t clock_day_end(int64_t us, int days);

/*
 * clock_day_begin - the first moment of the day `days` calendar days after the
 * date ("2027-02-01") in the district's zone: midnight, or what comes first on
 * a day that begins otherwise. The end of a day is where the next one begins.
 * INVALID: not a day of the calendar between 2000 and 2999.
 */
MUST_USE enum status clock_day_begin(const char *date, int days, int64_t *us_r);

/*
 * clock_business_days - the end of the day `days` working days (Monday to
 * Friday) after `us`.
 */
int64_t clock_business_days(int64_t us, int days);

/*
 * clock_year - the calendar year of `us` in the district's zone.
 */
int clock_year(int64_t us);

/*
 * clock_school_year - the first moment of the school year, July to June, in
 * which `us` lies, in the district's zone.
 */
int64_t clock_school_year(int64_t us);

#endif
