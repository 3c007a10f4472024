/*
 * problem.c - errors as pages and as JSON.
 */
#include "config.h"

#include <string.h>

#include "base/check.h"
#include "base/insist.h"
#include "fcgi/answer.h"
#include "fcgi/exchange.h"
#include "fcgi/form.h"
#include "fcgi/frame.h"
#include "fcgi/problem.h"
#include "views/render.h"
#include "views/view.h"

/* The name of a file that has to be chosen again (views/resume.cs). */
#define KEPT_FILE "resume_file"

enum { SENTENCES_MAX = 2000, PROSE_LEAST = 40 };

/* One title per code, for programs; the page has words of its own. */
static const char *
title_of(int code)
{
	switch (code) {
	case 400:
		return "The request can't be read";
	case 401:
		return "Sign in first";
	case 403:
		return "Not allowed";
	case 404:
		return "There is nothing here";
	case 405:
		return "This address doesn't do that";
	case 409:
		return "Something changed meanwhile";
	case 413:
		return "Too large";
	case 415:
		return "Send it as a form";
	case 422:
		return "Some fields need another look";
	case 503:
		return "Away for the moment";
	default:
		return "Something went wrong";
	}
}

/* ---- JSON --------------------------------------------------------------- */

static void
field_problem(struct view *problem, const char *name, const char *key,
    const char *sentence)
{
	struct view *row = view_row(problem, "fields");

	view_text(row, "name", name);
	if (key[0] != '\0')
		view_text(row, "key", key);
	view_text(row, "detail", sentence);
}

static void
fields_problem(const struct form *form, struct view *problem)
{
	for (size_t i = 0; i < form->field_count; i++) {
		const struct slot *slot = &form->slots[i];
		const char *name = form->fields[i].name;

		if (slot->error != NULL)
			field_problem(problem, name, "", slot->error);
		for (size_t n = 0; n < slot->count; n++)
			if (slot->values[n].error != NULL)
				field_problem(problem, name,
				    slot->values[n].key, slot->values[n].error);
		for (const struct mistake *m = slot->mistakes; m != NULL;
		     m = m->next)
			field_problem(problem, name, m->key, m->text);
	}
}

/* Two sentences into one text; "" when there are none. */
static const char *
sentences(struct arena *arena, const char *happened, const char *todo)
{
	if (happened == NULL)
		return todo != NULL ? todo : "";
	return todo == NULL ? happened
			    : arena_printf(arena, "%s %s", happened, todo);
}

static void
fill_json(struct exchange *exchange, const char *detail)
{
	struct arena *arena = exchange->req.arena;
	struct view *problem =
	    view_open(arena, VIEW_JSON, exchange->req.now_us);

	view_text(problem, "type", "about:blank");
	view_text(problem, "title", title_of(exchange->code));
	view_int(problem, "status", exchange->code);
	if (detail[0] != '\0')
		view_text(problem, "detail", detail);
	view_text(problem, "request", exchange->req.id);
	if (exchange->req.form != NULL && exchange->req.form->errors > 0)
		fields_problem(exchange->req.form, problem);
	exchange->type = "application/problem+json";
	/* A problem is short. */
	insist(view_json(problem, arena, &exchange->page) == STATUS_OK);
}

/* ---- pages --------------------------------------------------------------- */

static void
fill_bare(struct exchange *exchange, const char *detail)
{
	exchange->type = "text/plain; charset=utf-8";
	exchange->page = span_of(arena_printf(exchange->req.arena,
	    "%d %s. %s\nRequest %s\n", exchange->code, title_of(exchange->code),
	    detail, exchange->req.id));
}

/* Renders a page of ours; false when that doesn't work. */
static bool
show(struct exchange *exchange, struct view *view, const char *name)
{
	frame_fill(exchange, view);
	view_text(view_group(view, "Request"), "id", exchange->req.id);
	exchange->type = "text/html; charset=utf-8";
	return render_page(exchange->worker->render, view, name,
		   exchange->req.arena, &exchange->page) == STATUS_OK;
}

/* A field that people wrote into is shown, what they chose travels along. */
static bool
is_written(enum field_kind kind)
{
	return kind == FIELD_LINE || kind == FIELD_TEXT || kind == FIELD_WEB ||
	    kind == FIELD_INT;
}

/* What somebody wrote and we could not keep stands on the page that says so:
 * nothing that reached us is lost. */
static void
fill_typed(const struct exchange *exchange, struct view *failure)
{
	const struct form *form = exchange->req.form;

	if (exchange->req.method != METHOD_POST || form == NULL ||
	    form_secret(form))
		return;
	for (size_t i = 0; i < form->field_count; i++) {
		const struct field *field = &form->fields[i];

		if (!is_written(field->kind) || field->kind == FIELD_INT)
			continue;
		for (size_t n = 0; n < form->slots[i].count; n++) {
			const char *text = form->slots[i].values[n].text.at;
			struct view *row;

			if (*text == '\0')
				continue;
			row = view_row(failure, "typed");
			view_text(row, "text", text);
			if (field->label != NULL)
				view_text(row, "label", field->label);
		}
	}
}

