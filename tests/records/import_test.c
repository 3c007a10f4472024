/*
 * import_test.c - `accolade import` against a real MariaDB: the samples go
 * in, again changes nothing, other content is the next edition, and what
 * fails half-way leaves nothing behind.
 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "modules/operator/operator.h"
#include "schema/db.h"

enum { ARENA = 8 << 20, FILE_MAX = 1 << 20 };

enum check_statement {
	CHECK_PERSON,
	CHECK_EDITIONS,
	CHECK_PUBLISHED,
	CHECK_PARTS,
	CHECK_DUTIES,
	CHECK_ROLE,
	CHECK_START,
	CHECK_BEGUN,
	CHECK_SOURCES,
	CHECK_CHANGES,
	CHECK_REQUIRED,
	CHECK__MAX
};

static const struct statement items[CHECK__MAX] = {
    [CHECK_PERSON] = {"person",
	"INSERT INTO person (public_id, directory_key, username, name) "
	"VALUES (?, ?, ?, ?)"},
    [CHECK_EDITIONS] = {"editions",
	"SELECT COUNT(*) FROM edition e JOIN micro_credential m "
	"ON m.id = e.micro_credential_id WHERE m.code = ?"},
    [CHECK_PUBLISHED] = {"published",
	"SELECT e.number FROM edition e JOIN micro_credential m "
	"ON m.id = e.micro_credential_id AND e.current = 1 WHERE m.code = ?"},
    [CHECK_PARTS] = {"parts",
	"SELECT (SELECT COUNT(*) FROM section s WHERE s.edition_id = e.id) "
	"* 1000000 + (SELECT COUNT(*) FROM cell x JOIN criterion c ON c.id = "
	"x.criterion_id WHERE c.edition_id = e.id) * 10000 + (SELECT COUNT(*) "
	"FROM edition_alignment a WHERE a.edition_id = e.id) * 100 + (SELECT "
	"COUNT(*) FROM suggested_task t WHERE t.edition_id = e.id) FROM "
	"edition e JOIN micro_credential m ON m.id = e.micro_credential_id "
	"AND e.current = 1 WHERE m.code = ?"},
    [CHECK_DUTIES] = {"duties",
	"SELECT COUNT(*) FROM duty d JOIN micro_credential m ON m.id = "
	"d.micro_credential_id WHERE m.code = ?"},
    [CHECK_ROLE] = {"role",
	"INSERT INTO role_grant (person_id, role, granted_at) SELECT id, "
	"'educator', UTC_TIMESTAMP(6) FROM person WHERE username = ?"},
    [CHECK_START] = {"start",
	"INSERT INTO submission (public_id, number, person_id, "
	"micro_credential_id, edition_id, created_at) SELECT "
	"'importtestsubmission', 'IMP-TEST', p.id, m.id, e.id, "
	"UTC_TIMESTAMP(6) FROM person p, micro_credential m JOIN edition e "
	"ON e.micro_credential_id = m.id AND e.current = 1 "
	"WHERE p.username = ? AND m.code = ?"},
    [CHECK_BEGUN] = {"begun",
	"SELECT e.number FROM submission s JOIN edition e ON e.id = "
	"s.edition_id AND e.state = 'retired' JOIN micro_credential m ON "
	"m.id = s.micro_credential_id WHERE m.code = ?"},
    [CHECK_SOURCES] = {"sources",
	"SELECT COUNT(*) FROM edition_source s JOIN edition e ON e.id = "
	"s.edition_id AND e.content_hash = UNHEX(SHA2(s.body, 256)) "
	"JOIN micro_credential m ON m.id = e.micro_credential_id "
	"WHERE m.code = ?"},
    [CHECK_CHANGES] = {"changes",
	"SELECT COUNT(*) FROM edition_source s JOIN edition e ON e.id = "
	"s.edition_id JOIN micro_credential m ON m.id = "
	"e.micro_credential_id WHERE m.code = ? AND s.changes LIKE "
	"'% changed' AND s.changes NOT LIKE '%\n%'"},
    [CHECK_REQUIRED] = {"required",
	"SELECT COUNT(*) FROM edition_requirement r JOIN edition e ON e.id = "
	"r.edition_id JOIN micro_credential m ON m.id = "
	"e.micro_credential_id WHERE m.code = ?"},
};

static const struct statement_set check = {items, CHECK__MAX};
static const struct statement_set *const check_sets[] = {&check, NULL};

static const char *const names[] = {"treyes", "kwhitfield", "jabara", "lnovak",
    "dmensah", "schen", "rlindqvist", "pkarim"};
static const char *const samples[] = {"common-ground", "literacy-for-all",
    "open-horizons", "pathfinder", "skills-in-practice"};
static const char discussion[] = "leading-student-led-discussion";

struct number {
	int64_t value;
};

static const struct column number_columns[] = {COLUMN(struct number, value)};
static const struct shape number_shape = SHAPE(struct number, number_columns);

struct fixture {
	struct arena *arena;
	struct settings settings;
	struct db *db;
};

static struct fixture fixture;

static void
close_db(void *thing)
{
	struct db *db = thing;

	db_close(&db);
}

/* The program's own stands in the program; this one knows the test's. */
enum status
operator_database(struct operator* operator, const char * account,
    const struct statement_set *const *sets, struct db **db_r)
{
	enum status status;

	assert_string_equal(account, "owner");
	status = db_open(operator->settings, "accolade_owner",
	    getenv("ACCOLADE_TEST_PASSWORD"), sets, db_r);
	if (status == STATUS_OK)
		arena_defer(operator->arena, close_db, *db_r);
	return status == STATUS_OK ? db_ready(*db_r) : status;
}

