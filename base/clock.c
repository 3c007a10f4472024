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
