/*
 * status.c - statements about status lists as functions.
 */
#include "config.h"

#include <string.h>

#include "schema/db.h"
#include "schema/signer/signer_sql.h"
#include "schema/signer/status.h"

enum { BITS_AT_ONCE = 5000 };

struct number {
	int64_t id;
};
static const struct column number_columns[] = {
    COLUMN(struct number, id),
};
static const struct shape number_shape = SHAPE(struct number, number_columns);

static const struct column stale_columns[] = {
    COLUMN(struct stale_list, id),
    COLUMN(struct stale_list, revoked),
};
static const struct shape stale_shape = SHAPE(struct stale_list, stale_columns);

static enum status
adding_body(struct db *db, void *context)
{
	int64_t *list = context;
	enum status status =
	    db_change_one(db, signer_sql(SIGNER_STATUS_LIST_ADD), NO_PARAMS);

	if (status == STATUS_OK)
		*list = db_inserted(db);
	return status;
}

enum status
status_list_open(struct db *db, struct arena *arena, int64_t *list_r)
{
	struct number number;
	enum status status =
	    db_find(db, arena, signer_sql(SIGNER_STATUS_LIST_OPEN),
		PARAMS(param_int(STATUS_LIST_ENTRIES)), &number_shape, &number);

	if (status == STATUS_ABSENT)
		status = db_transact(db, adding_body, &number.id);
	if (status == STATUS_OK)
		*list_r = number.id;
	return status;
}

enum status
status_list_stale(struct db *db, struct arena *arena,
    struct stale_list **lists_r, size_t *count_r)
{
	return db_list(db, arena, signer_sql(SIGNER_STATUS_LIST_STALE),
	    NO_PARAMS, &stale_shape, lists_r, count_r);
}

enum status
status_list_bits(struct db *db, struct arena *arena, int64_t list,
    unsigned char bits_r[STATUS_LIST_BITS / 8], int64_t *revoked_r)
{
	int64_t after = -1;
	int64_t revoked = 0;
	size_t count;

	memset(bits_r, 0, STATUS_LIST_BITS / 8);
	do {
		struct number *rows;
		enum status status =
		    db_list(db, arena, signer_sql(SIGNER_STATUS_LIST_BITS),
			PARAMS(param_int(list), param_int(after),
			    param_int(BITS_AT_ONCE)),
			&number_shape, &rows, &count);

		if (status != STATUS_OK)
			return status;
		for (size_t i = 0; i < count; i++) {
			after = rows[i].id;
			bits_r[after / 8] |=
			    (unsigned char)(0x80 >> (after % 8));
			revoked++;
		}
	} while (count == BITS_AT_ONCE);
	*revoked_r = revoked;
	return STATUS_OK;
}

struct setting_list {
	int64_t list;
	int64_t revoked;
	const char *body;
	int64_t now_us;
};

static enum status
setting_body(struct db *db, void *context)
{
	const struct setting_list *set = context;

	return db_change_one(db, signer_sql(SIGNER_STATUS_LIST_SET),
	    PARAMS(param_int(set->revoked), param_text(set->body),
		param_time(set->now_us), param_int(set->list)));
}

enum status
status_list_set(struct db *db, int64_t list, int64_t revoked, const char *body,
    int64_t now_us)
{
	struct setting_list set = {list, revoked, body, now_us};

	return db_transact(db, setting_body, &set);
}
