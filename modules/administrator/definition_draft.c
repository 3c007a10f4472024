/*
 * definition_draft.c - /administrator/definitions/drafts/{id}: what publishing
 * an uploaded file would change, and doing it.
 */
#include "config.h"

#include <json-c/json.h>
#include <sodium.h>
#include <string.h>

#include "base/text.h"
#include "modules/administrator/pages.h"
#include "modules/definition/diff.h"
#include "modules/definition/format.h"
#include "modules/definition/json_hash.h"
#include "modules/definition/records.h"
#include "schema/administrator/definition.h"
#include "views/view.h"

enum { SEEN_TEXT = 2 * JSON_HASH_BYTES + 1, CODES_MAX = 64 * 1024 };

static const char list_address[] = "/administrator/definitions";

const char *
draft_address(struct request *req, const char *id)
{
	return arena_printf(req->arena, "%s/drafts/%s", list_address, id);
}

/* A draft with what is in it and what is published under its codes. */
struct preview {
	struct definition_draft draft;
	struct complaints complaints;
	struct import_file file;
	struct export_rows rows;
	struct json_object *records;
	char seen[SEEN_TEXT]; /* what it was compared with */
};

/* ---- reading --------------------------------------------------------- */

static const char *
codes_of(struct arena *arena, const struct import_file *file)
{
	struct text text;

	text_init(&text, arena, CODES_MAX);
	/* No code is "-": a file without micro-credentials asks for none. */
	text_add(&text, "-");
	for (size_t i = 0; i < file->item_count; i++)
		text_printf(&text, ",%s", file->items[i].code);
	return text_span(&text).at;
}

/* The same records give the same text, whoever reads them. */
static enum status
mark_seen(struct preview *preview)
{
	unsigned char hash[JSON_HASH_BYTES];
	struct span text;
	enum status status = json_canon(preview->complaints.arena,
	    preview->records, 2 * IMPORT_FILE_MAX, &text);

	if (status != STATUS_OK)
		return status;
	json_hash(text, hash);
	(void)sodium_bin2hex(
	    preview->seen, sizeof(preview->seen), hash, sizeof(hash));
	return STATUS_OK;
}

/* OK also where the file has mistakes now: then the complaints say so. */
static enum status
preview_read(struct request *req, struct reply *reply, struct preview *preview)
{
	enum status status = draft_find(req->db, req->arena, req->args[0],
	    req->session->person, &preview->draft);

	if (status == STATUS_ABSENT)
		reply_explain(reply, "There is no file of yours here.",
		    "Files wait for a day. Upload it again.");
	if (status != STATUS_OK || preview->draft.published_us != 0)
		return status;
	if (definition_parse(req, preview->draft.name, preview->draft.body,
		&preview->complaints, &preview->file) != STATUS_OK) {
		fault_clear();
		return STATUS_OK;
	}
	status = export_read(req->db, preview->complaints.arena,
	    codes_of(req->arena, &preview->file), &preview->rows);
	if (status == STATUS_OK)
		status = records_tree(preview->complaints.arena, &preview->rows,
		    &preview->records);
	return status == STATUS_OK ? mark_seen(preview) : status;
}

/* ---- what it would change -------------------------------------------- */

struct totals {
	int64_t fresh;
	int64_t changed;
	int64_t same;
};

static const struct export_item *
published(const struct preview *preview, const char *code)
{
	for (size_t i = 0; i < preview->rows.item_count; i++)
		if (strcmp(preview->rows.items[i].code, code) == 0)
			return &preview->rows.items[i];
	return NULL;
}

static const char *
text_of(struct json_object *object, const char *name)
{
	struct json_object *value = NULL;

	(void)json_object_object_get_ex(object, name, &value);
	return value == NULL ? "" : json_object_get_string(value);
}

static struct view *
show_thing(struct view *data, const char *kind, const char *state,
    struct json_object *thing)
{
	struct view *row = view_row(data, "Things");
	const char *title = text_of(thing, "title");

	view_text(row, "kind", kind);
	view_text(row, "state", state);
	view_text(row, "code", text_of(thing, "code"));
	view_text(
	    row, "title", *title != '\0' ? title : text_of(thing, "name"));
	return row;
}

