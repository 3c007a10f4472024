/*
 * withdraw.c - statements of withdraw.sql as functions.
 */
#include "config.h"

#include <string.h>

#include "schema/common/audit.h"
#include "schema/db.h"
#include "schema/educator/educator_sql.h"
#include "schema/educator/withdraw.h"

struct locked {
	int64_t submission;
	int64_t attempt;
	const char *state;
};
static const struct column locked_columns[] = {
    COLUMN(struct locked, submission),
    COLUMN(struct locked, attempt),
    COLUMN(struct locked, state),
};
static const struct shape locked_shape = SHAPE(struct locked, locked_columns);

/* A step from one state to another, by whom. */
struct step {
	struct arena *arena;
	const char *id;
	int64_t person;
	const char *request_id;
	enum educator_statement change;
	const char *from;
	const char *to;
	const char *action;
};

static enum status
step_body(struct db *db, void *context)
{
	const struct step *step = context;
	struct locked locked;
	enum status status =
	    db_find(db, step->arena, educator_sql(EDUCATOR_ATTEMPT_LOCK),
		PARAMS(param_text(step->id), param_int(step->person)),
		&locked_shape, &locked);

	if (status != STATUS_OK)
		return status;
	/* The same click a second time. */
	if (strcmp(locked.state, step->to) == 0)
		return STATUS_OK;
	if (strcmp(locked.state, step->from) != 0)
		return STATUS_CONFLICT;
	status = db_change_one(
	    db, educator_sql(step->change), PARAMS(param_int(locked.attempt)));
	if (status != STATUS_OK)
		return status;
	return audit_add(db,
	    &(struct audit) {.actor = step->person,
		.action = step->action,
		.submission = locked.submission,
		.request_id = step->request_id});
}

enum status
submission_recall(struct db *db, struct arena *arena, const char *id,
    int64_t person, const char *request_id)
{
	struct step step = {arena, id, person, request_id,
	    EDUCATOR_ATTEMPT_RECALL, "submitted", "draft",
	    "submission.recalled"};

	return db_transact(db, step_body, &step);
}

enum status
submission_discard(struct db *db, struct arena *arena, const char *id,
    int64_t person, const char *request_id)
{
	struct step step = {arena, id, person, request_id,
	    EDUCATOR_ATTEMPT_DISCARD, "draft", "discarded",
	    "submission.discarded"};

	return db_transact(db, step_body, &step);
}
