/*
 * route.c - matches segment by segment, without going back.
 */
#include "config.h"

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/check.h"
#include "base/token.h"
#include "fcgi/route.h"

enum { NAME_MAX_BYTES = 80 };

typedef bool arg_fn(const char *text);

static bool
arg_int(const char *text)
{
	int64_t value;

	return text[0] != '0' &&
	    int_parse(text, 1, INT64_MAX, &value) == STATUS_OK;
}

static bool
arg_name(const char *text)
{
	size_t len = strlen(text);

	return len >= 1 && len <= NAME_MAX_BYTES &&
	    strspn(text,
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwx"
		"yz0123456789._-") == len;
}

static const struct {
	const char *word;
	arg_fn *is;
} kinds[] = {
    {"{id}", public_id_is},
    {"{code}", code_is},
    {"{int}", arg_int},
    {"{name}", arg_name},
};

enum { KINDS = sizeof(kinds) / sizeof(kinds[0]) };

/* The kind that begins at `at`, or -1. */
static int
kind_at(const char *at)
{
	for (int i = 0; i < KINDS; i++)
		if (strncmp(at, kinds[i].word, strlen(kinds[i].word)) == 0)
			return i;
	return -1;
}

bool
route_well(const char *pattern)
{
	size_t args = 0;

	if (pattern[0] != '/')
		return false;
	for (const char *at = pattern; *at != '\0';) {
		size_t len = strcspn(at + 1, "/");
		struct span segment = {at + 1, len};
		const char *open = memchr(segment.at, '{', len);
		int kind;

		at += 1 + len;
		if (open == NULL)
			continue;
		kind = kind_at(open);
		if (kind < 0 || ++args > ROUTE_ARGS_MAX)
			return false;
		open += strlen(kinds[kind].word);
		if (memchr(open, '{', (size_t)(at - open)) != NULL)
			return false;
	}
	return true;
}

/* One segment of the pattern, with one argument, against one of the path. */
static bool
segment_match(struct arena *arena, struct span pattern, const char *open,
    struct span path, const char **arg_r)
{
	size_t before = (size_t)(open - pattern.at);
	int kind = kind_at(open);
	size_t word = kind < 0 ? 0 : strlen(kinds[kind].word);
	size_t after = pattern.len - before - word;
	char *arg;

	if (kind < 0 || path.len < before + after ||
	    memcmp(pattern.at, path.at, before) != 0 ||
	    memcmp(open + word, path.at + path.len - after, after) != 0)
		return false;
	arg = arena_copy(arena, path.at + before, path.len - before - after);
	*arg_r = arg;
	return kinds[kind].is(arg);
}

/* The number of arguments, or -1 when the path doesn't match. */
static int
pattern_match(struct arena *arena, const char *pattern, const char *path,
    const char *args[ROUTE_ARGS_MAX])
{
	int count = 0;

	while (*pattern == '/' && *path == '/') {
		struct span want = {pattern + 1, strcspn(pattern + 1, "/")};
		struct span have = {path + 1, strcspn(path + 1, "/")};
		const char *open = memchr(want.at, '{', want.len);

		if (open == NULL &&
		    (want.len != have.len ||
			memcmp(want.at, have.at, want.len) != 0))
			return -1;
		if (open != NULL &&
		    (count == ROUTE_ARGS_MAX ||
			!segment_match(
			    arena, want, open, have, &args[count++])))
			return -1;
		pattern = want.at + want.len;
		path = have.at + have.len;
	}
	return *pattern == '\0' && *path == '\0' ? count : -1;
}

enum status
route_find(struct arena *arena, const struct route *routes, size_t count,
    enum method method, const char *path, struct route_match *match_r)
{
	int fewest = ROUTE_ARGS_MAX + 1;

	*match_r = (struct route_match) {0};
	for (size_t i = 0; i < count; i++) {
		const char *args[ROUTE_ARGS_MAX] = {0};
		int found = pattern_match(arena, routes[i].path, path, args);

		if (found < 0)
			continue;
		match_r->get = match_r->get || routes[i].method == METHOD_GET;
		match_r->post =
		    match_r->post || routes[i].method == METHOD_POST;
		if (routes[i].method != method || found >= fewest)
			continue;
		fewest = found;
		match_r->route = &routes[i];
		memcpy(match_r->args, args, sizeof(args));
	}
	if (match_r->route != NULL)
		return STATUS_OK;
	return match_r->get || match_r->post ? STATUS_INVALID : STATUS_ABSENT;
}
