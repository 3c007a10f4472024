/*
 * assessor_test.c - claims that meet: several connections of the assessor's
 * account want the same places at the same moment, and who is first has them.
 *
 * Needs what tests/records/run gives: ACCOLADE_TEST_DIR, ACCOLADE_TEST_SOCKET
 * and ACCOLADE_TEST_PASSWORD.
 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/clock.h"
#include "base/token.h"
#include "schema/assessor/assessor_sql.h"
#include "schema/assessor/queue.h"
#include "schema/assessor/review.h"
#include "schema/common/audit.h"
#include "schema/db.h"

enum { AUTHORS = 5, ASSESSORS = 6, PLACES = 2, PEOPLE = 15 };

/* What a child says by its exit status. */
enum said { SAID_WON = 10, SAID_LOST, SAID_FAILED };

/* AUTHORS educators, then assessors; all of them have the duty. */
static const struct statement laid[] = {
    {"people",
	"INSERT INTO person (public_id, directory_key, username, name) SELECT "
	"CONCAT('assessortestperson000000', LPAD(seq, 2, '0')), "
	"CONCAT('assessor-', seq), CONCAT('a-', LPAD(seq, 2, '0')), 'A. B.' "
	"FROM seq_0_to_14"},
    {"roles",
	"INSERT INTO role_grant (person_id, role, granted_at) SELECT id, "
	"IF(username < 'a-05', 'educator', 'assessor'), UTC_TIMESTAMP(6) "
	"FROM person WHERE username LIKE 'a-%'"},
    {"programme",
	"INSERT INTO programme (code, name, description, position) VALUES "
	"('a-programme', 'Assessors'' programme', 'Words.', 901)"},
    {"micro-credential",
	"INSERT INTO micro_credential (code, programme_id) SELECT 'a-only', id "
	"FROM programme WHERE code = 'a-programme'"},
    {"@mc", "SET @mc = LAST_INSERT_ID()"},
    {"edition",
	"INSERT INTO edition (micro_credential_id, number, state, title, "
	"summary, description, criteria, review_policy, review_days, "
	"assessor_count, anonymous, artifact_least, artifact_most, "
	"reflection_prompt, reflection_most, badge_shape, badge_colour, "
	"badge_level, badge_symbol, content_hash) VALUES (@mc, 1, 'published', "
	"'T.', 'S.', 'D.', 'C.', 'on_demand', 10, 2, 1, 0, 2, 'Why?', 100, "
	"'hexagon', 'teaching', 1, 'question', REPEAT('y', 32))"},
    {"@edition", "SET @edition = LAST_INSERT_ID()"},
    {"section",
	"INSERT INTO section (edition_id, position, code, kind, title, prompt)"
	" VALUES (@edition, 1, 'files', 'artifacts', 'Artifacts', 'Show it.')"},
    {"@section", "SET @section = LAST_INSERT_ID()"},
    {"level",
	"INSERT INTO level (edition_id, position, code, name, meets) VALUES "
	"(@edition, 1, 'meets', 'Meets', 1)"},
    {"criterion",
	"INSERT INTO criterion (edition_id, section_id, position, code, title)"
	" VALUES (@edition, @section, 1, 'row', 'Row')"},
    {"duties",
	"INSERT INTO duty (person_id, micro_credential_id, duty, given_at) "
	"SELECT id, @mc, 'assessor', UTC_TIMESTAMP(6) FROM person "
	"WHERE username LIKE 'a-%'"},
    {"submissions",
	"INSERT INTO submission (public_id, number, person_id, "
	"micro_credential_id, edition_id, created_at) SELECT "
	"CONCAT('assessortestsubmissi', username), CONCAT('ASSE-T', "
	"RIGHT(username, 3)), id, @mc, @edition, UTC_TIMESTAMP(6) FROM person "
	"WHERE username BETWEEN 'a-00' AND 'a-04'"},
    {"attempts",
	"INSERT INTO attempt (submission_id, ordinal, created_at) SELECT id, "
	"1, UTC_TIMESTAMP(6) FROM submission WHERE number LIKE 'ASSE-T%'"},
    {"submit",
	"UPDATE attempt SET state = 'submitted', consent = 1, own_work = 1, "
	"submitted_at = UTC_TIMESTAMP(6), due_at = UTC_TIMESTAMP(6) + INTERVAL "
	"id HOUR WHERE submission_id IN (SELECT id FROM submission "
	"WHERE number LIKE 'ASSE-T%')"},
};
enum { LAID = sizeof(laid) / sizeof(laid[0]) };

