/*
 * visitor_test.c - what the visitor's account reads: published definitions
 * whole, awards that are shared, and nothing of those that aren't.
 *
 * The records are laid down as the owner, on the way that the rules allow.
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

#include <cmocka.h>

#include "schema/visitor/award.h"
#include "schema/visitor/catalog.h"
#include "schema/visitor/issuer.h"
#include "schema/visitor/visitor_sql.h"

static const struct statement definition[] = {
    {"people",
	"INSERT INTO person (public_id, directory_key, username, name) VALUES "
	"('visitortestperson000000001', 'visitor-1', 'v-author', 'Ana Ruiz'),"
	"('visitortestperson000000002', 'visitor-2', 'v-other', 'Bo Lind'),"
	"('visitortestperson000000003', 'visitor-3', 'v-first', 'Cy Dean'),"
	"('visitortestperson000000004', 'visitor-4', 'v-second', 'Di Moss'),"
	"('visitortestperson000000005', 'visitor-5', 'v-issuer', 'Ed Vale')"},
    {"roles",
	"INSERT INTO role_grant (person_id, role, granted_at) "
	"SELECT id, CASE username WHEN 'v-issuer' THEN 'issuer' "
	"WHEN 'v-first' THEN 'assessor' WHEN 'v-second' THEN 'assessor' "
	"ELSE 'educator' END, UTC_TIMESTAMP(6) FROM person "
	"WHERE username LIKE 'v-%'"},
    {"programme",
	"INSERT INTO programme (code, name, description, position) VALUES "
	"('v-programme', 'Visitor''s programme', 'First words.', 900)"},
    {"framework",
	"INSERT INTO framework (code, name) VALUES ('v-frame', 'Frame')"},
    {"competency",
	"INSERT INTO competency (framework_id, code, name, statement, position)"
	" SELECT id, 'v-listening', 'Listening', 'Listens.', 1 FROM framework "
	"WHERE code = 'v-frame'"},
    {"alignment",
	"INSERT INTO alignment (code, name, framework, url) VALUES "
	"('v-goal-4', 'Quality education', 'Goals', 'https://example.org/4')"},
    {"micro-credentials",
	"INSERT INTO micro_credential (code, programme_id) "
	"SELECT c.code, p.id FROM programme p JOIN (SELECT 'v-open' AS code "
	"UNION SELECT 'v-draft' UNION SELECT 'v-100-percent') c "
	"WHERE p.code = 'v-programme'"},
    {"editions",
	"INSERT INTO edition (micro_credential_id, number, state, "
	"competency_id, title, summary, description, criteria, effort, "
	"level_name, credit_amount, credit_unit, valid_months, review_policy, "
	"review_days, assessor_count, anonymous, artifact_least, "
	"artifact_most, reflection_prompt, reflection_most, badge_shape, "
	"badge_colour, badge_level, badge_symbol, content_hash, published_at) "
	"SELECT m.id, 1, IF(m.code = 'v-draft', 'draft', 'published'), c.id, "
	"CASE m.code WHEN 'v-open' THEN 'Zebra questions' WHEN 'v-draft' "
	"THEN 'Zebra draft' ELSE 'Zebra at 100%' END, 'Ask and wait.', "
	"'**Bold**', 'Criteria', '', 'Practice', 2.50, 'hours', 24, "
	"'on_demand', 15, 2, 1, 0, 4, 'Why this?', 500, 'hexagon', 'teaching',"
	" 2, 'question', REPEAT('x', 32), UTC_TIMESTAMP(6) "
	"FROM micro_credential m JOIN programme p ON p.id = m.programme_id "
	"JOIN competency c ON c.code = 'v-listening' "
	"WHERE p.code = 'v-programme'"},
    {"@edition",
	"SELECT e.id, m.id INTO @edition, @mc FROM edition e "
	"JOIN micro_credential m ON m.id = e.micro_credential_id "
	"WHERE m.code = 'v-open'"},
    {"aligned",
	"INSERT INTO edition_alignment (edition_id, alignment_id) "
	"SELECT @edition, id FROM alignment WHERE code = 'v-goal-4'"},
    {"sections",
	"INSERT INTO section (edition_id, position, code, kind, title, prompt,"
	" words_least, words_most) VALUES "
	"(@edition, 1, 'plan', 'text', 'The plan', 'What for?', 10, 200), "
	"(@edition, 2, 'files', 'artifacts', 'Artifacts', 'Show it.', 0, 0)"},
    {"levels",
	"INSERT INTO level (edition_id, position, code, name, meets) VALUES "
	"(@edition, 1, 'not-yet', 'Not yet', 0), "
	"(@edition, 2, 'meets', 'Meets', 1), "
	"(@edition, 3, 'exceeds', 'Exceeds', 1)"},
    {"criteria",
	"INSERT INTO criterion (edition_id, section_id, position, code, title)"
	" SELECT @edition, s.id, n.p, CONCAT('row-', n.p), "
	"CONCAT('Row ', n.p) FROM section s JOIN (SELECT 1 AS p UNION "
	"SELECT 2) n WHERE s.edition_id = @edition AND s.code = 'plan'"},
    {"cells",
	"INSERT INTO cell (criterion_id, level_id, text) SELECT c.id, l.id, "
	"CONCAT(c.code, ' ', l.code) FROM criterion c JOIN level l "
	"ON l.edition_id = c.edition_id WHERE c.edition_id = @edition "
	"AND NOT (c.position = 2 AND l.position = 1)"},
    {"task",
	"INSERT INTO suggested_task (edition_id, position, text) VALUES "
	"(@edition, 1, 'A recording')"},
    {"resource",
	"INSERT INTO resource (edition_id, position, title, url, note) VALUES "
	"(@edition, 1, 'A book', 'https://example.org/book', 'Chapter 2')"},
    {"example",
	"INSERT INTO example (edition_id, position, title, text) VALUES "
	"(@edition, 1, 'One that was awarded', '*Well* done')"},
    {"duties",
	"INSERT INTO duty (person_id, micro_credential_id, duty, given_at) "
	"SELECT g.person_id, @mc, g.role, UTC_TIMESTAMP(6) FROM role_grant g "
	"JOIN person p ON p.id = g.person_id WHERE p.username LIKE 'v-%' "
	"AND g.role <> 'educator'"},
    {"key",
	"INSERT INTO signing_key (name, algorithm, public_jwk, used_from) "
	"VALUES ('v-test', 'RS256', '{\"kty\":\"RSA\"}', UTC_TIMESTAMP(6))"},
};

/* One award, of the person @author; its public id is @award_id. */
static const struct statement path[] = {
    {"@ids",
	"SELECT a.id, f.id, s.id, i.id INTO @author, @first, @second, @issuer "
	"FROM person a JOIN person f ON f.username = 'v-first' JOIN person s "
	"ON s.username = 'v-second' JOIN person i ON i.username = 'v-issuer' "
	"WHERE a.username = @who"},
    {"submission",
	"INSERT INTO submission (public_id, number, person_id, "
	"micro_credential_id, edition_id, created_at) VALUES (@award_id, "
	"RIGHT(@award_id, 9), @author, @mc, @edition, UTC_TIMESTAMP(6))"},
    {"@submission", "SET @submission = LAST_INSERT_ID()"},
    {"attempt",
	"INSERT INTO attempt (submission_id, ordinal, created_at) "
	"VALUES (@submission, 1, UTC_TIMESTAMP(6))"},
    {"@attempt", "SET @attempt = LAST_INSERT_ID()"},
    {"response",
	"INSERT INTO response (attempt_id, section_id, version, text, saved_at)"
	" SELECT @attempt, id, 1, 'My plan', UTC_TIMESTAMP(6) FROM section "
	"WHERE edition_id = @edition AND kind = 'text'"},
    {"submit",
	"UPDATE attempt SET state = 'submitted', consent = 1, own_work = 1, "
	"submitted_at = UTC_TIMESTAMP(6), due_at = UTC_TIMESTAMP(6) "
	"WHERE id = @attempt"},
    {"@reviews",
	"SELECT MIN(id), MAX(id) INTO @one, @two FROM review "
	"WHERE attempt_id = @attempt"},
    {"claim",
	"UPDATE review SET state = 'claimed', assessor_id = @first, "
	"claimed_at = UTC_TIMESTAMP(6) WHERE id = @one"},
    {"claim too",
	"UPDATE review SET state = 'claimed', assessor_id = @second, "
	"claimed_at = UTC_TIMESTAMP(6) WHERE id = @two"},
    {"scores",
	"INSERT INTO score (review_id, criterion_id, level_id) SELECT r.id, "
	"c.id, l.id FROM criterion c JOIN level l ON l.edition_id = "
	"c.edition_id AND l.position = 3 JOIN (SELECT @one AS id UNION SELECT "
	"@two) r WHERE c.edition_id = @edition AND NOT (r.id = @two AND "
	"c.position = 2)"},
    {"a lower score",
	"INSERT INTO score (review_id, criterion_id, level_id) SELECT @two, "
	"c.id, l.id FROM criterion c JOIN level l ON l.edition_id = "
	"c.edition_id AND l.position = 2 WHERE c.edition_id = @edition "
	"AND c.position = 2"},
    {"feedback",
	"INSERT INTO feedback (review_id, section_id, version, text, saved_at)"
	" SELECT r.id, s.id, 1, 'Good.', UTC_TIMESTAMP(6) FROM section s "
	"JOIN (SELECT @one AS id UNION SELECT @two) r "
	"WHERE s.edition_id = @edition"},
    {"recommend",
	"UPDATE review SET state = 'recommended', recommendation = 'award', "
	"recommended_at = UTC_TIMESTAMP(6) WHERE id = @one"},
    {"recommend too",
	"UPDATE review SET state = 'recommended', recommendation = 'award', "
	"recommended_at = UTC_TIMESTAMP(6) WHERE id = @two"},
    {"decide",
	"INSERT INTO decision (attempt_id, issuer_id, outcome, note, "
	"decided_at) VALUES (@attempt, @issuer, 'award', 'Yes.', "
	"UTC_TIMESTAMP(6))"},
    {"@decision", "SET @decision = LAST_INSERT_ID()"},
    {"award",
	"INSERT INTO award (public_id, decision_id, person_id, edition_id, "
	"awarded_at, salt, recipient_name) VALUES (@award_id, @decision, "
	"@author, @edition, UTC_TIMESTAMP(6), @award_id, '')"},
};

