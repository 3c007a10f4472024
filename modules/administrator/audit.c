/*
 * audit.c - /administrator/audit: what was done, by whom and when.
 */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "modules/administrator/pages.h"
#include "modules/administrator/rules.h"
#include "schema/administrator/trail.h"
#include "views/view.h"

enum { PAGE_ROWS = 20, CHOICES_MOST = 10, QUERY_MAX = 4000 };

static const char audit_address[] = "/administrator/audit";

const char *
trail_who(const struct trail_row *row)
{
	return row->who != NULL ? row->who : account_program(row->account);
}

const char *
trail_about(const struct trail_row *row)
{
	if (row->number != NULL)
		return row->number;
	return row->title != NULL ? row->title : "";
}

const char *
query_text(struct arena *arena, const char *text)
{
	static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				    "abcdefghijklmnopqrstuvwxyz0123456789-._~";
	struct text out;

	text_init(&out, arena, QUERY_MAX);
	for (; *text != '\0'; text++) {
		if (strchr(plain, *text) != NULL)
			text_add_bytes(&out, text, 1);
		else
			text_printf(&out, "%%%02X", (unsigned char)*text);
	}
	return text_span(&out).at;
}

/* ---- what is asked for ----------------------------------------------- */

/* The query again, with another person or another page. */
static const char *
address(struct request *req, const char *q, int64_t after)
{
	const char *base = arena_printf(req->arena,
	    "%s?q=%s&action=%s&number=%s", audit_address,
	    query_text(req->arena, q), field_text(req, TRAIL_ACTION),
	    query_text(req->arena, field_text(req, TRAIL_NUMBER)));

	if (after == 0)
		return base;
	return arena_printf(
	    req->arena, "%s&after=%lld", base, (long long)after);
}

/*
 * One person is meant when one is found, or one of several exactly so. OK,
 * ABSENT when there is nothing to show: nobody, several, or no such number.
 */
static enum status
filter_find(struct request *req, struct trail_filter *filter,
    struct trail_subject *subject_r)
{
	const char *q = field_text(req, TRAIL_Q);
	const char *number =
	    number_of(req->arena, field_text(req, TRAIL_NUMBER));
	enum status status;

	if (*q == '\0' && *number == '\0')
		return STATUS_OK;
	status = trail_subject(
	    req->db, req->arena, q, number, CHOICES_MOST, subject_r);
	if (status != STATUS_OK)
		return status;
	filter->submission = subject_r->submission;
	filter->award = subject_r->award;
	if (*number != '\0' && filter->submission == 0) {
		subject_r->person_count = 0;
		return STATUS_ABSENT;
	}
	if (*q == '\0')
		return STATUS_OK;
	if (subject_r->person_count != 1 && subject_r->exact_count != 1)
		return STATUS_ABSENT;
	filter->person = subject_r->persons[0].id;
	subject_r->person_count = 0;
	return STATUS_OK;
}

static void
show_filter(struct request *req, struct view *view)
{
	const char *chosen = field_text(req, TRAIL_ACTION);

	view_text(view, "q", field_text(req, TRAIL_Q));
	view_text(view, "number", field_text(req, TRAIL_NUMBER));
	view_flag(view, "any",
	    field_given(req, TRAIL_Q) || field_given(req, TRAIL_NUMBER) ||
		field_given(req, TRAIL_ACTION));
	for (const struct action *a = actions; a->code != NULL; a++) {
		struct view *row = view_row(view, "actions");

		view_text(row, "code", a->code);
		view_text(row, "name", a->name);
		view_flag(row, "chosen", strcmp(a->code, chosen) == 0);
	}
}

static void
show_choices(
    struct request *req, struct view *data, const struct trail_subject *subject)
{
	view_list(data, "Choices");
	for (size_t i = 0; i < subject->person_count; i++) {
		const struct trail_person *person = &subject->persons[i];
		struct view *row = view_row(data, "Choices");

		view_web(row, "href", address(req, person->username, 0));
		view_text(row, "name", person->name);
		view_text(row, "username", person->username);
	}
}

/* ---- what is shown --------------------------------------------------- */

static void
show_entry(struct request *req, struct view *view, const struct trail_row *row)
{
	view_time(view, "at", row->at_us);
	view_text(view, "who", trail_who(row));
	if (row->who != NULL)
		view_text(view, "role", account_role(row->account));
	view_text(view, "action", action_name(req->arena, row->action));
	view_text(view, "subject", trail_about(row));
	view_text(view, "detail", row->subject);
	if (strcmp(row->request_id, "-") != 0)
		view_text(view, "request", row->request_id);
}

static enum status
show_entries(
    struct request *req, struct view *data, const struct trail_filter *filter)
{
	struct view *list = view_group(data, "List");
	struct view *pager = view_group(data, "Pager");
	const char *q = field_text(req, TRAIL_Q);
	struct trail_row *rows;
	size_t count;
	enum status status = trail_list(
	    req->db, req->arena, filter, PAGE_ROWS + 1, &rows, &count);

	if (status != STATUS_OK)
		return status;
	for (size_t i = 0; i < count && i < PAGE_ROWS; i++)
		show_entry(req, view_row(list, "items"), &rows[i]);
	if (count > PAGE_ROWS)
		view_web(pager, "next_href",
		    address(req, q, rows[PAGE_ROWS - 1].id));
	if (filter->before != INT64_MAX)
		view_web(pager, "first_href", address(req, q, 0));
	return STATUS_OK;
}

enum status
audit_list_show(struct request *req, struct reply *reply)
{
	struct view *data = reply_data(reply);
	struct trail_subject subject = {0};
	struct trail_filter filter = {
	    .action = field_text(req, TRAIL_ACTION),
	    .before = field_int(req, TRAIL_AFTER, INT64_MAX),
	};
	enum status status = filter_find(req, &filter, &subject);

	if (status != STATUS_OK && status != STATUS_ABSENT)
		return status;
	reply_view(reply, "administrator/audit_list");
	show_filter(req, view_group(data, "Filter"));
	show_choices(req, data, &subject);
	view_list(view_group(data, "List"), "items");
	return status == STATUS_ABSENT ? STATUS_OK
				       : show_entries(req, data, &filter);
}
