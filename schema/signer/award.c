/*
 * award.c - statements of the signer as functions.
 */
#include "config.h"

#include <string.h>

#include "schema/common/audit.h"
#include "schema/db.h"
#include "schema/signer/award.h"
#include "schema/signer/signer_sql.h"

static const struct column award_columns[] = {
    COLUMN(struct signer_award, id),
    COLUMN(struct signer_award, public_id),
    COLUMN(struct signer_award, awarded_us),
    COLUMN(struct signer_award, expires_us),
    COLUMN(struct signer_award, salt),
    COLUMN(struct signer_award, recipient_mail),
    COLUMN(struct signer_award, code),
    COLUMN(struct signer_award, title),
    COLUMN(struct signer_award, summary),
    COLUMN(struct signer_award, criteria),
    COLUMN(struct signer_award, level_name),
    COLUMN(struct signer_award, credit_amount),
    COLUMN(struct signer_award, edition_number),
    COLUMN(struct signer_award, programme),
    COLUMN(struct signer_award, competency),
    COLUMN(struct signer_award, competency_code),
    COLUMN(struct signer_award, framework),
    COLUMN(struct signer_award, alignments),
    COLUMN(struct signer_award, levels),
    COLUMN(struct signer_award, results),
    COLUMN(struct signer_award, has_jwt),
    COLUMN(struct signer_award, has_json),
    COLUMN(struct signer_award, status_list),
    COLUMN(struct signer_award, status_position),
};
static const struct shape award_shape =
    SHAPE(struct signer_award, award_columns);

struct number {
	int64_t id;
};
static const struct column number_columns[] = {
    COLUMN(struct number, id),
};
static const struct shape number_shape = SHAPE(struct number, number_columns);

struct key_row {
	int64_t id;
	const char *jwk;
};
static const struct column key_columns[] = {
    COLUMN(struct key_row, id),
    COLUMN(struct key_row, jwk),
};
static const struct shape key_shape = SHAPE(struct key_row, key_columns);

static const struct column listed_columns[] = {
    COLUMN(struct signer_key, id),
    COLUMN(struct signer_key, name),
    COLUMN(struct signer_key, algorithm),
    COLUMN(struct signer_key, jwk),
    COLUMN(struct signer_key, used_from_us),
};
static const struct shape listed_shape =
    SHAPE(struct signer_key, listed_columns);

enum status
award_unsigned(struct db *db, struct arena *arena, int64_t limit,
    int64_t **awards_r, size_t *count_r)
{
	/* struct number is one int64_t: the rows are the list. */
	_Static_assert(sizeof(struct number) == sizeof(int64_t), "one number");

	return db_list(db, arena, signer_sql(SIGNER_AWARD_UNSIGNED),
	    PARAMS(param_int(limit)), &number_shape, awards_r, count_r);
}

enum status
award_read(struct db *db, struct arena *arena, int64_t award,
    struct signer_award *award_r)
{
	return db_find(db, arena, signer_sql(SIGNER_AWARD_READ),
	    PARAMS(param_int(award)), &award_shape, award_r);
}

static enum status
form_add(struct db *db, const struct signing *signing, const char *form,
    int64_t key, const char *body)
{
	if (body == NULL)
		return STATUS_OK;
	return db_change_one(db, signer_sql(SIGNER_CREDENTIAL_ADD),
	    PARAMS(param_int(signing->award), param_text(form), param_int(key),
		param_text(body), param_time(signing->now_us)));
}

static enum status
signing_body(struct db *db, void *context)
{
	const struct signing *signing = context;
	enum status status = STATUS_OK;

	if (!signing->has_entry)
		status = db_change_one(db, signer_sql(SIGNER_STATUS_ENTRY_ADD),
		    PARAMS(param_int(signing->award),
			param_int(signing->status_list),
			param_int(signing->status_position)));
	if (status == STATUS_OK)
		status = form_add(
		    db, signing, "json", signing->json_key, signing->json);
	if (status == STATUS_OK)
		status = form_add(
		    db, signing, "jwt", signing->jwt_key, signing->jwt);
	if (status != STATUS_OK)
		return status;
	return audit_add(db,
	    &(struct audit) {
		.action = "credential.signed", .award = signing->award});
}

enum status
credential_add(struct db *db, const struct signing *signing)
{
	struct signing copy = *signing;

	return db_transact(db, signing_body, &copy);
}

struct publishing {
	const char *name;
	const char *algorithm;
	const char *jwk;
	int64_t now_us;
};

static enum status
publishing_body(struct db *db, void *context)
{
	const struct publishing *publishing = context;

	return db_change_one(db, signer_sql(SIGNER_KEY_ADD),
	    PARAMS(param_text(publishing->name),
		param_text(publishing->algorithm), param_text(publishing->jwk),
		param_time(publishing->now_us)));
}

enum status
key_publish(struct db *db, struct arena *arena, const char *name,
    const char *algorithm, const char *jwk, int64_t now_us, int64_t *key_r)
{
	struct publishing publishing = {name, algorithm, jwk, now_us};
	struct key_row row;
	enum status status = db_find(db, arena, signer_sql(SIGNER_KEY_FIND),
	    PARAMS(param_text(name)), &key_shape, &row);

	if (status == STATUS_ABSENT) {
		status = db_transact(db, publishing_body, &publishing);
		if (status != STATUS_OK && status != STATUS_CONFLICT)
			return status;
		status = db_find(db, arena, signer_sql(SIGNER_KEY_FIND),
		    PARAMS(param_text(name)), &key_shape, &row);
	}
	if (status != STATUS_OK)
		return status;
	if (strcmp(row.jwk, jwk) != 0)
		return fault(STATUS_INVALID,
		    "another key is published as \"%s\" already", name);
	*key_r = row.id;
	return STATUS_OK;
}

enum status
signer_keys(struct db *db, struct arena *arena, struct signer_key **keys_r,
    size_t *count_r)
{
	return db_list(db, arena, signer_sql(SIGNER_KEY_LIST), NO_PARAMS,
	    &listed_shape, keys_r, count_r);
}
