/*
 * records.c - rows into a document.
 */
#include "config.h"

#include <json-c/json.h>
#include <string.h>

#include "base/insist.h"
#include "base/text.h"
#include "modules/definition/records.h"
#include "modules/requirement.h"

enum { PARSE_DEPTH = 32, CODES_MAX = 64 * 1024 };

static void
drop_tree(void *tree)
{
	(void)json_object_put(tree);
}

static void
put_text(struct json_object *object, const char *name, const char *text)
{
	(void)json_object_object_add(
	    object, name, json_object_new_string(text));
}

static struct json_object *
put_list(struct json_object *object, const char *name)
{
	struct json_object *list = json_object_new_array();

	(void)json_object_object_add(object, name, list);
	return list;
}

static struct json_object *
put_row(struct json_object *list)
{
	struct json_object *row = json_object_new_object();

	(void)json_object_array_add(list, row);
	return row;
}

/* ---- the parts -------------------------------------------------------- */

static void
add_programmes(struct json_object *tree, const struct export_rows *rows)
{
	struct json_object *list = put_list(tree, "programmes");

	for (size_t i = 0; i < rows->programme_count; i++) {
		const struct export_programme *from = &rows->programmes[i];
		struct json_object *row = put_row(list);
		struct json_object *words = json_object_new_object();

		put_text(row, "code", from->code);
		put_text(row, "name", from->name);
		put_text(row, "description", from->description);
		put_text(words, "awarded", from->awarded);
		put_text(words, "not_yet", from->not_yet);
		put_text(words, "not_yet_next", from->not_yet_next);
		(void)json_object_object_add(row, "words", words);
		put_text(row, "review_cadence", from->cadence);
	}
}

static void
add_terms(struct json_object *tree, const struct export_rows *rows)
{
	struct json_object *list;

	if (rows->term_count == 0)
		return;
	list = put_list(tree, "terms");
	for (size_t i = 0; i < rows->term_count; i++) {
		const struct export_term *from = &rows->terms[i];
		struct json_object *row = put_row(list);

		put_text(row, "code", from->code);
		put_text(row, "programme", from->programme);
		put_text(row, "name", from->name);
		put_text(row, "ends_on", from->ends_on);
		put_text(row, "review_until", from->review_until);
		put_text(row, "release_on", from->release_on);
	}
}

static void
add_competencies(struct json_object *object, const char *name,
    const struct export_rows *rows, int64_t framework, int64_t parent)
{
	struct json_object *list = NULL;

	for (size_t i = 0; i < rows->competency_count; i++) {
		const struct export_competency *from = &rows->competencies[i];
		struct json_object *row;

		if (from->framework != framework || from->parent != parent)
			continue;
		if (list == NULL)
			list = put_list(object, name);
		row = put_row(list);
		put_text(row, "code", from->code);
		put_text(row, "name", from->name);
		put_text(row, "statement", from->statement);
		add_competencies(row, "children", rows, framework, from->id);
	}
}

static void
add_frameworks(struct json_object *tree, const struct export_rows *rows)
{
	struct json_object *list = put_list(tree, "frameworks");

	for (size_t i = 0; i < rows->framework_count; i++) {
		const struct export_framework *from = &rows->frameworks[i];
		struct json_object *row = put_row(list);

		put_text(row, "code", from->code);
		put_text(row, "name", from->name);
		if (*from->statement != '\0')
			put_text(row, "statement", from->statement);
		add_competencies(row, "competencies", rows, from->id, 0);
	}
}

static void
add_alignments(struct json_object *tree, const struct export_rows *rows)
{
	struct json_object *list = put_list(tree, "alignments");

	for (size_t i = 0; i < rows->alignment_count; i++) {
		const struct export_alignment *from = &rows->alignments[i];
		struct json_object *row = put_row(list);

		put_text(row, "code", from->code);
		put_text(row, "name", from->name);
		put_text(row, "framework", from->framework);
		put_text(row, "url", from->url);
	}
}

static enum status
add_items(struct json_object *tree, const struct export_rows *rows)
{
	struct json_object *list = put_list(tree, "micro_credentials");

	for (size_t i = 0; i < rows->item_count; i++) {
		const char *body = rows->items[i].body;
		struct json_tokener *tokener;
		struct json_object *item;

		if (*body == '\0')
			continue;
		tokener = json_tokener_new_ex(PARSE_DEPTH);
		item = json_tokener_parse_ex(tokener, body, (int)strlen(body));
		json_tokener_free(tokener);
		if (!json_object_is_type(item, json_type_object)) {
			(void)json_object_put(item);
			return fault(STATUS_UNAVAILABLE,
			    "%s: its text can't be read", rows->items[i].code);
		}
		(void)json_object_array_add(list, item);
	}
	return STATUS_OK;
}

/* The duties of one micro-credential: those from `first` on with its code. */
static size_t
add_duties(
    struct json_object *list, const struct export_rows *rows, size_t first)
{
	const struct export_duty *from = &rows->duties[first];
	struct json_object *row = json_object_new_object();
	struct json_object *assessors;
	struct json_object *issuers;
	size_t i = first;

