/*
 * view.c - what a handler fills, written down as a record (record.h) and put
 * into ClearSilver's HDF or json-c when somebody wants to see it (replay.c).
 *
 * The record costs a few copies of bytes; a page that was drawn from the very
 * same record need not be drawn again (memory.c).
 */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "base/check.h"
#include "base/clock.h"
#include "base/insist.h"
#include "views/markdown.h"
#include "views/node.h"
#include "views/record.h"
#include "views/view.h"

enum { RECORD_MAX = 16 * 1024 * 1024 };

/* What all nodes of a view share. */
struct tree {
	struct arena *arena;
	enum view_form form;
	int64_t now_us;
	struct text record;
	uint32_t nodes;
};

struct view {
	struct tree *tree;
	const char *key;
	struct view *first; /* groups and lists by key; rows aren't kept */
	struct view *next;
	uint32_t number; /* in the record: the root is 0 */
	bool is_list;
};

static struct view *
node_new(struct tree *tree, const char *key)
{
	struct view *node = arena_take(tree->arena, sizeof(*node));

	node->tree = tree;
	node->key = key;
	node->number = tree->nodes++;
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
	record_node(&tree->record, is_list ? RECORD_LIST : RECORD_GROUP,
	    view->number, key);
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
leaf(struct view *view, enum record_kind kind, const char *key,
    const char *value)
{
	view = node_of(view, &key);
	record_leaf(&view->tree->record, kind, view->number, key, value);
}

struct view *
view_open(struct arena *arena, enum view_form form, int64_t now_us)
{
	struct tree *tree = arena_take(arena, sizeof(*tree));

	tree->arena = arena;
	tree->form = form;
	tree->now_us = now_us;
	text_init(&tree->record, arena, RECORD_MAX);
	return node_new(tree, "");
}

enum view_form
view_form(const struct view *view)
{
	return view->tree->form;
}

struct arena *
view_arena(const struct view *view)
{
	return view->tree->arena;
}

bool
view_record(const struct view *view, struct span *record_r)
{
	*record_r = text_span(&view->tree->record);
	return !view->tree->record.overflown;
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

	view = node_of(view, &key);
	list = child_find(view, key, true);
	record_node(&view->tree->record, RECORD_ROW, list->number, "");
	return node_new(view->tree, "");
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
	leaf(view, RECORD_TEXT, key, value == NULL ? "" : value);
}

void
view_int_at(struct view *view, const char *key, int64_t value)
{
	char digits[24];

	(void)snprintf(digits, sizeof(digits), "%lld", (long long)value);
	leaf(view, RECORD_NUMBER, key, digits);
}

void
view_flag_at(struct view *view, const char *key, bool value)
{
	leaf(view, RECORD_FLAG, key, value ? "1" : "0");
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
	leaf(view, strchr(digits, '.') == NULL ? RECORD_NUMBER : RECORD_DECIMAL,
	    key, digits);
}

void
view_time_at(struct view *view, const char *key, int64_t us)
{
	char text[CLOCK_TEXT_MAX];
	struct view *node;
	int64_t now_us = view->tree->now_us;

	if (us == 0)
		return;
	clock_iso(us, text);
	if (view->tree->form == VIEW_JSON) {
		leaf(view, RECORD_TEXT, key, text);
		return;
	}
	node = view_group_at(view, key);
	leaf(node, RECORD_TEXT, "iso", text);
	clock_date_time(us, now_us, text);
	leaf(node, RECORD_TEXT, "text", text);
	clock_date(us, now_us, text);
	leaf(node, RECORD_TEXT, "date", text);
	clock_until(us, now_us, text);
	leaf(node, RECORD_TEXT, "until", text);
}

void
view_date_at(struct view *view, const char *key, int64_t us)
{
	char text[CLOCK_TEXT_MAX];

	if (us == 0)
		return;
	clock_day(us, text);
	if (view->tree->form == VIEW_JSON) {
		leaf(view, RECORD_TEXT, key, text);
		return;
	}
	view = view_group_at(view, key);
	leaf(view, RECORD_TEXT, "iso", text);
	clock_date(us, view->tree->now_us, text);
	leaf(view, RECORD_TEXT, "date", text);
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
	if (view->tree->form == VIEW_JSON)
		view_text_at(view, key, value);
	else
		leaf(view_group_at(view, key), RECORD_TEXT, "html",
		    markdown_html(view->tree->arena, value));
}
