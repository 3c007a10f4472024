/*
 * review.c - /assessor/reviews/{id} once it isn't in hand any more, and the
 * files of what is reviewed.
 */
#include "config.h"

#include <string.h>

#include "modules/assessor/pages.h"
#include "modules/evidence.h"
#include "modules/show.h"
#include "schema/assessor/review.h"
#include "views/view.h"

const char *
review_address(struct request *req, const char *id)
{
	return arena_printf(req->arena, "/assessor/reviews/%s", id);
}

/* ---- what was sent --------------------------------------------------- */

static void
show_section(struct view *row, const struct review *review,
    const struct content *content, const struct content_section *section)
{
	const struct review_feedback *feedback =
	    review_feedback_of(review, section->id);

	view_int(row, "position", section->position);
	view_text(row, "title", section->title);
	view_list(row, "criteria");
	for (size_t i = 0; i < content->criterion_count; i++) {
		const struct content_criterion *criterion =
		    &content->criteria[i];
		const struct content_level *level = content_level_of(
		    content, review_level_of(review, criterion->id));
		struct view *item;

		if (criterion->section != section->id || level == NULL)
			continue;
		item = view_row(row, "criteria");
		view_text(item, "title", criterion->title);
		view_text(item, "level_name", level->name);
		view_flag(item, "meets", level->meets);
	}
	if (feedback != NULL)
		view_text(row, "feedback", feedback->text);
}

static enum status
show_sent(struct request *req, struct view *data, const struct review *review)
{
	struct content content;
	enum status status = content_read(req->db, req->arena, CONTENT_ASSESSOR,
	    review->attempt, req->session->person, &content);

	if (status != STATUS_OK)
		return status;
	for (size_t i = 0; i < content.section_count; i++)
		show_section(view_row(data, "Sections"), review, &content,
		    &content.sections[i]);
	return STATUS_OK;
}

static enum status
done_show(struct request *req, struct reply *reply, const struct review *review)
{
	struct view *data = reply_data(reply);
	struct view *view = view_group(data, "Review");
	bool sent = strcmp(review->state, "recommended") == 0;

	view_text(view, "number", review->number);
	view_web(view, "href", review_address(req, review->public_id));
	view_text(view, "state", review->state);
	show_brief(view_group(data, "MC"), &review->brief);
	view_int(view_group(data, "Queue"), "mine", review->mine);
	if (review->free != NULL)
		view_text(view, "claim", review->free);
	if (review->handed_over != NULL)
		view_text(view, "handed_over", review->handed_over);
	view_time(view, "lapsed_at", review->lapses_us);
	reply_view(reply, "assessor/review_done");
	if (!sent)
		return STATUS_OK;
	view_text(view, "recommendation", review->recommendation);
	view_time(view, "sent_at", review->recommended_us);
	view_int(view, "others", review->others);
	if (review->note != NULL)
		view_text(view, "note", review->note);
	if (review->outcome != NULL)
		view_text(view, "outcome", review->outcome);
	return show_sent(req, data, review);
}

/* ---- one address for a review, wherever it stands -------------------- */

static enum status
in_hand_show(
    struct request *req, struct reply *reply, const struct review *review)
{
	struct content content;
	struct work work = {
	    .review = review,
	    .content = &content,
	    .typed = req->method == METHOD_POST,
	};
	enum status status = content_read(req->db, req->arena, CONTENT_ASSESSOR,
	    review->attempt, req->session->person, &content);

	if (status != STATUS_OK)
		return status;
	work_show(req, reply, &work);
	return STATUS_OK;
}

enum status
review_show(struct request *req, struct reply *reply)
{
	struct review review;
	enum status status = review_read(
	    req->db, req->arena, req->args[0], req->session->person, &review);

	if (status == STATUS_ABSENT)
		reply_explain(reply,
		    "There is no review of yours at this address.",
		    "Those that you have in hand are in your queue.");
	if (status != STATUS_OK)
		return status;
	if (strcmp(review.state, "claimed") == 0)
		return in_hand_show(req, reply, &review);
	return done_show(req, reply, &review);
}

/* ---- files ----------------------------------------------------------- */

enum status
artifact_open(struct request *req, struct reply *reply)
{
	return evidence_show(req, reply, "assessor", CONTENT_ASSESSOR);
}

enum status
evidence_get(struct request *req, struct reply *reply)
{
	return evidence_send(req, reply, "assessor", CONTENT_ASSESSOR);
}
