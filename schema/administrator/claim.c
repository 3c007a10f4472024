/*
 * claim.c - statements of claim.sql as functions.
 */
#include "config.h"

#include "schema/administrator/administrator_sql.h"
#include "schema/administrator/claim.h"
#include "schema/common/audit.h"

struct place {
	int64_t claimed_us;
	int64_t id;
};
static const struct column place_columns[] = {
    COLUMN(struct place, claimed_us),
    COLUMN(struct place, id),
};
static const struct shape place_shape = SHAPE(struct place, place_columns);

static const struct column row_columns[] = {
    COLUMN(struct claim_row, public_id),
    COLUMN(struct claim_row, number),
    COLUMN(struct claim_row, title),
    COLUMN(struct claim_row, ordinal),
    COLUMN(struct claim_row, assessor),
    COLUMN(struct claim_row, assessor_id),
    COLUMN(struct claim_row, claimed_us),
    COLUMN(struct claim_row, lapses_us),
    COLUMN(struct claim_row, due_us),
    COLUMN(struct claim_row, active),
    COLUMN(struct claim_row, on_duty),
};
static const struct shape row_shape = SHAPE(struct claim_row, row_columns);

static const struct column claim_columns[] = {
    COLUMN(struct claim, id),
    COLUMN(struct claim, public_id),
    COLUMN(struct claim, state),
    COLUMN(struct claim, attempt),
    COLUMN(struct claim, number),
    COLUMN(struct claim, title),
    COLUMN(struct claim, ordinal),
    COLUMN(struct claim, assessor),
    COLUMN(struct claim, assessor_name),
    COLUMN(struct claim, username),
    COLUMN(struct claim, claimed_us),
    COLUMN(struct claim, lapses_us),
    COLUMN(struct claim, due_us),
    COLUMN(struct claim, claim_days),
    COLUMN(struct claim, own),
    COLUMN(struct claim, code),
};
static const struct shape claim_shape = SHAPE(struct claim, claim_columns);

static const struct column receiver_columns[] = {
    COLUMN(struct claim_receiver, id),
    COLUMN(struct claim_receiver, public_id),
    COLUMN(struct claim_receiver, name),
    COLUMN(struct claim_receiver, username),
    COLUMN(struct claim_receiver, in_hand),
};
static const struct shape receiver_shape =
    SHAPE(struct claim_receiver, receiver_columns);

enum status
claim_list(struct db *db, struct arena *arena, const char *after, int64_t limit,
    struct claim_row **rows_r, size_t *count_r)
{
	/* A moment before all others: 0 would be NULL. */
	struct place from = {.claimed_us = 1};
	enum status status = STATUS_OK;

	if (after != NULL)
		status = db_find(db, arena,
		    administrator_sql(ADMINISTRATOR_CLAIM_PLACE),
		    PARAMS(param_text(after)), &place_shape, &from);
	/* What was behind it is still there when it has gone. */
	if (status == STATUS_ABSENT || from.claimed_us == 0)
		from = (struct place) {.claimed_us = 1};
	else if (status != STATUS_OK)
		return status;
	return db_list(db, arena, administrator_sql(ADMINISTRATOR_CLAIM_LIST),
	    PARAMS(param_time(from.claimed_us), param_time(from.claimed_us),
		param_int(from.id), param_int(limit)),
	    &row_shape, rows_r, count_r);
}

enum status
claim_find(struct db *db, struct arena *arena, const char *id, int64_t person,
    struct claim *claim_r)
{
	return db_find(db, arena, administrator_sql(ADMINISTRATOR_CLAIM_FIND),
	    PARAMS(param_int(person), param_text(id)), &claim_shape, claim_r);
}

enum status
claim_receivers(struct db *db, struct arena *arena, const struct claim *claim,
    int64_t limit, struct claim_receiver **rows_r, size_t *count_r)
{
	return db_list(db, arena,
	    administrator_sql(ADMINISTRATOR_CLAIM_RECEIVERS),
	    PARAMS(param_int(claim->id), param_int(limit)), &receiver_shape,
	    rows_r, count_r);
}

/* ---- handing over ---------------------------------------------------- */

struct handing {
	const struct claim_change *change;
	struct arena *arena;
};

static enum status
hand_over_body(struct db *db, void *context)
{
	static const struct column columns[] = {{0, COLUMN_INT}};
	static const struct shape shape = {columns, 1, sizeof(int64_t)};
	const struct handing *handing = context;
	const struct claim_change *change = handing->change;
	const struct claim *claim = change->claim;
	int64_t submission;
	enum status status = db_find(db, handing->arena,
	    administrator_sql(ADMINISTRATOR_CLAIM_HAND_OVER),
	    PARAMS(param_int(claim->id), param_int(claim->assessor),
		change->receiver == 0 ? param_null()
				      : param_int(change->receiver),
		param_int(change->lapses_us), param_int(change->actor),
		param_text(change->reason)),
	    &shape, &submission);

	if (status != STATUS_OK)
		return status;
	if (submission == 0)
		return STATUS_CONFLICT;
	return audit_add(db,
	    &(struct audit) {.actor = change->actor,
		.action = "review.handed_over",
		.submission = submission,
		.subject = change->subject,
		.request_id = change->request_id});
}

enum status
claim_hand_over(
    struct db *db, struct arena *arena, const struct claim_change *change)
{
	struct handing handing = {change, arena};

	return db_transact(db, hand_over_body, &handing);
}
