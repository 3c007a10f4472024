/*
 * names.h - a set of names, to tell which have been met before.
 */
#ifndef MODULES_SIGNON_NAMES_H
#define MODULES_SIGNON_NAMES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

/* All zeros but for the arena is an empty set. */
struct names {
	struct arena *arena;
	const char **slots;
	size_t size; /* a power of two, or 0 */
	size_t count;
};

/*
 * names_add - true when it wasn't there yet. The text is borrowed.
 */
bool names_add(struct names *names, const char *name);

/*
 * names_hold - is it there?
 */
bool names_hold(const struct names *names, const char *name);

#endif
