/*
 * compose.c - facts into the data of a template, the page into a letter.
 */
#include "config.h"

#include <string.h>

#include "base/insist.h"
#include "modules/operator/compose.h"
#include "modules/operator/mime.h"
#include "views/plain.h"
#include "views/render.h"
#include "views/view.h"

/* Where a letter leads; %s is the address under which people reach us. */
enum goal {
	GOAL_SUBMISSION,
	GOAL_FEEDBACK,
	GOAL_AWARD,
	GOAL_QUEUE,
	GOAL_DESK,
	GOAL_NONE
};

struct kind {
	const char *name;
	const char *view;
	const char *duty;
	enum goal goal;
};

static const struct kind kinds[] = {
    {"submitted", "mail/submitted", NULL, GOAL_SUBMISSION},
    {"in_review", "mail/in_review", NULL, GOAL_SUBMISSION},
    {"recommended", "mail/recommended", NULL, GOAL_SUBMISSION},
    {"not_yet", "mail/not_yet", NULL, GOAL_FEEDBACK},
    {"awarded", "mail/awarded", NULL, GOAL_AWARD},
    {"revoked", "mail/revoked", NULL, GOAL_AWARD},
    {"passed_back", "mail/passed_back", NULL, GOAL_QUEUE},
    {"claim_warning", "mail/claim_warning", NULL, GOAL_QUEUE},
    {"claim_lapsed", "mail/claim_lapsed", NULL, GOAL_QUEUE},
    {"handed_from", "mail/handed_from", NULL, GOAL_QUEUE},
    {"handed_to", "mail/handed_to", NULL, GOAL_QUEUE},
    {"assessor_work", "mail/assessor_work", "assessor", GOAL_QUEUE},
    {"issuer_work", "mail/issuer_work", "issuer", GOAL_DESK},
    {"office_award", "mail/office_award", NULL, GOAL_NONE},
    {"office_revoked", "mail/office_revoked", NULL, GOAL_NONE},
};

enum { KINDS = sizeof(kinds) / sizeof(kinds[0]) };

const char *const compose_views[] = {"mail/submitted", "mail/in_review",
    "mail/recommended", "mail/not_yet", "mail/awarded", "mail/revoked",
    "mail/passed_back", "mail/claim_warning", "mail/claim_lapsed",
    "mail/handed_from", "mail/handed_to", "mail/assessor_work",
    "mail/issuer_work", "mail/office_award", "mail/office_revoked", NULL};

_Static_assert(sizeof(compose_views) / sizeof(compose_views[0]) == KINDS + 1,
    "each kind has a view");

static const struct kind *
kind_of(const struct letter *letter)
{
	for (size_t i = 0; i < KINDS; i++)
		if (strcmp(kinds[i].name, letter->kind) == 0)
			return &kinds[i];
	/* The database knows the same list (0008, 0019). */
	insist(false);
	return NULL;
}

const char *
compose_duty(const struct letter *letter)
{
	return kind_of(letter)->duty;
}

const char *
compose_from(const struct settings *settings)
{
	const char *from = *settings->mail_from != '\0'
	    ? settings->mail_from
	    : settings->district_mail;

	if (mime_address_is(from))
		return from;
	(void)fault(STATUS_INVALID,
	    "mail_from (or district_mail) must be the address that letters "
	    "come from, not \"%s\"",
	    from);
	return NULL;
}

static const char *
address_of(const struct settings *settings, const struct letter *letter)
{
	return letter->to_office ? settings->mail_office : letter->mail;
}

const char *
compose_end(const struct settings *settings, const struct letter *letter,
    const struct compose_work *work, const char **why_r)
{
	const char *address = address_of(settings, letter);

	if (!letter->holds) {
		*why_r = "no longer true";
		return "dropped";
	}
	if (compose_duty(letter) != NULL && work->all == 0) {
		*why_r = "nothing waits any more";
		return "dropped";
	}
	*why_r = NULL;
	if (letter->to_office && *address == '\0')
		*why_r = "mail_office is not set";
	else if (!letter->active)
		*why_r = "this person has left";
	else if (address == NULL || *address == '\0')
		*why_r = "the directory has no e-mail address";
	else if (!mime_address_is(address))
		*why_r = "the e-mail address can't be used";
	return *why_r == NULL ? NULL : "undeliverable";
}