static const struct statement set_who = {"who", "SET @who = ?"};
static const struct statement set_id = {"id", "SET @award_id = ?"};
static const struct statement share = {"share",
    "UPDATE award_share SET shared = ?, show_name = ? WHERE award_id = "
    "(SELECT id FROM award WHERE public_id = ?)"};
static const struct statement sign = {"sign",
    "INSERT INTO credential (award_id, form, signing_key_id, body, signed_at) "
    "SELECT a.id, f.form, k.id, f.body, UTC_TIMESTAMP(6) FROM award a "
    "JOIN signing_key k ON k.name = 'v-test' "
    "JOIN (SELECT 'jwt' AS form, 'a.b.c' AS body UNION ALL "
    "SELECT 'json', '{}') f WHERE a.public_id = ?"};
static const struct statement revoke = {"revoke",
    "INSERT INTO revocation (award_id, issuer_id, reason, public_reason, "
    "revoked_at) SELECT a.id, p.id, 'Inner words', 'Outer words', "
    "UTC_TIMESTAMP(6) FROM award a JOIN person p ON p.username = 'v-issuer' "
    "WHERE a.public_id = ?"};

static const char shown_id[] = "visitortestawardaaaaaaaaab";
static const char hidden_id[] = "visitortestawardaaaaaaaaac";

