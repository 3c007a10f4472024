/*
 * home.c - /educator/: what should I do next?
 */
#include "config.h"

#include <string.h>
#include <time.h>

#include "base/clock.h"
#include "modules/educator/pages.h"
#include "modules/show.h"
#include "schema/educator/submission.h"
#include "views/view.h"

/* Home says what to do next; the rest is under "My submissions". */
enum { OPEN_MOST = 8, AWARDS_MOST = 3 };

static const char *
part_of_day(int64_t now_us)
{
	time_t seconds = (time_t)(now_us / CLOCK_SECOND);
	struct tm parts;

	(void)localtime_r(&seconds, &parts);
	if (parts.tm_hour < 12)
		return "morning";
	return parts.tm_hour < 18 ? "afternoon" : "evening";
}

static bool
is_draft(const struct submission_row *row)
{
	return strcmp(row->attempt_state, "draft") == 0;
}

static bool
is_open(const struct submission_row *row)
{
	return strcmp(row->attempt_state, "awarded") != 0 &&
	    strcmp(row->attempt_state, "discarded") != 0;
}

/* The newest draft, or NULL; *open_r counts what isn't finished. */
static const struct submission_row *
find_draft(const struct submission_row *rows, size_t count, size_t *open_r)
{
	const struct submission_row *draft = NULL;

	*open_r = 0;
	for (size_t i = 0; i < count; i++) {
		*open_r += is_open(&rows[i]);
		if (is_draft(&rows[i]) && draft == NULL)
			draft = &rows[i];
	}
	return draft;
}

/* The one thing to do next: go on with the newest draft, wait, or start. */
static void
show_next(struct request *req, struct view *next,
    const struct submission_row *rows, size_t count)
{
	size_t open;
	const struct submission_row *draft = find_draft(rows, count, &open);

	if (draft == NULL) {
		view_text(next, "kind", open > 0 ? "wait" : "start");
		view_web(next, "href",
		    open > 0 ? "/educator/submissions" : "/catalog/");
		return;
	}
	view_text(next, "kind", draft->ordinal > 1 ? "revise" : "finish");
	view_text(next, "title", draft->title);
	view_web(next, "href", submission_address(req, draft->public_id));
	show_badge(view_group(next, "badge"), &draft->badge);
	if (draft->missing > 0)
		view_text(next, "text",
		    arena_printf(req->arena,
			draft->missing == 1
			    ? "%lld point of the checklist is open."
			    : "%lld points of the checklist are open.",
			(long long)draft->missing));
}

static void
show_open(struct request *req, struct view *open,
    const struct submission_row *rows, size_t count)
{
	view_list(open, "items");
	for (size_t i = 0; i < count && i < OPEN_MOST; i++)
		if (is_open(&rows[i]))
			show_submission_row(
			    req, view_row(open, "items"), &rows[i]);
	if (count > OPEN_MOST)
		view_web(open, "more_href", "/educator/submissions");
}

enum status
home_show(struct request *req, struct reply *reply)
{
	struct view *data = reply_data(reply);
	struct view *home = view_group(data, "Home");
	const char *name = req->session->name;
	struct submission_row *rows;
	size_t count;
	const char *next;
	enum status status = submission_list(req->db, req->arena,
	    req->session->person, NULL, OPEN_MOST + 1, &rows, &count);

	if (status != STATUS_OK)
		return status;
	view_text(home, "first_name",
	    arena_copy(req->arena, name, strcspn(name, " ")));
	view_text(home, "part", part_of_day(req->now_us));
	view_date(home, "today", req->now_us);
	show_next(req, view_group(data, "Next"), rows, count);
	show_open(req, view_group(data, "Open"), rows, count);
	reply_view(reply, "educator/home_show");
	return summary_show(req, data, NULL, AWARDS_MOST, &next);
}
