/*
 * principal_fuzz.c - any bytes as the name that a ticket carries: who is taken for
 * a person stays within one value of the filter.
 */
#include "config.h"

#include <stdint.h>
#include <string.h>

#include "base/insist.h"
#include "modules/signon/principal.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const patterns[] = {"(a=%s)", "(a=%u)"};
	struct arena *arena = arena_open((size_t)16 << 20);
	char *name = arena_copy(arena, data, size);

	if (principal_is_person(arena, (struct span) {name, size}, "A B.C")) {
		insist(strlen(name) == size && size <= 256);
		insist(strchr(name, '/') == NULL && strchr(name, '@') != NULL);
		for (size_t i = 0; i < 2; i++) {
			const char *filter =
			    principal_filter(arena, patterns[i], name);

			insist(strncmp(filter, "(a=", 3) == 0);
			insist(
			    strcspn(filter + 3, "()*") == strlen(filter) - 4);
		}
	}
	arena_close(&arena);
	return 0;
}
