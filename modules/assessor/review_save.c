/*
 * review_save.c - POST to a review: every save keeps all that was typed first,
 * then does what the button says: save, send, or give back.
 */
#include "config.h"

#include <string.h>

#include "base/check.h"
#include "modules/assessor/pages.h"
#include "schema/assessor/review.h"
#include "schema/db.h"

enum { REREADS = 4 };

enum intent { INTENT_SAVE, INTENT_SEND, INTENT_GIVE_BACK };

static enum intent
intent_of(const struct request *req)
{
	const char *action = field_text(req, REVIEW_ACTION);

	if (strcmp(action, "send") == 0)
		return INTENT_SEND;
	return strcmp(action, "give_back") == 0 ? INTENT_GIVE_BACK
						: INTENT_SAVE;
}

static bool
in_hand(const struct review *review)
{
	return strcmp(review->state, "claimed") == 0;
}

static bool
same(const char *a, const char *b)
{
	return strcmp(a != NULL ? a : "", b != NULL ? b : "") == 0;
}

/* ---- what there is to save ------------------------------------------- */

/* A level of another rubric: only who bends the form meets this. */
static void
check_scores(struct request *req, const struct content *content)
{
	for (size_t i = 0; i < field_count(req, REVIEW_SCORE); i++) {
		int64_t level = 0;

		if (int_parse(field_at(req, REVIEW_SCORE, i), 1, INT64_MAX,
			&level) == STATUS_OK &&
		    content_level_of(content, level) != NULL)
			continue;
		field_error(req, REVIEW_SCORE, field_key(req, REVIEW_SCORE, i),
		    "Choose one of the levels of this row.");
	}
}

static void
plan_scores(const struct request *req, const struct work *work,
    struct review_save *save)
{
	const struct content *c = work->content;
	struct review_score *scores =
	    arena_array(req->arena, c->criterion_count, sizeof(*scores));

	for (size_t i = 0; i < c->criterion_count; i++) {
		int64_t criterion = c->criteria[i].id;
		int64_t level = work_level(req, work, &c->criteria[i]);

		if (level != review_level_of(work->review, criterion))
			scores[save->score_count++] =
			    (struct review_score) {criterion, level};
	}
	save->scores = scores;
}

/* Returns how many sections another window has saved meanwhile. */
static size_t
plan_feedback(const struct request *req, const struct work *work,
    struct review_save *save)
{
	const struct content *c = work->content;
	struct review_feedback *feedback =
	    arena_array(req->arena, c->section_count, sizeof(*feedback));
	size_t conflicts = 0;

	for (size_t i = 0; i < c->section_count; i++) {
		const struct review_feedback *stored;
		struct written written =
		    work_written(req, work, &c->sections[i], &stored);

		switch (written_check(&written)) {
		case WRITTEN_SAME:
			break;
		case WRITTEN_NEW:
			feedback[save->feedback_count++] =
			    (struct review_feedback) {
				.section = c->sections[i].id,
				.version = written.version + 1,
				.text = written.typed};
			break;
		case WRITTEN_CONFLICT:
			conflicts++;
			break;
		}
	}
	save->feedback = feedback;
	return conflicts;
}

static bool
is_needed(const struct review_save *save)
{
	return save->send || save->score_count > 0 ||
	    save->feedback_count > 0 ||
	    !same(save->leaning, save->review->leaning) ||
	    !same(save->note, save->review->note);
}

/* Somebody was faster, or COMMIT's answer was lost: what is stored now says
 * what is still to be done. */
static bool
to_reread(enum status status)
{
	return status == STATUS_CONFLICT || status == STATUS_UNCERTAIN;
}

static enum status
reread(struct request *req, struct review *review_r)
{
	fault_clear();
	if (db_ready(req->db) != STATUS_OK)
		return STATUS_UNAVAILABLE;
	return review_read(
	    req->db, req->arena, req->args[0], req->session->person, review_r);
}

/* ---- what is answered ------------------------------------------------ */

/* The form again, with everything that was typed. The newest that is stored
 * is read first: what was saved a moment ago is no conflict. */
static enum status
show_again(struct request *req, struct reply *reply, struct work *work,
    enum status status)
{
	struct review now;
	enum status read = reread(req, &now);

	if (read != STATUS_OK)
		return read;
	work->review = &now;
	req->again = true;
	reply_status(reply, status);
	work_show(req, reply, work);
	return STATUS_OK;
}

static bool
was_taken(const struct review *review)
{
	return strcmp(review->state, "lapsed") == 0 ||
	    strcmp(review->state, "handed_over") == 0;
}

/* The page of the error shows what was typed. */
static enum status
taken(struct reply *reply, const struct review *review)
{
	bool lapsed = strcmp(review->state, "lapsed") == 0;

	reply_explain(reply,
	    lapsed
		? "Your claim on this review has ended, so what you sent now "
		  "was not saved."
		: "An administrator moved this review on, so what you sent "
		  "now was not saved.",
	    review->free != NULL
		? "What you saved before is kept. Claim the submission again "
		  "in "
		  "your queue, and it is there; what you typed since is below."
		: "What you saved before is kept, and what you typed since is "
		  "below. Others have the review now.");
	return STATUS_CONFLICT;
}

/* It isn't in hand any more. The same button pressed twice comes to the same
 * result; anything else is told, with what was typed still there. */
static enum status
settled(struct request *req, struct reply *reply, struct work *work,
    enum intent intent)
{
	bool sent = strcmp(work->review->state, "recommended") == 0;

