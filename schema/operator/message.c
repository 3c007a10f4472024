/*
 * message.c - the outbox: claiming, reading and finishing its messages.
 */
#include "config.h"

#include <string.h>

#include "base/token.h"
#include "schema/db.h"
#include "schema/operator/message.h"
#include "schema/operator/message_sql.h"

enum { ANSWER_CHARACTERS = 300 };

/* One guarded statement as a transaction. */
struct step {
	const struct statement *statement;
	const struct param *params;
	size_t count;
};

static enum status
step_body(struct db *db, void *context)
{
	const struct step *step = context;

	return db_change_one(db, step->statement, step->params, step->count);
}

static enum status
step_run(struct db *db, enum message_statement which,
    const struct param *params, size_t count)
{
	struct step step = {message_sql(which), params, count};

	return db_transact(db, step_body, &step);
}

/* The first characters of well-formed UTF-8. */
static struct param
param_answer(const char *text)
{
	struct param param = param_text(text == NULL ? "" : text);
	size_t characters = 0;

	for (size_t i = 0; i < param.bytes.len; i++) {
		if (((unsigned char)param.bytes.at[i] & 0xc0) == 0x80)
			continue;
		if (characters++ == ANSWER_CHARACTERS) {
			param.bytes.len = i;
			break;
		}
	}
	return param;
}

/* ---- messages -------------------------------------------------------- */

enum status
message_due(struct db *db, struct arena *arena, int64_t limit, int64_t **ids_r,
    size_t *count_r)
{
	static const struct column columns[] = {{0, COLUMN_INT}};
	static const struct shape shape = {columns, 1, sizeof(int64_t)};

	return db_list(db, arena, message_sql(MESSAGE_MESSAGE_DUE),
	    PARAMS(param_int(limit)), &shape, ids_r, count_r);
}

enum status
message_claim(struct db *db, const struct claim *claim, int64_t seconds)
{
	return step_run(db, MESSAGE_MESSAGE_CLAIM,
	    PARAMS(param_text(claim->token), param_int(seconds),
		param_int(claim->message)));
}

enum status
message_finish(struct db *db, const struct claim *claim, const char *state,
    bool tried, const char *address, const char *answer)
{
	return step_run(db, MESSAGE_MESSAGE_FINISH,
	    PARAMS(param_text(state), param_int(tried), param_text(address),
		param_answer(answer), param_int(claim->message),
		param_text(claim->token)));
}

enum status
message_retry(struct db *db, const struct claim *claim, int64_t seconds,
    const char *answer)
{
	return step_run(db, MESSAGE_MESSAGE_RETRY,
	    PARAMS(param_int(seconds), param_answer(answer),
		param_int(claim->message), param_text(claim->token)));
}

enum status
message_release(struct db *db, const struct claim *claim, const char *answer)
{
	return step_run(db, MESSAGE_MESSAGE_RELEASE,
	    PARAMS(param_answer(answer), param_int(claim->message),
		param_text(claim->token)));
}

/* ---- letters --------------------------------------------------------- */

enum status
letter_find(struct db *db, struct arena *arena, int64_t message,
    struct letter *letter_r)
{
	static const struct column columns[] = {
	    COLUMN(struct letter, id),
	    COLUMN(struct letter, public_id),
	    COLUMN(struct letter, kind),
	    COLUMN(struct letter, tries),
	    COLUMN(struct letter, created_at),
	    COLUMN(struct letter, person),
	    COLUMN(struct letter, to_office),
	    COLUMN(struct letter, recipient),
	    COLUMN(struct letter, mail),
	    COLUMN(struct letter, active),
	    COLUMN(struct letter, submission),
	    COLUMN(struct letter, number),
	    COLUMN(struct letter, ordinal),
	    COLUMN(struct letter, submitted_at),
	    COLUMN(struct letter, due_at),
	    COLUMN(struct letter, title),
	    COLUMN(struct letter, level_name),
	    COLUMN(struct letter, programme),
	    COLUMN(struct letter, word_awarded),
	    COLUMN(struct letter, word_not_yet),
	    COLUMN(struct letter, not_yet_next),
	    COLUMN(struct letter, award),
	    COLUMN(struct letter, awarded_at),
	    COLUMN(struct letter, expires_at),
	    COLUMN(struct letter, credit_amount),
	    COLUMN(struct letter, credit_unit),
	    COLUMN(struct letter, about_name),
	    COLUMN(struct letter, about_title),
	    COLUMN(struct letter, about_school),
	    COLUMN(struct letter, issuer),
	    COLUMN(struct letter, revoked_at),
	    COLUMN(struct letter, lapses_at),
	    COLUMN(struct letter, holds),
	};
	static const struct shape shape = SHAPE(struct letter, columns);

