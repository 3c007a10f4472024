/*
 * json_hash.c - the canonical text, and SHA-256 over it.
 */
#include "config.h"

#include <json-c/json.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "modules/definition/json_hash.h"

_Static_assert(JSON_HASH_BYTES == crypto_hash_sha256_BYTES, "SHA-256");

static int
by_name(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void canon_value(
    struct arena *arena, struct text *text, struct json_object *value);

static void
canon_list(struct arena *arena, struct text *text, struct json_object *list)
{
	size_t count = json_object_array_length(list);

	text_add(text, "[");
	for (size_t i = 0; i < count; i++) {
		if (i > 0)
			text_add(text, ",");
		canon_value(arena, text, json_object_array_get_idx(list, i));
	}
	text_add(text, "]");
}

static void
canon_object(struct arena *arena, struct text *text, struct json_object *object)
{
	size_t room = (size_t)json_object_object_length(object);
	const char **names = arena_array(arena, room, sizeof(*names));
	size_t count = 0;

	json_object_object_foreach(object, name, member)
	{
		(void)member;
		names[count++] = name;
	}
	qsort(names, count, sizeof(*names), by_name);
	text_add(text, "{");
	for (size_t i = 0; i < count; i++) {
		struct json_object *key = json_object_new_string(names[i]);

		if (i > 0)
			text_add(text, ",");
		canon_value(arena, text, key);
		text_add(text, ":");
		canon_value(
		    arena, text, json_object_object_get(object, names[i]));
		(void)json_object_put(key);
	}
	text_add(text, "}");
}

static void
canon_value(struct arena *arena, struct text *text, struct json_object *value)
{
	if (json_object_is_type(value, json_type_array))
		canon_list(arena, text, value);
	else if (json_object_is_type(value, json_type_object))
		canon_object(arena, text, value);
	else
		text_add(text,
		    json_object_to_json_string_ext(value,
			JSON_C_TO_STRING_PLAIN |
			    JSON_C_TO_STRING_NOSLASHESCAPE));
}

enum status
json_canon(struct arena *arena, struct json_object *value, size_t limit,
    struct span *text_r)
{
	struct text text;

	text_init(&text, arena, limit);
	canon_value(arena, &text, value);
	if (text.overflown)
		return STATUS_TOO_MUCH;
	*text_r = text_span(&text);
	return STATUS_OK;
}

void
json_hash(struct span text, unsigned char hash_r[JSON_HASH_BYTES])
{
	(void)crypto_hash_sha256(
	    hash_r, (const unsigned char *)text.at, text.len);
}
