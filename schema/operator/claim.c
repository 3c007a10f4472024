/*
 * claim.c - statements of claim.sql as functions.
 */
#include "config.h"

#include <stdbool.h>

#include "schema/db.h"
#include "schema/operator/claim.h"
#include "schema/operator/message_sql.h"

struct ending {
	int64_t review;
	bool over;
};

/* One step on one review; its function says whether there was one to take. */
struct step {
	const struct ending *ending;
	struct arena *arena;
	int64_t done;
};

struct number {
	int64_t is;
};
static const struct column number_columns[] = {COLUMN(struct number, is)};
static const struct shape number_shape = SHAPE(struct number, number_columns);

static enum status
step_body(struct db *db, void *context)
{
	struct step *step = context;
	struct number number;
	enum status status = db_find(db, step->arena,
	    message_sql(
		step->ending->over ? MESSAGE_CLAIM_LAPSE : MESSAGE_CLAIM_WARN),
	    PARAMS(param_int(step->ending->review)), &number_shape, &number);

	if (status == STATUS_OK)
		step->done = number.is;
	return status;
}

enum status
claim_sweep(struct db *db, struct arena *arena, int64_t days, int64_t limit,
    struct claim_sweep *done_r)
{
	static const struct column columns[] = {
	    COLUMN(struct ending, review),
	    COLUMN(struct ending, over),
	};
	static const struct shape shape = SHAPE(struct ending, columns);
	struct ending *list;
	size_t count;
	enum status status = db_list(db, arena,
	    message_sql(MESSAGE_CLAIM_ENDING),
	    PARAMS(param_int(days), param_int(limit)), &shape, &list, &count);

	*done_r = (struct claim_sweep) {0, 0};
	for (size_t i = 0; status == STATUS_OK && i < count; i++) {
		struct step step = {.ending = &list[i], .arena = arena};

		status = db_transact(db, step_body, &step);
		if (status != STATUS_OK || step.done == 0)
			continue;
		if (list[i].over)
			done_r->lapsed++;
		else
			done_r->warned++;
	}
	return status;
}
