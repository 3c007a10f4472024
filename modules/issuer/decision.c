/*
 * decision.c - /issuer/decisions/{id}: the evidence, the assessors side by
 * side, and the form.
 */
#include "config.h"

#include <string.h>

#include "base/check.h"
#include "base/clock.h"
#include "modules/issuer/pages.h"
#include "modules/issuer/rules.h"
#include "modules/evidence.h"
#include "modules/show.h"
#include "schema/common/content.h"
#include "schema/issuer/decision.h"
#include "views/view.h"

/* What the page is made from. */
struct desk_case {
	struct decision_case it;
	struct content content;
};

/* The level that a review gives a criterion; NULL when it gives none. */
static const struct content_level *
level_in(const struct desk_case *c, int64_t review, int64_t criterion)
{
	for (size_t i = 0; i < c->it.score_count; i++)
		if (c->it.scores[i].review == review &&
		    c->it.scores[i].criterion == criterion)
			return content_level_of(
			    &c->content, c->it.scores[i].level);
	return NULL;
}

static void
show_criterion(struct request *req, struct view *row, const struct desk_case *c,
    const struct content_criterion *criterion)
{
	const struct content_level *first = NULL;
	bool differ = false;
	bool apart = false;

	view_text(row, "title", criterion->title);
	for (size_t n = 0; n < c->it.review_count; n++) {
		const struct content_level *level =
		    level_in(c, c->it.reviews[n].id, criterion->id);
		struct view *score;

		if (level == NULL)
			continue;
		if (first == NULL)
			first = level;
		differ = differ || level->id != first->id;
		apart = apart || level->meets != first->meets;
		score = view_row(row, "scores");
		view_text(score, "letter", show_letter(req->arena, n));
		view_text(score, "level_name", level->name);
		view_flag(score, "meets", level->meets);
	}
	view_flag(row, "differ", differ);
	view_flag(row, "apart", apart);
}

static void
show_feedback(struct request *req, struct view *row, const struct desk_case *c,
    int64_t section)
{
	for (size_t n = 0; n < c->it.review_count; n++) {
		for (size_t i = 0; i < c->it.feedback_count; i++) {
			const struct decision_feedback *f = &c->it.feedback[i];
			struct view *item;

			if (f->review != c->it.reviews[n].id ||
			    f->section != section)
				continue;
			item = view_row(row, "feedback");
			view_text(item, "letter", show_letter(req->arena, n));
			view_text(item, "text", f->text);
		}
	}
}

static void
show_section(struct request *req, struct view *row, const struct desk_case *c,
    const struct content_section *section)
{
	view_int(row, "id", section->id);
	view_int(row, "position", section->position);
	view_text(row, "kind", section->artifacts ? "artifacts" : "text");
	view_text(row, "title", section->title);
	view_text(row, "prompt", section->prompt);
	view_text(row, "text", section->text);
	view_int(row, "words", word_count(section->text));
	for (size_t i = 0; i < c->content.criterion_count; i++)
		if (c->content.criteria[i].section == section->id)
			show_criterion(req, view_row(row, "criteria"), c,
			    &c->content.criteria[i]);
	show_feedback(req, row, c, section->id);
}

static void
show_voices(
    struct request *req, struct view *data, const struct decision_case *it)
{
	view_list(data, "Reviews");
	for (size_t n = 0; n < it->review_count; n++) {
		const struct decision_review *review = &it->reviews[n];
		struct view *row = view_row(data, "Reviews");

		view_text(row, "letter", show_letter(req->arena, n));
		view_text(row, "name", review->name);
		view_text(row, "recommendation", review->recommendation);
		if (review->note != NULL && *review->note != '\0')
			view_text(row, "note", review->note);
		view_time(row, "sent_at", review->recommended_us);
	}
}

static int64_t
last_recommended(const struct decision_case *it)
{
	int64_t last_us = 0;

	for (size_t n = 0; n < it->review_count; n++)
		if (it->reviews[n].recommended_us > last_us)
			last_us = it->reviews[n].recommended_us;
	return last_us;
}