	if (sent && intent == INTENT_SEND) {
		reply_redirect(
		    reply, "%s", review_address(req, work->review->public_id));
		return STATUS_OK;
	}
	if (was_taken(work->review) && intent != INTENT_GIVE_BACK)
		return taken(reply, work->review);
	if (!sent && intent == INTENT_GIVE_BACK) {
		reply_redirect(reply, "/assessor/queue");
		return STATUS_OK;
	}
	if (!sent || intent == INTENT_GIVE_BACK) {
		reply_explain(reply,
		    sent ? "You sent your recommendation already, so it can't "
			   "be given back."
			 : "You gave this one back, so nothing of it is kept.",
		    sent
			? "The issuer of record can pass it back to you."
			: "If it is still open, you can claim it again in your "
			  "queue.");
		return STATUS_CONFLICT;
	}
	work->closed =
	    "You sent your recommendation in another window. What you typed "
	    "here is below, and was not saved. To change what you sent, ask "
	    "the "
	    "issuer of record to pass it back.";
	return show_again(req, reply, work, STATUS_CONFLICT);
}

static enum status
go_on(struct request *req, struct reply *reply, const struct work *work,
    enum intent intent)
{
	if (intent == INTENT_SAVE)
		reply_flash(reply, FLASH_DONE, "Saved.");
	reply_redirect(
	    reply, "%s", review_address(req, work->review->public_id));
	return STATUS_OK;
}

/* ---- save and send --------------------------------------------------- */

/* A rule of the database said no to sending; what was typed is kept. */
static enum status
refused(struct reply *reply, struct db *db, struct review_save *save)
{
	enum status status = STATUS_OK;

	if (save->send) {
		save->send = false;
		status = review_save(db, save);
	}
	if (status != STATUS_OK)
		return status;
	reply_explain(reply,
	    "This review can't be sent: you aren't assigned to this "
	    "micro-credential any more, or the submission isn't under review.",
	    "What you wrote is kept. Ask your administrator.");
	return STATUS_DENIED;
}

/* One plan and one saving. CONFLICT asks for another reading. */
static enum status
save_once(struct request *req, const struct work *work, enum intent intent,
    struct review_save *save, size_t *conflicts_r)
{
	*save = (struct review_save) {
	    .review = work->review,
	    .person = req->session->person,
	    .now_us = req->now_us,
	    .request_id = req->id,
	    .leaning = work_leaning(req, work),
	    .note = work_note(req, work),
	};
	plan_scores(req, work, save);
	*conflicts_r = plan_feedback(req, work, save);
	save->send = intent == INTENT_SEND && *conflicts_r == 0 &&
	    field_errors(req) == 0 && work_ready(req, work);
	return is_needed(save) ? review_save(req->db, save) : STATUS_OK;
}

static enum status
save_typed(struct request *req, struct reply *reply, struct work *work,
    enum intent intent)
{
	struct review review = *work->review;
	struct review_save save;
	size_t conflicts = 0;
	enum status status = STATUS_CONFLICT;

	work->review = &review;
	for (int i = 0; i < REREADS && to_reread(status); i++) {
		if (i > 0)
			status = reread(req, &review);
		else
			status = STATUS_OK;
		if (status != STATUS_OK)
			return status;
		if (!in_hand(&review))
			return settled(req, reply, work, intent);
		status = save_once(req, work, intent, &save, &conflicts);
	}
	if (status == STATUS_DENIED)
		return refused(reply, req->db, &save);
	if (status != STATUS_OK)
		return status;
	work->checked = intent == INTENT_SEND && !save.send;
	if (conflicts > 0)
		return show_again(req, reply, work, STATUS_CONFLICT);
	if (field_errors(req) > 0 || work->checked)
		return show_again(req, reply, work, STATUS_INVALID);
	return go_on(req, reply, work, intent);
}

/* ---- give back ------------------------------------------------------- */

static enum status
give_back(struct request *req, struct reply *reply, struct work *work)
{
	struct review now;
	enum status status = review_give_back(
	    req->db, work->review, req->session->person, req->id);

	if (to_reread(status)) {
		enum status read = reread(req, &now);

		if (read != STATUS_OK || in_hand(&now))
			return read != STATUS_OK ? read : status;
		work->review = &now;
		return settled(req, reply, work, INTENT_GIVE_BACK);
	}
	if (status != STATUS_OK)
		return status;
	reply_flash(reply, FLASH_DONE,
	    "You gave %s back. Another assessor can claim it now.",
	    work->review->number);
	reply_redirect(reply, "/assessor/queue");
	return STATUS_OK;
}

enum status
review_post(struct request *req, struct reply *reply)
{
	struct review review;
	struct content content;
	struct work work = {
	    .review = &review,
	    .content = &content,
	    .typed = true,
	};
	enum intent intent = intent_of(req);
	enum status status = review_read(
	    req->db, req->arena, req->args[0], req->session->person, &review);

	if (status == STATUS_ABSENT)
		reply_explain(reply,
		    "There is no review of yours at this address.",
		    "Those that you have in hand are in your queue.");
	if (status != STATUS_OK)
		return status;
	if (in_hand(&review) && intent == INTENT_GIVE_BACK)
		return give_back(req, reply, &work);
	if (strcmp(review.state, "given_back") == 0 || was_taken(&review))
		return settled(req, reply, &work, intent);
	status = content_read(req->db, req->arena, CONTENT_ASSESSOR,
	    review.attempt, req->session->person, &content);
	if (status != STATUS_OK)
		return status;
	check_scores(req, &content);
	return save_typed(req, reply, &work, intent);
}
