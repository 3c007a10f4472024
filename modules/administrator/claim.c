/*
 * claim.c - /administrator/reviews: what assessors have in hand, and handing a
 * review over to another assessor or back to the queue.
 */
#include "config.h"

#include <string.h>

#include "base/clock.h"
#include "modules/administrator/pages.h"
#include "modules/administrator/rules.h"
#include "schema/administrator/claim.h"
#include "schema/db.h"
#include "views/view.h"

enum { PAGE_ROWS = 20, RECEIVERS_MOST = 200 };

static const char reviews_address[] = "/administrator/reviews";

/* What stands in the form instead of a person. */
static const char to_queue[] = "queue";

/* ---- the list -------------------------------------------------------- */

static void
show_moments(struct request *req, struct view *view, int64_t claimed_us,
    int64_t lapses_us, int64_t due_us)
{
	view_time(view, "claimed_at", claimed_us);
	view_time(view, "lapses_at", lapses_us);
	view_time(view, "due_on", due_us);
	view_flag(view, "late", due_us != 0 && due_us < req->now_us);
}

static void
show_row(struct request *req, struct view *view, const struct claim_row *row)
{
	const char *idle = !row->active ? "Has left the directory"
	    : !row->on_duty             ? "No longer assigned"
					: NULL;

	view_web(view, "href",
	    arena_printf(req->arena, "%s/%s", reviews_address, row->public_id));
	view_text(view, "number", row->number);
	view_text(view, "title", row->title);
	view_int(view, "attempt", row->ordinal);
	view_text(view, "assessor", row->assessor);
	view_web(view, "assessor_href",
	    arena_printf(
		req->arena, "/administrator/persons/%s", row->assessor_id));
	if (idle != NULL)
		view_text(view, "idle", idle);
	show_moments(req, view, row->claimed_us, row->lapses_us, row->due_us);
}

enum status
claim_list_show(struct request *req, struct reply *reply)
{
	struct view *data = reply_data(reply);
	struct view *list = view_group(data, "List");
	struct view *pager = view_group(data, "Pager");
	const char *after = field_given(req, CLAIM_LIST_AFTER)
	    ? field_text(req, CLAIM_LIST_AFTER)
	    : NULL;
	struct claim_row *rows;
	size_t count;
	enum status status = claim_list(
	    req->db, req->arena, after, PAGE_ROWS + 1, &rows, &count);

	if (status != STATUS_OK)
		return status;
	view_list(list, "items");
	for (size_t i = 0; i < count && i < PAGE_ROWS; i++)
		show_row(req, view_row(list, "items"), &rows[i]);
	if (count > PAGE_ROWS)
		view_web(pager, "next_href",
		    arena_printf(req->arena, "%s?after=%s", reviews_address,
			rows[PAGE_ROWS - 1].public_id));
	if (after != NULL)
		view_web(pager, "first_href", reviews_address);
	reply_view(reply, "administrator/claim_list");
	return STATUS_OK;
}

/* ---- one of them ----------------------------------------------------- */

static enum status
claim_get(struct request *req, struct reply *reply, struct claim *claim_r)
{
	enum status status = claim_find(
	    req->db, req->arena, req->args[0], req->session->person, claim_r);

	if (status == STATUS_ABSENT)
		reply_explain(reply, "There is no review at this address.",
		    "The list of reviews in hand has those that there are.");
	return status;
}

static bool
in_hand(const struct claim *claim)
{
	return strcmp(claim->state, "claimed") == 0;
}

static void
show_claim(struct request *req, struct view *view, const struct claim *claim)
{
	view_web(view, "href",
	    arena_printf(
		req->arena, "%s/%s", reviews_address, claim->public_id));
	view_text(view, "number", claim->number);
	view_text(view, "title", claim->title);
	view_web(view, "duty_href",
	    arena_printf(req->arena, "/administrator/duties/%s", claim->code));
	view_int(view, "attempt", claim->ordinal);
	view_text(view, "assessor", claim->assessor_name);
	view_flag(view, "in_hand", in_hand(claim));
	view_flag(view, "own", claim->own);
	show_moments(
	    req, view, claim->claimed_us, claim->lapses_us, claim->due_us);
}

static void
show_receivers(struct request *req, struct view *form,
    const struct claim_receiver *receivers, size_t count)
{
	const char *chosen = req->again ? field_text(req, CLAIM_TO) : "";

	view_list(form, "receivers");
	for (size_t i = 0; i < count; i++) {
		struct view *row = view_row(form, "receivers");

		view_text(row, "id", receivers[i].public_id);
		view_text(row, "name", receivers[i].name);
		view_int(row, "in_hand", receivers[i].in_hand);
		view_flag(
		    row, "chosen", strcmp(chosen, receivers[i].public_id) == 0);
	}
	view_flag(form, "queue", strcmp(chosen, to_queue) == 0);
	if (req->again)
		view_text(form, "reason", field_text(req, CLAIM_REASON));
}

