/*
 * unbake.c - chunks of a PNG, and one element of an SVG.
 */
#include "config.h"

#include <stdint.h>
#include <string.h>

#include <zlib.h>

#include "modules/bake.h"
#include "modules/unbake.h"

enum { SIGNATURE = 8, FRAME = 12 }; /* length, type and checksum of a chunk */

static const char signature[] = "\x89PNG\r\n\x1a\n";

bool
unbake_is_png(struct span bytes)
{
	return bytes.len >= SIGNATURE &&
	    memcmp(bytes.at, signature, SIGNATURE) == 0;
}

/* ---- PNG ------------------------------------------------------------- */

static uint32_t
number_read(const char *at)
{
	const unsigned char *bytes = (const unsigned char *)at;

	return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 |
	    (uint32_t)bytes[2] << 8 | bytes[3];
}

/* The end of a text that ends with NUL within `data`; NULL when none does. */
static const char *
nul_find(const char *at, const char *end)
{
	return memchr(at, '\0', (size_t)(end - at));
}

/* The text of an iTXt chunk with this keyword: ABSENT when it has another. */
static enum status
text_read(struct span data, const char *keyword, struct span *text_r)
{
	const char *end = data.at + data.len;
	const char *at = nul_find(data.at, end);

	if (at == NULL || strcmp(data.at, keyword) != 0)
		return STATUS_ABSENT;
	at++;
	if (end - at < 2 || at[0] != 0)
		return fault(STATUS_INVALID,
		    "the credential in the picture is packed, which no badge "
		    "may be");
	at = nul_find(at + 2, end); /* language */
	if (at != NULL)
		at = nul_find(at + 1, end); /* translated keyword */
	if (at == NULL)
		return fault(STATUS_INVALID, "a text in the picture is broken");
	*text_r = (struct span) {at + 1, (size_t)(end - at - 1)};
	return STATUS_OK;
}

/* One chunk looked at; *count_r counts credentials. */
static enum status
chunk_look(struct span chunk, struct span *text_r, int *count_r, bool *old_r)
{
	struct span data = {chunk.at + 8, chunk.len - FRAME};
	enum status status;

	if (memcmp(chunk.at + 4, "iTXt", 4) == 0) {
		status = text_read(data, BAKE_CREDENTIAL, text_r);
		if (status == STATUS_OK)
			(*count_r)++;
		if (status != STATUS_ABSENT)
			return status;
	}
	if ((memcmp(chunk.at + 4, "iTXt", 4) == 0 ||
		memcmp(chunk.at + 4, "tEXt", 4) == 0) &&
	    data.len > 10 && memcmp(data.at, "openbadges", 11) == 0)
		*old_r = true;
	return STATUS_OK;
}

enum status
unbake_png(struct arena *arena, struct span png, struct span *text_r)
{
	struct span text = {"", 0};
	size_t at = SIGNATURE;
	int count = 0;
	bool old = false;
	bool ended = false;

	if (!unbake_is_png(png))
		return fault(STATUS_INVALID, "it is no PNG");
	while (!ended) {
		uint32_t len;
		struct span chunk;
		enum status status;

		if (png.len - at < FRAME ||
		    (len = number_read(png.at + at)) > png.len - at - FRAME)
			return fault(STATUS_INVALID, "the picture is cut off");
		chunk = (struct span) {png.at + at, (size_t)len + FRAME};
		if (crc32(0, (const Bytef *)chunk.at + 4, (uInt)len + 4) !=
		    number_read(chunk.at + 8 + len))
			return fault(STATUS_INVALID,
			    "the picture is damaged: a checksum is wrong");
		status = chunk_look(chunk, &text, &count, &old);
		if (status != STATUS_OK)
			return status;
		ended = memcmp(chunk.at + 4, "IEND", 4) == 0;
		at += chunk.len;
	}
	if (count > 1)
		return fault(
		    STATUS_INVALID, "the picture holds several credentials");
	if (count == 0)
		return fault(STATUS_ABSENT,
		    old ? "the picture holds an Open Badges 2.0 badge, which "
			  "is checked at its own address"
			: "the picture holds no credential");
	*text_r =
	    (struct span) {arena_copy(arena, text.at, text.len), text.len};
	return STATUS_OK;
}

/* ---- SVG ------------------------------------------------------------- */

static const char *
find(struct span in, const char *word)
{
	return in.len == 0 ? NULL : memmem(in.at, in.len, word, strlen(word));
}

