/*
 * editor_save.c - POST to a draft: every save keeps all that was typed first,
 * then does what the button says: save, check, submit, add or remove an
 * artifact.
 */
#include "config.h"

#include <string.h>

#include "base/check.h"
#include "base/clock.h"
#include "modules/educator/pages.h"
#include "schema/educator/draft.h"
#include "schema/educator/submission.h"

enum { REREADS = 3 };

/* What the person asked for. */
enum intent {
	INTENT_SAVE,
	INTENT_CHECK,
	INTENT_SUBMIT,
	INTENT_ADD_FILE,
	INTENT_ADD_LINK,
	INTENT_REMOVE
};

static enum intent
intent_of(const struct request *req)
{
	const char *action = field_text(req, EDITOR_ACTION);
	const char *add = field_text(req, EDITOR_ADD);

	if (field_given(req, EDITOR_REMOVE))
		return INTENT_REMOVE;
	if (strcmp(add, "file") == 0)
		return INTENT_ADD_FILE;
	if (strcmp(add, "link") == 0)
		return INTENT_ADD_LINK;
	if (strcmp(action, "submit") == 0)
		return INTENT_SUBMIT;
	return strcmp(action, "check") == 0 ? INTENT_CHECK : INTENT_SAVE;
}

/* The sections whose text differs from what is stored and didn't change
 * elsewhere. */
static size_t
changed_responses(struct request *req, const struct draft *draft,
    struct draft_text **texts_r, size_t *conflicts_r)
{
	const struct content *c = &draft->content;
	struct draft_text *texts =
	    arena_array(req->arena, c->section_count, sizeof(*texts));
	size_t count = 0;

	*conflicts_r = 0;
	for (size_t i = 0; i < c->section_count; i++) {
		const struct content_section *section = &c->sections[i];
		const char *text = draft_section_text(req, draft, section);

		if (section->artifacts || strcmp(text, section->text) == 0)
			continue;
		if (draft_conflict(req, draft, section)) {
			++*conflicts_r;
			continue;
		}
		texts[count++] = (struct draft_text) {
		    section->id, section->version + 1, text};
	}
	*texts_r = texts;
	return count;
}

static size_t
changed_reflections(struct request *req, const struct draft *draft,
    int64_t removed, struct draft_text **texts_r)
{
	const struct content *c = &draft->content;
	struct draft_text *texts =
	    arena_array(req->arena, c->artifact_count, sizeof(*texts));
	size_t count = 0;

	for (size_t i = 0; i < c->artifact_count; i++) {
		const struct content_artifact *artifact = &c->artifacts[i];
		const char *text = draft_reflection(req, draft, artifact);

		if (artifact->id == removed ||
		    strcmp(text, artifact->reflection) == 0)
			continue;
		texts[count++] = (struct draft_text) {
		    artifact->id, artifact->version + 1, text};
	}
	*texts_r = texts;
	return count;
}

static const struct draft_artifact *
file_to_add(struct request *req)
{
	const struct upload *upload = field_upload(req, EDITOR_FILE);
	const char *title = field_text(req, EDITOR_FILE_TITLE);
	struct draft_artifact *add;

	if (upload == NULL) {
		field_error(req, EDITOR_FILE, NULL,
		    "Choose a file first, then press \"Add the file\".");
		return NULL;
	}
	add = arena_take(req->arena, sizeof(*add));
	*add = (struct draft_artifact) {
	    .title = *title != '\0' ? title : upload->name,
	    .sha256 = upload->sha256,
	    .size_bytes = upload->size_bytes,
	    .media_type = upload->media_type,
	};
	return add;
}

static const struct draft_artifact *
link_to_add(struct request *req)
{
	const char *url = field_text(req, EDITOR_LINK_URL);
	const char *title = field_text(req, EDITOR_LINK_TITLE);
	struct draft_artifact *add;

	if (!web_address_is(url))
		field_error(req, EDITOR_LINK_URL, NULL,
		    "Give the whole address, beginning with https://");
	if (*title == '\0')
		field_error(req, EDITOR_LINK_TITLE, NULL,
		    "Give it a title, so that your assessors know what it is.");
	if (field_errors(req) > 0)
		return NULL;
	add = arena_take(req->arena, sizeof(*add));
	*add =
	    (struct draft_artifact) {.link = true, .title = title, .url = url};
	return add;
}

