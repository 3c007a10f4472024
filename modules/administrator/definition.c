/*
 * definition.c - /administrator/definitions: what is published, its editions
 * and what differs between them; and the upload of a file.
 */
#include "config.h"

#include <json-c/json.h>
#include <string.h>

#include "modules/administrator/pages.h"
#include "modules/definition/diff.h"
#include "modules/definition/format.h"
#include "schema/administrator/definition.h"
#include "views/view.h"

enum { PAGE_ROWS = 50, PARSE_DEPTH = 32 };

static const char address[] = "/administrator/definitions";

/* ---- the list -------------------------------------------------------- */

static void
show_row(
    struct request *req, struct view *view, const struct definition_row *row)
{
	view_web(view, "href",
	    arena_printf(req->arena, "%s/%s", address, row->code));
	view_web(view, "people_href",
	    arena_printf(req->arena, "/administrator/duties/%s", row->code));
	view_text(view, "code", row->code);
	view_text(view, "title", row->title);
	view_text(view, "programme", row->programme);
	view_text(view, "state", row->state);
	view_int(view, "edition", row->number);
	view_time(view, "since", row->since_us);
	view_int(view, "used", row->used);
	view_int(view, "assessors", row->assessors);
	view_int(view, "issuers", row->issuers);
}

static void
show_pager(struct request *req, struct view *data,
    const struct definition_row *rows, size_t count, bool first)
{
	struct view *pager = view_group(data, "Pager");

	if (count > PAGE_ROWS)
		view_web(pager, "next_href",
		    arena_printf(req->arena, "%s?after=%s", address,
			rows[PAGE_ROWS - 1].code));
	if (!first)
		view_web(pager, "first_href", address);
}

static enum status
show_waiting(struct request *req, struct view *data)
{
	struct definition_waiting *rows;
	size_t count;
	enum status status = draft_list(
	    req->db, req->arena, req->session->person, &rows, &count);

	if (status != STATUS_OK)
		return status;
	view_list(data, "Waiting");
	for (size_t i = 0; i < count; i++) {
		struct view *row = view_row(data, "Waiting");

		view_web(row, "href", draft_address(req, rows[i].public_id));
		view_text(row, "name", rows[i].name);
		view_time(row, "at", rows[i].created_us);
	}
	return STATUS_OK;
}

/* The list from behind `after`. */
static enum status
show_list(struct request *req, struct reply *reply, const char *after)
{
	struct view *data = reply_data(reply);
	struct view *list = view_group(data, "List");
	struct definition_row *rows;
	size_t count;
	enum status status = definition_list(
	    req->db, req->arena, after, PAGE_ROWS + 1, &rows, &count);

	if (status == STATUS_OK)
		status = show_waiting(req, data);
	if (status != STATUS_OK)
		return status;
	view_list(list, "items");
	for (size_t i = 0; i < count && i < PAGE_ROWS; i++)
		show_row(req, view_row(list, "items"), &rows[i]);
	show_pager(req, data, rows, count, *after == '\0');
	reply_view(reply, "administrator/definition_list");
	return STATUS_OK;
}

/* GET /administrator/definitions (role; after) */
enum status
definition_list_show(struct request *req, struct reply *reply)
{
	return show_list(req, reply, field_text(req, DEFINITION_LIST_AFTER));
}

/* ---- the upload ------------------------------------------------------ */

/* The form after a mistake of the form itself: no file, or one too large. */
enum status
definition_again_show(struct request *req, struct reply *reply)
{
	return show_list(req, reply, "");
}

void
mistakes_show(
    struct request *req, struct view *data, const struct complaints *complaints)
{
	size_t shown = complaints->count < COMPLAINTS_MAX ? complaints->count
							  : COMPLAINTS_MAX;

	view_list(data, "Mistakes");
	for (size_t i = 0; i < shown; i++)
		view_text(
		    view_row(data, "Mistakes"), "text", complaints->texts[i]);
	if (complaints->count > shown)
		view_text(view_row(data, "Mistakes"), "text",
		    arena_printf(
			req->arena, "and %zu more", complaints->count - shown));
}

static void
close_arena(void *thing)
{
	struct arena *arena = thing;

	arena_close(&arena);
}

