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

/* The text of an iTXt chunk after its keyword. */
static enum status
text_read(const char *at, const char *end, struct span *text_r)
{
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

/* What was found in a picture so far, of each version. */
struct found {
	struct span text[2];
	int count[2];
};

static enum status
chunk_look(struct span chunk, struct found *found)
{
	struct span data = {chunk.at + 8, chunk.len - FRAME};
	const char *end = data.at + data.len;
	const char *at = nul_find(data.at, end);
	bool plain = memcmp(chunk.at + 4, "tEXt", 4) == 0;
	int old;

	if ((!plain && memcmp(chunk.at + 4, "iTXt", 4) != 0) || at == NULL)
		return STATUS_OK;
	if (strcmp(data.at, "openbadges") == 0)
		old = 1;
	else if (!plain &&
	    (strcmp(data.at, BAKE_CREDENTIAL) == 0 ||
		strcmp(data.at, "clrcredential") == 0))
		old = 0;
	else
		return STATUS_OK;
	found->count[old]++;
	at++;
	if (!plain)
		return text_read(at, end, &found->text[old]);
	found->text[old] = (struct span) {at, (size_t)(end - at)};
	return STATUS_OK;
}

static enum status
found_take(struct arena *arena, const struct found *found, const char *where,
    struct unbaked *unbaked_r)
{
	int old = found->count[0] == 0;
	struct span text = found->text[old];

	if (found->count[0] > 1 || (old && found->count[1] > 1))
		return fault(
		    STATUS_INVALID, "the %s holds several credentials", where);
	if (found->count[old] == 0 || text.len == 0)
		return fault(
		    STATUS_ABSENT, "the %s holds no credential", where);
	if (!arena_room(arena, text.len + 64))
		return fault(STATUS_TOO_MUCH, "a credential of too many bytes");
	*unbaked_r = (struct unbaked) {
	    .text = {arena_copy(arena, text.at, text.len), text.len},
	    .old = old,
	    .also_old = !old && found->count[1] > 0,
	};
	return STATUS_OK;
}

enum status
unbake_png(struct arena *arena, struct span png, struct unbaked *unbaked_r)
{
	struct found found = {0};
	size_t at = SIGNATURE;
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
		status = chunk_look(chunk, &found);
		if (status != STATUS_OK)
			return status;
		ended = memcmp(chunk.at + 4, "IEND", 4) == 0;
		at += chunk.len;
	}
	return found_take(arena, &found, "picture", unbaked_r);
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

/* The attribute `verify` of a tag; OK with an empty text when there is none. */
static enum status
verify_read(struct arena *arena, struct span tag, struct span *text_r)
{
	const char *verify = find(tag, "verify=");
	struct span value;
	const char *quote;

	*text_r = (struct span) {"", 0};
	if (verify == NULL || (size_t)(tag.at + tag.len - verify) < 9 ||
	    (verify[7] != '"' && verify[7] != '\''))
		return STATUS_OK;
	value = rest_of(tag, verify + 8);
	quote = memchr(value.at, verify[7], value.len);
	if (quote == NULL)
		return fault(STATUS_INVALID, "the drawing is broken");
	value.len = (size_t)(quote - value.at);
	return entities_read(arena, value, text_r);
}

/* What stands between the tags of the element called `name`. */
static enum status
body_read(struct arena *arena, struct span rest, const char *name,
    struct span *text_r)
{
	const char *end = find(rest, arena_printf(arena, "</%s", name));
	enum status status;

	if (end == NULL)
		return fault(STATUS_INVALID, "the drawing is cut off");
	rest.len = (size_t)(end - rest.at);
	status = sections_read(arena, rest, text_r);
	if (status != STATUS_OK || text_r->len > 0)
		return status;
	return entities_read(arena, span_trim(rest), text_r);
}

static bool
is_jws(struct span text)
{
	return text.len > 3 && memcmp(text.at, "eyJ", 3) == 0;
}

static enum status
element_read(struct arena *arena, struct span svg, const char *start,
    const char *name, struct span *text_r)
{
	struct span inner = rest_of(svg, start);
	const char *close = find(inner, ">");
	struct span verify;
	struct span tag;
	enum status status;

	if (close == NULL)
		return fault(STATUS_INVALID, "the drawing is cut off");
	tag = (struct span) {start, (size_t)(close - start)};
	status = verify_read(arena, tag, &verify);
	if (status != STATUS_OK)
		return status;
	if (is_jws(verify) || close[-1] == '/') {
		*text_r = verify;
		return STATUS_OK;
	}
	status = body_read(arena, rest_of(svg, close + 1), name, text_r);
	if (status == STATUS_OK && text_r->len == 0)
		*text_r = verify;
	return status;
}

enum status
unbake_svg(struct arena *arena, struct span svg, struct unbaked *unbaked_r)
{
	static const char *const names[] = {
	    "openbadges:credential", "openbadges:assertion"};
	struct found found = {0};

	if (!arena_room(arena, 8 * svg.len + 4096))
		return fault(STATUS_TOO_MUCH, "a drawing of too many bytes");
	for (int old = 0; old < 2; old++) {
		const char *open = arena_printf(arena, "<%s", names[old]);
		const char *start = find(svg, open);
		enum status status;

		if (start == NULL)
			continue;
		found.count[old] =
		    find(rest_of(svg, start + 1), open) != NULL ? 2 : 1;
		status = element_read(
		    arena, svg, start, names[old], &found.text[old]);
		if (status != STATUS_OK)
			return status;
	}
	return found_take(arena, &found, "drawing", unbaked_r);
}