void
problem_fill(struct exchange *exchange, const char *happened, const char *todo)
{
	struct arena *arena = exchange->req.arena;
	const struct module *module = exchange->worker->module;
	const char *detail = sentences(arena, happened, todo);
	struct view *view;
	struct view *failure;

	if (exchange->head.json) {
		fill_json(exchange, detail);
		return;
	}
	view = view_open(arena, VIEW_PAGE, exchange->req.now_us);
	failure = view_group(view, "Failure");
	view_int(failure, "status", exchange->code);
	if (happened != NULL)
		view_text(failure, "text", happened);
	if (todo != NULL)
		view_text(failure, "todo", todo);
	if (exchange->code == 403 && happened == NULL && module->role != NULL)
		view_text(failure, "role_label", module->role);
	if (exchange->code == 503)
		view_text(failure, "wait", "a few seconds");
	fill_typed(exchange, failure);
	if (!show(exchange, view, "error"))
		fill_bare(exchange, detail);
}

static void
resume_field(struct arena *arena, const struct field *field,
    const struct value *value, struct view *resume)
{
	struct view *row;
	size_t stem = strlen(field->name);

	if (field->kind == FIELD_SECRET || field->kind == FIELD_FILE ||
	    field->kind == FIELD_DOCUMENT)
		return;
	if (value->key[0] != '\0')
		stem--;
	row = view_row(resume, "fields");
	view_text(row, "name",
	    arena_printf(arena, "%.*s%s", (int)stem, field->name, value->key));
	view_text(row, "value", value->text.at);
	if (field->label != NULL && is_written(field->kind))
		view_text(row, "label", field->label);
	view_flag(row, "long", field->kind == FIELD_TEXT);
}

static void
resume_where(struct exchange *exchange, struct view *resume)
{
	const char *action = exchange->head.target;
	const struct form *form = exchange->req.form;

	view_web(resume, "action", return_path_is(action) ? action : "/");
	view_web(resume, "sign_in_href", "/sign-on");
	view_flag(resume, "multipart", form->multipart);
	if (form->file_name != NULL)
		view_text(resume, "file_name", form->file_name);
}

static void
resume_show(struct exchange *exchange, struct view *view)
{
	/* What is wrong with them is told when they come again. */
	exchange->req.form->errors = 0;
	if (!show(exchange, view, "resume")) {
		exchange->code = 500;
		problem_fill(exchange, NULL, NULL);
	}
}

void
resume_fill(struct exchange *exchange, const char *reason)
{
	struct arena *arena = exchange->req.arena;
	struct form *form = exchange->req.form;
	struct view *view = view_open(arena, VIEW_PAGE, exchange->req.now_us);
	struct view *resume = view_group(view, "Resume");

	view_text(resume, "reason", reason);
	resume_where(exchange, resume);
	view_list(resume, "fields");
	for (size_t i = 0; i < form->field_count; i++)
		for (size_t n = 0; n < form->slots[i].count; n++)
			resume_field(arena, &form->fields[i],
			    &form->slots[i].values[n], resume);
	resume_show(exchange, view);
}

/* Text that somebody wrote, as against a number or the word of a button: no
 * declaration says what it was. */
static bool
is_prose(const char *value)
{
	return strpbrk(value, " \n") != NULL || strlen(value) > PROSE_LEAST;
}

void
resume_fill_kept(struct exchange *exchange)
{
	struct arena *arena = exchange->req.arena;
	const struct reply *reply = exchange->reply;
	struct view *view = view_open(arena, VIEW_PAGE, exchange->req.now_us);
	struct view *resume = view_group(view, "Resume");

	view_text(resume, "reason",
	    reply->session_token != NULL ? "signed" : "ended");
	if (reply->problem != NULL)
		view_text(resume, "problem", reply->problem);
	view_web(
	    resume, "action", return_path_is(reply->path) ? reply->path : "/");
	view_list(resume, "fields");
	for (const struct kept *kept = exchange->req.form->kept; kept != NULL;
	     kept = kept->next) {
		struct view *row;

		if (strcmp(kept->name, KEPT_FILE) == 0) {
			view_flag(resume, "multipart", true);
			view_text(resume, "file_name", kept->value);
			continue;
		}
		row = view_row(resume, "fields");
		view_text(row, "name", kept->name);
		view_text(row, "value", kept->value);
		if (is_prose(kept->value))
			view_text(row, "label", "What you wrote");
		view_flag(row, "long", is_prose(kept->value));
	}
	resume_show(exchange, view);
}

static void
add_sentence(struct text *text, const struct field *field, const char *sentence)
{
	if (sentence == NULL)
		return;
	if (text->len > 0)
		text_add(text, " ");
	if (field->label != NULL)
		text_printf(text, "%s: ", field->label);
	text_add(text, sentence);
}

const char *
problem_sentences(const struct exchange *exchange)
{
	const struct form *form = exchange->req.form;
	struct text text;

	text_init(&text, exchange->req.arena, SENTENCES_MAX);
	for (size_t i = 0; form != NULL && i < form->field_count; i++) {
		const struct field *field = &form->fields[i];
		const struct slot *slot = &form->slots[i];

		add_sentence(&text, field, slot->error);
		if (slot->mistakes != NULL)
			add_sentence(&text, field, slot->mistakes->text);
		for (size_t n = 0; n < slot->count; n++)
			add_sentence(&text, field, slot->values[n].error);
	}
	return text.len > 0 ? text.at : NULL;
}
