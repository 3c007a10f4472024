/*
 * diff.c - one walk over two trees.
 */
#include "config.h"

#include <json-c/json.h>
#include <string.h>

#include "base/text.h"
#include "modules/definition/diff.h"

enum { SHOWN_MAX = 400, PARSE_DEPTH = 32 };

struct label {
	const char *name;
	const char *words; /* of the member */
	const char *one;   /* of a thing in the list, or NULL */
};

static const struct label labels[] = {
    {"alignments", "Alignments", "Alignment"},
    {"amount", "Amount", NULL},
    {"anonymous", "Assessors don\xe2\x80\x99t see names", NULL},
    {"artifacts", "Artifacts", NULL},
    {"assessors", "Assessors", "Assessor"},
    {"awarded", "Word for an award", NULL},
    {"badge", "Badge", NULL},
    {"cells", "Level", NULL},
    {"children", "Below it", "Competency"},
    {"claim_days", "Working days for an assessor", NULL},
    {"colour", "Color", NULL},
    {"competencies", "Competencies", "Competency"},
    {"competency", "Competency", NULL},
    {"credit", "Credit", NULL},
    {"criteria", "What must be shown", "Rubric row"},
    {"days", "Working days until the result", NULL},
    {"description", "Description", NULL},
    {"effort", "Effort", NULL},
    {"examples", "Examples", "Example"},
    {"framework", "Framework", NULL},
    {"guidance", "Guidance", NULL},
    {"hint", "Hint", NULL},
    {"issuer", "For the issuer of record", NULL},
    {"issuers", "Issuers of record", "Issuer of record"},
    {"least", "At least", NULL},
    {"level", "Level", NULL},
    {"levels", "Levels of the rubric", "Rubric level"},
    {"meets", "Good enough for the award", NULL},
    {"most", "At most", NULL},
    {"name", "Name", NULL},
    {"not_yet", "Word for a miss", NULL},
    {"not_yet_next", "What a miss is told", NULL},
    {"note", "Note", NULL},
    {"policy", "Review policy", NULL},
    {"programme", "Program", NULL},
    {"prompt", "Prompt", NULL},
    {"reflection_prompt", "Question for each artifact", NULL},
    {"requires", "Earned before starting", NULL},
    {"resources", "Resources", "Resource"},
    {"review", "Review", NULL},
    {"review_cadence", "When work is reviewed", NULL},
    {"rubric", "Rubric", NULL},
    {"section", "Section", NULL},
    {"sections", "Sections", "Section"},
    {"shape", "Shape", NULL},
    {"statement", "Statement", NULL},
    {"summary", "Summary", NULL},
    {"symbol", "Symbol", NULL},
    {"tasks", "Suggested tasks", "Suggested task"},
    {"text", "Text", NULL},
    {"title", "Title", NULL},
    {"unit", "Unit", NULL},
    {"url", "Address", NULL},
    {"valid_months", "Months that an award is valid", NULL},
    {"words", "Words", NULL},
    {"words_least", "Words at least", NULL},
    {"words_most", "Words at most", NULL},
};

static const struct label *
label_of(const char *name)
{
	for (size_t i = 0; i < sizeof(labels) / sizeof(labels[0]); i++)
		if (strcmp(labels[i].name, name) == 0)
			return &labels[i];
	return NULL;
}

/* ---- what is shown ---------------------------------------------------- */

static const char *
cut(struct arena *arena, const char *text)
{
	size_t len = strlen(text);

	if (len <= SHOWN_MAX)
		return arena_text(arena, text);
	len = SHOWN_MAX;
	while (len > 0 && ((unsigned char)text[len] & 0xc0) == 0x80)
		len--;
	return arena_printf(arena, "%.*s\xe2\x80\xa6", (int)len, text);
}

