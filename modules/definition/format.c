/*
 * format.c - the format's schema as tables, and the way from bytes to
 * structs: encoding, grammar, tree, tables, rules, and a hash of each
 * micro-credential's content.
 */
#include "config.h"

#include <json-c/json.h>
#include <string.h>

#include "base/check.h"
#include "base/insist.h"
#include "modules/definition/format.h"
#include "modules/definition/json_hash.h"
#include "modules/json_scan.h"

_Static_assert(sizeof(struct json_pair) == sizeof(struct import_cell) &&
	offsetof(struct json_pair, text) == offsetof(struct import_cell, text),
    "a rubric's cells are read as pairs");
_Static_assert((int)IMPORT_HASH_BYTES == (int)JSON_HASH_BYTES, "SHA-256");

#define AT(type, member) .offset = offsetof(struct type, member)
#define MANY(type, member, number)                                             \
	AT(type, member), .count_offset = offsetof(struct type, number)
#define FORMAT(name, table, type)                                              \
	static const struct object_format name = {                             \
	    (table), sizeof(table) / sizeof((table)[0]), sizeof(struct type)}

enum {
	NAME_LIMIT = 200,
	LINE_LIMIT = 500,
	TEXT_LIMIT = 4000,
	MARKDOWN_LIMIT = 16000, /* a TEXT column, in any script */
	WORD_LIMIT = 60,        /* a level's name, a unit */
	CELL_LIMIT = 1000,
	WORDS_LIMIT = 5000,
	PROMPT_LIMIT = 1000,
	REQUIRES_MAX = 16 * 1024
};

static const char *const formats[] = {"accolade/definitions/1", NULL};
static const char *const policies[] = {"on_demand", "by_term", NULL};
static const char *const shapes[] = {
    "hexagon", "roundel", "shield", "star", NULL};
static const char *const colours[] = {"teaching", "technology", "mindset",
    "learning", "relations", "systems", "program", NULL};
static const char *const symbols[] = {"book", "discussion", "feedback",
    "laurel", "loops", "network", "people", "screen", "sprout", NULL};

/* ---- the tables, inner ones first ------------------------------------- */

static const struct member words_members[] = {
    {"awarded", MEMBER_LINE, .most = WORD_LIMIT, AT(import_words, awarded)},
    {"not_yet", MEMBER_LINE, .most = WORD_LIMIT, AT(import_words, not_yet)},
    {"not_yet_next", MEMBER_LINE, .most = LINE_LIMIT,
	AT(import_words, not_yet_next)},
};
FORMAT(words_format, words_members, import_words);

static const struct member programme_members[] = {
    {"code", MEMBER_CODE, AT(import_programme, code)},
    {"name", MEMBER_LINE, .most = NAME_LIMIT, AT(import_programme, name)},
    {"description", MEMBER_TEXT, .most = MARKDOWN_LIMIT,
	AT(import_programme, description)},
    {"words", MEMBER_OBJECT, .inner = &words_format,
	AT(import_programme, words)},
    {"review_cadence", MEMBER_LINE, .most = NAME_LIMIT,
	AT(import_programme, review_cadence)},
};
FORMAT(programme_format, programme_members, import_programme);

/* A tree: the format of a child is its own. */
static const struct object_format competency_format;
static const struct member competency_members[] = {
    {"code", MEMBER_CODE, AT(import_competency, code)},
    {"name", MEMBER_LINE, .most = NAME_LIMIT, AT(import_competency, name)},
    {"statement", MEMBER_TEXT, .most = TEXT_LIMIT,
	AT(import_competency, statement)},
    {"children", MEMBER_LIST, .optional = true, .most = 500,
	.inner = &competency_format,
	MANY(import_competency, children, child_count)},
};
FORMAT(competency_format, competency_members, import_competency);

static const struct member framework_members[] = {
    {"code", MEMBER_CODE, AT(import_framework, code)},
    {"name", MEMBER_LINE, .most = NAME_LIMIT, AT(import_framework, name)},
    {"statement", MEMBER_TEXT, .optional = true, .most = TEXT_LIMIT,
	AT(import_framework, statement)},
    {"competencies", MEMBER_LIST, .least = 1, .most = 500,
	.inner = &competency_format,
	MANY(import_framework, competencies, competency_count)},
};
FORMAT(framework_format, framework_members, import_framework);

