/*
 * award.c - statements of the issuer's award.sql as functions.
 */
#include "config.h"

#include "schema/common/audit.h"
#include "schema/db.h"
#include "schema/issuer/award.h"
#include "schema/issuer/issuer_sql.h"

static const struct column row_columns[] = {
    COLUMN(struct issued_row, public_id),
    COLUMN(struct issued_row, person),
    COLUMN(struct issued_row, title),
    COLUMN(struct issued_row, badge.shape),
    COLUMN(struct issued_row, badge.colour),
    COLUMN(struct issued_row, badge.level),
    COLUMN(struct issued_row, badge.symbol),
    COLUMN(struct issued_row, awarded_us),
    COLUMN(struct issued_row, expires_us),
    COLUMN(struct issued_row, revoked_us),
    COLUMN(struct issued_row, shared),
    COLUMN(struct issued_row, is_signed),
};
static const struct shape row_shape = SHAPE(struct issued_row, row_columns);

static const struct column issued_columns[] = {
    COLUMN(struct issued, id),
    COLUMN(struct issued, public_id),
    COLUMN(struct issued, person),
    COLUMN(struct issued, awarded_us),
    COLUMN(struct issued, expires_us),
    COLUMN(struct issued, revoked_us),
    BRIEF_COLUMNS(struct issued, brief),
};
static const struct shape issued_shape = SHAPE(struct issued, issued_columns);

enum status
issued_list(struct db *db, struct arena *arena, int64_t person,
    const char *search, const char *after, int64_t limit,
    struct issued_row **rows_r, size_t *count_r)
{
	return db_list(db, arena, issuer_sql(ISSUER_AWARD_LIST),
	    PARAMS(param_int(person), param_text(search), param_text(search),
		param_text(search), param_text(after), param_text(after),
		param_int(limit)),
	    &row_shape, rows_r, count_r);
}

enum status
issued_find(struct db *db, struct arena *arena, const char *id, int64_t person,
    struct issued *issued_r)
{
	return db_find(db, arena, issuer_sql(ISSUER_AWARD_FIND),
	    PARAMS(param_text(id), param_int(person)), &issued_shape, issued_r);
}

struct revoking {
	const struct issued *issued;
	int64_t person;
	const char *reason;
	const char *public_reason;
	int64_t now_us;
	const char *request_id;
};

static enum status
revoke_body(struct db *db, void *context)
{
	const struct revoking *revoking = context;
	enum status status =
	    db_change_one(db, issuer_sql(ISSUER_REVOCATION_ADD),
		PARAMS(param_int(revoking->issued->id),
		    param_int(revoking->person), param_text(revoking->reason),
		    param_text(revoking->public_reason),
		    param_time(revoking->now_us)));

	if (status != STATUS_OK)
		return status;
	return audit_add(db,
	    &(struct audit) {.actor = revoking->person,
		.action = "award.revoked",
		.award = revoking->issued->id,
		.request_id = revoking->request_id});
}

enum status
issued_revoke(struct db *db, const struct issued *issued, int64_t person,
    const char *reason, const char *public_reason, int64_t now_us,
    const char *request_id)
{
	struct revoking revoking = {
	    issued, person, reason, public_reason, now_us, request_id};

	return db_transact(db, revoke_body, &revoking);
}