/* A programme, a framework or an alignment. */
static void
show_named(struct request *req, struct view *data, struct json_object *records,
    const char *list, const char *kind, struct json_object *thing,
    struct totals *totals)
{
	struct json_object *old =
	    records_find(records, list, text_of(thing, "code"));
	struct changes changes = {.arena = req->arena};

	if (old == NULL) {
		totals->fresh++;
		(void)show_thing(data, kind, "new", thing);
		return;
	}
	diff_values(&changes, "", old, thing);
	if (changes.count == 0) {
		totals->same++;
		return;
	}
	totals->changed++;
	changes_show(req, show_thing(data, kind, "changed", thing), &changes);
}

static void
show_item(struct request *req, struct view *data, const struct preview *preview,
    size_t which, struct json_object *thing, struct totals *totals)
{
	const struct import_item *item = &preview->file.items[which];
	const struct export_item *old = published(preview, item->code);
	struct changes changes = {.arena = req->arena};
	struct view *row;

	if (old == NULL) {
		totals->fresh++;
		(void)show_thing(data, "Micro-credential", "new", thing);
		return;
	}
	if (old->hash.len == sizeof(item->hash) &&
	    memcmp(old->hash.at, item->hash, sizeof(item->hash)) == 0) {
		totals->same++;
		return;
	}
	totals->changed++;
	row = show_thing(data, "Micro-credential", "changed", thing);
	view_int(row, "edition", old->number);
	view_int(row, "next", old->number + 1);
	diff_values(&changes, "",
	    records_find(preview->records, "micro_credentials", item->code),
	    thing);
	if (*old->body != '\0')
		changes_show(req, row, &changes);
}

static void
show_things(struct request *req, struct view *data,
    const struct preview *preview, const char *list, const char *kind,
    struct totals *totals)
{
	struct json_object *things =
	    json_object_object_get(preview->file.tree, list);
	bool items = strcmp(list, "micro_credentials") == 0;
	size_t count = things == NULL ? 0 : json_object_array_length(things);

	for (size_t i = 0; i < count; i++) {
		struct json_object *thing =
		    json_object_array_get_idx(things, i);

		if (items)
			show_item(req, data, preview, i, thing, totals);
		else
			show_named(req, data, preview->records, list, kind,
			    thing, totals);
	}
}

static bool
has_duty(const struct preview *preview, const char *code, const char *duty,
    const char *username)
{
	for (size_t i = 0; i < preview->rows.duty_count; i++) {
		const struct export_duty *row = &preview->rows.duties[i];

		if (strcmp(row->code, code) == 0 &&
		    strcmp(row->duty, duty) == 0 &&
		    strcmp(row->username, username) == 0)
			return true;
	}
	return false;
}

static void
show_duties(struct view *data, const struct preview *preview, const char *code,
    const char *duty, const char **usernames, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct view *row;

		if (has_duty(preview, code, duty, usernames[i]))
			continue;
		row = view_row(data, "Duties");
		view_text(row, "code", code);
		view_text(row, "duty", duty);
		view_text(row, "username", usernames[i]);
	}
}

static void
show_preview(
    struct request *req, struct view *data, const struct preview *preview)
{
	static const struct {
		const char *list;
		const char *kind;
	} lists[] = {
	    {"micro_credentials", "Micro-credential"},
	    {"programmes", "Program"},
	    {"terms", "Term"},
	    {"frameworks", "Framework"},
	    {"alignments", "Alignment"},
	};
	struct totals totals = {0, 0, 0};
	struct view *draft = view_group(data, "Draft");

	view_list(data, "Things");
	for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++)
		show_things(
		    req, data, preview, lists[i].list, lists[i].kind, &totals);
	view_list(data, "Duties");
	for (size_t i = 0; i < preview->file.people_count; i++) {
		const struct import_people *people = &preview->file.people[i];

		show_duties(data, preview, people->micro_credential, "assessor",
		    people->assessors, people->assessor_count);
		show_duties(data, preview, people->micro_credential, "issuer",
		    people->issuers, people->issuer_count);
	}
	view_int(draft, "fresh", totals.fresh);
	view_int(draft, "changed", totals.changed);
	view_int(draft, "same", totals.same);
	view_text(draft, "seen", preview->seen);
}

