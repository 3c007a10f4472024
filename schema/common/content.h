/*
 * content.h - what stands in an attempt: its sections with what was written,
 * its artifacts, the rubric, and the feedback of attempts that were decided.
 *
 * Read by educators (their own), assessors (what they review) and issuers
 * (what awaits them): the statement itself asks whether the person may.
 */
#ifndef SCHEMA_COMMON_CONTENT_H
#define SCHEMA_COMMON_CONTENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/status.h"
#include "schema/db.h"

/* In which part a person reads; each has a set of statements, for the
 * module's list. */
enum content_reader {
	CONTENT_AUTHOR,   /* one's own, always */
	CONTENT_ASSESSOR, /* of a live review of the submission */
	CONTENT_ISSUER,   /* of record of the micro-credential */
	CONTENT_READER__MAX
};

extern const struct statement_set content_author_statements;
extern const struct statement_set content_assessor_statements;
extern const struct statement_set content_issuer_statements;

struct content_section {
	int64_t id;
	int64_t position;
	bool artifacts; /* the section of the artifacts, always the last */
	const char *title;
	const char *prompt;
	const char *hint;
	int64_t words_least; /* 0: no bound */
	int64_t words_most;
	const char *text; /* "": nothing written */
	int64_t version;  /* 0: never saved */
	int64_t saved_us;
};

struct content_artifact {
	int64_t id;
	const char *public_id;
	int64_t position;
	bool link; /* else a file */
	const char *title;
	const char *url;        /* links */
	const char *media_type; /* files */
	int64_t size_bytes;     /* files */
	const char *reflection;
	int64_t version;
	int64_t saved_us;
};

struct content_level {
	int64_t id;
	int64_t position; /* low to high */
	const char *code;
	const char *name;
	bool meets;
};

struct content_criterion {
	int64_t id;
	int64_t section;
	int64_t position;
	const char *title;
};

struct content_cell {
	int64_t criterion;
	int64_t level;
	const char *text;
};

/* Of attempts that were decided; reviews are told apart by their number. */
struct content_score {
	int64_t review;
	int64_t criterion;
	int64_t level;
	int64_t ordinal; /* of the attempt */
};

struct content_feedback {
	int64_t review;
	int64_t section;
	int64_t ordinal;
	int64_t version;
	int64_t saved_us;
	const char *text;
};

/* A list of each, in the order of the definition. */
struct content {
	struct content_section *sections;
	size_t section_count;
	struct content_artifact *artifacts;
	size_t artifact_count;
	struct content_level *levels;
	size_t level_count;
	struct content_criterion *criteria;
	size_t criterion_count;
	struct content_cell *cells;
	size_t cell_count;
	struct content_score *scores;
	size_t score_count;
	struct content_feedback *feedback;
	size_t feedback_count;
};

/* A file that a person may open. */
struct content_file {
	struct span sha256; /* 32 bytes */
	const char *media_type;
	const char *title;
};

/*
 * content_read - all of it, in one round trip.
 *
 *   in   reader   in which part the person reads
 *        attempt  its number
 *        person   on whose behalf
 *   OK | ABSENT (no such attempt, or not for this person) | UNAVAILABLE
 *   Needs: SELECT on the content tables.
 */
MUST_USE enum status content_read(struct db *db, struct arena *arena,
    enum content_reader reader, int64_t attempt, int64_t person,
    struct content *content_r);

/*
 * content_file - the file of an artifact. OK | ABSENT | UNAVAILABLE.
 */
MUST_USE enum status content_file(struct db *db, struct arena *arena,
    enum content_reader reader, const char *artifact, int64_t person,
    struct content_file *file_r);

/*
 * content_level_of, content_cell_of - the level with this number, and the
 * text of a criterion at a level; NULL when there is none.
 */
const struct content_level *content_level_of(
    const struct content *content, int64_t level);
const char *content_cell_of(
    const struct content *content, int64_t criterion, int64_t level);

/*
 * content_bar - the lowest level that meets, NULL when none does.
 */
const struct content_level *content_bar(const struct content *content);

#endif
