/*
 * text.c - doubles its room in the arena; the old copy waits for the reset.
 */
#include "config.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"

enum { FIRST_ROOM = 256 };

static bool
make_room(struct text *text, size_t more)
{
	size_t room = text->room;
	char *at;

	if (text->overflown || more > text->limit - text->len) {
		text->overflown = true;
		return false;
	}
	if (text->len + more < room)
		return true;
	while (room <= text->len + more)
		room *= 2;
	if (!arena_room(text->arena, room + sizeof(max_align_t))) {
		text->overflown = true;
		return false;
	}
	at = arena_take(text->arena, room);
	memcpy(at, text->at, text->len);
	text->at = at;
	text->room = room;
	return true;
}

void
text_init(struct text *text, struct arena *arena, size_t limit)
{
	text->arena = arena;
	text->room = FIRST_ROOM;
	text->at = arena_take(arena, FIRST_ROOM);
	text->len = 0;
	text->limit = limit;
	text->overflown = false;
}

void
text_add_bytes(struct text *text, const void *at, size_t len)
{
	if (len == 0 || !make_room(text, len))
		return;
	memcpy(text->at + text->len, at, len);
	text->len += len;
	text->at[text->len] = '\0';
}

void
text_add(struct text *text, const char *more)
{
	text_add_bytes(text, more, strlen(more));
}

void
text_printf(struct text *text, const char *format, ...)
{
	va_list args;
	va_list again;
	int len;

	va_start(args, format);
	va_copy(again, args);
	len = vsnprintf(NULL, 0, format, args);
	va_end(args);
	if (len > 0 && make_room(text, (size_t)len)) {
		(void)vsnprintf(
		    text->at + text->len, (size_t)len + 1, format, again);
		text->len += (size_t)len;
	}
	va_end(again);
}

struct span
text_span(const struct text *text)
{
	return (struct span) {text->at, text->len};
}
