/*
 * desk.c - statements of desk.sql as functions.
 */
#include "config.h"

#include "schema/db.h"
#include "schema/issuer/desk.h"
#include "schema/issuer/issuer_sql.h"

static const struct column count_columns[] = {
    COLUMN(struct desk_count, counts[DESK_WAITING]),
    COLUMN(struct desk_count, counts[DESK_AGREED]),
    COLUMN(struct desk_count, counts[DESK_SPLIT]),
    COLUMN(struct desk_count, counts[DESK_IN_REVIEW]),
    COLUMN(struct desk_count, counts[DESK_SEALED]),
    COLUMN(struct desk_count, counts[DESK_DECIDED]),
};
static const struct shape count_shape = SHAPE(struct desk_count, count_columns);

static const struct column row_columns[] = {
    COLUMN(struct desk_row, public_id),
    COLUMN(struct desk_row, number),
    COLUMN(struct desk_row, ordinal),
    COLUMN(struct desk_row, title),
    COLUMN(struct desk_row, badge.shape),
    COLUMN(struct desk_row, badge.colour),
    COLUMN(struct desk_row, badge.level),
    COLUMN(struct desk_row, badge.symbol),
    COLUMN(struct desk_row, submitted_us),
    COLUMN(struct desk_row, due_us),
    COLUMN(struct desk_row, recommended_us),
    COLUMN(struct desk_row, recommendations),
    COLUMN(struct desk_row, reviews_in),
    COLUMN(struct desk_row, reviews_all),
    COLUMN(struct desk_row, outcome),
    COLUMN(struct desk_row, decided_us),
    COLUMN(struct desk_row, award),
};
static const struct shape row_shape = SHAPE(struct desk_row, row_columns);

enum status
desk_count(struct db *db, struct arena *arena, int64_t person,
    struct desk_count *count_r)
{
	return db_find(db, arena, issuer_sql(ISSUER_DESK_COUNT),
	    PARAMS(param_int(person), param_int(person), param_int(person),
		param_int(person), param_int(person), param_int(person),
		param_int(person)),
	    &count_shape, count_r);
}

/* Ripe ones, by how many different recommendations they have. */
static enum status
list_waiting(struct db *db, struct arena *arena, int64_t person,
    int64_t voices_least, int64_t voices_most, const char *after, int64_t limit,
    struct desk_row **rows_r, size_t *count_r)
{
	return db_list(db, arena, issuer_sql(ISSUER_DESK_WAITING),
	    PARAMS(param_int(person), param_int(person),
		param_int(voices_least), param_int(voices_most),
		param_text(after), param_text(after), param_int(limit)),
	    &row_shape, rows_r, count_r);
}

enum status
desk_list(struct db *db, struct arena *arena, int64_t person, enum desk which,
    const char *after, int64_t limit, struct desk_row **rows_r, size_t *count_r)
{
	switch (which) {
	case DESK_AGREED:
		return list_waiting(
		    db, arena, person, 1, 1, after, limit, rows_r, count_r);
	case DESK_SPLIT:
		return list_waiting(
		    db, arena, person, 2, 2, after, limit, rows_r, count_r);
	case DESK_IN_REVIEW:
		return db_list(db, arena, issuer_sql(ISSUER_DESK_IN_REVIEW),
		    PARAMS(param_int(person), param_int(person),
			param_text(after), param_text(after), param_int(limit)),
		    &row_shape, rows_r, count_r);
	case DESK_SEALED:
		return db_list(db, arena, issuer_sql(ISSUER_DESK_SEALED),
		    PARAMS(param_int(person), param_int(person),
			param_text(after), param_text(after), param_int(limit)),
		    &row_shape, rows_r, count_r);
	case DESK_DECIDED:
		return db_list(db, arena, issuer_sql(ISSUER_DESK_DECIDED),
		    PARAMS(param_int(person), param_text(after),
			param_text(after), param_int(person), param_int(limit)),
		    &row_shape, rows_r, count_r);
	case DESK_WAITING:
	case DESK__MAX:
		break;
	}
	return list_waiting(
	    db, arena, person, 1, 2, after, limit, rows_r, count_r);
}