/* The form again, under the status's code. What was saved a moment ago is read
 * first: the form that comes back has seen it, so that its next save is no
 * conflict with this one. */
static enum status
show_again(struct request *req, struct reply *reply, struct draft *draft,
    enum status status)
{
	enum status read = content_read(req->db, req->arena, CONTENT_AUTHOR,
	    draft->submission->attempt, req->session->person, &draft->content);

	if (read != STATUS_OK)
		return read;
	req->again = true;
	reply_status(reply, status);
	draft_show(req, reply, draft);
	return STATUS_OK;
}

static enum status
go_on(struct request *req, struct reply *reply, const struct draft *draft,
    enum intent intent)
{
	const char *address =
	    submission_address(req, draft->submission->public_id);

	switch (intent) {
	case INTENT_SAVE:
		reply_flash(reply, FLASH_DONE, "Saved.");
		reply_redirect(reply, "%s", address);
		break;
	case INTENT_CHECK:
		reply_redirect(reply, "%s?check=1", address);
		break;
	case INTENT_SUBMIT:
		reply_flash(reply, FLASH_DONE,
		    "Handed in. You see here where it stands.");
		reply_redirect(reply, "%s", address);
		break;
	case INTENT_ADD_FILE:
	case INTENT_ADD_LINK:
		reply_flash(reply, FLASH_DONE, "Added. Now say what it shows.");
		reply_redirect(reply, "%s#artifacts", address);
		break;
	case INTENT_REMOVE:
		reply_flash(reply, FLASH_DONE, "Removed.");
		reply_redirect(reply, "%s#artifacts", address);
		break;
	}
	return STATUS_OK;
}

/* What stands in the part that adds was meant to be added, whichever button
 * was pressed. A file came along as its name only. */
static void
plan_left(struct request *req, struct draft_save *save)
{
	if (field_given(req, EDITOR_FILE) &&
	    field_upload(req, EDITOR_FILE) == NULL)
		field_error(req, EDITOR_FILE, NULL,
		    "The file itself was not sent. Choose it again, then press "
		    "\"Add the file\".");
	else if (field_given(req, EDITOR_LINK_URL))
		save->add = link_to_add(req);
}

/* Nothing typed is lost to a mistake: it is saved before the mistake is
 * shown, so `save` may do less than was asked for. */
static void
plan_intent(struct request *req, const struct draft *draft, enum intent intent,
    struct draft_save *save)
{
	switch (intent) {
	case INTENT_REMOVE:
		save->remove = field_int(req, EDITOR_REMOVE, 0);
		break;
	case INTENT_ADD_FILE:
		save->add = file_to_add(req);
		break;
	case INTENT_ADD_LINK:
		save->add = link_to_add(req);
		break;
	case INTENT_SUBMIT:
		plan_left(req, save);
		save->submit = save->add == NULL && field_errors(req) == 0 &&
		    draft_ready(req, draft, save->consent, save->own_work);
		break;
	case INTENT_SAVE:
	case INTENT_CHECK:
		plan_left(req, save);
		break;
	}
}

/* One reading and one saving; CONFLICT asks for another. */
static enum status
save_once(struct request *req, struct draft *draft, enum intent intent,
    struct draft_save *save, size_t *conflicts_r)
{
	const struct submission *s = draft->submission;
	struct draft_text *responses;
	struct draft_text *reflections;
	enum status status = content_read(req->db, req->arena, CONTENT_AUTHOR,
	    s->attempt, req->session->person, &draft->content);

	if (status != STATUS_OK)
		return status;
	*save = (struct draft_save) {
	    .submission = s->id,
	    .attempt = s->attempt,
	    .person = req->session->person,
	    .now_us = req->now_us,
	    .request_id = req->id,
	    .consent = field_flag(req, EDITOR_CONSENT),
	    .own_work = field_flag(req, EDITOR_ORIGINAL),
	    .due_us =
		clock_business_days(req->now_us, (int)s->brief.review_days),
	};
	save->response_count =
	    changed_responses(req, draft, &responses, conflicts_r);
	save->responses = responses;
	plan_intent(req, draft, intent, save);
	if (*conflicts_r > 0)
		save->submit = false;
	save->reflection_count =
	    changed_reflections(req, draft, save->remove, &reflections);
	save->reflections = reflections;
	return draft_save(req->db, req->arena, save);
}

