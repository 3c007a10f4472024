/*
 * person.c - /administrator/persons: who is who, and what each may do.
 */
#include "config.h"

#include <string.h>

#include "modules/administrator/pages.h"
#include "modules/administrator/rules.h"
#include "schema/administrator/staff.h"
#include "views/view.h"

enum { PAGE_ROWS = 20, WORK_ROWS = 20 };

static const char persons_address[] = "/administrator/persons";

/* Calls for each word of `roles`. */
static void
roles_each(struct request *req, const char *roles,
    void (*show)(struct view *, const char *), struct view *view)
{
	while (*roles != '\0') {
		size_t len = strcspn(roles, " ");

		show(view, arena_copy(req->arena, roles, len));
		roles += len + strspn(roles + len, " ");
	}
}

static void
show_role_word(struct view *view, const char *role)
{
	struct view *row = view_row(view, "roles");

	view_text(row, "code", role);
	view_text(row, "label", role_label(role));
}

static void
show_role(struct view *data, const char *role)
{
	struct view *row = view_row(data, "Roles");

	view_text(row, "label", role_label(role));
	view_text(row, "source",
	    strcmp(role, "educator") == 0 ? "As everyone in the directory"
					  : "By the directory's group");
}

static void
show_row(struct request *req, struct view *view, const struct staff_row *row)
{
	view_web(view, "href",
	    arena_printf(req->arena, "%s/%s", persons_address, row->public_id));
	view_text(view, "name", row->name);
	view_text(view, "username", row->username);
	view_text(view, "title", row->title);
	view_text(view, "school", row->school);
	view_flag(view, "active", row->active);
	view_list(view, "roles");
	roles_each(req, row->roles, show_role_word, view);
}

static void
show_pager(
    struct request *req, struct view *data, const char *after, const char *next)
{
	struct view *pager = view_group(data, "Pager");
	const char *q = query_text(req->arena, field_text(req, PERSON_Q));

	if (after != NULL)
		view_web(pager, "first_href",
		    arena_printf(req->arena, "%s?q=%s", persons_address, q));
	if (next != NULL)
		view_web(pager, "next_href",
		    arena_printf(req->arena, "%s?q=%s&after=%s",
			persons_address, q, next));
}

enum status
person_list_show(struct request *req, struct reply *reply)
{
	struct view *data = reply_data(reply);
	struct view *list = view_group(data, "List");
	const char *after = field_given(req, PERSON_AFTER)
	    ? field_text(req, PERSON_AFTER)
	    : NULL;
	struct staff_row *rows;
	size_t count;
	enum status status = staff_list(req->db, req->arena,
	    field_text(req, PERSON_Q), after, PAGE_ROWS + 1, &rows, &count);

	if (status == STATUS_ABSENT)
		reply_explain(reply, "This page of the list doesn't exist.",
		    "Begin the list of people from its start.");
	if (status != STATUS_OK)
		return status;
	view_text(view_group(data, "Filter"), "q", field_text(req, PERSON_Q));
	view_list(list, "items");
	for (size_t i = 0; i < count && i < PAGE_ROWS; i++)
		show_row(req, view_row(list, "items"), &rows[i]);
	show_pager(req, data, after,
	    count > PAGE_ROWS ? rows[PAGE_ROWS - 1].public_id : NULL);
	reply_view(reply, "administrator/person_list");
	return STATUS_OK;
}

/* ---- one person ------------------------------------------------------ */

static void
show_subject(struct request *req, struct view *view, const struct staff *staff)
{
	view_text(view, "name", staff->row.name);
	view_text(view, "username", staff->row.username);
	if (*staff->mail != '\0')
		view_text(view, "mail", staff->mail);
	view_text(view, "title", staff->row.title);
	view_text(view, "school", staff->row.school);
	if (*staff->manager != '\0')
		view_text(view, "manager", staff->manager);
	view_flag(view, "active", staff->row.active);
	view_web(view, "audit_href",
	    arena_printf(req->arena, "/administrator/audit?q=%s",
		query_text(req->arena, staff->row.username)));
	view_time(view, "synced_at", staff->seen_us);
	view_time(view, "signed_in_at", staff->signed_in_us);
}

static const char *
award_state(const struct request *req, const struct staff_work *work)
{
	if (work->revoked_us != 0)
		return "revoked";
	if (work->expires_us != 0 && work->expires_us <= req->now_us)
		return "expired";
	return "valid";
}

static bool
holds(const char *roles, const char *role)
{
	size_t len = strlen(role);

	while (*roles != '\0') {
		size_t word = strcspn(roles, " ");

		if (word == len && memcmp(roles, role, len) == 0)
			return true;
		roles += word + strspn(roles + word, " ");
	}
	return false;
}

static void
show_duty(struct request *req, struct view *row, const struct staff *staff,
    const struct staff_work *work)
{
	const char *idle = duty_idle(staff->row.active,
	    holds(staff->row.roles, work->state), work->state);

	view_web(row, "href",
	    arena_printf(req->arena, "/administrator/duties/%s", work->number));
	view_text(row, "title", work->title);
	view_text(row, "kind", work->state);
	if (idle != NULL)
		view_text(row, "idle", idle);
}

static void
show_work(struct request *req, struct view *data, const struct staff *staff,
    const struct staff_work *work)
{
	struct view *row;

	switch ((enum staff_work_kind)work->kind) {
	case STAFF_DUTY:
		show_duty(req, view_row(data, "Duties"), staff, work);
		return;
	case STAFF_SUBMISSION:
		row = view_row(data, "Submissions");
		view_text(row, "number", work->number);
		view_text(row, "title", work->title);
		view_text(row, "state", work->state);
		view_text(row, "state_label", work->word);
		view_time(row, "changed_at", work->at_us);
		return;
	case STAFF_AWARD:
		row = view_row(data, "Awards");
		view_text(row, "title", work->title);
		view_time(row, "awarded_at", work->at_us);
		view_text(row, "state", award_state(req, work));
		return;
	}
}

enum status
person_show(struct request *req, struct reply *reply)
{
	struct view *data = reply_data(reply);
	struct staff staff;
	struct staff_work *work;
	size_t count;
	enum status status = staff_find(
	    req->db, req->arena, req->args[0], req->settings, &staff);

	if (status == STATUS_ABSENT)
		reply_explain(reply, "There is nobody at this address.",
		    "Look for the name in the list of people.");
	if (status == STATUS_OK)
		status = staff_work_list(req->db, req->arena, staff.row.id,
		    WORK_ROWS, &work, &count);
	if (status != STATUS_OK)
		return status;
	show_subject(req, view_group(data, "Subject"), &staff);
	view_int(data, "Sessions", staff.sessions);
	view_list(data, "Roles");
	roles_each(req, staff.row.roles, show_role, data);
	view_list(data, "Duties");
	view_list(data, "Submissions");
	view_list(data, "Awards");
	for (size_t i = 0; i < count; i++)
		show_work(req, data, &staff, &work[i]);
	reply_view(reply, "administrator/person_show");
	return STATUS_OK;
}
