/*
 * route.c - any bytes as the address of a request: a path that is taken holds
 * nothing that nginx could read otherwise, and its arguments are what their
 * patterns say.
 */
#include "config.h"

#include <stdint.h>
#include <string.h>

#include "base/check.h"
#include "base/insist.h"
#include "base/token.h"
#include "fcgi/parse.h"
#include "fcgi/route.h"
#include "tests/fuzz/fuzz.h"

static const struct route routes[] = {
    {.path = "/"},
    {.path = "/awards/{id}"},
    {.path = "/awards/{id}.json"},
    {.path = "/catalog/{code}"},
    {.path = "/keys/{name}"},
    {.path = "/issuer/awards/{int}/x-{code}-y"},
    {.method = METHOD_POST, .path = "/a/{code}/{int}/{name}/{id}"},
};

enum { ROUTES = sizeof(routes) / sizeof(routes[0]) };

static void
look_at(struct arena *arena, const struct head *head)
{
	struct route_match match;

	insist(head->path[0] == '/' && strchr(head->path, '\\') == NULL);
	insist(strstr(head->path, "//") == NULL);
	insist(strstr(head->path, "/../") == NULL);
	if (route_find(arena, routes, ROUTES, head->method, head->path,
		&match) != STATUS_OK)
		return;
	if (strncmp(match.route->path, "/awards/", 8) == 0)
		insist(public_id_is(match.args[0]));
	if (strncmp(match.route->path, "/catalog/", 9) == 0)
		insist(code_is(match.args[0]));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *arena = arena_open((size_t)16 << 20);
	char *text = arena_copy(arena, data, size);
	char *uri = arena_printf(arena, "REQUEST_URI=%s", text);
	char *cookie = arena_printf(arena, "HTTP_USER_AGENT=%s", text);
	char *length = arena_printf(arena, "CONTENT_LENGTH=%s", text);
	char method[] = "REQUEST_METHOD=POST";
	char *params[] = {uri, cookie, length, method, NULL};
	struct head head;

	enum status status = head_parse(arena, params, &head);

	insist(status == STATUS_OK || status == STATUS_INVALID);
	insist(strlen(head.agent) <= 200);
	params[2] = method;
	if (head_parse(arena, params, &head) == STATUS_OK)
		look_at(arena, &head);
	arena_close(&arena);
	return 0;
}
