/*
 * catalog.h - definitions as the public reads them. Drafts don't exist here.
 *
 * All rows are in `arena`. Every function: OK | UNAVAILABLE (no database).
 */
#ifndef SCHEMA_VISITOR_CATALOG_H
#define SCHEMA_VISITOR_CATALOG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "schema/common/brief.h"
#include "schema/db.h"

enum {
	CATALOG_WORDS =
	    4, /* words that the index doesn't hold, and that count */
	CATALOG_PAGE = 20 /* rows of a page of the list */
};

struct catalog_filter {
	const char *words;      /* as typed; "" finds everything */
	const char *programme;  /* code, "" for any */
	const char *competency; /* code of it or of one above it, "" for any */
	int64_t level;          /* 1..3, 0 for any */
	const char *alignment;  /* code, "" for any */
	const char *credit;     /* a unit, "-" for none, "" for any */
	const char *review;     /* "term", working days at most, "" for any */
	const char *after;      /* code of the last entry seen, "" for none */
};

struct catalog_facet {
	const char *kind; /* programme, competency, level, alignment, credit or
			   * review (whose name is nothing to show) */
	const char *code;
	const char *name;
	int64_t count;
};

struct programme {
	const char *code;
	const char *name;
	const char *description;
	int64_t count; /* published micro-credentials */
	struct badge badge;
};

struct edition {
	struct brief brief;
	const char *programme_code;
	int64_t id;
	int64_t number;
	bool current; /* false: no longer offered */
	const char *description;
	const char *criteria;
	const char *effort;
	int64_t valid_months; /* 0: without end */
	int64_t assessor_count;
	bool anonymous;
	int64_t artifact_least;
	int64_t artifact_most;
	const char *reflection_prompt;
	int64_t published_us;
	const char *requires; /* JSON, "" for nothing (modules/requirement.h) */
	const char *changes;  /* from the edition before, a line each */
};

/* One thing that belongs to an edition; schema/migrate/0003 says what the
 * columns mean for each kind. */
struct part {
	const char *kind;
	int64_t place;
	int64_t level_place;
	const char *code;
	const char *title;
	const char *text;
	const char *url;
	int64_t least;
	int64_t most;
};

/*
 * catalog_list - the published entries that match, by title, at most
 * CATALOG_PAGE of them; *more_r tells whether others follow.
 */
MUST_USE enum status catalog_list(struct db *db, struct arena *arena,
    const struct catalog_filter *filter, struct brief **list_r, size_t *count_r,
    bool *more_r);

/*
 * catalog_facets - what can be chosen from.
 */
MUST_USE enum status catalog_facets(struct db *db, struct arena *arena,
    struct catalog_facet **list_r, size_t *count_r);

/*
 * catalog_total - how many entries match, wherever the list begins.
 */
MUST_USE enum status catalog_total(struct db *db, struct arena *arena,
    const struct catalog_filter *filter, int64_t *total_r);

/*
 * catalog_newest - the four published last.
 */
MUST_USE enum status catalog_newest(
    struct db *db, struct arena *arena, struct brief **list_r, size_t *count_r);

/*
 * programme_list - programmes that have something published.
 */
MUST_USE enum status programme_list(struct db *db, struct arena *arena,
    struct programme **list_r, size_t *count_r);

/*
 * edition_find - the published edition of `code`, else the last one that was.
 * ABSENT when there never was one.
 */
MUST_USE enum status edition_find(struct db *db, struct arena *arena,
    const char *code, struct edition *edition_r);

/*
 * part_list - everything that belongs to an edition, by kind and place.
 */
MUST_USE enum status part_list(struct db *db, struct arena *arena,
    int64_t edition, struct part **list_r, size_t *count_r);

#endif
