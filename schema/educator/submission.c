/*
 * submission.c - statements of submission.sql as functions.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/token.h"
#include "schema/common/audit.h"
#include "schema/educator/educator_sql.h"
#include "schema/educator/submission.h"

static const struct column submission_columns[] = {
    COLUMN(struct submission, id),
    COLUMN(struct submission, public_id),
    COLUMN(struct submission, number),
    COLUMN(struct submission, state),
    COLUMN(struct submission, attempt),
    COLUMN(struct submission, ordinal),
    COLUMN(struct submission, attempt_state),
    COLUMN(struct submission, saved_us),
    COLUMN(struct submission, consent),
    COLUMN(struct submission, own_work),
    COLUMN(struct submission, submitted_us),
    COLUMN(struct submission, due_us),
    COLUMN(struct submission, artifact_least),
    COLUMN(struct submission, artifact_most),
    COLUMN(struct submission, assessor_count),
    COLUMN(struct submission, anonymous),
    COLUMN(struct submission, reflection_prompt),
    COLUMN(struct submission, reflection_least),
    COLUMN(struct submission, reflection_most),
    COLUMN(struct submission, decided),
    COLUMN(struct submission, award),
    COLUMN(struct submission, term),
    COLUMN(struct submission, opens_us),
    COLUMN(struct submission, events),
    BRIEF_COLUMNS(struct submission, brief),
};
static const struct shape submission_shape =
    SHAPE(struct submission, submission_columns);

static const struct column row_columns[] = {
    COLUMN(struct submission_row, public_id),
    COLUMN(struct submission_row, number),
    COLUMN(struct submission_row, ordinal),
    COLUMN(struct submission_row, attempt_state),
    COLUMN(struct submission_row, changed_us),
    COLUMN(struct submission_row, saved_us),
    COLUMN(struct submission_row, submitted_us),
    COLUMN(struct submission_row, due_us),
    COLUMN(struct submission_row, award),
    COLUMN(struct submission_row, feedback_ordinal),
    COLUMN(struct submission_row, missing),
    COLUMN(struct submission_row, title),
    COLUMN(struct submission_row, programme),
    COLUMN(struct submission_row, word_not_yet),
    COLUMN(struct submission_row, badge.shape),
    COLUMN(struct submission_row, badge.colour),
    COLUMN(struct submission_row, badge.level),
    COLUMN(struct submission_row, badge.symbol),
};
static const struct shape row_shape = SHAPE(struct submission_row, row_columns);

static const struct column decision_columns[] = {
    COLUMN(struct submission_decision, submission),
    COLUMN(struct submission_decision, public_id),
    COLUMN(struct submission_decision, number),
    COLUMN(struct submission_decision, attempt),
    COLUMN(struct submission_decision, ordinal),
    COLUMN(struct submission_decision, outcome),
    COLUMN(struct submission_decision, note),
    COLUMN(struct submission_decision, decided_us),
    COLUMN(struct submission_decision, award),
    COLUMN(struct submission_decision, last_ordinal),
    BRIEF_COLUMNS(struct submission_decision, brief),
};
static const struct shape decision_shape =
    SHAPE(struct submission_decision, decision_columns);

static const struct column offer_columns[] = {
    COLUMN(struct submission_offer, edition),
    COLUMN(struct submission_offer, artifact_least),
    COLUMN(struct submission_offer, artifact_most),
    COLUMN(struct submission_offer, assessor_count),
    COLUMN(struct submission_offer, anonymous),
    COLUMN(struct submission_offer, requires),
    COLUMN(struct submission_offer, going),
    COLUMN(struct submission_offer, award),
    BRIEF_COLUMNS(struct submission_offer, brief),
};
static const struct shape offer_shape =
    SHAPE(struct submission_offer, offer_columns);

static const struct column part_columns[] = {
    COLUMN(struct submission_part, position),
    COLUMN(struct submission_part, kind),
    COLUMN(struct submission_part, title),
    COLUMN(struct submission_part, words_least),
    COLUMN(struct submission_part, words_most),
};
static const struct shape part_shape =
    SHAPE(struct submission_part, part_columns);

struct public_id {
	const char *id;
};
static const struct column public_id_columns[] = {
    COLUMN(struct public_id, id),
};
static const struct shape public_id_shape =
    SHAPE(struct public_id, public_id_columns);

enum status
submission_find(struct db *db, struct arena *arena, const char *id,
    int64_t person, struct submission *submission_r)
{
	return db_find(db, arena, educator_sql(EDUCATOR_SUBMISSION_FIND),
	    PARAMS(param_text(id), param_int(person)), &submission_shape,
	    submission_r);
}

enum status
submission_list(struct db *db, struct arena *arena, int64_t person,
    const char *after, int64_t limit, struct submission_row **rows_r,
    size_t *count_r)
{
	return db_list(db, arena, educator_sql(EDUCATOR_SUBMISSION_LIST),
	    PARAMS(param_int(person), param_text(after), param_text(after),
		param_int(person), param_int(limit)),
	    &row_shape, rows_r, count_r);
}

struct submission_event *
submission_events(
    struct arena *arena, const struct submission *submission, size_t *count_r)
{
	char *at = arena_text(arena, submission->events);
	struct submission_event *events;
	size_t count = 1;

	*count_r = 0;
	if (*at == '\0')
		return NULL;
	for (const char *c = at; *c != '\0'; c++)
		count += *c == ',';
	events = arena_array(arena, count, sizeof(*events));
	for (char *next; at != NULL; at = next) {
		char *end;

		next = strchr(at, ',');
		if (next != NULL)
			*next++ = '\0';
		events[*count_r].at_us = strtoll(at, &end, 10);
		events[(*count_r)++].action = end + (*end == ' ');
	}
	return events;
}

enum status
submission_decision(struct db *db, struct arena *arena, const char *id,
    int64_t person, int64_t ordinal, struct submission_decision *decision_r)
{
	return db_find(db, arena, educator_sql(EDUCATOR_SUBMISSION_DECISION),
	    PARAMS(param_text(id), param_int(person), param_int(ordinal)),
	    &decision_shape, decision_r);
}

enum status
submission_offer(struct db *db, struct arena *arena, const char *code,
    int64_t person, struct submission_offer *offer_r)
{
	return db_find(db, arena, educator_sql(EDUCATOR_SUBMISSION_OFFER),
	    PARAMS(param_int(person), param_int(person), param_text(code)),
	    &offer_shape, offer_r);
}

enum status
submission_offer_parts(struct db *db, struct arena *arena, int64_t edition,
    struct submission_part **parts_r, size_t *count_r)
{
	return db_list(db, arena,
	    educator_sql(EDUCATOR_SUBMISSION_OFFER_SECTIONS),
	    PARAMS(param_int(edition)), &part_shape, parts_r, count_r);
}

static const struct column required_columns[] = {
    COLUMN(struct submission_required, code),
    COLUMN(struct submission_required, title),
    COLUMN(struct submission_required, unit),
    COLUMN(struct submission_required, credit),
    COLUMN(struct submission_required, earned),
};
static const struct shape required_shape =
    SHAPE(struct submission_required, required_columns);

enum status
submission_required(struct db *db, struct arena *arena, int64_t edition,
    int64_t person, struct submission_required **rows_r, size_t *count_r)
{
	return db_list(db, arena, educator_sql(EDUCATOR_SUBMISSION_REQUIRED),
	    PARAMS(param_int(edition), param_int(person)), &required_shape,
	    rows_r, count_r);
}

/* ---- start ----------------------------------------------------------- */

