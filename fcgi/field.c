/*
 * field.c - the handler's questions about its form (modules/module.h).
 */
#include "config.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/insist.h"
#include "fcgi/form.h"

enum { SENTENCE_MAX = 500 };

/* A handler that shows a form on GET and again on POST asks for fields that
 * the GET doesn't declare: they are absent. */
static const struct slot *
slot_of(const struct request *req, int field)
{
	static const struct slot none;

	insist(field >= 0);
	return (size_t)field < req->form->field_count ? &req->form->slots[field]
						      : &none;
}

static const struct value *
value_of(const struct request *req, int field, size_t n)
{
	const struct slot *slot = slot_of(req, field);

	return n < slot->count ? &slot->values[n] : NULL;
}

const char *
field_text(const struct request *req, int field)
{
	return field_span(req, field).at;
}

struct span
field_span(const struct request *req, int field)
{
	const struct value *value = value_of(req, field, 0);

	return value != NULL ? value->text : (struct span) {"", 0};
}

bool
field_given(const struct request *req, int field)
{
	const struct value *value = value_of(req, field, 0);

	return value != NULL && value->text.len > 0;
}

int64_t
field_int(const struct request *req, int field, int64_t otherwise)
{
	const struct value *value = value_of(req, field, 0);

	if (value == NULL || value->text.len == 0 || value->error != NULL)
		return otherwise;
	return value->number;
}

bool
field_flag(const struct request *req, int field)
{
	return strcmp(field_text(req, field), "1") == 0;
}

const struct upload *
field_upload(const struct request *req, int field)
{
	const struct value *value = value_of(req, field, 0);

	return value != NULL ? value->upload : NULL;
}

const char *
field_document(const struct request *req, int field)
{
	const struct value *value = value_of(req, field, 0);

	return value != NULL && value->error == NULL ? value->name : NULL;
}

size_t
field_count(const struct request *req, int field)
{
	return slot_of(req, field)->count;
}

const char *
field_key(const struct request *req, int field, size_t n)
{
	const struct value *value = value_of(req, field, n);

	insist(value != NULL);
	return value->key;
}

const char *
field_at(const struct request *req, int field, size_t n)
{
	const struct value *value = value_of(req, field, n);

	insist(value != NULL);
	return value->text.at;
}

const char *
field_of(const struct request *req, int field, const char *key)
{
	const struct slot *slot = slot_of(req, field);

	for (size_t i = 0; i < slot->count; i++)
		if (strcmp(slot->values[i].key, key) == 0)
			return slot->values[i].text.at;
	return NULL;
}

void
field_error(
    struct request *req, int field, const char *key, const char *format, ...)
{
	char text[SENTENCE_MAX];
	va_list args;

	va_start(args, format);
	(void)vsnprintf(text, sizeof(text), format, args);
	va_end(args);
	form_error(req->form, field, key, arena_text(req->arena, text));
}

const char *
field_wrong(const struct request *req, int field, const char *key)
{
	const struct slot *slot = slot_of(req, field);
	const char *member = key != NULL ? key : "";

	for (size_t i = 0; i < slot->count; i++)
		if (strcmp(slot->values[i].key, member) == 0 &&
		    slot->values[i].error != NULL)
			return slot->values[i].error;
	for (const struct mistake *m = slot->mistakes; m != NULL; m = m->next)
		if (strcmp(m->key, member) == 0)
			return m->text;
	return key == NULL ? slot->error : NULL;
}

size_t
field_errors(const struct request *req)
{
	return req->form->errors;
}
