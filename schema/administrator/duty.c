/*
 * duty.c - statements of duty.sql as functions.
 */
#include "config.h"

#include <string.h>

#include "schema/administrator/administrator_sql.h"
#include "schema/administrator/duty.h"
#include "schema/common/audit.h"

static const struct column row_columns[] = {
    COLUMN(struct duty_row, code),
    COLUMN(struct duty_row, title),
    COLUMN(struct duty_row, programme),
    COLUMN(struct duty_row, state),
    COLUMN(struct duty_row, assessor_count),
    COLUMN(struct duty_row, assessors),
    COLUMN(struct duty_row, issuers),
};
static const struct shape row_shape = SHAPE(struct duty_row, row_columns);

static const struct column subject_columns[] = {
    COLUMN(struct duty_subject, id),
    COLUMN(struct duty_subject, assessor_count),
    BRIEF_COLUMNS(struct duty_subject, brief),
};
static const struct shape subject_shape =
    SHAPE(struct duty_subject, subject_columns);

static const struct column holder_columns[] = {
    COLUMN(struct duty_holder, kind),
    COLUMN(struct duty_holder, duty),
    COLUMN(struct duty_holder, id),
    COLUMN(struct duty_holder, public_id),
    COLUMN(struct duty_holder, username),
    COLUMN(struct duty_holder, name),
    COLUMN(struct duty_holder, given_us),
    COLUMN(struct duty_holder, reason),
    COLUMN(struct duty_holder, active),
    COLUMN(struct duty_holder, holds),
    COLUMN(struct duty_holder, claims),
};
static const struct shape holder_shape =
    SHAPE(struct duty_holder, holder_columns);

static const struct column person_columns[] = {
    COLUMN(struct duty_person, id),
    COLUMN(struct duty_person, username),
    COLUMN(struct duty_person, name),
    COLUMN(struct duty_person, active),
    COLUMN(struct duty_person, holds),
    COLUMN(struct duty_person, has),
};
static const struct shape person_shape =
    SHAPE(struct duty_person, person_columns);

struct id_row {
	int64_t id;
};
static const struct column id_columns[] = {COLUMN(struct id_row, id)};
static const struct shape id_shape = SHAPE(struct id_row, id_columns);

/* ---- reading --------------------------------------------------------- */

enum status
duty_list(struct db *db, struct arena *arena, const char *after, int64_t limit,
    struct duty_row **rows_r, size_t *count_r)
{
	return db_list(db, arena, administrator_sql(ADMINISTRATOR_DUTY_LIST),
	    PARAMS(param_text(after), param_int(limit)), &row_shape, rows_r,
	    count_r);
}

enum status
duty_find(struct db *db, struct arena *arena, const char *code,
    struct duty_subject *subject_r)
{
	return db_find(db, arena, administrator_sql(ADMINISTRATOR_DUTY_FIND),
	    PARAMS(param_text(code)), &subject_shape, subject_r);
}

enum status
duty_holders(struct db *db, struct arena *arena, int64_t micro_credential,
    int64_t limit, struct duty_holder **rows_r, size_t *count_r)
{
	struct param which = param_int(micro_credential);

	return db_list(db, arena, administrator_sql(ADMINISTRATOR_DUTY_PERSONS),
	    PARAMS(which, which, which, param_int(limit)), &holder_shape,
	    rows_r, count_r);
}

enum status
duty_person_find(struct db *db, struct arena *arena, const char *id,
    int64_t micro_credential, const char *duty, struct duty_person *person_r)
{
	return db_find(db, arena, administrator_sql(ADMINISTRATOR_DUTY_PERSON),
	    PARAMS(param_text(duty), param_int(micro_credential),
		param_text(duty), param_text(id)),
	    &person_shape, person_r);
}

/* ---- changing -------------------------------------------------------- */

struct changing {
	const struct duty_change *change;
	struct arena *arena;
	int64_t freed;
};

static enum status
change_audit(
    struct db *db, const struct duty_change *change, const char *action)
{
	return audit_add(db,
	    &(struct audit) {.actor = change->actor,
		.action = action,
		.subject = change->subject,
		.request_id = change->request_id});
}

/* Nothing was added: either it was there, or the role wasn't. */
static enum status
give_settle(
    struct db *db, struct arena *arena, const struct duty_change *change)
{
	struct id_row row;
	enum status status = db_find(db, arena,
	    administrator_sql(ADMINISTRATOR_DUTY_HELD),
	    PARAMS(param_int(change->person),
		param_int(change->micro_credential), param_text(change->duty)),
	    &id_shape, &row);

	return status == STATUS_ABSENT ? STATUS_CONFLICT : status;
}

static enum status
give_body(struct db *db, void *context)
{
	struct changing *changing = context;
	const struct duty_change *change = changing->change;
	struct param which = param_int(change->micro_credential);
	struct param duty = param_text(change->duty);
	uint64_t changed;
	enum status status =
	    db_change(db, administrator_sql(ADMINISTRATOR_DUTY_GIVE),
		PARAMS(which, duty, param_text(change->reason),
		    param_time(change->now_us), param_int(change->person), duty,
		    which, duty),
		&changed);

	if (status != STATUS_OK)
		return status;
	if (changed == 0)
		return give_settle(db, changing->arena, change);
	return change_audit(db, change, "duty.given");
}

enum status
duty_give(struct db *db, struct arena *arena, const struct duty_change *change)
{
	struct changing changing = {change, arena, 0};

	return db_transact(db, give_body, &changing);
}

static enum status
claim_free(struct db *db, struct changing *changing, int64_t review)
{
	const struct duty_change *change = changing->change;
	struct id_row submission;
	enum status status = db_find(db, changing->arena,
	    administrator_sql(ADMINISTRATOR_DUTY_HAND_BACK),
	    PARAMS(param_int(review), param_int(change->person)), &id_shape,
	    &submission);

	if (status != STATUS_OK || submission.id == 0)
		return status;
	changing->freed++;
	return audit_add(db,
	    &(struct audit) {.actor = change->actor,
		.action = "review.handed_back",
		.submission = submission.id,
		.subject = change->subject,
		.request_id = change->request_id});
}

static enum status
claims_free(struct db *db, struct changing *changing)
{
	const struct duty_change *change = changing->change;
	struct id_row *reviews;
	size_t count;
	enum status status = db_list(db, changing->arena,
	    administrator_sql(ADMINISTRATOR_DUTY_CLAIMS),
	    PARAMS(
		param_int(change->person), param_int(change->micro_credential)),
	    &id_shape, &reviews, &count);

	for (size_t i = 0; i < count && status == STATUS_OK; i++)
		status = claim_free(db, changing, reviews[i].id);
	return status;
}

static enum status
end_body(struct db *db, void *context)
{
	struct changing *changing = context;
	const struct duty_change *change = changing->change;
	uint64_t changed;
	enum status status = db_change(db,
	    administrator_sql(ADMINISTRATOR_DUTY_END),
	    PARAMS(param_int(change->person),
		param_int(change->micro_credential), param_text(change->duty)),
	    &changed);

	changing->freed = 0;
	if (status == STATUS_OK && changed > 0)
		status = change_audit(db, change, "duty.withdrawn");
	if (status == STATUS_OK && strcmp(change->duty, "assessor") == 0)
		status = claims_free(db, changing);
	return status;
}

enum status
duty_end(struct db *db, struct arena *arena, const struct duty_change *change,
    int64_t *freed_r)
{
	struct changing changing = {change, arena, 0};
	enum status status = db_transact(db, end_body, &changing);

	if (status == STATUS_OK)
		*freed_r = changing.freed;
	return status;
}
