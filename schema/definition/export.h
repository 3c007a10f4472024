/*
 * export.h - what is published, in rows: what a file of definitions is made of.
 */
#ifndef SCHEMA_DEFINITION_EXPORT_H
#define SCHEMA_DEFINITION_EXPORT_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/span.h"
#include "base/status.h"

struct db;
struct statement_set;

struct export_programme {
	const char *code;
	const char *name;
	const char *description;
	const char *awarded;
	const char *not_yet;
	const char *not_yet_next;
	const char *cadence;
};

struct export_term {
	const char *code;
	const char *programme;
	const char *name;
	const char *ends_on; /* "2027-02-01" */
	const char *review_until;
	const char *release_on;
};

struct export_framework {
	int64_t id;
	const char *code;
	const char *name;
	const char *statement;
};

struct export_competency {
	int64_t id;
	int64_t framework;
	int64_t parent; /* 0: it stands at the top */
	const char *code;
	const char *name;
	const char *statement;
};

struct export_alignment {
	const char *code;
	const char *name;
	const char *framework;
	const char *url;
};

struct export_item {
	const char *code;
	int64_t edition;
	int64_t number;
	struct span hash;
	const char *body; /* canonical JSON; "": from before texts were kept */
};

struct export_duty {
	const char *code; /* of the micro-credential */
	const char *duty; /* assessor | issuer */
	const char *username;
	int64_t assessors; /* that a submission needs */
};

struct export_rows {
	struct export_programme *programmes;
	size_t programme_count;
	struct export_term *terms;
	size_t term_count;
	struct export_framework *frameworks;
	size_t framework_count;
	struct export_competency *competencies;
	size_t competency_count;
	struct export_alignment *alignments;
	size_t alignment_count;
	struct export_item *items;
	size_t item_count;
	struct export_duty *duties;
	size_t duty_count;
};

/*
 * export_read - all of it; micro-credentials and duties of `codes` only
 * ("a,b"; "" for all). One round trip. TOO_MUCH: more than 10,000 rows, or more
 *   than the arena holds.
 */
MUST_USE enum status export_read(struct db *db, struct arena *arena,
    const char *codes, struct export_rows *rows_r);

extern const struct statement_set export_statements;

#endif
