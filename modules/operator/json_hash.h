/*
 * json_hash.h - what a JSON value says, in 32 bytes.
 */
#ifndef MODULES_OPERATOR_JSON_HASH_H
#define MODULES_OPERATOR_JSON_HASH_H

#include "base/arena.h"

struct json_object;

enum { JSON_HASH_BYTES = 32 };

/*
 * json_hash - SHA-256 of the value's canonical text: members in the order of
 * their names' bytes, no white space, texts and numbers as json-c writes
 * them. How it was typed makes no difference; what it says does. Takes
 * memory for the names of the members from `arena`.
 */
void json_hash(struct arena *arena, struct json_object *value,
    unsigned char hash_r[JSON_HASH_BYTES]);

#endif
