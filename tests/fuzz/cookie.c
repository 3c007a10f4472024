/*
 * cookie.c - any bytes as a Cookie header, and as the value of a flash.
 */
#include "config.h"

#include <stdint.h>
#include <string.h>

#include "base/insist.h"
#include "fcgi/cookie.h"
#include "fcgi/flash.h"
#include "tests/fuzz/fuzz.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char token[] =
	    "abcdefghijklmnopqrstuvwxyz234567abcdefghijklmnopqrst";
	struct arena *arena = arena_open((size_t)16 << 20);
	char *header = arena_copy(arena, data, size);
	struct span value = {header, strlen(header)};
	enum flash_kind kind;
	const char *text;

	for (int i = 0; i < COOKIE__MAX * 2; i++) {
		struct span found;

		if (cookie_find(header,
			cookie_name((enum cookie)(i / 2), i % 2 == 1),
			&found) == STATUS_OK)
			insist(found.at >= header &&
			    found.at + found.len <= header + size &&
			    memchr(found.at, ';', found.len) == NULL);
	}
	insist(flash_read(arena, token, value, &kind, &text) != STATUS_OK);
	text = flash_write(arena, token, FLASH_INFO, header);
	insist(flash_read(arena, token, span_of(text), &kind, &text) ==
		STATUS_OK &&
	    kind == FLASH_INFO);
	insist(strlen(text) <= FLASH_TEXT_MAX * 3);
	arena_close(&arena);
	return 0;
}
