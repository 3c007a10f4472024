/*
 * flash.c - kind, base64url text and keyed hash in one cookie value.
 */
#include "config.h"

#include <string.h>

#include <sodium.h>

#include "base/check.h"
#include "base/token.h"
#include "fcgi/flash.h"

enum {
	BASE64 = sodium_base64_VARIANT_URLSAFE_NO_PADDING,
	BASE64_MAX = (FLASH_TEXT_MAX * 4 + 2) / 3,
	KINDS = FLASH_WARNING + 1
};

/* The signature of `payload`: a token derived from the session's. */
static void
sign(struct arena *arena, const char *token, const char *payload,
    char text_r[TOKEN_TEXT + 1])
{
	token_derive(token, arena_printf(arena, "flash %s", payload), text_r);
}

char *
flash_write(struct arena *arena, const char *token, enum flash_kind kind,
    const char *text)
{
	size_t len = strlen(text);
	char base64[BASE64_MAX + 1];
	char signature[TOKEN_TEXT + 1];
	char *payload;

	if (len > FLASH_TEXT_MAX)
		for (len = FLASH_TEXT_MAX;
		     ((unsigned char)text[len] & 0xc0) == 0x80; len--)
			;
	(void)sodium_bin2base64(
	    base64, sizeof(base64), (const unsigned char *)text, len, BASE64);
	payload = arena_printf(arena, "%d%s", (int)kind, base64);
	sign(arena, token, payload, signature);
	return arena_printf(arena, "%s.%s", payload, signature);
}

enum status
flash_read(struct arena *arena, const char *token, struct span value,
    enum flash_kind *kind_r, const char **text_r)
{
	char *payload;
	char signature[TOKEN_TEXT + 1];
	unsigned char text[FLASH_TEXT_MAX];
	size_t len;
	struct span clean;
	bool well;
	int kind;

	if (value.len < TOKEN_TEXT + 2 ||
	    value.len > TOKEN_TEXT + 2 + BASE64_MAX ||
	    value.at[value.len - TOKEN_TEXT - 1] != '.')
		return STATUS_INVALID;
	payload = arena_copy(arena, value.at, value.len - TOKEN_TEXT - 1);
	sign(arena, token, payload, signature);
	if (!token_same(signature,
		arena_copy(
		    arena, value.at + value.len - TOKEN_TEXT, TOKEN_TEXT)))
		return STATUS_INVALID;
	kind = payload[0] - '0';
	if (kind < 0 || kind >= KINDS ||
	    sodium_base642bin(text, sizeof(text), payload + 1,
		strlen(payload + 1), NULL, &len, NULL, BASE64) != 0)
		return STATUS_INVALID;
	clean =
	    utf8_clean(arena, (struct span) {(const char *)text, len}, &well);
	*kind_r = (enum flash_kind)kind;
	*text_r = clean.at;
	return STATUS_OK;
}