static const char *
shown(struct arena *arena, struct json_object *value)
{
	if (value == NULL)
		return "";
	if (json_object_is_type(value, json_type_boolean))
		return json_object_get_boolean(value) ? "yes" : "no";
	if (json_object_is_type(value, json_type_string))
		return cut(arena, json_object_get_string(value));
	return cut(arena,
	    json_object_to_json_string_ext(value,
		JSON_C_TO_STRING_SPACED | JSON_C_TO_STRING_NOSLASHESCAPE));
}

static void
change_add(struct changes *changes, enum change_kind kind, const char *what,
    struct json_object *before, struct json_object *after)
{
	struct change *change;

	if (changes->count++ >= CHANGES_MAX)
		return;
	if (changes->last == NULL)
		changes->last = &changes->first;
	change = arena_take(changes->arena, sizeof(*change));
	change->kind = kind;
	change->what = what;
	change->before = shown(changes->arena, before);
	change->after = shown(changes->arena, after);
	*changes->last = change;
	changes->last = &change->next;
}

static const char *
below(struct changes *changes, const char *what, const char *words)
{
	return *what == '\0'
	    ? arena_text(changes->arena, words)
	    : arena_printf(changes->arena, "%s: %s", what, words);
}

/* ---- things in lists -------------------------------------------------- */

/* What tells a thing from the others of its list; NULL: nothing does. */
static const char *
key_of(struct json_object *thing)
{
	static const char *const keys[] = {"code", "micro_credential", "title"};
	struct json_object *value;

	if (json_object_is_type(thing, json_type_string))
		return json_object_get_string(thing);
	if (!json_object_is_type(thing, json_type_object))
		return NULL;
	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
		if (json_object_object_get_ex(thing, keys[i], &value) &&
		    json_object_is_type(value, json_type_string))
			return json_object_get_string(value);
	return NULL;
}

static struct json_object *
thing_of(struct json_object *list, const char *key, size_t *place_r)
{
	size_t count = list == NULL ? 0 : json_object_array_length(list);

	for (size_t i = 0; i < count; i++) {
		struct json_object *thing = json_object_array_get_idx(list, i);
		const char *its = key_of(thing);

		if (its != NULL && strcmp(its, key) == 0) {
			*place_r = i;
			return thing;
		}
	}
	return NULL;
}

static bool
all_have_keys(struct json_object *list)
{
	size_t count = list == NULL ? 0 : json_object_array_length(list);

	for (size_t i = 0; i < count; i++)
		if (key_of(json_object_array_get_idx(list, i)) == NULL)
			return false;
	return true;
}

/* "Section “Plan”": by the name that people read. */
static const char *
thing_words(struct changes *changes, const char *what, const char *one,
    struct json_object *thing)
{
	static const char *const names[] = {
	    "title", "name", "micro_credential", "code"};
	const char *name = key_of(thing);
	struct json_object *value;

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (json_object_is_type(thing, json_type_object) &&
		    json_object_object_get_ex(thing, names[i], &value) &&
		    json_object_is_type(value, json_type_string)) {
			name = json_object_get_string(value);
			break;
		}
	return below(changes, what,
	    arena_printf(changes->arena, "%s \xe2\x80\x9c%s\xe2\x80\x9d", one,
		cut(changes->arena, name)));
}

static void
diff_list(struct changes *changes, const char *what, const char *one,
    struct json_object *before, struct json_object *after)
{
	size_t olds = before == NULL ? 0 : json_object_array_length(before);
	size_t news = after == NULL ? 0 : json_object_array_length(after);
	size_t last = 0;
	size_t place;
	bool moved = false;

	for (size_t i = 0; i < olds; i++) {
		struct json_object *old = json_object_array_get_idx(before, i);

		if (thing_of(after, key_of(old), &place) == NULL)
			change_add(changes, CHANGE_REMOVED,
			    thing_words(changes, what, one, old), NULL, NULL);
	}
	for (size_t i = 0; i < news; i++) {
		struct json_object *new = json_object_array_get_idx(after, i);
		struct json_object *old = thing_of(before, key_of(new), &place);
		const char *words = thing_words(changes, what, one, new);

		if (old == NULL) {
			change_add(changes, CHANGE_ADDED, words, NULL, NULL);
			continue;
		}
		moved = moved || place < last;
		last = place;
		if (json_object_is_type(new, json_type_object))
			diff_values(changes, words, old, new);
	}
	if (moved)
		change_add(changes, CHANGE_MOVED,
		    arena_printf(changes->arena, "%s%sorder", what,
			*what == '\0' ? "" : ": "),
		    NULL, NULL);
}