static struct statement owned[64];
static struct statement_set owned_set = {owned, 0};
static const struct statement_set *const owner_sets[] = {&owned_set, NULL};
static const struct statement_set *const visitor_sets[] = {
    &visitor_statements, NULL};

static struct arena *arena;
static struct settings settings;
static struct db *owner;
static struct db *visitor;

/* The statement as it stands in the set that was prepared. */
static const struct statement *
own(const struct statement *statement)
{
	for (size_t i = 0; i < owned_set.count; i++)
		if (strcmp(owned[i].text, statement->text) == 0)
			return &owned[i];
	return NULL;
}

static void
own_all(const struct statement *statements, size_t count)
{
	for (size_t i = 0; i < count; i++)
		owned[owned_set.count++] = statements[i];
}

static enum status
run(struct db *db, const struct statement *statements, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		enum status status =
		    db_change(db, own(&statements[i]), NO_PARAMS, NULL);

		if (status != STATUS_OK) {
			print_error("%s: %s %s\n", statements[i].name,
			    db_refusal(db),
			    fault_last() != NULL ? fault_last()->text : "");
			return status;
		}
	}
	return STATUS_OK;
}

#define RUN(db, list) run((db), (list), sizeof(list) / sizeof((list)[0]))

static enum status
award_make(struct db *db, const char *who, const char *id)
{
	enum status status =
	    db_change(db, own(&set_who), PARAMS(param_text(who)), NULL);

	if (status == STATUS_OK)
		status =
		    db_change(db, own(&set_id), PARAMS(param_text(id)), NULL);
	return status == STATUS_OK ? RUN(db, path) : status;
}

