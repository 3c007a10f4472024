/*
 * arena.c - chained blocks; the first one is kept over resets.
 */
#include "config.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/insist.h"

enum { FIRST_BLOCK = 64 * 1024, ALIGNMENT = alignof(max_align_t) };

struct block {
	struct block *next;
	size_t size;
	size_t used;
	alignas(max_align_t) unsigned char bytes[];
};

struct deferred {
	struct deferred *next;
	arena_defer_fn *fn;
	void *thing;
};

struct arena {
	struct block *blocks; /* newest first; the oldest is kept */
	struct deferred *deferred;
	size_t limit;
	size_t used;
	bool wiped;
};

static struct block *
block_new(size_t size)
{
	struct block *block = malloc(sizeof(*block) + size);

	insist(block != NULL);
	block->next = NULL;
	block->size = size;
	block->used = 0;
	return block;
}

static void
block_wipe(struct block *block)
{
	explicit_bzero(block->bytes, block->used);
}

static struct arena *
arena_new(size_t limit_bytes, bool wiped)
{
	struct arena *arena = calloc(1, sizeof(*arena));

	insist(arena != NULL);
	arena->limit = limit_bytes;
	arena->wiped = wiped;
	arena->blocks = block_new(FIRST_BLOCK);
	return arena;
}

struct arena *
arena_open(size_t limit_bytes)
{
	return arena_new(limit_bytes, false);
}

struct arena *
arena_open_wiped(size_t limit_bytes)
{
	return arena_new(limit_bytes, true);
}

bool
arena_room(const struct arena *arena, size_t size)
{
	return size <= arena->limit && arena->used <= arena->limit - size;
}

void *
arena_take(struct arena *arena, size_t size)
{
	struct block *block = arena->blocks;
	void *at;

	insist(size <= SIZE_MAX - ALIGNMENT);
	size = (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
	insist(arena_room(arena, size));
	if (size > block->size - block->used) {
		size_t wanted = size > FIRST_BLOCK ? size : FIRST_BLOCK;

		block = block_new(wanted);
		block->next = arena->blocks;
		arena->blocks = block;
	}
	at = block->bytes + block->used;
	block->used += size;
	arena->used += size;
	memset(at, 0, size);
	return at;
}

void *
arena_array(struct arena *arena, size_t count, size_t size)
{
	insist(size == 0 || count <= SIZE_MAX / size);
	return arena_take(arena, count * size);
}

char *
arena_copy(struct arena *arena, const void *at, size_t len)
{
	char *copy = arena_take(arena, len + 1);

	if (len > 0)
		memcpy(copy, at, len);
	return copy;
}

char *
arena_text(struct arena *arena, const char *text)
{
	return text == NULL ? arena_copy(arena, "", 0)
			    : arena_copy(arena, text, strlen(text));
}

char *
arena_printf(struct arena *arena, const char *format, ...)
{
	va_list args;
	va_list again;
	int len;
	char *text;

	va_start(args, format);
	va_copy(again, args);
	len = vsnprintf(NULL, 0, format, args);
	va_end(args);
	insist(len >= 0);
	text = arena_take(arena, (size_t)len + 1);
	(void)vsnprintf(text, (size_t)len + 1, format, again);
	va_end(again);
	return text;
}

void
arena_defer(struct arena *arena, arena_defer_fn *fn, void *thing)
{
	struct deferred *deferred = arena_take(arena, sizeof(*deferred));

	deferred->fn = fn;
	deferred->thing = thing;
	deferred->next = arena->deferred;
	arena->deferred = deferred;
}

size_t
arena_used(const struct arena *arena)
{
	return arena->used;
}

void
arena_reset(struct arena *arena)
{
	for (struct deferred *d = arena->deferred; d != NULL; d = d->next)
		d->fn(d->thing);
	arena->deferred = NULL;
	for (struct block *next; arena->blocks->next != NULL;
	     arena->blocks = next) {
		next = arena->blocks->next;
		if (arena->wiped)
			block_wipe(arena->blocks);
		free(arena->blocks);
	}
	if (arena->wiped)
		block_wipe(arena->blocks);
	arena->blocks->used = 0;
	arena->used = 0;
}

void
arena_close(struct arena **arena)
{
	if (*arena == NULL)
		return;
	arena_reset(*arena);
	free((*arena)->blocks);
	free(*arena);
	*arena = NULL;
}