static enum status
add_people(struct db *db, void *context)
{
	(void)context;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		char id[27];

		(void)snprintf(id, sizeof(id), "importtest%016zu", i);
		if (db_change(db, &items[CHECK_PERSON],
			PARAMS(param_text(id), param_text(id),
			    param_text(names[i]), param_text(names[i])),
			NULL) != STATUS_OK)
			return STATUS_CONFLICT;
	}
	return db_change_one(
	    db, &items[CHECK_ROLE], PARAMS(param_text(names[0])));
}

/* Somebody begins on the edition that is published now. */
static enum status
begin_submission(struct db *db, void *context)
{
	(void)context;
	return db_change_one(db, &items[CHECK_START],
	    PARAMS(param_text(names[0]), param_text(discussion)));
}

static int
start(void **state)
{
	(void)state;
	fixture.arena = arena_open(ARENA);
	if (settings_read(fixture.arena, "/dev/null", &fixture.settings) !=
	    STATUS_OK)
		return -1;
	fixture.settings.database_socket = getenv("ACCOLADE_TEST_SOCKET");
	if (db_open(&fixture.settings, "accolade_owner",
		getenv("ACCOLADE_TEST_PASSWORD"), check_sets,
		&fixture.db) != STATUS_OK)
		return -1;
	return 0;
}

static int
stop(void **state)
{
	(void)state;
	db_close(&fixture.db);
	arena_close(&fixture.arena);
	return 0;
}

static int64_t
number_of(enum check_statement which, const char *code)
{
	struct number number;

	assert_int_equal(db_find(fixture.db, fixture.arena, &items[which],
			     PARAMS(param_text(code)), &number_shape, &number),
	    STATUS_OK);
	return number.value;
}

/* Runs the subcommand on these files. */
static enum status
import(size_t count, char **paths)
{
	struct operator operator= {
	    .settings = &fixture.settings,
	    .arena = arena_open(ARENA),
	};
	char *argv[16] = {(char[]) {"import"}};
	enum status status;

	assert_true(count < 15);
	for (size_t i = 0; i < count; i++)
		argv[i + 1] = paths[i];
	fault_clear();
	status = operator_import(&operator,(int) count + 1, argv);
	if (status == STATUS_UNAVAILABLE && fault_last() != NULL)
		print_error("%s\n", fault_last()->text);
	arena_close(&operator.arena);
	return status;
}

static char *
sample_path(const char *name)
{
	return arena_printf(fixture.arena, "%s/deploy/sample/%s.json",
	    getenv("abs_top_srcdir"), name);
}

