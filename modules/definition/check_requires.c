/*
 * check_requires.c - what micro-credentials require: that it can be read, that
 * it names what is there, that it leads in no circle, and that somebody can
 * meet it.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "modules/definition/format.h"
#include "modules/requirement.h"

enum { CIRCLE_TEXT_MAX = 400 };

enum mark { MARK_NEW, MARK_OPEN, MARK_DONE };

struct node {
	const char *code;
	struct import_item *item;
	struct requirement requirement;
	struct place place;
	struct place member;
	enum mark mark;
	bool sound; /* it was read, and names what is there */
};

struct graph {
	struct complaints *complaints;
	struct node *nodes; /* by code */
	size_t count;
	struct node **path; /* those that are open, from the first */
	size_t depth;
};

static int
by_code(const void *a, const void *b)
{
	return strcmp(
	    ((const struct node *)a)->code, ((const struct node *)b)->code);
}

static struct node *
node_find(struct graph *graph, const char *code)
{
	struct node key = {.code = code};

	if (graph->count == 0)
		return NULL;
	return bsearch(&key, graph->nodes, graph->count, sizeof(key), by_code);
}

/* ---- reading ---------------------------------------------------------- */

struct told {
	struct complaints *complaints;
	const struct place *place;
};

static void
flaw(void *context, const char *where, const char *why)
{
	struct told *told = context;
	struct place place = {.up = told->place,
	    .name = arena_printf(told->complaints->arena, "requires%s", where)};

	complain(told->complaints, &place, "%s", why);
}

static void
node_read(struct graph *graph, struct node *node)
{
	struct complaints *complaints = graph->complaints;
	struct told told = {complaints, &node->place};
	struct import_item *item = node->item;

	if (requirement_read(complaints->arena, item->requires_value, flaw,
		&told, &node->requirement) != STATUS_OK)
		return;
	node->sound = true;
	item->required = requirement_codes(
	    complaints->arena, &node->requirement, &item->required_count);
	for (size_t i = 0; i < item->required_count; i++) {
		if (node_find(graph, item->required[i]) != NULL)
			continue;
		complain(complaints, &node->member,
		    "there is no micro-credential \"%s\" in this file",
		    item->required[i]);
		node->sound = false;
	}
}

/* ---- what can be met -------------------------------------------------- */

static void
check_credits(
    struct graph *graph, struct node *node, const struct requirement *part)
{
	int64_t sum = 0;

	for (size_t i = 0; i < part->part_count; i++)
		check_credits(graph, node, &part->parts[i]);
	if (part->kind != REQUIREMENT_CREDITS)
		return;
	for (size_t i = 0; i < part->from_count; i++) {
		const struct import_credit *credit =
		    &node_find(graph, part->from[i])->item->credit;

		if (credit->amount != NULL &&
		    strcmp(credit->unit, part->unit) == 0)
			sum += requirement_amount(credit->amount);
	}
	if (sum < part->least)
		complain(graph->complaints, &node->member,
		    "asks for %lld.%02lld %s, but what it names gives "
		    "%lld.%02lld at most: nobody could meet it",
		    (long long)(part->least / 100),
		    (long long)(part->least % 100), part->unit,
		    (long long)(sum / 100), (long long)(sum % 100));
}

/* ---- circles ---------------------------------------------------------- */

/* From the place on the path where `node` was met first, back to it. */
static void
complain_circle(struct graph *graph, struct node *node)
{
	struct text text;
	size_t from = 0;

	while (from < graph->depth && graph->path[from] != node)
		from++;
	text_init(&text, graph->complaints->arena, CIRCLE_TEXT_MAX);
	for (size_t i = from; i < graph->depth; i++)
		text_printf(&text, "\"%s\" requires ", graph->path[i]->code);
	complain(graph->complaints, &node->member,
	    "leads in a circle: %s\"%s\"", text_span(&text).at, node->code);
}

static void
walk(struct graph *graph, struct node *node)
{
	const struct import_item *item = node->item;

	node->mark = MARK_OPEN;
	graph->path[graph->depth++] = node;
	for (size_t i = 0; i < item->required_count; i++) {
		struct node *next = node_find(graph, item->required[i]);

		if (next == NULL)
			continue;
		if (next->mark == MARK_OPEN)
			complain_circle(graph, next);
		else if (next->mark == MARK_NEW)
			walk(graph, next);
	}
	graph->depth--;
	node->mark = MARK_DONE;
}

void
import_check_requires(struct import_file *file, struct complaints *complaints)
{
	struct graph graph = {.complaints = complaints,
	    .count = file->item_count,
	    .nodes = arena_array(
		complaints->arena, file->item_count, sizeof(struct node)),
	    .path = arena_array(
		complaints->arena, file->item_count, sizeof(struct node *))};
	struct place top = {.name = "micro_credentials"};

	for (size_t i = 0; i < graph.count; i++)
		graph.nodes[i] = (struct node) {.code = file->items[i].code,
		    .item = &file->items[i],
		    .place = {.up = &top, .index = i}};
	if (graph.count > 0)
		qsort(graph.nodes, graph.count, sizeof(*graph.nodes), by_code);
	for (size_t i = 0; i < graph.count; i++) {
		struct node *node = &graph.nodes[i];

		node->member =
		    (struct place) {.up = &node->place, .name = "requires"};
		node_read(&graph, node);
		if (node->sound)
			check_credits(&graph, node, &node->requirement);
	}
	for (size_t i = 0; i < graph.count; i++)
		if (graph.nodes[i].mark == MARK_NEW)
			walk(&graph, &graph.nodes[i]);
}
