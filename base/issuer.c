/*
 * issuer.c - addresses in credentials.
 */
#include "config.h"

#include <string.h>

#include "base/issuer.h"
#include "base/text.h"

enum { DID_MAX = 1000 };

const char *
issuer_did(struct arena *arena, const char *public_url)
{
	const char *at = strstr(public_url, "://");
	struct text did;

	at = at != NULL ? at + 3 : public_url;
	text_init(&did, arena, DID_MAX);
	text_add(&did, "did:web:");
	for (bool in_host = true; *at != '\0'; at++) {
		if (*at == '/') {
			in_host = false;
			text_add(&did, ":");
		} else if (*at == ':' && in_host) {
			text_add(&did, "%3A");
		} else {
			text_add_bytes(&did, at, 1);
		}
	}
	return text_span(&did).at;
}

const char *
issuer_key_address(
    struct arena *arena, const char *public_url, const char *name)
{
	return arena_printf(arena, "%s/keys/%s", public_url, name);
}

const char *
issuer_award_address(
    struct arena *arena, const char *public_url, const char *public_id)
{
	return arena_printf(arena, "%s/awards/%s", public_url, public_id);
}

const char *
issuer_achievement_address(
    struct arena *arena, const char *public_url, const char *code)
{
	return arena_printf(arena, "%s/achievements/%s", public_url, code);
}

const char *
issuer_revocations_address(struct arena *arena, const char *public_url)
{
	return arena_printf(arena, "%s/revocations/1", public_url);
}

const char *
issuer_status_address(struct arena *arena, const char *public_url, int64_t list)
{
	return arena_printf(
	    arena, "%s/status/%lld", public_url, (long long)list);
}