	put_text(row, "micro_credential", from->code);
	assessors = put_list(row, "assessors");
	issuers = put_list(row, "issuers");
	for (; i < rows->duty_count &&
	     strcmp(rows->duties[i].code, from->code) == 0;
	     i++)
		(void)json_object_array_add(
		    strcmp(rows->duties[i].duty, "issuer") == 0 ? issuers
								: assessors,
		    json_object_new_string(rows->duties[i].username));
	if (json_object_array_length(issuers) > 0 &&
	    (int64_t)json_object_array_length(assessors) >= from->assessors)
		(void)json_object_array_add(list, row);
	else
		(void)json_object_put(row);
	return i;
}

static void
add_people(struct json_object *tree, const struct export_rows *rows)
{
	struct json_object *list = json_object_new_array();

	for (size_t i = 0; i < rows->duty_count;)
		if (records_find(tree, "micro_credentials",
			rows->duties[i].code) != NULL)
			i = add_duties(list, rows, i);
		else
			i++;
	if (json_object_array_length(list) > 0)
		(void)json_object_object_add(tree, "people", list);
	else
		(void)json_object_put(list);
}

enum status
records_tree(struct arena *arena, const struct export_rows *rows,
    struct json_object **tree_r)
{
	struct json_object *tree = json_object_new_object();
	enum status status;

	insist(tree != NULL);
	arena_defer(arena, drop_tree, tree);
	put_text(tree, "format", "accolade/definitions/1");
	add_programmes(tree, rows);
	add_frameworks(tree, rows);
	add_alignments(tree, rows);
	status = add_items(tree, rows);
	if (status != STATUS_OK)
		return status;
	add_terms(tree, rows);
	add_people(tree, rows);
	*tree_r = tree;
	return STATUS_OK;
}

/* ---- what is in a document -------------------------------------------- */

static const char *
text_of(struct json_object *object, const char *name)
{
	struct json_object *value = NULL;

	(void)json_object_object_get_ex(object, name, &value);
	return json_object_is_type(value, json_type_string)
	    ? json_object_get_string(value)
	    : "";
}

struct json_object *
records_find(struct json_object *tree, const char *list, const char *code)
{
	struct json_object *things = json_object_object_get(tree, list);
	size_t count = json_object_is_type(things, json_type_array)
	    ? json_object_array_length(things)
	    : 0;

	for (size_t i = 0; i < count; i++) {
		struct json_object *thing =
		    json_object_array_get_idx(things, i);

		if (strcmp(text_of(thing, "code"), code) == 0)
			return thing;
	}
	return NULL;
}

static bool
holds(struct json_object *thing, const char *list, const char *code)
{
	struct json_object *things = json_object_object_get(thing, list);
	size_t count = json_object_is_type(things, json_type_array)
	    ? json_object_array_length(things)
	    : 0;

	for (size_t i = 0; i < count; i++) {
		struct json_object *one = json_object_array_get_idx(things, i);

		if (json_object_is_type(one, json_type_string)) {
			if (strcmp(json_object_get_string(one), code) == 0)
				return true;
		} else if (strcmp(text_of(one, "code"), code) == 0 ||
		    holds(one, "children", code)) {
			return true;
		}
	}
	return false;
}

static bool
is_named(struct json_object *tree, const char *list, struct json_object *thing)
{
	struct json_object *items =
	    json_object_object_get(tree, "micro_credentials");
	size_t count = json_object_array_length(items);

	for (size_t i = 0; i < count; i++) {
		struct json_object *item = json_object_array_get_idx(items, i);
		const char *code = text_of(thing, "code");

		if (strcmp(list, "terms") == 0
			? strcmp(text_of(thing, "programme"),
			      text_of(item, "programme")) == 0
			: strcmp(list, "programmes") == 0
			? strcmp(text_of(item, "programme"), code) == 0
			: strcmp(list, "frameworks") == 0
			? holds(thing, "competencies",
			      text_of(item, "competency"))
			: holds(item, "alignments", code))
			return true;
	}
	return false;
}

void
records_narrow(struct json_object *tree)
{
	static const char *const lists[] = {
	    "terms", "programmes", "frameworks", "alignments"};

	for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++) {
		struct json_object *list =
		    json_object_object_get(tree, lists[i]);

		if (list == NULL)
			continue;
		for (size_t n = json_object_array_length(list); n-- > 0;)
			if (!is_named(tree, lists[i],
				json_object_array_get_idx(list, n)))
				(void)json_object_array_del_idx(list, n, 1);
	}
}

const char *
records_required(struct arena *arena, struct json_object *tree)
{
	struct json_object *items =
	    json_object_object_get(tree, "micro_credentials");
	size_t count = json_object_array_length(items);
	struct text text;

	text_init(&text, arena, CODES_MAX);
	for (size_t i = 0; i < count; i++) {
		struct json_object *item = json_object_array_get_idx(items, i);
		struct requirement requirement;
		const char **codes;
		size_t code_count;

		if (requirement_read(arena,
			json_object_object_get(item, "requires"), NULL, NULL,
			&requirement) != STATUS_OK)
			continue;
		codes = requirement_codes(arena, &requirement, &code_count);
		for (size_t n = 0; n < code_count; n++)
			if (records_find(tree, "micro_credentials", codes[n]) ==
			    NULL)
				text_printf(&text, "%s%s",
				    text.len > 0 ? "," : "", codes[n]);
	}
	return text.len > 0 ? text_span(&text).at : NULL;
}
