/*
 * editor.c - /educator/submissions/{id} while it is a draft: the page.
 *
 * What was typed wins over what is stored, so that a form that comes back
 * holds every word; beside it stands what another window saved meanwhile.
 */
#include "config.h"

#include <string.h>

#include "base/check.h"
#include "modules/educator/pages.h"
#include "modules/educator/rules.h"
#include "modules/show.h"
#include "schema/educator/submission.h"
#include "views/view.h"

/* ---- what stands in the editor --------------------------------------- */

static const char *
key_of(const struct request *req, int64_t id)
{
	return arena_printf(req->arena, "%lld", (long long)id);
}

const char *
draft_section_text(const struct request *req, const struct draft *draft,
    const struct content_section *section)
{
	const char *typed = draft->typed
	    ? field_of(req, EDITOR_SECTION, key_of(req, section->id))
	    : NULL;

	return typed != NULL ? typed : section->text;
}

const char *
draft_reflection(const struct request *req, const struct draft *draft,
    const struct content_artifact *artifact)
{
	const char *typed = draft->typed
	    ? field_of(req, EDITOR_REFLECTION, key_of(req, artifact->id))
	    : NULL;

	return typed != NULL ? typed : artifact->reflection;
}

bool
draft_conflict(const struct request *req, const struct draft *draft,
    const struct content_section *section)
{
	const char *key = key_of(req, section->id);
	const char *text =
	    draft->typed ? field_of(req, EDITOR_SECTION, key) : NULL;
	const char *version =
	    draft->typed ? field_of(req, EDITOR_VERSION, key) : NULL;
	int64_t seen;

	return text != NULL && version != NULL &&
	    strcmp(text, section->text) != 0 &&
	    int_parse(version, 0, INT32_MAX, &seen) == STATUS_OK &&
	    seen != section->version;
}

static const char *
section_error(const struct request *req, const struct draft *draft,
    const struct content_section *section)
{
	int64_t words = word_count(draft_section_text(req, draft, section));

	return text_check(
	    req->arena, words, section->words_least, section->words_most, true);
}

static const char *
reflection_error(const struct request *req, const struct draft *draft,
    const struct content_artifact *artifact)
{
	const struct submission *s = draft->submission;
	int64_t words = word_count(draft_reflection(req, draft, artifact));

	if (words == 0)
		return "Say in a few sentences what this shows.";
	return text_check(
	    req->arena, words, s->reflection_least, s->reflection_most, true);
}

static const char *
artifacts_error(const struct request *req, const struct draft *draft)
{
	return artifacts_check(req->arena,
	    (int64_t)draft->content.artifact_count,
	    draft->submission->artifact_least,
	    draft->submission->artifact_most);
}

bool
draft_ready(const struct request *req, const struct draft *draft, bool consent,
    bool own_work)
{
	const struct content *c = &draft->content;

	if (!consent || !own_work || artifacts_error(req, draft) != NULL)
		return false;
	for (size_t i = 0; i < c->section_count; i++)
		if (!c->sections[i].artifacts &&
		    section_error(req, draft, &c->sections[i]) != NULL)
			return false;
	for (size_t i = 0; i < c->artifact_count; i++)
		if (reflection_error(req, draft, &c->artifacts[i]) != NULL)
			return false;
	return true;
}

/* ---- the attempt before ---------------------------------------------- */

/* The lowest level that any assessor gave on the attempt before. */
static const struct content_level *
last_level(const struct draft *draft, int64_t criterion)
{
	const struct content *c = &draft->content;
	const struct content_level *lowest = NULL;

	for (size_t i = 0; i < c->score_count; i++) {
		const struct content_level *level;

		if (c->scores[i].criterion != criterion ||
		    c->scores[i].ordinal != draft->submission->ordinal - 1)
			continue;
		level = content_level_of(c, c->scores[i].level);
		if (level != NULL &&
		    (lowest == NULL || level->position < lowest->position))
			lowest = level;
	}
	return lowest;
}

/* Rows of the rubric for a section: the bar, and the level of last time. */
static void
show_criteria(struct view *row, const struct draft *draft, int64_t section)
{
	const struct content *c = &draft->content;
	const struct content_level *bar = content_bar(c);
	bool judged = false;
	bool met = true;

	for (size_t i = 0; i < c->criterion_count; i++) {
		const struct content_criterion *criterion = &c->criteria[i];
		const struct content_level *last;
		struct view *item;

		if (criterion->section != section)
			continue;
		item = view_row(row, "criteria");
		last = last_level(draft, criterion->id);
		view_int(item, "position", criterion->position);
		view_text(item, "title", criterion->title);
		if (bar != NULL)
			view_text(item, "meets_text",
			    content_cell_of(c, criterion->id, bar->id));
		if (last == NULL)
			continue;
		judged = true;
		met = met && last->meets;
		view_text(item, "level_name", last->name);
		view_flag(item, "meets", last->meets);
	}
	view_flag(row, "reopened", judged && !met);
	view_flag(row, "kept", judged && met);
}

static void
show_feedback(struct request *req, struct view *row, const struct draft *draft,
    int64_t section)
{
	const struct content *c = &draft->content;
	int64_t ordinal = draft->submission->ordinal - 1;
	int64_t *reviews;
	size_t count = show_reviews(req->arena, c, ordinal, &reviews);

	for (size_t n = 0; n < count; n++) {
		for (size_t i = 0; i < c->feedback_count; i++) {
			const struct content_feedback *f = &c->feedback[i];
			struct view *item;

			if (f->review != reviews[n] || f->section != section)
				continue;
			item = view_row(row, "feedback");
			view_text(item, "letter", show_letter(req->arena, n));
			view_text(item, "text", f->text);
		}
	}
}

