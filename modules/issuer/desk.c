/*
 * desk.c - /issuer/: what awaits my decision?
 */
#include "config.h"

#include <string.h>

#include "base/clock.h"
#include "modules/issuer/pages.h"
#include "modules/show.h"
#include "schema/issuer/desk.h"
#include "views/view.h"

enum { PAGE_ROWS = 20 };

static const char *const words[DESK__MAX] = {
    [DESK_WAITING] = "waiting",
    [DESK_AGREED] = "agreed",
    [DESK_SPLIT] = "split",
    [DESK_IN_REVIEW] = "in_review",
    [DESK_SEALED] = "sealed",
    [DESK_DECIDED] = "decided",
};

void
pager_show(struct view *data, const char *first_href, const char *next_href)
{
	struct view *pager = view_group(data, "Pager");

	if (first_href != NULL)
		view_web(pager, "first_href", first_href);
	if (next_href != NULL)
		view_web(pager, "next_href", next_href);
}

static enum desk
desk_of(const struct request *req)
{
	const char *show = field_text(req, DESK_FIELD_SHOW);

	for (int i = 0; i < DESK__MAX; i++)
		if (strcmp(words[i], show) == 0)
			return (enum desk)i;
	return DESK_WAITING;
}

static void
show_counts(struct view *view, const struct desk_count *count)
{
	view_int(view, "waiting", count->counts[DESK_WAITING]);
	view_int(view, "agreed", count->counts[DESK_AGREED]);
	view_int(view, "split", count->counts[DESK_SPLIT]);
	view_int(view, "in_review", count->counts[DESK_IN_REVIEW]);
	view_int(view, "sealed", count->counts[DESK_SEALED]);
	view_int(view, "decided", count->counts[DESK_DECIDED]);
}

/* "award,not_yet": the same for all, or one by one. */
static void
show_recommendations(
    struct request *req, struct view *row, const char *recommendations)
{
	char *at = arena_text(req->arena, recommendations);
	bool split =
	    strstr(at, "award") != NULL && strstr(at, "not_yet") != NULL;
	size_t n = 0;

	view_text(row, "agreement", split ? "split" : "agreed");
	if (!split) {
		at[strcspn(at, ",")] = '\0';
		view_text(row, "recommendation", at);
		return;
	}
	for (char *next; at != NULL; at = next) {
		struct view *item = view_row(row, "recommendations");

		next = strchr(at, ',');
		if (next != NULL)
			*next++ = '\0';
		view_text(item, "letter", show_letter(req->arena, n++));
		view_text(item, "recommendation", at);
	}
}

static void
show_row(struct request *req, struct view *row, const struct desk_row *from)
{
	char waiting[CLOCK_TEXT_MAX];

	view_web(row, "href",
	    arena_printf(req->arena, "/issuer/decisions/%s", from->public_id));
	view_text(row, "number", from->number);
	view_text(row, "title", from->title);
	view_int(row, "attempt", from->ordinal);
	show_badge(view_group(row, "badge"), &from->badge);
	view_time(row, "due_on", from->due_us);
	view_flag(row, "late",
	    from->outcome == NULL && from->due_us != 0 &&
		from->due_us < req->now_us);
	view_int(row, "reviews_in", from->reviews_in);
	view_int(row, "reviews_all", from->reviews_all);
	if (from->recommendations != NULL)
		show_recommendations(req, row, from->recommendations);
	view_time(row, "recommended_at", from->recommended_us);
	if (from->recommended_us != 0) {
		clock_until(from->recommended_us, req->now_us, waiting);
		view_text(row, "waiting", waiting);
	}
	view_time(row, "decided_at", from->decided_us);
	if (from->outcome != NULL)
		view_text(row, "outcome", from->outcome);
	if (from->award != NULL)
		view_web(row, "award_href",
		    arena_printf(req->arena, "/awards/%s", from->award));
}

enum status
desk_show(struct request *req, struct reply *reply)
{
	struct view *data = reply_data(reply);
	struct view *list = view_group(data, "List");
	enum desk which = desk_of(req);
	const char *after = field_given(req, DESK_FIELD_AFTER)
	    ? field_text(req, DESK_FIELD_AFTER)
	    : NULL;
	const char *here =
	    arena_printf(req->arena, "/issuer/?show=%s", words[which]);
	struct desk_count count;
	struct desk_row *rows;
	size_t found;
	enum status status =
	    desk_count(req->db, req->arena, req->session->person, &count);

	if (status == STATUS_OK)
		status = desk_list(req->db, req->arena, req->session->person,
		    which, after, PAGE_ROWS + 1, &rows, &found);
	if (status != STATUS_OK)
		return status;
	view_text(view_group(data, "Desk"), "show", words[which]);
	show_counts(view_group(data, "Count"), &count);
	view_list(list, "items");
	for (size_t i = 0; i < found && i < PAGE_ROWS; i++)
		show_row(req, view_row(list, "items"), &rows[i]);
	pager_show(data, after != NULL ? here : NULL,
	    found > PAGE_ROWS ? arena_printf(req->arena, "%s&after=%s", here,
				    rows[PAGE_ROWS - 1].public_id)
			      : NULL);
	reply_view(reply, "issuer/desk_list");
	return STATUS_OK;
}
