/*
 * requirement.c - reads, judges and tells requirements.
 */
#include "config.h"

#include <json-c/json.h>
#include <stdio.h>
#include <string.h>

#include "base/check.h"
#include "base/text.h"
#include "modules/requirement.h"

enum { UNIT_MAX = 60, ANY_MAX = 50, WORDS_MAX = 64 * 1024 };

/* ---- reading ---------------------------------------------------------- */

struct reader {
	struct arena *arena;
	requirement_flaw_fn *flaw;
	void *context;
	size_t parts;
	bool wrong;
};

static void
flawed(struct reader *reader, const char *where, const char *why)
{
	reader->wrong = true;
	if (reader->flaw != NULL)
		reader->flaw(reader->context, where, why);
}

/* A member that is a text without NUL in it; NULL else. */
static const char *
text_of(struct json_object *value)
{
	const char *text;

	if (!json_object_is_type(value, json_type_string))
		return NULL;
	text = json_object_get_string(value);
	return strlen(text) == (size_t)json_object_get_string_len(value) ? text
									 : NULL;
}

int64_t
requirement_amount(const char *text)
{
	size_t whole = text == NULL ? 0 : strspn(text, "0123456789");
	const char *rest;
	int64_t amount = 0;
	int64_t part = 0;

	if (whole < 1 || whole > 6 || !decimal_is(text, 2))
		return -1;
	for (size_t i = 0; i < whole; i++)
		amount = amount * 10 + (text[i] - '0');
	rest = text + whole;
	if (rest[0] == '.' && rest[1] != '\0')
		part = (rest[1] - '0') * 10 +
		    (rest[2] == '\0' ? 0 : rest[2] - '0');
	return amount * 100 + part;
}

static void read_one(struct reader *reader, const char *where, int depth,
    struct json_object *value, struct requirement *to);

static void
read_parts(struct reader *reader, const char *where, int depth,
    struct json_object *list, struct requirement *to)
{
	size_t count;

	if (!json_object_is_type(list, json_type_array) ||
	    json_object_array_length(list) == 0) {
		flawed(reader, where, "must be a list of requirements");
		return;
	}
	count = json_object_array_length(list);
	if (count > REQUIREMENT_PARTS_MAX) {
		flawed(reader, where, "asks for too many things at once");
		return;
	}
	to->parts = arena_array(reader->arena, count, sizeof(*to->parts));
	to->part_count = count;
	for (size_t i = 0; i < count && reader->parts <= REQUIREMENT_PARTS_MAX;
	     i++)
		read_one(reader,
		    arena_printf(reader->arena, "%s[%zu]", where, i), depth + 1,
		    json_object_array_get_idx(list, i), &to->parts[i]);
}

static bool
same(const struct requirement *a, const struct requirement *b)
{
	if (a->kind != b->kind || a->least != b->least ||
	    a->part_count != b->part_count || a->from_count != b->from_count)
		return false;
	if (a->code != NULL && strcmp(a->code, b->code) != 0)
		return false;
	if (a->unit != NULL && strcmp(a->unit, b->unit) != 0)
		return false;
	for (size_t i = 0; i < a->part_count; i++)
		if (!same(&a->parts[i], &b->parts[i]))
			return false;
	for (size_t i = 0; i < a->from_count; i++)
		if (strcmp(a->from[i], b->from[i]) != 0)
			return false;
	return true;
}

/* Twice the same thing would count twice. */
static void
check_twice(
    struct reader *reader, const char *where, const struct requirement *of)
{
	if (reader->wrong)
		return;
	for (size_t i = 0; i < of->part_count; i++)
		for (size_t k = 0; k < i; k++)
			if (same(&of->parts[i], &of->parts[k])) {
				flawed(reader, where,
				    "the same requirement stands in it twice");
				return;
			}
}

static void
read_earned(struct reader *reader, const char *where, struct json_object *value,
    struct requirement *to)
{
	to->kind = REQUIREMENT_EARNED;
	to->code = text_of(value);
	if (to->code == NULL || !code_is(to->code))
		flawed(reader, arena_printf(reader->arena, "%s.earned", where),
		    "must be the code of a micro-credential");
}

static void
read_any(struct reader *reader, const char *where, int depth,
    struct json_object *value, struct requirement *to)
{
	struct json_object *number = json_object_object_get(value, "any");
	const char *of = arena_printf(reader->arena, "%s.of", where);

