/*
 * clock.c - moments, and their texts in the district's time zone.
 */
#include "config.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "base/clock.h"
#include "base/insist.h"

/* What the C library answered lately. A page shows the same few dozen moments
 * again and again, and the library takes a lock and works out the rules of
 * daylight-saving time for each. */
enum { KNOWN_MOST = 256 };

struct known {
	bool filled;
	time_t seconds;
	struct tm parts;
};

static struct known known_local[KNOWN_MOST];
static struct known known_utc[KNOWN_MOST];

static int64_t fixed_us;

static int64_t
read_clock(clockid_t id)
{
	struct timespec now;

	insist(clock_gettime(id, &now) == 0);
	return (int64_t)now.tv_sec * CLOCK_SECOND + now.tv_nsec / 1000;
}

typedef struct tm *break_down_fn(const time_t *, struct tm *);

static struct tm
parts_of(struct known *table, break_down_fn *break_down, int64_t us)
{
	time_t seconds = (time_t)(us / CLOCK_SECOND);
	struct known *known = &table[(uint64_t)seconds % KNOWN_MOST];

	if (!known->filled || known->seconds != seconds) {
		insist(break_down(&seconds, &known->parts) != NULL);
		known->seconds = seconds;
		known->filled = true;
	}
	return known->parts;
}

static struct tm
local_time(int64_t us)
{
	return parts_of(known_local, localtime_r, us);
}

static struct tm
utc_time(int64_t us)
{
	return parts_of(known_utc, gmtime_r, us);
}

/*
 * Days since 1970-01-01 in the Gregorian calendar. Years begin in March here,
 * so that the day which some of them have more comes last.
 */
static int64_t
day_number(int year, int month, int day)
{
	int64_t y = month > 2 ? year : (int64_t)year - 1;
	int64_t m = month > 2 ? month - 3 : month + 9;
	int64_t leap = y / 4 - y / 100 + y / 400;

	return y * 365 + leap + (m * 153 + 2) / 5 + day - 1 - 719468;
}

static int64_t
day_of(const struct tm *parts)
{
	return day_number(
	    parts->tm_year + 1900, parts->tm_mon + 1, parts->tm_mday);
}

int64_t
clock_now(void)
{
	return fixed_us != 0 ? fixed_us : read_clock(CLOCK_REALTIME);
}

int64_t
clock_monotonic(void)
{
	return read_clock(CLOCK_MONOTONIC);
}

void
clock_fix(int64_t us)
{
	fixed_us = us;
}

static enum status
zone_fault(const char *name)
{
	return fault(STATUS_INVALID,
	    "time_zone: the system has no \"%s\" (is tzdata installed?)", name);
}

enum status
clock_zone(const char *name)
{
	char path[256];
	struct stat info;

	if (*name == '\0' || *name == '/' || strstr(name, "..") != NULL ||
	    strlen(name) > 100)
		return zone_fault(name);
	/* tzset takes any text and falls back to UTC without a word. */
	(void)snprintf(path, sizeof(path), "/usr/share/zoneinfo/%s", name);
	if (strcmp(name, "UTC") != 0 &&
	    (stat(path, &info) != 0 || !S_ISREG(info.st_mode)))
		return zone_fault(name);
	if (setenv("TZ", name, 1) != 0)
		return STATUS_INVALID;
	tzset();
	memset(known_local, 0, sizeof(known_local));
	return STATUS_OK;
}

int64_t
clock_join(const struct clock_parts *parts)
{
	int64_t days = day_number(parts->year, parts->month, parts->day);
	int64_t seconds =
	    ((days * 24 + parts->hour) * 60 + parts->minute) * 60 +
	    parts->second;

	return seconds * CLOCK_SECOND + parts->microsecond;
}

/* ---- texts ---------------------------------------------------------------- */

/* Adds a text or a number of at least `width` digits; gives the new end. */
static char *
put_text(char *at, const char *text)
{
	size_t len = strlen(text);

	memcpy(at, text, len + 1);
	return at + len;
}

static char *
put_number(char *at, int number, int width)
{
	char digits[16];
	int count = 0;

	for (; number > 0 || count < width; number /= 10)
		digits[count++] = (char)('0' + number % 10);
	while (count > 0)
		*at++ = digits[--count];
	*at = '\0';
	return at;
}

/* Years before 0 and after 9999 are none that records hold. */
static char *
put_day(char *at, const struct tm *parts)
{
	at = put_number(at, parts->tm_year + 1900, 4);
	at = put_text(at, "-");
	at = put_number(at, parts->tm_mon + 1, 2);
	at = put_text(at, "-");
	return put_number(at, parts->tm_mday, 2);
}

