/*
 * format.h - from bytes to checked definitions.
 *
 * The format accolade/definitions/1, whose schema is
 * deploy/sample/definition.schema.json: what the schema says stands in the
 * tables of format.c, and what it can't say in check.c. Knows
 * JSON; knows neither SQL nor where the bytes came from.
 */
#ifndef MODULES_DEFINITION_FORMAT_H
#define MODULES_DEFINITION_FORMAT_H

#include "base/arena.h"
#include "base/span.h"
#include "base/status.h"
#include "modules/definition/json_read.h"
#include "schema/definition/import.h"

enum {
	/* A file may be so large. */
	IMPORT_FILE_MAX = 8 * 1024 * 1024,
	/* What an arena needs to hold the definitions of one such file. */
	IMPORT_ARENA = 64 * 1024 * 1024
};

/*
 * import_parse - the definitions in `bytes`, in the complaints' arena, which
 * owns them. Everything is checked, by the schema and by the rules.
 * INVALID: the complaints say where and why.
 */
MUST_USE enum status import_parse(struct span bytes,
    struct complaints *complaints, struct import_file *file_r);

/*
 * import_check - the rules that no schema can say, on definitions that keep
 * the schema. Adds to the complaints.
 */
void import_check(
    const struct import_file *file, struct complaints *complaints);

/*
 * import_check_terms - works out the moments of each term in the district's time
 * zone (clock_zone), and refuses dates in the wrong order. Adds to the
 * complaints.
 */
void import_check_terms(
    struct import_file *file, struct complaints *complaints);

/*
 * import_check_requires - reads what each micro-credential requires and fills
 * in the codes that it names; refuses circles and what nobody can meet. Adds to
 * the complaints. Codes of micro-credentials occur once.
 */
void import_check_requires(
    struct import_file *file, struct complaints *complaints);

#endif
