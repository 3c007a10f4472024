/*
 * negotiate.c - any bytes as an Authorization header.
 */
#include "config.h"

#include <stdint.h>
#include <string.h>

#include "base/insist.h"
#include "fcgi/negotiate.h"
#include "tests/fuzz/fuzz.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *arena = arena_open((size_t)16 << 20);
	char *header = arena_copy(arena, data, size);
	struct span token;
	struct span again;
	enum offer offer = negotiate_read(arena, header, &token);

	insist((offer == OFFER_NONE) == (*header == '\0'));
	insist((offer == OFFER_TOKEN) == (token.len > 0));
	insist(token.len <= NEGOTIATE_TOKEN_MAX);
	if (offer == OFFER_TOKEN) {
		const char *written = negotiate_challenge(arena, token);

		/* What is read is what is written, but for the scheme's
		 * letters. */
		insist(strcmp(written + strlen("Negotiate "),
			   header + strlen("Negotiate ")) == 0);
		insist(negotiate_read(arena, written, &again) == OFFER_TOKEN);
		insist(again.len == token.len &&
		    memcmp(again.at, token.at, token.len) == 0);
	}
	arena_close(&arena);
	return 0;
}
