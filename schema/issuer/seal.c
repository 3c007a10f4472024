/*
 * seal.c - statements of seal.sql as functions.
 */
#include "config.h"

#include <string.h>

#include "schema/common/audit.h"
#include "schema/db.h"
#include "schema/issuer/decision.h"
#include "schema/issuer/issuer_sql.h"
#include "schema/issuer/seal.h"

struct settled {
	int64_t issuer;
	const char *outcome;
};
static const struct column settled_columns[] = {
    COLUMN(struct settled, issuer),
    COLUMN(struct settled, outcome),
};
static const struct shape settled_shape =
    SHAPE(struct settled, settled_columns);

struct undone {
	int64_t issuer;
};
static const struct column undone_columns[] = {COLUMN(struct undone, issuer)};
static const struct shape undone_shape = SHAPE(struct undone, undone_columns);

struct sealing {
	const struct decision_act *act;
	const char *outcome;
	int64_t sealed; /* to take back */
};

/* The entry says that it was decided, never how. */
static enum status
tell(struct db *db, const struct decision_act *act, const char *action)
{
	return audit_add(db,
	    &(struct audit) {.actor = act->person,
		.action = action,
		.submission = act->submission,
		.request_id = act->request_id});
}

static enum status
seal_body(struct db *db, void *context)
{
	const struct sealing *sealing = context;
	const struct decision_act *act = sealing->act;
	enum status status = db_change_one(db, issuer_sql(ISSUER_SEAL_ADD),
	    PARAMS(param_int(act->attempt), param_int(act->person),
		param_text(sealing->outcome), param_text(act->note),
		param_time(act->now_us)));

	return status == STATUS_OK ? tell(db, act, "decision.sealed") : status;
}

/* Was it this, by this person? Then a repeated or uncertain act is done. */
static enum status
seal_settle(struct db *db, struct arena *arena, const struct sealing *sealing,
    enum status status)
{
	struct settled settled;

	if (db_ready(db) != STATUS_OK ||
	    db_find(db, arena, issuer_sql(ISSUER_SEAL_SETTLE),
		PARAMS(param_int(sealing->act->attempt)), &settled_shape,
		&settled) != STATUS_OK)
		return status;
	if (settled.issuer != sealing->act->person ||
	    strcmp(settled.outcome, sealing->outcome) != 0)
		return STATUS_CONFLICT;
	fault_clear();
	return STATUS_OK;
}

enum status
seal_decide(struct db *db, struct arena *arena, const struct decision_act *act,
    bool award)
{
	struct sealing sealing = {
	    .act = act, .outcome = award ? "award" : "not_yet"};
	enum status status = db_transact(db, seal_body, &sealing);

	if (status == STATUS_DENIED || status == STATUS_UNCERTAIN)
		return seal_settle(db, arena, &sealing, status);
	return status;
}

static enum status
undo_body(struct db *db, void *context)
{
	const struct sealing *sealing = context;
	const struct decision_act *act = sealing->act;
	enum status status = db_change_one(db, issuer_sql(ISSUER_SEAL_UNDO),
	    PARAMS(param_int(sealing->sealed), param_int(act->person),
		param_time(act->now_us)));

	return status == STATUS_OK ? tell(db, act, "decision.unsealed")
				   : status;
}

enum status
seal_undo(struct db *db, struct arena *arena, const struct decision_act *act,
    int64_t sealed)
{
	struct sealing sealing = {.act = act, .sealed = sealed};
	struct undone undone;
	enum status status = db_transact(db, undo_body, &sealing);

	if (status == STATUS_OK || status == STATUS_UNAVAILABLE)
		return status;
	/* Taken back before, by whomever: that is what was wanted. */
	if (db_ready(db) == STATUS_OK &&
	    db_find(db, arena, issuer_sql(ISSUER_SEAL_UNDONE),
		PARAMS(param_int(sealed)), &undone_shape,
		&undone) == STATUS_OK) {
		fault_clear();
		return STATUS_OK;
	}
	return status;
}
