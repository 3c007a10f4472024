/*
 * check.c - rules for text from outside; no state, no memory but the arena's.
 */
#include "config.h"

#include <ctype.h>
#include <string.h>

#include "base/check.h"
#include "base/text.h"

enum { ADDRESS_MAX = 2000, RETURN_MAX = 1000, CODE_MAX = 64 };

/* The length of the well-formed sequence at `at`, 0 when there is none.
 * RFC 3629 section 4: no overlong forms, no surrogates, nothing above
 * U+10FFFF. */
static size_t
utf8_sequence(const unsigned char *at, size_t len)
{
	unsigned char low = 0x80;
	unsigned char high = 0xbf;
	size_t more;

	if (at[0] < 0x80)
		return 1;
	if (at[0] >= 0xc2 && at[0] <= 0xdf)
		more = 1;
	else if (at[0] >= 0xe0 && at[0] <= 0xef)
		more = 2;
	else if (at[0] >= 0xf0 && at[0] <= 0xf4)
		more = 3;
	else
		return 0;
	if (more >= len)
		return 0;
	if (at[0] == 0xe0)
		low = 0xa0;
	else if (at[0] == 0xed)
		high = 0x9f;
	else if (at[0] == 0xf0)
		low = 0x90;
	else if (at[0] == 0xf4)
		high = 0x8f;
	if (at[1] < low || at[1] > high)
		return 0;
	for (size_t i = 2; i <= more; i++)
		if ((at[i] & 0xc0) != 0x80)
			return 0;
	return more + 1;
}

static bool
is_plain(unsigned char byte)
{
	return byte == '\t' || byte == '\n' || (byte >= 0x20 && byte != 0x7f);
}

struct span
utf8_clean(struct arena *arena, struct span raw, bool *clean_r)
{
	struct text text;
	const unsigned char *at = (const unsigned char *)raw.at;
	bool clean = true;

	/* Each bad byte becomes three. */
	text_init(&text, arena, raw.len * 3 + 1);
	for (size_t i = 0; i < raw.len;) {
		size_t len = utf8_sequence(at + i, raw.len - i);

		if (at[i] == '\r') {
			if (i + 1 == raw.len || at[i + 1] != '\n')
				text_add(&text, "\n");
			i++;
		} else if (len == 0 || (len == 1 && !is_plain(at[i]))) {
			text_add(&text, "\xef\xbf\xbd");
			clean = false;
			i++;
		} else {
			text_add_bytes(&text, at + i, len);
			i += len;
		}
	}
	*clean_r = clean;
	return text_span(&text);
}

/* Bytes of a character that turns the direction of what follows (Unicode's
 * embeddings, overrides and isolates), 0 for others. */
static size_t
turn_bytes(const unsigned char *at)
{
	bool embeds =
	    at[0] == 0xe2 && at[1] == 0x80 && at[2] >= 0xaa && at[2] <= 0xae;
	bool isolates =
	    at[0] == 0xe2 && at[1] == 0x81 && at[2] >= 0xa6 && at[2] <= 0xa9;

	return embeds || isolates ? 3 : 0;
}

void
line_clean(char *text)
{
	const unsigned char *from = (const unsigned char *)text;
	char *to = text;

	while (*from != '\0') {
		size_t turn = turn_bytes(from);

		if (turn > 0) {
			from += turn;
			continue;
		}
		*to++ = *from == '\n' || *from == '\t' ? ' ' : (char)*from;
		from++;
	}
	*to = '\0';
}

size_t
utf8_length(const char *text)
{
	size_t length = 0;

	for (; *text != '\0'; text++)
		length += ((unsigned char)*text & 0xc0) != 0x80;
	return length;
}

int64_t
word_count(const char *text)
{
	int64_t words = 0;
	bool inside = false;

	for (; *text != '\0'; text++) {
		bool blank = isspace((unsigned char)*text) != 0;

		words += !blank && !inside;
		inside = !blank;
	}
	return words;
}

bool
code_is(const char *text)
{
	size_t len = strlen(text);

	return len >= 1 && len <= CODE_MAX && text[0] != '-' &&
	    text[len - 1] != '-' &&
	    strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789-") == len;
}

/* Printable ASCII without what could end an attribute or a header, or UTF-8. */
static bool
is_address_byte(unsigned char byte)
{
	return byte > 0x20 && byte != 0x7f &&
	    strchr("\"<>\\^`{|}", byte) == NULL;
}

bool
web_address_is(const char *text)
{
	size_t len = strlen(text);
	const char *host;

	if (strncmp(text, "https://", 8) == 0)
		host = text + 8;
	else if (strncmp(text, "http://", 7) == 0)
		host = text + 7;
	else
		return false;
	if (len > ADDRESS_MAX || !isalnum((unsigned char)*host))
		return false;
	for (const char *at = host; *at != '\0'; at++)
		if (!is_address_byte((unsigned char)*at))
			return false;
	/* "https://bank.example@evil.example/" shows the wrong host. */
	return memchr(host, '@', strcspn(host, "/?#")) == NULL;
}

bool
return_path_is(const char *text)
{
	if (text[0] != '/' || text[1] == '/' || strlen(text) > RETURN_MAX)
		return false;
	for (const char *at = text; *at != '\0'; at++) {
		unsigned char byte = (unsigned char)*at;

		if (byte <= 0x20 || byte >= 0x7f || byte == '\\')
			return false;
	}
	/* A browser decodes nothing here, but a proxy on the way might. */
	return strncasecmp(text, "/%2f", 4) != 0 &&
	    strncasecmp(text, "/%5c", 4) != 0 &&
	    strncasecmp(text, "/%09", 4) != 0;
}

enum status
int_parse(const char *text, int64_t least, int64_t most, int64_t *value_r)
{
	const char *at = text + (*text == '-');
	bool negative = *text == '-';
	int64_t value = 0;

	if (*at == '\0')
		return STATUS_INVALID;
	for (; *at != '\0'; at++) {
		int digit = *at - '0';

		if (digit < 0 || digit > 9 ||
		    __builtin_mul_overflow(value, 10, &value) ||
		    __builtin_add_overflow(
			value, negative ? -digit : digit, &value))
			return STATUS_INVALID;
	}
	if (value < least || value > most)
		return STATUS_INVALID;
	*value_r = value;
	return STATUS_OK;
}

bool
decimal_is(const char *text, int places)
{
	size_t whole = strspn(text, "0123456789");
	size_t part;

	if (whole == 0 || whole > 12)
		return false;
	if (text[whole] == '\0')
		return true;
	part = strspn(text + whole + 1, "0123456789");
	return text[whole] == '.' && part >= 1 && part <= (size_t)places &&
	    text[whole + 1 + part] == '\0';
}