	to->kind = REQUIREMENT_ANY;
	if (json_object_is_type(number, json_type_int))
		to->least = json_object_get_int64(number);
	read_parts(reader, of, depth, json_object_object_get(value, "of"), to);
	check_twice(reader, of, to);
	if (to->least < 1 || to->least > ANY_MAX)
		flawed(reader, arena_printf(reader->arena, "%s.any", where),
		    "must be a number from 1 to 50");
	else if (to->part_count > 0 && to->least > (int64_t)to->part_count)
		flawed(reader, arena_printf(reader->arena, "%s.any", where),
		    "asks for more than there are: nobody could meet it");
}

static bool
is_unit(const char *text)
{
	return text != NULL && utf8_length(text) <= UNIT_MAX &&
	    strpbrk(text, "\n\t\r") == NULL && word_count(text) > 0;
}

static void
read_from(struct reader *reader, const char *where, struct json_object *list,
    struct requirement *to)
{
	size_t count = json_object_is_type(list, json_type_array)
	    ? json_object_array_length(list)
	    : 0;

	if (count < 1 || count > REQUIREMENT_PARTS_MAX) {
		flawed(reader, where, "must be a list of codes");
		return;
	}
	to->from = arena_array(reader->arena, count, sizeof(*to->from));
	to->from_count = count;
	for (size_t i = 0; i < count; i++) {
		const char *code = text_of(json_object_array_get_idx(list, i));

		to->from[i] = code == NULL ? "" : code;
		if (!code_is(to->from[i]))
			flawed(reader, where, "must be a list of codes");
		for (size_t k = 0; k < i; k++)
			if (strcmp(to->from[k], to->from[i]) == 0)
				flawed(reader, where,
				    "the same code stands in it twice");
	}
}

static void
read_credits(struct reader *reader, const char *where,
    struct json_object *value, struct requirement *to)
{
	struct arena *arena = reader->arena;

	to->kind = REQUIREMENT_CREDITS;
	to->least = requirement_amount(
	    text_of(json_object_object_get(value, "credits")));
	to->unit = text_of(json_object_object_get(value, "unit"));
	if (to->least <= 0)
		flawed(reader, arena_printf(arena, "%s.credits", where),
		    "must be an amount above 0 with at most two places, such "
		    "as \"1.0\"");
	if (!is_unit(to->unit))
		flawed(reader, arena_printf(arena, "%s.unit", where),
		    "must be a unit in words, at most 60 characters");
	read_from(reader, arena_printf(arena, "%s.from", where),
	    json_object_object_get(value, "from"), to);
}

/* The members that a form has, and no other. */
static bool
has_only(struct json_object *value, const char *const *names, int count)
{
	for (int i = 0; i < count; i++)
		if (!json_object_object_get_ex(value, names[i], NULL))
			return false;
	return json_object_object_length(value) == count;
}

static void
read_form(struct reader *reader, const char *where, int depth,
    struct json_object *value, struct requirement *to)
{
	static const char *const earned[] = {"earned"};
	static const char *const all[] = {"all"};
	static const char *const any[] = {"any", "of"};
	static const char *const credits[] = {"credits", "unit", "from"};

	if (has_only(value, earned, 1)) {
		read_earned(
		    reader, where, json_object_object_get(value, "earned"), to);
	} else if (has_only(value, all, 1)) {
		const char *inner =
		    arena_printf(reader->arena, "%s.all", where);

		to->kind = REQUIREMENT_ALL;
		read_parts(reader, inner, depth,
		    json_object_object_get(value, "all"), to);
		check_twice(reader, inner, to);
	} else if (has_only(value, any, 2)) {
		read_any(reader, where, depth, value, to);
	} else if (has_only(value, credits, 3)) {
		read_credits(reader, where, value, to);
	} else {
		flawed(reader, where,
		    "must have \"earned\", or \"all\", or \"any\" and \"of\", "
		    "or \"credits\", \"unit\" and \"from\"");
	}
}

static void
read_one(struct reader *reader, const char *where, int depth,
    struct json_object *value, struct requirement *to)
{
	if (++reader->parts > REQUIREMENT_PARTS_MAX)
		flawed(reader, where, "asks for too many things at once");
	else if (depth > REQUIREMENT_DEPTH_MAX)
		flawed(reader, where, "lies too deep");
	else if (!json_object_is_type(value, json_type_object))
		flawed(reader, where, "must be an object");
	else
		read_form(reader, where, depth, value, to);
}

