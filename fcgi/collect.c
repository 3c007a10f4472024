/*
 * collect.c - urlencoded bodies whole, multipart ones part by part.
 */
#include "config.h"

#include <string.h>
#include <strings.h>

#include "base/check.h"
#include "base/text.h"
#include "base/token.h"
#include "fcgi/body.h"
#include "fcgi/collect.h"
#include "fcgi/media.h"
#include "fcgi/multipart.h"
#include "fcgi/upload.h"

enum { NAME_MAX_BYTES = 200, FILE_NAME_MAX = 255, CHUNK = 32 * 1024 };

/* The part that is being read. */
struct collector {
	struct form *form;
	struct collect *collect;
	int64_t texts; /* bytes of all values that aren't files */
	struct span name;
	struct text value;
	bool file;
	int field; /* of a file; -1: it is dropped */
	struct span key;
	const char *file_name;
	bool named;
	int64_t size;
	struct incoming *incoming; /* NULL: what comes is dropped */
	bool document;             /* what comes is kept in `value` */
	const char *wrong;
};

/* A name that people can read again: clean, on one line, not endless. */
static const char *
clean_name(struct arena *arena, struct span raw)
{
	bool clean;
	struct span name = utf8_clean(arena, raw, &clean);
	size_t len = name.len;
	char *copy;

	if (len > FILE_NAME_MAX) {
		/* The end holds the kind of file: what goes is the beginning. */
		size_t cut = len - FILE_NAME_MAX;

		while (
		    cut < len && ((unsigned char)name.at[cut] & 0xc0) == 0x80)
			cut++;
		name.at += cut;
		len -= cut;
	}
	copy = arena_copy(arena, name.at, len);
	line_clean(copy);
	return copy;
}

/* Its bytes stay in memory, as far as its field takes them. */
static enum status
document_begin(struct collector *now)
{
	now->document = true;
	text_init(&now->value, now->form->arena,
	    (size_t)now->form->fields[now->field].most);
	return STATUS_OK;
}

static enum status
file_begin(struct collector *now, struct span file)
{
	struct form *form = now->form;
	struct collect *collect = now->collect;
	enum field_kind kind;

	now->field = form_field(form, now->name, &now->key);
	now->named = file.len > 0;
	now->file_name = now->named ? clean_name(form->arena, file) : "file";
	kind = now->field < 0 ? FIELD_LINE : form->fields[now->field].kind;
	if (kind != FIELD_FILE && kind != FIELD_DOCUMENT)
		now->field = -1;
	else if (now->named)
		form->file_name = now->file_name;
	if (now->field < 0 || !now->named || collect->token == NULL ||
	    form_has(form, now->field, now->key))
		return STATUS_OK;
	if (!token_same(form->token, collect->token)) {
		collect->stray = true;
		return STATUS_OK;
	}
	if (kind == FIELD_DOCUMENT)
		return document_begin(now);
	return upload_open(
	    form->arena, collect->dir, collect->limit_bytes, &now->incoming);
}

static enum status
part_begin(void *context, struct span name, struct span file)
{
	struct collector *now = context;
	struct arena *secrets = now->form->secrets;

	if (++now->form->parameters > FORM_PARAMETERS_MAX ||
	    name.len > NAME_MAX_BYTES)
		return STATUS_TOO_MUCH;
	now->form->parameters--;
	now->name = (struct span) {
	    arena_copy(now->form->arena, name.at, name.len), name.len};
	now->file = file.at != NULL;
	now->size = 0;
	now->incoming = NULL;
	now->document = false;
	now->wrong = NULL;
	if (now->file)
		return file_begin(now, file);
	text_init(&now->value, secrets, COLLECT_TEXT_MAX);
	return STATUS_OK;
}

static const char *
too_large(struct collector *now)
{
	int64_t limit_mb = now->collect->limit_bytes / (1024 * 1024);

	return arena_printf(now->form->arena,
	    "This file is larger than %lld MB. Shorten or compress it, or put "
	    "it where your district keeps large files and add a link to it.",
	    (long long)limit_mb);
}