static enum status
lay_down(struct db *db, void *context)
{
	enum status status = RUN(db, definition);

	(void)context;
	if (status == STATUS_OK)
		status = award_make(db, "v-author", shown_id);
	if (status == STATUS_OK)
		status = award_make(db, "v-other", hidden_id);
	return status;
}

/* One statement about one award, as the owner. */
struct change {
	const struct statement *statement;
	const char *id;
	bool shared;
	bool show_name;
};

static enum status
change_run(struct db *db, void *context)
{
	const struct change *change = context;

	/* Two forms at once. */
	if (change->statement == &sign)
		return db_change(
		    db, own(&sign), PARAMS(param_text(change->id)), NULL);
	if (change->statement == &share)
		return db_change(db, own(&share),
		    PARAMS(param_flag(change->shared),
			param_flag(change->show_name), param_text(change->id)),
		    NULL);
	return db_change_one(
	    db, own(change->statement), PARAMS(param_text(change->id)));
}

static void
change(const struct statement *statement, const char *id, bool shared,
    bool show_name)
{
	struct change what = {statement, id, shared, show_name};

	assert_int_equal(db_transact(owner, change_run, &what), STATUS_OK);
}

static int
start(void **state)
{
	struct secrets secrets;
	const char *top = getenv("ACCOLADE_TEST_DIR");

	(void)state;
	arena = arena_open(8 << 20);
	own_all(definition, sizeof(definition) / sizeof(definition[0]));
	own_all(path, sizeof(path) / sizeof(path[0]));
	own_all(&set_who, 1);
	own_all(&set_id, 1);
	own_all(&share, 1);
	own_all(&sign, 1);
	own_all(&revoke, 1);
	if (settings_read(arena, "/dev/null", &settings) != STATUS_OK ||
	    secrets_read(arena, arena_printf(arena, "%s/secrets", top),
		"visitor", &secrets) != STATUS_OK)
		return -1;
	settings.database_socket = getenv("ACCOLADE_TEST_SOCKET");
	if (db_open(&settings, "accolade_owner",
		getenv("ACCOLADE_TEST_PASSWORD"), owner_sets,
		&owner) != STATUS_OK ||
	    db_open(&settings, "accolade_visitor", secrets.database_password,
		visitor_sets, &visitor) != STATUS_OK ||
	    db_ready(visitor) != STATUS_OK) {
		print_error("%s\n", fault_last() ? fault_last()->text : "?");
		return -1;
	}
	return db_transact(owner, lay_down, NULL) == STATUS_OK ? 0 : -1;
}

static int
stop(void **state)
{
	(void)state;
	db_close(&owner);
	db_close(&visitor);
	arena_close(&arena);
	return 0;
}

static size_t
found(const char *words, const char *programme, const char *competency,
    int64_t level, const char *after)
{
	const struct catalog_filter filter = {
	    words, programme, competency, level, "", "", "", after};
	struct brief *list;
	size_t count;
	bool more;

	assert_int_equal(
	    catalog_list(visitor, arena, &filter, &list, &count, &more),
	    STATUS_OK);
	return count;
}

