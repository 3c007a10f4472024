/*
 * text.h - text that grows in an arena.
 *
 * Appending never fails where it is called: over the limit the text is marked
 * as overflown, which is asked once, at the end.
 */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/span.h"
#include "base/status.h"

struct text {
	struct arena *arena;
	char *at; /* NUL-terminated at at[len] */
	size_t len;
	size_t room;
	size_t limit;
	bool overflown;
};

/*
 * text_init - an empty text of at most `limit` bytes.
 */
void text_init(struct text *text, struct arena *arena, size_t limit);

/*
 * text_add, text_add_bytes, text_printf - append.
 */
void text_add(struct text *text, const char *more);
void text_add_bytes(struct text *text, const void *at, size_t len);
void text_printf(struct text *text, const char *format, ...) PRINTF_LIKE(2, 3);

/*
 * text_span - what is there, valid until the next append.
 */
struct span text_span(const struct text *text);

#endif
