/*
 * frame.c - fills the frame. A role is an opaque word here: what people call it
 * and where it lives, the layout knows.
 */
#include "config.h"

#include <string.h>

#include "fcgi/cookie.h"
#include "fcgi/exchange.h"
#include "fcgi/flash.h"
#include "fcgi/form.h"
#include "fcgi/frame.h"
#include "views/view.h"

static void
fill_district(const struct settings *settings, struct view *view)
{
	struct view *district = view_group(view, "District");

	view_text(district, "name", settings->district_name);
	view_text(district, "office", settings->district_office);
	if (settings->help_url[0] != '\0')
		view_web(district, "help_url", settings->help_url);
	if (settings->password_url[0] != '\0')
		view_web(district, "password_url", settings->password_url);
}

static void
fill_person(
    struct arena *arena, const struct session *session, struct view *view)
{
	struct view *person = view_group(view, "Person");

	view_text(person, "name", session->name);
	for (const char *at = session->roles; *at != '\0';) {
		size_t len = strcspn(at, " ");

		if (len > 0)
			view_text(view_row(person, "roles"), "code",
			    arena_copy(arena, at, len));
		at += len + (at[len] == ' ');
	}
}

static void
fill_flash(struct exchange *exchange, struct view *view)
{
	static const char *const kinds[] = {
	    [FLASH_DONE] = "success",
	    [FLASH_INFO] = "info",
	    [FLASH_WARNING] = "warning",
	};
	struct span value;
	enum flash_kind kind;
	const char *text;
	struct view *flash;

	if (exchange->req.session == NULL ||
	    cookie_find(exchange->head.cookie,
		cookie_name(COOKIE_FLASH, exchange->worker->https),
		&value) != STATUS_OK)
		return;
	exchange->flash_shown = true;
	if (flash_read(exchange->req.arena, exchange->token, value, &kind,
		&text) != STATUS_OK)
		return;
	flash = view_group(view, "Flash");
	view_text(flash, "kind", kinds[kind]);
	view_text(flash, "text", text);
}

/* "section-*" without what stands for the key. */
static const char *
stem(struct arena *arena, const char *name)
{
	size_t len = strlen(name);

	while (len > 0 && (name[len - 1] == '*' || name[len - 1] == '-'))
		len--;
	return arena_copy(arena, name, len);
}

/* The names are the module's, the keys [a-z0-9]: neither can be a path. */
static void
fill_error(struct arena *arena, const struct field *field,
    const struct slot *slot, struct view *errors)
{
	const char *name = stem(arena, field->name);

	if (slot->error != NULL)
		view_text_at(errors, name, slot->error);
	for (size_t i = 0; i < slot->count; i++) {
		const struct value *value = &slot->values[i];

		if (value->error == NULL)
			continue;
		if (value->key[0] == '\0')
			view_text_at(errors, name, value->error);
		else
			view_text_at(view_group_at(errors, name), value->key,
			    value->error);
	}
	for (const struct mistake *m = slot->mistakes; m != NULL; m = m->next)
		view_text_at(view_group_at(errors, name), m->key, m->text);
}

static void
fill_errors(struct exchange *exchange, struct view *view)
{
	const struct form *form = exchange->req.form;
	struct view *errors;

	if (form == NULL || form->errors == 0)
		return;
	errors = view_group(view, "Error");
	view_flag(errors, "any", true);
	for (size_t i = 0; i < form->field_count; i++)
		fill_error(exchange->req.arena, &form->fields[i],
		    &form->slots[i], errors);
}

void
frame_fill(struct exchange *exchange, struct view *view)
{
	const struct module *module = exchange->worker->module;

	fill_district(&exchange->worker->settings, view);
	if (exchange->req.session != NULL)
		fill_person(exchange->req.arena, exchange->req.session, view);
	if (exchange->form_token[0] != '\0')
		view_text(
		    view_group(view, "Form"), "token", exchange->form_token);
	fill_flash(exchange, view);
	fill_errors(exchange, view);
	/* A template that belongs to one role says so itself. */
	view_text(view_group(view, "Page"), "role",
	    module->role != NULL ? module->role : module->name);
}
