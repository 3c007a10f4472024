/*
 * route_test.c - which route a path finds.
 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "fcgi/route.h"

#define ID26 "abcdefghijklmnopqrstuvwxyz"

static const struct route routes[] = {
    {.path = "/"},
    {.path = "/catalog/"},
    {.path = "/catalog/{code}"},
    {.path = "/catalog/new"},
    {.path = "/awards/{id}"},
    {.path = "/awards/{id}.json"},
    {.path = "/awards/{id}/check"},
    {.path = "/keys/{name}"},
    {.path = "/rows/{int}/x-{code}-y"},
    {.method = METHOD_POST, .path = "/awards/{id}"},
    {.method = METHOD_POST, .path = "/only/post"},
};

enum { ROUTES = sizeof(routes) / sizeof(routes[0]) };

static void
paths_find_their_routes(void **state)
{
	static const struct {
		enum method method;
		const char *path;
		enum status status;
		int route;
		const char *arg;
	} table[] = {
	    {METHOD_GET, "/", STATUS_OK, 0, NULL},
	    {METHOD_GET, "/catalog/", STATUS_OK, 1, NULL},
	    {METHOD_GET, "/catalog", STATUS_ABSENT, 0, NULL},
	    {METHOD_GET, "/catalog/a-b", STATUS_OK, 2, "a-b"},
	    {METHOD_GET, "/catalog/new", STATUS_OK, 3, NULL},
	    {METHOD_GET, "/catalog/UP", STATUS_ABSENT, 0, NULL},
	    {METHOD_GET, "/catalog/a/b", STATUS_ABSENT, 0, NULL},
	    {METHOD_GET, "/catalog/a/", STATUS_ABSENT, 0, NULL},
	    {METHOD_GET, "/awards/" ID26, STATUS_OK, 4, ID26},
	    {METHOD_GET, "/awards/" ID26 ".json", STATUS_OK, 5, ID26},
	    {METHOD_GET, "/awards/" ID26 ".xml", STATUS_ABSENT, 0, NULL},
	    {METHOD_GET, "/awards/" ID26 "/check", STATUS_OK, 6, ID26},
	    {METHOD_GET, "/awards/.json", STATUS_ABSENT, 0, NULL},
	    {METHOD_GET, "/awards/{id}", STATUS_ABSENT, 0, NULL},
	    {METHOD_GET, "/keys/a.B_c-1", STATUS_OK, 7, "a.B_c-1"},
	    {METHOD_GET, "/keys/", STATUS_ABSENT, 0, NULL},
	    {METHOD_GET, "/rows/12/x-a-b-y", STATUS_OK, 8, "12"},
	    {METHOD_GET, "/rows/012/x-a-y", STATUS_ABSENT, 0, NULL},
	    {METHOD_GET, "/rows/0/x-a-y", STATUS_ABSENT, 0, NULL},
	    {METHOD_GET, "/rows/-1/x-a-y", STATUS_ABSENT, 0, NULL},
	    {METHOD_GET, "/rows/9223372036854775808/x-a-y", STATUS_ABSENT, 0,
		NULL},
	    {METHOD_GET, "/rows/1/x-y", STATUS_ABSENT, 0, NULL},
	    {METHOD_POST, "/awards/" ID26, STATUS_OK, 9, ID26},
	    {METHOD_POST, "/catalog/", STATUS_INVALID, 0, NULL},
	    {METHOD_GET, "/only/post", STATUS_INVALID, 0, NULL},
	    {METHOD__MAX, "/only/post", STATUS_INVALID, 0, NULL},
	    {METHOD__MAX, "/nothing", STATUS_ABSENT, 0, NULL},
	    {METHOD_GET, "", STATUS_ABSENT, 0, NULL},
	};
	struct arena *arena = arena_open(1 << 20);
	(void)state;

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		struct route_match match;
		enum status status = route_find(arena, routes, ROUTES,
		    table[i].method, table[i].path, &match);

		if (status != table[i].status)
			fail_msg("%s: %d", table[i].path, (int)status);
		if (status != STATUS_OK)
			continue;
		assert_ptr_equal(match.route, &routes[table[i].route]);
		if (table[i].arg != NULL)
			assert_string_equal(match.args[0], table[i].arg);
	}
	arena_close(&arena);
}

static void
a_wrong_method_learns_the_right_ones(void **state)
{
	struct arena *arena = arena_open(1 << 20);
	struct route_match match;
	(void)state;

	assert_int_equal(route_find(arena, routes, ROUTES, METHOD__MAX,
			     "/awards/" ID26, &match),
	    STATUS_INVALID);
	assert_true(match.get && match.post);
	assert_int_equal(
	    route_find(arena, routes, ROUTES, METHOD_GET, "/only/post", &match),
	    STATUS_INVALID);
	assert_true(!match.get && match.post);
	arena_close(&arena);
}

static void
patterns_are_checked(void **state)
{
	static const struct {
		const char *pattern;
		bool well;
	} table[] = {
	    {"/", true},
	    {"/a/{id}/b/{code}", true},
	    {"/a/x{int}.json", true},
	    {"a", false},
	    {"", false},
	    {"/{what}", false},
	    {"/{id}{id}", false},
	    {"/{id", false},
	    {"/{id}/{id}/{id}/{id}", true},
	    {"/{id}/{id}/{id}/{id}/{id}", false},
	};
	(void)state;

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++)
		if (route_well(table[i].pattern) != table[i].well)
			fail_msg("%s", table[i].pattern);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(paths_find_their_routes),
	    cmocka_unit_test(a_wrong_method_learns_the_right_ones),
	    cmocka_unit_test(patterns_are_checked),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
