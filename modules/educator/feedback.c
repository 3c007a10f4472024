/*
 * feedback.c - /educator/submissions/{id}/feedback/{attempt}: why, and what
 * now?
 */
#include "config.h"

#include <string.h>

#include "base/check.h"
#include "modules/educator/pages.h"
#include "modules/show.h"
#include "schema/educator/submission.h"
#include "views/view.h"

/* The decided attempt that is shown, with its reviews in their order. */
struct decided {
	const struct submission_decision *decision;
	struct content content;
	int64_t *reviews;
	size_t review_count;
};

/* A criterion's levels, one an assessor; true when all of them meet. */
static bool
show_scores(struct request *req, struct view *item,
    const struct decided *decided, const struct content_criterion *criterion)
{
	const struct content *c = &decided->content;
	bool met = true;

	for (size_t n = 0; n < decided->review_count; n++) {
		for (size_t i = 0; i < c->score_count; i++) {
			const struct content_level *level;
			struct view *row;

			if (c->scores[i].review != decided->reviews[n] ||
			    c->scores[i].criterion != criterion->id)
				continue;
			level = content_level_of(c, c->scores[i].level);
			if (level == NULL)
				continue;
			row = view_row(item, "scores");
			view_text(row, "letter", show_letter(req->arena, n));
			view_text(row, "level_name", level->name);
			view_flag(row, "meets", level->meets);
			view_text(row, "text",
			    content_cell_of(c, criterion->id, level->id));
			met = met && level->meets;
		}
	}
	return met;
}

static void
show_words(struct request *req, struct view *row, const struct decided *decided,
    int64_t section)
{
	const struct content *c = &decided->content;

	for (size_t n = 0; n < decided->review_count; n++) {
		for (size_t i = 0; i < c->feedback_count; i++) {
			const struct content_feedback *f = &c->feedback[i];
			struct view *item;

			if (f->review != decided->reviews[n] ||
			    f->section != section)
				continue;
			item = view_row(row, "feedback");
			view_text(item, "letter", show_letter(req->arena, n));
			view_text(item, "text", f->text);
		}
	}
}

/* One section; returns how many of its criteria were met. */
static int64_t
show_section(struct request *req, struct view *row,
    const struct decided *decided, const struct content_section *section)
{
	const struct content *c = &decided->content;
	int64_t all = 0;
	int64_t met = 0;

	view_int(row, "position", section->position);
	view_text(row, "kind", section->artifacts ? "artifacts" : "text");
	view_text(row, "title", section->title);
	view_text(row, "text", section->text);
	for (size_t i = 0; i < c->criterion_count; i++) {
		struct view *item;
		bool one;

		if (c->criteria[i].section != section->id)
			continue;
		item = view_row(row, "criteria");
		view_text(item, "title", c->criteria[i].title);
		one = show_scores(req, item, decided, &c->criteria[i]);
		view_flag(item, "met", one);
		all++;
		met += one;
	}
	view_flag(row, "met", met == all);
	show_words(req, row, decided, section->id);
	return met;
}

static void
show_head(
    struct request *req, struct view *view, const struct submission_decision *d)
{
	const char *href = submission_address(req, d->public_id);

	view_text(view, "id", d->public_id);
	view_text(view, "number", d->number);
	view_web(view, "href", href);
	view_int(view, "attempt", d->ordinal);
	view_text(view, "outcome", d->outcome);
	if (strcmp(d->outcome, "not_yet") == 0)
		view_text(view, "outcome_label", d->brief.word_not_yet);
	view_time(view, "decided_at", d->decided_us);
	if (*d->note != '\0')
		view_text(view, "note", d->note);
	if (d->last_ordinal > d->ordinal) {
		view_web(view, "next_href", href);
		view_int(view, "next_attempt", d->ordinal + 1);
	}
	if (d->award != NULL)
		view_web(view, "award_href",
		    arena_printf(req->arena, "/educator/awards/%s", d->award));
}

enum status
feedback_show(struct request *req, struct reply *reply)
{
	struct view *data = reply_data(reply);
	struct view *head = view_group(data, "Submission");
	struct submission_decision decision;
	struct decided decided = {.decision = &decision};
	int64_t ordinal = 0;
	int64_t met = 0;
	enum status status =
	    int_parse(req->args[1], 1, INT32_MAX, &ordinal) != STATUS_OK
	    ? STATUS_ABSENT
	    : submission_decision(req->db, req->arena, req->args[0],
		  req->session->person, ordinal, &decision);

	if (status == STATUS_OK)
		status = content_read(req->db, req->arena, CONTENT_AUTHOR,
		    decision.attempt, req->session->person, &decided.content);
	if (status != STATUS_OK)
		return status;
	decided.review_count = show_reviews(
	    req->arena, &decided.content, ordinal, &decided.reviews);
	show_head(req, head, &decision);
	show_brief(view_group(data, "MC"), &decision.brief);
	for (size_t i = 0; i < decided.content.section_count; i++)
		met += show_section(req, view_row(data, "Sections"), &decided,
		    &decided.content.sections[i]);
	view_int(head, "met", met);
	view_int(head, "criteria", (int64_t)decided.content.criterion_count);
	for (size_t n = 0; n < decided.review_count; n++)
		view_text(view_row(data, "Reviews"), "letter",
		    show_letter(req->arena, n));
	reply_view(reply, "educator/feedback_show");
	return STATUS_OK;
}
