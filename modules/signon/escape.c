/*
 * escape.c - text from outside in LDAP filters (RFC 4515, section 3) and DNs
 * (RFC 4514, section 2.4).
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

bool
sign_on_name_plain(struct span name)
{
	for (size_t i = 0; i < name.len; i++) {
		if ((unsigned char)name.at[i] <= 0x20 &&
		    (i == 0 || i + 1 == name.len || name.at[i] != ' ' ||
			name.at[i + 1] == ' '))
			return false;
		if ((unsigned char)name.at[i] >= 0x7f)
			return false;
	}
	return name.len > 0;
}

static bool
filter_plain(struct span value, size_t i)
{
	unsigned char c = (unsigned char)value.at[i];

	return c >= 0x20 && c < 0x7f && strchr("*()\\", c) == NULL;
}

/* A byte beyond ASCII stands for itself in a DN. */
static bool
dn_plain(struct span value, size_t i)
{
	unsigned char c = (unsigned char)value.at[i];

	if (c == ' ')
		return i > 0 && i + 1 < value.len;
	return c > 0x20 && c != 0x7f && strchr("\"+,;<>\\=#", c) == NULL;
}

static struct span
hex_escape(struct arena *arena, struct span value,
    bool is_plain(struct span value, size_t i))
{
	static const char digits[] = "0123456789abcdef";
	char *out = arena_take(arena, value.len * 3 + 1);
	size_t n = 0;

	for (size_t i = 0; i < value.len; i++) {
		unsigned char c = (unsigned char)value.at[i];

		if (is_plain(value, i)) {
			out[n++] = (char)c;
			continue;
		}
		out[n++] = '\\';
		out[n++] = digits[c >> 4];
		out[n++] = digits[c & 15];
	}
	return (struct span) {out, n};
}

struct span
filter_escape(struct arena *arena, struct span value)
{
	return hex_escape(arena, value, filter_plain);
}

struct span
dn_escape(struct arena *arena, struct span value)
{
	return hex_escape(arena, value, dn_plain);
}

const char *
dn_fill(struct arena *arena, const char *pattern, struct span value)
{
	const char *hole = strstr(pattern, "%s");
	struct span escaped = dn_escape(arena, value);

	if (hole == NULL)
		return pattern;
	return arena_printf(arena, "%.*s%s%s", (int)(hole - pattern), pattern,
	    escaped.at, hole + 2);
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
