/*
 * journey.c - /educator/journey: where am I, what is missing, what comes next?
 */
#include "config.h"

#include <string.h>

#include "base/clock.h"
#include "modules/educator/pages.h"
#include "modules/requirement.h"
#include "modules/show.h"
#include "schema/educator/journey.h"
#include "views/view.h"

static const char journey_address[] = "/educator/journey";

/* What is still missing before this one may be started, in words; NULL: nothing.
 * The same rule blocks the start. */
static const char *
missing_of(struct arena *arena, const struct journey *journey,
    const struct journey_row *row)
{
	struct requirement requirement;
	struct requirement_fact *facts;
	size_t count = 0;

	if (requirement_parse(arena, span_of(row->requires), &requirement) !=
	    STATUS_OK)
		return "its requirement can't be read";
	facts = arena_array(arena, journey->required_count, sizeof(*facts));
	for (size_t i = 0; i < journey->required_count; i++) {
		const struct journey_required *from = &journey->required[i];

		if (from->edition == row->edition)
			facts[count++] =
			    (struct requirement_fact) {.code = from->code,
				.title = from->title,
				.unit = from->unit,
				.credit = from->credit,
				.earned = from->earned};
	}
	return requirement_missing(arena, &requirement, facts, count);
}

static void
show_row(struct request *req, struct view *view, const struct journey *journey,
    const struct journey_row *row)
{
	view_text(view, "code", row->code);
	view_text(view, "title", row->title);
	view_text(view, "programme", row->programme);
	show_badge(view_group(view, "badge"), &row->badge);
	view_flag(view, "planned", row->planned);
	if (row->award != NULL) {
		view_web(view, "href",
		    arena_printf(
			req->arena, "/educator/awards/%s", row->award));
		view_time(view, "awarded_at", row->awarded_us);
		return;
	}
	if (row->closes_us != 0)
		view_time(view, "closes_on", row->closes_us - CLOCK_SECOND);
	if (row->submission != NULL) {
		view_web(
		    view, "href", submission_address(req, row->submission));
		view_text(view, "state", row->state);
		view_time(view, "due_on", row->due_us);
		return;
	}
	view_web(view, "href",
	    arena_printf(req->arena, "/educator/start/%s", row->code));
	if (*row->requires != '\0') {
		const char *missing = missing_of(req->arena, journey, row);

		if (missing != NULL)
			view_text(view, "missing", missing);
	}
}

/* A row of the list that it belongs to, counted. */
static struct view *
row_add(struct view *data, const struct journey_row *row, int64_t *going,
    int64_t *planned, int64_t *earned)
{
	if (row->award != NULL) {
		++*earned;
		return view_row(data, "Earned");
	}
	if (row->submission != NULL) {
		++*going;
		return view_row(data, "Going");
	}
	++*planned;
	return view_row(data, "Planned");
}

/* GET /educator/journey (role) */
enum status
journey_show(struct request *req, struct reply *reply)
{
	struct view *data = reply_data(reply);
	struct view *counts = view_group(data, "Count");
	struct journey journey;
	int64_t going = 0;
	int64_t planned = 0;
	int64_t earned = 0;
	enum status status =
	    journey_read(req->db, req->arena, req->session->person, &journey);

	if (status != STATUS_OK)
		return status;
	view_list(data, "Going");
	view_list(data, "Planned");
	view_list(data, "Earned");
	for (size_t i = 0; i < journey.count; i++)
		show_row(req,
		    row_add(data, &journey.rows[i], &going, &planned, &earned),
		    &journey, &journey.rows[i]);
	view_int(counts, "going", going);
	view_int(counts, "planned", planned);
	view_int(counts, "earned", earned);
	reply_view(reply, "educator/journey_show");
	return STATUS_OK;
}

/* POST /educator/journey (role; action, micro_credential) */
enum status
journey_set(struct request *req, struct reply *reply)
{
	bool add = strcmp(field_text(req, JOURNEY_ACTION), "add") == 0;
	enum status status = plan_set(req->db, req->session->person,
	    field_text(req, JOURNEY_MICRO_CREDENTIAL), add, req->now_us);

	if (status == STATUS_DENIED)
		reply_explain(reply,
		    "Your plan is full: it holds 200 micro-credentials.",
		    "Take one out of it first.");
	if (status != STATUS_OK)
		return status;
	reply_flash(reply, FLASH_DONE,
	    add ? "It is in your plan." : "It is no longer in your plan.");
	reply_redirect(reply, "%s", journey_address);
	return STATUS_OK;
}
