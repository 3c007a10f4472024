/*
 * queue.c - statements of queue.sql as functions.
 */
#include "config.h"

#include "base/clock.h"
#include "base/insist.h"
#include "schema/assessor/assessor_sql.h"
#include "schema/assessor/queue.h"
#include "schema/common/audit.h"
#include "schema/db.h"

enum { CLAIM_TRIES = 4 };

enum part { PART_MINE = 1, PART_OPEN, PART_DONE, PART_DONE_YEAR };

struct row {
	int64_t part;
	int64_t place;
	int64_t id;
	struct queue_row row;
};

static const struct column row_columns[] = {
    COLUMN(struct row, part),
    COLUMN(struct row, place),
    COLUMN(struct row, id),
    COLUMN(struct row, row.public_id),
    COLUMN(struct row, row.number),
    COLUMN(struct row, row.title),
    COLUMN(struct row, row.ordinal),
    COLUMN(struct row, row.badge.shape),
    COLUMN(struct row, row.badge.colour),
    COLUMN(struct row, row.badge.symbol),
    COLUMN(struct row, row.badge.level),
    COLUMN(struct row, row.submitted_us),
    COLUMN(struct row, row.due_us),
    COLUMN(struct row, row.at_us),
    COLUMN(struct row, row.scored),
    COLUMN(struct row, row.criteria),
    COLUMN(struct row, row.recommendation),
    COLUMN(struct row, row.outcome),
    COLUMN(struct row, row.lapses_us),
};
static const struct shape row_shape = SHAPE(struct row, row_columns);

struct place {
	int64_t attempt;
	int64_t submission;
	const char *number;
	const char *mine; /* public id of the person's review, or NULL */
	int64_t open;     /* a place that is free, 0: none */
	const char *open_id;
	int64_t due_us;
	int64_t claim_days; /* 0: as the settings say */
	bool again;
};

static const struct column place_columns[] = {
    COLUMN(struct place, attempt),
    COLUMN(struct place, submission),
    COLUMN(struct place, number),
    COLUMN(struct place, mine),
    COLUMN(struct place, open),
    COLUMN(struct place, open_id),
    COLUMN(struct place, due_us),
    COLUMN(struct place, claim_days),
    COLUMN(struct place, again),
};
static const struct shape place_shape = SHAPE(struct place, place_columns);

static void
row_sort(const struct row *row, struct queue *queue)
{
	switch ((enum part)row->part) {
	case PART_MINE:
		queue->mine[queue->mine_count++] = row->row;
		return;
	case PART_OPEN:
		queue->open[queue->open_count++] = row->row;
		return;
	case PART_DONE:
		queue->done[queue->done_count++] = row->row;
		return;
	case PART_DONE_YEAR:
		queue->done_year = row->row.scored;
		return;
	}
	insist(false);
}

/* Where a page begins: behind this submission in the order of due dates. */
struct counts {
	int64_t waiting;
	int64_t late;
	int64_t due_us;
	int64_t submission;
};

static const struct column counts_columns[] = {
    COLUMN(struct counts, waiting),
    COLUMN(struct counts, late),
    COLUMN(struct counts, due_us),
    COLUMN(struct counts, submission),
};
static const struct shape counts_shape = SHAPE(struct counts, counts_columns);

static enum status
count_open(struct db *db, struct arena *arena, const struct queue_ask *ask,
    struct counts *counts_r)
{
	return db_find(db, arena, assessor_sql(ASSESSOR_QUEUE_COUNT),
	    PARAMS(param_time(ask->now_us), param_int(ask->person),
		param_int(QUEUE_COUNT_MOST + 1), param_text(ask->after)),
	    &counts_shape, counts_r);
}

