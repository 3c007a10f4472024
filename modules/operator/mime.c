/*
 * mime.c - headers with encoded words, bodies as quoted-printable.
 */
#include "config.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/clock.h"
#include "base/insist.h"
#include "base/text.h"
#include "modules/operator/mime.h"

enum {
	ADDRESS_MAX = 254,
	LOCAL_MAX = 64,
	LETTER_BYTES = 8 * 1024 * 1024,
	QUOTED_LINE = 76,
	/* "=?UTF-8?Q?" and "?=" around at most 63 leave a word below 75. */
	WORD_BYTES = 60,
	HEADER_LINE = 76
};

/* ---- addresses ------------------------------------------------------- */

static bool
all_of(struct span span, const char *more)
{
	for (size_t i = 0; i < span.len; i++) {
		unsigned char c = (unsigned char)span.at[i];

		if (c >= 0x80 || (!isalnum(c) && strchr(more, c) == NULL))
			return false;
	}
	return span.len > 0;
}

/* No dot at either end, no two together. */
static bool
dots_right(struct span span)
{
	for (size_t i = 0; i < span.len; i++)
		if (span.at[i] == '.' &&
		    (i == 0 || i + 1 == span.len || span.at[i + 1] == '.'))
			return false;
	return true;
}

bool
mime_address_is(const char *address)
{
	const char *at = strchr(address, '@');
	struct span local;
	struct span domain;

	if (at == NULL || strlen(address) > ADDRESS_MAX)
		return false;
	local = (struct span) {address, (size_t)(at - address)};
	domain = span_of(at + 1);
	return local.len <= LOCAL_MAX &&
	    all_of(local, ".!#$%&'*+-/=?^_`{|}~") && dots_right(local) &&
	    all_of(domain, ".-") && dots_right(domain);
}

/* ---- headers --------------------------------------------------------- */

/* Plain ASCII, and nothing that a reader could take for an encoded word? */
static bool
is_plain(const char *value)
{
	for (const char *at = value; *at != '\0'; at++)
		if ((unsigned char)*at >= 0x7f || (unsigned char)*at < ' ')
			return false;
	return strstr(value, "=?") == NULL;
}

/* The bytes of the UTF-8 character at `at`. */
static size_t
character_length(const char *at)
{
	size_t len = 1;

	while (((unsigned char)at[len] & 0xc0) == 0x80)
		len++;
	return len;
}

static void
encoded_byte(struct text *out, unsigned char byte)
{
	if (iscntrl(byte) || byte == ' ')
		text_add(out, "_");
	else if (byte < 0x80 && isalnum(byte))
		text_add_bytes(out, &byte, 1);
	else
		text_printf(out, "=%02X", byte);
}

/* RFC 2047: words of whole characters, folded between them. */
static void
encoded_write(struct text *out, const char *value)
{
	size_t start = out->len;

	text_add(out, "=?UTF-8?Q?");
	while (*value != '\0') {
		size_t len = character_length(value);

		if (out->len - start + 3 * len > WORD_BYTES) {
			text_add(out, "?=\r\n =?UTF-8?Q?");
			start = out->len;
		}
		for (size_t i = 0; i < len; i++)
			encoded_byte(out, (unsigned char)value[i]);
		value += len;
	}
	text_add(out, "?=");
}

/* Words of ASCII; where a line grows long the fold takes the place of the space
 * between two. */
static void
plain_write(struct text *out, const char *value, size_t column)
{
	bool first = true;

	for (value += strspn(value, " "); *value != '\0';
	     value += strspn(value, " ")) {
		size_t len = strcspn(value, " ");

		if (!first && column + 1 + len > HEADER_LINE) {
			text_add(out, "\r\n ");
			column = 0;
		} else if (!first) {
			text_add(out, " ");
		}
		text_add_bytes(out, value, len);
		column += 1 + len;
		value += len;
		first = false;
	}
}

static void
subject_write(struct text *out, const char *subject)
{
	text_add(out, "Subject: ");
	if (is_plain(subject))
		plain_write(out, subject, sizeof("Subject: ") - 1);
	else
		encoded_write(out, subject);
	text_add(out, "\r\n");
}