enum status
requirement_read(struct arena *arena, struct json_object *value,
    requirement_flaw_fn *flaw, void *context, struct requirement *requirement_r)
{
	struct reader reader = {arena, flaw, context, 0, false};
	struct requirement requirement = {.kind = REQUIREMENT_NONE};

	if (value != NULL)
		read_one(&reader, "", 1, value, &requirement);
	if (reader.wrong)
		return STATUS_INVALID;
	*requirement_r = requirement;
	return STATUS_OK;
}

static void
drop_tree(void *tree)
{
	(void)json_object_put(tree);
}

enum status
requirement_parse(
    struct arena *arena, struct span text, struct requirement *requirement_r)
{
	struct json_tokener *tokener;
	struct json_object *tree;
	bool whole;

	if (text.len == 0) {
		*requirement_r =
		    (struct requirement) {.kind = REQUIREMENT_NONE};
		return STATUS_OK;
	}
	if (text.len > WORDS_MAX)
		return STATUS_INVALID;
	tokener = json_tokener_new_ex(4 * REQUIREMENT_DEPTH_MAX);
	json_tokener_set_flags(
	    tokener, JSON_TOKENER_STRICT | JSON_TOKENER_VALIDATE_UTF8);
	tree = json_tokener_parse_ex(tokener, text.at, (int)text.len);
	whole = json_tokener_get_error(tokener) == json_tokener_success;
	json_tokener_free(tokener);
	if (tree != NULL)
		arena_defer(arena, drop_tree, tree);
	if (!whole || tree == NULL)
		return STATUS_INVALID;
	return requirement_read(arena, tree, NULL, NULL, requirement_r);
}

/* ---- judging ---------------------------------------------------------- */

static const struct requirement_fact *
fact_of(const struct requirement_fact *facts, size_t count, const char *code)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(facts[i].code, code) == 0)
			return &facts[i];
	return NULL;
}

static int64_t
credit_of(const struct requirement *requirement,
    const struct requirement_fact *facts, size_t count)
{
	int64_t sum = 0;

	for (size_t i = 0; i < requirement->from_count; i++) {
		const struct requirement_fact *fact =
		    fact_of(facts, count, requirement->from[i]);

		if (fact != NULL && fact->earned && fact->unit != NULL &&
		    strcmp(fact->unit, requirement->unit) == 0)
			sum += fact->credit;
	}
	return sum;
}

static size_t
parts_met(const struct requirement *requirement,
    const struct requirement_fact *facts, size_t count)
{
	size_t met = 0;

	for (size_t i = 0; i < requirement->part_count; i++)
		met += requirement_met(&requirement->parts[i], facts, count);
	return met;
}

bool
requirement_met(const struct requirement *requirement,
    const struct requirement_fact *facts, size_t count)
{
	const struct requirement_fact *fact;

	switch (requirement->kind) {
	case REQUIREMENT_NONE:
		return true;
	case REQUIREMENT_EARNED:
		fact = fact_of(facts, count, requirement->code);
		return fact != NULL && fact->earned;
	case REQUIREMENT_ALL:
		return parts_met(requirement, facts, count) ==
		    requirement->part_count;
	case REQUIREMENT_ANY:
		return (int64_t)parts_met(requirement, facts, count) >=
		    requirement->least;
	case REQUIREMENT_CREDITS:
		return credit_of(requirement, facts, count) >=
		    requirement->least;
	}
	return false;
}

static void
gather(struct arena *arena, const struct requirement *requirement,
    const char ***list, size_t *count, size_t *room)
{
	size_t named = requirement->from_count +
	    (requirement->kind == REQUIREMENT_EARNED ? 1 : 0);

	for (size_t i = 0; i < named; i++) {
		const char *code = requirement->kind == REQUIREMENT_EARNED
		    ? requirement->code
		    : requirement->from[i];
		bool there = false;

		for (size_t k = 0; k < *count && !there; k++)
			there = strcmp((*list)[k], code) == 0;
		if (there)
			continue;
		if (*count == *room) {
			const char **more =
			    arena_array(arena, *room * 2, sizeof(*more));

			memcpy(more, *list, *count * sizeof(*more));
			*list = more;
			*room *= 2;
		}
		(*list)[(*count)++] = code;
	}
	for (size_t i = 0; i < requirement->part_count; i++)
		gather(arena, &requirement->parts[i], list, count, room);
}

const char **
requirement_codes(
    struct arena *arena, const struct requirement *requirement, size_t *count_r)
{
	size_t room = 16;
	size_t count = 0;
	const char **list = arena_array(arena, room, sizeof(*list));

	gather(arena, requirement, &list, &count, &room);
	*count_r = count;
	return list;
}

/* ---- telling ---------------------------------------------------------- */