static enum status
read_rows(struct db *db, struct arena *arena, const struct queue_ask *ask,
    const struct counts *from, struct queue *queue_r)
{
	struct param person = param_int(ask->person);
	/* A moment before all others: 0 would be NULL. */
	struct param due = param_time(from->due_us != 0 ? from->due_us : 1);
	struct row *rows;
	size_t count;
	enum status status =
	    db_list(db, arena, assessor_sql(ASSESSOR_QUEUE_READ),
		PARAMS(person, person, due, due, param_int(from->submission),
		    param_int(ask->limit), person, person,
		    param_time(ask->since_us)),
		&row_shape, &rows, &count);

	if (status != STATUS_OK)
		return status;
	*queue_r = (struct queue) {
	    .mine = arena_array(arena, count, sizeof(*queue_r->mine)),
	    .open = arena_array(arena, count, sizeof(*queue_r->open)),
	    .done = arena_array(arena, count, sizeof(*queue_r->done)),
	};
	for (size_t i = 0; i < count; i++)
		row_sort(&rows[i], queue_r);
	return STATUS_OK;
}

enum status
queue_read(struct db *db, struct arena *arena, const struct queue_ask *ask,
    struct queue *queue_r)
{
	struct counts counts = {0};
	enum status status = STATUS_OK;

	if (ask->after != NULL)
		status = count_open(db, arena, ask, &counts);
	if (status == STATUS_OK)
		status = read_rows(db, arena, ask, &counts, queue_r);
	if (status != STATUS_OK)
		return status;
	if (ask->after == NULL && queue_r->open_count < (size_t)ask->limit) {
		/* They are all here. */
		counts.waiting = (int64_t)queue_r->open_count;
		for (size_t i = 0; i < queue_r->open_count; i++)
			counts.late += queue_r->open[i].due_us < ask->now_us;
	} else if (ask->after == NULL) {
		status = count_open(db, arena, ask, &counts);
	}
	queue_r->waiting = counts.waiting;
	queue_r->late = counts.late;
	return status;
}

/* ---- claim ----------------------------------------------------------- */

struct claiming {
	const struct place *place;
	const struct queue_ask_claim *ask;
	int64_t lapses_us;
};

static enum status
claim_body(struct db *db, void *context)
{
	const struct claiming *c = context;
	enum status status =
	    db_change_one(db, assessor_sql(ASSESSOR_PLACE_CLAIM),
		PARAMS(param_int(c->ask->person), param_time(c->ask->now_us),
		    param_time(c->lapses_us), param_int(c->place->open)));

	if (status != STATUS_OK)
		return status;
	return audit_add(db,
	    &(struct audit) {.actor = c->ask->person,
		.action = "review.claimed",
		.submission = c->place->submission,
		.request_id = c->ask->request_id});
}

static enum status
place_find(struct db *db, struct arena *arena, const char *place,
    int64_t person, struct place *place_r)
{
	struct param who = param_int(person);

	return db_find(db, arena, assessor_sql(ASSESSOR_PLACE_FIND),
	    PARAMS(who, who, who, who, param_text(place)), &place_shape,
	    place_r);
}

/* The end of the day after so many working days; 0: never. */
static int64_t
claim_end(const struct place *place, const struct queue_ask_claim *ask)
{
	int64_t days = place->claim_days > 0 ? place->claim_days : ask->days;

	return days > 0 ? clock_business_days(ask->now_us, (int)days) : 0;
}

enum status
queue_claim(struct db *db, struct arena *arena,
    const struct queue_ask_claim *ask, struct queue_claim *claim_r)
{
	struct place place;
	struct claiming claiming = {.place = &place, .ask = ask};
	enum status status = STATUS_UNAVAILABLE;

	/* Somebody may be faster each time; there are few places. */
	for (int i = 0; i < CLAIM_TRIES; i++) {
		status =
		    place_find(db, arena, ask->submission, ask->person, &place);
		if (status != STATUS_OK)
			return status;
		claiming.lapses_us = claim_end(&place, ask);
		*claim_r = (struct queue_claim) {place.number, place.mine,
		    place.due_us, claiming.lapses_us, place.again};
		if (place.mine != NULL || place.open == 0)
			return STATUS_OK;
		status = db_transact(db, claim_body, &claiming);
		if (status == STATUS_OK) {
			claim_r->review = place.open_id;
			return STATUS_OK;
		}
		if (status != STATUS_CONFLICT && status != STATUS_UNCERTAIN)
			return status;
		fault_clear();
		if (db_ready(db) != STATUS_OK)
			return STATUS_UNAVAILABLE;
	}
	return status;
}
