/*
 * log.c - composes a line in one buffer and writes it in one call.
 */
#include "config.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/log.h"

enum { LINE_MAX_BYTES = 2048 };

static const char *const level_names[LOG__MAX] = {
    [LOG_ERROR] = "error",
    [LOG_WARNING] = "warning",
    [LOG_INFO] = "info",
    [LOG_DEBUG] = "debug",
};

static const char *program = "accolade";
static enum log_level threshold = LOG_INFO;
static char request_id[65] = "-";

/* Copies `from` over to `to`, control bytes as \xNN; always ends with NUL. */
static size_t
escape(char *to, size_t room, const char *from)
{
	size_t used = 0;

	for (; *from != '\0' && used + 5 < room; from++) {
		unsigned char byte = (unsigned char)*from;

		if (byte < 0x20 || byte == 0x7f)
			used += (size_t)snprintf(
			    to + used, room - used, "\\x%02x", byte);
		else
			to[used++] = *from;
	}
	to[used] = '\0';
	return used;
}

void
log_open(const char *name, enum log_level level)
{
	program = name;
	threshold = level;
}

void
log_request(const char *id)
{
	if (id == NULL || *id == '\0')
		id = "-";
	(void)escape(request_id, sizeof(request_id), id);
}

void
log_line(enum log_level level, const char *event, const char *format, ...)
{
	char text[LINE_MAX_BYTES / 2];
	char line[LINE_MAX_BYTES];
	va_list args;
	size_t used;

	if (level > threshold)
		return;
	va_start(args, format);
	(void)vsnprintf(text, sizeof(text), format, args);
	va_end(args);
	used = (size_t)snprintf(line, sizeof(line), "%s %s %s %s ",
	    level_names[level], request_id, program, event);
	if (used >= sizeof(line))
		used = sizeof(line) - 1;
	used += escape(line + used, sizeof(line) - used - 1, text);
	line[used++] = '\n';
	/* A log that can't be written must not end a request. */
	if (write(STDERR_FILENO, line, used) < 0)
		return;
}

enum status
log_level_parse(const char *text, enum log_level *level_r)
{
	for (int i = 0; i < LOG__MAX; i++) {
		if (strcmp(text, level_names[i]) == 0) {
			*level_r = (enum log_level)i;
			return STATUS_OK;
		}
	}
	return STATUS_INVALID;
}
