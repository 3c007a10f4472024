/*
 * escape_fuzz.c - whatever is typed as a name, what stands in the filter has
 * no sign with a meaning and reads back as what was typed.
 */
#include "config.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/insist.h"
#include "modules/signon/escape.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int
digit(char c)
{
	insist((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
	return c <= '9' ? c - '0' : c - 'a' + 10;
}

static void
reads_back(struct span escaped, const uint8_t *data, size_t size)
{
	size_t n = 0;

	for (size_t i = 0; i < escaped.len; i++) {
		int byte = escaped.at[i];

		insist(byte >= 0x20 && byte < 0x7f);
		insist(strchr("*()", byte) == NULL);
		if (byte == '\\') {
			insist(i + 2 < escaped.len);
			byte = digit(escaped.at[i + 1]) * 16 +
			    digit(escaped.at[i + 2]);
			i += 2;
		}
		insist(n < size && data[n++] == byte);
	}
	insist(n == size);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct arena *arena;
	struct span name = {(const char *)data, size};

	if (size > 4096)
		return 0;
	if (arena == NULL)
		arena = arena_open(1 << 20);
	reads_back(filter_escape(arena, name), data, size);
	if (sign_on_name_is(arena, name)) {
		insist(size > 0 && size <= SIGN_ON_NAME_BYTES);
		insist(memchr(data, '\0', size) == NULL);
	}
	insist(strlen(filter_fill(arena, "(uid=%s)", name)) >= size + 6);
	arena_reset(arena);
	return 0;
}
