/*
 * bake.c - one chunk more in a PNG (ISO 15948, 11.3.4.5).
 */
#include "config.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <zlib.h>

#include "modules/bake.h"

enum { SIGNATURE = 8, LENGTH = 4, TYPE = 4, CRC = 4, HEADER = 13 };

/* Where the first chunk, the header, ends. */
enum { HEADER_END = SIGNATURE + LENGTH + TYPE + HEADER + CRC };

/* Keyword's end, not compressed (2), no language, no translated keyword. */
enum { SEPARATORS = 5 };

static const char png_start[] = "\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR";

static char *
number_write(char *at, uint32_t number)
{
	for (int shift = 24; shift >= 0; shift -= 8)
		*at++ = (char)(unsigned char)(number >> shift);
	return at;
}

enum status
bake_png(struct arena *arena, struct span png, const char *keyword,
    struct span text, struct span *baked_r)
{
	size_t word = strlen(keyword);
	size_t data = word + SEPARATORS + text.len;
	size_t len = png.len + LENGTH + TYPE + data + CRC;
	char *bytes;
	char *chunk;
	char *at;

	if (png.len < HEADER_END ||
	    memcmp(png.at, png_start, sizeof(png_start) - 1) != 0)
		return fault(STATUS_INVALID, "the picture is no PNG");
	if (data > INT32_MAX || !arena_room(arena, len + 64))
		return fault(STATUS_TOO_MUCH, "a picture of too many bytes");
	bytes = arena_take(arena, len + 1);
	memcpy(bytes, png.at, HEADER_END);
	chunk = number_write(bytes + HEADER_END, (uint32_t)data);
	at = chunk;
	memcpy(at, "iTXt", TYPE);
	at += TYPE;
	memcpy(at, keyword, word);
	at += word + SEPARATORS; /* the arena's bytes are 0 */
	memcpy(at, text.at, text.len);
	at += text.len;
	at = number_write(
	    at, (uint32_t)crc32(0, (const Bytef *)chunk, (uInt)(TYPE + data)));
	memcpy(at, png.at + HEADER_END, png.len - HEADER_END);
	*baked_r = (struct span) {bytes, len};
	return STATUS_OK;
}

/* The code point at `at`, which is well-formed, and its bytes. */
static uint32_t
point_read(const char *at, size_t *len_r)
{
	static const unsigned char masks[] = {0, 0x7f, 0x1f, 0x0f, 0x07};
	unsigned char first = (unsigned char)*at;
	size_t len = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
	uint32_t point = first & masks[len];

	for (size_t i = 1; i < len; i++)
		point = point << 6 | ((unsigned char)at[i] & 0x3f);
	*len_r = len;
	return point;
}

static char *
escape_write(char *at, uint32_t unit)
{
	(void)snprintf(at, 7, "\\u%04x", (unsigned)(unit & 0xffff));
	return at + 6;
}

struct span
bake_ascii(struct arena *arena, struct span json)
{
	/* At most six bytes for one, twelve for four. */
	char *text = arena_take(arena, 6 * json.len + 8);
	char *at = text;
	bool inside = false;
	size_t len;

	for (size_t i = 0; i < json.len; i += len) {
		char c = json.at[i];
		uint32_t point;

		len = 1;
		if (inside && c == '\\' && i + 1 < json.len) {
			*at++ = c;
			*at++ = json.at[i + 1];
			len = 2;
			continue;
		}
		if (c == '"')
			inside = !inside;
		if ((unsigned char)c < 0x80 &&
		    !(inside && (c == '{' || c == '}'))) {
			*at++ = c;
			continue;
		}
		point = point_read(json.at + i, &len);
		if (point >= 0x10000) {
			at = escape_write(
			    at, 0xd800 + ((point - 0x10000) >> 10));
			point = 0xdc00 + ((point - 0x10000) & 0x3ff);
		}
		at = escape_write(at, point);
	}
	return (struct span) {text, (size_t)(at - text)};
}
