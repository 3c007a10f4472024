/*
 * text.h - texts for pages and addresses.
 */
#ifndef MODULES_TEXT_H
#define MODULES_TEXT_H

#include <stddef.h>

#include "base/arena.h"
#include "base/text.h"

/*
 * text_cut - `text` with at most `most` code points, cut between words where
 * it has some and with "…" at its end, or `text` itself. In `arena`.
 */
const char *text_cut(struct arena *arena, const char *text, size_t most);

/*
 * query_add - append "name=value" to an address that ends in "?" or has other
 * values already; the value is percent-encoded. An empty value adds nothing.
 */
void query_add(struct text *address, const char *name, const char *value);

#endif
