/*
 * token.c - libsodium's random bytes and BLAKE2b, in base32.
 */
#include "config.h"

#include <string.h>

#include <sodium.h>

#include "base/token.h"

enum { TOKEN_BYTES = 32, PUBLIC_ID_BYTES = 16 };

static const char alphabet[] = "abcdefghijklmnopqrstuvwxyz234567";

enum status
token_start(void)
{
	return sodium_init() < 0
	    ? fault(STATUS_UNAVAILABLE, "libsodium: no randomness")
	    : STATUS_OK;
}

void
base32_write(const unsigned char *bytes, size_t len, char *text_r)
{
	unsigned buffer = 0;
	unsigned bits = 0;

	for (size_t i = 0; i < len; i++) {
		buffer = (buffer << 8 | bytes[i]) & 0xffffu;
		bits += 8;
		while (bits >= 5) {
			bits -= 5;
			*text_r++ = alphabet[buffer >> bits & 31u];
		}
	}
	if (bits > 0)
		*text_r++ = alphabet[buffer << (5 - bits) & 31u];
	*text_r = '\0';
}

void
token_make(char text_r[TOKEN_TEXT + 1])
{
	unsigned char bytes[TOKEN_BYTES];

	randombytes_buf(bytes, sizeof(bytes));
	base32_write(bytes, sizeof(bytes), text_r);
	sodium_memzero(bytes, sizeof(bytes));
}

void
public_id_make(char text_r[PUBLIC_ID_TEXT + 1])
{
	unsigned char bytes[PUBLIC_ID_BYTES];

	randombytes_buf(bytes, sizeof(bytes));
	base32_write(bytes, sizeof(bytes), text_r);
}

bool
public_id_is(const char *text)
{
	return strlen(text) == PUBLIC_ID_TEXT &&
	    strspn(text, alphabet) == PUBLIC_ID_TEXT;
}

void
number_make(char text_r[NUMBER_TEXT + 1])
{
	static const char clear[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

	for (int i = 0; i < NUMBER_TEXT; i++)
		text_r[i] = clear[randombytes_uniform(sizeof(clear) - 1)];
	text_r[4] = '-';
	text_r[NUMBER_TEXT] = '\0';
}

void
token_hash(const char *token, unsigned char hash_r[TOKEN_HASH_BYTES])
{
	(void)crypto_generichash(hash_r, TOKEN_HASH_BYTES,
	    (const unsigned char *)token, strlen(token), NULL, 0);
}

void
token_derive(
    const char *token, const char *purpose, char text_r[TOKEN_TEXT + 1])
{
	unsigned char bytes[TOKEN_BYTES];

	/* A token is 52 characters: within what BLAKE2b takes as a key. */
	(void)crypto_generichash(bytes, sizeof(bytes),
	    (const unsigned char *)purpose, strlen(purpose),
	    (const unsigned char *)token, strnlen(token, TOKEN_TEXT));
	base32_write(bytes, sizeof(bytes), text_r);
	sodium_memzero(bytes, sizeof(bytes));
}

bool
token_same(const char *a, const char *b)
{
	size_t len = strlen(a);

	return strlen(b) == len && sodium_memcmp(a, b, len) == 0;
}
