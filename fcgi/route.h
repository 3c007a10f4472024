/*
 * route.h - finds the route of a path.
 *
 * A pattern is literal text with at most ROUTE_ARGS_MAX arguments, one per
 * segment: "/awards/{id}.json". Text around an argument is matched literally.
 */
#ifndef FCGI_ROUTE_H
#define FCGI_ROUTE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/status.h"
#include "modules/module.h"

struct route_match {
	const struct route *route;
	const char *args[ROUTE_ARGS_MAX];
	bool get;  /* which methods the path knows, */
	bool post; /* for the Allow header */
};

/*
 * route_well - can the pattern be matched? Asked at start, for each route.
 */
bool route_well(const char *pattern);

/*
 * route_find - the route for a method and a decoded path. Of several patterns
 * that match, the one with the fewest arguments counts.
 *
 *   OK       match_r->route and ->args
 *   ABSENT   no route has this path
 *   INVALID  the path has routes, but none for this method (METHOD__MAX: none
 *            at all): match_r->get and ->post say which
 */
MUST_USE enum status route_find(struct arena *arena, const struct route *routes,
    size_t count, enum method method, const char *path,
    struct route_match *match_r);

#endif
