/*
 * json_read.c - one function a kind of member; the tables do the rest.
 */
#include "config.h"

#include <json-c/json.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/check.h"
#include "base/clock.h"
#include "base/insist.h"
#include "base/text.h"
#include "modules/definition/json_read.h"

enum { SENTENCE_MAX = 600, PAIRS_MAX = 64 };

struct reading {
	struct complaints *complaints;
	const struct place *place;
	struct json_object *value;
	const struct member *member;
};

static void add_place(struct text *text, const struct place *place);

static void
add_place(struct text *text, const struct place *place)
{
	if (place->up != NULL)
		add_place(text, place->up);
	if (place->name == NULL)
		text_printf(text, "[%zu]", place->index);
	else
		text_printf(
		    text, "%s%s", place->up == NULL ? "" : ".", place->name);
}

void
complain(struct complaints *complaints, const struct place *place,
    const char *format, ...)
{
	struct text text;
	char sentence[SENTENCE_MAX];
	va_list args;

	if (complaints->count++ >= COMPLAINTS_MAX)
		return;
	va_start(args, format);
	(void)vsnprintf(sentence, sizeof(sentence), format, args);
	va_end(args);
	text_init(&text, complaints->arena, 4 * SENTENCE_MAX);
	text_printf(&text, "%s: ", complaints->file);
	if (place != NULL) {
		add_place(&text, place);
		text_add(&text, ": ");
	}
	text_add(&text, sentence);
	complaints->texts[complaints->count - 1] = text_span(&text).at;
}

const char *
json_show(const char *text, char shown_r[JSON_SHOWN_MAX + 1])
{
	size_t len = strnlen(text, JSON_SHOWN_MAX);

	/* A cut in the middle of a character takes the whole of it away. */
	while (len > 0 && ((unsigned char)text[len] & 0xc0) == 0x80)
		len--;
	for (size_t i = 0; i < len; i++)
		shown_r[i] = (unsigned char)text[i] < 0x20 || text[i] == 0x7f
		    ? '?'
		    : text[i];
	shown_r[len] = '\0';
	return shown_r;
}

static const char *
kind_of(struct json_object *value)
{
	switch (json_object_get_type(value)) {
	case json_type_null:
		return "null";
	case json_type_boolean:
		return "true or false";
	case json_type_double:
		return "a number with a point";
	case json_type_int:
		return "a number";
	case json_type_object:
		return "an object";
	case json_type_array:
		return "a list";
	case json_type_string:
		return "a text";
	}
	return "something else";
}

static bool
has_type(const struct reading *reading, enum json_type type, const char *wanted)
{
	if (json_object_is_type(reading->value, type))
		return true;
	complain(reading->complaints, reading->place, "must be %s, not %s",
	    wanted, kind_of(reading->value));
	return false;
}

/* No control characters but the line ends of a text of several lines, and
 * none that could not be read when the file was decoded. */
static const char *
text_flaw(const char *text, bool lines)
{
	if (strstr(text, "\xef\xbf\xbd") != NULL)
		return "holds a character that can't be read";
	for (const char *at = text; *at != '\0'; at++)
		if (*at == '\n' && !lines)
			return "must be one line";
		else if (((unsigned char)*at < 0x20 && *at != '\n' &&
			     !(lines && *at == '\t')) ||
		    *at == 0x7f)
			return "holds a control character";
	if (word_count(text) == 0)
		return "has no text";
	return NULL;
}

static bool
is_choice(const char *text, const char *const *choices)
{
	for (; *choices != NULL; choices++)
		if (strcmp(text, *choices) == 0)
			return true;
	return false;
}

static bool
is_username(const char *text)
{
	size_t len = strlen(text);

	return len >= 1 && len <= 64 && strchr("._-", text[0]) == NULL &&
	    strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789._-") == len;
}

/* "1", "1.0", "15.25": no sign, no needless zero before, not nothing. */
static bool
is_amount(const char *text)
{
	size_t whole = strspn(text, "0123456789");

	return decimal_is(text, 2) && whole >= 1 && whole <= 4 &&
	    !(text[0] == '0' && whole > 1) &&
	    strpbrk(text, "123456789") != NULL;
}