static struct statement owned[LAID + 4];
static struct statement_set owned_set = {owned, LAID + 4};
static const struct statement *const find_people = &owned[LAID];
static const struct statement *const count_claimed = &owned[LAID + 1];
static const struct statement *const count_audits = &owned[LAID + 2];
static const struct statement *const find_section = &owned[LAID + 3];
static const struct statement_set *const owner_sets[] = {&owned_set, NULL};
static const struct statement_set *const sets[] = {
    &assessor_statements, &audit_statements, NULL};

struct number {
	int64_t is;
};
static const struct column number_columns[] = {COLUMN(struct number, is)};
static const struct shape number_shape = SHAPE(struct number, number_columns);

static struct arena *arena;
static struct settings settings;
static const char *password;
static struct db *owner;
static struct db *db;
static struct number *people; /* the authors first */

static enum status
lay_down(struct db *to, void *context)
{
	(void)context;
	for (size_t i = 0; i < LAID; i++) {
		enum status status = db_change(to, &owned[i], NO_PARAMS, NULL);

		if (status == STATUS_OK)
			continue;
		print_error("%s: %s %s\n", owned[i].name, db_refusal(to),
		    fault_last() != NULL ? fault_last()->text : "");
		return status;
	}
	return STATUS_OK;
}

static int
start(void **state)
{
	struct secrets secrets;
	size_t count;

	(void)state;
	arena = arena_open(8 << 20);
	memcpy(owned, laid, sizeof(laid));
	owned[LAID] = (struct statement) {"people",
	    "SELECT id FROM person WHERE username LIKE 'a-%' ORDER BY "
	    "username"};
	owned[LAID + 1] = (struct statement) {"claimed",
	    "SELECT COUNT(*) FROM review r JOIN attempt a ON a.id = "
	    "r.attempt_id JOIN submission s ON s.id = a.submission_id "
	    "WHERE s.number = ? AND r.live = 1 AND a.state = 'in_review'"};
	owned[LAID + 2] = (struct statement) {"audits",
	    "SELECT COUNT(*) FROM audit u JOIN submission s ON s.id = "
	    "u.submission_id WHERE s.number = ? AND u.action = ?"};
	owned[LAID + 3] = (struct statement) {"section",
	    "SELECT x.id FROM review r JOIN attempt a ON a.id = r.attempt_id "
	    "JOIN submission s ON s.id = a.submission_id JOIN section x "
	    "ON x.edition_id = s.edition_id WHERE r.public_id = ?"};
	if (token_start() != STATUS_OK ||
	    settings_read(arena, "/dev/null", &settings) != STATUS_OK ||
	    secrets_read(arena,
		arena_printf(arena, "%s/secrets", getenv("ACCOLADE_TEST_DIR")),
		"assessor", &secrets) != STATUS_OK)
		return -1;
	password = secrets.database_password;
	settings.database_socket = getenv("ACCOLADE_TEST_SOCKET");
	if (db_open(&settings, "accolade_owner",
		getenv("ACCOLADE_TEST_PASSWORD"), owner_sets,
		&owner) != STATUS_OK ||
	    db_transact(owner, lay_down, NULL) != STATUS_OK ||
	    db_list(owner, arena, find_people, NO_PARAMS, &number_shape,
		&people, &count) != STATUS_OK ||
	    count != PEOPLE)
		return -1;
	return db_open(&settings, "accolade_assessor", password, sets, &db) ==
		STATUS_OK
	    ? 0
	    : -1;
}

static int
finish(void **state)
{
	(void)state;
	db_close(&db);
	db_close(&owner);
	arena_close(&arena);
	return 0;
}

static struct queue
queue_of(int64_t person, const char *after, int64_t limit)
{
	struct queue queue;

	assert_int_equal(queue_read(db, arena,
			     &(struct queue_ask) {.person = person,
				 .after = after,
				 .limit = limit,
				 .now_us = clock_now(),
				 .since_us = 0},
			     &queue),
	    STATUS_OK);
	return queue;
}

