/*
 * review_form.c - a review in hand: the evidence, and the form beside it.
 *
 * What was typed wins over what is stored, so that a form that comes back
 * holds every word; beside it stands what another window saved meanwhile.
 */
#include "config.h"

#include <string.h>

#include "base/check.h"
#include "modules/assessor/pages.h"
#include "modules/show.h"
#include "schema/assessor/review.h"
#include "views/view.h"

/* ---- what stands in the form ----------------------------------------- */

static const char *
typed_of(
    const struct request *req, const struct work *work, int field, int64_t id)
{
	if (!work->typed)
		return NULL;
	return field_of(
	    req, field, arena_printf(req->arena, "%lld", (long long)id));
}

int64_t
work_level(const struct request *req, const struct work *work,
    const struct content_criterion *criterion)
{
	const char *typed = typed_of(req, work, REVIEW_SCORE, criterion->id);
	int64_t level = 0;

	if (typed != NULL &&
	    int_parse(typed, 1, INT64_MAX, &level) == STATUS_OK &&
	    content_level_of(work->content, level) != NULL)
		return level;
	return review_level_of(work->review, criterion->id);
}

struct written
work_written(const struct request *req, const struct work *work,
    const struct content_section *section,
    const struct review_feedback **stored_r)
{
	const struct review_feedback *stored =
	    review_feedback_of(work->review, section->id);
	const char *version = typed_of(req, work, REVIEW_VERSION, section->id);
	struct written written = {
	    .typed = typed_of(req, work, REVIEW_FEEDBACK, section->id),
	    .seen = -1,
	    .stored = stored != NULL ? stored->text : "",
	    .version = stored != NULL ? stored->version : 0,
	};
	int64_t seen;

	if (version != NULL &&
	    int_parse(version, 0, INT32_MAX, &seen) == STATUS_OK)
		written.seen = seen;
	*stored_r = stored;
	return written;
}

const char *
work_leaning(const struct request *req, const struct work *work)
{
	const char *typed =
	    work->typed ? field_text(req, REVIEW_RECOMMENDATION) : "";

	return recommendation_check(typed) == NULL ? typed
						   : work->review->leaning;
}

const char *
work_note(const struct request *req, const struct work *work)
{
	if (work->typed && field_count(req, REVIEW_NOTE) > 0)
		return field_text(req, REVIEW_NOTE);
	return work->review->note;
}

static const char *
section_feedback(const struct request *req, const struct work *work,
    const struct content_section *section)
{
	const struct review_feedback *stored;
	struct written written = work_written(req, work, section, &stored);

	return written.typed != NULL ? written.typed : written.stored;
}

bool
work_ready(const struct request *req, const struct work *work)
{
	const struct content *c = work->content;

	if (recommendation_check(work_leaning(req, work)) != NULL)
		return false;
	for (size_t i = 0; i < c->criterion_count; i++)
		if (score_check(work_level(req, work, &c->criteria[i])) != NULL)
			return false;
	for (size_t i = 0; i < c->section_count; i++)
		if (feedback_check(
			section_feedback(req, work, &c->sections[i])) != NULL)
			return false;
	return true;
}

/* ---- attempts before ------------------------------------------------- */

/* The lowest level that any assessor gave, or NULL. */
static const struct content_level *
lowest_level(const struct content *content, int64_t criterion, int64_t ordinal)
{
	const struct content_level *lowest = NULL;

	for (size_t i = 0; i < content->score_count; i++) {
		const struct content_score *score = &content->scores[i];
		const struct content_level *level;

		if (score->criterion != criterion || score->ordinal != ordinal)
			continue;
		level = content_level_of(content, score->level);
		if (level != NULL &&
		    (lowest == NULL || level->position < lowest->position))
			lowest = level;
	}
	return lowest;
}

static void
show_earlier_feedback(struct request *req, struct view *row,
    const struct content *content, int64_t section, int64_t ordinal)
{
	int64_t *reviews;
	size_t count = show_reviews(req->arena, content, ordinal, &reviews);

	for (size_t n = 0; n < count; n++) {
		for (size_t i = 0; i < content->feedback_count; i++) {
			const struct content_feedback *f =
			    &content->feedback[i];
			struct view *item;

			if (f->review != reviews[n] || f->section != section)
				continue;
			item = view_row(row, "feedback");
			view_text(item, "letter", show_letter(req->arena, n));
			view_text(item, "text", f->text);
		}
	}
}

static void
show_earlier_section(struct request *req, struct view *row,
    const struct content *content, const struct content_section *section,
    int64_t ordinal)
{
	bool met = true;

	view_text(row, "title", section->title);
	for (size_t i = 0; i < content->criterion_count; i++) {
		const struct content_level *level =
		    lowest_level(content, content->criteria[i].id, ordinal);
		struct view *item;

		if (content->criteria[i].section != section->id ||
		    level == NULL)
			continue;
		item = view_row(row, "criteria");
		view_text(item, "title", content->criteria[i].title);
		view_text(item, "level_name", level->name);
		view_flag(item, "meets", level->meets);
		met = met && level->meets;
	}
	view_flag(row, "met", met);
	show_earlier_feedback(req, row, content, section->id, ordinal);
}

