/*
 * json_tree.c - the letter by json_scan, the tree by json-c, and a look at
 * whether both saw the same members.
 */
#include "config.h"

#include <limits.h>
#include <stdbool.h>
#include <string.h>

#include <json-c/json.h>

#include "base/insist.h"
#include "modules/json_scan.h"
#include "modules/json_tree.h"

static void
tree_free(void *thing)
{
	(void)json_object_put(thing);
}

/* json-c keeps the last of two members of one name; the count of those that
 * were written shows it. */
static bool
members_once(json_object *value, const struct json_counts *counts, size_t *next)
{
	if (json_object_is_type(value, json_type_array))
		for (size_t i = 0; i < json_object_array_length(value); i++)
			if (!members_once(json_object_array_get_idx(value, i),
				counts, next))
				return false;
	if (!json_object_is_type(value, json_type_object))
		return true;
	insist(*next < counts->count);
	if (counts->members[(*next)++] !=
	    (uint32_t)json_object_object_length(value))
		return false;
	json_object_object_foreach(value, name, member)
	{
		(void)name;
		if (!members_once(member, counts, next))
			return false;
	}
	return true;
}

static json_object *
tree_build(struct arena *arena, struct span bytes)
{
	struct json_tokener *tokener = json_tokener_new_ex(JSON_DEPTH_MAX + 8);
	json_object *tree;

	insist(tokener != NULL);
	json_tokener_set_flags(
	    tokener, JSON_TOKENER_STRICT | JSON_TOKENER_VALIDATE_UTF8);
	tree = json_tokener_parse_ex(tokener, bytes.at, (int)bytes.len);
	if (tree != NULL)
		arena_defer(arena, tree_free, tree);
	if (json_tokener_get_error(tokener) != json_tokener_success)
		tree = NULL;
	json_tokener_free(tokener);
	return tree;
}

enum status
json_tree(struct arena *arena, struct span bytes, json_object **tree_r)
{
	struct json_counts counts;
	json_object *tree;
	const char *why;
	size_t next = 0;

	if (bytes.len > INT_MAX / 2 || !arena_room(arena, 5 * bytes.len + 4096))
		return fault(STATUS_TOO_MUCH, "JSON of too many bytes");
	/* Some editors begin a file with a byte-order mark. */
	if (bytes.len >= 3 && memcmp(bytes.at, "\xef\xbb\xbf", 3) == 0)
		bytes = (struct span) {bytes.at + 3, bytes.len - 3};
	bytes = span_trim(bytes);
	if (json_scan(arena, bytes, &counts, &why) != STATUS_OK)
		return fault(STATUS_INVALID, "it is no JSON: %s", why);
	/* Of a bare number json-c would wait for the end. */
	if (bytes.at[0] != '{')
		return fault(STATUS_INVALID, "it is no JSON object");
	tree = tree_build(arena, bytes);
	if (tree == NULL)
		return fault(STATUS_INVALID, "it is no JSON in UTF-8");
	if (!members_once(tree, &counts, &next))
		return fault(STATUS_INVALID,
		    "a member occurs twice in one object, and programs "
		    "differ on which one counts");
	*tree_r = tree;
	return STATUS_OK;
}

json_object *
json_member(json_object *object, const char *name)
{
	json_object *value = NULL;

	if (json_object_is_type(object, json_type_object))
		(void)json_object_object_get_ex(object, name, &value);
	return value;
}

const char *
json_word(json_object *object, const char *name)
{
	json_object *value = json_member(object, name);

	return json_object_is_type(value, json_type_string)
	    ? json_object_get_string(value)
	    : "";
}

size_t
json_count(json_object *value)
{
	if (json_object_is_type(value, json_type_array))
		return json_object_array_length(value);
	return value != NULL;
}

json_object *
json_at(json_object *value, size_t index)
{
	return json_object_is_type(value, json_type_array)
	    ? json_object_array_get_idx(value, index)
	    : value;
}

bool
json_names(json_object *value, const char *word)
{
	for (size_t i = 0; i < json_count(value); i++) {
		json_object *one = json_at(value, i);

		if (json_object_is_type(one, json_type_string) &&
		    strcmp(json_object_get_string(one), word) == 0)
			return true;
	}
	return false;
}
