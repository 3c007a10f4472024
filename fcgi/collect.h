/*
 * collect.h - reads the body of a POST into a form, whatever its shape.
 */
#ifndef FCGI_COLLECT_H
#define FCGI_COLLECT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/status.h"
#include "fcgi/form.h"

struct body;

enum {
	/* nginx's limit lies above this, so that it is we who answer. */
	COLLECT_TEXT_MAX = 2 * 1024 * 1024
};

/* What becomes of files. */
struct collect {
	const char *dir;     /* evidence_dir */
	int64_t limit_bytes; /* of one file */
	/* The form token that must have come before a file is written, so that
	 * nobody fills our disk without one. NULL: no file is kept. */
	const char *token;
	bool stray; /* out: a file came without the right token */
};

/*
 * collect_read - the body of media type `type` into `form`.
 *
 *   OK           all of it arrived. A file that is too large or of a wrong kind
 *                is an error of its field, not of the body
 *   ABSENT       neither kind of form (415)
 *   INVALID      not well formed, or cut off
 *   TOO_MUCH     more text, parameters or bytes than the limits
 *   UNAVAILABLE  a file could not be written
 */
MUST_USE enum status collect_read(struct form *form, struct body *body,
    const char *type, struct collect *collect);

#endif