/* What is wrong with a text of this kind, in words; NULL: nothing. */
static const char *
kind_flaw(const char *text, enum member_kind kind, const struct member *member)
{
	int64_t begin;

	switch (kind) {
	case MEMBER_LINE:
	case MEMBER_TEXT:
		return text_flaw(text, kind == MEMBER_TEXT);
	case MEMBER_CODE:
		return code_is(text)
		    ? NULL
		    : "must be a code: 1 to 64 lower-case letters, "
		      "digits and inner hyphens";
	case MEMBER_NAME:
		return is_username(text) ? NULL : "must be a username";
	case MEMBER_WEB:
		return web_address_is(text)
		    ? NULL
		    : "must be an address that begins with https://";
	case MEMBER_DATE:
		return clock_day_begin(text, 0, &begin) == STATUS_OK
		    ? NULL
		    : "must be a day of the calendar, such as \"2027-02-01\"";
	case MEMBER_AMOUNT:
		return is_amount(text)
		    ? NULL
		    : "must be an amount above 0 with at most two "
		      "places, such as \"1.0\"";
	case MEMBER_CHOICE:
		return is_choice(text, member->choices)
		    ? NULL
		    : "is none of the words that may stand here";
	case MEMBER_INT:
	case MEMBER_FLAG:
	case MEMBER_OBJECT:
	case MEMBER_LIST:
	case MEMBER_PAIRS:
	case MEMBER_VALUE:
	case MEMBER_EMPTY:
	case MEMBER_IGNORED:
		break;
	}
	return "can't be a text";
}

static const char *
read_text(const struct reading *reading, enum member_kind kind)
{
	const struct member *member = reading->member;
	const char *text;
	const char *flaw;
	size_t length;

	if (!has_type(reading, json_type_string, "a text"))
		return NULL;
	text = json_object_get_string(reading->value);
	if (strlen(text) != (size_t)json_object_get_string_len(reading->value))
		flaw = "holds a NUL character";
	else
		flaw = kind_flaw(text, kind, member);
	if (flaw != NULL) {
		complain(reading->complaints, reading->place, "%s", flaw);
		return NULL;
	}
	length = utf8_length(text);
	if (member->most > 0 && length > (size_t)member->most) {
		complain(reading->complaints, reading->place,
		    "is too long: %zu characters, at most %lld", length,
		    (long long)member->most);
		return NULL;
	}
	return text;
}

static void
read_int(const struct reading *reading, int64_t *number)
{
	const struct member *member = reading->member;

	if (!has_type(reading, json_type_int, "a whole number"))
		return;
	/* Beyond 64 bits json-c answers the last one that fits. */
	*number = json_object_get_int64(reading->value);
	if (*number < member->least || *number > member->most)
		complain(reading->complaints, reading->place,
		    "must be between %lld and %lld", (long long)member->least,
		    (long long)member->most);
}

static bool
has_room(const struct reading *reading, size_t count)
{
	const struct member *member = reading->member;

	if (count >= (size_t)member->least && count <= (size_t)member->most)
		return true;
	complain(reading->complaints, reading->place,
	    "has %zu, must have %lld to %lld", count, (long long)member->least,
	    (long long)member->most);
	return false;
}

static void
read_list(const struct reading *reading, void *items_r, size_t *count_r)
{
	const struct member *member = reading->member;
	size_t size =
	    member->inner == NULL ? sizeof(const char *) : member->inner->size;
	size_t count;
	char *items;

	if (!has_type(reading, json_type_array, "a list"))
		return;
	count = json_object_array_length(reading->value);
	if (!has_room(reading, count))
		return;
	items = arena_array(reading->complaints->arena, count, size);
	for (size_t i = 0; i < count; i++) {
		struct place place = {.up = reading->place, .index = i};
		/* A list's limits are its own, not its texts'. */
		static const struct member text = {.most = 500};
		struct reading inner = {reading->complaints, &place,
		    json_object_array_get_idx(reading->value, i), &text};

		if (member->inner != NULL)
			json_read(reading->complaints, &place, inner.value,
			    member->inner, items + i * size);
		else
			((const char **)(void *)items)[i] =
			    read_text(&inner, member->each);
	}
	memcpy(items_r, &items, sizeof(items));
	*count_r = count;
}

