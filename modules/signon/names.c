/*
 * names.c - open addressing, at most half full.
 */
#include "config.h"

#include <stdint.h>
#include <string.h>

#include "modules/signon/names.h"

enum { FIRST_SIZE = 64 };

/* FNV-1a. */
static size_t
place_of(const char *name, size_t size)
{
	uint64_t hash = UINT64_C(14695981039346656037);

	for (; *name != '\0'; name++)
		hash = (hash ^ (unsigned char)*name) * UINT64_C(1099511628211);
	return (size_t)(hash ^ hash >> 32) & (size - 1);
}

/* Where it is, or would be. */
static const char **
slot_of(const char **slots, size_t size, const char *name)
{
	size_t at = place_of(name, size);

	while (slots[at] != NULL && strcmp(slots[at], name) != 0)
		at = (at + 1) & (size - 1);
	return &slots[at];
}

static void
grow(struct names *names)
{
	size_t size = names->size == 0 ? FIRST_SIZE : names->size * 2;
	const char **slots = arena_array(names->arena, size, sizeof(*slots));

	for (size_t i = 0; i < names->size; i++)
		if (names->slots[i] != NULL)
			*slot_of(slots, size, names->slots[i]) =
			    names->slots[i];
	names->slots = slots;
	names->size = size;
}

bool
names_add(struct names *names, const char *name)
{
	const char **slot;

	if (names->count * 2 >= names->size)
		grow(names);
	slot = slot_of(names->slots, names->size, name);
	if (*slot != NULL)
		return false;
	*slot = name;
	names->count++;
	return true;
}

bool
names_hold(const struct names *names, const char *name)
{
	return names->size > 0 &&
	    *slot_of(names->slots, names->size, name) != NULL;
}
