/*
 * draft.c - one transaction for everything that a save brings.
 */
#include "config.h"

#include "base/token.h"
#include "schema/common/audit.h"
#include "schema/educator/draft.h"
#include "schema/educator/educator_sql.h"

/* What draft_save hands to its transaction. */
struct saving {
	struct arena *arena;
	const struct draft_save *save;
};

struct added {
	int64_t id;
	bool removed;
};
static const struct column added_columns[] = {
    COLUMN(struct added, id),
    COLUMN(struct added, removed),
};
static const struct shape added_shape = SHAPE(struct added, added_columns);

static enum status
save_texts(struct db *db, const struct draft_save *save)
{
	enum status status = STATUS_OK;

	for (size_t i = 0; status == STATUS_OK && i < save->response_count; i++)
		status = db_change_one(db, educator_sql(EDUCATOR_RESPONSE_ADD),
		    PARAMS(param_int(save->responses[i].of),
			param_int(save->responses[i].version),
			param_text(save->responses[i].text),
			param_time(save->now_us), param_int(save->attempt),
			param_int(save->person)));
	for (size_t i = 0; status == STATUS_OK && i < save->reflection_count;
	     i++)
		status =
		    db_change_one(db, educator_sql(EDUCATOR_REFLECTION_ADD),
			PARAMS(param_int(save->reflections[i].version),
			    param_text(save->reflections[i].text),
			    param_time(save->now_us),
			    param_int(save->reflections[i].of),
			    param_int(save->person)));
	return status;
}

/* The form that adds a thing, sent twice, adds it once: the key is made of
 * what is added. */
static void
once_key(struct arena *arena, const struct draft_artifact *artifact,
    char key_r[TOKEN_TEXT + 1])
{
	unsigned char hash[TOKEN_HASH_BYTES];
	char content[TOKEN_TEXT + 1] = "";

	if (!artifact->link)
		base32_write(artifact->sha256, 32, content);
	token_hash(
	    arena_printf(arena, "%s %s %s", artifact->link ? "link" : "file",
		artifact->link ? artifact->url : content, artifact->title),
	    hash);
	base32_write(hash, sizeof(hash), key_r);
}

static enum status
file_add(struct db *db, const struct draft_save *save)
{
	const struct draft_artifact *add = save->add;

	return db_change(db, educator_sql(EDUCATOR_FILE_ADD),
	    PARAMS(param_bytes(add->sha256, 32), param_int(add->size_bytes),
		param_text(add->media_type), param_time(save->now_us)),
	    NULL);
}

static enum status
artifact_insert(struct db *db, const struct draft_save *save, const char *once)
{
	const struct draft_artifact *add = save->add;
	char id[PUBLIC_ID_TEXT + 1];
	uint64_t changed;
	enum status status = STATUS_OK;

	if (!add->link)
		status = file_add(db, save);
	if (status != STATUS_OK)
		return status;
	public_id_make(id);
	status = db_change(db, educator_sql(EDUCATOR_ARTIFACT_ADD),
	    PARAMS(param_text(id), param_int(save->attempt),
		param_text(add->link ? "link" : "file"), param_text(add->title),
		add->link ? param_text(add->url) : param_null(),
		add->link ? param_null() : param_bytes(add->sha256, 32),
		add->link ? param_null() : param_text(add->media_type),
		param_text(once), param_time(save->now_us),
		param_int(save->attempt), param_int(save->person)),
	    &changed);
	if (status == STATUS_OK && changed == 0)
		return STATUS_TOO_MUCH;
	return status;
}

static enum status
artifact_add(struct db *db, struct saving *saving)
{
	const struct draft_save *save = saving->save;
	char once[TOKEN_TEXT + 1];
	struct added added;
	enum status status;

	once_key(saving->arena, save->add, once);
	status = db_find(db, saving->arena,
	    educator_sql(EDUCATOR_ARTIFACT_FIND_ONCE),
	    PARAMS(param_int(save->attempt), param_text(once),
		param_int(save->person)),
	    &added_shape, &added);
	if (status == STATUS_ABSENT)
		return artifact_insert(db, save, once);
	if (status != STATUS_OK || !added.removed)
		return status;
	return db_change_one(db, educator_sql(EDUCATOR_ARTIFACT_RESTORE),
	    PARAMS(param_int(added.id), param_int(save->attempt),
		param_int(save->person)));
}

static enum status
save_artifacts(struct db *db, struct saving *saving)
{
	const struct draft_save *save = saving->save;
	enum status status = STATUS_OK;

	/* Removed already is as good as removed now. */
	if (save->remove != 0)
		status = db_change(db, educator_sql(EDUCATOR_ARTIFACT_REMOVE),
		    PARAMS(param_time(save->now_us), param_int(save->remove),
			param_int(save->attempt), param_int(save->person)),
		    NULL);
	if (status == STATUS_OK && save->add != NULL)
		status = artifact_add(db, saving);
	return status;
}

static enum status
hand_in(struct db *db, const struct draft_save *save)
{
	enum status status =
	    db_change_one(db, educator_sql(EDUCATOR_ATTEMPT_SUBMIT),
		PARAMS(param_time(save->now_us), param_time(save->due_us),
		    param_int(save->attempt), param_int(save->person)));

	if (status != STATUS_OK)
		return status;
	return audit_add(db,
	    &(struct audit) {.actor = save->person,
		.action = "submission.submitted",
		.submission = save->submission,
		.request_id = save->request_id});
}

static enum status
save_body(struct db *db, void *context)
{
	struct saving *saving = context;
	const struct draft_save *save = saving->save;
	enum status status =
	    db_change_one(db, educator_sql(EDUCATOR_ATTEMPT_MARK),
		PARAMS(param_flag(save->consent), param_flag(save->own_work),
		    param_time(save->now_us), param_int(save->attempt),
		    param_int(save->person)));

	if (status == STATUS_OK)
		status = save_texts(db, save);
	if (status == STATUS_OK)
		status = save_artifacts(db, saving);
	if (status == STATUS_OK && save->submit)
		return hand_in(db, save);
	if (status != STATUS_OK)
		return status;
	return audit_add(db,
	    &(struct audit) {.actor = save->person,
		.action = "submission.saved",
		.submission = save->submission,
		.request_id = save->request_id});
}

enum status
draft_save(struct db *db, struct arena *arena, const struct draft_save *save)
{
	struct saving saving = {arena, save};

	return db_transact(db, save_body, &saving);
}