struct teller {
	struct text text;
	const struct requirement_fact *facts;
	size_t count;
	bool missing; /* only what isn't there yet */
};

static void
tell_title(struct teller *teller, const char *code)
{
	const struct requirement_fact *fact =
	    fact_of(teller->facts, teller->count, code);

	text_printf(&teller->text, "\xe2\x80\x9c%s\xe2\x80\x9d",
	    fact == NULL || fact->title == NULL ? code : fact->title);
}

/* Between the things of a list: "A, B and C". */
static void
tell_between(struct teller *teller, size_t n, size_t count, const char *last)
{
	if (n + 1 == count)
		text_printf(&teller->text, " %s ", last);
	else
		text_add(&teller->text, ", ");
}

static void tell(
    struct teller *teller, const struct requirement *requirement, bool inner);

static bool
told(const struct teller *teller, const struct requirement *part)
{
	return !teller->missing ||
	    !requirement_met(part, teller->facts, teller->count);
}

static void
tell_parts(struct teller *teller, const struct requirement *requirement,
    const char *last)
{
	size_t shown = 0;
	size_t n = 0;

	for (size_t i = 0; i < requirement->part_count; i++)
		shown += told(teller, &requirement->parts[i]);
	for (size_t i = 0; i < requirement->part_count; i++) {
		if (!told(teller, &requirement->parts[i]))
			continue;
		if (n > 0)
			tell_between(teller, n, shown, last);
		tell(teller, &requirement->parts[i], shown > 1);
		n++;
	}
}

static void
tell_credits(struct teller *teller, const struct requirement *requirement)
{
	int64_t amount = requirement->least;

	if (teller->missing)
		amount -= credit_of(requirement, teller->facts, teller->count);
	text_printf(&teller->text, "%s%lld.%02lld",
	    teller->missing ? "" : "at least ", (long long)(amount / 100),
	    (long long)(amount % 100));
	/* "1.50" is 1.5; "2.00" stays 2.0, as credits are written. */
	if (amount % 10 == 0) {
		teller->text.len--;
		teller->text.at[teller->text.len] = '\0';
	}
	text_printf(&teller->text, "%s %s from ",
	    teller->missing ? " more" : "", requirement->unit);
	for (size_t i = 0; i < requirement->from_count; i++) {
		if (i > 0)
			tell_between(teller, i, requirement->from_count, "and");
		tell_title(teller, requirement->from[i]);
	}
}

static void
tell_any(struct teller *teller, const struct requirement *requirement)
{
	int64_t least = requirement->least;

	if (teller->missing)
		least -= (int64_t)parts_met(
		    requirement, teller->facts, teller->count);
	if (least == 1 && !(teller->missing && requirement->least > 1))
		text_add(&teller->text, "one of ");
	else
		text_printf(&teller->text, "%lld %sof ", (long long)least,
		    teller->missing ? "more " : "");
	tell_parts(teller, requirement, least == 1 ? "or" : "and");
}

static void
tell(struct teller *teller, const struct requirement *requirement, bool inner)
{
	bool wrap = inner &&
	    (requirement->kind == REQUIREMENT_ANY ||
		(requirement->kind == REQUIREMENT_ALL &&
		    requirement->part_count > 1));

	if (wrap)
		text_add(&teller->text, "(");
	switch (requirement->kind) {
	case REQUIREMENT_NONE:
		break;
	case REQUIREMENT_EARNED:
		tell_title(teller, requirement->code);
		break;
	case REQUIREMENT_ALL:
		tell_parts(teller, requirement, "and");
		break;
	case REQUIREMENT_ANY:
		tell_any(teller, requirement);
		break;
	case REQUIREMENT_CREDITS:
		tell_credits(teller, requirement);
		break;
	}
	if (wrap)
		text_add(&teller->text, ")");
}

const char *
requirement_words(struct arena *arena, const struct requirement *requirement,
    const struct requirement_fact *facts, size_t count)
{
	struct teller teller = {.facts = facts, .count = count};

	text_init(&teller.text, arena, WORDS_MAX);
	tell(&teller, requirement, false);
	return text_span(&teller.text).at;
}

const char *
requirement_missing(struct arena *arena, const struct requirement *requirement,
    const struct requirement_fact *facts, size_t count)
{
	struct teller teller = {
	    .facts = facts, .count = count, .missing = true};

	if (requirement_met(requirement, facts, count))
		return NULL;
	text_init(&teller.text, arena, WORDS_MAX);
	tell(&teller, requirement, false);
	return text_span(&teller.text).at;
}
