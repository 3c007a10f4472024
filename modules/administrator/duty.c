/*
 * duty.c - /administrator/duties: who assesses and who decides on what; giving
 * a duty and withdrawing it.
 */
#include "config.h"

#include <string.h>

#include "modules/administrator/pages.h"
#include "modules/administrator/rules.h"
#include "modules/show.h"
#include "schema/administrator/duty.h"
#include "views/view.h"

enum { PAGE_ROWS = 50, OFFERED_MOST = 1000 };

static const char duties_address[] = "/administrator/duties";

/* ---- the list -------------------------------------------------------- */

static void
show_row(struct request *req, struct view *view, const struct duty_row *row)
{
	const char *missing = duty_short(
	    req->arena, row->assessors, row->assessor_count, row->issuers);

	view_web(view, "href",
	    arena_printf(req->arena, "%s/%s", duties_address, row->code));
	view_text(view, "title", row->title);
	view_text(view, "programme", row->programme);
	view_text(view, "state", row->state);
	view_int(view, "assessors", row->assessors);
	view_int(view, "issuers", row->issuers);
	if (missing != NULL && strcmp(row->state, "published") == 0)
		view_text(view, "missing", missing);
}

enum status
duty_list_show(struct request *req, struct reply *reply)
{
	struct view *data = reply_data(reply);
	struct view *list = view_group(data, "List");
	struct view *pager = view_group(data, "Pager");
	struct duty_row *rows;
	size_t count;
	enum status status = duty_list(req->db, req->arena,
	    field_text(req, DUTY_LIST_AFTER), PAGE_ROWS + 1, &rows, &count);

	if (status != STATUS_OK)
		return status;
	view_list(list, "items");
	for (size_t i = 0; i < count && i < PAGE_ROWS; i++)
		show_row(req, view_row(list, "items"), &rows[i]);
	if (count > PAGE_ROWS)
		view_web(pager, "next_href",
		    arena_printf(req->arena, "%s?after=%s", duties_address,
			rows[PAGE_ROWS - 1].code));
	if (field_given(req, DUTY_LIST_AFTER))
		view_web(pager, "first_href", duties_address);
	reply_view(reply, "administrator/duty_list");
	return STATUS_OK;
}

/* ---- one micro-credential -------------------------------------------- */

/* What was typed stands with the person it was typed for; "" is the form that
 * offers a duty to somebody. */
static bool
is_typed(struct request *req, const char *action, const char *duty,
    const char *person)
{
	return req->again &&
	    strcmp(field_text(req, DUTY_ACTION), action) == 0 &&
	    strcmp(field_text(req, DUTY_DUTY), duty) == 0 &&
	    (*person == '\0' ||
		strcmp(field_text(req, DUTY_PERSON), person) == 0);
}

static void
show_typed(struct request *req, struct view *view)
{
	const char *person = field_wrong(req, DUTY_PERSON, NULL);
	const char *reason = field_wrong(req, DUTY_REASON, NULL);

	view_flag(view, "open", true);
	view_text(view, "reason", field_text(req, DUTY_REASON));
	if (person != NULL)
		view_text(view, "person_error", person);
	if (reason != NULL)
		view_text(view, "reason_error", reason);
}

static void
show_held(
    struct request *req, struct view *row, const struct duty_holder *holder)
{
	const char *idle =
	    duty_idle(holder->active, holder->holds, holder->duty);

	view_web(row, "href",
	    arena_printf(
		req->arena, "/administrator/persons/%s", holder->public_id));
	view_text(row, "id", holder->public_id);
	view_text(row, "name", holder->name);
	view_text(row, "username", holder->username);
	view_time(row, "given_at", holder->given_us);
	view_text(row, "why", holder->reason);
	view_int(row, "claims", holder->claims);
	if (idle != NULL)
		view_text(row, "idle", idle);
	if (is_typed(req, "withdraw", holder->duty, holder->public_id))
		show_typed(req, view_group(row, "Typed"));
}

static void
show_offered(
    struct request *req, struct view *row, const struct duty_holder *holder)
{
	view_text(row, "id", holder->public_id);
	view_text(row, "name", holder->name);
	view_text(row, "username", holder->username);
	view_flag(row, "chosen",
	    is_typed(req, "give", holder->duty, holder->public_id));
}

/* Assessors or issuers of record: who has the duty, and who could. */
static void
show_part(struct request *req, struct view *part, const char *duty,
    const struct duty_holder *holders, size_t count)
{
	view_text(part, "duty", duty);
	view_text(part, "label", duty_label(duty));
	view_list(part, "held");
	view_list(part, "offered");
	for (size_t i = 0; i < count; i++) {
		const struct duty_holder *holder = &holders[i];

		if (strcmp(holder->duty, duty) != 0)
			continue;
		switch ((enum duty_kind)holder->kind) {
		case DUTY_HELD:
			show_held(req, view_row(part, "held"), holder);
			break;
		case DUTY_OFFERED:
			show_offered(req, view_row(part, "offered"), holder);
			break;
		}
	}
	if (is_typed(req, "give", duty, ""))
		show_typed(req, view_group(part, "Typed"));
}

