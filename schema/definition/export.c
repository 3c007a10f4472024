/*
 * export.c - the statement of export.sql as one function.
 */
#include "config.h"

#include "base/insist.h"
#include "schema/db.h"
#include "schema/definition/export.h"
#include "schema/definition/export_sql.h"

enum kind {
	KIND_PROGRAMME = 1,
	KIND_FRAMEWORK,
	KIND_COMPETENCY,
	KIND_ALIGNMENT,
	KIND_ITEM,
	KIND_DUTY,
	KIND_TERM
};

/* Whatever it is; the names are those of its columns. */
struct row {
	int64_t kind;
	int64_t place;
	int64_t turn;
	int64_t id;
	int64_t n1;
	int64_t n2;
	const char *code;
	const char *t1;
	const char *t2;
	const char *t3;
	const char *t4;
	const char *t5;
	const char *t6;
	const char *duty;
	const char *username;
	struct span hash;
	const char *body;
};

static const struct column row_columns[] = {
    COLUMN(struct row, kind),
    COLUMN(struct row, place),
    COLUMN(struct row, turn),
    COLUMN(struct row, id),
    COLUMN(struct row, n1),
    COLUMN(struct row, n2),
    COLUMN(struct row, code),
    COLUMN(struct row, t1),
    COLUMN(struct row, t2),
    COLUMN(struct row, t3),
    COLUMN(struct row, t4),
    COLUMN(struct row, t5),
    COLUMN(struct row, t6),
    COLUMN(struct row, duty),
    COLUMN(struct row, username),
    COLUMN(struct row, hash),
    COLUMN(struct row, body),
};
static const struct shape row_shape = SHAPE(struct row, row_columns);

static void
row_sort(const struct row *row, struct export_rows *rows)
{
	switch ((enum kind)row->kind) {
	case KIND_PROGRAMME:
		rows->programmes[rows->programme_count++] =
		    (struct export_programme) {row->code, row->t1, row->t2,
			row->t3, row->t4, row->t5, row->t6};
		return;
	case KIND_FRAMEWORK:
		rows->frameworks[rows->framework_count++] =
		    (struct export_framework) {
			row->id, row->code, row->t1, row->t2};
		return;
	case KIND_COMPETENCY:
		rows->competencies[rows->competency_count++] =
		    (struct export_competency) {
			row->id, row->n1, row->n2, row->code, row->t1, row->t2};
		return;
	case KIND_ALIGNMENT:
		rows->alignments[rows->alignment_count++] =
		    (struct export_alignment) {
			row->code, row->t1, row->t2, row->t3};
		return;
	case KIND_ITEM:
		rows->items[rows->item_count++] = (struct export_item) {
		    row->code, row->id, row->n1, row->hash, row->body};
		return;
	case KIND_DUTY:
		rows->duties[rows->duty_count++] = (struct export_duty) {
		    row->code, row->duty, row->username, row->n1};
		return;
	case KIND_TERM:
		rows->terms[rows->term_count++] = (struct export_term) {
		    row->code, row->t1, row->t2, row->t3, row->t4, row->t5};
		return;
	}
	insist(false);
}

/* How many rows are of this kind: they stand together. */
static size_t
count_of(const struct row *rows, size_t count, enum kind kind)
{
	size_t found = 0;

	for (size_t i = 0; i < count; i++)
		found += rows[i].kind == (int64_t)kind;
	return found;
}

#define ROOM(kind, member)                                                     \
	.member = arena_array(                                                 \
	    arena, count_of(rows, count, kind), sizeof(*rows_r->member))

enum status
export_read(struct db *db, struct arena *arena, const char *codes,
    struct export_rows *rows_r)
{
	struct param which = param_text(codes);
	struct row *rows;
	size_t count;
	enum status status = db_list(db, arena, export_sql(EXPORT_READ),
	    PARAMS(which, which, which, which), &row_shape, &rows, &count);

	if (status != STATUS_OK)
		return status;
	*rows_r = (struct export_rows) {
	    ROOM(KIND_PROGRAMME, programmes),
	    ROOM(KIND_FRAMEWORK, frameworks),
	    ROOM(KIND_COMPETENCY, competencies),
	    ROOM(KIND_ALIGNMENT, alignments),
	    ROOM(KIND_ITEM, items),
	    ROOM(KIND_DUTY, duties),
	    ROOM(KIND_TERM, terms),
	};
	for (size_t i = 0; i < count; i++)
		row_sort(&rows[i], rows_r);
	return STATUS_OK;
}
