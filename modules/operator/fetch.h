/*
 * fetch.h - what the server itself gives to anyone, by HTTP.
 */
#ifndef MODULES_OPERATOR_FETCH_H
#define MODULES_OPERATOR_FETCH_H

#include "base/arena.h"
#include "base/span.h"
#include "base/status.h"

struct fetch;

enum { FETCH_MOST = 16 * 1024 * 1024, FETCH_SECONDS = 60 };

/*
 * fetch_open - requests go to `from` ("https://host"), one after the other, and
 * nowhere else: no redirect is followed.
 */
MUST_USE enum status fetch_open(const char *from, struct fetch **fetch_r);

/*
 * fetch_close - accepts NULL, sets *fetch to NULL.
 */
void fetch_close(struct fetch **fetch);

/*
 * fetch_get - GET `path`, asking for `accept`; the body in `arena`.
 *   OK       200, or 410: what was taken back says so in its body
 *   ABSENT   404
 *   UNAVAILABLE  anything else; fault_last says what
 *   TOO_MUCH more than FETCH_MOST bytes
 */
MUST_USE enum status fetch_get(struct fetch *fetch, struct arena *arena,
    const char *path, const char *accept, struct span *body_r);

#endif
