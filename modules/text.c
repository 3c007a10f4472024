/*
 * text.c - texts for pages and addresses.
 */
#include "config.h"

#include <string.h>

#include "base/check.h"
#include "modules/text.h"

static const char unreserved[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				 "abcdefghijklmnopqrstuvwxyz0123456789-._~";

/* Where the last word before `at` ends, if the text isn't one long word. */
static const char *
word_end(const char *text, const char *at)
{
	const char *end = at;

	while (end > text && *end != ' ')
		end--;
	if (end - text < (at - text) / 2)
		return at;
	while (end > text && (end[-1] == ' ' || end[-1] == ','))
		end--;
	return end;
}

const char *
text_cut(struct arena *arena, const char *text, size_t most)
{
	const char *at = text;
	size_t count = 0;

	if (utf8_length(text) <= most)
		return text;
	while (*at != '\0') {
		/* Bytes that go on with a code point begin with 10. */
		if (((unsigned char)*at & 0xc0) != 0x80 && ++count == most)
			break;
		at++;
	}
	at = word_end(text, at);
	return arena_printf(arena, "%.*s\xe2\x80\xa6", (int)(at - text), text);
}

void
query_add(struct text *address, const char *name, const char *value)
{
	if (*value == '\0')
		return;
	if (address->len == 0 || address->at[address->len - 1] != '?')
		text_add(address, "&");
	text_printf(address, "%s=", name);
	for (; *value != '\0'; value++) {
		if (strchr(unreserved, *value) != NULL)
			text_add_bytes(address, value, 1);
		else
			text_printf(
			    address, "%%%02X", (unsigned)(unsigned char)*value);
	}
}
