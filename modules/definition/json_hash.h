/*
 * json_hash.h - what a JSON value says: as one text, and in 32 bytes.
 */
#ifndef MODULES_DEFINITION_JSON_HASH_H
#define MODULES_DEFINITION_JSON_HASH_H

#include "base/arena.h"
#include "base/span.h"
#include "base/status.h"

struct json_object;

enum { JSON_HASH_BYTES = 32 };

/*
 * json_canon - the value's canonical text in `arena`: members in the order of
 * their names' bytes, no white space, texts and numbers as json-c writes
 * them. How it was typed makes no difference; what it says does. TOO_MUCH: it
 * is longer than `limit` bytes.
 */
MUST_USE enum status json_canon(struct arena *arena, struct json_object *value,
    size_t limit, struct span *text_r);

/*
 * json_hash - SHA-256 of a canonical text.
 */
void json_hash(struct span text, unsigned char hash_r[JSON_HASH_BYTES]);

#endif
