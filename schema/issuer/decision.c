/*
 * decision.c - statements of decision.sql as functions.
 */
#include "config.h"

#include <string.h>

#include "base/token.h"
#include "schema/common/audit.h"
#include "schema/db.h"
#include "schema/issuer/decision.h"
#include "schema/issuer/issuer_sql.h"

enum row_kind { ROW_HEAD, ROW_REVIEW, ROW_SCORE, ROW_FEEDBACK, ROW__MAX };

/* A row of decision_read, of any kind. */
struct row {
	int64_t kind;
	int64_t id;
	int64_t review;
	int64_t level;
	const char *t1;
	const char *t2;
	const char *t3;
	int64_t at;
	struct decision_head head;
};

static const struct column row_columns[] = {
    COLUMN(struct row, kind),
    COLUMN(struct row, id),
    COLUMN(struct row, review),
    COLUMN(struct row, level),
    COLUMN(struct row, t1),
    COLUMN(struct row, t2),
    COLUMN(struct row, t3),
    COLUMN(struct row, at),
    COLUMN(struct row, head.submission),
    COLUMN(struct row, head.public_id),
    COLUMN(struct row, head.number),
    COLUMN(struct row, head.author),
    COLUMN(struct row, head.edition),
    COLUMN(struct row, head.author_name),
    COLUMN(struct row, head.attempt),
    COLUMN(struct row, head.ordinal),
    COLUMN(struct row, head.state),
    COLUMN(struct row, head.submitted_us),
    COLUMN(struct row, head.consent),
    COLUMN(struct row, head.unfinished),
    COLUMN(struct row, head.thirds),
    COLUMN(struct row, head.outcome),
    COLUMN(struct row, head.decided_us),
    COLUMN(struct row, head.decided_by),
    COLUMN(struct row, head.note),
    COLUMN(struct row, head.award),
    COLUMN(struct row, head.sealed),
    COLUMN(struct row, head.term),
    COLUMN(struct row, head.term_open),
    COLUMN(struct row, head.release_us),
    BRIEF_COLUMNS(struct row, head.brief),
};
static const struct shape row_shape = SHAPE(struct row, row_columns);

struct settled {
	int64_t issuer;
	const char *outcome;
	int64_t award;
};
static const struct column settled_columns[] = {
    COLUMN(struct settled, issuer),
    COLUMN(struct settled, outcome),
    COLUMN(struct settled, award),
};
static const struct shape settled_shape =
    SHAPE(struct settled, settled_columns);

static void
row_sort(const struct row *row, struct decision_case *c)
{
	switch ((enum row_kind)row->kind) {
	case ROW_HEAD:
		c->head = row->head;
		return;
	case ROW_REVIEW:
		c->reviews[c->review_count++] =
		    (struct decision_review) {.id = row->id,
			.name = row->t1,
			.recommendation = row->t2,
			.note = row->t3,
			.recommended_us = row->at};
		return;
	case ROW_SCORE:
		c->scores[c->score_count++] =
		    (struct decision_score) {row->id, row->review, row->level};
		return;
	case ROW_FEEDBACK:
		c->feedback[c->feedback_count++] =
		    (struct decision_feedback) {row->id, row->review, row->t1};
		return;
	case ROW__MAX:
		return;
	}
}

enum status
decision_read(struct db *db, struct arena *arena, const char *id,
    int64_t person, struct decision_case *case_r)
{
	struct param params[12];
	struct row *rows;
	size_t count;
	enum status status;

	for (size_t i = 0; i < 12; i += 3) {
		params[i] = param_text(id);
		params[i + 1] = param_int(person);
		params[i + 2] = param_int(person);
	}
	status = db_list(db, arena, issuer_sql(ISSUER_DECISION_READ), params,
	    12, &row_shape, &rows, &count);
	if (status != STATUS_OK)
		return status;
	if (count == 0 || rows[0].kind != ROW_HEAD)
		return STATUS_ABSENT;
	*case_r = (struct decision_case) {
	    .reviews =
		arena_array(arena, count, sizeof(struct decision_review)),
	    .scores = arena_array(arena, count, sizeof(struct decision_score)),
	    .feedback =
		arena_array(arena, count, sizeof(struct decision_feedback)),
	};
	for (size_t i = 0; i < count; i++)
		row_sort(&rows[i], case_r);
	return STATUS_OK;
}

