/*
 * requirement.c - any bytes as a requirement: taken or refused; what is taken
 * is told, and met exactly when nothing of it is missing.
 */
#include "config.h"

#include <string.h>

#include "base/insist.h"
#include "modules/requirement.h"
#include "tests/fuzz/fuzz.h"

enum { ARENA_BYTES = 16 * 1024 * 1024, FACTS_MAX = 128 };

/* Of the codes that it names, those whose bit is set are earned. */
static void
judge(struct arena *arena, const struct requirement *requirement, unsigned bits)
{
	struct requirement_fact facts[FACTS_MAX];
	size_t count;
	const char **codes = requirement_codes(arena, requirement, &count);

	if (count > FACTS_MAX)
		count = FACTS_MAX;
	for (size_t i = 0; i < count; i++)
		facts[i] = (struct requirement_fact) {.code = codes[i],
		    .title = codes[i],
		    .unit = "h",
		    .credit = 125,
		    .earned = (bits >> (i % 8)) & 1};
	insist(requirement_words(arena, requirement, facts, count) != NULL);
	insist((requirement_missing(arena, requirement, facts, count) ==
		   NULL) == requirement_met(requirement, facts, count));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *arena;
	struct requirement requirement;
	struct span text = {(const char *)data, size};

	arena = arena_open(ARENA_BYTES);
	if (requirement_parse(arena, text, &requirement) == STATUS_OK)
		for (unsigned bits = 0; bits < 256; bits += 51)
			judge(arena, &requirement, bits);
	arena_close(&arena);
	return 0;
}
