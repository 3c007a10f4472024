/*
 * form.c - sorts and judges; knows neither sockets nor pages.
 */
#include "config.h"

#include <string.h>

#include "base/check.h"
#include "base/insist.h"
#include "base/token.h"
#include "fcgi/form.h"
#include "fcgi/parse.h"

enum {
	LINE_DEFAULT = 200,
	TEXT_DEFAULT = 20000,
	FIRST_ROOM = 4,
	KEPT_NAME_MAX = 60
};

#define UNREADABLE                                                             \
	"Some characters could not be read; they are shown as \xef\xbf\xbd. "  \
	"Replace them and send the form again."
#define TWICE                                                                  \
	"This was sent twice. Check what stands here and send the form again."

struct form *
form_open(struct arena *arena, struct arena *secrets,
    const struct field *fields, size_t field_count)
{
	struct form *form = arena_take(arena, sizeof(*form));

	form->arena = arena;
	form->secrets = secrets;
	form->fields = fields;
	form->field_count = field_count;
	form->slots = arena_array(arena, field_count, sizeof(*form->slots));
	form->token = "";
	return form;
}

static bool
is_family(const struct field *field)
{
	size_t len = strlen(field->name);

	return len > 0 && field->name[len - 1] == '*';
}

static bool
is_key(struct span key)
{
	if (key.len < 1 || key.len > FORM_KEY_MAX)
		return false;
	for (size_t i = 0; i < key.len; i++)
		if (!((key.at[i] >= 'a' && key.at[i] <= 'z') ||
			(key.at[i] >= '0' && key.at[i] <= '9')))
			return false;
	return true;
}

int
form_field(const struct form *form, struct span name, struct span *key_r)
{
	*key_r = (struct span) {"", 0};
	/* A field that is declared as such goes before a family. */
	for (size_t i = 0; i < form->field_count; i++)
		if (!is_family(&form->fields[i]) &&
		    span_is(name, form->fields[i].name))
			return (int)i;
	for (size_t i = 0; i < form->field_count; i++) {
		size_t stem = strlen(form->fields[i].name) - 1;
		struct span key;

		if (!is_family(&form->fields[i]) || name.len <= stem ||
		    memcmp(name.at, form->fields[i].name, stem) != 0)
			continue;
		key = (struct span) {name.at + stem, name.len - stem};
		if (!is_key(key))
			continue;
		*key_r = key;
		return (int)i;
	}
	return -1;
}

static struct value *
value_find(const struct slot *slot, struct span key)
{
	for (size_t i = 0; i < slot->count; i++)
		if (span_is(key, slot->values[i].key))
			return &slot->values[i];
	return NULL;
}

/* The value that a parameter goes into; NULL when it is there already, which
 * is an error of that value. */
static struct value *
value_new(struct form *form, int field, struct span key)
{
	struct slot *slot = &form->slots[field];
	struct value *value = value_find(slot, key);

	if (value != NULL) {
		if (value->error == NULL)
			form->errors++;
		value->error = TWICE;
		return NULL;
	}
	if (slot->count == slot->room) {
		size_t room = slot->room == 0 ? FIRST_ROOM : slot->room * 2;
		struct value *values =
		    arena_array(form->arena, room, sizeof(*values));

		if (slot->count > 0)
			memcpy(values, slot->values,
			    slot->count * sizeof(*values));
		slot->values = values;
		slot->room = room;
	}
	value = &slot->values[slot->count++];
	*value = (struct value) {.text = {"", 0}};
	value->key = arena_copy(form->arena, key.at, key.len);
	return value;
}

static void
value_wrong(struct form *form, struct value *value, const char *text)
{
	if (value->error != NULL)
		return;
	value->error = text;
	form->errors++;
}

/* A line has no line ends and no tabs in it, nor spaces around it, and its
 * letters stand in the order that they have. */
static struct span
one_line(struct arena *arena, struct span text)
{
	char *line;

	text = span_trim(text);
	line = arena_copy(arena, text.at, text.len);
	line_clean(line);
	return span_of(line);
}

static void
value_fill(struct form *form, const struct field *field, struct value *value,
    struct span raw)
{
	bool clean;

	if (field->kind == FIELD_SECRET) {
		value->text = (struct span) {
		    arena_copy(form->secrets, raw.at, raw.len), raw.len};
		return;
	}
	value->text = utf8_clean(form->arena, raw, &clean);
	if (field->kind != FIELD_TEXT)
		value->text = one_line(form->arena, value->text);
	if (!clean)
		value_wrong(form, value, UNREADABLE);
}