static const struct member alignment_members[] = {
    {"code", MEMBER_CODE, AT(import_alignment, code)},
    {"name", MEMBER_LINE, .most = NAME_LIMIT, AT(import_alignment, name)},
    {"framework", MEMBER_LINE, .most = NAME_LIMIT,
	AT(import_alignment, framework)},
    {"url", MEMBER_WEB, .most = LINE_LIMIT, AT(import_alignment, url)},
};
FORMAT(alignment_format, alignment_members, import_alignment);

static const struct member credit_members[] = {
    {"amount", MEMBER_AMOUNT, AT(import_credit, amount)},
    {"unit", MEMBER_LINE, .most = WORD_LIMIT, AT(import_credit, unit)},
};
FORMAT(credit_format, credit_members, import_credit);

static const struct member review_members[] = {
    {"policy", MEMBER_CHOICE, .choices = policies, AT(import_review, policy)},
    {"days", MEMBER_INT, .least = 1, .most = 366, AT(import_review, days)},
    {"assessors", MEMBER_INT, .least = 1, .most = 5,
	AT(import_review, assessors)},
    {"anonymous", MEMBER_FLAG, AT(import_review, anonymous)},
    {"claim_days", MEMBER_INT, .optional = true, .least = 1, .most = 366,
	AT(import_review, claim_days)},
};
FORMAT(review_format, review_members, import_review);

static const struct member artifacts_members[] = {
    {"title", MEMBER_LINE, .most = NAME_LIMIT, AT(import_artifacts, title)},
    {"prompt", MEMBER_TEXT, .most = TEXT_LIMIT, AT(import_artifacts, prompt)},
    {"least", MEMBER_INT, .least = 1, .most = 20, AT(import_artifacts, least)},
    {"most", MEMBER_INT, .least = 1, .most = 20, AT(import_artifacts, most)},
    {"tasks", MEMBER_LIST, .most = 50, .each = MEMBER_LINE,
	MANY(import_artifacts, tasks, task_count)},
    {"reflection_prompt", MEMBER_TEXT, .most = PROMPT_LIMIT,
	AT(import_artifacts, reflection_prompt)},
    {"words_least", MEMBER_INT, .most = WORDS_LIMIT,
	AT(import_artifacts, words_least)},
    {"words_most", MEMBER_INT, .most = WORDS_LIMIT,
	AT(import_artifacts, words_most)},
};
FORMAT(artifacts_format, artifacts_members, import_artifacts);

static const struct member section_members[] = {
    {"code", MEMBER_CODE, AT(import_section, code)},
    {"title", MEMBER_LINE, .most = NAME_LIMIT, AT(import_section, title)},
    {"prompt", MEMBER_TEXT, .most = TEXT_LIMIT, AT(import_section, prompt)},
    {"hint", MEMBER_LINE, .optional = true, .most = LINE_LIMIT,
	AT(import_section, hint)},
    {"words_least", MEMBER_INT, .most = WORDS_LIMIT,
	AT(import_section, words_least)},
    {"words_most", MEMBER_INT, .most = WORDS_LIMIT,
	AT(import_section, words_most)},
};
FORMAT(section_format, section_members, import_section);

static const struct member level_members[] = {
    {"code", MEMBER_CODE, AT(import_level, code)},
    {"name", MEMBER_LINE, .most = WORD_LIMIT, AT(import_level, name)},
    {"meets", MEMBER_FLAG, AT(import_level, meets)},
};
FORMAT(level_format, level_members, import_level);

static const struct member criterion_members[] = {
    {"code", MEMBER_CODE, AT(import_criterion, code)},
    {"title", MEMBER_LINE, .most = NAME_LIMIT, AT(import_criterion, title)},
    {"section", MEMBER_CODE, AT(import_criterion, section)},
    {"cells", MEMBER_PAIRS, .most = CELL_LIMIT,
	MANY(import_criterion, cells, cell_count)},
};
FORMAT(criterion_format, criterion_members, import_criterion);

