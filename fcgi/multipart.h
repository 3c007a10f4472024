/*
 * multipart.h - reads multipart/form-data (RFC 7578) as it arrives.
 *
 * One window of fixed size, whatever the body's: what a part holds goes to the
 * sink piece by piece. Every number that a peer could drive up has a limit.
 */
#ifndef FCGI_MULTIPART_H
#define FCGI_MULTIPART_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/span.h"
#include "base/status.h"

struct body;

enum {
	MULTIPART_PARTS_MAX = 1000,
	MULTIPART_HEADERS_MAX = 4096, /* bytes of one part's headers */
	MULTIPART_BOUNDARY_MAX = 70
};

/* Where parts go. Each function may end the reading with a status of its own. */
struct multipart_sink {
	/* `file` is the file's name without folders, as sent; at is NULL when
	 * the part is no file. Both are valid during the call. */
	enum status (*begin)(void *context, struct span name, struct span file);
	enum status (*bytes)(void *context, const char *at, size_t len);
	enum status (*end)(void *context);
	void *context;
};

/*
 * multipart_boundary - the boundary in a Content-Type header's value.
 *   OK | INVALID (another media type, or no boundary that could be)
 */
MUST_USE enum status multipart_boundary(
    struct arena *arena, const char *type, const char **boundary_r);

/*
 * multipart_read - read the whole body. What comes after the last boundary is
 * read and dropped.
 *
 *   OK        all parts came, and the last boundary
 *   INVALID   not well formed, or cut off: the last part is not complete
 *   TOO_MUCH  more parts or longer headers than the limits, or the body's own
 *   else      what the sink returned
 */
MUST_USE enum status multipart_read(struct arena *arena, struct body *body,
    const char *boundary, const struct multipart_sink *sink);

#endif