/* Only names as our forms have them: they are written into a page. */
static bool
is_form_name(struct span name)
{
	static const char plain[] = "abcdefghijklmnopqrstuvwxyz0123456789_-";

	if (name.len == 0 || name.len > KEPT_NAME_MAX)
		return false;
	for (size_t i = 0; i < name.len; i++)
		if (memchr(plain, name.at[i], sizeof(plain) - 1) == NULL)
			return false;
	return true;
}

static void
keep(struct form *form, struct span name, struct span raw)
{
	struct kept *kept;
	bool clean;

	if (!form->keep || !is_form_name(name))
		return;
	kept = arena_take(form->arena, sizeof(*kept));
	kept->name = arena_copy(form->arena, name.at, name.len);
	kept->value = utf8_clean(form->arena, raw, &clean).at;
	if (form->kept_end == NULL)
		form->kept_end = &form->kept;
	*form->kept_end = kept;
	form->kept_end = &kept->next;
}

enum status
form_add(struct form *form, struct span name, struct span value)
{
	struct span key;
	int field;
	struct value *place;

	if (form->parameters == FORM_PARAMETERS_MAX)
		return STATUS_TOO_MUCH;
	form->parameters++;
	if (span_is(name, FORM_TOKEN)) {
		/* The second one makes both worthless. */
		form->token = form->token[0] != '\0' ||
			memchr(value.at, '\0', value.len) != NULL
		    ? "-"
		    : arena_copy(form->secrets, value.at, value.len);
		return STATUS_OK;
	}
	field = form_field(form, name, &key);
	if (field < 0)
		keep(form, name, value);
	/* A file's field sent as text is its name from a form that wasn't
	 * multipart: there is no file, and the handler can say so. */
	if (field < 0 || form->fields[field].kind == FIELD_DOCUMENT ||
	    (form->fields[field].kind == FIELD_FILE && value.len == 0))
		return STATUS_OK;
	place = value_new(form, field, key);
	if (place != NULL)
		value_fill(form, &form->fields[field], place, value);
	return STATUS_OK;
}

bool
form_has(const struct form *form, int field, struct span key)
{
	return value_find(&form->slots[field], key) != NULL;
}

enum status
form_read(struct form *form, char *body, size_t len)
{
	for (size_t i = 0; i < len;) {
		const char *end = memchr(body + i, '&', len - i);
		size_t pair =
		    end != NULL ? (size_t)(end - (body + i)) : len - i;
		char *equals = memchr(body + i, '=', pair);
		size_t name_len =
		    equals != NULL ? (size_t)(equals - (body + i)) : pair;
		char *value = equals != NULL ? equals + 1 : body + i + pair;
		struct span name = {
		    body + i, percent_decode(body + i, name_len, true, NULL)};
		struct span text = {value,
		    percent_decode(
			value, pair - name_len - (equals != NULL), true, NULL)};

		if (pair > 0 && form_add(form, name, text) != STATUS_OK)
			return STATUS_TOO_MUCH;
		i += pair + 1;
	}
	return STATUS_OK;
}

void
form_document(struct form *form, int field, struct span key, const char *name,
    struct span bytes, const char *error)
{
	struct value *value = value_new(form, field, key);

	if (value == NULL)
		return;
	value->name = name;
	value->text = bytes;
	if (error != NULL)
		value_wrong(form, value, error);
}

void
form_file(struct form *form, int field, struct span key, const char *name,
    struct upload *upload, const char *error)
{
	struct value *value = value_new(form, field, key);

	if (value == NULL)
		return;
	value->text = span_of(name);
	value->upload = upload;
	if (error != NULL)
		value_wrong(form, value, error);
}

/* ---- verdicts --------------------------------------------------------- */

static const char *
check_length(struct form *form, const struct field *field, struct span text)
{
	size_t most = field->kind == FIELD_TEXT ? TEXT_DEFAULT : LINE_DEFAULT;
	size_t length = utf8_length(text.at);

	if (field->most > 0)
		most = (size_t)field->most;
	if (length <= most)
		return NULL;
	if (field->kind == FIELD_SECRET)
		return "This is too long.";
	return arena_printf(form->arena,
	    "Shorten this to %zu characters; now it has %zu.", most, length);
}

static const char *
check_choice(const struct field *field, const char *text)
{
	for (const char *const *c = field->choices; *c != NULL; c++)
		if (strcmp(*c, text) == 0)
			return NULL;
	return "Choose one of the answers that are offered.";
}

static const char *
check_int(struct form *form, const struct field *field, struct value *value)
{
	bool open = field->least == 0 && field->most == 0;
	int64_t most = open ? INT64_MAX : field->most;

	if (int_parse(value->text.at, field->least, most, &value->number) ==
	    STATUS_OK)
		return NULL;
	if (open)
		return "Enter a whole number.";
	return arena_printf(form->arena,
	    "Enter a whole number from %lld to %lld.", (long long)field->least,
	    (long long)most);
}

