/*
 * status.c - names of outcomes, and the one standing fault of the process.
 */
#include "config.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>

#include "base/status.h"

static struct fault standing;
static bool stands;

const char *
status_name(enum status status)
{
	static const char *const names[STATUS__MAX] = {
	    [STATUS_OK] = "ok",
	    [STATUS_INVALID] = "invalid",
	    [STATUS_NO_SESSION] = "no-session",
	    [STATUS_DENIED] = "denied",
	    [STATUS_ABSENT] = "absent",
	    [STATUS_GONE] = "gone",
	    [STATUS_CONFLICT] = "conflict",
	    [STATUS_TOO_MUCH] = "too-much",
	    [STATUS_UNCERTAIN] = "uncertain",
	    [STATUS_UNAVAILABLE] = "unavailable",
	};

	return (unsigned)status < STATUS__MAX ? names[status] : "unknown";
}

enum status
fault_at(
    const char *file, int line, enum status status, const char *format, ...)
{
	va_list args;

	if (stands)
		return status;
	stands = true;
	standing.status = status;
	standing.file = file;
	standing.line = line;
	va_start(args, format);
	(void)vsnprintf(standing.text, sizeof(standing.text), format, args);
	va_end(args);
	return status;
}

const struct fault *
fault_last(void)
{
	return stands ? &standing : NULL;
}

void
fault_clear(void)
{
	stands = false;
}
