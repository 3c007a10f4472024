/*
 * list.c - /educator/submissions and /educator/awards: rows and pages of
 * them.
 */
#include "config.h"

#include <string.h>

#include "modules/educator/pages.h"
#include "modules/educator/rules.h"
#include "modules/show.h"
#include "schema/educator/award.h"
#include "schema/educator/submission.h"
#include "views/view.h"

enum { PAGE_ROWS = 20 };

const char *
submission_address(struct request *req, const char *id)
{
	return arena_printf(req->arena, "/educator/submissions/%s", id);
}

void
show_submission_row(
    struct request *req, struct view *view, const struct submission_row *row)
{
	const char *href = submission_address(req, row->public_id);

	view_web(view, "href", href);
	view_text(view, "title", row->title);
	view_text(view, "number", row->number);
	view_text(view, "programme", row->programme);
	show_badge(view_group(view, "badge"), &row->badge);
	view_text(view, "state", row->attempt_state);
	if (strcmp(row->attempt_state, "not_yet") == 0)
		view_text(view, "state_label", row->word_not_yet);
	view_int(view, "attempt", row->ordinal);
	view_time(view, "saved_at", row->saved_us);
	view_time(view, "submitted_at", row->submitted_us);
	view_time(view, "due_on", row->due_us);
	view_time(view, "changed_at", row->changed_us);
	if (strcmp(row->attempt_state, "draft") == 0)
		view_int(view, "missing", row->missing);
	if (row->feedback_ordinal > 0)
		view_web(view, "feedback_href",
		    arena_printf(req->arena, "%s/feedback/%lld", href,
			(long long)row->feedback_ordinal));
	if (row->award != NULL)
		view_web(view, "award_href",
		    arena_printf(
			req->arena, "/educator/awards/%s", row->award));
}

static const char *
award_state(const struct request *req, const struct award_row *row)
{
	if (row->revoked_us != 0)
		return "revoked";
	if (row->expires_us != 0 && row->expires_us <= req->now_us)
		return "expired";
	return "valid";
}

static void
show_award_row(
    struct request *req, struct view *view, const struct award_row *row)
{
	view_web(view, "href",
	    arena_printf(req->arena, "/educator/awards/%s", row->public_id));
	view_text(view, "title", row->title);
	view_text(view, "programme", row->programme);
	show_badge(view_group(view, "badge"), &row->badge);
	view_time(view, "awarded_at", row->awarded_us);
	view_time(view, "expires_at", row->expires_us);
	if (row->amount != NULL) {
		view_decimal(view, "credit_amount", row->amount);
		view_text(view, "credit_unit", row->unit);
	}
	view_flag(view, "shared", row->shared);
	view_text(view, "state", award_state(req, row));
}

static void
show_credit(
    struct view *credit, const struct award_summary *summary, const char *year)
{
	view_text(credit, "year", year);
	view_list(credit, "items");
	for (size_t i = 0; i < summary->credit_count; i++) {
		struct view *row = view_row(credit, "items");

		view_decimal(row, "amount", summary->credit[i].amount);
		view_text(row, "unit", summary->credit[i].unit);
	}
}

static void
show_news(struct request *req, struct view *row, const struct news *news)
{
	const char *submission = submission_address(req, news->submission);
	bool missed = strcmp(news->kind, "not_yet") == 0;

	view_text(row, "kind", news->kind);
	view_text(row, "title", news->title);
	view_time(row, "at", news->at_us);
	if (missed)
		view_text(row, "word", news->word_not_yet);
	view_web(row, "href",
	    news->award != NULL
		? arena_printf(req->arena, "/educator/awards/%s", news->award)
		: missed ? arena_printf(req->arena, "%s/feedback/%lld",
			       submission, (long long)news->ordinal)
			 : submission);
}

enum status
news_post(struct request *req, struct reply *reply)
{
	enum status status = news_read(
	    req->db, req->arena, req->session->id, req->session->person);

	if (status == STATUS_OK)
		reply_redirect(reply, "/educator/");
	return status;
}

enum status
summary_show(struct request *req, struct view *data, const char *after,
    int64_t limit, const char **next_r)
{
	struct view *awards = view_group(data, "Awards");
	const char *year;
	int64_t since_us = school_year(req->arena, req->now_us, &year);
	struct award_summary summary;
	enum status status =
	    award_summary(req->db, req->arena, req->session->person,
		req->session->id, after, limit + 1, since_us, &summary);

	if (status != STATUS_OK)
		return status;
	view_int(awards, "count", summary.awards);
	view_list(awards, "items");
	for (size_t i = 0; i < summary.row_count && i < (size_t)limit; i++)
		show_award_row(
		    req, view_row(awards, "items"), &summary.rows[i]);
	show_credit(view_group(data, "Credit"), &summary, year);
	view_list(view_group(data, "News"), "items");
	for (size_t i = 0; i < summary.news_count; i++)
		show_news(req, view_row(view_group(data, "News"), "items"),
		    &summary.news[i]);
	*next_r = summary.row_count > (size_t)limit
	    ? summary.rows[limit - 1].public_id
	    : NULL;
	return STATUS_OK;
}

static void
show_pager(struct request *req, struct view *data, const char *address,
    const char *after, const char *next)
{
	struct view *pager = view_group(data, "Pager");

	if (after != NULL)
		view_web(pager, "first_href", address);
	if (next != NULL)
		view_web(pager, "next_href",
		    arena_printf(req->arena, "%s?after=%s", address, next));
}

static const char *
after_of(const struct request *req)
{
	return field_given(req, LIST_AFTER) ? field_text(req, LIST_AFTER)
					    : NULL;
}

enum status
submission_list_show(struct request *req, struct reply *reply)
{
	struct view *data = reply_data(reply);
	struct view *list = view_group(data, "List");
	const char *after = after_of(req);
	struct submission_row *rows;
	size_t count;
	enum status status = submission_list(req->db, req->arena,
	    req->session->person, after, PAGE_ROWS + 1, &rows, &count);

	if (status != STATUS_OK)
		return status;
	view_list(list, "items");
	for (size_t i = 0; i < count && i < PAGE_ROWS; i++)
		show_submission_row(req, view_row(list, "items"), &rows[i]);
	show_pager(req, data, "/educator/submissions", after,
	    count > PAGE_ROWS ? rows[PAGE_ROWS - 1].public_id : NULL);
	reply_view(reply, "educator/submission_list");
	return STATUS_OK;
}

enum status
award_list_show(struct request *req, struct reply *reply)
{
	struct view *data = reply_data(reply);
	const char *after = after_of(req);
	const char *next;
	enum status status = summary_show(req, data, after, PAGE_ROWS, &next);

	if (status != STATUS_OK)
		return status;
	show_pager(req, data, "/educator/awards", after, next);
	reply_view(reply, "educator/award_list");
	return STATUS_OK;
}
