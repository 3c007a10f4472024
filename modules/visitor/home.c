/*
 * home.c - the front page: what is this, and what can I earn?
 */
#include "config.h"

#include <string.h>

#include "base/clock.h"
#include "modules/show.h"
#include "modules/text.h"
#include "modules/visitor/visitor.h"
#include "schema/visitor/award.h"
#include "schema/visitor/catalog.h"
#include "views/view.h"

enum { SUMMARY_MAX = 240 };

/* Counting reads an index from end to end: not for each visitor. */
static const int64_t count_again_us = 10 * CLOCK_MINUTE;

static enum status
awards_count(struct request *req, struct visitor *visitor)
{
	enum status status;

	if (visitor->awards_counted_us != 0 &&
	    req->now_us - visitor->awards_counted_us < count_again_us)
		return STATUS_OK;
	status = award_total(req->db, req->arena, &visitor->awards);
	if (status == STATUS_OK)
		visitor->awards_counted_us = req->now_us;
	return status;
}

/* The first paragraph, which is plain words in a description. */
static const char *
summary_of(struct arena *arena, const char *description)
{
	const char *end = strstr(description, "\n\n");
	size_t len =
	    end != NULL ? (size_t)(end - description) : strlen(description);

	return text_cut(
	    arena, arena_copy(arena, description, len), SUMMARY_MAX);
}

static int64_t
programmes_show(struct arena *arena, struct view *data,
    const struct programme *programmes, size_t count)
{
	int64_t total = 0;

	view_list(data, "Programmes");
	for (size_t i = 0; i < count; i++) {
		const struct programme *programme = &programmes[i];
		struct view *row = view_row(data, "Programmes");

		view_text(row, "code", programme->code);
		view_text(row, "name", programme->name);
		view_text(
		    row, "summary", summary_of(arena, programme->description));
		view_int(row, "count", programme->count);
		show_badge(view_group(row, "badge"), &programme->badge);
		total += programme->count;
	}
	return total;
}

/* What the front page shows is the same for everyone. */
static enum status
front_read(struct request *req, struct visitor *visitor)
{
	struct arena *arena = visitor->front.arena;
	enum status status;

	if (kept_fresh(&visitor->front, req->now_us))
		return STATUS_OK;
	status = programme_list(
	    req->db, arena, &visitor->programmes, &visitor->programme_count);
	if (status == STATUS_OK)
		status = catalog_newest(
		    req->db, arena, &visitor->newest, &visitor->newest_count);
	if (status == STATUS_OK)
		status = awards_count(req, visitor);
	if (status == STATUS_OK)
		visitor->front.at_us = req->now_us;
	return status;
}

/* GET / (public; no fields) */
enum status
home_page(struct request *req, struct reply *reply)
{
	struct visitor *visitor = req->state;
	struct view *data = reply_data(reply);
	int64_t total;
	enum status status = front_read(req, visitor);

	if (status != STATUS_OK)
		return status;
	total = programmes_show(
	    req->arena, data, visitor->programmes, visitor->programme_count);
	view_list(data, "Newest");
	for (size_t i = 0; i < visitor->newest_count; i++)
		show_brief(view_row(data, "Newest"), &visitor->newest[i]);
	view_int(data, "Count.micro_credentials", total);
	view_int(data, "Count.awards", visitor->awards);
	reply_public(reply, PUBLIC_SECONDS);
	reply_view(reply, "visitor/home_show");
	return STATUS_OK;
}
