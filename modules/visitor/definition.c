/*
 * definition.c - one micro-credential: what must I show, and how is it judged?
 */
#include "config.h"

#include <string.h>

#include "modules/requirement.h"
#include "modules/show.h"
#include "modules/visitor/visitor.h"
#include "schema/visitor/catalog.h"
#include "views/view.h"

static void
edition_show(struct view *data, const struct edition *edition)
{
	struct view *node = view_group(data, "MC");

	show_brief(node, &edition->brief);
	view_text(node, "programme_code", edition->programme_code);
	view_markdown(node, "description", edition->description);
	view_markdown(node, "criteria", edition->criteria);
	if (*edition->effort != '\0')
		view_text(node, "effort", edition->effort);
	view_int(node, "edition", edition->number);
	view_int(node, "assessor_count", edition->assessor_count);
	view_flag(node, "anonymous", edition->anonymous);
	view_int(node, "artifact_least", edition->artifact_least);
	view_int(node, "artifact_most", edition->artifact_most);
	view_text(node, "reflection_prompt", edition->reflection_prompt);
	view_int(node, "valid_months", edition->valid_months);
	view_flag(node, "startable", edition->current);
}

static void
section_show(struct view *row, const struct part *part)
{
	view_int(row, "id", part->place);
	view_int(row, "position", part->place);
	view_text(row, "kind", part->code);
	view_text(row, "title", part->title);
	view_text(row, "prompt", part->text);
	view_int(row, "words_least", part->least);
	view_int(row, "words_most", part->most);
}

static void
resource_show(struct view *row, const struct part *part)
{
	view_text(row, "title", part->title);
	view_web(row, "href", part->url);
	view_text(row, "note", part->text);
}

static void
example_show(struct view *row, const struct part *part)
{
	view_text(row, "title", part->title);
	view_markdown(row, "note", part->text);
}

static void
alignment_show(struct view *row, const struct part *part)
{
	view_text(row, "framework", part->title);
	view_text(row, "code", part->code);
	view_text(row, "text", part->text);
	view_web(row, "href", part->url);
}

static bool
part_is(const struct part *part, const char *kind)
{
	return strcmp(part->kind, kind) == 0;
}

/* Each kind but the rubric's is a list by itself. */
static void
part_show(struct view *data, const struct part *part)
{
	if (part_is(part, "section"))
		section_show(view_row(data, "Sections"), part);
	else if (part_is(part, "task"))
		view_text(view_row(data, "Tasks"), "text", part->text);
	else if (part_is(part, "resource"))
		resource_show(view_row(data, "Resources"), part);
	else if (part_is(part, "example"))
		example_show(view_row(data, "Examples"), part);
	else if (part_is(part, "alignment"))
		alignment_show(view_row(data, "Alignments"), part);
}

/* A text for each level: where the definition has none, the cell is empty, so
 * that the columns hold. */
static void
cells_show(struct view *criterion, const struct part *parts, size_t count,
    int64_t place)
{
	view_list(criterion, "cells");
	for (size_t i = 0; i < count; i++) {
		const struct part *level = &parts[i];
		const char *text = "";
		struct view *row;

		if (!part_is(level, "level"))
			continue;
		for (size_t j = 0; j < count; j++)
			if (part_is(&parts[j], "cell") &&
			    parts[j].place == place &&
			    parts[j].level_place == level->place)
				text = parts[j].text;
		row = view_row(criterion, "cells");
		view_text(row, "text", text);
		view_text(row, "level_name", level->title);
		view_flag(row, "meets", level->least != 0);
	}
}

static void
rubric_show(struct view *data, const struct part *parts, size_t count)
{
	struct view *rubric = view_group(data, "Rubric");

	view_list(rubric, "levels");
	view_list(rubric, "criteria");
	for (size_t i = 0; i < count; i++) {
		const struct part *part = &parts[i];
		struct view *row;

		if (part_is(part, "level")) {
			row = view_row(rubric, "levels");
			view_text(row, "name", part->title);
			view_flag(row, "meets", part->least != 0);
		} else if (part_is(part, "criterion")) {
			row = view_row(rubric, "criteria");
			view_int(row, "position", part->place);
			view_text(row, "title", part->title);
			view_text(row, "section_title", part->text);
			cells_show(row, parts, count, part->place);
		}
	}
}

/* What must be earned before, by the titles that came with the parts. */
static enum status
requires_show(struct request *req, struct view *data,
    const struct edition *edition, const struct part *parts, size_t count)
{
	struct requirement_fact *facts =
	    arena_array(req->arena, count, sizeof(*facts));
	struct requirement requirement;
	size_t found = 0;

	if (requirement_parse(req->arena, span_of(edition->requires),
		&requirement) != STATUS_OK)
		return fault(STATUS_UNAVAILABLE, "%s: its requirement",
		    edition->brief.code);
	if (requirement.kind == REQUIREMENT_NONE)
		return STATUS_OK;
	view_list(data, "Required");
	for (size_t i = 0; i < count; i++) {
		struct view *row;

		if (!part_is(&parts[i], "required"))
			continue;
		facts[found++] = (struct requirement_fact) {
		    .code = parts[i].code, .title = parts[i].title};
		row = view_row(data, "Required");
		view_text(row, "title", parts[i].title);
		view_web(row, "href",
		    arena_printf(req->arena, "/catalog/%s", parts[i].code));
	}
	view_text(view_group(data, "MC"), "requires",
	    requirement_words(req->arena, &requirement, facts, found));
	return STATUS_OK;
}

/* A line for each thing that differs from the edition before. */
static void
changes_show(
    struct request *req, struct view *data, const struct edition *edition)
{
	const char *line = edition->changes;

	if (edition->number < 2)
		return;
	view_time(view_group(data, "MC"), "since", edition->published_us);
	view_list(data, "Changes");
	while (*line != '\0') {
		size_t len = strcspn(line, "\n");

		view_text(view_row(data, "Changes"), "text",
		    arena_copy(req->arena, line, len));
		line += len + (line[len] == '\n');
	}
}

/* GET /catalog/{code} (public; no fields) */
enum status
definition_page(struct request *req, struct reply *reply)
{
	struct view *data = reply_data(reply);
	struct edition edition;
	struct part *parts;
	size_t count;
	enum status status;

	status = edition_find(req->db, req->arena, req->args[0], &edition);
	if (status == STATUS_ABSENT)
		reply_explain(reply, "There is no micro-credential here.",
		    "Look for it in the catalog: it may have another name "
		    "now.");
	if (status == STATUS_OK)
		status =
		    part_list(req->db, req->arena, edition.id, &parts, &count);
	if (status != STATUS_OK)
		return status;
	edition_show(data, &edition);
	status = requires_show(req, data, &edition, parts, count);
	if (status != STATUS_OK)
		return status;
	changes_show(req, data, &edition);
	view_list(data, "Alignments");
	view_list(data, "Sections");
	view_list(data, "Tasks");
	view_list(data, "Resources");
	view_list(data, "Examples");
	for (size_t i = 0; i < count; i++)
		part_show(data, &parts[i]);
	rubric_show(data, parts, count);
	reply_public(reply, PUBLIC_SECONDS);
	reply_view(reply, "visitor/micro_credential_show");
	return STATUS_OK;
}
