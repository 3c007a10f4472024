/*
 * submission.c - starting one, and the page of one: the editor while it is a
 * draft, where it stands once it is handed in.
 */
#include "config.h"

#include <string.h>

#include "base/check.h"
#include "modules/educator/pages.h"
#include "modules/requirement.h"
#include "modules/evidence.h"
#include "modules/show.h"
#include "schema/common/content.h"
#include "schema/educator/submission.h"
#include "views/view.h"

/* ---- start ----------------------------------------------------------- */

static enum status
show_parts(struct request *req, struct view *data, int64_t edition)
{
	struct submission_part *parts;
	size_t count;
	enum status status = submission_offer_parts(
	    req->db, req->arena, edition, &parts, &count);

	if (status != STATUS_OK)
		return status;
	for (size_t i = 0; i < count; i++) {
		struct view *row = view_row(data, "Sections");

		view_int(row, "position", parts[i].position);
		view_text(row, "kind", parts[i].kind);
		view_text(row, "title", parts[i].title);
		view_int(row, "words_least", parts[i].words_least);
		view_int(row, "words_most", parts[i].words_most);
	}
	return STATUS_OK;
}

/* The rows as the rule takes them. */
static const struct requirement_fact *
facts_of(
    struct arena *arena, const struct submission_required *rows, size_t count)
{
	struct requirement_fact *facts =
	    arena_array(arena, count, sizeof(*facts));

	for (size_t i = 0; i < count; i++)
		facts[i] = (struct requirement_fact) {.code = rows[i].code,
		    .title = rows[i].title,
		    .unit = rows[i].unit,
		    .credit = rows[i].credit,
		    .earned = rows[i].earned};
	return facts;
}

/* A submission_may_fn: what can't be read is not met. */
static bool
may_start(struct arena *arena, const char *requires,
    const struct submission_required *rows, size_t count)
{
	struct requirement requirement;

	return requirement_parse(arena, span_of(requires), &requirement) ==
	    STATUS_OK &&
	    requirement_met(&requirement, facts_of(arena, rows, count), count);
}

/* Says why it can't be started yet, and what is still missing. */
static enum status
show_blocked(struct request *req, struct view *start,
    const struct submission_offer *offer)
{
	struct requirement requirement;
	struct submission_required *rows;
	const char *missing;
	size_t count;
	enum status status = requirement_parse(
	    req->arena, span_of(offer->requires), &requirement);

	if (status != STATUS_OK)
		return fault(STATUS_UNAVAILABLE,
		    "edition %lld: its requirement", (long long)offer->edition);
	if (requirement.kind == REQUIREMENT_NONE)
		return STATUS_OK;
	status = submission_required(req->db, req->arena, offer->edition,
	    req->session->person, &rows, &count);
	if (status != STATUS_OK)
		return status;
	missing = requirement_missing(
	    req->arena, &requirement, facts_of(req->arena, rows, count), count);
	if (missing != NULL)
		view_text(start, "blocked",
		    arena_printf(req->arena,
			"You may start when you have earned what comes "
			"before it. Still missing: %s.",
			missing));
	return STATUS_OK;
}

enum status
submission_offer_show(struct request *req, struct reply *reply)
{
	struct view *data = reply_data(reply);
	struct view *mc = view_group(data, "MC");
	struct view *start = view_group(data, "Start");
	struct submission_offer offer;
	enum status status = submission_offer(
	    req->db, req->arena, req->args[0], req->session->person, &offer);

	if (status == STATUS_ABSENT)
		reply_explain(reply,
		    "There is no micro-credential at this address.",
		    "Look for it in the catalog.");
	if (status != STATUS_OK)
		return status;
	show_brief(mc, &offer.brief);
	view_int(mc, "artifact_least", offer.artifact_least);
	view_int(mc, "artifact_most", offer.artifact_most);
	view_int(mc, "assessor_count", offer.assessor_count);
	view_flag(mc, "anonymous", offer.anonymous);
	if (offer.going != NULL)
		view_web(
		    start, "open_href", submission_address(req, offer.going));
	if (offer.award != NULL)
		view_web(start, "award_href",
		    arena_printf(
			req->arena, "/educator/awards/%s", offer.award));
	reply_view(reply, "educator/submission_start");
	status = show_blocked(req, start, &offer);
	return status == STATUS_OK ? show_parts(req, data, offer.edition)
				   : status;
}

enum status
submission_begin(struct request *req, struct reply *reply)
{
	const char *id;
	enum status status = submission_start(req->db, req->arena,
	    field_text(req, START_MICRO_CREDENTIAL), req->session->person,
	    req->now_us, req->id, may_start, &id);

	if (status == STATUS_DENIED)
		reply_explain(reply,
		    "This micro-credential can't be started yet: others must "
		    "be earned first.",
		    "Its page in the catalog says which ones.");
	if (status == STATUS_ABSENT)
		reply_explain(reply, "This micro-credential can't be started.",
		    "Look in the catalog for those that are offered now.");
	if (status != STATUS_OK)
		return status;
	reply_redirect(reply, "%s", submission_address(req, id));
	return STATUS_OK;
}

