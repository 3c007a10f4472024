/*
 * db_test.c - db.h against a real MariaDB: types there and back, guards,
 * transactions, and a connection that is cut.
 *
 * Needs ACCOLADE_TEST_SOCKET and the account accolade_owner with the password
 * in ACCOLADE_TEST_PASSWORD; tests/records/run starts both.
 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/clock.h"
#include "schema/db.h"

enum sample_statement {
	SAMPLE_MAKE,
	SAMPLE_ADD,
	SAMPLE_FIND,
	SAMPLE_LIST,
	SAMPLE_BUMP,
	SAMPLE_DROP_CONNECTION,
	SAMPLE__MAX
};

static const struct statement items[SAMPLE__MAX] = {
    [SAMPLE_MAKE] = {"make", "DELETE FROM school WHERE code LIKE 'db-%'"},
    [SAMPLE_ADD] = {"add", "INSERT INTO school (code, name) VALUES (?, ?)"},
    [SAMPLE_FIND] = {"find",
	"SELECT id, code, name, CAST(? AS DATETIME(6)), ?, ?, NULL FROM school "
	"WHERE code = ?"},
    [SAMPLE_LIST] = {"list",
	"SELECT id, code FROM school WHERE code LIKE 'db-%' ORDER BY code"},
    [SAMPLE_BUMP] = {"bump",
	"UPDATE school SET name = ? WHERE code = ? AND name = ?"},
    [SAMPLE_DROP_CONNECTION] = {"drop", "KILL CONNECTION_ID()"},
};

static const struct statement_set sample = {items, SAMPLE__MAX};
static const struct statement_set *const sets[] = {&sample, NULL};

struct row {
	int64_t id;
	const char *code;
	const char *name;
	int64_t at;
	struct span bytes;
	bool flag;
	const char *none;
};

static const struct column row_columns[] = {
    COLUMN(struct row, id),
    COLUMN(struct row, code),
    COLUMN(struct row, name),
    COLUMN(struct row, at),
    COLUMN(struct row, bytes),
    COLUMN(struct row, flag),
    COLUMN(struct row, none),
};
static const struct shape row_shape = SHAPE(struct row, row_columns);

static const struct column short_columns[] = {
    COLUMN(struct row, id),
    COLUMN(struct row, code),
};
static const struct shape short_shape = SHAPE(struct row, short_columns);

struct fixture {
	struct arena *arena;
	struct settings settings;
	struct db *db;
	int runs;
};

static enum status
clean(struct db *db, void *context)
{
	(void)context;
	return db_change(db, &items[SAMPLE_MAKE], NO_PARAMS, NULL);
}

static int
start(void **state)
{
	static struct fixture fixture;
	const char *password = getenv("ACCOLADE_TEST_PASSWORD");

	fixture.arena = arena_open(1 << 24);
	fixture.settings.database_socket = getenv("ACCOLADE_TEST_SOCKET");
	fixture.settings.database_name = "accolade";
	if (fixture.settings.database_socket == NULL || password == NULL)
		return -1;
	*state = &fixture;
	if (db_open(&fixture.settings, "accolade_owner", password, sets,
		&fixture.db) != STATUS_OK)
		return -1;
	return db_transact(fixture.db, clean, NULL) == STATUS_OK ? 0 : -1;
}

static int
stop(void **state)
{
	struct fixture *fixture = *state;

	db_close(&fixture->db);
	arena_close(&fixture->arena);
	return 0;
}

struct addition {
	const char *code;
	const char *name;
};

static enum status
add(struct db *db, void *context)
{
	const struct addition *addition = context;

	return db_change_one(db, &items[SAMPLE_ADD],
	    PARAMS(param_text(addition->code), param_text(addition->name)));
}

static enum status
find(struct fixture *fixture, const char *code, struct row *row_r)
{
	return db_find(fixture->db, fixture->arena, &items[SAMPLE_FIND],
	    PARAMS(param_time(INT64_C(1790000000123456)),
		param_bytes("\0\xff", 2), param_flag(true), param_text(code)),
	    &row_shape, row_r);
}

static void
values_go_there_and_back(void **state)
{
	struct fixture *fixture = *state;
	struct addition addition = {"db-a", "Caf\xc3\xa9 \xf0\x9f\x98\x80"};
	struct row row;

	assert_int_equal(db_transact(fixture->db, add, &addition), STATUS_OK);
	assert_true(db_inserted(fixture->db) > 0);
	assert_int_equal(find(fixture, "db-a", &row), STATUS_OK);
	assert_string_equal(row.name, addition.name);
	assert_true(row.at == INT64_C(1790000000123456));
	assert_int_equal(row.bytes.len, 2);
	assert_memory_equal(row.bytes.at, "\0\xff", 2);
	assert_true(row.flag);
	assert_null(row.none);
	assert_int_equal(find(fixture, "db-none", &row), STATUS_ABSENT);
}

static void
a_doubled_key_is_a_conflict(void **state)
{
	struct fixture *fixture = *state;
	struct addition addition = {"db-b", "B"};

	assert_int_equal(db_transact(fixture->db, add, &addition), STATUS_OK);
	assert_int_equal(
	    db_transact(fixture->db, add, &addition), STATUS_CONFLICT);
	addition.code = "db-an-address-that-is-longer-than-sixty-four-bytes-"
			"and-so-refused";
	fault_clear();
	assert_int_equal(
	    db_transact(fixture->db, add, &addition), STATUS_INVALID);
}

/* Goes on after a failure as if nothing had happened. */
static enum status
add_and_ignore(struct db *db, void *context)
{
	struct addition other = {"db-ignored", "X"};

	assert_int_not_equal(add(db, context), STATUS_OK);
	assert_int_not_equal(add(db, &other), STATUS_OK);
	return STATUS_OK;
}

