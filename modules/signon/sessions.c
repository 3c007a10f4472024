/*
 * sessions.c - /sign-on/sessions: where one is signed in, and signing out
 * everywhere. One sees one's own sessions, and nobody else's.
 */
#include "config.h"

#include "base/log.h"
#include "modules/signon/pages.h"
#include "modules/signon/rules.h"
#include "schema/signon/sign_on.h"
#include "views/view.h"

enum status
sessions_show(struct request *req, struct reply *reply)
{
	struct view *data = reply_data(reply);
	struct view *view = view_group(data, "Sessions");
	struct sign_on_session *list;
	size_t count;
	enum status status = sign_on_sessions(req->db, req->arena,
	    req->settings, req->session->person, &list, &count);

	if (status != STATUS_OK)
		return status;
	view_list(view, "rows");
	for (size_t i = 0; i < count; i++) {
		struct view *row = view_row(view, "rows");

		view_flag(row, "here", list[i].id == req->session->id);
		view_text(row, "device", device_name(list[i].agent));
		view_text(row, "address", list[i].address);
		view_time(row, "started_at", list[i].started_us);
		view_time(row, "used_at", list[i].used_us);
	}
	view_int(view, "idle_minutes", req->settings->session_idle_minutes);
	view_int(view, "absolute_hours", req->settings->session_absolute_hours);
	reply_view(reply, "signon/sessions_list");
	return STATUS_OK;
}

enum status
sessions_end_act(struct request *req, struct reply *reply)
{
	enum status status = sign_on_end_all(
	    req->db, req->session->person, req->address, req->id);

	if (status != STATUS_OK)
		return STATUS_UNAVAILABLE;
	log_line(LOG_INFO, "sign_out_everywhere", "person=%s",
	    req->session->username);
	reply_session_end(reply);
	reply_redirect(reply, "/sign-on/out");
	return STATUS_OK;
}