/* ---- what a template is given ---------------------------------------- */

static const char *
goal_address(struct arena *arena, const char *url, enum goal goal,
    const struct letter *letter)
{
	switch (goal) {
	case GOAL_SUBMISSION:
		return arena_printf(arena, "%s/educator/submissions/%s", url,
		    letter->submission);
	case GOAL_FEEDBACK:
		return arena_printf(arena,
		    "%s/educator/submissions/%s/feedback/%lld", url,
		    letter->submission, (long long)letter->ordinal);
	case GOAL_AWARD:
		return arena_printf(
		    arena, "%s/educator/awards/%s", url, letter->award);
	case GOAL_QUEUE:
		return arena_printf(arena, "%s/assessor/queue", url);
	case GOAL_DESK:
		return arena_printf(arena, "%s/issuer/", url);
	case GOAL_NONE:
		return NULL;
	}
	return NULL;
}

static void
work_show(struct view *view, const struct compose_work *work)
{
	view_int(view, "count", work->all);
	view_int(view, "more", work->all - (int64_t)work->count);
	for (size_t i = 0; i < work->count; i++) {
		struct view *row = view_row(view, "items");

		view_text(row, "number", work->items[i].number);
		view_text(row, "title", work->items[i].title);
		view_time(row, "due_at", work->items[i].due_at);
	}
}

static void
letter_show(struct view *view, const struct letter *letter)
{
	view_text(view, "name", letter->recipient);
	view_text(view, "title", letter->title);
	view_text(view, "number", letter->number);
	view_int(view, "attempt", letter->ordinal);
	view_time(view, "submitted_at", letter->submitted_at);
	view_time(view, "due_at", letter->due_at);
	view_text(view, "programme", letter->programme);
	view_text(view, "level_name", letter->level_name);
	view_text(view, "word_not_yet", letter->word_not_yet);
	view_text(view, "next", letter->not_yet_next);
	view_time(view, "awarded_at", letter->awarded_at);
	view_time(view, "expires_at", letter->expires_at);
	view_time(view, "revoked_at", letter->revoked_at);
	view_time(view, "lapses_at", letter->lapses_at);
	view_decimal(view, "credit_amount", letter->credit_amount);
	view_text(view, "credit_unit", letter->credit_unit);
	view_text(view, "about_name", letter->about_name);
	view_text(view, "about_title", letter->about_title);
	view_text(view, "about_school", letter->about_school);
	view_text(view, "issuer", letter->issuer);
}

static void
district_show(struct view *view, const struct settings *settings)
{
	view_text(view, "name", settings->district_name);
	view_text(view, "office", settings->district_office);
	view_web(view, "help_url", settings->help_url);
}

/* ---- the letter ------------------------------------------------------ */

static enum status
page_make(const struct settings *settings, struct render *render,
    struct arena *arena, const struct letter *letter,
    const struct compose_work *work, int64_t now_us, struct span *page_r)
{
	const struct kind *kind = kind_of(letter);
	struct view *view = view_open(arena, VIEW_PAGE, now_us);
	struct view *group = view_group(view, "Letter");

	letter_show(group, letter);
	view_flag(group, "office_told", *settings->mail_office != '\0');
	view_web(group, "href",
	    goal_address(arena, settings->public_url, kind->goal, letter));
	if (kind->duty != NULL)
		work_show(group, work);
	district_show(view_group(view, "District"), settings);
	return render_page(render, view, kind->view, arena, page_r);
}

enum status
compose(const struct settings *settings, struct render *render,
    struct arena *arena, const struct letter *letter,
    const struct compose_work *work, int64_t now_us,
    struct composed *composed_r)
{
	struct span page;
	struct plain plain;
	const char *to = address_of(settings, letter);
	enum status status =
	    page_make(settings, render, arena, letter, work, now_us, &page);

	if (status != STATUS_OK)
		return status;
	plain_of(arena, page, &plain);
	composed_r->to = to;
	composed_r->bytes = mime_write(arena,
	    &(struct mime) {.from_name = settings->district_name,
		.from = compose_from(settings),
		.to_name = letter->recipient,
		.to = to,
		.subject = plain.title,
		.key = letter->public_id,
		.at_us = letter->created_at,
		.text = plain.text,
		.html = span_trim(page).at});
	return STATUS_OK;
}