static enum status
part_bytes(void *context, const char *at, size_t len)
{
	struct collector *now = context;
	enum status status;

	if (!now->file) {
		now->texts += (int64_t)len;
		if (now->texts > COLLECT_TEXT_MAX)
			return STATUS_TOO_MUCH;
		text_add_bytes(&now->value, at, len);
		return now->value.overflown ? STATUS_TOO_MUCH : STATUS_OK;
	}
	now->size += (int64_t)len;
	if (now->document && !now->value.overflown)
		text_add_bytes(&now->value, at, len);
	if (now->incoming == NULL)
		return STATUS_OK;
	status = upload_add(now->incoming, at, len);
	if (status != STATUS_TOO_MUCH)
		return status;
	now->incoming = NULL;
	now->wrong = too_large(now);
	return STATUS_OK;
}

static enum status
document_end(struct collector *now)
{
	struct form *form = now->form;
	struct span bytes = text_span(&now->value);

	if (now->size == 0)
		now->wrong = "This file is empty. Choose another one.";
	if (now->value.overflown) {
		bytes.len = 0;
		now->wrong = arena_printf(form->arena,
		    "This file is larger than %lld MB.",
		    (long long)form->fields[now->field].most / (1024 * 1024));
	}
	form_document(
	    form, now->field, now->key, now->file_name, bytes, now->wrong);
	return STATUS_OK;
}

static enum status
file_end(struct collector *now)
{
	struct upload *upload = NULL;
	enum status status = STATUS_OK;

	/* A field in which no file was chosen arrives without name and bytes. */
	if (now->field < 0 || (!now->named && now->size == 0))
		return STATUS_OK;
	if (now->document)
		return document_end(now);
	if (now->incoming != NULL && now->size == 0)
		now->wrong = "This file is empty. Choose another one.";
	else if (now->incoming != NULL)
		status = upload_keep(now->incoming, now->file_name, &upload);
	if (status == STATUS_INVALID) {
		now->wrong = MEDIA_ACCEPTED;
		status = STATUS_OK;
	}
	if (status == STATUS_OK)
		form_file(now->form, now->field, now->key, now->file_name,
		    upload, now->wrong);
	return status;
}

static enum status
part_end(void *context)
{
	struct collector *now = context;

	if (now->file)
		return file_end(now);
	return form_add(now->form, now->name, text_span(&now->value));
}

static enum status
read_multipart(struct form *form, struct body *body, const char *boundary,
    struct collect *collect)
{
	struct collector now = {.form = form, .collect = collect};
	const struct multipart_sink sink = {
	    part_begin, part_bytes, part_end, &now};

	form->multipart = true;
	/* A file that is too large is read to its end and dropped, so that the
	 * rest of the form isn't lost with it; nginx limits the whole. */
	body->limit = INT64_MAX;
	return multipart_read(form->arena, body, boundary, &sink);
}

/* Everything at once: a password may be in it, so it goes where it is wiped. */
static enum status
read_urlencoded(struct form *form, struct body *body)
{
	struct text text;
	char *chunk = arena_take(form->secrets, CHUNK);
	ptrdiff_t got;

	body->limit = COLLECT_TEXT_MAX;
	text_init(&text, form->secrets, COLLECT_TEXT_MAX + 1);
	while ((got = body_read(body, chunk, CHUNK)) > 0)
		text_add_bytes(&text, chunk, (size_t)got);
	if (got < 0)
		return body->over ? STATUS_TOO_MUCH
				  : fault(STATUS_INVALID, "body: cut off");
	if (text.overflown)
		return STATUS_TOO_MUCH;
	return form_read(form, text.at, text.len);
}

/* Is `type` this media type, with or without parameters? */
static bool
type_is(const char *type, const char *media)
{
	size_t len = strlen(media);

	return strncasecmp(type, media, len) == 0 &&
	    (type[len] == '\0' || type[len] == ';' || type[len] == ' ');
}

enum status
collect_read(struct form *form, struct body *body, const char *type,
    struct collect *collect)
{
	const char *boundary;

	if (type_is(type, "application/x-www-form-urlencoded") ||
	    (*type == '\0' && body->declared <= 0))
		return read_urlencoded(form, body);
	if (!type_is(type, "multipart/form-data"))
		return STATUS_ABSENT;
	if (multipart_boundary(form->arena, type, &boundary) != STATUS_OK)
		return STATUS_INVALID;
	return read_multipart(form, body, boundary, collect);
}
