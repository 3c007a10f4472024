/*
 * negotiate.c - one scheme, one token, strictly.
 */
#include "config.h"

#include <string.h>
#include <strings.h>

#include <sodium.h>

#include "fcgi/negotiate.h"

/* What a token of NTLM begins with. A browser that has no ticket may send one
 * uninvited; asked again, it would send it again without end. */
static const char ntlm[] = "NTLMSSP";

enum offer
negotiate_read(struct arena *secrets, const char *header, struct span *token_r)
{
	static const char scheme[] = "Negotiate ";
	/* libsodium takes bytes above 127 for letters, too. */
	static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				      "abcdefghijklmnopqrstuvwxyz"
				      "0123456789+/=";
	size_t len = strlen(scheme);
	size_t text_len = strlen(header);
	size_t size;
	unsigned char *token;

	*token_r = (struct span) {"", 0};
	if (*header == '\0')
		return OFFER_NONE;
	if (text_len <= len || strncasecmp(header, scheme, len) != 0)
		return OFFER_OTHER;
	text_len -= len;
	if (text_len / 4 * 3 > NEGOTIATE_TOKEN_MAX ||
	    strspn(header + len, letters) != text_len)
		return OFFER_OTHER;
	token = arena_take(secrets, text_len / 4 * 3 + 1);
	if (sodium_base642bin(token, text_len / 4 * 3 + 1, header + len,
		text_len, NULL, &size, NULL,
		sodium_base64_VARIANT_ORIGINAL) != 0 ||
	    size == 0)
		return OFFER_OTHER;
	if (size >= sizeof(ntlm) && memcmp(token, ntlm, sizeof(ntlm)) == 0)
		return OFFER_OTHER;
	*token_r = (struct span) {(const char *)token, size};
	return OFFER_TOKEN;
}

const char *
negotiate_challenge(struct arena *arena, struct span token)
{
	size_t size = sodium_base64_ENCODED_LEN(
	    token.len, sodium_base64_VARIANT_ORIGINAL);
	char *text;

	if (token.len == 0)
		return "Negotiate";
	text = arena_take(arena, size);
	(void)sodium_bin2base64(text, size, (const unsigned char *)token.at,
	    token.len, sodium_base64_VARIANT_ORIGINAL);
	return arena_printf(arena, "Negotiate %s", text);
}
