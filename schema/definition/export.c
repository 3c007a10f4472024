/*
 * export.c - statements of export.sql as one function.
 */
#include "config.h"

#include "schema/db.h"
#include "schema/definition/export.h"
#include "schema/definition/export_sql.h"

static const struct column programme_columns[] = {
    COLUMN(struct export_programme, code),
    COLUMN(struct export_programme, name),
    COLUMN(struct export_programme, description),
    COLUMN(struct export_programme, awarded),
    COLUMN(struct export_programme, not_yet),
    COLUMN(struct export_programme, not_yet_next),
    COLUMN(struct export_programme, cadence),
};
static const struct shape programme_shape =
    SHAPE(struct export_programme, programme_columns);

static const struct column framework_columns[] = {
    COLUMN(struct export_framework, id),
    COLUMN(struct export_framework, code),
    COLUMN(struct export_framework, name),
    COLUMN(struct export_framework, statement),
};
static const struct shape framework_shape =
    SHAPE(struct export_framework, framework_columns);

static const struct column competency_columns[] = {
    COLUMN(struct export_competency, id),
    COLUMN(struct export_competency, framework),
    COLUMN(struct export_competency, parent),
    COLUMN(struct export_competency, code),
    COLUMN(struct export_competency, name),
    COLUMN(struct export_competency, statement),
};
static const struct shape competency_shape =
    SHAPE(struct export_competency, competency_columns);

static const struct column alignment_columns[] = {
    COLUMN(struct export_alignment, code),
    COLUMN(struct export_alignment, name),
    COLUMN(struct export_alignment, framework),
    COLUMN(struct export_alignment, url),
};
static const struct shape alignment_shape =
    SHAPE(struct export_alignment, alignment_columns);

static const struct column item_columns[] = {
    COLUMN(struct export_item, code),
    COLUMN(struct export_item, edition),
    COLUMN(struct export_item, number),
    COLUMN(struct export_item, hash),
    COLUMN(struct export_item, body),
};
static const struct shape item_shape = SHAPE(struct export_item, item_columns);

static const struct column duty_columns[] = {
    COLUMN(struct export_duty, code),
    COLUMN(struct export_duty, duty),
    COLUMN(struct export_duty, username),
    COLUMN(struct export_duty, assessors),
};
static const struct shape duty_shape = SHAPE(struct export_duty, duty_columns);

enum status
export_read(struct db *db, struct arena *arena, const char *codes,
    struct export_rows *rows_r)
{
	struct param which = param_text(codes);
	struct export_rows rows = {0};
	enum status status;

	status = db_list(db, arena, export_sql(EXPORT_PROGRAMMES), NO_PARAMS,
	    &programme_shape, &rows.programmes, &rows.programme_count);
	if (status == STATUS_OK)
		status = db_list(db, arena, export_sql(EXPORT_FRAMEWORKS),
		    NO_PARAMS, &framework_shape, &rows.frameworks,
		    &rows.framework_count);
	if (status == STATUS_OK)
		status = db_list(db, arena, export_sql(EXPORT_COMPETENCIES),
		    NO_PARAMS, &competency_shape, &rows.competencies,
		    &rows.competency_count);
	if (status == STATUS_OK)
		status = db_list(db, arena, export_sql(EXPORT_ALIGNMENTS),
		    NO_PARAMS, &alignment_shape, &rows.alignments,
		    &rows.alignment_count);
	if (status == STATUS_OK)
		status = db_list(db, arena, export_sql(EXPORT_ITEMS),
		    PARAMS(which, which), &item_shape, &rows.items,
		    &rows.item_count);
	if (status == STATUS_OK)
		status = db_list(db, arena, export_sql(EXPORT_PEOPLE),
		    PARAMS(which, which), &duty_shape, &rows.duties,
		    &rows.duty_count);
	if (status == STATUS_OK)
		*rows_r = rows;
	return status;
}