static void
the_catalog_is_searched(void **state)
{
	(void)state;
	/* The draft is never there. */
	assert_int_equal(found("", "v-programme", "", 0, ""), 2);
	assert_int_equal(found("zebra", "", "", 0, ""), 2);
	assert_int_equal(found(" QUESTIONS  wait ", "", "", 0, ""), 1);
	assert_int_equal(found("questions nothing", "", "", 0, ""), 0);
	assert_int_equal(found("listening zebra", "", "", 0, ""), 2);
	/* What means something to LIKE means itself. */
	assert_int_equal(found("100%", "", "", 0, ""), 1);
	assert_int_equal(found("z_bra", "", "", 0, ""), 0);
	assert_int_equal(found("!", "v-programme", "", 0, ""), 0);
	assert_int_equal(found("'; DROP TABLE x; --", "", "", 0, ""), 0);
	assert_int_equal(found("zebra", "", "v-listening", 2, ""), 2);
	assert_int_equal(found("zebra", "", "v-listening", 3, ""), 0);
	assert_int_equal(found("zebra", "", "other", 0, ""), 0);
	/* The list goes on after an entry, by title. */
	assert_int_equal(found("zebra", "", "", 0, "v-100-percent"), 1);
	assert_int_equal(found("zebra", "", "", 0, "v-open"), 0);
	assert_int_equal(found("zebra", "", "", 0, "v-draft"), 0);
}

/* W5, W12, X1: by a goal, by credit, by when a result comes. */
static void
the_catalog_is_narrowed(void **state)
{
	static const struct {
		struct catalog_filter filter;
		size_t count;
	} cases[] = {
	    {{"zebra", "", "", 0, "v-goal-4", "", "", ""}, 1},
	    {{"zebra", "", "", 0, "other", "", "", ""}, 0},
	    {{"zebra", "", "", 0, "", "hours", "", ""}, 2},
	    {{"zebra", "", "", 0, "", "-", "", ""}, 0},
	    {{"zebra", "", "", 0, "", "stipend", "", ""}, 0},
	    {{"zebra", "", "", 0, "", "", "15", ""}, 2},
	    {{"zebra", "", "", 0, "", "", "14", ""}, 0},
	    {{"zebra", "", "", 0, "", "", "term", ""}, 0},
	    {{"zebra", "", "", 0, "", "", "x' OR 1", ""}, 0},
	    /* A part of a word is found at its beginning only. */
	    {{"zeb", "", "", 0, "", "", "", ""}, 2},
	    {{"ebra", "", "", 0, "", "", "", ""}, 0},
	    /* What the index leaves out isn't asked of it. */
	    {{"the zebra", "", "", 0, "", "", "", ""}, 2},
	    {{"+zebra -zebra \"zebra ( < ~ * @", "", "", 0, "", "", "", ""}, 0},
	    {{"the", "", "v-listening", 0, "", "", "", ""}, 2},
	    {{"+zebra", "", "", 0, "", "", "", ""}, 2},
	    {{"zebra* zebra) zebra\"", "", "", 0, "", "", "", ""}, 2},
	    /* A goal's name is found as well. */
	    {{"zebra quality", "", "", 0, "", "", "", ""}, 1},
	};
	struct brief *list;
	size_t count;
	bool more;
	int64_t total;
	(void)state;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		assert_int_equal(catalog_list(visitor, arena, &cases[i].filter,
				     &list, &count, &more),
		    STATUS_OK);
		if (count != cases[i].count)
			fail_msg("case %zu: %zu", i, count);
		assert_int_equal(
		    catalog_total(visitor, arena, &cases[i].filter, &total),
		    STATUS_OK);
		assert_int_equal(total, (int64_t)count);
	}
}