static int64_t
able(const struct duty_holder *holders, size_t count, const char *duty)
{
	int64_t found = 0;

	for (size_t i = 0; i < count; i++)
		found += holders[i].kind == DUTY_HELD && holders[i].active &&
		    holders[i].holds && strcmp(holders[i].duty, duty) == 0;
	return found;
}

static enum status
subject_find(
    struct request *req, struct reply *reply, struct duty_subject *subject_r)
{
	enum status status =
	    duty_find(req->db, req->arena, req->args[0], subject_r);

	if (status == STATUS_ABSENT)
		reply_explain(reply,
		    "There is no micro-credential at this address.",
		    "Look for it in the list of assignments.");
	return status;
}

enum status
duty_show(struct request *req, struct reply *reply)
{
	struct view *data = reply_data(reply);
	struct duty_subject subject;
	struct duty_holder *holders;
	size_t count;
	const char *missing;
	enum status status = subject_find(req, reply, &subject);

	if (status == STATUS_OK)
		status = duty_holders(req->db, req->arena, subject.id,
		    OFFERED_MOST, &holders, &count);
	if (status != STATUS_OK)
		return status;
	show_brief(view_group(data, "MC"), &subject.brief);
	view_int(
	    view_group(data, "MC"), "assessor_count", subject.assessor_count);
	view_web(data, "Duty.href",
	    arena_printf(
		req->arena, "%s/%s", duties_address, subject.brief.code));
	missing = duty_short(req->arena, able(holders, count, "assessor"),
	    subject.assessor_count, able(holders, count, "issuer"));
	if (missing != NULL)
		view_text(data, "Duty.missing", missing);
	show_part(req, view_row(data, "Parts"), "assessor", holders, count);
	show_part(req, view_row(data, "Parts"), "issuer", holders, count);
	reply_view(reply, "administrator/duty_show");
	return STATUS_OK;
}

/* ---- giving and withdrawing ------------------------------------------ */

/* INVALID when something is missing: the form is shown again. */
static enum status
person_find(struct request *req, const struct duty_subject *subject,
    struct duty_person *person_r)
{
	enum status status = STATUS_ABSENT;

	if (!field_given(req, DUTY_REASON))
		field_error(req, DUTY_REASON, NULL,
		    "Say why in a few words: it stands in the audit trail.");
	if (field_given(req, DUTY_PERSON))
		status = duty_person_find(req->db, req->arena,
		    field_text(req, DUTY_PERSON), subject->id,
		    field_text(req, DUTY_DUTY), person_r);
	if (status == STATUS_ABSENT)
		field_error(
		    req, DUTY_PERSON, NULL, "Choose one of the people here.");
	else if (status != STATUS_OK)
		return status;
	return field_errors(req) > 0 ? STATUS_INVALID : STATUS_OK;
}

static enum status
give(struct request *req, struct reply *reply, const struct duty_person *person,
    const struct duty_subject *subject, const struct duty_change *change)
{
	enum status status = duty_give(req->db, req->arena, change);

	if (status == STATUS_CONFLICT) {
		field_error(req, DUTY_PERSON, NULL,
		    "%s isn't in the directory's group for this. Ask the "
		    "directory's administrator to change that first.",
		    person->name);
		return STATUS_INVALID;
	}
	if (status != STATUS_OK)
		return status;
	reply_flash(reply, FLASH_DONE, "%s is now %s of %s.", person->name,

	    duty_label(change->duty), subject->brief.title);
	return STATUS_OK;
}

static enum status
withdraw(struct request *req, struct reply *reply,
    const struct duty_person *person, const struct duty_subject *subject,
    const struct duty_change *change)
{
	int64_t freed;
	enum status status = duty_end(req->db, req->arena, change, &freed);

	if (status != STATUS_OK)
		return status;
	reply_flash(reply, FLASH_DONE, "%s is no longer %s of %s.%s",
	    person->name, duty_label(change->duty), subject->brief.title,
	    freed == 0 ? ""
		: freed == 1
		? " The review in hand is free for another assessor."
		: " The reviews in hand are free for other assessors.");
	return STATUS_OK;
}

enum status
duty_save(struct request *req, struct reply *reply)
{
	const char *duty = field_text(req, DUTY_DUTY);
	const char *reason = field_text(req, DUTY_REASON);
	struct duty_subject subject;
	struct duty_person person;
	struct duty_change change;
	enum status status = subject_find(req, reply, &subject);

	if (status == STATUS_OK)
		status = person_find(req, &subject, &person);
	if (status != STATUS_OK)
		return status;
	change = (struct duty_change) {
	    .actor = req->session->person,
	    .person = person.id,
	    .micro_credential = subject.id,
	    .duty = duty,
	    .reason = reason,
	    .subject = duty_told(
		req->arena, person.username, duty, subject.brief.code, reason),
	    .now_us = req->now_us,
	    .request_id = req->id,
	};
	status = strcmp(field_text(req, DUTY_ACTION), "give") == 0
	    ? give(req, reply, &person, &subject, &change)
	    : withdraw(req, reply, &person, &subject, &change);
	if (status == STATUS_OK)
		reply_redirect(
		    reply, "%s/%s", duties_address, subject.brief.code);
	return status;
}
