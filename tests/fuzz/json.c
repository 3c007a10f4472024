/*
 * json.c - whatever bytes come as JSON: what is taken is the same document
 * when it is written and read again.
 */
#include "config.h"

#include <string.h>

#include <json-c/json.h>

#include "base/arena.h"
#include "base/insist.h"
#include "modules/json_tree.h"
#include "tests/fuzz/fuzz.h"

enum { ARENA_BYTES = 16 * 1024 * 1024, TEXT_MOST = 64 * 1024 };

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *arena;
	struct span text = {(const char *)data, size};
	json_object *tree;
	json_object *again;
	size_t len;

	if (size > TEXT_MOST)
		return 0;
	arena = arena_open(ARENA_BYTES);
	fault_clear();
	if (json_tree(arena, text, &tree) == STATUS_OK) {
		const char *written = json_object_to_json_string_length(
		    tree, JSON_C_TO_STRING_PLAIN, &len);

		insist(json_tree(arena, (struct span) {written, len}, &again) ==
		    STATUS_OK);
		insist(json_object_equal(tree, again));
	} else {
		insist(fault_last() != NULL);
	}
	arena_close(&arena);
	return 0;
}