static void
facets_count_what_is_published(void **state)
{
	const struct catalog_filter filter = {
	    "questions", "", "", 0, "", "", "", ""};
	struct catalog_facet *facets;
	size_t count;
	int64_t programme = 0;
	int64_t total;
	(void)state;

	assert_int_equal(
	    catalog_facets(visitor, arena, &facets, &count), STATUS_OK);
	for (size_t i = 0; i < count; i++)
		if (strcmp(facets[i].code, "v-programme") == 0)
			programme = facets[i].count;
	assert_int_equal(programme, 2);
	assert_int_equal(
	    catalog_total(visitor, arena, &filter, &total), STATUS_OK);
	assert_int_equal(total, 1);
}

static size_t
parts_of(const struct part *parts, size_t count, const char *kind)
{
	size_t found_count = 0;

	for (size_t i = 0; i < count; i++)
		found_count += strcmp(parts[i].kind, kind) == 0;
	return found_count;
}

static void
a_definition_is_whole(void **state)
{
	struct edition edition;
	struct part *parts;
	size_t count;
	(void)state;

	assert_int_equal(
	    edition_find(visitor, arena, "v-draft", &edition), STATUS_ABSENT);
	assert_int_equal(
	    edition_find(visitor, arena, "nothing", &edition), STATUS_ABSENT);
	assert_int_equal(
	    edition_find(visitor, arena, "v-open", &edition), STATUS_OK);
	assert_string_equal(edition.brief.title, "Zebra questions");
	assert_string_equal(edition.brief.competency, "Listening");
	assert_string_equal(edition.brief.credit_amount, "2.50");
	assert_string_equal(edition.programme_code, "v-programme");
	assert_int_equal(edition.valid_months, 24);
	assert_true(edition.current);
	assert_true(edition.anonymous);
	assert_int_equal(
	    part_list(visitor, arena, edition.id, &parts, &count), STATUS_OK);
	assert_int_equal(parts_of(parts, count, "section"), 2);
	assert_int_equal(parts_of(parts, count, "level"), 3);
	assert_int_equal(parts_of(parts, count, "criterion"), 2);
	assert_int_equal(parts_of(parts, count, "cell"), 5);
	assert_int_equal(parts_of(parts, count, "task"), 1);
	assert_int_equal(parts_of(parts, count, "resource"), 1);
	assert_int_equal(parts_of(parts, count, "example"), 1);
	assert_int_equal(parts_of(parts, count, "alignment"), 1);
	assert_int_equal(count, 16);
}

static void
the_front_page_has_programmes(void **state)
{
	struct programme *programmes;
	struct brief *newest;
	size_t count;
	int64_t total;
	bool there = false;
	(void)state;

	assert_int_equal(
	    programme_list(visitor, arena, &programmes, &count), STATUS_OK);
	for (size_t i = 0; i < count; i++)
		there = there || strcmp(programmes[i].code, "v-programme") == 0;
	assert_true(there);
	assert_int_equal(
	    catalog_newest(visitor, arena, &newest, &count), STATUS_OK);
	assert_true(count >= 2 && count <= 4);
	assert_int_equal(award_total(visitor, arena, &total), STATUS_OK);
	assert_true(total >= 2);
}

static void
only_shared_awards_are_there(void **state)
{
	struct award_row *rows;
	struct award_proof proof;
	size_t count;
	(void)state;

	assert_int_equal(
	    award_show(visitor, arena, shown_id, &rows, &count), STATUS_ABSENT);
	change(&share, shown_id, true, true);
	assert_int_equal(
	    award_show(visitor, arena, shown_id, &rows, &count), STATUS_OK);
	assert_int_equal(count, 2);
	assert_string_equal(rows[0].award.person, "Ana Ruiz");
	assert_false(rows[0].award.is_signed);
	assert_true(rows[0].award.awarded_us > 0);
	assert_true(rows[0].award.expires_us > rows[0].award.awarded_us);
	assert_int_equal(rows[0].award.revoked_us, 0);
	/* Where assessors differ, the lower level counts. */
	assert_string_equal(rows[0].title, "Row 1");
	assert_string_equal(rows[0].level_name, "Exceeds");
	assert_string_equal(rows[0].text, "row-1 exceeds");
	assert_string_equal(rows[1].level_name, "Meets");
	assert_true(rows[1].meets);
	assert_int_equal(
	    award_proof_find(visitor, arena, shown_id, &proof), STATUS_OK);
	assert_null(proof.jwt);
	assert_int_equal(award_show(visitor, arena, hidden_id, &rows, &count),
	    STATUS_ABSENT);
	assert_int_equal(
	    award_proof_find(visitor, arena, hidden_id, &proof), STATUS_ABSENT);
}

