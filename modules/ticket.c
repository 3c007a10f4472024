/*
 * ticket.c - two numbers, sealed.
 */
#include "config.h"

#include <string.h>

#include <sodium.h>

#include "base/insist.h"
#include "modules/ticket.h"

enum {
	NONCE = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES,
	TAG = crypto_aead_xchacha20poly1305_ietf_ABYTES,
	NUMBERS = 2 * sizeof(int64_t),
	SEALED = NONCE + NUMBERS + TAG,
	VARIANT = sodium_base64_VARIANT_URLSAFE_NO_PADDING
};

_Static_assert(sodium_base64_ENCODED_LEN(SEALED, VARIANT) == TICKET_TEXT + 1,
    "what stands in an address");
_Static_assert(crypto_aead_xchacha20poly1305_ietf_KEYBYTES == TICKET_KEY_BYTES,
    "the key of the cipher");

void
ticket_key(const char *secret, unsigned char key_r[TICKET_KEY_BYTES])
{
	static const char purpose[] = "accolade evidence ticket";

	/* Fails for lengths only, and these are constant. */
	insist(crypto_generichash(key_r, TICKET_KEY_BYTES,
		   (const unsigned char *)secret, strlen(secret),
		   (const unsigned char *)purpose, sizeof(purpose) - 1) == 0);
}

const char *
ticket_make(struct arena *arena, const unsigned char key[TICKET_KEY_BYTES],
    const char *about, int64_t person, int64_t until_us)
{
	unsigned char sealed[SEALED];
	int64_t numbers[2] = {person, until_us};
	char *text = arena_take(arena, TICKET_TEXT + 1);

	randombytes_buf(sealed, NONCE);
	(void)crypto_aead_xchacha20poly1305_ietf_encrypt(sealed + NONCE, NULL,
	    (const unsigned char *)numbers, sizeof(numbers),
	    (const unsigned char *)about, strlen(about), NULL, sealed, key);
	return sodium_bin2base64(
	    text, TICKET_TEXT + 1, sealed, sizeof(sealed), VARIANT);
}

enum status
ticket_read(const unsigned char key[TICKET_KEY_BYTES], const char *about,
    const char *text, int64_t now_us, int64_t *person_r)
{
	unsigned char sealed[SEALED];
	int64_t numbers[2];
	size_t len;

	if (strlen(text) != TICKET_TEXT ||
	    sodium_base642bin(sealed, sizeof(sealed), text, TICKET_TEXT, NULL,
		&len, NULL, VARIANT) != 0 ||
	    len != sizeof(sealed) ||
	    crypto_aead_xchacha20poly1305_ietf_decrypt((unsigned char *)numbers,
		NULL, NULL, sealed + NONCE, NUMBERS + TAG,
		(const unsigned char *)about, strlen(about), sealed, key) != 0)
		return STATUS_ABSENT;
	if (numbers[1] <= now_us)
		return STATUS_GONE;
	*person_r = numbers[0];
	return STATUS_OK;
}