/* ---- the page -------------------------------------------------------- */

static void
show_section(struct request *req, struct view *row, const struct draft *draft,
    const struct content_section *section)
{
	const char *text = draft_section_text(req, draft, section);
	const char *error = section->artifacts
	    ? artifacts_error(req, draft)
	    : section_error(req, draft, section);

	view_int(row, "id", section->id);
	view_int(row, "position", section->position);
	view_text(row, "kind", section->artifacts ? "artifacts" : "text");
	view_text(row, "title", section->title);
	view_text(row, "prompt", section->prompt);
	view_text(row, "hint", section->hint);
	view_int(row, "words_least", section->words_least);
	view_int(row, "words_most", section->words_most);
	view_text(row, "text", text);
	view_int(row, "words", word_count(text));
	view_int(row, "version", section->version);
	view_time(row, "saved_at", section->saved_us);
	view_flag(row, "done", error == NULL);
	if (draft->checked && error != NULL)
		view_text(row, "error", error);
	if (draft_conflict(req, draft, section))
		view_text(row, "conflict", section->text);
	show_criteria(row, draft, section->id);
	show_feedback(req, row, draft, section->id);
}

static void
show_artifacts(
    struct request *req, struct view *data, const struct draft *draft)
{
	const struct submission *s = draft->submission;
	const struct content *c = &draft->content;
	struct view *artifacts = view_group(data, "Artifacts");
	const char *error = artifacts_error(req, draft);

	view_int(artifacts, "count", (int64_t)c->artifact_count);
	view_flag(
	    artifacts, "full", (int64_t)c->artifact_count >= s->artifact_most);
	view_text(artifacts, "limit",
	    show_size(req->arena, req->settings->upload_limit_mb << 20));
	if (draft->checked && error != NULL)
		view_text(artifacts, "error", error);
	view_list(artifacts, "items");
	for (size_t i = 0; i < c->artifact_count; i++) {
		struct content_artifact shown = c->artifacts[i];
		struct view *row = view_row(artifacts, "items");
		const char *wrong = reflection_error(req, draft, &shown);

		shown.reflection = draft_reflection(req, draft, &shown);
		show_artifact(row, req, &shown, "educator");
		view_flag(row, "done", wrong == NULL);
		if (draft->checked && wrong != NULL)
			view_text(row, "error", wrong);
	}
}

static void
show_asked(struct view *mc, const struct submission *s)
{
	show_brief(mc, &s->brief);
	view_int(mc, "artifact_least", s->artifact_least);
	view_int(mc, "artifact_most", s->artifact_most);
	view_int(mc, "assessor_count", s->assessor_count);
	view_flag(mc, "anonymous", s->anonymous);
	view_text(mc, "reflection_prompt", s->reflection_prompt);
	view_int(mc, "reflection_least", s->reflection_least);
	view_int(mc, "reflection_most", s->reflection_most);
}

static void
show_typed_artifact(struct request *req, struct view *add)
{
	view_text(add, "file_title", field_text(req, EDITOR_FILE_TITLE));
	view_text(add, "link_url", field_text(req, EDITOR_LINK_URL));
	view_text(add, "link_title", field_text(req, EDITOR_LINK_TITLE));
}

static void
show_head(struct request *req, struct view *data, const struct draft *draft)
{
	const struct submission *s = draft->submission;
	struct view *view = view_group(data, "Submission");
	const char *href = submission_address(req, s->public_id);
	bool consent =
	    draft->typed ? field_flag(req, EDITOR_CONSENT) : s->consent;
	bool own =
	    draft->typed ? field_flag(req, EDITOR_ORIGINAL) : s->own_work;

	view_text(view, "id", s->public_id);
	view_text(view, "number", s->number);
	view_web(view, "href", href);
	view_int(view, "attempt", s->ordinal);
	view_time(view, "saved_at", s->saved_us);
	view_flag(view, "checked", draft->checked);
	view_flag(view, "ready", draft_ready(req, draft, consent, own));
	view_flag(view, "consent", consent);
	view_flag(view, "original", own);
	if (s->ordinal > 1)
		view_web(view, "feedback_href",
		    arena_printf(req->arena, "%s/feedback/%lld", href,
			(long long)s->ordinal - 1));
	if (draft->checked && !consent)
		view_text(view_group(data, "Error"), "consent",
		    "Confirm that each student who can be seen or heard "
		    "has consented.");
	if (draft->checked && !own)
		view_text(view_group(data, "Error"), "original",
		    "Confirm that you have read the rubric and that this "
		    "is your own work.");
}

void
draft_show(struct request *req, struct reply *reply, const struct draft *draft)
{
	struct view *data = reply_data(reply);

	show_head(req, data, draft);
	show_asked(view_group(data, "MC"), draft->submission);
	for (size_t i = 0; i < draft->content.section_count; i++)
		show_section(req, view_row(data, "Sections"), draft,
		    &draft->content.sections[i]);
	show_artifacts(req, data, draft);
	if (draft->typed && !draft->added)
		show_typed_artifact(req, view_group(data, "Add"));
	reply_view(reply, "educator/submission_show");
}

enum status
editor_show(struct request *req, struct reply *reply,
    const struct submission *submission)
{
	struct draft draft = {
	    .submission = submission,
	    .typed = req->method == METHOD_POST,
	};
	enum status status = content_read(req->db, req->arena, CONTENT_AUTHOR,
	    submission->attempt, req->session->person, &draft.content);

	if (status != STATUS_OK)
		return status;
	if (!draft.typed)
		draft.checked = field_flag(req, SHOW_CHECK);
	draft_show(req, reply, &draft);
	return STATUS_OK;
}
