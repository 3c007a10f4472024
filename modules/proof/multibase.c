/*
 * multibase.c - base58 by long division; the numbers are small.
 */
#include "config.h"

#include <string.h>

#include "base/insist.h"
#include "modules/proof/multibase.h"

static const char alphabet[] =
    "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

/* 58^11 > 2^64: eight bytes never need more than eleven digits. */
enum { DIGITS_MOST = MULTIBASE_BYTES_MOST * 11 / 8 + 2, PREFIX = 2 };

static const unsigned char ed25519_prefix[PREFIX] = {0xed, 0x01};

const char *
multibase_write(struct arena *arena, const unsigned char *bytes, size_t len)
{
	unsigned char digits[DIGITS_MOST] = {0};
	size_t count = 0;
	size_t zeros = 0;
	char *text;

	insist(len <= MULTIBASE_BYTES_MOST);
	while (zeros < len && bytes[zeros] == 0)
		zeros++;
	for (size_t i = zeros; i < len; i++) {
		unsigned carry = bytes[i];

		for (size_t d = 0; d < count || carry != 0; d++) {
			carry += (unsigned)digits[d] << 8;
			digits[d] = (unsigned char)(carry % 58);
			carry /= 58;
			if (d == count)
				count++;
		}
	}
	text = arena_take(arena, 1 + zeros + count + 1);
	text[0] = 'z';
	memset(text + 1, alphabet[0], zeros);
	for (size_t d = 0; d < count; d++)
		text[1 + zeros + d] = alphabet[digits[count - 1 - d]];
	return text;
}

bool
multibase_read(const char *text, unsigned char *bytes_r, size_t len)
{
	unsigned char bytes[MULTIBASE_BYTES_MOST] = {0};
	size_t zeros = 0;
	size_t used = 0;

	insist(len <= MULTIBASE_BYTES_MOST);
	if (text[0] != 'z' || strlen(text) > DIGITS_MOST)
		return false;
	while (text[1 + zeros] == alphabet[0])
		zeros++;
	for (const char *at = text + 1 + zeros; *at != '\0'; at++) {
		const char *digit = strchr(alphabet, *at);
		unsigned carry;

		if (digit == NULL)
			return false;
		carry = (unsigned)(digit - alphabet);
		for (size_t b = 0; b < used || carry != 0; b++) {
			if (b == len)
				return false;
			carry += 58u * bytes[b];
			bytes[b] = (unsigned char)(carry & 0xff);
			carry >>= 8;
			if (b == used)
				used++;
		}
	}
	if (zeros + used != len)
		return false;
	for (size_t i = 0; i < len; i++)
		bytes_r[i] = bytes[len - 1 - i];
	return true;
}

const char *
multikey_write(struct arena *arena, const unsigned char key[ED25519_KEY_BYTES])
{
	unsigned char bytes[PREFIX + ED25519_KEY_BYTES];

	memcpy(bytes, ed25519_prefix, PREFIX);
	memcpy(bytes + PREFIX, key, ED25519_KEY_BYTES);
	return multibase_write(arena, bytes, sizeof(bytes));
}

bool
multikey_read(const char *text, unsigned char key_r[ED25519_KEY_BYTES])
{
	unsigned char bytes[PREFIX + ED25519_KEY_BYTES];

	if (!multibase_read(text, bytes, sizeof(bytes)) ||
	    memcmp(bytes, ed25519_prefix, PREFIX) != 0)
		return false;
	memcpy(key_r, bytes + PREFIX, ED25519_KEY_BYTES);
	return true;
}
