/*
 * catalog.c - the catalog's statements as typed functions.
 */
#include "config.h"

#include <string.h>

#include "base/text.h"
#include "schema/visitor/catalog.h"
#include "schema/visitor/visitor_sql.h"

enum { PATTERN_MAX = 1000, FILTER_PARAMS = CATALOG_WORDS + 3 };

/* A brief by itself is a row with nothing else in it. */
struct brief_row {
	struct brief brief;
};
_Static_assert(sizeof(struct brief_row) == sizeof(struct brief),
    "a list of rows is a list of briefs");

static const struct column brief_columns[] = {
    BRIEF_COLUMNS(struct brief_row, brief),
};
static const struct shape brief_shape = SHAPE(struct brief_row, brief_columns);

static const struct column facet_columns[] = {
    COLUMN(struct catalog_facet, kind),
    COLUMN(struct catalog_facet, code),
    COLUMN(struct catalog_facet, name),
    COLUMN(struct catalog_facet, count),
};
static const struct shape facet_shape =
    SHAPE(struct catalog_facet, facet_columns);

struct total {
	int64_t total;
};

static const struct column total_columns[] = {COLUMN(struct total, total)};
static const struct shape total_shape = SHAPE(struct total, total_columns);

static const struct column programme_columns[] = {
    COLUMN(struct programme, code),
    COLUMN(struct programme, name),
    COLUMN(struct programme, description),
    COLUMN(struct programme, count),
    COLUMN(struct programme, badge.shape),
    COLUMN(struct programme, badge.colour),
    COLUMN(struct programme, badge.level),
    COLUMN(struct programme, badge.symbol),
};
static const struct shape programme_shape =
    SHAPE(struct programme, programme_columns);

static const struct column edition_columns[] = {
    BRIEF_COLUMNS(struct edition, brief),
    COLUMN(struct edition, programme_code),
    COLUMN(struct edition, id),
    COLUMN(struct edition, number),
    COLUMN(struct edition, current),
    COLUMN(struct edition, description),
    COLUMN(struct edition, criteria),
    COLUMN(struct edition, effort),
    COLUMN(struct edition, valid_months),
    COLUMN(struct edition, assessor_count),
    COLUMN(struct edition, anonymous),
    COLUMN(struct edition, artifact_least),
    COLUMN(struct edition, artifact_most),
    COLUMN(struct edition, reflection_prompt),
    COLUMN(struct edition, published_us),
    COLUMN(struct edition, requires),
    COLUMN(struct edition, changes),
};
static const struct shape edition_shape =
    SHAPE(struct edition, edition_columns);

static const struct column part_columns[] = {
    COLUMN(struct part, kind),
    COLUMN(struct part, place),
    COLUMN(struct part, level_place),
    COLUMN(struct part, code),
    COLUMN(struct part, title),
    COLUMN(struct part, text),
    COLUMN(struct part, url),
    COLUMN(struct part, least),
    COLUMN(struct part, most),
};
static const struct shape part_shape = SHAPE(struct part, part_columns);

/* The next word of *at as a LIKE pattern, "%" when there is none. */
static const char *
pattern_next(struct arena *arena, const char **at)
{
	static const char spaces[] = " \t\n";
	struct text pattern;
	const char *end;

	*at += strspn(*at, spaces);
	end = *at + strcspn(*at, spaces);
	text_init(&pattern, arena, PATTERN_MAX);
	text_add(&pattern, "%");
	for (; *at < end; (*at)++) {
		if (strchr("%_!", **at) != NULL)
			text_add(&pattern, "!");
		text_add_bytes(&pattern, *at, 1);
	}
	if (pattern.len > 1)
		text_add(&pattern, "%");
	return text_span(&pattern).at;
}

/* The parameters that catalog_list and catalog_facets begin with. */
static void
filter_params(struct arena *arena, const struct catalog_filter *filter,
    struct param params_r[FILTER_PARAMS])
{
	const char *at = filter->words;
	size_t n = 0;

	while (n < CATALOG_WORDS)
		params_r[n++] = param_text(pattern_next(arena, &at));
	params_r[n++] = param_text(filter->programme);
	params_r[n++] = param_text(filter->competency);
	params_r[n++] = param_int(filter->level);
}

enum status
catalog_list(struct db *db, struct arena *arena,
    const struct catalog_filter *filter, struct brief **list_r, size_t *count_r,
    bool *more_r)
{
	struct param params[FILTER_PARAMS + 2];
	enum status status;

	filter_params(arena, filter, params);
	params[FILTER_PARAMS] = param_text(filter->after);
	params[FILTER_PARAMS + 1] = param_text(filter->after);
	status = db_list(db, arena, visitor_sql(VISITOR_CATALOG_LIST), params,
	    FILTER_PARAMS + 2, &brief_shape, list_r, count_r);
	if (status != STATUS_OK)
		return status;
	/* The statement asks for one more than a page holds. */
	*more_r = *count_r > CATALOG_PAGE;
	if (*more_r)
		*count_r = CATALOG_PAGE;
	return STATUS_OK;
}

enum status
catalog_facets(struct db *db, struct arena *arena,
    struct catalog_facet **list_r, size_t *count_r)
{
	return db_list(db, arena, visitor_sql(VISITOR_CATALOG_FACETS),
	    NO_PARAMS, &facet_shape, list_r, count_r);
}

enum status
catalog_total(struct db *db, struct arena *arena,
    const struct catalog_filter *filter, int64_t *total_r)
{
	struct param params[FILTER_PARAMS];
	struct total row;
	enum status status;

	filter_params(arena, filter, params);
	status = db_find(db, arena, visitor_sql(VISITOR_CATALOG_TOTAL), params,
	    FILTER_PARAMS, &total_shape, &row);
	if (status == STATUS_OK)
		*total_r = row.total;
	return status;
}

enum status
catalog_newest(
    struct db *db, struct arena *arena, struct brief **list_r, size_t *count_r)
{
	return db_list(db, arena, visitor_sql(VISITOR_CATALOG_NEWEST),
	    NO_PARAMS, &brief_shape, list_r, count_r);
}

enum status
programme_list(struct db *db, struct arena *arena, struct programme **list_r,
    size_t *count_r)
{
	return db_list(db, arena, visitor_sql(VISITOR_PROGRAMME_LIST),
	    NO_PARAMS, &programme_shape, list_r, count_r);
}

enum status
edition_find(struct db *db, struct arena *arena, const char *code,
    struct edition *edition_r)
{
	return db_find(db, arena, visitor_sql(VISITOR_EDITION_FIND),
	    PARAMS(param_text(code)), &edition_shape, edition_r);
}

enum status
part_list(struct db *db, struct arena *arena, int64_t edition,
    struct part **list_r, size_t *count_r)
{
	return db_list(db, arena, visitor_sql(VISITOR_PART_LIST),
	    PARAMS(param_int(edition), param_int(edition)), &part_shape, list_r,
	    count_r);
}
