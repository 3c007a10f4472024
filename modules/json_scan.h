/*
 * json_scan.h - is this JSON, by the letter of RFC 8259?
 *
 * json-c, which builds the tree, is kinder than we want: it takes single
 * quotes, NaN and control characters, lets the last of two members of one
 * name win, and says of a text that was cut off only that it wants more. This
 * reads the bytes once before it, keeps nothing, and says where they break.
 */
#ifndef MODULES_JSON_SCAN_H
#define MODULES_JSON_SCAN_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/span.h"
#include "base/status.h"

enum { JSON_DEPTH_MAX = 24 };

/* How many members each object was written with, in the order in which the
 * objects open: compared with what the tree kept, it shows a name that occurs
 * twice. */
struct json_counts {
	uint32_t *members;
	size_t count;
};

/*
 * json_scan - check `bytes`; `counts_r` lies in `arena`, which needs 4 bytes
 * for each '{'. INVALID with a sentence ("line 3, column 7: ...") in *why_r.
 */
MUST_USE enum status json_scan(struct arena *arena, struct span bytes,
    struct json_counts *counts_r, const char **why_r);

#endif
