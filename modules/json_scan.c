/*
 * json_scan.c - a reader of JSON's grammar that builds nothing.
 *
 * Goes down by recursion, at most JSON_DEPTH_MAX deep, and never steps past
 * the end of the bytes.
 */
#include "config.h"

#include <string.h>

#include "modules/json_scan.h"

struct scan {
	struct arena *arena;
	const char *start;
	const char *at;
	const char *end;
	struct json_counts counts;
	const char *why; /* NULL while all is well */
};

static bool scan_value(struct scan *scan, int depth);

/* Remember where and why; the first reason stands. */
static bool
broken(struct scan *scan, const char *reason)
{
	size_t line = 1;
	const char *from = scan->start;

	if (scan->why != NULL)
		return false;
	for (const char *at = scan->start; at < scan->at; at++)
		if (*at == '\n') {
			line++;
			from = at + 1;
		}
	scan->why = arena_printf(scan->arena, "line %zu, column %zu: %s", line,
	    (size_t)(scan->at - from) + 1, reason);
	return false;
}

static bool
sees(const struct scan *scan, char byte)
{
	return scan->at < scan->end && *scan->at == byte;
}

static bool
sees_digit(const struct scan *scan)
{
	return scan->at < scan->end && *scan->at >= '0' && *scan->at <= '9';
}

static void
skip_space(struct scan *scan)
{
	while (sees(scan, ' ') || sees(scan, '\t') || sees(scan, '\n') ||
	    sees(scan, '\r'))
		scan->at++;
}

static bool
scan_word(struct scan *scan, const char *word)
{
	size_t len = strlen(word);

	if ((size_t)(scan->end - scan->at) < len ||
	    memcmp(scan->at, word, len) != 0)
		return broken(scan, "this is not JSON");
	scan->at += len;
	return true;
}

static bool
scan_digits(struct scan *scan)
{
	if (!sees_digit(scan))
		return broken(scan, "a number needs a digit here");
	while (sees_digit(scan))
		scan->at++;
	return true;
}

static bool
scan_number(struct scan *scan)
{
	if (sees(scan, '-'))
		scan->at++;
	if (sees(scan, '0')) {
		scan->at++;
		if (sees_digit(scan))
			return broken(scan, "a number begins with 0");
	} else if (!scan_digits(scan)) {
		return false;
	}
	if (sees(scan, '.')) {
		scan->at++;
		if (!scan_digits(scan))
			return false;
	}
	if (sees(scan, 'e') || sees(scan, 'E')) {
		scan->at++;
		if (sees(scan, '+') || sees(scan, '-'))
			scan->at++;
		return scan_digits(scan);
	}
	return true;
}

/* What follows a backslash. */
static bool
scan_escape(struct scan *scan)
{
	static const char hex[] = "0123456789abcdefABCDEF";

	if (scan->at == scan->end)
		return broken(scan, "the text ends in the middle");
	if (*scan->at != 'u') {
		if (strchr("\"\\/bfnrt", *scan->at) == NULL || *scan->at == 0)
			return broken(scan, "an unknown escape");
		scan->at++;
		return true;
	}
	scan->at++;
	if (scan->end - scan->at < 4)
		return broken(scan, "the text ends in the middle");
	if (memcmp(scan->at, "0000", 4) == 0)
		return broken(scan, "a text with a NUL character");
	for (int i = 0; i < 4; i++, scan->at++)
		if (*scan->at == 0 || strchr(hex, *scan->at) == NULL)
			return broken(scan, "an escape needs four digits");
	return true;
}

static bool
scan_string(struct scan *scan)
{
	if (!sees(scan, '"'))
		return broken(scan, "a double quote is missing here");
	scan->at++;
	while (scan->at < scan->end && *scan->at != '"') {
		if ((unsigned char)*scan->at < 0x20)
			return broken(scan, "a control character in a text");
		if (*scan->at++ == '\\' && !scan_escape(scan))
			return false;
	}
	if (scan->at == scan->end)
		return broken(scan, "the text ends in the middle");
	scan->at++;
	return true;
}

/* After a value: true to go on with the next one, *done_r at the end. */
static bool
scan_separator(struct scan *scan, char close, bool *done_r)
{
	skip_space(scan);
	if (scan->at == scan->end)
		return broken(scan, "the file is cut off here");
	*done_r = *scan->at == close;
	if (!*done_r && *scan->at != ',')
		return broken(scan, "a comma or a closing bracket is missing");
	scan->at++;
	return true;
}

static bool
scan_object(struct scan *scan, int depth)
{
	uint32_t *members = &scan->counts.members[scan->counts.count++];
	bool done = false;

	scan->at++;
	skip_space(scan);
	if (sees(scan, '}')) {
		scan->at++;
		return true;
	}
	while (!done) {
		skip_space(scan);
		if (!scan_string(scan))
			return false;
		skip_space(scan);
		if (!sees(scan, ':'))
			return broken(scan, "a colon is missing here");
		scan->at++;
		*members += 1;
		if (!scan_value(scan, depth) ||
		    !scan_separator(scan, '}', &done))
			return false;
	}
	return true;
}

static bool
scan_array(struct scan *scan, int depth)
{
	bool done = false;

	scan->at++;
	skip_space(scan);
	if (sees(scan, ']')) {
		scan->at++;
		return true;
	}
	while (!done)
		if (!scan_value(scan, depth) ||
		    !scan_separator(scan, ']', &done))
			return false;
	return true;
}

static bool
scan_value(struct scan *scan, int depth)
{
	skip_space(scan);
	if (scan->at == scan->end)
		return broken(scan, "the file is cut off here");
	if (depth == JSON_DEPTH_MAX)
		return broken(scan, "lists and objects are nested too deep");
	switch (*scan->at) {
	case '{':
		return scan_object(scan, depth + 1);
	case '[':
		return scan_array(scan, depth + 1);
	case '"':
		return scan_string(scan);
	case 't':
		return scan_word(scan, "true");
	case 'f':
		return scan_word(scan, "false");
	case 'n':
		return scan_word(scan, "null");
	default:
		if (!sees_digit(scan) && *scan->at != '-')
			return broken(scan, "this is not JSON");
		return scan_number(scan);
	}
}

enum status
json_scan(struct arena *arena, struct span bytes, struct json_counts *counts_r,
    const char **why_r)
{
	struct scan scan = {.arena = arena,
	    .start = bytes.at,
	    .at = bytes.at,
	    .end = bytes.at + bytes.len};
	size_t objects = 0;

	for (size_t i = 0; i < bytes.len; i++)
		objects += bytes.at[i] == '{';
	scan.counts.members = arena_array(arena, objects, sizeof(uint32_t));
	if (scan_value(&scan, 0)) {
		skip_space(&scan);
		if (scan.at != scan.end)
			(void)broken(&scan, "something follows the end");
	}
	*why_r = scan.why;
	if (scan.why != NULL)
		return STATUS_INVALID;
	*counts_r = scan.counts;
	return STATUS_OK;
}
