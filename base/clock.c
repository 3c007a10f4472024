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

static int64_t fixed_us;

static int64_t
read_clock(clockid_t id)
{
	struct timespec now;

	insist(clock_gettime(id, &now) == 0);
	return (int64_t)now.tv_sec * CLOCK_SECOND + now.tv_nsec / 1000;
}

static struct tm
local_time(int64_t us)
{
	time_t seconds = (time_t)(us / CLOCK_SECOND);
	struct tm parts;

	insist(localtime_r(&seconds, &parts) != NULL);
	return parts;
}

/* The number of the day in a calendar that has no gaps: for differences. */
static long
day_number(const struct tm *parts)
{
	struct tm noon = {.tm_year = parts->tm_year,
	    .tm_mon = parts->tm_mon,
	    .tm_mday = parts->tm_mday,
	    .tm_hour = 12};

	return (long)(timegm(&noon) / (24 * 60 * 60));
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
	return STATUS_OK;
}

void
clock_iso(int64_t us, char text_r[CLOCK_TEXT_MAX])
{
	time_t seconds = (time_t)(us / CLOCK_SECOND);
	struct tm parts;

	insist(gmtime_r(&seconds, &parts) != NULL);
	(void)strftime(text_r, CLOCK_TEXT_MAX, "%Y-%m-%dT%H:%M:%SZ", &parts);
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
	struct tm now = local_time(now_us);
	char names[16]; /* "Fri, May" in the C locale */

	(void)strftime(names, sizeof(names), "%a, %b", &parts);
	if (parts.tm_year == now.tm_year)
		(void)snprintf(
		    text_r, CLOCK_TEXT_MAX, "%s %d", names, parts.tm_mday);
	else
		(void)snprintf(text_r, CLOCK_TEXT_MAX, "%s %d, %d", names,
		    parts.tm_mday, parts.tm_year + 1900);
}

void
clock_date_time(int64_t us, int64_t now_us, char text_r[CLOCK_TEXT_MAX])
{
	struct tm parts = local_time(us);
	char date[CLOCK_TEXT_MAX];

	clock_date(us, now_us, date);
	(void)snprintf(text_r, CLOCK_TEXT_MAX, "%.40s, %d:%02d %s", date,
	    (parts.tm_hour + 11) % 12 + 1, parts.tm_min,
	    parts.tm_hour < 12 ? "AM" : "PM");
}

void
clock_until(int64_t us, int64_t now_us, char text_r[CLOCK_TEXT_MAX])
{
	struct tm then = local_time(us);
	struct tm now = local_time(now_us);
	long days = day_number(&then) - day_number(&now);

	if (days == 0)
		(void)snprintf(text_r, CLOCK_TEXT_MAX, "today");
	else if (days == 1)
		(void)snprintf(text_r, CLOCK_TEXT_MAX, "tomorrow");
	else if (days == -1)
		(void)snprintf(text_r, CLOCK_TEXT_MAX, "yesterday");
	else if (days > 0)
		(void)snprintf(text_r, CLOCK_TEXT_MAX, "in %ld days", days);
	else
		(void)snprintf(text_r, CLOCK_TEXT_MAX, "%ld days ago", -days);
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