/* ---- handed in ------------------------------------------------------- */

static void
show_event(struct view *row, const struct submission_event *event)
{
	static const struct {
		const char *action;
		const char *kind;
		const char *text;
	} words[] = {
	    {"submission.started", "started", "You started it"},
	    {"submission.submitted", "submitted", "You handed it in"},
	    {"submission.recalled", "other", "You took it back"},
	    {"review.claimed", "claimed", "An assessor began to read it"},
	    {"review.recommended", "recommended",
		"An assessor finished and made a recommendation"},
	    {"submission.passed_back", "passed_back",
		"The issuer of record asked the assessors to look again"},
	    {"decision.award", "awarded", "The issuer of record awarded it"},
	    {"decision.not_yet", "decided",
		"The issuer of record decided: not yet"},
	};

	view_time(row, "at", event->at_us);
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		if (strcmp(words[i].action, event->action) != 0)
			continue;
		view_text(row, "kind", words[i].kind);
		view_text(row, "text", words[i].text);
	}
}

static void
show_timeline(
    struct request *req, struct view *data, const struct submission *s)
{
	size_t count;
	struct submission_event *events =
	    submission_events(req->arena, s, &count);

	for (size_t i = 0; i < count; i++)
		show_event(view_row(data, "Timeline"), &events[i]);
}

static enum status
show_content(struct request *req, struct view *data, const struct submission *s)
{
	struct view *artifacts = view_group(data, "Artifacts");
	struct content content;
	enum status status = content_read(req->db, req->arena, CONTENT_AUTHOR,
	    s->attempt, req->session->person, &content);

	if (status != STATUS_OK)
		return status;
	for (size_t i = 0; i < content.section_count; i++) {
		const struct content_section *section = &content.sections[i];
		struct view *row = view_row(data, "Sections");

		view_int(row, "position", section->position);
		view_text(
		    row, "kind", section->artifacts ? "artifacts" : "text");
		view_text(row, "title", section->title);
		view_text(row, "prompt", section->prompt);
		view_text(row, "text", section->text);
		view_int(row, "words", word_count(section->text));
	}
	view_list(artifacts, "items");
	for (size_t i = 0; i < content.artifact_count; i++)
		show_artifact(view_row(artifacts, "items"), req,
		    &content.artifacts[i], "educator");
	return STATUS_OK;
}

static enum status
read_show(struct request *req, struct reply *reply, const struct submission *s)
{
	struct view *data = reply_data(reply);
	struct view *view = view_group(data, "Submission");
	struct view *mc = view_group(data, "MC");
	const char *href = submission_address(req, s->public_id);

	view_text(view, "id", s->public_id);
	view_text(view, "number", s->number);
	view_web(view, "href", href);
	view_int(view, "attempt", s->ordinal);
	view_text(view, "state", s->attempt_state);
	view_time(view, "submitted_at", s->submitted_us);
	view_time(view, "due_on", s->due_us);
	if (s->term != NULL) {
		view_text(view, "term", s->term);
		view_time(view, "opens_on", s->opens_us);
		view_flag(view, "term_open", s->opens_us <= req->now_us);
	}
	view_flag(
	    view, "can_recall", strcmp(s->attempt_state, "submitted") == 0);
	view_flag(view, "late",
	    !s->decided && s->due_us != 0 && s->due_us < req->now_us);
	if (s->award != NULL)
		view_web(view, "award_href",
		    arena_printf(req->arena, "/educator/awards/%s", s->award));
	if (s->decided)
		view_web(view, "feedback_href",
		    arena_printf(req->arena, "%s/feedback/%lld", href,
			(long long)s->ordinal));
	show_brief(mc, &s->brief);
	view_int(mc, "assessor_count", s->assessor_count);
	view_flag(mc, "anonymous", s->anonymous);
	show_timeline(req, data, s);
	reply_view(reply, "educator/submission_read");
	return show_content(req, data, s);
}

enum status
submission_show(struct request *req, struct reply *reply)
{
	struct submission submission;
	enum status status = submission_find(req->db, req->arena, req->args[0],
	    req->session->person, &submission);

	if (status == STATUS_ABSENT)
		reply_explain(reply,
		    "There is no submission of yours at this address.",
		    "Your submissions are listed under \"My submissions\".");
	if (status != STATUS_OK)
		return status;
	if (strcmp(submission.attempt_state, "draft") == 0)
		return editor_show(req, reply, &submission);
	return read_show(req, reply, &submission);
}

/* ---- files ----------------------------------------------------------- */

enum status
artifact_open(struct request *req, struct reply *reply)
{
	return evidence_show(req, reply, "educator", CONTENT_AUTHOR);
}

enum status
evidence_get(struct request *req, struct reply *reply)
{
	return evidence_send(req, reply, "educator", CONTENT_AUTHOR);
}