enum status
claim_show(struct request *req, struct reply *reply)
{
	struct view *data = reply_data(reply);
	struct claim_receiver *receivers = NULL;
	struct claim claim;
	size_t count = 0;
	enum status status = claim_get(req, reply, &claim);

	if (status == STATUS_OK && in_hand(&claim))
		status = claim_receivers(req->db, req->arena, &claim,
		    RECEIVERS_MOST, &receivers, &count);
	if (status != STATUS_OK)
		return status;
	show_claim(req, view_group(data, "Review"), &claim);
	show_receivers(req, view_group(data, "To"), receivers, count);
	reply_view(reply, "administrator/claim_show");
	return STATUS_OK;
}

/* ---- handing over ---------------------------------------------------- */

/* The one who was chosen; *receiver_r is NULL for the queue. INVALID shows the
 * form again. */
static enum status
receiver_find(struct request *req, const struct claim *claim,
    const struct claim_receiver **receiver_r)
{
	const char *to = field_text(req, CLAIM_TO);
	struct claim_receiver *receivers;
	size_t count;
	size_t at = 0;
	enum status status = claim_receivers(
	    req->db, req->arena, claim, RECEIVERS_MOST, &receivers, &count);

	if (status != STATUS_OK)
		return status;
	if (!field_given(req, CLAIM_REASON))
		field_error(req, CLAIM_REASON, NULL,
		    "Say why in a few words: both assessors read it.");
	*receiver_r = NULL;
	if (strcmp(to, to_queue) != 0) {
		while (at < count && strcmp(receivers[at].public_id, to) != 0)
			at++;
		if (at == count)
			field_error(req, CLAIM_TO, NULL,
			    "Choose one of the assessors here, or the queue.");
		else
			*receiver_r = &receivers[at];
	}
	return field_errors(req) > 0 ? STATUS_INVALID : STATUS_OK;
}

static int64_t
claim_end(const struct request *req, const struct claim *claim)
{
	int64_t days = claim->claim_days > 0 ? claim->claim_days
					     : req->settings->claim_days;

	return days > 0 ? clock_business_days(req->now_us, (int)days) : 0;
}

/* Somebody was faster, or this came twice: the list shows how it stands. */
static enum status
too_late(struct reply *reply, const struct claim *claim)
{
	reply_flash(reply, FLASH_WARNING,
	    "%s isn't in that assessor's hand any more. Below is how things "
	    "stand now.",
	    claim->number);
	reply_redirect(reply, "%s", reviews_address);
	return STATUS_OK;
}

static enum status
moved(struct reply *reply, const struct claim *claim,
    const struct claim_receiver *receiver)
{
	if (receiver != NULL)
		reply_flash(reply, FLASH_DONE, "%s is with %s now.",
		    claim->number, receiver->name);
	else
		reply_flash(reply, FLASH_DONE,
		    "%s is back in the queue: another assessor can claim it.",
		    claim->number);
	reply_redirect(reply, "%s", reviews_address);
	return STATUS_OK;
}

enum status
claim_move(struct request *req, struct reply *reply)
{
	const struct claim_receiver *receiver;
	struct claim claim;
	enum status status = claim_get(req, reply, &claim);

	if (status == STATUS_OK && !in_hand(&claim))
		return too_late(reply, &claim);
	if (status == STATUS_OK)
		status = receiver_find(req, &claim, &receiver);
	if (status != STATUS_OK)
		return status;
	status = claim_hand_over(req->db, req->arena,
	    &(struct claim_change) {.claim = &claim,
		.receiver = receiver != NULL ? receiver->id : 0,
		.lapses_us = claim_end(req, &claim),
		.actor = req->session->person,
		.reason = field_text(req, CLAIM_REASON),
		.subject = claim_told(req->arena, claim.username,
		    receiver != NULL ? receiver->username : NULL,
		    field_text(req, CLAIM_REASON)),
		.request_id = req->id});
	if (status == STATUS_CONFLICT)
		return too_late(reply, &claim);
	if (status == STATUS_DENIED)
		reply_explain(reply,
		    "This review can't be handed over like that: the assessor "
		    "isn't assigned any more, or the submission is your own.",
		    "Nothing was changed. Look at the review again.");
	return status == STATUS_OK ? moved(reply, &claim, receiver) : status;
}