/* A copy of a sample with the first `from` replaced, in a scratch file. */
static char *
changed_copy(const char *name, const char *from, const char *to)
{
	char *path = arena_text(fixture.arena, "/tmp/accolade-import.XXXXXX");
	char *text = arena_take(fixture.arena, FILE_MAX);
	FILE *in = fopen(sample_path(name), "rb");
	FILE *out = fdopen(mkstemp(path), "wb");
	char *at;

	assert_non_null(in);
	assert_non_null(out);
	text[fread(text, 1, FILE_MAX - 1, in)] = '\0';
	at = strstr(text, from);
	assert_non_null(at);
	assert_true(fprintf(out, "%.*s%s%s", (int)(at - text), text, to,
			at + strlen(from)) > 0);
	assert_int_equal(fclose(out), 0);
	(void)fclose(in);
	return path;
}

static void
strangers_stop_everything(void **state)
{
	char *path = sample_path("pathfinder");
	(void)state;

	assert_int_equal(import(1, &path), STATUS_ABSENT);
	assert_non_null(strstr(fault_last()->text, "nobody has the username"));
	assert_int_equal(number_of(CHECK_EDITIONS, discussion), 0);
}

static void
samples_go_in_once(void **state)
{
	char *paths[5];
	(void)state;

	assert_int_equal(db_transact(fixture.db, add_people, NULL), STATUS_OK);
	for (size_t i = 0; i < 5; i++)
		paths[i] = sample_path(samples[i]);
	for (int again = 0; again < 2; again++) {
		assert_int_equal(import(5, paths), STATUS_OK);
		assert_int_equal(number_of(CHECK_EDITIONS, discussion), 1);
		assert_int_equal(number_of(CHECK_PUBLISHED, discussion), 1);
		/* 4 sections, 4 x 3 cells, 2 alignments, 5 tasks */
		assert_int_equal(number_of(CHECK_PARTS, discussion), 4120205);
		assert_int_equal(number_of(CHECK_DUTIES, discussion), 5);
		assert_int_equal(
		    number_of(CHECK_PARTS, "decoding-how-print-works"),
		    5150305);
	}
}

static void
other_content_is_the_next_edition(void **state)
{
	char *path = changed_copy("pathfinder", "Hand the talk to students,",
	    "Give the talk to students,");
	char *before = sample_path("pathfinder");
	(void)state;

	assert_int_equal(
	    db_transact(fixture.db, begin_submission, NULL), STATUS_OK);
	for (int again = 0; again < 2; again++) {
		assert_int_equal(import(1, &path), STATUS_OK);
		assert_int_equal(number_of(CHECK_PUBLISHED, discussion), 2);
		assert_int_equal(number_of(CHECK_EDITIONS, discussion), 2);
		assert_int_equal(number_of(CHECK_PARTS, discussion), 4120205);
	}
	/* The old words again are an edition of their own. */
	assert_int_equal(import(1, &before), STATUS_OK);
	assert_int_equal(number_of(CHECK_PUBLISHED, discussion), 3);
	/* Who has begun goes on with the first. */
	assert_int_equal(number_of(CHECK_BEGUN, discussion), 1);
	(void)unlink(path);
}

static void
one_mistake_stops_all_files(void **state)
{
	char *paths[2];
	(void)state;

	paths[0] = changed_copy("pathfinder", "Hand the talk to students,",
	    "Offer the talk to students,");
	paths[1] = changed_copy(
	    "common-ground", "\"meets\": false", "\"meets\": true");
	assert_int_equal(import(2, paths), STATUS_DENIED);
	assert_string_equal(fault_last()->text,
	    "1 mistake in the definitions; nothing was imported");
	assert_int_equal(number_of(CHECK_PUBLISHED, discussion), 3);
	(void)unlink(paths[0]);
	(void)unlink(paths[1]);
}

