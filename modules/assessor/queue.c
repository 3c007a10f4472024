/*
 * queue.c - /assessor/queue: what waits for me, what is late, what can I take?
 */
#include "config.h"

#include "base/clock.h"
#include "modules/assessor/pages.h"
#include "modules/show.h"
#include "schema/assessor/queue.h"
#include "views/view.h"

enum { PAGE_ROWS = 20 };

static const char queue_address[] = "/assessor/queue";

enum status
home_go(struct request *req, struct reply *reply)
{
	(void)req;
	reply_redirect(reply, "%s", queue_address);
	return STATUS_OK;
}

/* ---- the page -------------------------------------------------------- */

static bool
is_late(const struct request *req, const struct queue_row *row)
{
	return row->due_us != 0 && row->due_us < req->now_us;
}

void
show_end(struct request *req, struct view *view, int64_t lapses_us)
{
	int64_t warning = req->settings->claim_warning_days;

	if (lapses_us == 0)
		return;
	view_time(view, "lapses_at", lapses_us);
	view_flag(view, "lapses_soon",
	    lapses_us <= clock_day_end(req->now_us, (int)warning));
}

/* What the rows of mine and of open ones have in common. */
static void
show_row(struct request *req, struct view *view, const struct queue_row *row)
{
	view_text(view, "id", row->public_id);
	view_text(view, "number", row->number);
	view_text(view, "title", row->title);
	view_int(view, "attempt", row->ordinal);
	view_time(view, "due_on", row->due_us);
	view_flag(view, "late", is_late(req, row));
	show_end(req, view, row->lapses_us);
	show_badge(view_group(view, "badge"), &row->badge);
}

static void
show_mine(struct request *req, struct view *mine, const struct queue *queue)
{
	view_list(mine, "items");
	for (size_t i = 0; i < queue->mine_count; i++) {
		const struct queue_row *row = &queue->mine[i];
		struct view *view = view_row(mine, "items");

		show_row(req, view, row);
		view_web(view, "href", review_address(req, row->public_id));
		view_time(view, "claimed_at", row->at_us);
		view_int(view, "scored", row->scored);
		view_int(view, "criteria", row->criteria);
	}
}

static void
show_open(struct request *req, struct view *open, const struct queue *queue)
{
	view_list(open, "items");
	for (size_t i = 0; i < queue->open_count && i < PAGE_ROWS; i++) {
		const struct queue_row *row = &queue->open[i];
		struct view *view = view_row(open, "items");

		show_row(req, view, row);
		view_time(view, "submitted_at", row->submitted_us);
	}
}

static void
show_done(struct request *req, struct view *done, const struct queue *queue)
{
	view_list(done, "items");
	for (size_t i = 0; i < queue->done_count; i++) {
		const struct queue_row *row = &queue->done[i];
		struct view *view = view_row(done, "items");

		view_web(view, "href", review_address(req, row->public_id));
		view_text(view, "number", row->number);
		view_text(view, "title", row->title);
		view_int(view, "attempt", row->ordinal);
		view_text(view, "recommendation", row->recommendation);
		view_time(view, "sent_at", row->at_us);
		if (row->outcome != NULL)
			view_text(view, "outcome", row->outcome);
	}
}

static void
show_counts(struct request *req, struct view *count, const struct queue *queue)
{
	int64_t late = queue->late;
	bool more = queue->waiting > QUEUE_COUNT_MOST;

	for (size_t i = 0; i < queue->mine_count; i++)
		late += is_late(req, &queue->mine[i]);
	view_int(count, "mine", (int64_t)queue->mine_count);
	view_int(count, "open", more ? QUEUE_COUNT_MOST : queue->waiting);
	view_flag(count, "open_more", more);
	view_int(count, "late", late);
	view_flag(count, "late_more", queue->late > QUEUE_COUNT_MOST);
	view_int(count, "done", queue->done_year);
}

static void
show_pager(struct request *req, struct view *pager, const char *after,
    const struct queue *queue)
{
	if (after != NULL)
		view_web(pager, "first_href", queue_address);
	if (queue->open_count > PAGE_ROWS)
		view_web(pager, "next_href",
		    arena_printf(req->arena, "%s?after=%s", queue_address,
			queue->open[PAGE_ROWS - 1].public_id));
}

enum status
queue_show(struct request *req, struct reply *reply)
{
	struct view *data = reply_data(reply);
	const char *after =
	    field_given(req, QUEUE_AFTER) ? field_text(req, QUEUE_AFTER) : NULL;
	struct queue queue;
	enum status status = queue_read(req->db, req->arena,
	    &(struct queue_ask) {.person = req->session->person,
		.after = after,
		.limit = PAGE_ROWS + 1,
		.now_us = req->now_us,
		.since_us = clock_school_year(req->now_us)},
	    &queue);

	if (status != STATUS_OK)
		return status;
	show_counts(req, view_group(data, "Count"), &queue);
	show_mine(req, view_group(data, "Mine"), &queue);
	show_open(req, view_group(data, "Open"), &queue);
	show_done(req, view_group(data, "Done"), &queue);
	show_pager(req, view_group(data, "Pager"), after, &queue);
	reply_view(reply, "assessor/queue_list");
	return STATUS_OK;
}

/* ---- claim ----------------------------------------------------------- */

/* Known or not, it looks the same to whoever may not have it. */
static enum status
refused(struct reply *reply, enum status status)
{
	if (status == STATUS_ABSENT || status == STATUS_DENIED) {
		reply_explain(reply, "There is nothing here for you to claim.",
		    "Your queue lists what you can take.");
		return STATUS_ABSENT;
	}
	return status;
}

enum status
queue_post(struct request *req, struct reply *reply)
{
	struct queue_claim claim;
	char due[CLOCK_TEXT_MAX];
	enum status status = queue_claim(req->db, req->arena,
	    &(struct queue_ask_claim) {
		.submission = field_text(req, CLAIM_PLACE),
		.person = req->session->person,
		.days = req->settings->claim_days,
		.now_us = req->now_us,
		.request_id = req->id},
	    &claim);

	if (status != STATUS_OK)
		return refused(reply, status);
	if (claim.review == NULL) {
		reply_flash(reply, FLASH_WARNING,
		    "Others were faster: %s has all its assessors now. Below "
		    "is "
		    "what is still open.",
		    claim.number);
		reply_redirect(reply, "%s", queue_address);
		return STATUS_OK;
	}
	clock_date(claim.due_us, req->now_us, due);
	reply_flash(reply, FLASH_DONE, "%s is yours%s. It is due %s.",
	    claim.number,
	    claim.again ? " again, with all that you had saved" : "", due);
	reply_redirect(reply, "%s", review_address(req, claim.review));
	return STATUS_OK;
}
