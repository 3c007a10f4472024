/*
 * json_hash.c - SHA-256 over a canonical text that is never kept.
 */
#include "config.h"

#include <json-c/json.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#include "modules/operator/json_hash.h"

_Static_assert(JSON_HASH_BYTES == crypto_hash_sha256_BYTES, "SHA-256");

static void
hash_add(crypto_hash_sha256_state *state, const char *text)
{
	(void)crypto_hash_sha256_update(
	    state, (const unsigned char *)text, strlen(text));
}

static int
by_name(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void hash_value(struct arena *arena, crypto_hash_sha256_state *state,
    struct json_object *value);

static void
hash_list(struct arena *arena, crypto_hash_sha256_state *state,
    struct json_object *list)
{
	size_t count = json_object_array_length(list);

	hash_add(state, "[");
	for (size_t i = 0; i < count; i++) {
		if (i > 0)
			hash_add(state, ",");
		hash_value(arena, state, json_object_array_get_idx(list, i));
	}
	hash_add(state, "]");
}

static void
hash_object(struct arena *arena, crypto_hash_sha256_state *state,
    struct json_object *object)
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
	hash_add(state, "{");
	for (size_t i = 0; i < count; i++) {
		struct json_object *key = json_object_new_string(names[i]);

		if (i > 0)
			hash_add(state, ",");
		hash_value(arena, state, key);
		hash_add(state, ":");
		hash_value(
		    arena, state, json_object_object_get(object, names[i]));
		(void)json_object_put(key);
	}
	hash_add(state, "}");
}

static void
hash_value(struct arena *arena, crypto_hash_sha256_state *state,
    struct json_object *value)
{
	if (json_object_is_type(value, json_type_array))
		hash_list(arena, state, value);
	else if (json_object_is_type(value, json_type_object))
		hash_object(arena, state, value);
	else
		hash_add(state,
		    json_object_to_json_string_ext(value,
			JSON_C_TO_STRING_PLAIN |
			    JSON_C_TO_STRING_NOSLASHESCAPE));
}

void
json_hash(struct arena *arena, struct json_object *value,
    unsigned char hash_r[JSON_HASH_BYTES])
{
	crypto_hash_sha256_state state;

	(void)crypto_hash_sha256_init(&state);
	hash_value(arena, &state, value);
	(void)crypto_hash_sha256_final(&state, hash_r);
}