static const struct member rubric_members[] = {
    {"levels", MEMBER_LIST, .least = 2, .most = 6, .inner = &level_format,
	MANY(import_rubric, levels, level_count)},
    {"criteria", MEMBER_LIST, .least = 1, .most = 30,
	.inner = &criterion_format,
	MANY(import_rubric, criteria, criterion_count)},
};
FORMAT(rubric_format, rubric_members, import_rubric);

static const struct member resource_members[] = {
    {"title", MEMBER_LINE, .most = NAME_LIMIT, AT(import_resource, title)},
    {"url", MEMBER_WEB, .most = LINE_LIMIT, AT(import_resource, url)},
    {"note", MEMBER_LINE, .optional = true, .most = LINE_LIMIT,
	AT(import_resource, note)},
};
FORMAT(resource_format, resource_members, import_resource);

static const struct member example_members[] = {
    {"title", MEMBER_LINE, .most = NAME_LIMIT, AT(import_example, title)},
    {"text", MEMBER_TEXT, .most = TEXT_LIMIT, AT(import_example, text)},
};
FORMAT(example_format, example_members, import_example);

static const struct member badge_members[] = {
    {"shape", MEMBER_CHOICE, .choices = shapes, AT(import_badge, shape)},
    {"colour", MEMBER_CHOICE, .choices = colours, AT(import_badge, colour)},
    {"level", MEMBER_INT, .least = 1, .most = 3, AT(import_badge, level)},
    {"symbol", MEMBER_CHOICE, .choices = symbols, AT(import_badge, symbol)},
};
FORMAT(badge_format, badge_members, import_badge);

static const struct member guidance_members[] = {
    {"assessors", MEMBER_TEXT, .optional = true, .most = TEXT_LIMIT,
	AT(import_guidance, assessors)},
    {"issuer", MEMBER_TEXT, .optional = true, .most = TEXT_LIMIT,
	AT(import_guidance, issuer)},
};
FORMAT(guidance_format, guidance_members, import_guidance);

static const struct member item_members[] = {
    {"code", MEMBER_CODE, AT(import_item, code)},
    {"programme", MEMBER_CODE, AT(import_item, programme)},
    {"competency", MEMBER_CODE, AT(import_item, competency)},
    {"alignments", MEMBER_LIST, .optional = true, .most = 50,
	.each = MEMBER_CODE, MANY(import_item, alignments, alignment_count)},
    {"title", MEMBER_LINE, .most = NAME_LIMIT, AT(import_item, title)},
    {"summary", MEMBER_LINE, .most = NAME_LIMIT, AT(import_item, summary)},
    {"description", MEMBER_TEXT, .most = MARKDOWN_LIMIT,
	AT(import_item, description)},
    {"criteria", MEMBER_TEXT, .most = MARKDOWN_LIMIT,
	AT(import_item, criteria)},
    {"effort", MEMBER_LINE, .most = NAME_LIMIT, AT(import_item, effort)},
    {"level", MEMBER_LINE, .most = WORD_LIMIT, AT(import_item, level)},
    {"credit", MEMBER_OBJECT, .or_null = true, .inner = &credit_format,
	AT(import_item, credit)},
    {"valid_months", MEMBER_INT, .or_null = true, .least = 1, .most = 600,
	AT(import_item, valid_months)},
    {"review", MEMBER_OBJECT, .inner = &review_format, AT(import_item, review)},
    {"artifacts", MEMBER_OBJECT, .inner = &artifacts_format,
	AT(import_item, artifacts)},
    {"sections", MEMBER_LIST, .least = 1, .most = 20, .inner = &section_format,
	MANY(import_item, sections, section_count)},
    {"rubric", MEMBER_OBJECT, .inner = &rubric_format, AT(import_item, rubric)},
    {"resources", MEMBER_LIST, .optional = true, .most = 50,
	.inner = &resource_format,
	MANY(import_item, resources, resource_count)},
    {"examples", MEMBER_LIST, .optional = true, .most = 20,
	.inner = &example_format, MANY(import_item, examples, example_count)},
    {"badge", MEMBER_OBJECT, .inner = &badge_format, AT(import_item, badge)},
    {"guidance", MEMBER_OBJECT, .optional = true, .inner = &guidance_format,
	AT(import_item, guidance)},
    {"requires", MEMBER_VALUE, .optional = true, .or_null = true,
	AT(import_item, requires_value)},
};
FORMAT(item_format, item_members, import_item);

