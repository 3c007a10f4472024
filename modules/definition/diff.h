/*
 * diff.h - what differs between two definitions, in words.
 *
 * Works on JSON values, member by member: things with a code (sections, rows of
 * the rubric) are compared with the one of the same code, texts in a list with
 * the same text. Names of members come out as people call them.
 */
#ifndef MODULES_DEFINITION_DIFF_H
#define MODULES_DEFINITION_DIFF_H

#include <stddef.h>

#include "base/arena.h"
#include "base/span.h"
#include "schema/definition/import.h"

struct json_object;

enum change_kind { CHANGE_ADDED, CHANGE_REMOVED, CHANGE_EDITED, CHANGE_MOVED };

struct change {
	struct change *next;
	enum change_kind kind;
	const char *what;   /* "Section “Plan”: Prompt" */
	const char *before; /* cut where it is long; "" for none */
	const char *after;
};

enum { CHANGES_MAX = 300 };

/* Beyond CHANGES_MAX they are counted only. */
struct changes {
	struct arena *arena;
	struct change *first;
	struct change **last;
	size_t count;
};

/*
 * diff_values - add what differs between two values, either of which may be
 * NULL. `what` stands before each change, "" for nothing.
 */
void diff_values(struct changes *changes, const char *what,
    struct json_object *before, struct json_object *after);

/*
 * definition_changes - an import_changes_fn.
 */
import_changes_fn definition_changes;

#endif
