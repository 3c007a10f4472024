/*
 * cookie.h - our cookies: what they are called, found and written like.
 *
 * With https a cookie is bound to this host, to https and to the whole site by
 * its name's prefix; with http (on the loopback alone) it has a plain name.
 */
#ifndef FCGI_COOKIE_H
#define FCGI_COOKIE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/span.h"
#include "base/status.h"

enum cookie {
	COOKIE_SESSION, /* the session's token */
	COOKIE_START,   /* the token of the sign-on form */
	COOKIE_FLASH,   /* a sentence for the next page */
	COOKIE__MAX
};

/*
 * cookie_name - of a cookie, with https or without.
 */
const char *cookie_name(enum cookie cookie, bool https);

/*
 * cookie_find - the value of a cookie in the header, borrowed from it.
 *   OK | ABSENT | CONFLICT (it is there twice: someone else planted one)
 */
MUST_USE enum status cookie_find(
    const char *header, const char *name, struct span *value_r);

/*
 * cookie_text - the value of a Set-Cookie header. `seconds` 0: until the
 * browser closes; below 0: remove it.
 */
char *cookie_text(struct arena *arena, enum cookie cookie, bool https,
    const char *value, int64_t seconds);

#endif