	return db_find(db, arena, message_sql(MESSAGE_LETTER_FIND),
	    PARAMS(param_int(message)), &shape, letter_r);
}

static enum status
work_count(struct db *db, struct arena *arena, int64_t person, const char *duty,
    int64_t *all_r)
{
	static const struct column columns[] = {{0, COLUMN_INT}};
	static const struct shape shape = {columns, 1, sizeof(int64_t)};

	return db_find(db, arena, message_sql(MESSAGE_WORK_COUNT),
	    PARAMS(param_int(person), param_text(duty)), &shape, all_r);
}

enum status
work_list(struct db *db, struct arena *arena, int64_t person, const char *duty,
    int64_t limit, struct work **list_r, size_t *count_r, int64_t *all_r)
{
	static const struct column columns[] = {
	    COLUMN(struct work, number),
	    COLUMN(struct work, title),
	    COLUMN(struct work, ordinal),
	    COLUMN(struct work, due_at),
	};
	static const struct shape shape = SHAPE(struct work, columns);
	enum status status = work_count(db, arena, person, duty, all_r);

	if (status != STATUS_OK)
		return status;
	return db_list(db, arena, message_sql(MESSAGE_WORK_LIST),
	    PARAMS(param_int(person), param_text(duty), param_int(limit)),
	    &shape, list_r, count_r);
}

/* ---- digests --------------------------------------------------------- */

struct digest {
	int64_t person;
	const char *duty;
	int64_t asked;
	int64_t told;
};

/* What making a message of a digest needs, and its two statements. */
struct digest_step {
	const struct digest *digest;
	const char *public_id;
	const char *kind;
	const char *once_key;
};

static enum status
digest_body(struct db *db, void *context)
{
	const struct digest_step *step = context;
	const struct digest *digest = step->digest;
	enum status status = db_change_one(db, message_sql(MESSAGE_DIGEST_TAKE),
	    PARAMS(param_int(digest->person), param_text(digest->duty),
		param_int(digest->told)));

	if (status != STATUS_OK)
		return status;
	return db_change_one(db, message_sql(MESSAGE_DIGEST_MESSAGE),
	    PARAMS(param_text(step->public_id), param_text(step->once_key),
		param_text(step->kind), param_int(digest->person)));
}

/* CONFLICT is another courier's, or something that came just now. */
static enum status
digest_one(struct db *db, struct arena *arena, const struct digest *digest,
    size_t *made)
{
	char public_id[PUBLIC_ID_TEXT + 1];
	struct digest_step step = {.digest = digest,
	    .public_id = public_id,
	    .kind = arena_printf(arena, "%s_work", digest->duty)};
	int64_t all;
	enum status status =
	    work_count(db, arena, digest->person, digest->duty, &all);

	if (status != STATUS_OK)
		return status;
	if (all == 0) {
		status = step_run(db, MESSAGE_DIGEST_DROP,
		    PARAMS(param_int(digest->person), param_text(digest->duty),
			param_int(digest->asked)));
	} else {
		public_id_make(public_id);
		step.once_key = arena_printf(arena, "%s-%lld-%lld", step.kind,
		    (long long)digest->person, (long long)digest->told + 1);
		status = db_transact(db, digest_body, &step);
		*made += status == STATUS_OK;
	}
	return status == STATUS_CONFLICT ? STATUS_OK : status;
}

enum status
digest_send(struct db *db, struct arena *arena, int64_t hours, int64_t limit,
    size_t *made_r)
{
	static const struct column columns[] = {
	    COLUMN(struct digest, person),
	    COLUMN(struct digest, duty),
	    COLUMN(struct digest, asked),
	    COLUMN(struct digest, told),
	};
	static const struct shape shape = SHAPE(struct digest, columns);
	struct digest *list;
	size_t count;
	enum status status = db_list(db, arena, message_sql(MESSAGE_DIGEST_DUE),
	    PARAMS(param_int(hours), param_int(limit)), &shape, &list, &count);

	*made_r = 0;
	for (size_t i = 0; status == STATUS_OK && i < count; i++)
		status = digest_one(db, arena, &list[i], made_r);
	return status;
}