static void
a_dead_transaction_commits_nothing(void **state)
{
	struct fixture *fixture = *state;
	struct addition addition = {"db-a", "again"};
	struct row row;

	assert_int_equal(db_transact(fixture->db, add_and_ignore, &addition),
	    STATUS_CONFLICT);
	assert_int_equal(find(fixture, "db-ignored", &row), STATUS_ABSENT);
}

static enum status
cut(struct db *db, void *context)
{
	(void)context;
	return db_change(db, &items[SAMPLE_DROP_CONNECTION], NO_PARAMS, NULL);
}

static enum status
add_after_a_cut(struct db *db, void *context)
{
	struct fixture *fixture = context;
	struct addition addition = {"db-cut", "C"};

	if (fixture->runs++ == 0)
		assert_int_not_equal(cut(db, NULL), STATUS_OK);
	return add(db, &addition);
}

static void
a_cut_before_commit_runs_again(void **state)
{
	struct fixture *fixture = *state;
	struct row row;

	fixture->runs = 0;
	assert_int_equal(
	    db_transact(fixture->db, add_after_a_cut, fixture), STATUS_OK);
	assert_int_equal(fixture->runs, 2);
	assert_int_equal(find(fixture, "db-cut", &row), STATUS_OK);
}

static void
a_read_survives_a_cut(void **state)
{
	struct fixture *fixture = *state;
	struct row row;

	assert_int_not_equal(db_transact(fixture->db, cut, NULL), STATUS_OK);
	fault_clear();
	assert_int_equal(db_ready(fixture->db), STATUS_OK);
	assert_int_equal(find(fixture, "db-a", &row), STATUS_OK);
}

static enum status
bump(struct db *db, void *context)
{
	return db_change_one(db, &items[SAMPLE_BUMP],
	    PARAMS(param_text("new"), param_text("db-b"), param_text(context)));
}

static void
a_guard_tells_who_won(void **state)
{
	struct fixture *fixture = *state;
	struct row *rows;
	size_t count;

	assert_int_equal(
	    db_transact(fixture->db, bump, (char[]) {"B"}), STATUS_OK);
	assert_int_equal(
	    db_transact(fixture->db, bump, (char[]) {"B"}), STATUS_CONFLICT);
	assert_int_equal(
	    db_list(fixture->db, fixture->arena, &items[SAMPLE_LIST], NO_PARAMS,
		&short_shape, &rows, &count),
	    STATUS_OK);
	assert_int_equal(count, 3);
	assert_string_equal(rows[0].code, "db-a");
	assert_int_equal(db_transact(fixture->db, clean, NULL), STATUS_OK);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(values_go_there_and_back),
	    cmocka_unit_test(a_doubled_key_is_a_conflict),
	    cmocka_unit_test(a_dead_transaction_commits_nothing),
	    cmocka_unit_test(a_cut_before_commit_runs_again),
	    cmocka_unit_test(a_read_survives_a_cut),
	    cmocka_unit_test(a_guard_tells_who_won),
	};

	return cmocka_run_group_tests_name("db", tests, start, stop);
}
