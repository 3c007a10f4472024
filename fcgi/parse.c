/*
 * parse.c - one pass over the parameters, then one check each.
 */
#include "config.h"

#include <ctype.h>
#include <stddef.h>
#include <string.h>

#include "base/check.h"
#include "base/text.h"
#include "fcgi/parse.h"

enum { SENT_MAX = 200, AGENT_MAX = 200, ID_MAX = 64, ADDRESS_MAX = 45 };

/* The parameters we read, as they arrived; "" when they did not. */
struct raw {
	const char *method;
	const char *uri;
	const char *query;
	const char *id;
	const char *address;
	const char *agent;
	const char *accept;
	const char *cookie;
	const char *host;
	const char *origin;
	const char *referer;
	const char *site;
	const char *authorization;
	const char *type;
	const char *length;
};

static const struct {
	const char *name;
	size_t offset;
	size_t most;
} params_read[] = {
    {"REQUEST_METHOD", offsetof(struct raw, method), 20},
    {"REQUEST_URI", offsetof(struct raw, uri), HEAD_PATH_MAX + HEAD_QUERY_MAX},
    {"QUERY_STRING", offsetof(struct raw, query), HEAD_QUERY_MAX},
    {"REQUEST_ID", offsetof(struct raw, id), HEAD_OTHER_MAX},
    {"REMOTE_ADDR", offsetof(struct raw, address), HEAD_OTHER_MAX},
    {"HTTP_USER_AGENT", offsetof(struct raw, agent), HEAD_COOKIE_MAX},
    {"HTTP_ACCEPT", offsetof(struct raw, accept), HEAD_COOKIE_MAX},
    {"HTTP_COOKIE", offsetof(struct raw, cookie), HEAD_COOKIE_MAX},
    {"HTTP_HOST", offsetof(struct raw, host), HEAD_OTHER_MAX},
    {"HTTP_ORIGIN", offsetof(struct raw, origin), HEAD_OTHER_MAX},
    {"HTTP_REFERER", offsetof(struct raw, referer), HEAD_COOKIE_MAX},
    {"HTTP_SEC_FETCH_SITE", offsetof(struct raw, site), HEAD_OTHER_MAX},
    {"HTTP_AUTHORIZATION", offsetof(struct raw, authorization),
	HEAD_AUTHORIZATION_MAX},
    {"CONTENT_TYPE", offsetof(struct raw, type), HEAD_OTHER_MAX},
    {"CONTENT_LENGTH", offsetof(struct raw, length), 20},
};

enum { PARAMS_READ = sizeof(params_read) / sizeof(params_read[0]) };

static const char **
raw_at(struct raw *raw, size_t which)
{
	return (const char **)(void *)((char *)raw + params_read[which].offset);
}

/* Takes one "NAME=value"; false when the value is too long. */
static bool
raw_take(struct raw *raw, const char *param)
{
	for (size_t i = 0; i < PARAMS_READ; i++) {
		size_t len = strlen(params_read[i].name);
		const char **at = raw_at(raw, i);

		if (strncmp(param, params_read[i].name, len) != 0 ||
		    param[len] != '=')
			continue;
		if (*at != NULL)
			return true;
		*at = param + len + 1;
		return strlen(*at) <= params_read[i].most;
	}
	return true;
}

static int
hex_digit(char byte)
{
	if (byte >= '0' && byte <= '9')
		return byte - '0';
	if (byte >= 'a' && byte <= 'f')
		return byte - 'a' + 10;
	if (byte >= 'A' && byte <= 'F')
		return byte - 'A' + 10;
	return -1;
}

size_t
percent_decode(char *at, size_t len, bool plus, bool *well_r)
{
	size_t to = 0;
	bool well = true;

	for (size_t i = 0; i < len; i++) {
		int high = -1;
		int low = -1;

		if (at[i] == '%' && len - i > 2) {
			high = hex_digit(at[i + 1]);
			low = hex_digit(at[i + 2]);
		}
		if (high >= 0 && low >= 0) {
			at[to++] = (char)(high << 4 | low);
			i += 2;
			continue;
		}
		well = well && at[i] != '%';
		at[to++] = plus && at[i] == '+' ? ' ' : at[i];
	}
	if (well_r != NULL)
		*well_r = well;
	return to;
}

char *
percent_encode(struct arena *arena, const char *text, const char *keep)
{
	static const char digits[] = "0123456789ABCDEF";
	char *copy = arena_take(arena, strlen(text) * 3 + 1);
	char *to = copy;

	for (; *text != '\0'; text++) {
		unsigned char byte = (unsigned char)*text;

		if (byte < 0x80 &&
		    (isalnum(byte) || strchr(keep, byte) != NULL)) {
			*to++ = *text;
			continue;
		}
		*to++ = '%';
		*to++ = digits[byte >> 4];
		*to++ = digits[byte & 15];
	}
	return copy;
}

/* May the bytes that stood between two slashes be a segment? */
static bool
segment_well(const char *at, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		unsigned char byte = (unsigned char)at[i];

		if (byte < 0x20 || byte == 0x7f || strchr("\\;/", byte) != NULL)
			return false;
	}
	return !(len == 1 && at[0] == '.') &&
	    !(len == 2 && at[0] == '.' && at[1] == '.');
}