struct requires_row {
	int64_t edition;
	const char *requires;
};

static const struct column requires_columns[] = {
    COLUMN(struct requires_row, edition),
    COLUMN(struct requires_row, requires),
};
static const struct shape requires_shape =
    SHAPE(struct requires_row, requires_columns);

struct start {
	struct arena *arena;
	submission_may_fn *may;
	const char *code;
	int64_t person;
	int64_t now_us;
	const char *request_id;
	char id[PUBLIC_ID_TEXT + 1];
};

/* OK | ABSENT | DENIED */
static enum status
may_start(struct db *db, const struct start *start)
{
	struct requires_row row;
	struct submission_required *rows;
	size_t count;
	enum status status = db_find(db, start->arena,
	    educator_sql(EDUCATOR_SUBMISSION_REQUIRES),
	    PARAMS(param_text(start->code)), &requires_shape, &row);

	if (status != STATUS_OK || *row.requires == '\0')
		return status;
	status = submission_required(
	    db, start->arena, row.edition, start->person, &rows, &count);
	if (status != STATUS_OK)
		return status;
	return start->may(start->arena, row.requires, rows, count)
	    ? STATUS_OK
	    : STATUS_DENIED;
}

static enum status
start_body(struct db *db, void *context)
{
	struct start *start = context;
	char number[NUMBER_TEXT + 1];
	uint64_t changed;
	int64_t submission;
	enum status status = may_start(db, start);

	if (status != STATUS_OK)
		return status;
	public_id_make(start->id);
	number_make(number);
	status = db_change(db, educator_sql(EDUCATOR_SUBMISSION_START),
	    PARAMS(param_text(start->id), param_text(number),
		param_int(start->person), param_time(start->now_us),
		param_text(start->code)),
	    &changed);
	if (status != STATUS_OK)
		return status;
	if (changed == 0)
		return STATUS_ABSENT;
	submission = db_inserted(db);
	status = db_change_one(db, educator_sql(EDUCATOR_ATTEMPT_START),
	    PARAMS(param_int(submission), param_time(start->now_us)));
	if (status != STATUS_OK)
		return status;
	return audit_add(db,
	    &(struct audit) {.actor = start->person,
		.action = "submission.started",
		.submission = submission,
		.request_id = start->request_id});
}

static enum status
find_going(struct db *db, struct arena *arena, const char *code, int64_t person,
    const char **id_r)
{
	struct public_id found;
	enum status status =
	    db_find(db, arena, educator_sql(EDUCATOR_SUBMISSION_GOING),
		PARAMS(param_int(person), param_text(code)), &public_id_shape,
		&found);

	if (status == STATUS_OK)
		*id_r = found.id;
	return status;
}

enum status
submission_start(struct db *db, struct arena *arena, const char *code,
    int64_t person, int64_t now_us, const char *request_id,
    submission_may_fn *may, const char **id_r)
{
	struct start start = {.arena = arena,
	    .may = may,
	    .code = code,
	    .person = person,
	    .now_us = now_us,
	    .request_id = request_id};
	enum status status = find_going(db, arena, code, person, id_r);

	if (status != STATUS_ABSENT)
		return status;
	status = db_transact(db, start_body, &start);
	if (status == STATUS_OK) {
		*id_r = arena_text(arena, start.id);
		return STATUS_OK;
	}
	/* A second click was faster, or COMMIT's answer was lost. */
	if (status == STATUS_CONFLICT || status == STATUS_UNCERTAIN) {
		fault_clear();
		if (db_ready(db) == STATUS_OK &&
		    find_going(db, arena, code, person, id_r) == STATUS_OK)
			return STATUS_OK;
	}
	return status;
}
