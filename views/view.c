/*
 * view.c - one tree of data, kept in ClearSilver's HDF or in json-c.
 *
 * Both libraries hand out nodes that they own; the arena frees the whole tree
 * at its reset. What can fail in them is lack of memory alone, which ends the
 * process as it does in the arena.
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <json-c/json.h>

#include "base/check.h"
#include "base/clock.h"
#include "base/insist.h"
#include "views/markdown.h"
#include "views/node.h"
#include "views/view.h"
#include "views/silver.h"

/* What all nodes of a view share. */
struct tree {
	struct arena *arena;
	enum view_form form;
	int64_t now_us;
};

struct view {
	struct tree *tree;
	HDF *hdf;          /* VIEW_PAGE */
	json_object *json; /* VIEW_JSON; an object, or a list's array */
	const char *key;
	struct view *first; /* groups and lists by key; rows aren't kept */
	struct view *next;
	bool is_list;
	unsigned rows;
};

static void
hdf_free(void *thing)
{
	HDF *hdf = thing;

	hdf_destroy(&hdf);
}

static void
json_free(void *thing)
{
	(void)json_object_put(thing);
}

/* No memory is the only error left when keys are ours; it ends the process. */
static void
hdf_must(NEOERR *error)
{
	insist(error == NULL);
}

static struct view *
node_new(struct tree *tree, const char *key)
{
	struct view *node = arena_take(tree->arena, sizeof(*node));

	node->tree = tree;
	node->key = key;
	return node;
}

/* The group or list `key` of `view`, made when it isn't there. */
static struct view *
child_find(struct view *view, const char *key, bool is_list)
{
	struct tree *tree = view->tree;
	struct view *child = view->first;

	insist(*key != '\0' && !view->is_list);
	while (child != NULL && strcmp(child->key, key) != 0)
		child = child->next;
	if (child != NULL) {
		insist(child->is_list == is_list);
		return child;
	}
	child = node_new(tree, key);
	child->is_list = is_list;
	child->next = view->first;
	view->first = child;
	if (tree->form == VIEW_PAGE) {
		hdf_must(hdf_get_node(view->hdf, key, &child->hdf));
	} else {
		child->json = is_list ? json_object_new_array()
				      : json_object_new_object();
		insist(child->json != NULL);
		insist(
		    json_object_object_add(view->json, key, child->json) == 0);
	}
	return child;
}

/* The node in which the last part of a key stands; *key becomes that part. */
static struct view *
node_of(struct view *view, const char **key)
{
	const char *dot;

	while ((dot = strchr(*key, '.')) != NULL) {
		char *part =
		    arena_copy(view->tree->arena, *key, (size_t)(dot - *key));

		view = child_find(view, part, false);
		*key = dot + 1;
	}
	insist(**key != '\0');
	return view;
}

static void
leaf_hdf(struct view *view, const char *key, const char *value)
{
	hdf_must(hdf_set_value(view->hdf, key, value));
}

static void
leaf_json(struct view *view, const char *key, json_object *value)
{
	insist(value != NULL);
	insist(json_object_object_add(view->json, key, value) == 0);
}

struct view *
view_open(struct arena *arena, enum view_form form, int64_t now_us)
{
	struct tree *tree = arena_take(arena, sizeof(*tree));
	struct view *view;

	tree->arena = arena;
	tree->form = form;
	tree->now_us = now_us;
	view = node_new(tree, "");
	if (form == VIEW_PAGE) {
		hdf_must(hdf_init(&view->hdf));
		arena_defer(arena, hdf_free, view->hdf);
	} else {
		view->json = json_object_new_object();
		insist(view->json != NULL);
		arena_defer(arena, json_free, view->json);
	}
	return view;
}

enum view_form
view_form(const struct view *view)
{
	return view->tree->form;
}

struct _hdf *
view_hdf(struct view *view)
{
	insist(view->tree->form == VIEW_PAGE);
	return view->hdf;
}

struct view *
view_group_at(struct view *view, const char *key)
{
	view = node_of(view, &key);
	return child_find(view, key, false);
}

