/*
 * content.c - sorts the rows of content_read into their lists.
 */
#include "config.h"

#include <string.h>

#include "base/insist.h"
#include "schema/common/content.h"
#include "schema/common/content_assessor_sql.h"
#include "schema/common/content_author_sql.h"
#include "schema/common/content_issuer_sql.h"

enum row_kind {
	ROW_SECTION = 1,
	ROW_ARTIFACT,
	ROW_LEVEL,
	ROW_CRITERION,
	ROW_CELL,
	ROW_SCORE,
	ROW_FEEDBACK,
	ROW__MAX
};

struct row {
	int64_t kind;
	int64_t id;
	int64_t parent;
	int64_t position;
	int64_t n1;
	int64_t n2;
	int64_t n3;
	int64_t at;
	const char *t1;
	const char *t2;
	const char *t3;
	const char *t4;
	const char *t5;
	const char *t6;
};

static const struct column row_columns[] = {
    COLUMN(struct row, kind),
    COLUMN(struct row, id),
    COLUMN(struct row, parent),
    COLUMN(struct row, position),
    COLUMN(struct row, n1),
    COLUMN(struct row, n2),
    COLUMN(struct row, n3),
    COLUMN(struct row, at),
    COLUMN(struct row, t1),
    COLUMN(struct row, t2),
    COLUMN(struct row, t3),
    COLUMN(struct row, t4),
    COLUMN(struct row, t5),
    COLUMN(struct row, t6),
};
static const struct shape row_shape = SHAPE(struct row, row_columns);

static const struct column file_columns[] = {
    COLUMN(struct content_file, sha256),
    COLUMN(struct content_file, media_type),
    COLUMN(struct content_file, title),
};
static const struct shape file_shape = SHAPE(struct content_file, file_columns);

/* The three sets are made from one file: their statements have one order. */
static const struct statement *
statement_of(enum content_reader reader, enum content_author_statement which)
{
	static const struct statement_set *const sets[CONTENT_READER__MAX] = {
	    [CONTENT_AUTHOR] = &content_author_statements,
	    [CONTENT_ASSESSOR] = &content_assessor_statements,
	    [CONTENT_ISSUER] = &content_issuer_statements,
	};

	return &sets[reader]->items[which];
}

static struct content_section
section_of(const struct row *row)
{
	return (struct content_section) {
	    .id = row->id,
	    .position = row->position,
	    .artifacts = strcmp(row->t1, "artifacts") == 0,
	    .title = row->t2,
	    .prompt = row->t3,
	    .hint = row->t4,
	    .words_least = row->n1,
	    .words_most = row->n2,
	    .text = row->t5,
	    .version = row->n3,
	    .saved_us = row->at,
	};
}

static struct content_artifact
artifact_of(const struct row *row)
{
	return (struct content_artifact) {
	    .id = row->id,
	    .public_id = row->t6,
	    .position = row->position,
	    .link = strcmp(row->t1, "link") == 0,
	    .title = row->t2,
	    .url = row->t3,
	    .media_type = row->t4,
	    .size_bytes = row->n1,
	    .reflection = row->t5,
	    .version = row->n3,
	    .saved_us = row->at,
	};
}

static void
row_sort(const struct row *row, struct content *c)
{
	switch ((enum row_kind)row->kind) {
	case ROW_SECTION:
		c->sections[c->section_count++] = section_of(row);
		return;
	case ROW_ARTIFACT:
		c->artifacts[c->artifact_count++] = artifact_of(row);
		return;
	case ROW_LEVEL:
		c->levels[c->level_count++] =
		    (struct content_level) {.id = row->id,
			.position = row->position,
			.code = row->t1,
			.name = row->t2,
			.meets = row->n1 != 0};
		return;
	case ROW_CRITERION:
		c->criteria[c->criterion_count++] =
		    (struct content_criterion) {.id = row->id,
			.section = row->parent,
			.position = row->position,
			.title = row->t2};
		return;
	case ROW_CELL:
		c->cells[c->cell_count++] =
		    (struct content_cell) {.criterion = row->parent,
			.level = row->id,
			.text = row->t5};
		return;
	case ROW_SCORE:
		c->scores[c->score_count++] =
		    (struct content_score) {.review = row->parent,
			.criterion = row->id,
			.level = row->n1,
			.ordinal = row->n2};
		return;
	case ROW_FEEDBACK:
		c->feedback[c->feedback_count++] =
		    (struct content_feedback) {.review = row->parent,
			.section = row->id,
			.ordinal = row->n2,
			.version = row->n3,
			.saved_us = row->at,
			.text = row->t5};
		return;
	case ROW__MAX:
		return;
	}
}

static void
lists_make(struct arena *arena, const struct row *rows, size_t count,
    struct content *c)
{
	size_t counts[ROW__MAX] = {0};

	for (size_t i = 0; i < count; i++) {
		insist(rows[i].kind >= 1 && rows[i].kind < ROW__MAX);
		counts[rows[i].kind]++;
	}
	*c = (struct content) {0};
	c->sections =
	    arena_array(arena, counts[ROW_SECTION], sizeof(*c->sections));
	c->artifacts =
	    arena_array(arena, counts[ROW_ARTIFACT], sizeof(*c->artifacts));
	c->levels = arena_array(arena, counts[ROW_LEVEL], sizeof(*c->levels));
	c->criteria =
	    arena_array(arena, counts[ROW_CRITERION], sizeof(*c->criteria));
	c->cells = arena_array(arena, counts[ROW_CELL], sizeof(*c->cells));
	c->scores = arena_array(arena, counts[ROW_SCORE], sizeof(*c->scores));
	c->feedback =
	    arena_array(arena, counts[ROW_FEEDBACK], sizeof(*c->feedback));
}

enum status
content_read(struct db *db, struct arena *arena, enum content_reader reader,
    int64_t attempt, int64_t person, struct content *content_r)
{
	struct param params[14];
	struct row *rows;
	size_t count;
	enum status status;

	for (size_t i = 0; i < 14; i += 2) {
		params[i] = param_int(attempt);
		params[i + 1] = param_int(person);
	}
	status = db_list(db, arena, statement_of(reader, CONTENT_AUTHOR_READ),
	    params, 14, &row_shape, &rows, &count);
	if (status != STATUS_OK)
		return status;
	if (count == 0)
		return STATUS_ABSENT;
	lists_make(arena, rows, count, content_r);
	for (size_t i = 0; i < count; i++)
		row_sort(&rows[i], content_r);
	return STATUS_OK;
}

enum status
content_file(struct db *db, struct arena *arena, enum content_reader reader,
    const char *artifact, int64_t person, struct content_file *file_r)
{
	return db_find(db, arena, statement_of(reader, CONTENT_AUTHOR_FILE),
	    PARAMS(param_text(artifact), param_int(person)), &file_shape,
	    file_r);
}

const struct content_level *
content_level_of(const struct content *content, int64_t level)
{
	for (size_t i = 0; i < content->level_count; i++)
		if (content->levels[i].id == level)
			return &content->levels[i];
	return NULL;
}

const char *
content_cell_of(const struct content *content, int64_t criterion, int64_t level)
{
	for (size_t i = 0; i < content->cell_count; i++)
		if (content->cells[i].criterion == criterion &&
		    content->cells[i].level == level)
			return content->cells[i].text;
	return NULL;
}

const struct content_level *
content_bar(const struct content *content)
{
	for (size_t i = 0; i < content->level_count; i++)
		if (content->levels[i].meets)
			return &content->levels[i];
	return NULL;
}
