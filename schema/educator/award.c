/*
 * award.c - statements of award.sql as functions.
 */
#include "config.h"

#include <string.h>

#include "schema/common/audit.h"
#include "schema/educator/award.h"
#include "schema/educator/educator_sql.h"

enum row_kind { ROW_AWARD = 1, ROW_CREDIT, ROW_COUNT, ROW_NEWS };

/* A row of award_summary, of any kind. */
struct row {
	int64_t kind;
	struct award_row award;
	int64_t count;
};

static const struct column row_columns[] = {
    COLUMN(struct row, kind),
    COLUMN(struct row, award.public_id),
    COLUMN(struct row, award.awarded_us),
    COLUMN(struct row, award.expires_us),
    COLUMN(struct row, award.revoked_us),
    COLUMN(struct row, award.shared),
    COLUMN(struct row, award.title),
    COLUMN(struct row, award.programme),
    COLUMN(struct row, award.badge.shape),
    COLUMN(struct row, award.badge.colour),
    COLUMN(struct row, award.badge.level),
    COLUMN(struct row, award.badge.symbol),
    COLUMN(struct row, award.amount),
    COLUMN(struct row, award.unit),
    COLUMN(struct row, count),
};
static const struct shape row_shape = SHAPE(struct row, row_columns);

static const struct column award_columns[] = {
    COLUMN(struct award, id),
    COLUMN(struct award, public_id),
    COLUMN(struct award, awarded_us),
    COLUMN(struct award, expires_us),
    COLUMN(struct award, revoked_us),
    COLUMN(struct award, reason),
    COLUMN(struct award, shared),
    COLUMN(struct award, name_shown),
    COLUMN(struct award, is_signed),
    COLUMN(struct award, submission),
    COLUMN(struct award, letter.asked_us),
    COLUMN(struct award, letter.drawn_us),
    COLUMN(struct award, a4.asked_us),
    COLUMN(struct award, a4.drawn_us),
    BRIEF_COLUMNS(struct award, brief),
};
static const struct shape award_shape = SHAPE(struct award, award_columns);

/* The newest of each submission: what came before it is no news any more. */
static void
news_sort(const struct row *row, struct award_summary *summary)
{
	struct news news = {
	    .kind = row->award.badge.shape,
	    .at_us = row->award.awarded_us,
	    .title = row->award.title,
	    .word_not_yet = row->award.programme,
	    .submission = row->award.badge.symbol,
	    .ordinal = row->award.badge.level,
	    .award = row->award.public_id,
	};

	for (size_t i = 0; i < summary->news_count; i++)
		if (strcmp(summary->news[i].submission, news.submission) == 0)
			return;
	summary->news[summary->news_count++] = news;
}

static void
row_sort(const struct row *row, struct award_summary *summary)
{
	switch ((enum row_kind)row->kind) {
	case ROW_AWARD:
		summary->rows[summary->row_count++] = row->award;
		return;
	case ROW_CREDIT:
		summary->credit[summary->credit_count++] =
		    (struct credit_sum) {row->award.amount, row->award.unit};
		return;
	case ROW_COUNT:
		summary->awards = row->count;
		return;
	case ROW_NEWS:
		news_sort(row, summary);
		return;
	}
}

enum status
award_summary(struct db *db, struct arena *arena, int64_t person,
    int64_t session, const char *after, int64_t limit, int64_t since_us,
    struct award_summary *summary_r)
{
	struct row *rows;
	size_t count;
	enum status status =
	    db_list(db, arena, educator_sql(EDUCATOR_AWARD_SUMMARY),
		PARAMS(param_int(person), param_text(after), param_text(after),
		    param_int(person), param_int(limit), param_int(person),
		    param_time(since_us), param_int(person), param_int(session),
		    param_int(person)),
		&row_shape, &rows, &count);