/* Segment by segment, so that a slash which was encoded shows. */
static bool
path_decode(struct arena *arena, const char *sent, size_t len, char **path_r)
{
	struct text path;
	bool well = len > 0 && sent[0] == '/';
	bool clean;

	text_init(&path, arena, HEAD_PATH_MAX);
	for (size_t i = 1; well && i <= len;) {
		const char *end = memchr(sent + i, '/', len - i);
		size_t raw = end != NULL ? (size_t)(end - (sent + i)) : len - i;
		char *segment = arena_copy(arena, sent + i, raw);
		size_t decoded = percent_decode(segment, raw, false, &well);

		/* Only the last one may be empty: "/educator/". */
		well = well && segment_well(segment, decoded) &&
		    (decoded > 0 || end == NULL);
		text_add(&path, "/");
		text_add_bytes(&path, segment, decoded);
		i += raw + 1;
	}
	if (!well || path.overflown)
		return false;
	(void)utf8_clean(arena, text_span(&path), &clean);
	*path_r = path.at;
	return clean;
}

/* What a client accepts is a list; we only ask for two words in it. */
static bool
wants_json(const char *accept)
{
	return (strstr(accept, "application/json") != NULL ||
		   strstr(accept, "+json") != NULL) &&
	    strstr(accept, "text/html") == NULL;
}

static enum method
method_parse(const char *name, bool *bodiless_r)
{
	*bodiless_r = strcmp(name, "HEAD") == 0;
	if (*bodiless_r || strcmp(name, "GET") == 0)
		return METHOD_GET;
	return strcmp(name, "POST") == 0 ? METHOD_POST : METHOD__MAX;
}

/* Text of a client that we only show or store: clean and short. */
static const char *
short_text(struct arena *arena, const char *text, size_t most)
{
	bool clean;
	struct span span = utf8_clean(
	    arena, (struct span) {text, strnlen(text, most)}, &clean);
	size_t len = span.len > most ? most : span.len;

	while (len < span.len && ((unsigned char)span.at[len] & 0xc0) == 0x80)
		len--;
	return arena_copy(arena, span.at, len);
}

/* `text` when it is made of `bytes` and not too long, else "-". */
static const char *
word_of(struct arena *arena, const char *text, const char *bytes, size_t most)
{
	size_t len = strlen(text);

	if (len == 0 || len > most || strspn(text, bytes) != len)
		return "-";
	return arena_text(arena, text);
}

static bool
length_parse(const char *text, int64_t *length_r)
{
	*length_r = -1;
	return *text == '\0' ||
	    (*text != '-' &&
		int_parse(text, 0, INT64_MAX, length_r) == STATUS_OK);
}

/* Splits the target into path and query; false when we refuse it. */
static bool
target_parse(struct arena *arena, const struct raw *raw, struct head *head)
{
	size_t path_len = strcspn(raw->uri, "?");
	char *path = NULL;

	head->target = arena_text(arena, raw->uri);
	head->sent = arena_copy(
	    arena, raw->uri, path_len < SENT_MAX ? path_len : SENT_MAX);
	head->query = raw->uri[path_len] == '?'
	    ? arena_text(arena, raw->uri + path_len + 1)
	    : arena_text(arena, raw->query);
	if (!path_decode(arena, raw->uri, path_len, &path))
		return false;
	head->path = path;
	return true;
}

enum status
head_parse(struct arena *arena, char *const *params, struct head *head_r)
{
	static const char letters[] = "0123456789abcdefghijklmnopqrstuvwxyz"
				      "ABCDEFGHIJKLMNOPQRSTUVWXYZ-";
	struct raw raw = {0};
	struct head head = {.path = ""};
	bool well = true;

	for (; *params != NULL; params++)
		well = raw_take(&raw, *params) && well;
	for (size_t i = 0; i < PARAMS_READ; i++) {
		const char **at = raw_at(&raw, i);

		/* What is too long isn't read at all. */
		if (*at == NULL || strlen(*at) > params_read[i].most)
			*at = "";
	}
	head.method = method_parse(raw.method, &head.bodiless);
	head.json = wants_json(raw.accept);
	head.id = word_of(arena, raw.id, letters, ID_MAX);
	head.address = word_of(
	    arena, raw.address, "0123456789abcdefABCDEF:.", ADDRESS_MAX);
	head.agent = short_text(arena, raw.agent, AGENT_MAX);
	head.cookie = arena_text(arena, raw.cookie);
	head.host = arena_text(arena, raw.host);
	head.origin = arena_text(arena, raw.origin);
	head.referer = arena_text(arena, raw.referer);
	head.site = arena_text(arena, raw.site);
	/* Not copied: it lasts as long as the request, and is wiped nowhere. */
	head.authorization = raw.authorization;
	head.type = arena_text(arena, raw.type);
	well = target_parse(arena, &raw, &head) && well;
	well = length_parse(raw.length, &head.length) && well;
	*head_r = head;
	return well ? STATUS_OK : STATUS_INVALID;
}