static void
read_pairs(const struct reading *reading, void *items_r, size_t *count_r)
{
	struct json_pair *pairs;
	size_t count = 0;

	if (!has_type(reading, json_type_object, "an object"))
		return;
	if (json_object_object_length(reading->value) > PAIRS_MAX) {
		complain(reading->complaints, reading->place,
		    "has more than %d members", PAIRS_MAX);
		return;
	}
	pairs = arena_array(reading->complaints->arena,
	    (size_t)json_object_object_length(reading->value), sizeof(*pairs));
	json_object_object_foreach(reading->value, name, value)
	{
		char shown[JSON_SHOWN_MAX + 1];
		struct place place = {
		    .up = reading->place, .name = json_show(name, shown)};
		struct reading inner = {
		    reading->complaints, &place, value, reading->member};

		if (!code_is(name))
			complain(reading->complaints, &place,
			    "must be named by a code");
		pairs[count].name = name;
		pairs[count++].text = read_text(&inner, MEMBER_TEXT);
	}
	memcpy(items_r, &pairs, sizeof(pairs));
	*count_r = count;
}

static void
read_empty(const struct reading *reading)
{
	if (has_type(reading, json_type_array, "a list") &&
	    json_object_array_length(reading->value) != 0)
		complain(reading->complaints, reading->place,
		    "is reserved for a later edition of the format and must "
		    "be empty");
}

static void
read_member(const struct reading *reading, char *to)
{
	const struct member *member = reading->member;
	void *at = to + member->offset;

	if (reading->value == NULL && member->or_null)
		return;
	switch (member->kind) {
	case MEMBER_LINE:
	case MEMBER_TEXT:
	case MEMBER_CODE:
	case MEMBER_NAME:
	case MEMBER_WEB:
	case MEMBER_DATE:
	case MEMBER_AMOUNT:
	case MEMBER_CHOICE:
		*(const char **)at = read_text(reading, member->kind);
		return;
	case MEMBER_INT:
		read_int(reading, at);
		return;
	case MEMBER_FLAG:
		if (has_type(reading, json_type_boolean, "true or false"))
			*(bool *)at = json_object_get_boolean(reading->value);
		return;
	case MEMBER_OBJECT:
		json_read(reading->complaints, reading->place, reading->value,
		    member->inner, at);
		return;
	case MEMBER_LIST:
		read_list(
		    reading, at, (size_t *)(void *)(to + member->count_offset));
		return;
	case MEMBER_PAIRS:
		read_pairs(
		    reading, at, (size_t *)(void *)(to + member->count_offset));
		return;
	case MEMBER_VALUE:
		*(struct json_object **)at = reading->value;
		return;
	case MEMBER_EMPTY:
		read_empty(reading);
		return;
	case MEMBER_IGNORED:
		return;
	}
}

static const struct member *
find_member(const struct object_format *format, const char *name)
{
	for (size_t i = 0; i < format->count; i++)
		if (strcmp(format->members[i].name, name) == 0)
			return &format->members[i];
	return NULL;
}

void
json_read(struct complaints *complaints, const struct place *place,
    struct json_object *value, const struct object_format *format, void *to)
{
	struct reading whole = {complaints, place, value, NULL};
	char shown[JSON_SHOWN_MAX + 1];

	if (!has_type(&whole, json_type_object, "an object"))
		return;
	json_object_object_foreach(value, name, inner)
	{
		(void)inner;
		if (find_member(format, name) == NULL)
			complain(complaints, place, "unknown member \"%s\"",
			    json_show(name, shown));
	}
	for (size_t i = 0; i < format->count; i++) {
		const struct member *member = &format->members[i];
		struct place here = {.up = place, .name = member->name};
		struct reading reading = {complaints, &here, NULL, member};

		if (json_object_object_get_ex(
			value, member->name, &reading.value))
			read_member(&reading, to);
		else if (!member->optional)
			complain(complaints, &here, "is missing");
	}
}