/* The sentence on a value that isn't empty; NULL when it is well. */
static const char *
check_value(struct form *form, const struct field *field, struct value *value)
{
	const char *text = value->text.at;

	switch (field->kind) {
	case FIELD_SECRET:
		if (memchr(text, '\0', value->text.len) != NULL)
			return "This holds a character that can't be typed.";
		return check_length(form, field, value->text);
	case FIELD_LINE:
	case FIELD_TEXT:
		return check_length(form, field, value->text);
	case FIELD_CODE:
		return code_is(text) ? NULL
				     : "Use small letters, digits and hyphens "
				       "only, at most 64.";
	case FIELD_ID:
		return public_id_is(text)
		    ? NULL
		    : "This points to nothing here. Go back and follow "
		      "the link again.";
	case FIELD_INT:
		return check_int(form, field, value);
	case FIELD_FLAG:
		return strcmp(text, "1") == 0
		    ? NULL
		    : "Check the box, or leave it empty.";
	case FIELD_CHOICE:
		return check_choice(field, text);
	case FIELD_WEB:
		return web_address_is(text)
		    ? NULL
		    : "Enter a whole web address, with https:// at its "
		      "start.";
	case FIELD_FILE:
	case FIELD_DOCUMENT:
		return NULL;
	}
	return NULL;
}

static const char *
missing_text(struct form *form, const struct field *field)
{
	char *sentence;

	switch (field->kind) {
	case FIELD_FILE:
	case FIELD_DOCUMENT:
		return "Choose a file.";
	case FIELD_CHOICE:
		return "Choose one of the answers.";
	case FIELD_FLAG:
		return "Check this box to go on.";
	case FIELD_LINE:
	case FIELD_TEXT:
	case FIELD_SECRET:
	case FIELD_CODE:
	case FIELD_ID:
	case FIELD_INT:
	case FIELD_WEB:
		break;
	}
	if (field->label == NULL)
		return "This can't be left empty.";
	sentence =
	    arena_printf(form->arena, "%s can't be left empty.", field->label);
	/* A label stands inside sentences too: it may begin small. */
	if (sentence[0] >= 'a' && sentence[0] <= 'z')
		sentence[0] = (char)(sentence[0] - 'a' + 'A');
	return sentence;
}

static void
check_field(struct form *form, int index, bool whole)
{
	const struct field *field = &form->fields[index];
	struct slot *slot = &form->slots[index];

	if (whole && field->required && slot->count == 0 && !is_family(field))
		form_error(form, index, NULL, missing_text(form, field));
	for (size_t i = 0; i < slot->count; i++) {
		struct value *value = &slot->values[i];
		const char *wrong = NULL;

		if (value->text.len > 0)
			wrong = check_value(form, field, value);
		else if (whole && field->required)
			wrong = missing_text(form, field);
		if (wrong != NULL)
			value_wrong(form, value, wrong);
	}
}

void
form_check(struct form *form, bool whole)
{
	for (size_t i = 0; i < form->field_count; i++)
		check_field(form, (int)i, whole);
}

bool
form_typed(const struct form *form)
{
	for (size_t i = 0; i < form->field_count; i++)
		if (form->slots[i].count > 0)
			return true;
	return form->file_name != NULL;
}

bool
form_secret(const struct form *form)
{
	for (size_t i = 0; i < form->field_count; i++)
		if (form->fields[i].kind == FIELD_SECRET)
			return true;
	return false;
}

static void
mistake_add(
    struct form *form, struct slot *slot, const char *key, const char *text)
{
	struct mistake *mistake;

	for (mistake = slot->mistakes; mistake != NULL; mistake = mistake->next)
		if (strcmp(mistake->key, key) == 0)
			return;
	mistake = arena_take(form->arena, sizeof(*mistake));
	mistake->next = slot->mistakes;
	mistake->key = arena_text(form->arena, key);
	mistake->text = text;
	slot->mistakes = mistake;
	form->errors++;
}

void
form_error(struct form *form, int field, const char *key, const char *text)
{
	struct slot *slot;
	struct value *value;

	insist(field >= 0 && (size_t)field < form->field_count);
	slot = &form->slots[field];
	value = value_find(slot, span_of(key != NULL ? key : ""));
	if (value != NULL) {
		value_wrong(form, value, text);
	} else if (key != NULL) {
		mistake_add(form, slot, key, text);
	} else if (slot->error == NULL) {
		slot->error = text;
		form->errors++;
	}
}
