/*
 * review.c - statements of review.sql as functions.
 */
#include "config.h"

#include "base/token.h"
#include "schema/assessor/assessor_sql.h"
#include "schema/assessor/review.h"
#include "schema/common/audit.h"
#include "schema/db.h"

enum item { ITEM_NONE, ITEM_SCORE, ITEM_FEEDBACK };

/* The review, and one thing of it. */
struct row {
	int64_t item;
	int64_t of; /* criterion or section; 0: no such thing */
	int64_t is; /* level or version */
	int64_t saved_us;
	const char *text;
	struct review review;
};

static const struct column row_columns[] = {
    COLUMN(struct row, item),
    COLUMN(struct row, of),
    COLUMN(struct row, is),
    COLUMN(struct row, saved_us),
    COLUMN(struct row, text),
    COLUMN(struct row, review.id),
    COLUMN(struct row, review.public_id),
    COLUMN(struct row, review.state),
    COLUMN(struct row, review.recommendation),
    COLUMN(struct row, review.recommended_us),
    COLUMN(struct row, review.leaning),
    COLUMN(struct row, review.note),
    COLUMN(struct row, review.saved_us),
    COLUMN(struct row, review.attempt),
    COLUMN(struct row, review.ordinal),
    COLUMN(struct row, review.submitted_us),
    COLUMN(struct row, review.due_us),
    COLUMN(struct row, review.consent),
    COLUMN(struct row, review.submission),
    COLUMN(struct row, review.number),
    COLUMN(struct row, review.author),
    COLUMN(struct row, review.assessor_count),
    COLUMN(struct row, review.others),
    COLUMN(struct row, review.outcome),
    COLUMN(struct row, review.passed_back),
    COLUMN(struct row, review.mine),
    BRIEF_COLUMNS(struct row, review.brief),
    COLUMN(struct row, review.lapses_us),
    COLUMN(struct row, review.handed_over),
    COLUMN(struct row, review.free),
};
static const struct shape row_shape = SHAPE(struct row, row_columns);

static void
row_sort(const struct row *row, struct review *review)
{
	if (row->of == 0)
		return;
	if (row->item == ITEM_SCORE)
		review->scores[review->score_count++] =
		    (struct review_score) {row->of, row->is};
	if (row->item == ITEM_FEEDBACK)
		review->feedback[review->feedback_count++] =
		    (struct review_feedback) {
			row->of, row->is, row->saved_us, row->text};
}

enum status
review_read(struct db *db, struct arena *arena, const char *id, int64_t person,
    struct review *review_r)
{
	struct row *rows;
	size_t count;
	size_t head = 0;
	enum status status =
	    db_list(db, arena, assessor_sql(ASSESSOR_REVIEW_READ),
		PARAMS(param_text(id), param_int(person)), &row_shape, &rows,
		&count);

	if (status != STATUS_OK)
		return status;
	/* What is asked once stands in the row of the review itself. */
	while (head < count && rows[head].item != ITEM_NONE)
		head++;
	if (head == count)
		return STATUS_ABSENT;
	*review_r = rows[head].review;
	review_r->scores = arena_array(arena, count, sizeof(*review_r->scores));
	review_r->feedback =
	    arena_array(arena, count, sizeof(*review_r->feedback));
	for (size_t i = 0; i < count; i++)
		row_sort(&rows[i], review_r);
	return STATUS_OK;
}

int64_t
review_level_of(const struct review *review, int64_t criterion)
{
	for (size_t i = 0; i < review->score_count; i++)
		if (review->scores[i].criterion == criterion)
			return review->scores[i].level;
	return 0;
}

const struct review_feedback *
review_feedback_of(const struct review *review, int64_t section)
{
	for (size_t i = 0; i < review->feedback_count; i++)
		if (review->feedback[i].section == section)
			return &review->feedback[i];
	return NULL;
}

/* ---- save and send --------------------------------------------------- */

static enum status
add_audit(struct db *db, const struct review *review, int64_t person,
    const char *action, const char *request_id)
{
	return audit_add(db,
	    &(struct audit) {.actor = person,
		.action = action,
		.submission = review->submission,
		.request_id = request_id});
}

/* A level that was there may be another now, which counts as two rows. */
static enum status
score_set(struct db *db, const struct review_save *save,
    const struct review_score *score)
{
	uint64_t changed;
	enum status status = db_change(db, assessor_sql(ASSESSOR_SCORE_SET),
	    PARAMS(param_int(score->criterion), param_int(score->level),
		param_int(save->review->id), param_int(save->person)),
	    &changed);

	return status == STATUS_OK && changed == 0 ? STATUS_CONFLICT : status;
}

static enum status
feedback_add(struct db *db, const struct review_save *save,
    const struct review_feedback *feedback)
{
	return db_change_one(db, assessor_sql(ASSESSOR_FEEDBACK_ADD),
	    PARAMS(param_int(feedback->section), param_int(feedback->version),
		param_text(feedback->text), param_time(save->now_us),
		param_int(save->review->id), param_int(save->person)));
}

static enum status
recommend(struct db *db, const struct review_save *save)
{
	enum status status =
	    db_change_one(db, assessor_sql(ASSESSOR_REVIEW_RECOMMEND),
		PARAMS(param_text(save->leaning), param_time(save->now_us),
		    param_int(save->review->id), param_int(save->person)));

	if (status != STATUS_OK)
		return status;
	return add_audit(db, save->review, save->person, "review.recommended",
	    save->request_id);
}

static enum status
save_body(struct db *db, void *context)
{
	const struct review_save *save = context;
	enum status status =
	    db_change_one(db, assessor_sql(ASSESSOR_REVIEW_MARK),
		PARAMS(param_text(save->leaning), param_text(save->note),
		    param_time(save->now_us), param_int(save->review->id),
		    param_int(save->person)));

	for (size_t i = 0; status == STATUS_OK && i < save->score_count; i++)
		status = score_set(db, save, &save->scores[i]);
	for (size_t i = 0; status == STATUS_OK && i < save->feedback_count; i++)
		status = feedback_add(db, save, &save->feedback[i]);
	if (status == STATUS_OK && save->send)
		return recommend(db, save);
	if (status != STATUS_OK)
		return status;
	return add_audit(
	    db, save->review, save->person, "review.saved", save->request_id);
}

enum status
review_save(struct db *db, const struct review_save *save)
{
	struct review_save copy = *save;

	return db_transact(db, save_body, &copy);
}

/* ---- give back ------------------------------------------------------- */

struct giving {
	const struct review *review;
	int64_t person;
	const char *request_id;
};

static enum status
give_back_body(struct db *db, void *context)
{
	const struct giving *giving = context;
	const struct review *review = giving->review;
	char id[PUBLIC_ID_TEXT + 1];
	enum status status =
	    db_change_one(db, assessor_sql(ASSESSOR_REVIEW_GIVE_BACK),
		PARAMS(param_int(review->id), param_int(giving->person)));

	if (status != STATUS_OK)
		return status;
	public_id_make(id);
	status = db_change_one(db, assessor_sql(ASSESSOR_PLACE_ADD),
	    PARAMS(param_text(id), param_int(review->attempt)));
	if (status != STATUS_OK)
		return status;
	return add_audit(db, review, giving->person, "review.given_back",
	    giving->request_id);
}

enum status
review_give_back(struct db *db, const struct review *review, int64_t person,
    const char *request_id)
{
	struct giving giving = {review, person, request_id};

	return db_transact(db, give_back_body, &giving);
}
