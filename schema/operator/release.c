/*
 * release.c - statements of release.sql as functions.
 */
#include "config.h"

#include <string.h>

#include "base/token.h"
#include "schema/common/audit.h"
#include "schema/db.h"
#include "schema/operator/release.h"
#include "schema/operator/release_sql.h"

static const struct column row_columns[] = {
    COLUMN(struct release_row, id),
    COLUMN(struct release_row, attempt),
    COLUMN(struct release_row, issuer),
    COLUMN(struct release_row, outcome),
    COLUMN(struct release_row, note),
    COLUMN(struct release_row, decided),
    COLUMN(struct release_row, submission),
    COLUMN(struct release_row, person),
    COLUMN(struct release_row, edition),
};
static const struct shape row_shape = SHAPE(struct release_row, row_columns);

static const struct column term_columns[] = {
    COLUMN(struct release_term, id),
    COLUMN(struct release_term, code),
};
static const struct shape term_shape = SHAPE(struct release_term, term_columns);

struct told {
	int64_t count;
};
static const struct column told_columns[] = {COLUMN(struct told, count)};
static const struct shape told_shape = SHAPE(struct told, told_columns);

enum status
release_list(struct db *db, struct arena *arena, int64_t after, int64_t limit,
    struct release_row **rows_r, size_t *count_r)
{
	return db_list(db, arena, release_sql(RELEASE_DUE_LIST),
	    PARAMS(param_int(after), param_int(limit)), &row_shape, rows_r,
	    count_r);
}

static enum status
award_add(struct db *db, const struct release_row *row, int64_t *award_r)
{
	char id[PUBLIC_ID_TEXT + 1];
	char salt[PUBLIC_ID_TEXT + 1];
	enum status status;

	public_id_make(id);
	public_id_make(salt);
	status = db_change_one(db, release_sql(RELEASE_AWARD),
	    PARAMS(param_text(id), param_int(db_inserted(db)),
		param_int(row->person), param_int(row->edition),
		param_text(salt)));
	if (status == STATUS_OK)
		*award_r = db_inserted(db);
	return status;
}

static enum status
put_body(struct db *db, void *context)
{
	const struct release_row *row = *(const struct release_row **)context;
	bool awarded = strcmp(row->outcome, "award") == 0;
	int64_t award = 0;
	enum status status = db_change_one(db, release_sql(RELEASE_DECIDE),
	    PARAMS(param_int(row->attempt), param_int(row->issuer),
		param_text(row->outcome), param_text(row->note),
		param_text(row->decided)));

	if (status == STATUS_OK && awarded)
		status = award_add(db, row, &award);
	if (status != STATUS_OK)
		return status;
	/* Who decided is in the decision; this tells who let it out. */
	return audit_add(db,
	    &(struct audit) {
		.action = awarded ? "decision.award" : "decision.not_yet",
		.submission = row->submission,
		.award = award,
		.subject = "released"});
}

enum status
release_put(struct db *db, const struct release_row *row)
{
	enum status status = db_transact(db, put_body, &row);

	if (status != STATUS_DENIED)
		return status;
	/* A rule refused it: it isn't as it was when it was listed. */
	fault_clear();
	return STATUS_CONFLICT;
}

enum status
release_open_list(struct db *db, struct arena *arena,
    struct release_term **terms_r, size_t *count_r)
{
	return db_list(db, arena, release_sql(RELEASE_OPEN_LIST), NO_PARAMS,
	    &term_shape, terms_r, count_r);
}

enum status
release_tell(struct db *db, struct arena *arena, int64_t term, int64_t *told_r)
{
	struct told told;
	enum status status = db_find(db, arena, release_sql(RELEASE_TELL),
	    PARAMS(param_int(term)), &told_shape, &told);

	if (status == STATUS_OK)
		*told_r = told.count;
	return status;
}
