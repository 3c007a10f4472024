/*
 * decision_take.c - POST /issuer/decisions/{id}: decide, pass back, or ask
 * for another assessor.
 */
#include "config.h"

#include <string.h>

#include "base/clock.h"
#include "modules/issuer/pages.h"
#include "modules/issuer/rules.h"
#include "schema/issuer/decision.h"
#include "schema/issuer/seal.h"

static bool
is_blank(const char *text)
{
	return text[strspn(text, " \t\n")] == '\0';
}

/* The form again with the sentences beside its fields. */
static enum status
show_again(struct request *req, struct reply *reply)
{
	req->again = true;
	reply_status(reply, STATUS_INVALID);
	return decision_show(req, reply);
}

static enum status
not_ripe(struct reply *reply)
{
	reply_explain(reply,
	    "This submission doesn't await a decision any more: somebody "
	    "decided on it or passed it back meanwhile.",
	    "Open it again to see what was done.");
	return STATUS_CONFLICT;
}

/* Nobody decides on what they have not looked at: the page was opened before
 * the assessors sent what stands there now. */
static bool
is_new(const struct request *req, const struct decision_case *it)
{
	return field_given(req, DECIDE_SEEN) &&
	    strcmp(it->head.state, "recommended") == 0 &&
	    field_int(req, DECIDE_SEEN, 0) != decision_seen(it);
}

static enum status
not_seen(struct reply *reply)
{
	reply_explain(reply,
	    "The assessors sent something new since you opened this page, so "
	    "nothing was decided.",
	    "Open the submission again, look at what they say now, and decide "
	    "then.");
	return STATUS_CONFLICT;
}

/* Who acts on work that meanwhile went on is refused by the same rule as who
 * may not act at all: what stands there now says which it was. */
static enum status
refused(struct request *req, struct reply *reply, enum status status)
{
	struct decision_case now;

	if (status == STATUS_CONFLICT)
		return not_ripe(reply);
	if (status == STATUS_DENIED) {
		fault_clear();
		if (decision_read(req->db, req->arena, req->args[0],
			req->session->person, &now) == STATUS_OK &&
		    (strcmp(now.head.state, "recommended") != 0 ||
			now.head.sealed != 0))
			return not_ripe(reply);
		reply_explain(reply,
		    "You can't decide on this submission: it is your own, "
		    "you assessed it, or you are no issuer of record for it.",
		    "Another issuer of record has to decide.");
	}
	if (status == STATUS_UNCERTAIN)
		reply_explain(reply,
		    "We can't tell whether your decision was recorded.",
		    "Open the submission again in a minute: it shows "
		    "whether it was. Sending it twice does no harm.");
	return status;
}

/* Of a term: nobody is told before its release date. */
static enum status
seal(struct request *req, struct reply *reply, const struct decision_act *act,
    const struct decision_head *head, bool award)
{
	char day[CLOCK_TEXT_MAX];
	enum status status;

	if (head->term == NULL) {
		reply_explain(reply,
		    "This is read by term, and no term is set that it "
		    "belongs to, so nothing was decided.",
		    "Ask the office of professional learning to set the "
		    "dates of the term.");
		return STATUS_CONFLICT;
	}
	status = seal_decide(req->db, req->arena, act, award);
	if (status != STATUS_OK)
		return refused(req, reply, status);
	clock_date(head->release_us - CLOCK_SECOND, req->now_us, day);
	reply_flash(reply, FLASH_DONE,
	    "Sealed: %s. It goes out with all results of %s at the end of %s.",
	    award ? "award" : "not yet", head->term, day);
	return STATUS_OK;
}

static enum status
unseal(struct request *req, struct reply *reply, const struct decision_act *act,
    const struct decision_head *head)
{
	enum status status = STATUS_OK;

	if (head->sealed != 0)
		status = seal_undo(req->db, req->arena, act, head->sealed);
	if (status != STATUS_OK)
		return refused(req, reply, status);
	reply_flash(reply, FLASH_DONE,
	    "Taken back. The submission awaits a decision again.");
	return STATUS_OK;
}

static enum status
decide(struct request *req, struct reply *reply, struct decision_act *act,
    const struct decision_head *head)
{
	bool award = strcmp(field_text(req, DECIDE_OUTCOME), "award") == 0;
	int64_t number = 0;
	enum status status;

	act->note = field_text(req, DECIDE_NOTE);
	if (!field_given(req, DECIDE_OUTCOME))
		field_error(req, DECIDE_OUTCOME, NULL,
		    "Choose \"Award\" or \"Not yet\".");
	if (!award && is_blank(act->note))
		field_error(req, DECIDE_NOTE, NULL,
		    "Say in a sentence why, so that the educator knows what "
		    "to work on.");
	if (field_errors(req) > 0)
		return show_again(req, reply);
	if (strcmp(head->brief.review_policy, "by_term") == 0)
		return seal(req, reply, act, head, award);
	status = decision_decide(req->db, req->arena, act, award, &number);
	if (status != STATUS_OK)
		return refused(req, reply, status);
	if (number != 0)
		signer_ask(req, number);
	reply_flash(reply, FLASH_DONE,
	    award ? "Awarded. The credential is being signed."
		  : "Recorded: not yet. The next attempt is open, with the "
		    "feedback beside each section.");
	return STATUS_OK;
}

static enum status
refer(struct request *req, struct reply *reply, struct decision_act *act,
    bool third, int field)
{
	enum status status;

	act->note = field_text(req, field);
	if (is_blank(act->note)) {
		field_error(
		    req, field, NULL, "Say in a sentence what this is about.");
		return show_again(req, reply);
	}
	status = decision_refer(req->db, act, third);
	if (status != STATUS_OK)
		return refused(req, reply, status);
	reply_flash(reply, FLASH_DONE,
	    third ? "One more assessor is asked for. It comes back to your "
		    "desk when that recommendation is in."
		  : "Passed back. It comes back to your desk when the "
		    "assessors have sent it again.");
	return STATUS_OK;
}

enum status
decision_take(struct request *req, struct reply *reply)
{
	const char *action = field_text(req, DECIDE_ACTION);
	struct decision_case it;
	struct decision_act act;
	enum status status = decision_read(
	    req->db, req->arena, req->args[0], req->session->person, &it);

	if (status != STATUS_OK)
		return status;
	act = (struct decision_act) {
	    .submission = it.head.submission,
	    .attempt = it.head.attempt,
	    .author = it.head.author,
	    .edition = it.head.edition,
	    .person = req->session->person,
	    .now_us = req->now_us,
	    .request_id = req->id,
	};
	if (is_new(req, &it))
		status = not_seen(reply);
	else if (strcmp(action, "decide") == 0)
		status = decide(req, reply, &act, &it.head);
	else if (strcmp(action, "unseal") == 0)
		status = unseal(req, reply, &act, &it.head);
	else if (strcmp(it.head.state, "recommended") != 0 ||
	    it.head.sealed != 0)
		status = not_ripe(reply);
	else if (strcmp(action, "ask_third") == 0)
		status = refer(req, reply, &act, true, DECIDE_THIRD_NOTE);
	else
		status = refer(req, reply, &act, false, DECIDE_BACK_NOTE);
	if (status == STATUS_OK && !req->again)
		reply_redirect(
		    reply, "/issuer/decisions/%s", it.head.public_id);
	return status;
}