/* The one number that a statement finds. */
static int64_t
count_of(
    const struct statement *statement, const char *number, const char *action)
{
	struct number found;

	assert_int_equal(action == NULL
		? db_find(owner, arena, statement, PARAMS(param_text(number)),
		      &number_shape, &found)
		: db_find(owner, arena, statement,
		      PARAMS(param_text(number), param_text(action)),
		      &number_shape, &found),
	    STATUS_OK);
	return found.is;
}

static void
the_queue_is_read_by_key(void **state)
{
	struct queue all = queue_of(people[AUTHORS].is, NULL, 50);
	struct queue one = queue_of(people[AUTHORS].is, NULL, 2);
	struct queue two =
	    queue_of(people[AUTHORS].is, one.open[1].public_id, 50);
	struct queue own = queue_of(people[0].is, NULL, 50);

	(void)state;
	assert_int_equal(all.open_count, AUTHORS);
	assert_int_equal(all.waiting, AUTHORS);
	assert_int_equal(all.late, 0);
	for (size_t i = 1; i < all.open_count; i++)
		assert_true(all.open[i - 1].due_us <= all.open[i].due_us);
	assert_int_equal(one.open_count, 2);
	assert_int_equal(two.open_count, AUTHORS - 2);
	assert_string_equal(two.open[0].number, all.open[2].number);
	/* An author who has the duty is offered the others' alone. */
	assert_int_equal(own.open_count, AUTHORS - 1);
	assert_int_equal(own.waiting, AUTHORS - 1);
	for (size_t i = 0; i < own.open_count; i++)
		assert_string_not_equal(own.open[i].number, "ASSE-T-00");
}

/* For ten working days, now. */
static enum status
claim_for(struct db *from, struct arena *into, int64_t person,
    const char *submission, struct queue_claim *claim_r)
{
	return queue_claim(from, into,
	    &(struct queue_ask_claim) {.submission = submission,
		.person = person,
		.days = 10,
		.now_us = clock_now(),
		.request_id = "-"},
	    claim_r);
}

/* The first to be due is the first author's. */
static void
an_author_claims_nothing(void **state)
{
	struct queue queue = queue_of(people[AUTHORS].is, NULL, 1);
	struct queue_claim claim;

	(void)state;
	assert_int_equal(
	    claim_for(db, arena, people[0].is, queue.open[0].public_id, &claim),
	    STATUS_ABSENT);
	assert_int_equal(
	    claim_for(db, arena, people[AUTHORS].is, "nobody", &claim),
	    STATUS_ABSENT);
}

/* A process of its own: it waits until the pipe ends, then claims. */
static pid_t
claim_in_child(int go, int other, int64_t person, const char *place)
{
	pid_t pid = fork();

	if (pid == 0) {
		struct arena *own = arena_open(1 << 20);
		struct queue_claim claim;
		struct db *mine;
		enum status status;
		char byte;

		(void)close(other);
		if (db_open(&settings, "accolade_assessor", password, sets,
			&mine) != STATUS_OK)
			_exit(SAID_FAILED);
		(void)!read(go, &byte, 1);
		status = claim_for(mine, own, person, place, &claim);
		if (status != STATUS_OK)
			_exit(SAID_FAILED);
		_exit(claim.review != NULL ? SAID_WON : SAID_LOST);
	}
	return pid;
}

static void
places_go_to_who_is_first(void **state)
{
	struct queue queue = queue_of(people[AUTHORS].is, NULL, AUTHORS);

	(void)state;
	assert_int_equal(queue.open_count, AUTHORS);
	for (size_t round = 0; round < AUTHORS; round++) {
		int gate[2];
		int won = 0;
		int lost = 0;

		assert_int_equal(pipe(gate), 0);
		for (int i = 0; i < ASSESSORS; i++)
			assert_true(claim_in_child(gate[0], gate[1],
					people[AUTHORS + i].is,
					queue.open[round].public_id) > 0);
		(void)usleep(100000);
		(void)close(gate[1]);
		(void)close(gate[0]);
		for (int i = 0; i < ASSESSORS; i++) {
			int status;

			assert_true(wait(&status) > 0);
			assert_true(WIFEXITED(status));
			won += WEXITSTATUS(status) == SAID_WON;
			lost += WEXITSTATUS(status) == SAID_LOST;
		}
		assert_int_equal(won, PLACES);
		assert_int_equal(lost, ASSESSORS - PLACES);
		assert_int_equal(
		    count_of(count_claimed, queue.open[round].number, NULL),
		    PLACES);
		assert_int_equal(
		    count_of(count_audits, queue.open[round].number,
			"review.claimed"),
		    PLACES);
	}
	assert_int_equal(
	    queue_of(people[PEOPLE - 1].is, NULL, AUTHORS).open_count, 0);
}