enum status
definition_parse(struct request *req, const char *name, struct span bytes,
    struct complaints *complaints, struct import_file *file_r)
{
	*complaints = (struct complaints) {
	    .arena = arena_open(IMPORT_ARENA + IMPORT_FILE_MAX), .file = name};
	arena_defer(req->arena, close_arena, complaints->arena);
	return import_parse(bytes, complaints, file_r);
}

/* POST /administrator/definitions (role; file) */
enum status
definition_upload(struct request *req, struct reply *reply)
{
	const char *name = field_document(req, DEFINITION_FILE);
	struct span bytes = field_span(req, DEFINITION_FILE);
	struct complaints complaints;
	struct import_file file;
	const char *id;
	enum status status;

	if (name == NULL) {
		field_error(req, DEFINITION_FILE, NULL, "Choose a file.");
		return STATUS_INVALID;
	}
	if (definition_parse(req, name, bytes, &complaints, &file) !=
	    STATUS_OK) {
		fault_clear();
		mistakes_show(req, reply_data(reply), &complaints);
		reply_status(reply, STATUS_INVALID);
		return show_list(req, reply, "");
	}
	status = draft_add(req->db, req->arena, req->session->person, name,
	    bytes, req->now_us, &id);
	if (status == STATUS_OK)
		reply_redirect(reply, "%s", draft_address(req, id));
	return status;
}

/* ---- one micro-credential -------------------------------------------- */

static const char *
kind_code(enum change_kind kind)
{
	switch (kind) {
	case CHANGE_ADDED:
		return "added";
	case CHANGE_REMOVED:
		return "removed";
	case CHANGE_EDITED:
		return "edited";
	case CHANGE_MOVED:
		return "moved";
	}
	return "";
}

void
changes_show(
    struct request *req, struct view *view, const struct changes *changes)
{
	view_list(view, "changes");
	for (const struct change *c = changes->first; c != NULL; c = c->next) {
		struct view *row = view_row(view, "changes");

		view_text(row, "kind", kind_code(c->kind));
		view_text(row, "what", c->what);
		view_text(row, "before", c->before);
		view_text(row, "after", c->after);
	}
	if (changes->count > CHANGES_MAX)
		view_text(view, "more",
		    arena_printf(
			req->arena, "%zu more", changes->count - CHANGES_MAX));
}

static void
drop_tree(void *tree)
{
	(void)json_object_put(tree);
}

static struct json_object *
body_tree(struct arena *arena, const char *body)
{
	struct json_tokener *tokener = json_tokener_new_ex(PARSE_DEPTH);
	struct json_object *tree =
	    json_tokener_parse_ex(tokener, body, (int)strlen(body));

	json_tokener_free(tokener);
	if (tree != NULL)
		arena_defer(arena, drop_tree, tree);
	return tree;
}

/* One edition, and what differs from the one before where both texts are
 * there. */
static void
show_edition(struct request *req, struct view *row,
    const struct definition_edition *edition, struct json_object *tree,
    struct json_object *before)
{
	struct changes changes = {.arena = req->arena};

	view_int(row, "number", edition->number);
	view_text(row, "state", edition->state);
	view_text(row, "title", edition->title);
	view_time(row, "since", edition->since_us);
	view_int(row, "used", edition->used);
	if (tree == NULL || before == NULL)
		return;
	diff_values(&changes, "", before, tree);
	view_flag(row, "compared", true);
	changes_show(req, row, &changes);
}

/* GET /administrator/definitions/{code} (role) */
enum status
definition_show(struct request *req, struct reply *reply)
{
	struct view *data = reply_data(reply);
	struct definition_edition *rows;
	struct json_object *tree = NULL;
	size_t count;
	enum status status = definition_editions(
	    req->db, req->arena, req->args[0], &rows, &count);

	if (status != STATUS_OK)
		return status;
	if (count == 0) {
		reply_explain(reply,
		    "There is no micro-credential at this address.",
		    "Look for it in the list of definitions.");
		return STATUS_ABSENT;
	}
	view_text(data, "Definition.code", req->args[0]);
	view_text(data, "Definition.title", rows[0].title);
	for (size_t i = 0; i < count; i++) {
		struct json_object *its =
		    i == 0 ? body_tree(req->arena, rows[0].body) : tree;

		tree = i + 1 < count ? body_tree(req->arena, rows[i + 1].body)
				     : NULL;
		show_edition(
		    req, view_row(data, "Editions"), &rows[i], its, tree);
	}
	reply_view(reply, "administrator/definition_show");
	return STATUS_OK;
}