static const struct member people_members[] = {
    {"micro_credential", MEMBER_CODE, AT(import_people, micro_credential)},
    {"assessors", MEMBER_LIST, .least = 1, .most = 200, .each = MEMBER_NAME,
	MANY(import_people, assessors, assessor_count)},
    {"issuers", MEMBER_LIST, .least = 1, .most = 50, .each = MEMBER_NAME,
	MANY(import_people, issuers, issuer_count)},
};
FORMAT(people_format, people_members, import_people);

static const struct member term_members[] = {
    {"code", MEMBER_CODE, AT(import_term, code)},
    {"programme", MEMBER_CODE, AT(import_term, programme)},
    {"name", MEMBER_LINE, .most = NAME_LIMIT, AT(import_term, name)},
    {"ends_on", MEMBER_DATE, AT(import_term, ends_on)},
    {"review_until", MEMBER_DATE, AT(import_term, review_until)},
    {"release_on", MEMBER_DATE, AT(import_term, release_on)},
};
FORMAT(term_format, term_members, import_term);

static const struct member file_members[] = {
    {"$schema", MEMBER_IGNORED, .optional = true},
    {"format", MEMBER_CHOICE, .choices = formats, AT(import_file, format)},
    {"programmes", MEMBER_LIST, .optional = true, .most = 100,
	.inner = &programme_format,
	MANY(import_file, programmes, programme_count)},
    {"frameworks", MEMBER_LIST, .optional = true, .most = 100,
	.inner = &framework_format,
	MANY(import_file, frameworks, framework_count)},
    {"alignments", MEMBER_LIST, .optional = true, .most = 1000,
	.inner = &alignment_format,
	MANY(import_file, alignments, alignment_count)},
    {"micro_credentials", MEMBER_LIST, .optional = true, .most = 500,
	.inner = &item_format, MANY(import_file, items, item_count)},
    {"people", MEMBER_LIST, .optional = true, .most = 500,
	.inner = &people_format, MANY(import_file, people, people_count)},
    {"terms", MEMBER_LIST, .optional = true, .most = 1000,
	.inner = &term_format, MANY(import_file, terms, term_count)},
    {"modules", MEMBER_EMPTY, .optional = true},
    {"stacks", MEMBER_EMPTY, .optional = true},
    {"tracks", MEMBER_EMPTY, .optional = true},
    {"requirements", MEMBER_EMPTY, .optional = true},
};
FORMAT(file_format, file_members, import_file);

/* ---- from bytes to a tree -------------------------------------------- */

static void
drop_tree(void *tree)
{
	(void)json_object_put(tree);
}

/* json-c keeps the last of two members of one name; the count of those that
 * were written shows it. */
static bool
members_once(struct complaints *complaints, const struct place *place,
    struct json_object *value, const struct json_counts *counts, size_t *next)
{
	if (json_object_is_type(value, json_type_array)) {
		size_t count = json_object_array_length(value);

		for (size_t i = 0; i < count; i++) {
			struct place inner = {.up = place, .index = i};

			if (!members_once(complaints, &inner,
				json_object_array_get_idx(value, i), counts,
				next))
				return false;
		}
	}
	if (!json_object_is_type(value, json_type_object))
		return true;
	insist(*next < counts->count);
	if (counts->members[(*next)++] !=
	    (uint32_t)json_object_object_length(value)) {
		complain(complaints, place, "a member occurs twice");
		return false;
	}
	json_object_object_foreach(value, name, member)
	{
		char shown[JSON_SHOWN_MAX + 1];
		struct place inner = {
		    .up = place, .name = json_show(name, shown)};

		if (!members_once(complaints, &inner, member, counts, next))
			return false;
	}
	return true;
}