void
clock_iso(int64_t us, char text_r[CLOCK_TEXT_MAX])
{
	struct tm parts = utc_time(us);
	char *at = put_day(text_r, &parts);

	at = put_text(at, "T");
	at = put_number(at, parts.tm_hour, 2);
	at = put_text(at, ":");
	at = put_number(at, parts.tm_min, 2);
	at = put_text(at, ":");
	at = put_number(at, parts.tm_sec, 2);
	(void)put_text(at, "Z");
}

void
clock_day(int64_t us, char text_r[CLOCK_TEXT_MAX])
{
	struct tm parts = local_time(us);

	(void)put_day(text_r, &parts);
}

static char *
put_date(char *at, const struct tm *parts, int64_t now_us)
{
	static const char days[][8] = {
	    "Sun, ", "Mon, ", "Tue, ", "Wed, ", "Thu, ", "Fri, ", "Sat, "};
	static const char months[][8] = {"Jan ", "Feb ", "Mar ", "Apr ", "May ",
	    "Jun ", "Jul ", "Aug ", "Sep ", "Oct ", "Nov ", "Dec "};

	at = put_text(at, days[parts->tm_wday]);
	at = put_text(at, months[parts->tm_mon]);
	at = put_number(at, parts->tm_mday, 1);
	if (parts->tm_year == local_time(now_us).tm_year)
		return at;
	at = put_text(at, ", ");
	return put_number(at, parts->tm_year + 1900, 1);
}

/* Exactly `count` digits at *at, which is moved; -1 else. */
static int
digits_read(const char **at, int count)
{
	int number = 0;

	for (int i = 0; i < count; i++) {
		if ((*at)[i] < '0' || (*at)[i] > '9')
			return -1;
		number = 10 * number + (*at)[i] - '0';
	}
	*at += count;
	return number;
}

/* Digits with `mark` after them unless it is NUL; false when they aren't, or
 * not within [least, most]. */
static bool
part_read(
    const char **at, int count, char mark, int least, int most, int *number_r)
{
	*number_r = digits_read(at, count);
	if (*number_r < least || *number_r > most)
		return false;
	if (mark == '\0')
		return true;
	if (**at != mark && !(mark == 'T' && (**at == 't' || **at == ' ')))
		return false;
	(*at)++;
	return true;
}

/* "Z", "+02:00": what UTC is behind, in minutes. */
static bool
zone_read(const char **at, int *minutes_r)
{
	char sign = *(*at)++;
	int hours;
	int minutes;

	*minutes_r = 0;
	if (sign == 'Z' || sign == 'z')
		return true;
	if ((sign != '+' && sign != '-') ||
	    !part_read(at, 2, ':', 0, 23, &hours) ||
	    !part_read(at, 2, '\0', 0, 59, &minutes))
		return false;
	*minutes_r = (sign == '-' ? -1 : 1) * (60 * hours + minutes);
	return true;
}

/* ".5" and the like in microseconds; 0 when there is none. */
static bool
fraction_read(const char **at, int64_t *us_r)
{
	int64_t unit = CLOCK_SECOND / 10;

	*us_r = 0;
	if (**at != '.')
		return true;
	(*at)++;
	if (**at < '0' || **at > '9')
		return false;
	for (; **at >= '0' && **at <= '9'; (*at)++, unit /= 10)
		*us_r += unit * (**at - '0');
	return true;
}

enum status
clock_parse(const char *text, int64_t *us_r)
{
	struct tm parts = {0};
	int64_t fraction;
	int minutes;
	int day;
	time_t seconds;

	if (!part_read(&text, 4, '-', 1970, 9999, &parts.tm_year) ||
	    !part_read(&text, 2, '-', 1, 12, &parts.tm_mon) ||
	    !part_read(&text, 2, 'T', 1, 31, &parts.tm_mday) ||
	    !part_read(&text, 2, ':', 0, 23, &parts.tm_hour) ||
	    !part_read(&text, 2, ':', 0, 59, &parts.tm_min) ||
	    !part_read(&text, 2, '\0', 0, 59, &parts.tm_sec) ||
	    !fraction_read(&text, &fraction) || !zone_read(&text, &minutes) ||
	    *text != '\0')
		return STATUS_INVALID;
	parts.tm_year -= 1900;
	parts.tm_mon--;
	day = parts.tm_mday;
	seconds = timegm(&parts) - 60 * (time_t)minutes;
	/* The 31st of a shorter month became a day of the next. */
	if (parts.tm_mday != day || seconds < 0)
		return STATUS_INVALID;
	*us_r = (int64_t)seconds * CLOCK_SECOND + fraction;
	return STATUS_OK;
}

