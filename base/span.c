/*
 * span.c - small questions about bytes with a length.
 */
#include "config.h"

#include <string.h>

#include "base/span.h"

static bool
is_blank(char byte)
{
	return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n';
}

struct span
span_of(const char *text)
{
	return (struct span) {text, strlen(text)};
}

bool
span_is(struct span span, const char *text)
{
	size_t len = strlen(text);

	return span.len == len && memcmp(span.at, text, len) == 0;
}

struct span
span_trim(struct span span)
{
	while (span.len > 0 && is_blank(span.at[0])) {
		span.at++;
		span.len--;
	}
	while (span.len > 0 && is_blank(span.at[span.len - 1]))
		span.len--;
	return span;
}
