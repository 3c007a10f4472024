/*
 * definition.c - statements of definition.sql as functions.
 */
#include "config.h"

#include "base/token.h"
#include "schema/administrator/administrator_sql.h"
#include "schema/administrator/definition.h"
#include "schema/common/audit.h"
#include "schema/db.h"

static const int64_t day_us = INT64_C(24) * 3600 * 1000000;

static const struct column row_columns[] = {
    COLUMN(struct definition_row, code),
    COLUMN(struct definition_row, title),
    COLUMN(struct definition_row, programme),
    COLUMN(struct definition_row, state),
    COLUMN(struct definition_row, number),
    COLUMN(struct definition_row, since_us),
    COLUMN(struct definition_row, used),
    COLUMN(struct definition_row, assessors),
    COLUMN(struct definition_row, issuers),
};
static const struct shape row_shape = SHAPE(struct definition_row, row_columns);

static const struct column edition_columns[] = {
    COLUMN(struct definition_edition, number),
    COLUMN(struct definition_edition, state),
    COLUMN(struct definition_edition, title),
    COLUMN(struct definition_edition, since_us),
    COLUMN(struct definition_edition, used),
    COLUMN(struct definition_edition, body),
};
static const struct shape edition_shape =
    SHAPE(struct definition_edition, edition_columns);

static const struct column draft_columns[] = {
    COLUMN(struct definition_draft, id),
    COLUMN(struct definition_draft, name),
    COLUMN(struct definition_draft, body),
    COLUMN(struct definition_draft, created_us),
    COLUMN(struct definition_draft, published_us),
};
static const struct shape draft_shape =
    SHAPE(struct definition_draft, draft_columns);

static const struct column waiting_columns[] = {
    COLUMN(struct definition_waiting, public_id),
    COLUMN(struct definition_waiting, name),
    COLUMN(struct definition_waiting, created_us),
};
static const struct shape waiting_shape =
    SHAPE(struct definition_waiting, waiting_columns);

/* ---- reading --------------------------------------------------------- */

enum status
definition_list(struct db *db, struct arena *arena, const char *after,
    int64_t limit, struct definition_row **rows_r, size_t *count_r)
{
	return db_list(db, arena,
	    administrator_sql(ADMINISTRATOR_DEFINITION_LIST),
	    PARAMS(param_text(after), param_int(limit)), &row_shape, rows_r,
	    count_r);
}

enum status
definition_editions(struct db *db, struct arena *arena, const char *code,
    struct definition_edition **rows_r, size_t *count_r)
{
	return db_list(db, arena,
	    administrator_sql(ADMINISTRATOR_DEFINITION_EDITIONS),
	    PARAMS(param_text(code)), &edition_shape, rows_r, count_r);
}

enum status
draft_find(struct db *db, struct arena *arena, const char *id, int64_t person,
    struct definition_draft *draft_r)
{
	return db_find(db, arena, administrator_sql(ADMINISTRATOR_DRAFT_FIND),
	    PARAMS(param_text(id), param_int(person)), &draft_shape, draft_r);
}

enum status
draft_list(struct db *db, struct arena *arena, int64_t person,
    struct definition_waiting **rows_r, size_t *count_r)
{
	return db_list(db, arena, administrator_sql(ADMINISTRATOR_DRAFT_LIST),
	    PARAMS(param_int(person)), &waiting_shape, rows_r, count_r);
}

/* ---- changing -------------------------------------------------------- */

struct adding {
	char id[PUBLIC_ID_TEXT + 1];
	int64_t person;
	const char *name;
	struct span body;
	int64_t now_us;
};

static enum status
add_body(struct db *db, void *context)
{
	struct adding *adding = context;
	enum status status =
	    db_change(db, administrator_sql(ADMINISTRATOR_DRAFT_PURGE),
		PARAMS(param_int(adding->person),
		    param_time(adding->now_us - day_us)),
		NULL);

	if (status != STATUS_OK)
		return status;
	public_id_make(adding->id);
	return db_change_one(db, administrator_sql(ADMINISTRATOR_DRAFT_ADD),
	    PARAMS(param_text(adding->id), param_int(adding->person),
		param_text(adding->name),
		param_bytes(adding->body.at, adding->body.len),
		param_time(adding->now_us)));
}

enum status
draft_add(struct db *db, struct arena *arena, int64_t person, const char *name,
    struct span body, int64_t now_us, const char **id_r)
{
	struct adding adding = {
	    .person = person, .name = name, .body = body, .now_us = now_us};
	enum status status = db_transact(db, add_body, &adding);

	if (status == STATUS_OK)
		*id_r = arena_text(arena, adding.id);
	return status;
}

struct dropping {
	const char *id;
	int64_t person;
};

static enum status
drop_body(struct db *db, void *context)
{
	struct dropping *dropping = context;

	return db_change(db, administrator_sql(ADMINISTRATOR_DRAFT_DROP),
	    PARAMS(param_text(dropping->id), param_int(dropping->person)),
	    NULL);
}

enum status
draft_drop(struct db *db, const char *id, int64_t person)
{
	struct dropping dropping = {id, person};

	return db_transact(db, drop_body, &dropping);
}

struct publishing {
	struct arena *arena;
	struct definition_publish *publish;
};

static enum status
publish_body(struct db *db, void *context)
{
	struct publishing *publishing = context;
	struct definition_publish *publish = publishing->publish;
	const struct definition_draft *draft = publish->draft;
	enum status status;

	publish->stranger.username = NULL;
	status =
	    db_change_one(db, administrator_sql(ADMINISTRATOR_DRAFT_PUBLISH),
		PARAMS(param_time(publish->now_us), param_int(draft->id),
		    param_int(publish->actor.person)));
	if (status == STATUS_OK)
		status = import_put(db, publishing->arena, publish->file,
		    &publish->actor, publish->outcomes, &publish->stranger);
	if (status != STATUS_OK)
		return status;
	return audit_add(db,
	    &(struct audit) {.actor = publish->actor.person,
		.action = "definition.published",
		.subject = draft->name,
		.request_id = publish->actor.request_id});
}

enum status
draft_publish(
    struct db *db, struct arena *arena, struct definition_publish *publish)
{
	struct publishing publishing = {arena, publish};

	return db_transact(db, publish_body, &publishing);
}