static struct span
rest_of(struct span span, const char *from)
{
	return (struct span) {from, (size_t)(span.at + span.len - from)};
}

bool
unbake_is_svg(struct span bytes)
{
	struct span start = span_trim(bytes);

	if (start.len > 4096)
		start.len = 4096;
	return start.len > 0 && start.at[0] == '<' &&
	    find(start, "<svg") != NULL;
}

/* The five entities of XML, as they stand in an attribute or a text. */
static enum status
entities_read(struct arena *arena, struct span raw, struct span *text_r)
{
	static const struct {
		const char *name;
		char c;
	} entities[] = {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'},
	    {"&quot;", '"'}, {"&#34;", '"'}, {"&#39;", '\''}, {"&apos;", '\''}};
	char *text = arena_take(arena, raw.len + 1);
	size_t len = 0;

	for (size_t i = 0; i < raw.len;) {
		size_t step = 0;

		if (raw.at[i] != '&') {
			text[len++] = raw.at[i++];
			continue;
		}
		for (size_t n = 0; n < sizeof(entities) / sizeof(entities[0]);
		     n++) {
			size_t size = strlen(entities[n].name);

			if (raw.len - i >= size &&
			    memcmp(raw.at + i, entities[n].name, size) == 0) {
				text[len++] = entities[n].c;
				step = size;
			}
		}
		if (step == 0)
			return fault(STATUS_INVALID,
			    "the credential in the drawing uses an entity");
		i += step;
	}
	*text_r = (struct span) {text, len};
	return STATUS_OK;
}

/* CDATA sections, joined; OK with an empty text when there is none. */
static enum status
sections_read(struct arena *arena, struct span body, struct span *text_r)
{
	char *text = arena_take(arena, body.len + 1);
	const char *at;
	size_t len = 0;

	while ((at = find(body, "<![CDATA[")) != NULL) {
		struct span inner = rest_of(body, at + 9);
		const char *end = find(inner, "]]>");

		if (end == NULL)
			return fault(STATUS_INVALID, "the drawing is cut off");
		memcpy(text + len, inner.at, (size_t)(end - inner.at));
		len += (size_t)(end - inner.at);
		body = rest_of(body, end + 3);
	}
	*text_r = (struct span) {text, len};
	return STATUS_OK;
}

static enum status
element_read(struct arena *arena, struct span svg, const char *start,
    struct span *text_r)
{
	struct span inner = rest_of(svg, start);
	const char *close = find(inner, ">");
	struct span tag;
	struct span body;
	const char *verify;
	const char *end;
	enum status status;

	if (close == NULL)
		return fault(STATUS_INVALID, "the drawing is cut off");
	tag = (struct span) {start, (size_t)(close - start)};
	verify = find(tag, "verify=");
	if (verify != NULL && close - verify > 8 &&
	    (verify[7] == '"' || verify[7] == '\'')) {
		struct span value = rest_of(tag, verify + 8);
		const char *quote = memchr(value.at, verify[7], value.len);

		if (quote == NULL)
			return fault(STATUS_INVALID, "the drawing is broken");
		value.len = (size_t)(quote - value.at);
		return entities_read(arena, value, text_r);
	}
	body = rest_of(svg, close + 1);
	end = find(body, "</openbadges:credential");
	if (end == NULL)
		return fault(STATUS_INVALID, "the drawing is cut off");
	body.len = (size_t)(end - body.at);
	status = sections_read(arena, body, text_r);
	if (status != STATUS_OK || text_r->len > 0)
		return status;
	return entities_read(arena, span_trim(body), text_r);
}

enum status
unbake_svg(struct arena *arena, struct span svg, struct span *text_r)
{
	static const char open[] = "<openbadges:credential";
	const char *start = find(svg, open);

	if (!arena_room(arena, 3 * svg.len + 256))
		return fault(STATUS_TOO_MUCH, "a drawing of too many bytes");
	if (start == NULL)
		return fault(STATUS_ABSENT,
		    find(svg, "<openbadges:assertion") != NULL
			? "the drawing holds an Open Badges 2.0 badge, which "
			  "is checked at its own address"
			: "the drawing holds no credential");
	if (find(rest_of(svg, start + 1), open) != NULL)
		return fault(
		    STATUS_INVALID, "the drawing holds several credentials");
	return element_read(arena, svg, start, text_r);
}
