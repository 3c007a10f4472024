/*
 * home.c - /administrator/: how is it going?
 */
#include "config.h"

#include <sys/statvfs.h>

#include "modules/administrator/pages.h"
#include "modules/administrator/rules.h"
#include "schema/administrator/overview.h"
#include "schema/administrator/trail.h"
#include "views/view.h"

enum { EVENTS_MOST = 8 };

static void
show_count(struct view *view, const struct overview *o)
{
	view_int(view, "persons", o->persons);
	view_int(view, "drafts", o->drafts);
	view_int(view, "in_review", o->reviewing);
	view_int(view, "waiting", o->waiting);
	view_int(view, "late", o->late);
	view_int(view, "awards", o->awards);
}

static void
show_health(struct view *data, struct health health)
{
	struct view *row = view_row(data, "Health");

	view_text(row, "part", health.part);
	view_text(row, "state", health_state_code(health.state));
	view_text(row, "text", health.text);
}

/* The store itself is closed to this account; how full its disk is isn't. */
static struct health
disk(struct request *req)
{
	struct statvfs found;

	if (statvfs(req->settings->evidence_dir, &found) != 0)
		return (struct health) {"Disk", HEALTH_BAD,
		    "The folder of the evidence can't be found. Ask the "
		    "operator to look at the setting evidence_dir."};
	return health_disk(req->arena,
	    (int64_t)(found.f_bavail * found.f_frsize),
	    (int64_t)(found.f_blocks * found.f_frsize));
}

static void
show_parts(struct request *req, struct view *data, const struct overview *o)
{
	const struct outbox outbox = {o->mail_waiting, o->mail_since_us,
	    o->mail_failed, o->mail_undeliverable, o->mail_sent_us};

	show_health(
	    data, (struct health) {"Database", HEALTH_GOOD, "It answers."});
	show_health(data,
	    health_directory(
		req->arena, req->now_us, o->synced_us, o->signed_in_us));
	show_health(data,
	    health_signer(req->arena, req->now_us, o->unsigned_awards,
		o->unsigned_since_us));
	show_health(data, disk(req));
	show_health(
	    data, health_clock(req->arena, req->now_us, o->database_us));
	show_health(data,
	    health_mail(
		req->arena, req->now_us, &outbox, req->settings->mail_folder));
}

static enum status
show_events(struct request *req, struct view *data)
{
	const struct trail_filter all = {.action = "", .before = INT64_MAX};
	struct trail_row *rows;
	size_t count;
	enum status status =
	    trail_list(req->db, req->arena, &all, EVENTS_MOST, &rows, &count);

	if (status != STATUS_OK)
		return status;
	view_list(data, "Events");
	for (size_t i = 0; i < count; i++) {
		struct view *row = view_row(data, "Events");
		const char *about = trail_about(&rows[i]);

		view_time(row, "at", rows[i].at_us);
		view_text(row, "who", trail_who(&rows[i]));
		view_text(row, "text",
		    arena_printf(req->arena, "%s %s",
			action_told(req->arena, rows[i].action),
			*about != '\0' ? about : rows[i].subject));
	}
	return STATUS_OK;
}

enum status
home_show(struct request *req, struct reply *reply)
{
	struct view *data = reply_data(reply);
	struct overview overview;
	enum status status =
	    overview_find(req->db, req->arena, req->now_us, &overview);

	if (status != STATUS_OK)
		return status;
	show_count(view_group(data, "Count"), &overview);
	show_parts(req, data, &overview);
	reply_view(reply, "administrator/home_show");
	return show_events(req, data);
}