static void
show_decided(
    struct request *req, struct view *view, const struct decision_head *head)
{
	view_text(view, "decided", head->outcome);
	view_flag(view, "sealed", head->sealed != 0);
	view_flag(view, "can_unseal",
	    head->sealed != 0 && head->release_us > req->now_us);
	view_time(view, "decided_at", head->decided_us);
	view_text(view, "decided_by", head->decided_by);
	view_text(view, "decided_note", head->note);
	if (head->award != NULL)
		view_web(view, "award_href",
		    arena_printf(req->arena, "/awards/%s", head->award));
}

static void
show_typed(struct request *req, struct view *view)
{
	view_text(view, "outcome", field_text(req, DECIDE_OUTCOME));
	view_text(view, "note", field_text(req, DECIDE_NOTE));
	view_text(view, "back_note", field_text(req, DECIDE_BACK_NOTE));
	view_text(view, "third_note", field_text(req, DECIDE_THIRD_NOTE));
}

static void
show_head(
    struct request *req, struct view *view, const struct decision_case *it)
{
	const struct decision_head *head = &it->head;
	bool open =
	    strcmp(head->state, "recommended") == 0 && head->sealed == 0;

	view_text(view, "id", head->public_id);
	view_web(view, "href",
	    arena_printf(req->arena, "/issuer/decisions/%s", head->public_id));
	view_text(view, "number", head->number);
	view_text(view, "person", head->author_name);
	view_int(view, "attempt", head->ordinal);
	view_text(view, "state", head->state);
	view_text(view, "agreement",
	    agreement_of(it->reviews, it->review_count, head->unfinished));
	view_time(view, "submitted_at", head->submitted_us);
	view_time(view, "recommended_at", last_recommended(it));
	view_flag(view, "consent", head->consent);
	view_flag(view, "open", open);
	view_flag(view, "can_pass_back", open);
	view_flag(view, "can_ask_third", open && head->thirds < THIRDS_MOST);
	if (head->term != NULL) {
		view_text(view, "term", head->term);
		view_time(view, "release_on", head->release_us - CLOCK_SECOND);
	}
	if (head->outcome != NULL)
		show_decided(req, view, head);
	if (req->method == METHOD_POST)
		show_typed(req, view);
}

enum status
decision_show(struct request *req, struct reply *reply)
{
	struct view *data = reply_data(reply);
	struct view *artifacts = view_group(data, "Artifacts");
	struct desk_case c;
	enum status status = decision_read(
	    req->db, req->arena, req->args[0], req->session->person, &c.it);

	if (status == STATUS_OK)
		status = content_read(req->db, req->arena, CONTENT_ISSUER,
		    c.it.head.attempt, req->session->person, &c.content);
	if (status == STATUS_ABSENT)
		reply_explain(reply,
		    "Nothing awaits your decision at this address.",
		    "What does is listed on your desk.");
	if (status != STATUS_OK)
		return status;
	view_int(view_group(data, "Decision"), "seen", decision_seen(&c.it));
	show_head(req, view_group(data, "Decision"), &c.it);
	show_brief(view_group(data, "MC"), &c.it.head.brief);
	show_voices(req, data, &c.it);
	for (size_t i = 0; i < c.content.section_count; i++)
		show_section(req, view_row(data, "Sections"), &c,
		    &c.content.sections[i]);
	view_int(artifacts, "count", (int64_t)c.content.artifact_count);
	view_list(artifacts, "items");
	for (size_t i = 0; i < c.content.artifact_count; i++)
		show_artifact(view_row(artifacts, "items"), req,
		    &c.content.artifacts[i], "issuer");
	reply_view(reply, "issuer/decision_show");
	return STATUS_OK;
}

enum status
artifact_open(struct request *req, struct reply *reply)
{
	return evidence_show(req, reply, "issuer", CONTENT_ISSUER);
}

enum status
evidence_get(struct request *req, struct reply *reply)
{
	return evidence_send(req, reply, "issuer", CONTENT_ISSUER);
}
