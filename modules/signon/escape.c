/*
 * escape.c - text from outside in LDAP filters (RFC 4515, section 3).
 *
 * Never knows libldap: it is fuzzed by itself.
 */
#include "config.h"

#include <string.h>

#include "base/check.h"
#include "base/text.h"
#include "modules/signon/escape.h"

bool
sign_on_name_is(struct arena *arena, struct span name)
{
	bool clean;

	if (name.len == 0 || name.len > SIGN_ON_NAME_BYTES)
		return false;
	for (size_t i = 0; i < name.len; i++) {
		if ((unsigned char)name.at[i] < 0x20 || name.at[i] == 0x7f)
			return false;
	}
	utf8_clean(arena, name, &clean);
	return clean;
}

static bool
is_plain(unsigned char c)
{
	return c >= 0x20 && c < 0x7f && strchr("*()\\", c) == NULL;
}

struct span
filter_escape(struct arena *arena, struct span value)
{
	static const char digits[] = "0123456789abcdef";
	char *out = arena_take(arena, value.len * 3 + 1);
	size_t n = 0;

	for (size_t i = 0; i < value.len; i++) {
		unsigned char c = (unsigned char)value.at[i];

		if (is_plain(c)) {
			out[n++] = (char)c;
			continue;
		}
		out[n++] = '\\';
		out[n++] = digits[c >> 4];
		out[n++] = digits[c & 15];
	}
	return (struct span) {out, n};
}

const char *
filter_fill(struct arena *arena, const char *pattern, struct span value)
{
	struct span escaped = filter_escape(arena, value);
	const char *hole;
	struct text text;

	text_init(&text, arena,
	    strlen(pattern) * (escaped.len + 1) + escaped.len + 1);
	while ((hole = strstr(pattern, "%s")) != NULL) {
		text_add_bytes(&text, pattern, (size_t)(hole - pattern));
		text_add_bytes(&text, escaped.at, escaped.len);
		pattern = hole + 2;
	}
	text_add(&text, pattern);
	return text.at;
}