/* The tree of bytes that are JSON by the letter; NULL after a complaint. */
static struct json_object *
parse_tree(struct span bytes, struct complaints *complaints)
{
	struct json_tokener *tokener = json_tokener_new_ex(JSON_DEPTH_MAX + 8);
	struct json_object *tree;
	enum json_tokener_error error;

	insist(tokener != NULL);
	json_tokener_set_flags(
	    tokener, JSON_TOKENER_STRICT | JSON_TOKENER_VALIDATE_UTF8);
	tree = json_tokener_parse_ex(tokener, bytes.at, (int)bytes.len);
	error = json_tokener_get_error(tokener);
	json_tokener_free(tokener);
	if (error != json_tokener_success) {
		complain(
		    complaints, NULL, "%s", json_tokener_error_desc(error));
		(void)json_object_put(tree);
		return NULL;
	}
	return tree;
}

static struct json_object *
read_tree(
    struct arena *scratch, struct span bytes, struct complaints *complaints)
{
	struct json_counts counts;
	struct json_object *tree;
	const char *why;
	size_t next = 0;
	bool clean;

	(void)utf8_clean(scratch, bytes, &clean);
	if (!clean) {
		complain(complaints, NULL,
		    "is not a text in UTF-8, or holds control characters");
		return NULL;
	}
	/* Some editors begin a file with a byte-order mark. */
	if (bytes.len >= 3 && memcmp(bytes.at, "\xef\xbb\xbf", 3) == 0)
		bytes = (struct span) {bytes.at + 3, bytes.len - 3};
	bytes = span_trim(bytes);
	if (json_scan(scratch, bytes, &counts, &why) != STATUS_OK) {
		complain(complaints, NULL, "%s", why);
		return NULL;
	}
	/* Of a bare number json-c would wait for the end. */
	if (bytes.at[0] != '{') {
		complain(complaints, NULL, "must be an object");
		return NULL;
	}
	tree = parse_tree(bytes, complaints);
	if (tree == NULL)
		return NULL;
	arena_defer(complaints->arena, drop_tree, tree);
	return members_once(complaints, NULL, tree, &counts, &next) ? tree
								    : NULL;
}

/* The canonical text of each micro-credential, and of what it requires. */
static enum status
canon_items(
    struct arena *arena, struct json_object *tree, struct import_file *file)
{
	struct json_object *items =
	    json_object_object_get(tree, "micro_credentials");
	/* A text grows by doubling: here, and is kept there. */
	struct arena *scratch = arena_open(8 * IMPORT_FILE_MAX);
	enum status status = STATUS_OK;

	for (size_t i = 0; i < file->item_count && status == STATUS_OK; i++) {
		struct import_item *item = &file->items[i];
		struct span text;

		arena_reset(scratch);
		status =
		    json_canon(scratch, json_object_array_get_idx(items, i),
			IMPORT_FILE_MAX, &text);
		if (status != STATUS_OK)
			break;
		json_hash(text, item->hash);
		item->source = (struct span) {
		    arena_copy(arena, text.at, text.len), text.len};
		if (item->requires_value != NULL)
			status = json_canon(arena, item->requires_value,
			    REQUIRES_MAX, &item->requires);
	}
	arena_close(&scratch);
	return status;
}

enum status
import_parse(struct span bytes, struct complaints *complaints,
    struct import_file *file_r)
{
	struct import_file file = {0};
	struct arena *scratch;
	struct json_object *tree;
	size_t before = complaints->count;

	if (bytes.len > IMPORT_FILE_MAX) {
		complain(complaints, NULL, "is larger than %d MB",
		    IMPORT_FILE_MAX / (1024 * 1024));
		return STATUS_TOO_MUCH;
	}
	/* Cleaning takes up to three bytes for one, doubled as it grows. */
	scratch = arena_open(16 * bytes.len + 1024 * 1024);
	tree = read_tree(scratch, bytes, complaints);
	arena_close(&scratch);
	if (tree == NULL)
		return STATUS_INVALID;
	json_read(complaints, NULL, tree, &file_format, &file);
	if (complaints->count == before)
		import_check(&file, complaints);
	if (complaints->count == before)
		import_check_requires(&file, complaints);
	if (complaints->count == before)
		import_check_terms(&file, complaints);
	if (complaints->count != before)
		return STATUS_INVALID;
	if (canon_items(complaints->arena, tree, &file) != STATUS_OK) {
		complain(complaints, NULL, "holds more than it can");
		return STATUS_INVALID;
	}
	file.tree = tree;
	*file_r = file;
	return STATUS_OK;
}
