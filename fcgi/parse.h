/*
 * parse.h - the parameters of a FastCGI request, read within limits.
 *
 * Believes nothing: what a client can choose is checked here once, and only
 * the checked values go on. Headers that claim an identity are not read at
 * all.
 */
#ifndef FCGI_PARSE_H
#define FCGI_PARSE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/status.h"
#include "modules/module.h"

enum {
	HEAD_PATH_MAX = 1000,
	HEAD_QUERY_MAX = 4000,
	HEAD_COOKIE_MAX = 8000,
	HEAD_AUTHORIZATION_MAX = 40000, /* above nginx's own limit */
	HEAD_OTHER_MAX = 1000
};

/* What stands before the body. Texts are never NULL. */
struct head {
	enum method method; /* METHOD__MAX: none that we know */
	bool bodiless;      /* HEAD: answered as GET, without its body */
	bool json;          /* asks for application/json and not for a page */
	const char *id;
	const char *target; /* path and query as sent; for the way back */
	const char *sent;   /* the path as sent, cut: for the log alone */
	const char *path;   /* decoded once; "" when it was refused */
	const char *query;
	const char *address;
	const char *agent;
	const char *cookie;
	const char *host;
	const char *origin;
	const char *referer;
	const char *site; /* Sec-Fetch-Site */
	/* Where nginx passes it on (deploy/nginx): a secret. */
	const char *authorization;
	const char *type; /* of the body */
	int64_t length;   /* of the body; -1: not said */
};

/*
 * head_parse - from "NAME=value" strings, NULL-terminated; the first of a name
 * counts.
 *
 *   out  head_r   filled in any case, in `arena`, so that an error can be
 *                 answered and logged
 *   OK | INVALID (a path, length or header that can't be, or is too long)
 *
 * A path is refused when it holds control bytes, backslashes, `;`, encoded
 * slashes, bad UTF-8, an empty segment, `.` or `..`: nginx and we would read
 * it differently.
 */
MUST_USE enum status head_parse(
    struct arena *arena, char *const *params, struct head *head_r);

/*
 * percent_decode - decode %XX in place, and with `plus` also + as a space.
 * Returns the new length; *well_r (may be NULL) is false when a % was not
 * followed by two digits (it stays as it is).
 */
size_t percent_decode(char *at, size_t len, bool plus, bool *well_r);

/*
 * percent_encode - everything but letters, digits and the bytes of `keep` as
 * %XX.
 */
char *percent_encode(struct arena *arena, const char *text, const char *keep);

#endif