/* How often the award stands in the list at that moment. */
static size_t
expired_at(const char *public_id, int64_t now_us)
{
	struct revoked *expired;
	size_t count;
	size_t found = 0;

	assert_int_equal(
	    expired_list(visitor, arena, now_us, &expired, &count), STATUS_OK);
	for (size_t i = 0; i < count; i++)
		if (strcmp(expired[i].public_id, public_id) == 0) {
			assert_int_equal(expired[i].revoked_us <= now_us, 1);
			assert_string_equal(expired[i].reason, "");
			found++;
		}
	return found;
}

static void
what_ran_out_is_listed_from_then_on(void **state)
{
	struct award_row *rows;
	size_t count;
	int64_t end_us;
	(void)state;

	assert_int_equal(
	    award_show(visitor, arena, shown_id, &rows, &count), STATUS_OK);
	end_us = rows[0].award.expires_us;
	assert_int_equal(expired_at(shown_id, end_us - 1), 0);
	assert_int_equal(expired_at(shown_id, end_us), 1);
}

static void
names_proofs_and_revocations_follow(void **state)
{
	struct award_row *rows;
	struct award_proof proof;
	struct revoked *revoked;
	struct public_key key;
	struct public_key *keys;
	size_t count;
	size_t ours = 0;
	(void)state;

	change(&sign, shown_id, false, false);
	change(&share, shown_id, true, false);
	assert_int_equal(
	    award_show(visitor, arena, shown_id, &rows, &count), STATUS_OK);
	assert_string_equal(rows[0].award.person, "");
	assert_true(rows[0].award.is_signed);
	assert_string_equal(rows[0].award.key_name, "v-test");
	assert_int_equal(
	    award_proof_find(visitor, arena, shown_id, &proof), STATUS_OK);
	assert_string_equal(proof.jwt, "a.b.c");
	assert_string_equal(proof.json, "{}");
	assert_string_equal(proof.json_key_name, "v-test");
	assert_string_equal(proof.algorithm, "RS256");
	assert_string_equal(proof.public_jwk, "{\"kty\":\"RSA\"}");
	change(&revoke, shown_id, false, false);
	change(&revoke, hidden_id, false, false);
	assert_int_equal(
	    award_show(visitor, arena, shown_id, &rows, &count), STATUS_OK);
	assert_true(rows[0].award.revoked_us > 0);
	assert_string_equal(rows[0].award.reason, "Outer words");
	assert_int_equal(
	    revoked_list(visitor, arena, &revoked, &count), STATUS_OK);
	for (size_t i = 0; i < count; i++) {
		if (strcmp(revoked[i].public_id, shown_id) == 0) {
			assert_string_equal(revoked[i].reason, "Outer words");
			ours++;
		} else if (strcmp(revoked[i].public_id, hidden_id) == 0) {
			assert_string_equal(revoked[i].reason, "");
			ours++;
		}
	}
	assert_int_equal(ours, 2);
	assert_int_equal(key_find(visitor, arena, "v-test", &key), STATUS_OK);
	assert_int_equal(
	    key_find(visitor, arena, "other", &key), STATUS_ABSENT);
	assert_int_equal(key_list(visitor, arena, &keys, &count), STATUS_OK);
	assert_true(count >= 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_catalog_is_searched),
	    cmocka_unit_test(the_catalog_is_narrowed),
	    cmocka_unit_test(facets_count_what_is_published),
	    cmocka_unit_test(a_definition_is_whole),
	    cmocka_unit_test(the_front_page_has_programmes),
	    cmocka_unit_test(only_shared_awards_are_there),
	    cmocka_unit_test(what_ran_out_is_listed_from_then_on),
	    cmocka_unit_test(names_proofs_and_revocations_follow),
	};

	return cmocka_run_group_tests(tests, start, stop);
}
