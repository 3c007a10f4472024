/*
 * json_tree.h - JSON from anywhere as a tree of json-c, and words out of it.
 *
 * json_scan reads the bytes first, so nothing that json-c forgives gets
 * through: what one reader takes for the document is what every other does.
 */
#ifndef MODULES_JSON_TREE_H
#define MODULES_JSON_TREE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/span.h"
#include "base/status.h"

struct json_object;

/*
 * json_tree - one JSON object (RFC 8259) in UTF-8, freed with `arena`.
 *   INVALID   it isn't one, it is nested deeper than JSON_DEPTH_MAX, or names
 *             a member twice; fault_last says where
 *   TOO_MUCH  the arena has no room for what reading it takes
 */
MUST_USE enum status json_tree(
    struct arena *arena, struct span bytes, struct json_object **tree_r);

/*
 * json_member - a member of an object; NULL when it is missing, null, or
 * `object` is none.
 */
struct json_object *json_member(struct json_object *object, const char *name);

/*
 * json_word - a member that is a text; "" when it is missing or another
 * thing. Borrowed from the tree.
 */
const char *json_word(struct json_object *object, const char *name);

/*
 * json_count, json_at - a value as a list: an array's members, anything else
 * as the one member of it, nothing as none.
 */
size_t json_count(struct json_object *value);
struct json_object *json_at(struct json_object *value, size_t index);

/*
 * json_names - is `word` the value, or one of the values of a list?
 */
bool json_names(struct json_object *value, const char *word);

#endif