int64_t
decision_seen(const struct decision_case *it)
{
	int64_t seen = 0;

	for (size_t i = 0; i < it->review_count; i++)
		if (it->reviews[i].recommended_us > seen)
			seen = it->reviews[i].recommended_us;
	return seen;
}

/* ---- decide ---------------------------------------------------------- */

struct deciding {
	const struct decision_act *act;
	bool award;
	int64_t award_id;
};

static enum status
award_add(struct db *db, struct deciding *deciding)
{
	const struct decision_act *act = deciding->act;
	int64_t decision = db_inserted(db);
	char id[PUBLIC_ID_TEXT + 1];
	char salt[PUBLIC_ID_TEXT + 1];
	enum status status;

	public_id_make(id);
	public_id_make(salt);
	status = db_change_one(db, issuer_sql(ISSUER_AWARD_ADD),
	    PARAMS(param_text(id), param_int(decision), param_int(act->author),
		param_int(act->edition), param_time(act->now_us),
		param_text(salt)));
	if (status == STATUS_OK)
		deciding->award_id = db_inserted(db);
	return status;
}

static enum status
decide_body(struct db *db, void *context)
{
	struct deciding *deciding = context;
	const struct decision_act *act = deciding->act;
	enum status status = db_change_one(db, issuer_sql(ISSUER_DECISION_ADD),
	    PARAMS(param_int(act->attempt), param_int(act->person),
		param_text(deciding->award ? "award" : "not_yet"),
		param_text(act->note), param_time(act->now_us)));

	deciding->award_id = 0;
	if (status == STATUS_OK && deciding->award)
		status = award_add(db, deciding);
	if (status != STATUS_OK)
		return status;
	return audit_add(db,
	    &(struct audit) {.actor = act->person,
		.action =
		    deciding->award ? "decision.award" : "decision.not_yet",
		.submission = act->submission,
		.award = deciding->award_id,
		.request_id = act->request_id});
}

/* Was it this, by this person? Then a repeated or uncertain act is done. */
static enum status
settle(struct db *db, struct arena *arena, const struct deciding *deciding,
    enum status status, int64_t *award_r)
{
	struct settled settled;

	if (db_ready(db) != STATUS_OK ||
	    db_find(db, arena, issuer_sql(ISSUER_DECISION_SETTLE),
		PARAMS(param_int(deciding->act->attempt)), &settled_shape,
		&settled) != STATUS_OK)
		return status;
	if (settled.issuer != deciding->act->person ||
	    (strcmp(settled.outcome, "award") == 0) != deciding->award)
		return STATUS_CONFLICT;
	fault_clear();
	*award_r = settled.award;
	return STATUS_OK;
}

enum status
decision_decide(struct db *db, struct arena *arena,
    const struct decision_act *act, bool award, int64_t *award_r)
{
	struct deciding deciding = {.act = act, .award = award};
	enum status status = db_transact(db, decide_body, &deciding);

	if (status == STATUS_CONFLICT || status == STATUS_DENIED ||
	    status == STATUS_UNCERTAIN)
		return settle(db, arena, &deciding, status, award_r);
	if (status == STATUS_OK)
		*award_r = deciding.award_id;
	return status;
}

/* ---- refer ----------------------------------------------------------- */

struct referring {
	const struct decision_act *act;
	bool third;
};

static enum status
refer_body(struct db *db, void *context)
{
	const struct referring *referring = context;
	const struct decision_act *act = referring->act;
	enum status status = db_change_one(db, issuer_sql(ISSUER_REFERRAL_ADD),
	    PARAMS(param_int(act->attempt), param_int(act->person),
		param_text(referring->third ? "third" : "passed_back"),
		param_text(act->note), param_time(act->now_us)));

	if (status != STATUS_OK)
		return status;
	return audit_add(db,
	    &(struct audit) {.actor = act->person,
		.action = referring->third ? "submission.third_asked"
					   : "submission.passed_back",
		.submission = act->submission,
		.request_id = act->request_id});
}

enum status
decision_refer(struct db *db, const struct decision_act *act, bool third)
{
	struct referring referring = {act, third};

	return db_transact(db, refer_body, &referring);
}