static void
show_earlier(struct request *req, struct view *earlier, const struct work *work)
{
	const struct content *c = work->content;

	view_list(earlier, "attempts");
	for (int64_t n = work->review->ordinal - 1; n > 0; n--) {
		int64_t *reviews;
		struct view *attempt;

		if (show_reviews(req->arena, c, n, &reviews) == 0)
			continue;
		attempt = view_row(earlier, "attempts");
		view_int(attempt, "attempt", n);
		for (size_t i = 0; i < c->section_count; i++)
			show_earlier_section(req, view_row(attempt, "sections"),
			    c, &c->sections[i], n);
	}
}

/* ---- the page -------------------------------------------------------- */

static void
show_criterion(struct request *req, struct view *item, const struct work *work,
    const struct content_criterion *criterion)
{
	const struct content *c = work->content;
	int64_t chosen = work_level(req, work, criterion);
	const char *error = score_check(chosen);

	view_int(item, "id", criterion->id);
	view_int(item, "position", criterion->position);
	view_text(item, "title", criterion->title);
	view_int(item, "chosen", chosen);
	if (work->checked && error != NULL)
		view_text(item, "error", error);
	for (size_t i = 0; i < c->level_count; i++) {
		const struct content_level *level = &c->levels[i];
		struct view *row = view_row(item, "levels");

		view_int(row, "id", level->id);
		view_text(row, "name", level->name);
		view_flag(row, "meets", level->meets);
		view_text(
		    row, "text", content_cell_of(c, criterion->id, level->id));
	}
}

static void
show_feedback(struct request *req, struct view *row, const struct work *work,
    const struct content_section *section)
{
	const struct review_feedback *stored;
	struct written written = work_written(req, work, section, &stored);
	const char *text =
	    written.typed != NULL ? written.typed : written.stored;
	const char *error = feedback_check(text);

	view_text(row, "feedback", text);
	view_int(row, "version", written.version);
	if (stored != NULL)
		view_time(row, "saved_at", stored->saved_us);
	if (work->checked && error != NULL)
		view_text(row, "error", error);
	if (work->closed == NULL && written_check(&written) == WRITTEN_CONFLICT)
		view_text(row, "conflict", written.stored);
}

static void
show_section(struct request *req, struct view *row, const struct work *work,
    const struct content_section *section)
{
	const struct content *c = work->content;

	view_int(row, "id", section->id);
	view_int(row, "position", section->position);
	view_text(row, "kind", section->artifacts ? "artifacts" : "text");
	view_text(row, "title", section->title);
	view_text(row, "prompt", section->prompt);
	view_text(row, "text", section->text);
	view_int(row, "words", word_count(section->text));
	view_list(row, "criteria");
	for (size_t i = 0; i < c->criterion_count; i++)
		if (c->criteria[i].section == section->id)
			show_criterion(req, view_row(row, "criteria"), work,
			    &c->criteria[i]);
	show_feedback(req, row, work, section);
}

static void
show_artifacts(
    struct request *req, struct view *artifacts, const struct content *c)
{
	view_int(artifacts, "count", (int64_t)c->artifact_count);
	view_list(artifacts, "items");
	for (size_t i = 0; i < c->artifact_count; i++)
		show_artifact(view_row(artifacts, "items"), req,
		    &c->artifacts[i], "assessor");
}

static int64_t
count_scored(const struct request *req, const struct work *work)
{
	int64_t scored = 0;

	for (size_t i = 0; i < work->content->criterion_count; i++)
		scored +=
		    work_level(req, work, &work->content->criteria[i]) != 0;
	return scored;
}

static void
show_head(struct request *req, struct view *view, const struct work *work)
{
	const struct review *r = work->review;
	const char *leaning = work_leaning(req, work);

	view_text(view, "id", r->public_id);
	view_web(view, "href", review_address(req, r->public_id));
	view_text(view, "number", r->number);
	if (r->author != NULL)
		view_text(view, "author", r->author);
	view_int(view, "attempt", r->ordinal);
	view_int(view, "assessor_count", r->assessor_count);
	view_time(view, "submitted_at", r->submitted_us);
	view_time(view, "due_on", r->due_us);
	view_flag(view, "late", r->due_us != 0 && r->due_us < req->now_us);
	view_flag(view, "consent", r->consent);
	view_time(view, "saved_at", r->saved_us);
	view_flag(view, "checked", work->checked);
	view_int(view, "scored", count_scored(req, work));
	view_int(view, "criteria", (int64_t)work->content->criterion_count);
	if (leaning != NULL)
		view_text(view, "recommendation", leaning);
	view_text(view, "note", work_note(req, work));
	show_end(req, view, r->lapses_us);
	if (r->handed_over != NULL)
		view_text(view, "handed_over", r->handed_over);
	if (r->passed_back != NULL)
		view_text(view, "passed_back", r->passed_back);
	if (work->closed != NULL)
		view_text(view, "closed", work->closed);
}

void
work_show(struct request *req, struct reply *reply, const struct work *work)
{
	struct view *data = reply_data(reply);
	const struct content *c = work->content;
	const char *missing = recommendation_check(work_leaning(req, work));

	show_head(req, view_group(data, "Review"), work);
	if (work->checked && missing != NULL)
		view_text(view_group(data, "Error"), "recommendation", missing);
	show_brief(view_group(data, "MC"), &work->review->brief);
	show_artifacts(req, view_group(data, "Artifacts"), c);
	view_list(data, "Sections");
	for (size_t i = 0; i < c->section_count; i++)
		show_section(
		    req, view_row(data, "Sections"), work, &c->sections[i]);
	show_earlier(req, view_group(data, "Earlier"), work);
	reply_view(reply, "assessor/review_show");
}
