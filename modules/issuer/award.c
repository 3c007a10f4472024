/*
 * award.c - /issuer/awards: what was issued, and taking one back.
 */
#include "config.h"

#include <string.h>

#include "base/text.h"
#include "modules/issuer/pages.h"
#include "modules/show.h"
#include "schema/issuer/award.h"
#include "views/view.h"

enum { PAGE_ROWS = 20 };

static const char *
state_of(int64_t now_us, int64_t revoked_us, int64_t expires_us)
{
	if (revoked_us != 0)
		return "revoked";
	return expires_us != 0 && expires_us <= now_us ? "expired" : "valid";
}

static void
show_row(struct request *req, struct view *row, const struct issued_row *from)
{
	if (from->shared)
		view_web(row, "href",
		    arena_printf(req->arena, "/awards/%s", from->public_id));
	view_text(row, "person", from->person);
	view_text(row, "title", from->title);
	show_badge(view_group(row, "badge"), &from->badge);
	view_time(row, "awarded_at", from->awarded_us);
	view_text(row, "state",
	    state_of(req->now_us, from->revoked_us, from->expires_us));
	view_flag(row, "signed", from->is_signed);
	if (from->revoked_us == 0)
		view_web(row, "revoke_href",
		    arena_printf(req->arena, "/issuer/awards/%s/revoke",
			from->public_id));
}

/* "/issuer/awards?q=...": the search, percent-encoded. */
static const char *
search_address(struct request *req, const char *search)
{
	struct text text;

	text_init(&text, req->arena, 1000);
	text_add(&text, "/issuer/awards?q=");
	for (const char *at = search; *at != '\0'; at++)
		text_printf(&text, "%%%02X", (unsigned)(unsigned char)*at);
	return text_span(&text).at;
}

enum status
issued_show(struct request *req, struct reply *reply)
{
	struct view *data = reply_data(reply);
	struct view *list = view_group(data, "List");
	const char *search = field_text(req, ISSUED_SEARCH);
	const char *after = field_given(req, ISSUED_AFTER)
	    ? field_text(req, ISSUED_AFTER)
	    : NULL;
	const char *here = search_address(req, search);
	struct issued_row *rows;
	size_t count;
	enum status status = issued_list(req->db, req->arena,
	    req->session->person, search, after, PAGE_ROWS + 1, &rows, &count);

	if (status != STATUS_OK)
		return status;
	view_text(view_group(data, "Filter"), "q", search);
	view_list(list, "items");
	for (size_t i = 0; i < count && i < PAGE_ROWS; i++)
		show_row(req, view_row(list, "items"), &rows[i]);
	pager_show(data, after != NULL ? here : NULL,
	    count > PAGE_ROWS ? arena_printf(req->arena, "%s&after=%s", here,
				    rows[PAGE_ROWS - 1].public_id)
			      : NULL);
	reply_view(reply, "issuer/award_list");
	return STATUS_OK;
}

/* ---- taking one back ------------------------------------------------- */

static enum status
find(struct request *req, struct reply *reply, struct issued *issued)
{
	enum status status = issued_find(
	    req->db, req->arena, req->args[0], req->session->person, issued);

	if (status == STATUS_OK && issued->revoked_us != 0) {
		reply_explain(reply, "This award is revoked already.",
		    "Your awards list shows when.");
		return STATUS_CONFLICT;
	}
	return status;
}

enum status
revoke_show(struct request *req, struct reply *reply)
{
	struct view *data = reply_data(reply);
	struct view *view = view_group(data, "Award");
	struct view *typed = view_group(data, "Revoke");
	struct issued issued;
	enum status status = find(req, reply, &issued);

	if (status != STATUS_OK)
		return status;
	view_web(view, "href",
	    arena_printf(
		req->arena, "/issuer/awards/%s/revoke", issued.public_id));
	view_text(view, "person", issued.person);
	view_time(view, "awarded_at", issued.awarded_us);
	view_text(view, "state", state_of(req->now_us, 0, issued.expires_us));
	show_brief(view_group(data, "MC"), &issued.brief);
	if (req->method == METHOD_POST) {
		view_text(typed, "reason", field_text(req, REVOKE_REASON));
		view_text(typed, "public_reason",
		    field_text(req, REVOKE_PUBLIC_REASON));
		view_flag(typed, "confirm", field_flag(req, REVOKE_CONFIRM));
	}
	reply_view(reply, "issuer/award_revoke");
	return STATUS_OK;
}

enum status
revoke_take(struct request *req, struct reply *reply)
{
	struct issued issued;
	enum status status = find(req, reply, &issued);

	if (status != STATUS_OK)
		return status;
	if (!field_flag(req, REVOKE_CONFIRM)) {
		field_error(req, REVOKE_CONFIRM, NULL,
		    "Confirm that this award is to be revoked: it can't be "
		    "undone.");
		req->again = true;
		reply_status(reply, STATUS_INVALID);
		return revoke_show(req, reply);
	}
	status = issued_revoke(req->db, &issued, req->session->person,
	    field_text(req, REVOKE_REASON),
	    field_text(req, REVOKE_PUBLIC_REASON), req->now_us, req->id);
	if (status == STATUS_CONFLICT)
		reply_explain(reply, "This award is revoked already.",
		    "Your awards list shows when.");
	if (status != STATUS_OK)
		return status;
	reply_flash(reply, FLASH_DONE,
	    "Revoked. It shows within a minute wherever the award is looked "
	    "at, and its credit is posted back.");
	reply_redirect(reply, "/issuer/awards");
	return STATUS_OK;
}
