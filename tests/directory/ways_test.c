/*
 * ways_test.c - the ways of binding people and of reading their groups, against
 * a real slapd, started by tests/directory/run.
 */
#include "config.h"

#include <string.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/token.h"
#include "tests/directory/fixture.h"

#define GROUP(name) "cn=" name ",ou=groups,dc=alder,dc=example"

/* ---- binding as the person ------------------------------------------- */

static struct fixture *
as_person(void **state, const char *pattern)
{
	struct fixture *fixture = *state;

	fixture->settings.directory_sign_on_as = pattern;
	fixture->settings.directory_bind_dn = "";
	fixture_open(fixture);
	return fixture;
}

/* No service account at all: what is known of the person is what they may see
 * of themselves. */
static void
a_dn_is_made_of_the_name(void **state)
{
	struct fixture *fixture =
	    as_person(state, "uid=%s,ou=people,dc=alder,dc=example");
	struct directory_person person;

	assert_int_equal(find(fixture, "mokafor", &person), STATUS_OK);
	assert_false(person.known);
	assert_string_equal(
	    person.dn, "uid=mokafor,ou=people,dc=alder,dc=example");
	assert_int_equal(directory_check(fixture->directory, fixture->arena,
			     &person, span_of("meadow-quilt-39")),
	    BIND_OK);
	assert_true(person.known);
	assert_string_equal(person.username, "mokafor");
	assert_string_equal(person.name, "Maya Okafor");
	assert_int_equal(
	    directory_roles(fixture->directory, fixture->arena, &person),
	    STATUS_OK);
	assert_int_equal(person.roles, 0);
	/* The next is asked on a connection of their own. */
	assert_int_equal(
	    check(fixture, "mokafor", "meadow-quilt-3"), BIND_MISMATCH);
	assert_int_equal(check(fixture, "mokafor", ""), BIND_MISMATCH);
	assert_int_equal(check(fixture, "nobody", "x"), BIND_MISMATCH);
	assert_int_equal(check(fixture, "MOKAFOR", "meadow-quilt-39"), BIND_OK);
}

static void
a_name_stays_in_its_place(void **state)
{
	static const char *const names[] = {"mokafor,ou=people",
	    "x+uid=mokafor", "mokafor,ou=people,dc=alder,dc=example",
	    "\\6dokafor", "\"mokafor\"", "#04024869", "a=b", "*", "<>;"};
	struct fixture *fixture =
	    as_person(state, "uid=%s,ou=people,dc=alder,dc=example");
	struct directory_person person;

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		assert_int_equal(
		    check(fixture, names[i], "meadow-quilt-39"), BIND_MISMATCH);
	/* Other writings of one name would have budgets of their own. */
	assert_int_equal(find(fixture, " mokafor", &person), STATUS_INVALID);
	assert_int_equal(find(fixture, "mokafor ", &person), STATUS_INVALID);
	assert_int_equal(find(fixture, "a  b", &person), STATUS_INVALID);
	assert_int_equal(
	    find(fixture, "\xef\xbd\x8dokafor", &person), STATUS_INVALID);
}

static void
a_dead_server_is_passed_over(void **state)
{
	struct fixture *fixture = *state;

	fixture->settings.directory_uris = arena_printf(fixture->arena,
	    "ldap://127.0.0.1:1 %s", fixture->settings.directory_uris);
	as_person(state, "uid=%s,ou=people,dc=alder,dc=example");
	assert_int_equal(check(fixture, "mokafor", "meadow-quilt-39"), BIND_OK);
}

static void
patterns_are_checked(void **state)
{
	static const char *const bad[] = {
	    "uid=ann", "%s", "%s %s", "uid=%s,%s", "no dn %s", "ALDER\\%s"};
	struct fixture *fixture = *state;

	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		fixture->settings.directory_sign_on_as = bad[i];
		assert_int_equal(directory_open(&fixture->settings, "x",
				     &fixture->directory),
		    STATUS_INVALID);
		fault_clear();
	}
}

/* ---- groups ---------------------------------------------------------- */

static struct fixture *
groups(void **state, const char *lookup, const char *assessor,
    const char *issuer, const char *administrator)
{
	struct fixture *fixture = *state;

	fixture->settings.directory_group_lookup = lookup;
	fixture->settings.directory_group_assessor = assessor;
	fixture->settings.directory_group_issuer = issuer;
	fixture->settings.directory_group_administrator = administrator;
	fixture_open(fixture);
	return fixture;
}

struct wanted {
	const char *username;
	unsigned roles;
	size_t seen;
	size_t others; /* with a role */
};

static enum status
person_compare(void *context, const struct directory_person *person)
{
	struct wanted *wanted = context;

	if (strcmp(person->username, wanted->username) == 0) {
		assert_int_equal(person->roles, wanted->roles);
		wanted->seen++;
	} else if (person->roles != 0) {
		wanted->others++;
	}
	return STATUS_OK;
}