/* ---- the walk --------------------------------------------------------- */

static void
diff_member(struct changes *changes, const char *what, const char *name,
    struct json_object *before, struct json_object *after)
{
	const struct label *label = label_of(name);
	bool list = json_object_is_type(before, json_type_array) ||
	    json_object_is_type(after, json_type_array);

	if (json_object_equal(before, after))
		return;
	/* A list that is left out says the same as an empty one. */
	if (list && label != NULL && label->one != NULL &&
	    (before == NULL || json_object_is_type(before, json_type_array)) &&
	    (after == NULL || json_object_is_type(after, json_type_array)) &&
	    all_have_keys(before) && all_have_keys(after)) {
		diff_list(changes, what, label->one, before, after);
		return;
	}
	diff_values(changes,
	    below(changes, what, label == NULL ? name : label->words), before,
	    after);
}

static void
diff_objects(struct changes *changes, const char *what,
    struct json_object *before, struct json_object *after)
{
	json_object_object_foreach(after, name, value)
	{
		struct json_object *old = NULL;

		(void)json_object_object_get_ex(before, name, &old);
		diff_member(changes, what, name, old, value);
	}
	json_object_object_foreach(before, gone, old)
	{
		if (!json_object_object_get_ex(after, gone, NULL))
			diff_member(changes, what, gone, old, NULL);
	}
}

void
diff_values(struct changes *changes, const char *what,
    struct json_object *before, struct json_object *after)
{
	if (json_object_equal(before, after))
		return;
	if (json_object_is_type(before, json_type_object) &&
	    json_object_is_type(after, json_type_object) &&
	    json_object_object_get(after, "earned") == NULL &&
	    json_object_object_get(after, "all") == NULL &&
	    json_object_object_get(after, "any") == NULL)
		diff_objects(changes, what, before, after);
	else
		change_add(changes,
		    before == NULL      ? CHANGE_ADDED
			: after == NULL ? CHANGE_REMOVED
					: CHANGE_EDITED,
		    what, before, after);
}

/* ---- between editions ------------------------------------------------- */

static const char *
verb(enum change_kind kind)
{
	switch (kind) {
	case CHANGE_ADDED:
		return "added";
	case CHANGE_REMOVED:
		return "taken away";
	case CHANGE_EDITED:
		return "changed";
	case CHANGE_MOVED:
		return "changed";
	}
	return "";
}

const char *
definition_changes(
    struct arena *arena, struct span before, const struct import_item *item)
{
	struct json_tokener *tokener = json_tokener_new_ex(PARSE_DEPTH);
	struct changes changes = {.arena = arena};
	struct json_object *old =
	    json_tokener_parse_ex(tokener, before.at, (int)before.len);
	struct json_object *new;
	struct text text;

	json_tokener_reset(tokener);
	new = json_tokener_parse_ex(
	    tokener, item->source.at, (int)item->source.len);
	json_tokener_free(tokener);
	text_init(&text, arena, 32 * 1024);
	if (json_object_is_type(old, json_type_object) &&
	    json_object_is_type(new, json_type_object)) {
		json_object_object_del(old, "guidance");
		json_object_object_del(new, "guidance");
		diff_values(&changes, "", old, new);
	}
	for (const struct change *c = changes.first; c != NULL; c = c->next)
		text_printf(&text, "%s%s %s", c == changes.first ? "" : "\n",
		    c->what, verb(c->kind));
	(void)json_object_put(old);
	(void)json_object_put(new);
	return text_span(&text).at;
}
