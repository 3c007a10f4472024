/*
 * export.c - `accolade export [CODE...]`: what is published, as a file that
 * `accolade import` takes. Imported again it changes nothing. `export static
 * DIR` is static.c's.
 */
#include "config.h"

#include <json-c/json.h>
#include <stdio.h>
#include <string.h>

#include "base/check.h"
#include "base/text.h"
#include "modules/definition/records.h"
#include "modules/operator/operator.h"
#include "schema/db.h"
#include "schema/definition/export.h"

enum { CODES_MAX = 64 * 1024, ROUNDS_MAX = 100 };

static enum status
codes_read(
    struct operator* operator, int argc, char **argv, const char **codes_r)
{
	struct text text;

	text_init(&text, operator->arena, CODES_MAX);
	for (int i = 1; i < argc; i++) {
		if (!code_is(argv[i]))
			return fault(STATUS_INVALID,
			    "\"%s\" is not the code of a micro-credential",
			    argv[i]);
		text_printf(&text, "%s%s", i > 1 ? "," : "", argv[i]);
	}
	*codes_r = text_span(&text).at;
	return text.overflown ? fault(STATUS_INVALID, "too many codes")
			      : STATUS_OK;
}

/* With `codes`, and what those require, until nothing is left out. */
static enum status
tree_read(struct operator* operator, struct db * db, const char *codes,
    struct export_rows *rows_r, struct json_object **tree_r)
{
	for (int round = 0; round < ROUNDS_MAX; round++) {
		const char *more;
		enum status status =
		    export_read(db, operator->arena, codes, rows_r);

		if (status == STATUS_OK)
			status = records_tree(operator->arena, rows_r, tree_r);
		if (status != STATUS_OK)
			return status;
		if (*codes == '\0')
			return STATUS_OK;
		more = records_required(operator->arena, *tree_r);
		if (more == NULL) {
			records_narrow(*tree_r);
			return STATUS_OK;
		}
		codes = arena_printf(operator->arena, "%s,%s", codes, more);
	}
	return fault(STATUS_TOO_MUCH, "what they require has no end");
}

static enum status
check_found(const struct export_rows *rows, int argc, char **argv)
{
	for (size_t i = 0; i < rows->item_count; i++)
		if (*rows->items[i].body == '\0')
			return fault(STATUS_ABSENT,
			    "%s was published before texts were kept: import "
			    "its file once more, which changes nothing else",
			    rows->items[i].code);
	for (int i = 1; i < argc; i++) {
		bool found = false;

		for (size_t n = 0; n < rows->item_count && !found; n++)
			found = strcmp(rows->items[n].code, argv[i]) == 0;
		if (!found)
			return fault(STATUS_ABSENT,
			    "there is no published micro-credential \"%s\"",
			    argv[i]);
	}
	return STATUS_OK;
}

enum status
operator_export(struct operator* operator, int argc, char **argv)
{
	static const struct statement_set *const sets[] = {
	    &export_statements, NULL};
	struct export_rows rows;
	struct json_object *tree;
	const char *codes = "";
	struct db *db;
	enum status status = codes_read(operator, argc, argv, &codes);

	if (status == STATUS_OK)
		status = operator_database(operator, "owner", sets, &db);
	if (status == STATUS_OK)
		status = tree_read(operator, db, codes, &rows, &tree);
	if (status == STATUS_OK)
		status = check_found(&rows, argc, argv);
	if (status != STATUS_OK)
		return status;
	(void)puts(json_object_to_json_string_ext(
	    tree, JSON_C_TO_STRING_PRETTY | JSON_C_TO_STRING_NOSLASHESCAPE));
	return STATUS_OK;
}
