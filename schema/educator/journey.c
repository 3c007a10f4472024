/*
 * journey.c - statements of journey.sql as functions.
 */
#include "config.h"

#include "schema/db.h"
#include "schema/educator/educator_sql.h"
#include "schema/educator/journey.h"

static const struct column row_columns[] = {
    COLUMN(struct journey_row, code),
    COLUMN(struct journey_row, title),
    COLUMN(struct journey_row, programme),
    COLUMN(struct journey_row, badge.shape),
    COLUMN(struct journey_row, badge.colour),
    COLUMN(struct journey_row, badge.level),
    COLUMN(struct journey_row, badge.symbol),
    COLUMN(struct journey_row, edition),
    COLUMN(struct journey_row, requires),
    COLUMN(struct journey_row, planned),
    COLUMN(struct journey_row, submission),
    COLUMN(struct journey_row, state),
    COLUMN(struct journey_row, due_us),
    COLUMN(struct journey_row, award),
    COLUMN(struct journey_row, awarded_us),
    COLUMN(struct journey_row, closes_us),
};
static const struct shape row_shape = SHAPE(struct journey_row, row_columns);

static const struct column required_columns[] = {
    COLUMN(struct journey_required, edition),
    COLUMN(struct journey_required, code),
    COLUMN(struct journey_required, title),
    COLUMN(struct journey_required, unit),
    COLUMN(struct journey_required, credit),
    COLUMN(struct journey_required, earned),
};
static const struct shape required_shape =
    SHAPE(struct journey_required, required_columns);

enum status
journey_read(struct db *db, struct arena *arena, int64_t person,
    struct journey *journey_r)
{
	struct param who = param_int(person);
	struct journey journey = {0};
	enum status status =
	    db_list(db, arena, educator_sql(EDUCATOR_JOURNEY_READ),
		PARAMS(who, who, who, who, who, who), &row_shape, &journey.rows,
		&journey.count);

	if (status == STATUS_OK)
		status =
		    db_list(db, arena, educator_sql(EDUCATOR_JOURNEY_REQUIRED),
			PARAMS(who, who), &required_shape, &journey.required,
			&journey.required_count);
	if (status == STATUS_OK)
		*journey_r = journey;
	return status;
}

struct planning {
	int64_t person;
	const char *code;
	bool planned;
	int64_t now_us;
};

static enum status
plan_body(struct db *db, void *context)
{
	const struct planning *planning = context;

	if (planning->planned)
		return db_change(db, educator_sql(EDUCATOR_PLAN_ADD),
		    PARAMS(param_int(planning->person),
			param_time(planning->now_us),
			param_text(planning->code),
			param_int(planning->person)),
		    NULL);
	return db_change(db, educator_sql(EDUCATOR_PLAN_END),
	    PARAMS(param_int(planning->person), param_text(planning->code)),
	    NULL);
}

enum status
plan_set(struct db *db, int64_t person, const char *code, bool planned,
    int64_t now_us)
{
	struct planning planning = {person, code, planned, now_us};
	enum status status = db_transact(db, plan_body, &planning);

	/* Two windows at once: it is there. */
	if (status != STATUS_CONFLICT)
		return status;
	fault_clear();
	return STATUS_OK;
}
