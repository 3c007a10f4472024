/*
 * picture.c - whatever picture comes: what is read out of it lies within it,
 * and a PNG that is baked gives back what went in. Checksums are made right
 * first, so that more than the first chunk is reached.
 */
#include "config.h"

#include <string.h>

#include <zlib.h>

#include "base/arena.h"
#include "base/insist.h"
#include "modules/bake.h"
#include "modules/unbake.h"
#include "tests/fuzz/fuzz.h"

enum { ARENA_BYTES = 16 * 1024 * 1024, FILE_MOST = 64 * 1024, START = 8 };

static void
checksums_mend(unsigned char *bytes, size_t size)
{
	size_t at = START;

	while (size >= 12 && at <= size - 12) {
		size_t len = (size_t)bytes[at] << 24 |
		    (size_t)bytes[at + 1] << 16 | (size_t)bytes[at + 2] << 8 |
		    bytes[at + 3];
		unsigned long sum;

		if (len > size - at - 12)
			return;
		sum = crc32(0, bytes + at + 4, (uInt)len + 4);
		for (int i = 0; i < 4; i++)
			bytes[at + 8 + len + (size_t)i] =
			    (unsigned char)(sum >> (24 - 8 * i));
		at += len + 12;
	}
}

static void
rebake(struct arena *arena, struct span png, struct span text)
{
	struct unbaked again;
	struct span baked;

	if (bake_png(arena, png, BAKE_CREDENTIAL, text, &baked) != STATUS_OK)
		return;
	fault_clear();
	if (unbake_png(arena, baked, &again) == STATUS_OK)
		insist(again.text.len == text.len &&
		    memcmp(again.text.at, text.at, text.len) == 0);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *arena;
	struct unbaked unbaked;
	struct span bytes;

	if (size > FILE_MOST)
		return 0;
	arena = arena_open(ARENA_BYTES);
	bytes = (struct span) {arena_copy(arena, data, size), size};
	fault_clear();
	if (unbake_svg(arena, bytes, &unbaked) == STATUS_OK)
		insist(unbaked.text.len > 0 && unbaked.text.len <= size);
	if (unbake_is_png(bytes))
		checksums_mend((unsigned char *)(uintptr_t)bytes.at, size);
	fault_clear();
	if (unbake_png(arena, bytes, &unbaked) == STATUS_OK) {
		insist(unbaked.text.len > 0 && unbaked.text.len < size);
		insist(unbaked.text.at[unbaked.text.len] == '\0');
	}
	fault_clear();
	if (unbake_png(arena, bytes, &unbaked) == STATUS_ABSENT)
		rebake(arena, bytes, span_of("{\"a\": 1}"));
	arena_close(&arena);
	return 0;
}
