/*
 * cookie.c - RFC 6265, as little of it as our own cookies need.
 */
#include "config.h"

#include <string.h>

#include "fcgi/cookie.h"

static const char *const names[COOKIE__MAX][2] = {
    [COOKIE_SESSION] = {"accolade", "__Host-accolade"},
    [COOKIE_START] = {"accolade-start", "__Host-accolade-start"},
    [COOKIE_FLASH] = {"accolade-flash", "__Host-accolade-flash"},
};

const char *
cookie_name(enum cookie cookie, bool https)
{
	return names[cookie][https];
}

enum status
cookie_find(const char *header, const char *name, struct span *value_r)
{
	size_t name_len = strlen(name);
	bool found = false;

	for (const char *at = header; *at != '\0';) {
		size_t len = strcspn(at, ";");
		struct span pair = span_trim((struct span) {at, len});

		at += len + (at[len] == ';');
		if (pair.len <= name_len || pair.at[name_len] != '=' ||
		    memcmp(pair.at, name, name_len) != 0)
			continue;
		if (found)
			return STATUS_CONFLICT;
		found = true;
		*value_r = (struct span) {
		    pair.at + name_len + 1, pair.len - name_len - 1};
	}
	return found ? STATUS_OK : STATUS_ABSENT;
}

char *
cookie_text(struct arena *arena, enum cookie cookie, bool https,
    const char *value, int64_t seconds)
{
	const char *age = "";

	if (seconds < 0)
		age = "; Max-Age=0";
	else if (seconds > 0)
		age = arena_printf(arena, "; Max-Age=%lld", (long long)seconds);
	return arena_printf(arena, "%s=%s; Path=/%s; HttpOnly; SameSite=Lax%s",
	    cookie_name(cookie, https), seconds < 0 ? "" : value, age,
	    https ? "; Secure" : "");
}
