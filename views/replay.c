/*
 * replay.c - a view's record becomes a tree in ClearSilver's HDF or in json-c.
 *
 * Both libraries hand out nodes that they own; the arena frees the whole tree
 * at its reset. What can fail in them is lack of memory alone, which ends the
 * process as it does in the arena.
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>

#include <json-c/json.h>

#include "base/insist.h"
#include "views/node.h"
#include "views/record.h"
#include "views/view.h"
#include "views/silver.h"

/* The nodes by their numbers; of a list also how many rows it has. */
struct node {
	HDF *hdf;
	json_object *json;
	unsigned rows;
};

struct nodes {
	struct arena *arena;
	struct node *items;
	size_t count;
	size_t room;
};

/* ---- nodes ------------------------------------------------------------- */

static size_t
nodes_needed(struct span record)
{
	struct record_entry entry;
	size_t count = 1;

	for (size_t at = 0; record_next(record, &at, &entry);)
		count += entry.kind < RECORD_TEXT;
	return count;
}

static void
nodes_open(struct nodes *nodes, struct arena *arena, struct span record)
{
	nodes->room = nodes_needed(record);
	nodes->items = arena_array(arena, nodes->room, sizeof(*nodes->items));
	nodes->count = 1;
}

static struct node *
node_at(struct nodes *nodes, uint32_t number)
{
	insist(number < nodes->count);
	return &nodes->items[number];
}

static struct node *
node_add(struct nodes *nodes)
{
	insist(nodes->count < nodes->room);
	return &nodes->items[nodes->count++];
}

/* ---- HDF --------------------------------------------------------------- */

static void
hdf_free(void *thing)
{
	HDF *hdf = thing;

	hdf_destroy(&hdf);
}

/* No memory is the only error left when keys are ours; it ends the process. */
static void
hdf_must(NEOERR *error)
{
	insist(error == NULL);
}

static void
hdf_play(struct nodes *nodes, const struct record_entry *entry)
{
	struct node *node = node_at(nodes, entry->node);
	char name[16];

	switch (entry->kind) {
	case RECORD_GROUP:
	case RECORD_LIST:
		hdf_must(
		    hdf_get_node(node->hdf, entry->key, &node_add(nodes)->hdf));
		return;
	case RECORD_ROW:
		(void)snprintf(name, sizeof(name), "%u", node->rows++);
		hdf_must(hdf_get_node(node->hdf, name, &node_add(nodes)->hdf));
		return;
	case RECORD_TEXT:
	case RECORD_NUMBER:
	case RECORD_DECIMAL:
	case RECORD_FLAG:
		hdf_must(hdf_set_value(node->hdf, entry->key, entry->value));
		return;
	}
}

struct _hdf *
view_hdf(struct view *view)
{
	struct arena *arena = view_arena(view);
	struct record_entry entry;
	struct nodes nodes;
	struct span record;

	insist(view_form(view) == VIEW_PAGE && view_record(view, &record));
	nodes_open(&nodes, arena, record);
	hdf_must(hdf_init(&nodes.items[0].hdf));
	arena_defer(arena, hdf_free, nodes.items[0].hdf);
	for (size_t at = 0; record_next(record, &at, &entry);)
		hdf_play(&nodes, &entry);
	return nodes.items[0].hdf;
}

/* ---- JSON -------------------------------------------------------------- */

static void
json_free(void *thing)
{
	(void)json_object_put(thing);
}

/* Gives `value` to the object or the array. */
static void
json_give(struct node *node, const char *key, json_object *value)
{
	insist(value != NULL);
	if (json_object_get_type(node->json) == json_type_array)
		insist(json_object_array_add(node->json, value) == 0);
	else
		insist(json_object_object_add(node->json, key, value) == 0);
}

static json_object *
json_value(const struct record_entry *entry)
{
	switch (entry->kind) {
	case RECORD_LIST:
		return json_object_new_array();
	case RECORD_GROUP:
	case RECORD_ROW:
		return json_object_new_object();
	case RECORD_TEXT:
		return json_object_new_string_len(
		    entry->value, (int)entry->value_len);
	case RECORD_NUMBER:
		return json_object_new_int64(strtoll(entry->value, NULL, 10));
	case RECORD_DECIMAL: /* keeps the digits as they are */
		return json_object_new_double_s(
		    strtod(entry->value, NULL), entry->value);
	case RECORD_FLAG:
		return json_object_new_boolean(entry->value[0] == '1');
	}
	return NULL;
}

static void
json_play(struct nodes *nodes, const struct record_entry *entry)
{
	json_object *value = json_value(entry);

	json_give(node_at(nodes, entry->node), entry->key, value);
	if (entry->kind < RECORD_TEXT)
		node_add(nodes)->json = value;
}

static json_object *
json_tree(struct arena *arena, struct span record)
{
	struct record_entry entry;
	struct nodes nodes;

	nodes_open(&nodes, arena, record);
	nodes.items[0].json = json_object_new_object();
	insist(nodes.items[0].json != NULL);
	arena_defer(arena, json_free, nodes.items[0].json);
	for (size_t at = 0; record_next(record, &at, &entry);)
		json_play(&nodes, &entry);
	return nodes.items[0].json;
}

enum status
view_json(struct view *view, struct arena *arena, struct span *json_r)
{
	struct span record;
	const char *at;
	size_t len;

	insist(view_form(view) == VIEW_JSON);
	if (!view_record(view, &record))
		return fault(STATUS_TOO_MUCH, "the view is too long");
	at = json_object_to_json_string_length(json_tree(arena, record),
	    JSON_C_TO_STRING_PLAIN | JSON_C_TO_STRING_NOSLASHESCAPE, &len);
	insist(at != NULL);
	*json_r = (struct span) {arena_copy(arena, at, len), len};
	return STATUS_OK;
}
