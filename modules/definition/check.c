/*
 * check.c - the rules that no schema can say: codes that occur once,
 * names of things that are there, least before most, a rubric without holes.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "modules/definition/format.h"

enum { TREE_DEPTH_MAX = 4 };

static const char artifacts_code[] = "artifacts";

/* Codes in the order of their bytes, to find doubles and members fast. */
struct codes {
	const char **items;
	size_t count;
};

struct checking {
	const struct import_file *file;
	struct complaints *complaints;
	struct codes programmes;
	struct codes competencies;
	struct codes alignments;
};

static int
by_code(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool
has_code(const struct codes *codes, const char *code)
{
	return codes->count > 0 &&
	    bsearch(&code, codes->items, codes->count, sizeof(*codes->items),
		by_code) != NULL;
}

/* Sorts the codes, and complains of each that occurs twice. */
static void
check_once(struct complaints *complaints, const struct place *place,
    struct codes *codes)
{
	if (codes->count == 0)
		return;
	qsort(codes->items, codes->count, sizeof(*codes->items), by_code);
	for (size_t i = 1; i < codes->count; i++)
		if (strcmp(codes->items[i - 1], codes->items[i]) == 0)
			complain(complaints, place, "\"%s\" occurs twice",
			    codes->items[i]);
}

/* The codes of an array of structs whose code is at `offset`. */
static struct codes
codes_of(struct arena *arena, const void *items, size_t count, size_t size,
    size_t offset)
{
	struct codes codes = {
	    arena_array(arena, count, sizeof(*codes.items)), count};

	for (size_t i = 0; i < count; i++)
		memcpy(&codes.items[i], (const char *)items + i * size + offset,
		    sizeof(*codes.items));
	return codes;
}

#define CODES_OF(arena, items, count, member)                                  \
	codes_of((arena), (items), (count), sizeof(*(items)),                  \
	    (size_t)((const char *)&(items)->member - (const char *)(items)))

/* ---- competencies ----------------------------------------------------- */

static size_t
competency_count(const struct import_competency *list, size_t count)
{
	size_t all = count;

	for (size_t i = 0; i < count; i++)
		all += competency_count(list[i].children, list[i].child_count);
	return all;
}

static void
competency_gather(struct checking *checking, const struct place *up,
    const struct import_competency *list, size_t count, int depth)
{
	if (count > 0 && depth > TREE_DEPTH_MAX)
		complain(checking->complaints, up,
		    "the tree is more than %d levels deep", TREE_DEPTH_MAX);
	for (size_t i = 0; i < count; i++) {
		struct place here = {.up = up, .index = i};
		struct place inner = {.up = &here, .name = "children"};

		checking->competencies.items[checking->competencies.count++] =
		    list[i].code;
		competency_gather(checking, &inner, list[i].children,
		    list[i].child_count, depth + 1);
	}
}

static void
check_frameworks(struct checking *checking)
{
	const struct import_file *file = checking->file;
	struct arena *arena = checking->complaints->arena;
	struct place top = {.name = "frameworks"};
	struct codes frameworks =
	    CODES_OF(arena, file->frameworks, file->framework_count, code);
	size_t all = 0;

	for (size_t i = 0; i < file->framework_count; i++)
		all += competency_count(file->frameworks[i].competencies,
		    file->frameworks[i].competency_count);
	checking->competencies.items =
	    arena_array(arena, all, sizeof(const char *));
	for (size_t i = 0; i < file->framework_count; i++) {
		struct place here = {.up = &top, .index = i};
		struct place inner = {.up = &here, .name = "competencies"};

		competency_gather(checking, &inner,
		    file->frameworks[i].competencies,
		    file->frameworks[i].competency_count, 1);
	}
	check_once(checking->complaints, &top, &frameworks);
	check_once(checking->complaints, &top, &checking->competencies);
}

/* ---- one micro-credential --------------------------------------------- */

static void
check_order(struct checking *checking, const struct place *place,
    const char *what, int64_t least, int64_t most)
{
	if (least > most)
		complain(checking->complaints, place,
		    "%sleast is %lld, more than %smost, %lld", what,
		    (long long)least, what, (long long)most);
}

static void
check_names(struct checking *checking, const struct place *place,
    const struct import_item *item)
{
	struct complaints *complaints = checking->complaints;
	struct place programme = {.up = place, .name = "programme"};
	struct place competency = {.up = place, .name = "competency"};
	struct place alignments = {.up = place, .name = "alignments"};
	struct codes named = {item->alignments, item->alignment_count};

	if (!has_code(&checking->programmes, item->programme))
		complain(complaints, &programme,
		    "there is no programme \"%s\" in this file",
		    item->programme);
	if (!has_code(&checking->competencies, item->competency))
		complain(complaints, &competency,
		    "there is no competency \"%s\" in this file",
		    item->competency);
	for (size_t i = 0; i < named.count; i++)
		if (!has_code(&checking->alignments, named.items[i]))
			complain(complaints, &alignments,
			    "there is no alignment \"%s\" in this file",
			    named.items[i]);
	named = codes_of(complaints->arena, named.items, named.count,
	    sizeof(*named.items), 0);
	check_once(complaints, &alignments, &named);
}

/* Returns the codes of the sections, that of the artifacts among them. */
static struct codes
check_sections(struct checking *checking, const struct place *place,
    const struct import_item *item)
{
	struct arena *arena = checking->complaints->arena;
	struct place sections = {.up = place, .name = "sections"};
	struct place artifacts = {.up = place, .name = artifacts_code};
	struct codes codes = {
	    arena_array(arena, item->section_count + 1, sizeof(*codes.items)),
	    0};

	for (size_t i = 0; i < item->section_count; i++) {
		const struct import_section *section = &item->sections[i];
		struct place here = {.up = &sections, .index = i};

		if (strcmp(section->code, artifacts_code) == 0)
			complain(checking->complaints, &here,
			    "the code \"artifacts\" belongs to the artifacts "
			    "section");
		else
			codes.items[codes.count++] = section->code;
		check_order(checking, &here, "words_", section->words_least,
		    section->words_most);
		if (section->words_most == 0)
			complain(checking->complaints, &here,
			    "words_most is 0: nothing could be written");
	}
	check_order(checking, &artifacts, "", item->artifacts.least,
	    item->artifacts.most);
	check_order(checking, &artifacts, "words_", item->artifacts.words_least,
	    item->artifacts.words_most);
	codes.items[codes.count++] = artifacts_code;
	check_once(checking->complaints, &sections, &codes);
	return codes;
}

static void
check_levels(struct checking *checking, const struct place *place,
    const struct import_rubric *rubric)
{
	struct place levels = {.up = place, .name = "levels"};
	struct codes codes = CODES_OF(checking->complaints->arena,
	    rubric->levels, rubric->level_count, code);
	size_t meets = 0;

	check_once(checking->complaints, &levels, &codes);
	for (size_t i = 0; i < rubric->level_count; i++) {
		if (rubric->levels[i].meets)
			meets++;
		else if (meets > 0)
			complain(checking->complaints, &levels,
			    "level \"%s\" stands above one that meets, and "
			    "does not meet",
			    rubric->levels[i].code);
	}
	if (meets == 0)
		complain(checking->complaints, &levels, "no level meets");
	if (meets == rubric->level_count)
		complain(checking->complaints, &levels,
		    "every level meets: one must fall short");
}

static const char *
cell_text(const struct import_criterion *criterion, const char *level)
{
	for (size_t i = 0; i < criterion->cell_count; i++)
		if (strcmp(criterion->cells[i].level, level) == 0)
			return criterion->cells[i].text;
	return NULL;
}

static bool
has_level(const struct import_rubric *rubric, const char *code)
{
	for (size_t i = 0; i < rubric->level_count; i++)
		if (strcmp(rubric->levels[i].code, code) == 0)
			return true;
	return false;
}

static void
check_cells(struct checking *checking, const struct place *place,
    const struct import_rubric *rubric,
    const struct import_criterion *criterion)
{
	struct place cells = {.up = place, .name = "cells"};

	for (size_t i = 0; i < rubric->level_count; i++)
		if (cell_text(criterion, rubric->levels[i].code) == NULL)
			complain(checking->complaints, &cells,
			    "level \"%s\" has no text", rubric->levels[i].code);
	for (size_t i = 0; i < criterion->cell_count; i++) {
		const struct import_cell *cell = &criterion->cells[i];

		if (!has_level(rubric, cell->level))
			complain(checking->complaints, &cells,
			    "the rubric has no level \"%s\"", cell->level);
		for (size_t k = 0; k < i; k++)
			if (strcmp(cell->text, criterion->cells[k].text) == 0)
				complain(checking->complaints, &cells,
				    "levels \"%s\" and \"%s\" have the same "
				    "text",
				    criterion->cells[k].level, cell->level);
	}
}

static void
check_rubric(struct checking *checking, const struct place *up,
    const struct import_rubric *rubric, const struct codes *sections)
{
	struct complaints *complaints = checking->complaints;
	struct place place = {.up = up, .name = "rubric"};
	struct place list = {.up = &place, .name = "criteria"};
	struct codes codes = CODES_OF(
	    complaints->arena, rubric->criteria, rubric->criterion_count, code);

	check_levels(checking, &place, rubric);
	check_once(complaints, &list, &codes);
	for (size_t i = 0; i < rubric->criterion_count; i++) {
		const struct import_criterion *criterion = &rubric->criteria[i];
		struct place here = {.up = &list, .index = i};

		if (!has_code(sections, criterion->section))
			complain(complaints, &here,
			    "there is no section \"%s\"", criterion->section);
		check_cells(checking, &here, rubric, criterion);
	}
}

static void
check_items(struct checking *checking)
{
	const struct import_file *file = checking->file;
	struct complaints *complaints = checking->complaints;
	struct place top = {.name = "micro_credentials"};
	struct codes codes =
	    CODES_OF(complaints->arena, file->items, file->item_count, code);

	for (size_t i = 0; i < file->item_count; i++) {
		struct place here = {.up = &top, .index = i};
		struct codes sections;

		check_names(checking, &here, &file->items[i]);
		sections = check_sections(checking, &here, &file->items[i]);
		check_rubric(
		    checking, &here, &file->items[i].rubric, &sections);
	}
	check_once(complaints, &top, &codes);
}

/* ---- people ----------------------------------------------------------- */

static const struct import_item *
item_find(const struct import_file *file, const char *code)
{
	for (size_t i = 0; i < file->item_count; i++)
		if (strcmp(file->items[i].code, code) == 0)
			return &file->items[i];
	return NULL;
}

static void
check_usernames(struct checking *checking, const struct place *up,
    const char *name, const char **items, size_t count)
{
	struct place place = {.up = up, .name = name};
	struct codes codes = codes_of(
	    checking->complaints->arena, items, count, sizeof(*items), 0);

	check_once(checking->complaints, &place, &codes);
}

static void
check_people(struct checking *checking)
{
	const struct import_file *file = checking->file;
	struct complaints *complaints = checking->complaints;
	struct place top = {.name = "people"};
	struct codes codes = CODES_OF(complaints->arena, file->people,
	    file->people_count, micro_credential);

	check_once(complaints, &top, &codes);
	for (size_t i = 0; i < file->people_count; i++) {
		const struct import_people *people = &file->people[i];
		const struct import_item *item =
		    item_find(file, people->micro_credential);
		struct place here = {.up = &top, .index = i};

		if (item == NULL)
			complain(complaints, &here,
			    "there is no micro-credential \"%s\" in this "
			    "file",
			    people->micro_credential);
		else if ((int64_t)people->assessor_count <
		    item->review.assessors)
			complain(complaints, &here,
			    "%zu assessors, but each submission needs %lld",
			    people->assessor_count,
			    (long long)item->review.assessors);
		check_usernames(checking, &here, "assessors", people->assessors,
		    people->assessor_count);
		check_usernames(checking, &here, "issuers", people->issuers,
		    people->issuer_count);
	}
}

void
import_check(const struct import_file *file, struct complaints *complaints)
{
	struct checking checking = {.file = file, .complaints = complaints};
	struct place programmes = {.name = "programmes"};
	struct place alignments = {.name = "alignments"};

	checking.programmes = CODES_OF(
	    complaints->arena, file->programmes, file->programme_count, code);
	checking.alignments = CODES_OF(
	    complaints->arena, file->alignments, file->alignment_count, code);
	check_once(complaints, &programmes, &checking.programmes);
	check_once(complaints, &alignments, &checking.alignments);
	check_frameworks(&checking);
	check_items(&checking);
	check_people(&checking);
}
