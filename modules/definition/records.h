/*
 * records.h - what is published, as a file of definitions would say it.
 */
#ifndef MODULES_DEFINITION_RECORDS_H
#define MODULES_DEFINITION_RECORDS_H

#include <stddef.h>

#include "base/arena.h"
#include "base/status.h"
#include "schema/definition/export.h"

struct db;
struct json_object;

/*
 * records_tree - the rows as one document in the format accolade/definitions/1;
 * it lives as long as `arena`. A micro-credential whose text wasn't kept when it
 * was published is left out, and so are duties that a file could not have:
 * fewer assessors than a submission needs, or no issuer.
 * UNAVAILABLE: a text is not JSON.
 */
MUST_USE enum status records_tree(struct arena *arena,
    const struct export_rows *rows, struct json_object **tree_r);

/*
 * records_narrow - take away programmes, terms, frameworks and alignments that none of
 * the document's micro-credentials names.
 */
void records_narrow(struct json_object *tree);

/*
 * records_required - the codes that the document's micro-credentials require and
 * that aren't in it, as "a,b"; NULL when there are none.
 */
const char *records_required(struct arena *arena, struct json_object *tree);

/*
 * records_find - the thing with this code in the document's list `list`, or
 * NULL. Competencies are not searched.
 */
struct json_object *records_find(
    struct json_object *tree, const char *list, const char *code);

#endif