static void
odd_files_are_refused(void **state)
{
	char *odd[] = {(char[]) {"/dev/null"}, (char[]) {"/dev/zero"},
	    (char[]) {"/"}, (char[]) {"/nowhere/x.json"}};
	char *twice[2] = {sample_path("pathfinder"), sample_path("pathfinder")};
	(void)state;

	for (size_t i = 0; i < 4; i++)
		assert_int_equal(import(1, &odd[i]), STATUS_DENIED);
	assert_int_equal(import(2, twice), STATUS_DENIED);
	assert_int_equal(import(0, NULL), STATUS_INVALID);
}

/* What the subcommand prints goes into a scratch file. */
static char *
exported(int argc, char **codes)
{
	struct operator operator= {
	    .settings = &fixture.settings,
	    .arena = arena_open(ARENA),
	};
	char *path = arena_text(fixture.arena, "/tmp/accolade-export.XXXXXX");
	char *argv[8] = {(char[]) {"export"}};
	int out = dup(STDOUT_FILENO);
	int file = mkstemp(path);

	for (int i = 0; i < argc; i++)
		argv[i + 1] = codes[i];
	fault_clear();
	(void)fflush(stdout);
	assert_true(dup2(file, STDOUT_FILENO) >= 0);
	assert_int_equal(operator_export(&operator, argc + 1, argv), STATUS_OK);
	(void)fflush(stdout);
	assert_true(dup2(out, STDOUT_FILENO) >= 0);
	(void)close(out);
	(void)close(file);
	arena_close(&operator.arena);
	return path;
}

static bool
file_has(const char *path, const char *text)
{
	char *all = arena_take(fixture.arena, FILE_MAX);
	FILE *in = fopen(path, "rb");

	assert_non_null(in);
	all[fread(all, 1, FILE_MAX - 1, in)] = '\0';
	(void)fclose(in);
	return strstr(all, text) != NULL;
}

static void
export_comes_back_unchanged(void **state)
{
	static const char adventurer[] = "seeing-the-whole-system-adventurer";
	char *some[] = {(char[]) {"seeing-the-whole-system-adventurer"}};
	/* By name: other programs leave editions of their own behind, which
	 * no file would be let in with. */
	char *all[] = {(char[]) {"leading-student-led-discussion"},
	    (char[]) {"global-goal-close-to-home"},
	    (char[]) {"seeing-the-whole-system-explorer"},
	    (char[]) {"seeing-the-whole-system-adventurer"},
	    (char[]) {"decoding-how-print-works"},
	    (char[]) {"checking-for-understanding"}};
	char *path = exported(sizeof(all) / sizeof(all[0]), all);
	(void)state;

	assert_int_equal(import(1, &path), STATUS_OK);
	assert_int_equal(number_of(CHECK_EDITIONS, discussion), 3);
	assert_int_equal(number_of(CHECK_EDITIONS, adventurer), 1);
	assert_int_equal(
	    number_of(CHECK_EDITIONS, "decoding-how-print-works"), 1);
	(void)unlink(path);

	/* One of them comes with what it requires, and with nothing else. */
	path = exported(1, some);
	assert_true(file_has(path, "seeing-the-whole-system-explorer"));
	assert_true(file_has(path, "\"common-ground\""));
	assert_false(file_has(path, "pathfinder"));
	assert_int_equal(import(1, &path), STATUS_OK);
	assert_int_equal(number_of(CHECK_EDITIONS, adventurer), 1);
	(void)unlink(path);
}

static void
texts_of_editions_stand(void **state)
{
	(void)state;
	assert_int_equal(number_of(CHECK_SOURCES, discussion), 3);
	/* "Hand the talk" became "Give the talk" in one prompt. */
	assert_int_equal(number_of(CHECK_CHANGES, discussion), 2);
	assert_int_equal(
	    number_of(CHECK_REQUIRED, "seeing-the-whole-system-adventurer"), 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(strangers_stop_everything),
	    cmocka_unit_test(samples_go_in_once),
	    cmocka_unit_test(other_content_is_the_next_edition),
	    cmocka_unit_test(texts_of_editions_stand),
	    cmocka_unit_test(export_comes_back_unchanged),
	    cmocka_unit_test(one_mistake_stops_all_files),
	    cmocka_unit_test(odd_files_are_refused),
	};

	return cmocka_run_group_tests_name("import", tests, start, stop);
}
