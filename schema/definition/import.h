/*
 * import.h - definitions as the records take them, and the functions that
 * write them.
 *
 * The structs are what a file in the format accolade/definitions/1 holds
 * (deploy/sample/definition.schema.json says what each member means). They
 * know neither JSON nor files: whoever fills them has checked them.
 */
#ifndef SCHEMA_DEFINITION_IMPORT_H
#define SCHEMA_DEFINITION_IMPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/span.h"
#include "base/status.h"

struct db;
struct json_object;
struct statement_set;

enum { IMPORT_HASH_BYTES = 32 };

struct import_words {
	const char *awarded;
	const char *not_yet;
	const char *not_yet_next;
};

struct import_programme {
	const char *code;
	const char *name;
	const char *description;
	struct import_words words;
	const char *review_cadence;
};

struct import_competency {
	const char *code;
	const char *name;
	const char *statement;
	struct import_competency *children;
	size_t child_count;
};

struct import_framework {
	const char *code;
	const char *name;
	const char *statement; /* NULL: none */
	struct import_competency *competencies;
	size_t competency_count;
};

struct import_alignment {
	const char *code;
	const char *name;
	const char *framework;
	const char *url;
};

struct import_credit {
	const char *amount; /* a decimal; NULL: no credit */
	const char *unit;
};

struct import_review {
	const char *policy; /* "on_demand" or "by_term" */
	int64_t days;
	int64_t assessors;
	bool anonymous;
	int64_t claim_days; /* 0: as the settings say */
};

struct import_artifacts {
	const char *title;
	const char *prompt;
	int64_t least;
	int64_t most;
	const char **tasks;
	size_t task_count;
	const char *reflection_prompt;
	int64_t words_least;
	int64_t words_most;
};

struct import_section {
	const char *code;
	const char *title;
	const char *prompt;
	const char *hint; /* NULL: none */
	int64_t words_least;
	int64_t words_most;
};

struct import_level {
	const char *code;
	const char *name;
	bool meets;
};

struct import_cell {
	const char *level;
	const char *text;
};

struct import_criterion {
	const char *code;
	const char *title;
	const char *section; /* a section's code, or "artifacts" */
	struct import_cell *cells;
	size_t cell_count;
};

struct import_rubric {
	struct import_level *levels;
	size_t level_count;
	struct import_criterion *criteria;
	size_t criterion_count;
};

struct import_resource {
	const char *title;
	const char *url;
	const char *note; /* NULL: none */
};

struct import_example {
	const char *title;
	const char *text;
};

struct import_badge {
	const char *shape;
	const char *colour;
	int64_t level;
	const char *symbol;
};

struct import_guidance {
	const char *assessors; /* NULL: none */
	const char *issuer;    /* NULL: none */
};

struct import_item {
	const char *code;
	const char *programme;
	const char *competency;
	const char **alignments;
	size_t alignment_count;
	const char *title;
	const char *summary;
	const char *description;
	const char *criteria;
	const char *effort;
	const char *level;
	struct import_credit credit;
	int64_t valid_months; /* 0: for ever */
	struct import_review review;
	struct import_artifacts artifacts;
	struct import_section *sections;
	size_t section_count;
	struct import_rubric rubric;
	struct import_resource *resources;
	size_t resource_count;
	struct import_example *examples;
	size_t example_count;
	struct import_badge badge;
	struct import_guidance guidance;
	/* What must have been earned before starting: as it was read (NULL for
	 * nothing), as canonical JSON, and the codes that it names. */
	struct json_object *requires_value;
	struct span requires;
	const char **required;
	size_t required_count;
	/* All of the above as canonical JSON. */
	struct span source;
	/* SHA-256 of the canonical JSON text: the same content, the same
	 * edition. */
	unsigned char hash[IMPORT_HASH_BYTES];
};

struct import_people {
	const char *micro_credential;
	const char **assessors; /* usernames */
	size_t assessor_count;
	const char **issuers;
	size_t issuer_count;
};

/* When work of a programme is read, and when its results go out. The dates are
 * days of the district's time zone, the moments what they come to. */
struct import_term {
	const char *code;
	const char *programme;
	const char *name;
	const char *ends_on;
	const char *review_until;
	const char *release_on;
	int64_t opens_us;      /* the last day begins */
	int64_t closes_us;     /* the last day has ended */
	int64_t review_due_us; /* so has the day by which all is read */
	int64_t release_us;    /* so has the release date */
};

struct import_file {
	const char *format;
	struct import_programme *programmes;
	size_t programme_count;
	struct import_framework *frameworks;
	size_t framework_count;
	struct import_alignment *alignments;
	size_t alignment_count;
	struct import_item *items;
	size_t item_count;
	struct import_people *people;
	size_t people_count;
	struct import_term *terms;
	size_t term_count;
	struct json_object *tree; /* what was read; lives as long as the rest */
};

/* ---- records ---------------------------------------------------------- */

/* What became of a micro-credential. */
struct import_outcome {
	int64_t edition; /* the number of the published edition */
	bool changed;    /* it was published now */
};

/* What differs between the canonical text of the edition before and this one,
 * as a line each, without what only assessors and issuers read. */
typedef const char *import_changes_fn(
    struct arena *arena, struct span before, const struct import_item *item);

/* Who publishes, for the audit trail. */
struct import_actor {
	int64_t person;         /* 0: the operator */
	const char *request_id; /* or NULL */
	import_changes_fn *changes;
};

/* Who could not be given a duty, when the status is ABSENT or CONFLICT. */
struct import_stranger {
	const char *username;
};

/*
 * import_put - all of a file, inside db_transact, with import_statements and
 * audit_statements prepared. outcomes_r has room for each micro-credential.
 *
 * Programmes, frameworks and alignments are added, or brought up to date under
 * their codes; competencies that the file no longer has stay, as editions may
 * point to them. Terms are added, or moved as far as the rules of the database let
 * them. A micro-credential with the same content (hash) as its
 * published edition stays as it is; other content becomes the next edition, and
 * the one before it is retired. Duties are given; those that others have stay.
 *
 *   ABSENT    nobody active has a username     (stranger_r says which)
 *   CONFLICT  more than one person has it      (the same)
 *   DENIED    a rule of the database refused it (db_refusal says why)
 */
MUST_USE enum status import_put(struct db *db, struct arena *arena,
    const struct import_file *file, const struct import_actor *actor,
    struct import_outcome *outcomes_r, struct import_stranger *stranger_r);

extern const struct statement_set import_statements;

#endif
