/*
 * memory.h - pages that a worker drew lately, kept by the data that they show.
 *
 * A page is a function of its template and its data. Whoever asks twice for
 * what didn't change in between gets the same bytes, so those need not be made
 * again. The data are compared whole, byte for byte: a page is never given to
 * other data than its own, and there is nothing to invalidate. A page is kept
 * from its second drawing on; one that nobody asks for again costs only the
 * note that it was seen.
 *
 * Private to views/. What leaves the memory is wiped.
 */
#ifndef VIEWS_MEMORY_H
#define VIEWS_MEMORY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/span.h"

struct memory;

/*
 * memory_open - an empty memory of at most `bytes` for pages and their data;
 * 0: one that keeps nothing.
 */
struct memory *memory_open(size_t bytes);

/*
 * memory_find - the page of the template `name` with the data `record`, copied
 * into `arena`; false: it isn't there.
 */
bool memory_find(struct memory *memory, const char *name, struct span record,
    struct arena *arena, struct span *page_r);

/*
 * memory_keep - `page` was drawn by the template `name` from `record`. Both are
 * copied if they are kept; what wasn't asked for longest makes room.
 */
void memory_keep(struct memory *memory, const char *name, struct span record,
    struct span page);

/*
 * memory_close - accepts NULL, sets *memory to NULL.
 */
void memory_close(struct memory **memory);

#endif