/* A name and an address: `"Ana Ruiz" <ana@alder.example>`. */
static void
mailbox_write(
    struct text *out, const char *header, const char *name, const char *address)
{
	size_t start = out->len;

	insist(mime_address_is(address));
	text_printf(out, "%s: ", header);
	if (*name != '\0' && is_plain(name) && strlen(name) < HEADER_LINE / 2) {
		text_add(out, "\"");
		for (; *name != '\0'; name++) {
			if (*name == '"' || *name == '\\')
				text_add(out, "\\");
			text_add_bytes(out, name, 1);
		}
		text_add(out, "\" ");
	} else if (*name != '\0') {
		encoded_write(out, name);
		text_add(out, " ");
	}
	if (out->len - start + strlen(address) > HEADER_LINE)
		text_add(out, "\r\n ");
	text_printf(out, "<%s>\r\n", address);
}

static void
date_write(struct text *out, int64_t at_us)
{
	static const char *const days[] = {
	    "Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
	static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May",
	    "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
	time_t seconds = (time_t)(at_us / CLOCK_SECOND);
	struct tm tm;

	insist(gmtime_r(&seconds, &tm) != NULL);
	text_printf(out, "Date: %s, %d %s %d %02d:%02d:%02d +0000\r\n",
	    days[tm.tm_wday], tm.tm_mday, months[tm.tm_mon], tm.tm_year + 1900,
	    tm.tm_hour, tm.tm_min, tm.tm_sec);
}

/* ---- bodies ---------------------------------------------------------- */

static bool
is_literal(unsigned char byte, unsigned char next)
{
	if (byte == ' ')
		return next != '\n' && next != '\0';
	return byte > ' ' && byte < 0x7f && byte != '=';
}

static void
quoted_write(struct text *out, const char *body)
{
	size_t column = 0;

	for (; *body != '\0'; body++) {
		unsigned char byte = (unsigned char)*body;
		bool literal = is_literal(byte, (unsigned char)body[1]);
		size_t len = literal ? 1 : 3;

		if (byte == '\n') {
			text_add(out, "\r\n");
			column = 0;
			continue;
		}
		if (column + len > QUOTED_LINE - 1) {
			text_add(out, "=\r\n");
			column = 0;
		}
		if (literal)
			text_add_bytes(out, &byte, 1);
		else
			text_printf(out, "=%02X", byte);
		column += len;
	}
	if (column > 0)
		text_add(out, "\r\n");
}

/* No quoted-printable line holds "=_": the boundary is in no body. */
static void
part_write(
    struct text *out, const char *key, const char *type, const char *body)
{
	text_printf(out,
	    "--=_%s\r\nContent-Type: text/%s; charset=utf-8\r\n"
	    "Content-Transfer-Encoding: quoted-printable\r\n\r\n",
	    key, type);
	quoted_write(out, body);
	text_add(out, "\r\n");
}

struct span
mime_write(struct arena *arena, const struct mime *mime)
{
	struct text out;

	insist(all_of(span_of(mime->key), ""));
	text_init(&out, arena, LETTER_BYTES);
	date_write(&out, mime->at_us);
	mailbox_write(&out, "From", mime->from_name, mime->from);
	mailbox_write(&out, "To", mime->to_name, mime->to);
	subject_write(&out, mime->subject);
	text_printf(
	    &out, "Message-ID: <%s%s>\r\n", mime->key, strchr(mime->from, '@'));
	text_add(&out,
	    "MIME-Version: 1.0\r\n"
	    "Auto-Submitted: auto-generated\r\n"
	    "X-Auto-Response-Suppress: All\r\n");
	text_printf(&out,
	    "Content-Type: multipart/alternative;\r\n"
	    " boundary=\"=_%s\"\r\n\r\n",
	    mime->key);
	part_write(&out, mime->key, "plain", mime->text);
	part_write(&out, mime->key, "html", mime->html);
	text_printf(&out, "--=_%s--\r\n", mime->key);
	insist(!out.overflown);
	return text_span(&out);
}