/* Sync comes to the same as sign-on. */
static void
sync_agrees(struct fixture *fixture, const char *username, unsigned wanted)
{
	struct wanted person = {.username = username, .roles = wanted};

	assert_int_equal(directory_sync(fixture->directory, fixture->arena,
			     person_compare, &person),
	    STATUS_OK);
	assert_int_equal(person.seen, 1);
	assert_int_equal(person.others, 0);
}

/* memberOf names the groupOfNames alone. */
static void
groups_of_all_kinds(void **state)
{
	struct fixture *fixture = groups(
	    state, "direct", GROUP("names"), GROUP("unique"), GROUP("posix"));

	assert_int_equal(roles(fixture, "jsmith"),
	    DIRECTORY_ASSESSOR | DIRECTORY_ISSUER | DIRECTORY_ADMINISTRATOR);
	assert_int_equal(roles(fixture, "mokafor"), 0);
	sync_agrees(fixture, "jsmith",
	    DIRECTORY_ASSESSOR | DIRECTORY_ISSUER | DIRECTORY_ADMINISTRATOR);
}

static void
names_of_groups_are_compared_normalised(void **state)
{
	struct fixture *fixture = groups(state, "direct",
	    "CN = Names , OU=Groups,DC=alder, dc=EXAMPLE",
	    "cn=un\\69que,ou=groups,dc=alder,dc=example", "");

	assert_int_equal(
	    roles(fixture, "jsmith"), DIRECTORY_ASSESSOR | DIRECTORY_ISSUER);
	sync_agrees(fixture, "jsmith", DIRECTORY_ASSESSOR | DIRECTORY_ISSUER);
}

/* round-1 is in round-2, and round-2 in round-1. */
static void
loops_end(void **state)
{
	struct fixture *fixture = groups(
	    state, "nested", GROUP("round-2"), GROUP("names"), GROUP("step-3"));
	int64_t began = clock_monotonic();

	assert_int_equal(roles(fixture, "jsmith"),
	    DIRECTORY_ASSESSOR | DIRECTORY_ISSUER | DIRECTORY_ADMINISTRATOR);
	assert_int_equal(roles(fixture, "mokafor"), 0);
	sync_agrees(fixture, "jsmith",
	    DIRECTORY_ASSESSOR | DIRECTORY_ISSUER | DIRECTORY_ADMINISTRATOR);
	assert_true(clock_monotonic() - began < 2 * CLOCK_SECOND);
}

static void
nesting_has_an_end(void **state)
{
	struct fixture *fixture =
	    groups(state, "nested", GROUP("step-10"), GROUP("step-11"), "");

	assert_int_equal(roles(fixture, "jsmith"), DIRECTORY_ASSESSOR);
	sync_agrees(fixture, "jsmith", DIRECTORY_ASSESSOR);
}

static void
direct_is_not_nested(void **state)
{
	struct fixture *fixture =
	    groups(state, "direct", GROUP("step-2"), GROUP("step-1"), "");

	assert_int_equal(roles(fixture, "jsmith"), DIRECTORY_ISSUER);
	sync_agrees(fixture, "jsmith", DIRECTORY_ISSUER);
}

/* "few" is in 300 groups, "many" in 5,000: the last is in another, which makes
 * the role. */
static void
thousands_of_groups(void **state)
{
	static const struct {
		const char *name;
		unsigned direct;
		unsigned nested;
	} table[] = {
	    {"few", 0, DIRECTORY_ASSESSOR},
	    {"many", DIRECTORY_ISSUER, DIRECTORY_ASSESSOR | DIRECTORY_ISSUER},
	};

	for (size_t i = 0; i < 2; i++) {
		struct fixture *fixture =
		    groups(state, "direct", GROUP("top"), GROUP("m4999"), "");
		int64_t began = clock_monotonic();

		assert_int_equal(
		    roles(fixture, table[i].name), table[i].direct);
		fixture =
		    groups(state, "nested", GROUP("top"), GROUP("m4999"), "");
		assert_int_equal(
		    roles(fixture, table[i].name), table[i].nested);
		assert_true(clock_monotonic() - began <
		    2 * WAIT_SECONDS * CLOCK_SECOND);
	}
}

int
main(void)
{
#define SHUT(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
	const struct CMUnitTest tests[] = {
	    SHUT(a_dn_is_made_of_the_name),
	    SHUT(a_name_stays_in_its_place),
	    SHUT(a_dead_server_is_passed_over),
	    SHUT(patterns_are_checked),
	    SHUT(groups_of_all_kinds),
	    SHUT(names_of_groups_are_compared_normalised),
	    SHUT(loops_end),
	    SHUT(nesting_has_an_end),
	    SHUT(direct_is_not_nested),
	    SHUT(thousands_of_groups),
	};

	log_open("ways_test", LOG_ERROR);
	if (token_start() != STATUS_OK)
		return 1;
	return cmocka_run_group_tests_name("ways", tests, NULL, NULL);
}