void
clock_date(int64_t us, int64_t now_us, char text_r[CLOCK_TEXT_MAX])
{
	struct tm parts = local_time(us);

	(void)put_date(text_r, &parts, now_us);
}

void
clock_date_time(int64_t us, int64_t now_us, char text_r[CLOCK_TEXT_MAX])
{
	struct tm parts = local_time(us);
	char *at = put_date(text_r, &parts, now_us);

	at = put_text(at, ", ");
	at = put_number(at, (parts.tm_hour + 11) % 12 + 1, 1);
	at = put_text(at, ":");
	at = put_number(at, parts.tm_min, 2);
	(void)put_text(at, parts.tm_hour < 12 ? " AM" : " PM");
}

void
clock_until(int64_t us, int64_t now_us, char text_r[CLOCK_TEXT_MAX])
{
	struct tm then = local_time(us);
	struct tm now = local_time(now_us);
	int64_t days = day_of(&then) - day_of(&now);

	if (days == 0)
		(void)put_text(text_r, "today");
	else if (days == 1)
		(void)put_text(text_r, "tomorrow");
	else if (days == -1)
		(void)put_text(text_r, "yesterday");
	else if (days > 0)
		(void)snprintf(
		    text_r, CLOCK_TEXT_MAX, "in %lld days", (long long)days);
	else
		(void)snprintf(
		    text_r, CLOCK_TEXT_MAX, "%lld days ago", (long long)-days);
}

int64_t
clock_day_end(int64_t us, int days)
{
	struct tm parts = local_time(us);

	parts.tm_mday += days;
	parts.tm_hour = 23;
	parts.tm_min = 59;
	parts.tm_sec = 59;
	parts.tm_isdst = -1;
	return (int64_t)mktime(&parts) * CLOCK_SECOND;
}

/* "2027-02-01" as that day's noon in UTC; INVALID where there is no such day. */
static enum status
date_parse(const char *date, time_t *noon_r)
{
	static const char shape[] = "0000-00-00";
	struct tm parts = {.tm_hour = 12};
	struct tm found;

	if (strlen(date) != sizeof(shape) - 1)
		return STATUS_INVALID;
	for (size_t i = 0; i < sizeof(shape) - 1; i++)
		if (shape[i] == '-' ? date[i] != '-'
				    : date[i] < '0' || date[i] > '9')
			return STATUS_INVALID;
	parts.tm_year = (int)strtol(date, NULL, 10) - 1900;
	parts.tm_mon = (int)strtol(date + 5, NULL, 10) - 1;
	parts.tm_mday = (int)strtol(date + 8, NULL, 10);
	if (parts.tm_year < 100 || parts.tm_year >= 1100)
		return STATUS_INVALID;
	found = parts;
	*noon_r = timegm(&found);
	return found.tm_mon == parts.tm_mon && found.tm_mday == parts.tm_mday
	    ? STATUS_OK
	    : STATUS_INVALID;
}

enum status
clock_day_begin(const char *date, int days, int64_t *us_r)
{
	enum { SECONDS = 24 * 60 * 60 };
	time_t noon;
	time_t before;
	time_t within;
	long wanted;

	if (date_parse(date, &noon) != STATUS_OK)
		return STATUS_INVALID;
	noon += (time_t)days * SECONDS;
	wanted = (long)(noon / SECONDS);
	/* No zone is two days off; where the day changes is found between. */
	before = noon - 2 * SECONDS;
	within = noon + 2 * SECONDS;
	while (within - before > 1) {
		time_t middle = before + (within - before) / 2;
		struct tm parts = local_time((int64_t)middle * CLOCK_SECOND);

		if (day_of(&parts) >= wanted)
			within = middle;
		else
			before = middle;
	}
	*us_r = (int64_t)within * CLOCK_SECOND;
	return STATUS_OK;
}

int64_t
clock_business_days(int64_t us, int days)
{
	struct tm parts = local_time(us);
	int ahead = 0;

	for (int left = days; left > 0;) {
		int weekday = (parts.tm_wday + ++ahead) % 7;

		if (weekday != 0 && weekday != 6)
			left--;
	}
	return clock_day_end(us, ahead);
}

int
clock_year(int64_t us)
{
	return local_time(us).tm_year + 1900;
}

int64_t
clock_school_year(int64_t us)
{
	enum { JULY = 6 };
	struct tm parts = local_time(us);
	struct tm first = {
	    .tm_year = parts.tm_year - (parts.tm_mon < JULY),
	    .tm_mon = JULY,
	    .tm_mday = 1,
	    .tm_isdst = -1,
	};

	return (int64_t)mktime(&first) * CLOCK_SECOND;
}