/* Whoever has a review in hand; the person goes to *person_r. */
static struct review
review_in_hand(int64_t *person_r)
{
	struct review review = {0};

	for (int i = 0; i < ASSESSORS; i++) {
		struct queue queue = queue_of(people[AUTHORS + i].is, NULL, 1);

		if (queue.mine_count == 0)
			continue;
		*person_r = people[AUTHORS + i].is;
		assert_int_equal(review_read(db, arena, queue.mine[0].public_id,
				     people[AUTHORS + i].is, &review),
		    STATUS_OK);
		return review;
	}
	fail();
	return review;
}

static void
a_review_is_its_assessors_alone(void **state)
{
	int64_t person;
	struct review review = review_in_hand(&person);
	struct review other;

	(void)state;
	assert_int_equal(review_read(db, arena, review.public_id,
			     people[PEOPLE - 1].is, &other),
	    STATUS_ABSENT);
	assert_int_equal(
	    review_give_back(db, &review, people[PEOPLE - 1].is, "-"),
	    STATUS_CONFLICT);
	assert_int_equal(review_save(db,
			     &(struct review_save) {.review = &review,
				 .person = people[PEOPLE - 1].is,
				 .now_us = clock_now(),
				 .request_id = "-"}),
	    STATUS_CONFLICT);
	assert_null(review.author);
}

/* The rules of the database stand behind ours. */
static void
nothing_incomplete_is_sent(void **state)
{
	int64_t person;
	struct review review = review_in_hand(&person);

	(void)state;
	fault_clear();
	assert_int_equal(review_save(db,
			     &(struct review_save) {.review = &review,
				 .person = person,
				 .now_us = clock_now(),
				 .request_id = "-",
				 .leaning = "award",
				 .send = true}),
	    STATUS_DENIED);
	assert_string_not_equal(db_refusal(db), "");
	assert_int_equal(
	    review_read(db, arena, review.public_id, person, &review),
	    STATUS_OK);
	assert_null(review.leaning);
	assert_string_equal(review.state, "claimed");
}

static void
the_same_version_is_saved_once(void **state)
{
	int64_t person;
	struct review review = review_in_hand(&person);
	struct review_feedback text = {.section = 0, .version = 1, .text = "A"};
	struct review_save save = {.review = &review,
	    .person = person,
	    .now_us = clock_now(),
	    .request_id = "-",
	    .leaning = "not_yet",
	    .note = "N",
	    .feedback = &text,
	    .feedback_count = 1};

	(void)state;
	/* No section at all, or another edition's: a rule refuses it. */
	assert_int_not_equal(review_save(db, &save), STATUS_OK);
	text.section = count_of(find_section, review.public_id, NULL);
	fault_clear();
	assert_int_equal(review_save(db, &save), STATUS_OK);
	assert_int_equal(review_save(db, &save), STATUS_CONFLICT);
	text.version = 2;
	text.text = "B";
	assert_int_equal(review_save(db, &save), STATUS_OK);
	assert_int_equal(
	    review_read(db, arena, review.public_id, person, &review),
	    STATUS_OK);
	assert_int_equal(review.feedback_count, 1);
	assert_int_equal(review.feedback[0].version, 2);
	assert_string_equal(review.feedback[0].text, "B");
	assert_string_equal(review.leaning, "not_yet");
	assert_string_equal(review.note, "N");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_queue_is_read_by_key),
	    cmocka_unit_test(an_author_claims_nothing),
	    cmocka_unit_test(places_go_to_who_is_first),
	    cmocka_unit_test(a_review_is_its_assessors_alone),
	    cmocka_unit_test(nothing_incomplete_is_sent),
	    cmocka_unit_test(the_same_version_is_saved_once),
	};

	return cmocka_run_group_tests(tests, start, finish);
}
