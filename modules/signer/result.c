/*
 * result.c - RubricCriterionLevel of Open Badges 3.0.
 */
#include "config.h"

#include <stdbool.h>
#include <string.h>

#include <json-c/json.h>
#include <sodium.h>

#include "base/check.h"
#include "base/insist.h"
#include "modules/signer/result.h"
#include "schema/signer/award.h"

/* What all parts need to know. */
struct making {
	struct arena *arena;
	const char *edition; /* a text that names the edition in the world */
	json_object *levels; /* as the records tell them, low to high */
};

const char *
uuid_name(struct arena *arena, const char *text)
{
	unsigned char hash[crypto_hash_sha256_BYTES];

	(void)crypto_hash_sha256(
	    hash, (const unsigned char *)text, strlen(text));
	hash[6] = (unsigned char)((hash[6] & 0x0f) | 0x80);
	hash[8] = (unsigned char)((hash[8] & 0x3f) | 0x80);
	return arena_printf(arena,
	    "urn:uuid:%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-"
	    "%02x%02x%02x%02x%02x%02x",
	    hash[0], hash[1], hash[2], hash[3], hash[4], hash[5], hash[6],
	    hash[7], hash[8], hash[9], hash[10], hash[11], hash[12], hash[13],
	    hash[14], hash[15]);
}

static void
json_free(void *thing)
{
	(void)json_object_put(thing);
}

/* A list that the records made; NULL when there is none. */
static json_object *
list_read(struct arena *arena, const char *text)
{
	json_object *list = text == NULL ? NULL : json_tokener_parse(text);

	if (list == NULL)
		return NULL;
	arena_defer(arena, json_free, list);
	return json_object_is_type(list, json_type_array) ? list : NULL;
}

static json_object *
put(json_object *object, const char *name, json_object *value)
{
	insist(value != NULL);
	insist(json_object_object_add(object, name, value) == 0);
	return value;
}

static void
put_text(struct making *making, json_object *object, const char *name,
    const char *text)
{
	bool clean;
	struct span span = utf8_clean(making->arena, span_of(text), &clean);

	(void)put(
	    object, name, json_object_new_string_len(span.at, (int)span.len));
}

static json_object *
append_new(json_object *list, const char *type)
{
	json_object *object = json_object_new_object();
	json_object *types = json_object_new_array_ext(1);

	insist(object != NULL && json_object_array_add(list, object) == 0);
	insist(json_object_array_add(types, json_object_new_string(type)) == 0);
	(void)put(object, "type", types);
	return object;
}

static json_object *
member(json_object *object, const char *name)
{
	json_object *value = NULL;

	(void)json_object_object_get_ex(object, name, &value);
	return value;
}

static const char *
text_of(json_object *object, const char *name)
{
	const char *text = json_object_get_string(member(object, name));

	return text != NULL ? text : "";
}

static const char *
row_name(struct making *making, json_object *row)
{
	return uuid_name(making->arena,
	    arena_printf(making->arena, "%s criterion %s", making->edition,
		text_of(row, "code")));
}

static const char *
level_name(struct making *making, json_object *row, json_object *level)
{
	return uuid_name(making->arena,
	    arena_printf(making->arena, "%s criterion %s level %s",
		making->edition, text_of(row, "code"), text_of(level, "code")));
}

static void
describe(struct making *making, json_object *list, json_object *row)
{
	json_object *description = append_new(list, "ResultDescription");
	json_object *levels;
	bool required = false;

	put_text(making, description, "id", row_name(making, row));
	put_text(making, description, "name", text_of(row, "title"));
	put_text(making, description, "resultType", "RubricCriterionLevel");
	levels = json_object_new_array();
	for (size_t i = 0; i < json_object_array_length(making->levels); i++) {
		json_object *from =
		    json_object_array_get_idx(making->levels, i);
		json_object *level = append_new(levels, "RubricCriterionLevel");
		const char *id = level_name(making, row, from);

		put_text(making, level, "id", id);
		put_text(making, level, "name", text_of(from, "name"));
		put_text(making, level, "level",
		    arena_printf(making->arena, "%zu", i + 1));
		if (!required && json_object_get_int(member(from, "meets"))) {
			put_text(making, description, "requiredLevel", id);
			required = true;
		}
	}
	(void)put(description, "rubricCriterionLevel", levels);
}

/* The level that a row of the rubric came to; NULL when nobody scored it. */
static json_object *
level_reached(struct making *making, json_object *row)
{
	json_object *position = member(row, "reached");

	for (size_t i = 0; i < json_object_array_length(making->levels); i++) {
		json_object *level =
		    json_object_array_get_idx(making->levels, i);

		if (position != NULL &&
		    json_object_get_int64(position) ==
			json_object_get_int64(member(level, "position")))
			return level;
	}
	return NULL;
}

static void
tell(struct making *making, json_object *list, json_object *row,
    json_object *level, const char *salt)
{
	json_object *result = append_new(list, "Result");

	put_text(making, result, "id",
	    uuid_name(making->arena,
		arena_printf(making->arena, "%s result %s", salt,
		    text_of(row, "code"))));
	put_text(making, result, "resultDescription", row_name(making, row));
	put_text(
	    making, result, "achievedLevel", level_name(making, row, level));
}

void
result_put(struct arena *arena, const char *public_url,
    const struct signer_award *award, json_object *achievement,
    json_object *subject)
{
	struct making making = {
	    .arena = arena,
	    .edition = arena_printf(arena, "%s %s %lld", public_url,
		award->code, (long long)award->edition_number),
	    .levels = list_read(arena, award->levels),
	};
	json_object *rows = list_read(arena, award->results);
	json_object *descriptions = NULL;
	json_object *results = NULL;

	if (making.levels == NULL || rows == NULL)
		return;
	for (size_t i = 0; i < json_object_array_length(rows); i++) {
		json_object *row = json_object_array_get_idx(rows, i);
		json_object *level = level_reached(&making, row);

		if (level == NULL)
			continue;
		if (descriptions == NULL) {
			descriptions = put(achievement, "resultDescription",
			    json_object_new_array());
			results =
			    put(subject, "result", json_object_new_array());
		}
		describe(&making, descriptions, row);
		tell(&making, results, row, level, award->salt);
	}
}
