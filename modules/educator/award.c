/*
 * award.c - /educator/awards/{id}: one award, and who may see it.
 */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "modules/educator/pages.h"
#include "modules/share.h"
#include "modules/show.h"
#include "schema/educator/award.h"
#include "views/view.h"

static const char *
state_of(const struct request *req, const struct award *award)
{
	if (award->revoked_us != 0)
		return "revoked";
	if (award->expires_us != 0 && award->expires_us <= req->now_us)
		return "expired";
	return "valid";
}

static void
show_addresses(
    struct request *req, struct view *view, const struct award *award)
{
	const char *path =
	    arena_printf(req->arena, "/awards/%s", award->public_id);
	const char *url =
	    arena_printf(req->arena, "%s%s", req->settings->public_url, path);

	view_web(view, "url", url);
	view_web(view, "svg_href", arena_printf(req->arena, "%s.svg", path));
	share_show(view, req->arena, req->settings,
	    &(struct share) {award->brief.title, award->public_id, url,
		award->awarded_us, award->expires_us});
	if (!award->is_signed)
		return;
	view_web(view, "png_href", arena_printf(req->arena, "%s.png", path));
	view_web(view, "json_href", arena_printf(req->arena, "%s.json", path));
	view_web(view, "jwt_href", arena_printf(req->arena, "%s.jwt", path));
	view_web(
	    view, "check_href", arena_printf(req->arena, "%s/check", path));
}

static void
show_paper(struct request *req, struct view *data, const struct award *award,
    const char *code, const char *name, const struct award_paper *paper)
{
	struct view *row = view_row(data, "Papers");

	view_text(row, "code", code);
	view_text(row, "name", name);
	view_flag(row, "asked", paper->asked_us != 0);
	if (paper->drawn_us != 0)
		view_web(row, "href",
		    arena_printf(req->arena, "/educator/awards/%s/%s.pdf",
			award->public_id, code));
}

enum status
award_show(struct request *req, struct reply *reply)
{
	struct view *data = reply_data(reply);
	struct view *view = view_group(data, "Award");
	struct award award;
	enum status status = award_find(
	    req->db, req->arena, req->args[0], req->session->person, &award);

	if (status == STATUS_ABSENT)
		reply_explain(reply,
		    "There is no award of yours at this address.",
		    "Your awards are listed under \"My awards\".");
	if (status != STATUS_OK)
		return status;
	view_text(view, "id", award.public_id);
	view_web(view, "href",
	    arena_printf(req->arena, "/educator/awards/%s", award.public_id));
	view_text(view, "state", state_of(req, &award));
	if (award.reason != NULL)
		view_text(view, "reason", award.reason);
	view_time(view, "awarded_at", award.awarded_us);
	view_time(view, "expires_at", award.expires_us);
	view_flag(view, "shared", award.shared);
	view_flag(view, "name_shown", award.name_shown);
	view_flag(view, "signed", award.is_signed);
	show_addresses(req, view, &award);
	view_web(
	    view, "submission_href", submission_address(req, award.submission));
	show_brief(view_group(data, "MC"), &award.brief);
	view_list(data, "Papers");
	show_paper(req, data, &award, "letter", "US Letter", &award.letter);
	show_paper(req, data, &award, "a4", "A4", &award.a4);
	reply_view(reply, "educator/award_share");
	return STATUS_OK;
}

static enum status
certificate_reply(struct request *req, struct reply *reply, const char *paper)
{
	struct span pdf;
	enum status status = certificate_find(req->db, req->arena, req->args[0],
	    req->session->person, paper, &pdf);

	if (status == STATUS_ABSENT)
		reply_explain(reply, "There is no such certificate.",
		    "Ask for it on the page of your award; it takes some "
		    "seconds to be made.");
	if (status == STATUS_OK)
		reply_body(reply, "application/pdf", pdf);
	return status;
}

enum status
letter_show(struct request *req, struct reply *reply)
{
	return certificate_reply(req, reply, "letter");
}

enum status
a4_show(struct request *req, struct reply *reply)
{
	return certificate_reply(req, reply, "a4");
}

/* Is it a certificate that the form asks for? It is answered then. */
static bool
paper_asked(struct request *req, struct reply *reply, const struct award *award,
    enum status *status_r)
{
	const char *action = field_text(req, SHARE_ACTION);

	if (strcmp(action, "letter") != 0 && strcmp(action, "a4") != 0)
		return false;
	*status_r = certificate_ask(
	    req->db, award, req->session->person, action, req->now_us);
	if (*status_r != STATUS_OK)
		return true;
	reply_flash(reply, FLASH_DONE,
	    "The certificate is being made. Open this page again in some "
	    "seconds.");
	reply_redirect(reply, "/educator/awards/%s", award->public_id);
	return true;
}

/* What the form asks for; "hide" leaves the name as it is. */
static enum status
share_change(struct request *req, const struct award *award, bool *shared_r)
{
	const char *action = field_text(req, SHARE_ACTION);
	bool named = strcmp(action, "hide") == 0 ? award->name_shown
						 : field_flag(req, SHARE_NAME);
	bool shared = strcmp(action, "save") == 0
	    ? award->shared
	    : strcmp(action, "share") == 0;

	*shared_r = shared;
	if (shared == award->shared && named == award->name_shown)
		return STATUS_OK;
	return award_set_share(req->db, award, req->session->person, shared,
	    named, req->now_us, req->id);
}

enum status
award_share(struct request *req, struct reply *reply)
{
	struct award award;
	bool shared = false;
	enum status status = award_find(
	    req->db, req->arena, req->args[0], req->session->person, &award);

	if (status == STATUS_OK && paper_asked(req, reply, &award, &status))
		return status;
	if (status == STATUS_OK)
		status = share_change(req, &award, &shared);
	if (status != STATUS_OK)
		return status;
	reply_flash(reply, FLASH_DONE,
	    shared == award.shared && shared
		? "Saved. The public page says so, within half a minute also "
		  "from caches."
		: shared
		? "Shared. Whoever has the address can see it now."
		: "Not shared any more. The public page is gone, within "
		  "half a minute also from caches.");
	reply_redirect(reply, "/educator/awards/%s", award.public_id);
	return STATUS_OK;
}
