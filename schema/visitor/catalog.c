/*
 * catalog.c - the catalog's statements as typed functions.
 */
#include "config.h"

#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "schema/visitor/catalog.h"
#include "schema/visitor/visitor_sql.h"

enum {
	PATTERN_MAX = 1000,
	INDEXED_LEAST = 3, /* letters: innodb_ft_min_token_size */
	FILTER_PARAMS = 1 + CATALOG_WORDS + 9
};

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

/* ---- what is typed --------------------------------------------------- */

/* InnoDB's own list of words that its index leaves out. */
static const char *const stopwords[] = {"a", "about", "an", "are", "as", "at",
    "be", "by", "com", "de", "en", "for", "from", "how", "i", "in", "is", "it",
    "la", "of", "on", "or", "that", "the", "this", "to", "und", "was", "what",
    "when", "where", "who", "will", "with", "www"};

/* A letter, a digit, an underscore, or a byte of what isn't ASCII: what the
 * index takes as part of a word. */
static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	    (c >= '0' && c <= '9') || c == '_' || (unsigned char)c >= 0x80;
}

static bool
is_stopword(struct span word)
{
	for (size_t i = 0; i < sizeof(stopwords) / sizeof(stopwords[0]); i++)
		if (strlen(stopwords[i]) == word.len &&
		    strncasecmp(stopwords[i], word.at, word.len) == 0)
			return true;
	return false;
}

static bool
is_indexed(struct span word)
{
	size_t letters = 0;

	for (size_t i = 0; i < word.len; i++)
		letters += ((unsigned char)word.at[i] & 0xc0) != 0x80;
	return letters >= INDEXED_LEAST && !is_stopword(word);
}

/* Adds the parts of a word that the index holds, each to be found at the
 * beginning of one: "+student* +led*". False when there are none. */
static bool
index_add(struct text *query, struct span word)
{
	bool added = false;

	for (size_t at = 0; at < word.len;) {
		struct span part = {word.at + at, 0};

		while (at + part.len < word.len && is_letter(part.at[part.len]))
			part.len++;
		at += part.len > 0 ? part.len : 1;
		if (!is_indexed(part))
			continue;
		text_add(query, query->len > 0 ? " +" : "+");
		text_add_bytes(query, part.at, part.len);
		text_add(query, "*");
		added = true;
	}
	return added;
}

/* A word as a LIKE pattern. */
static const char *
pattern_of(struct arena *arena, struct span word)
{
	struct text pattern;

	text_init(&pattern, arena, PATTERN_MAX);
	text_add(&pattern, "%");
	for (size_t i = 0; i < word.len; i++) {
		if (strchr("%_!", word.at[i]) != NULL)
			text_add(&pattern, "!");
		text_add_bytes(&pattern, &word.at[i], 1);
	}
	text_add(&pattern, "%");
	return text_span(&pattern).at;
}

/* The parameters that all four statements begin with; the first is for the
 * index, "" when nothing is. */
static void
filter_params(struct arena *arena, const struct catalog_filter *filter,
    struct param params_r[FILTER_PARAMS])
{
	static const char spaces[] = " \t\n";
	const char *at = filter->words + strspn(filter->words, spaces);
	struct text query;
	size_t patterns = 0;
	size_t n = 1;

	text_init(&query, arena, PATTERN_MAX);
	while (*at != '\0') {
		struct span word = {at, strcspn(at, spaces)};

		if (!index_add(&query, word) && !is_stopword(word) &&
		    patterns++ < CATALOG_WORDS)
			params_r[n++] = param_text(pattern_of(arena, word));
		at += word.len;
		at += strspn(at, spaces);
	}
	while (n < 1 + CATALOG_WORDS)
		params_r[n++] = param_text("%");
	params_r[0] = param_text(text_span(&query).at);
	params_r[n++] = param_text(filter->programme);
	params_r[n++] = param_text(filter->competency);
	params_r[n++] = param_text(filter->competency);
	params_r[n++] = param_int(filter->level);
	params_r[n++] = param_text(filter->alignment);
	params_r[n++] = param_text(filter->alignment);
	params_r[n++] = param_text(filter->credit);
	params_r[n++] = param_text(filter->review);
	params_r[n++] = param_text(filter->review);
}

static bool
has_words(const struct param params[FILTER_PARAMS])
{
	return params[0].bytes.len > 0;
}

enum status
catalog_list(struct db *db, struct arena *arena,
    const struct catalog_filter *filter, struct brief **list_r, size_t *count_r,
    bool *more_r)
{
	struct param params[FILTER_PARAMS + 3];
	bool words;
	enum status status;

	filter_params(arena, filter, params);
	params[FILTER_PARAMS] = param_text(filter->after);
	params[FILTER_PARAMS + 1] = param_text(filter->after);
	params[FILTER_PARAMS + 2] = param_text(filter->after);
	words = has_words(params);
	status = db_list(db, arena,
	    visitor_sql(words ? VISITOR_CATALOG_SEARCH : VISITOR_CATALOG_LIST),
	    words ? params : params + 1, FILTER_PARAMS + 3 - !words,
	    &brief_shape, list_r, count_r);
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
	bool words;
	enum status status;

	filter_params(arena, filter, params);
	words = has_words(params);
	status = db_find(db, arena,
	    visitor_sql(
		words ? VISITOR_CATALOG_SEARCH_TOTAL : VISITOR_CATALOG_TOTAL),
	    words ? params : params + 1, FILTER_PARAMS - !words, &total_shape,
	    &row);
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
