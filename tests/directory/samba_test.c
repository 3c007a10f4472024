/*
 * samba_test.c - sign-on's directory against a real domain controller, started
 * by tests/directory/samba: every state of an account, names of three kinds,
 * groups in groups.
 */
#include "config.h"

#include "base/clock.h"
#include "tests/directory/fixture.h"

/* The domain's root answers with references to other servers as well: they
 * are no entries, and nobody follows them. */
static void
names_of_three_kinds_find(void **state)
{
	static const char *const names[] = {
	    "ann", "ANN", "ann@alder.example", "Ann.Lee@alder.example"};
	struct fixture *fixture = *state;
	struct directory_person person;
	int64_t began = clock_monotonic();

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		assert_int_equal(find(fixture, names[i], &person), STATUS_OK);
		assert_string_equal(person.username, "ann");
		assert_string_equal(person.name, "Ann Example");
		assert_string_equal(person.mail, "Ann.Lee@alder.example");
		assert_string_equal(person.school, "101");
		assert_string_equal(
		    directory_dn_normal(fixture->arena, person.manager_dn),
		    "cn=accolade,cn=users,dc=alder,dc=example");
	}
	assert_true(clock_monotonic() - began < 2 * CLOCK_SECOND);
	assert_int_equal(find(fixture, "nobody", &person), STATUS_ABSENT);
	assert_int_equal(
	    find(fixture, "shared@alder.example", &person), STATUS_CONFLICT);
}

static void
states_are_told_apart(void **state)
{
	static const struct {
		const char *name;
		const char *password;
		enum bind_verdict right;
	} table[] = {
	    {"ann", "Ann-pass-11", BIND_OK},
	    {"bea", "Bea-pass-22", BIND_DISABLED},
	    {"cal", "Cal-pass-33", BIND_EXPIRED},
	    {"dee", "Dee-pass-44", BIND_MUST_CHANGE},
	    {"eve", "Eve-pass-55", BIND_ENDED},
	    {"fay", "Fay-pass-66", BIND_MISMATCH}, /* locked */
	    {"gus", "Gus-pass-77", BIND_NOT_NOW},
	    {"hal", "Hal-pass-88", BIND_NOT_HERE},
	};
	struct fixture *fixture = *state;
	struct directory_person person;

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		assert_int_equal(
		    find(fixture, table[i].name, &person), STATUS_OK);
		assert_int_equal(
		    directory_check(fixture->directory, fixture->arena, &person,
			span_of(table[i].password)),
		    table[i].right);
		/* A wrong one tells nobody anything. */
		assert_int_equal(
		    directory_check(fixture->directory, fixture->arena, &person,
			span_of("not-the-password")),
		    BIND_MISMATCH);
		assert_int_equal(directory_check(fixture->directory,
				     fixture->arena, &person, span_of("")),
		    BIND_MISMATCH);
	}
}

static void
entries_say_the_state(void **state)
{
	struct fixture *fixture = *state;
	struct directory_person person;

	assert_int_equal(find(fixture, "ann", &person), STATUS_OK);
	assert_false(person.closed);
	assert_int_equal(person.primary_group, 513);
	assert_true(person.expires_us > clock_now());
	assert_true(
	    person.expires_us < clock_now() + 50 * INT64_C(86400000000));
	assert_int_equal(find(fixture, "bea", &person), STATUS_OK);
	assert_true(person.closed);
	assert_int_equal(find(fixture, "eve", &person), STATUS_OK);
	assert_true(person.closed);
}

static void
groups_make_roles(void **state)
{
	static const struct {
		const char *name;
		unsigned roles;
	} table[] = {
	    {"ann", DIRECTORY_ASSESSOR},
	    {"ivy", DIRECTORY_ISSUER},
	    {"joe", DIRECTORY_ADMINISTRATOR},
	    {"kim", 0},
	};
	struct fixture *fixture = *state;

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++)
		assert_int_equal(roles(fixture, table[i].name), table[i].roles);
}

/* The same by our own way up, which works with any server; primary groups it
 * does not see. */
static void
groups_nest_without_tokens(void **state)
{
	struct fixture *fixture = *state;

	fixture->settings.directory_group_lookup = "nested";
	fixture->settings.directory_timeout_seconds = 20;
	fixture_open(fixture);
	assert_int_equal(roles(fixture, "ann"), DIRECTORY_ASSESSOR);
	assert_int_equal(roles(fixture, "joe"), DIRECTORY_ADMINISTRATOR);
}

/* Without a service account: bound as user@domain, then asked for with one's
 * own rights. Nobody gets the entry of another. */
static void
principals_are_bound(void **state)
{
	struct fixture *fixture = *state;
	struct directory_person person;

	fixture->settings.directory_sign_on_as = "%s@alder.example";
	fixture->settings.directory_bind_dn = "";
	fixture_open(fixture);
	assert_int_equal(find(fixture, "ann", &person), STATUS_OK);
	assert_false(person.known);
	assert_int_equal(directory_check(fixture->directory, fixture->arena,
			     &person, span_of("Ann-pass-11")),
	    BIND_OK);
	assert_string_equal(person.username, "ann");
	assert_int_equal(
	    directory_roles(fixture->directory, fixture->arena, &person),
	    STATUS_OK);
	assert_int_equal(person.roles, DIRECTORY_ASSESSOR);
	assert_int_equal(
	    check(fixture, "ANN@Alder.Example", "Ann-pass-11"), BIND_OK);
	assert_int_equal(check(fixture, "ann", "wrong"), BIND_MISMATCH);
	assert_int_equal(
	    check(fixture, "dee", "Dee-pass-44"), BIND_MUST_CHANGE);
	assert_int_equal(
	    find(fixture, "ann@other.example", &person), STATUS_INVALID);
	assert_int_equal(
	    find(fixture, "@alder.example", &person), STATUS_INVALID);
	/* The filter finds another's entry under this name. */
	fixture->settings.directory_user_filter =
	    "(&(objectClass=user)(!(sAMAccountName=%s))(sAMAccountName=kim))";
	fixture_open(fixture);
	assert_int_equal(check(fixture, "ann", "Ann-pass-11"), BIND_MISMATCH);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(
		names_of_three_kinds_find, set_up_open, tear_down),
	    cmocka_unit_test_setup_teardown(
		states_are_told_apart, set_up_open, tear_down),
	    cmocka_unit_test_setup_teardown(
		entries_say_the_state, set_up_open, tear_down),
	    cmocka_unit_test_setup_teardown(
		groups_make_roles, set_up_open, tear_down),
	    cmocka_unit_test_setup_teardown(
		groups_nest_without_tokens, set_up_open, tear_down),
	    cmocka_unit_test_setup_teardown(
		principals_are_bound, set_up_open, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