struct view *
view_row_at(struct view *view, const char *key)
{
	struct view *list;
	struct view *row;
	char name[16];

	view = node_of(view, &key);
	list = child_find(view, key, true);
	row = node_new(view->tree, "");
	if (view->tree->form == VIEW_PAGE) {
		(void)snprintf(name, sizeof(name), "%u", list->rows);
		hdf_must(hdf_get_node(list->hdf, name, &row->hdf));
	} else {
		row->json = json_object_new_object();
		insist(row->json != NULL);
		insist(json_object_array_add(list->json, row->json) == 0);
	}
	list->rows++;
	return row;
}

void
view_list_at(struct view *view, const char *key)
{
	view = node_of(view, &key);
	(void)child_find(view, key, true);
}

void
view_text_at(struct view *view, const char *key, const char *value)
{
	if (value == NULL)
		value = "";
	view = node_of(view, &key);
	if (view->tree->form == VIEW_PAGE)
		leaf_hdf(view, key, value);
	else
		leaf_json(view, key, json_object_new_string(value));
}

void
view_int_at(struct view *view, const char *key, int64_t value)
{
	char digits[24];

	view = node_of(view, &key);
	if (view->tree->form == VIEW_JSON) {
		leaf_json(view, key, json_object_new_int64(value));
		return;
	}
	(void)snprintf(digits, sizeof(digits), "%lld", (long long)value);
	leaf_hdf(view, key, digits);
}

void
view_flag_at(struct view *view, const char *key, bool value)
{
	view = node_of(view, &key);
	if (view->tree->form == VIEW_PAGE)
		leaf_hdf(view, key, value ? "1" : "0");
	else
		leaf_json(view, key, json_object_new_boolean(value));
}

/* "2.50" is "2.5", "3.00" is "3"; anything but digits and a point is a bug of
 * the records. */
static const char *
decimal_trim(struct arena *arena, const char *value)
{
	size_t len = strspn(value, "-0123456789.");
	char *digits;

	insist(value[len] == '\0');
	digits = arena_copy(arena, value, len);
	if (strchr(digits, '.') == NULL)
		return digits;
	while (digits[len - 1] == '0')
		digits[--len] = '\0';
	if (digits[len - 1] == '.')
		digits[--len] = '\0';
	return digits;
}

void
view_decimal_at(struct view *view, const char *key, const char *value)
{
	const char *digits;

	if (value == NULL || *value == '\0')
		return;
	digits = decimal_trim(view->tree->arena, value);
	view = node_of(view, &key);
	if (view->tree->form == VIEW_PAGE)
		leaf_hdf(view, key, digits);
	else if (strchr(digits, '.') == NULL)
		leaf_json(view, key,
		    json_object_new_int64(strtoll(digits, NULL, 10)));
	else /* keeps the digits as they are */
		leaf_json(view, key,
		    json_object_new_double_s(strtod(digits, NULL), digits));
}

void
view_time_at(struct view *view, const char *key, int64_t us)
{
	char text[CLOCK_TEXT_MAX];
	struct view *node;
	int64_t now_us = view->tree->now_us;

	if (us == 0)
		return;
	view = node_of(view, &key);
	clock_iso(us, text);
	if (view->tree->form == VIEW_JSON) {
		leaf_json(view, key, json_object_new_string(text));
		return;
	}
	node = child_find(view, key, false);
	leaf_hdf(node, "iso", text);
	clock_date_time(us, now_us, text);
	leaf_hdf(node, "text", text);
	clock_date(us, now_us, text);
	leaf_hdf(node, "date", text);
	clock_until(us, now_us, text);
	leaf_hdf(node, "until", text);
}

void
view_web_at(struct view *view, const char *key, const char *value)
{
	if (value == NULL || (!web_address_is(value) && !return_path_is(value)))
		return;
	view_text_at(view, key, value);
}

void
view_markdown_at(struct view *view, const char *key, const char *value)
{
	struct view *node;

	view = node_of(view, &key);
	if (view->tree->form == VIEW_JSON) {
		view_text_at(view, key, value);
		return;
	}
	node = child_find(view, key, false);
	leaf_hdf(node, "html", markdown_html(view->tree->arena, value));
}

struct span
view_json(struct view *view, struct arena *arena)
{
	size_t len;
	const char *at;

	insist(view->tree->form == VIEW_JSON);
	at = json_object_to_json_string_length(view->json,
	    JSON_C_TO_STRING_PLAIN | JSON_C_TO_STRING_NOSLASHESCAPE, &len);
	insist(at != NULL);
	return (struct span) {arena_copy(arena, at, len), len};
}