/* GET /administrator/definitions/drafts/{id} (role) */
enum status
draft_show(struct request *req, struct reply *reply)
{
	struct view *data = reply_data(reply);
	struct view *draft = view_group(data, "Draft");
	struct preview preview = {.records = NULL};
	enum status status = preview_read(req, reply, &preview);

	if (status != STATUS_OK)
		return status;
	view_text(draft, "name", preview.draft.name);
	view_web(draft, "href", draft_address(req, req->args[0]));
	view_time(draft, "created", preview.draft.created_us);
	view_time(draft, "published", preview.draft.published_us);
	if (preview.records != NULL)
		show_preview(req, data, &preview);
	else if (preview.draft.published_us == 0)
		mistakes_show(req, data, &preview.complaints);
	reply_view(reply, "administrator/definition_draft");
	return STATUS_OK;
}

/* ---- publishing ------------------------------------------------------ */

static enum status
stay(struct request *req, struct reply *reply, const char *why)
{
	reply_flash(reply, FLASH_WARNING, "%s", why);
	reply_redirect(reply, "%s", draft_address(req, req->args[0]));
	return STATUS_OK;
}

static enum status
done(struct reply *reply, const struct preview *preview,
    const struct import_outcome *outcomes)
{
	size_t fresh = 0;

	for (size_t i = 0; i < preview->file.item_count; i++)
		fresh += outcomes[i].changed;
	reply_flash(reply, FLASH_DONE,
	    "Published: %zu new edition%s; %zu stay%s as %s.", fresh,
	    fresh == 1 ? "" : "s", preview->file.item_count - fresh,
	    preview->file.item_count - fresh == 1 ? "s" : "",
	    preview->file.item_count - fresh == 1 ? "it is" : "they are");
	reply_redirect(reply, "%s", list_address);
	return STATUS_OK;
}

static enum status
publish(struct request *req, struct reply *reply, struct preview *preview)
{
	struct definition_publish publish = {.draft = &preview->draft,
	    .file = &preview->file,
	    .actor = {.person = req->session->person,
		.request_id = req->id,
		.changes = definition_changes},
	    .now_us = req->now_us,
	    .outcomes = arena_array(req->arena, preview->file.item_count,
		sizeof(struct import_outcome))};
	enum status status =
	    draft_publish(req->db, preview->complaints.arena, &publish);

	if (status == STATUS_OK)
		return done(reply, preview, publish.outcomes);
	if (publish.stranger.username != NULL) {
		fault_clear();
		return stay(req, reply,
		    arena_printf(req->arena,
			"Nothing was published: %s has the username \"%s\".",
			status == STATUS_ABSENT ? "nobody here"
						: "more than one person",
			publish.stranger.username));
	}
	/* A rule of the database: a term that is read stands. */
	if (status == STATUS_DENIED && fault_last() != NULL) {
		const char *why = arena_printf(req->arena,
		    "Nothing was published: %s", fault_last()->text);

		fault_clear();
		return stay(req, reply, why);
	}
	if (status == STATUS_CONFLICT || status == STATUS_UNCERTAIN) {
		fault_clear();
		return stay(req, reply,
		    "This was sent twice, or its answer was lost. What "
		    "follows is how things are now.");
	}
	return status;
}

/* POST /administrator/definitions/drafts/{id} (role; action, seen) */
enum status
draft_settle(struct request *req, struct reply *reply)
{
	struct preview preview = {.records = NULL};
	enum status status;

	if (strcmp(field_text(req, DRAFT_ACTION), "drop") == 0) {
		status =
		    draft_drop(req->db, req->args[0], req->session->person);
		if (status != STATUS_OK)
			return status;
		reply_flash(reply, FLASH_INFO, "Nothing was published.");
		reply_redirect(reply, "%s", list_address);
		return STATUS_OK;
	}
	status = preview_read(req, reply, &preview);
	if (status != STATUS_OK)
		return status;
	if (preview.draft.published_us != 0) {
		reply_flash(
		    reply, FLASH_INFO, "This file is published already.");
		reply_redirect(reply, "%s", list_address);
		return STATUS_OK;
	}
	if (preview.records == NULL)
		return stay(req, reply, "This file can't be published.");
	if (strcmp(field_text(req, DRAFT_SEEN), preview.seen) != 0)
		return stay(req, reply,
		    "Somebody published something in the meantime. Look at "
		    "what would change now.");
	return publish(req, reply, &preview);
}
