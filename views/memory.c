/*
 * memory.c - a few dozen pages, found by a hash and then compared whole.
 */
#include "config.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <sodium.h>

#include "base/insist.h"
#include "views/memory.h"

enum { PAGES_MOST = 64, SEEN_MOST = 512, SHARE = 8 };

struct kept {
	uint64_t hash;
	const char *name;
	char *bytes; /* the record, then the page; NULL: a free place */
	size_t record_len;
	size_t page_len;
	uint64_t asked; /* when it was last asked for */
};

struct memory {
	size_t room;
	size_t used;
	uint64_t asked;
	unsigned char key[crypto_shorthash_KEYBYTES];
	uint64_t seen[SEEN_MOST]; /* hashes of what was drawn once */
	struct kept pages[PAGES_MOST];
};

struct memory *
memory_open(size_t bytes)
{
	struct memory *memory = calloc(1, sizeof(*memory));

	insist(memory != NULL);
	memory->room = bytes;
	crypto_shorthash_keygen(memory->key);
	return memory;
}

/* Keyed, so that nobody can choose data that meet in one place. */
static uint64_t
hash_of(const struct memory *memory, struct span record)
{
	uint64_t hash;

	_Static_assert(crypto_shorthash_BYTES == sizeof(hash), "siphash64");
	(void)crypto_shorthash((unsigned char *)&hash,
	    (const unsigned char *)record.at, record.len, memory->key);
	return hash;
}

static size_t
size_of(const struct kept *kept)
{
	return kept->record_len + kept->page_len;
}

static void
forget(struct memory *memory, struct kept *kept)
{
	explicit_bzero(kept->bytes, size_of(kept));
	free(kept->bytes);
	memory->used -= size_of(kept);
	*kept = (struct kept) {.bytes = NULL};
}

static struct kept *
find(struct memory *memory, uint64_t hash, const char *name, struct span record)
{
	for (size_t i = 0; i < PAGES_MOST; i++) {
		struct kept *kept = &memory->pages[i];

		if (kept->hash == hash && kept->bytes != NULL &&
		    kept->record_len == record.len &&
		    strcmp(kept->name, name) == 0 &&
		    memcmp(kept->bytes, record.at, record.len) == 0)
			return kept;
	}
	return NULL;
}

bool
memory_find(struct memory *memory, const char *name, struct span record,
    struct arena *arena, struct span *page_r)
{
	struct kept *kept;

	if (memory->room == 0)
		return false;
	kept = find(memory, hash_of(memory, record), name, record);
	if (kept == NULL || !arena_room(arena, kept->page_len + 1))
		return false;
	kept->asked = ++memory->asked;
	page_r->at =
	    arena_copy(arena, kept->bytes + kept->record_len, kept->page_len);
	page_r->len = kept->page_len;
	return true;
}

/* A free place, or that of the page which wasn't asked for longest. */
static struct kept *
oldest(struct memory *memory)
{
	struct kept *found = NULL;

	for (size_t i = 0; i < PAGES_MOST; i++) {
		struct kept *kept = &memory->pages[i];

		if (kept->bytes == NULL)
			continue;
		if (found == NULL || kept->asked < found->asked)
			found = kept;
	}
	return found;
}

static struct kept *
free_place(struct memory *memory)
{
	for (size_t i = 0; i < PAGES_MOST; i++)
		if (memory->pages[i].bytes == NULL)
			return &memory->pages[i];
	return NULL;
}

static struct kept *
make_room(struct memory *memory, size_t size)
{
	struct kept *place = free_place(memory);

	while (place == NULL || memory->used + size > memory->room) {
		forget(memory, oldest(memory));
		place = free_place(memory);
	}
	return place;
}

void
memory_keep(struct memory *memory, const char *name, struct span record,
    struct span page)
{
	uint64_t hash = hash_of(memory, record);
	uint64_t *seen = &memory->seen[hash % SEEN_MOST];
	size_t size = record.len + page.len;
	struct kept *kept;

	/* One page must not push out all others. */
	if (size > memory->room / SHARE)
		return;
	if (*seen != hash) {
		*seen = hash;
		return;
	}
	kept = make_room(memory, size);
	*kept = (struct kept) {
	    .hash = hash,
	    .name = name,
	    .bytes = malloc(size),
	    .record_len = record.len,
	    .page_len = page.len,
	    .asked = ++memory->asked,
	};
	insist(kept->bytes != NULL);
	memcpy(kept->bytes, record.at, record.len);
	memcpy(kept->bytes + record.len, page.at, page.len);
	memory->used += size;
}

void
memory_close(struct memory **memory)
{
	if (*memory == NULL)
		return;
	for (size_t i = 0; i < PAGES_MOST; i++)
		if ((*memory)->pages[i].bytes != NULL)
			forget(*memory, &(*memory)->pages[i]);
	free(*memory);
	*memory = NULL;
}