/* ---- when it could not be saved --------------------------------------- */

/* Does anything in the form differ from what was handed in? */
static bool
is_new(struct request *req, const struct draft *draft)
{
	struct draft_text *texts;
	size_t conflicts = 0;

	return changed_responses(req, draft, &texts, &conflicts) > 0 ||
	    conflicts > 0 || changed_reflections(req, draft, 0, &texts) > 0;
}

/* It is no draft any more. The same button pressed twice comes to the same
 * result; anything else is told, with what was typed. */
static enum status
settled(struct request *req, struct reply *reply, struct draft *draft,
    enum intent intent)
{
	const struct submission *s = draft->submission;
	bool discarded = strcmp(s->attempt_state, "discarded") == 0;
	enum status status;

	if (intent == INTENT_SUBMIT && !discarded) {
		status = content_read(req->db, req->arena, CONTENT_AUTHOR,
		    s->attempt, req->session->person, &draft->content);
		if (status != STATUS_OK)
			return status;
		if (!is_new(req, draft)) {
			reply_redirect(
			    reply, "%s", submission_address(req, s->public_id));
			return STATUS_OK;
		}
	}
	reply_explain(reply,
	    discarded ? "You discarded this draft, so it can't be changed."
		      : "This submission was handed in already, so it can't be "
			"changed.",
	    discarded ? "Start the micro-credential again from the catalog."
		      : "Open it again to see where it stands.");
	return STATUS_CONFLICT;
}

/* A rule of the database said no, or somebody was faster: what stands there
 * now says which. */
static enum status
refused(struct request *req, struct reply *reply, struct draft *draft,
    enum intent intent, enum status status)
{
	struct submission now;
	enum status found;

	if (status == STATUS_TOO_MUCH) {
		field_error(req, EDITOR_FILE_TITLE, NULL,
		    "There are as many artifacts as this one takes. Remove "
		    "one to add another.");
		return show_again(req, reply, draft, STATUS_INVALID);
	}
	if (status != STATUS_CONFLICT && status != STATUS_DENIED)
		return status;
	fault_clear();
	found = submission_find(
	    req->db, req->arena, req->args[0], req->session->person, &now);
	if (found != STATUS_OK)
		return found;
	draft->submission = &now;
	if (strcmp(now.attempt_state, "draft") != 0)
		return settled(req, reply, draft, intent);
	if (status == STATUS_DENIED)
		field_error(req, EDITOR_FILE_TITLE, NULL,
		    "Artifacts were added and removed here too often. Go on "
		    "with those that are there, or ask the Help Desk.");
	return show_again(req, reply, draft, status);
}

enum status
editor_save(struct request *req, struct reply *reply)
{
	struct submission submission;
	struct draft draft = {.submission = &submission, .typed = true};
	struct draft_save save;
	enum intent intent = intent_of(req);
	size_t conflicts = 0;
	enum status status = submission_find(req->db, req->arena, req->args[0],
	    req->session->person, &submission);

	if (status != STATUS_OK)
		return status;
	if (strcmp(submission.attempt_state, "draft") != 0)
		return settled(req, reply, &draft, intent);
	status = STATUS_CONFLICT;
	for (int i = 0; i < REREADS && status == STATUS_CONFLICT; i++)
		status = save_once(req, &draft, intent, &save, &conflicts);
	if (status != STATUS_OK)
		return refused(req, reply, &draft, intent, status);
	draft.added = save.add != NULL;
	draft.checked = intent == INTENT_SUBMIT;
	if (conflicts > 0)
		return show_again(req, reply, &draft, STATUS_CONFLICT);
	if (field_errors(req) > 0 || (draft.checked && !save.submit))
		return show_again(req, reply, &draft, STATUS_INVALID);
	if (intent == INTENT_SAVE && draft.added)
		intent = INTENT_ADD_LINK;
	return go_on(req, reply, &draft, intent);
}