	if (status != STATUS_OK)
		return status;
	*summary_r = (struct award_summary) {
	    .rows = arena_array(arena, count, sizeof(struct award_row)),
	    .credit = arena_array(arena, count, sizeof(struct credit_sum)),
	    .news = arena_array(arena, count, sizeof(struct news)),
	};
	for (size_t i = 0; i < count; i++)
		row_sort(&rows[i], summary_r);
	return STATUS_OK;
}

enum status
award_find(struct db *db, struct arena *arena, const char *id, int64_t person,
    struct award *award_r)
{
	return db_find(db, arena, educator_sql(EDUCATOR_AWARD_FIND),
	    PARAMS(param_text(id), param_int(person)), &award_shape, award_r);
}

struct reading {
	struct arena *arena;
	int64_t session;
	int64_t person;
};

static enum status
read_body(struct db *db, void *context)
{
	static const struct column columns[] = {{0, COLUMN_INT}};
	static const struct shape shape = {columns, 1, sizeof(int64_t)};
	const struct reading *reading = context;
	int64_t done;

	return db_find(db, reading->arena, educator_sql(EDUCATOR_NEWS_READ),
	    PARAMS(param_int(reading->session), param_int(reading->person)),
	    &shape, &done);
}

enum status
news_read(struct db *db, struct arena *arena, int64_t session, int64_t person)
{
	struct reading reading = {arena, session, person};

	return db_transact(db, read_body, &reading);
}

struct sharing {
	const struct award *award;
	int64_t person;
	int64_t now_us;
	const char *request_id;
	bool shared;
	bool name_shown;
};

static enum status
share_body(struct db *db, void *context)
{
	const struct sharing *sharing = context;
	enum status status = db_change_one(db,
	    educator_sql(EDUCATOR_AWARD_SET_SHARE),
	    PARAMS(param_flag(sharing->shared), param_flag(sharing->name_shown),
		param_time(sharing->now_us), param_int(sharing->award->id),
		param_int(sharing->person)));

	if (status != STATUS_OK)
		return status;
	return audit_add(db,
	    &(struct audit) {.actor = sharing->person,
		.action = sharing->shared ? "award.shared" : "award.hidden",
		.award = sharing->award->id,
		.request_id = sharing->request_id});
}

enum status
award_set_share(struct db *db, const struct award *award, int64_t person,
    bool shared, bool name_shown, int64_t now_us, const char *request_id)
{
	struct sharing sharing = {
	    award, person, now_us, request_id, shared, name_shown};

	return db_transact(db, share_body, &sharing);
}

struct asking {
	const struct award *award;
	int64_t person;
	const char *paper;
	int64_t now_us;
};

static enum status
ask_body(struct db *db, void *context)
{
	const struct asking *asking = context;

	return db_change_one(db, educator_sql(EDUCATOR_CERTIFICATE_ASK),
	    PARAMS(param_text(asking->paper), param_time(asking->now_us),
		param_int(asking->award->id), param_int(asking->person)));
}

enum status
certificate_ask(struct db *db, const struct award *award, int64_t person,
    const char *paper, int64_t now_us)
{
	struct asking asking = {award, person, paper, now_us};
	enum status status = db_transact(db, ask_body, &asking);

	/* Asked for before. */
	if (status != STATUS_CONFLICT)
		return status;
	fault_clear();
	return STATUS_OK;
}

struct paper_body {
	struct span pdf;
};
static const struct column paper_columns[] = {COLUMN(struct paper_body, pdf)};
static const struct shape paper_shape = SHAPE(struct paper_body, paper_columns);

enum status
certificate_find(struct db *db, struct arena *arena, const char *id,
    int64_t person, const char *paper, struct span *pdf_r)
{
	struct paper_body body;
	enum status status =
	    db_find(db, arena, educator_sql(EDUCATOR_CERTIFICATE_FIND),
		PARAMS(param_text(id), param_int(person), param_text(paper)),
		&paper_shape, &body);

	if (status == STATUS_OK)
		*pdf_r = body.pdf;
	return status;
}
