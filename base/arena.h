/*
 * arena.h - memory that lives as long as one request.
 *
 * One owner, one reset; nothing taken from an arena is freed by itself.
 * Handlers hence contain no free. An arena knows its limit: what a request
 * may use is decided when the arena is opened.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stdbool.h>
#include <stddef.h>

#include "base/status.h"

struct arena;

typedef void arena_defer_fn(void *thing);

/*
 * arena_open - a new arena that gives at most `limit_bytes` between resets.
 * Keeps its first block over resets, so a worker's memory does not grow.
 * Never returns NULL: without memory the process ends.
 */
struct arena *arena_open(size_t limit_bytes);

/*
 * arena_open_wiped - the same, and every reset overwrites what was given out:
 * for passwords and tokens.
 */
struct arena *arena_open_wiped(size_t limit_bytes);

/*
 * arena_take - `size` bytes, zeroed, aligned for any type. Never NULL: going
 * over the limit is a bug (insist), as the limits on body, fields and rows
 * keep a request from getting there. size 0 gives a valid pointer.
 */
void *arena_take(struct arena *arena, size_t size);

/*
 * arena_array - arena_take of count * size, checked for overflow.
 */
void *arena_array(struct arena *arena, size_t count, size_t size);

/*
 * arena_copy - the bytes [at, at + len) with a NUL after them.
 */
char *arena_copy(struct arena *arena, const void *at, size_t len);

/*
 * arena_text - a copy of a NUL-terminated string; NULL gives "".
 */
char *arena_text(struct arena *arena, const char *text);

/*
 * arena_printf - a formatted string.
 */
char *arena_printf(struct arena *arena, const char *format, ...)
    PRINTF_LIKE(2, 3);

/*
 * arena_defer - call fn(thing) at the next reset, last one first: the way to
 * attach what is not memory (a statement's result, a file, an HDF).
 */
void arena_defer(struct arena *arena, arena_defer_fn *fn, void *thing);

/*
 * arena_used - bytes given out since the last reset.
 */
size_t arena_used(const struct arena *arena);

/*
 * arena_room - does the arena still have `size` bytes to give? Code that
 * takes an amount that a peer decides asks first and answers TOO_MUCH.
 */
bool arena_room(const struct arena *arena, size_t size);

/*
 * arena_reset - run what was deferred and take everything back.
 */
void arena_reset(struct arena *arena);

/*
 * arena_close - reset and free; accepts NULL, sets *arena to NULL.
 */
void arena_close(struct arena **arena);

#endif
