/*
 * directory_test.c - sign-on's directory against a real slapd, started by
 * tests/directory/run: what is found, who is let in, and how long it takes
 * when nobody answers.
 */
#include "config.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/token.h"
#include "modules/signon/link.h"
#include "tests/directory/fixture.h"

/* ---- who is found ---------------------------------------------------- */

static void
one_is_found(void **state)
{
	struct fixture *fixture = *state;
	struct directory_person person;
	unsigned char zero[DIRECTORY_KEY_BYTES] = {0};

	assert_int_equal(find(fixture, "mokafor", &person), STATUS_OK);
	assert_string_equal(person.username, "mokafor");
	assert_string_equal(person.name, "Maya Okafor");
	assert_string_equal(person.mail, "mokafor@alder.example");
	assert_string_equal(person.title, "Grade 4 Teacher");
	assert_string_equal(person.school, "101");
	assert_string_equal(person.school_name, "Birchwood Elementary School");
	assert_memory_not_equal(person.key, zero, sizeof(zero));
	assert_string_equal(
	    directory_dn_normal(fixture->arena, person.manager_dn),
	    "uid=dbrandt,ou=people,dc=alder,dc=example");
	/* The name is the directory's, not the one that was typed. */
	assert_int_equal(find(fixture, "MOKAFOR", &person), STATUS_OK);
	assert_string_equal(person.username, "mokafor");
}

static void
names_are_no_filters(void **state)
{
	static const struct {
		const char *name;
		enum status status;
	} table[] = {
	    {"*", STATUS_ABSENT},
	    {"mok*", STATUS_ABSENT},
	    {"a)(uid=*", STATUS_ABSENT},
	    {"*)(uid=*", STATUS_ABSENT},
	    {"mokafor)(objectClass=*", STATUS_ABSENT},
	    {"\\2a", STATUS_ABSENT},
	    {"o(x)", STATUS_ABSENT},
	    {"#", STATUS_ABSENT},
	    {"Smith, Jo", STATUS_ABSENT},
	    {"", STATUS_INVALID},
	    {"mok\nafor", STATUS_INVALID},
	    {"mok\x7f", STATUS_INVALID},
	    {"\xff\xfe", STATUS_INVALID},
	    {"odd (name)*", STATUS_OK},
	    {"two", STATUS_CONFLICT},
	};
	struct fixture *fixture = *state;
	struct directory_person person;
	char long_name[258] = {0};

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		fault_clear();
		assert_int_equal(
		    find(fixture, table[i].name, &person), table[i].status);
	}
	memset(long_name, 'a', 257);
	assert_int_equal(find(fixture, long_name, &person), STATUS_INVALID);
}

static void
groups_make_roles(void **state)
{
	static const struct {
		const char *name;
		unsigned roles;
	} table[] = {
	    {"mokafor", 0},
	    {"treyes", DIRECTORY_ASSESSOR},
	    {"aosei", DIRECTORY_ASSESSOR | DIRECTORY_ISSUER},
	    {"ncole", DIRECTORY_ADMINISTRATOR},
	};
	struct fixture *fixture = *state;
	struct directory_person person;

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		assert_int_equal(
		    find(fixture, table[i].name, &person), STATUS_OK);
		assert_int_equal(directory_roles(fixture->directory,
				     fixture->arena, &person),
		    STATUS_OK);
		assert_int_equal(person.roles, table[i].roles);
		/* The same, asked of the groups, by who has seen no memberOf
		 * yet. */
		fixture_open(fixture);
		assert_int_equal(
		    find(fixture, table[i].name, &person), STATUS_OK);
		person.group_count = 0;
		assert_int_equal(directory_roles(fixture->directory,
				     fixture->arena, &person),
		    STATUS_OK);
		assert_int_equal(person.roles, table[i].roles);
	}
}

/* ---- passwords ------------------------------------------------------- */

static void
passwords_are_checked(void **state)
{
	static const struct {
		const char *name;
		const char *password;
		enum bind_verdict verdict;
	} table[] = {
	    {"mokafor", "meadow-quilt-39", BIND_OK},
	    {"mokafor", "meadow-quilt-3", BIND_MISMATCH},
	    {"mokafor", "", BIND_MISMATCH},
	    {"odd (name)*", "odd-one-77", BIND_OK},
	    {"reset", "reset-me-11", BIND_MUST_CHANGE},
	    {"reset", "wrong", BIND_MISMATCH},
	    {"expired", "long-ago-22", BIND_EXPIRED},
	    {"expired", "wrong", BIND_MISMATCH},
	};
	struct fixture *fixture = *state;

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++)
		assert_int_equal(
		    check(fixture, table[i].name, table[i].password),
		    table[i].verdict);
}

static void
nul_is_no_password(void **state)
{
	static const char password[] = "\0meadow-quilt-39";
	struct fixture *fixture = *state;
	struct directory_person person;

	assert_int_equal(find(fixture, "mokafor", &person), STATUS_OK);
	assert_int_equal(
	    directory_check(fixture->directory, fixture->arena, &person,
		(struct span) {password, sizeof(password) - 1}),
	    BIND_MISMATCH);
}

/* ---- servers that don't answer --------------------------------------- */

static pid_t
slapd(void)
{
	return (pid_t)atoi(told("ACCOLADE_TEST_SLAPD"));
}

/* A signal is no agreement: it is stopped when the system says so. */
static void
slapd_stop(void)
{
	char path[64];
	char line[256];
	FILE *file;

	assert_int_equal(kill(slapd(), SIGSTOP), 0);
	snprintf(path, sizeof(path), "/proc/%d/stat", (int)slapd());
	do {
		usleep(10000);
		file = fopen(path, "r");
		assert_non_null(file);
		assert_non_null(fgets(line, sizeof(line), file));
		fclose(file);
	} while (strstr(line, ") T ") == NULL);
}

static void
stopped_is_unavailable(struct fixture *fixture)
{
	struct directory_person person;
	int64_t began = clock_monotonic();

	assert_int_equal(find(fixture, "mokafor", &person), STATUS_UNAVAILABLE);
	assert_true(
	    clock_monotonic() - began < (WAIT_SECONDS + 1) * CLOCK_SECOND);
	fault_clear();
}

/* Stopped in the middle of an open connection, and before there is one. */
static void
silence_ends_in_time(void **state)
{
	struct fixture *fixture = *state;
	struct directory_person person;

	assert_int_equal(find(fixture, "mokafor", &person), STATUS_OK);
	slapd_stop();
	stopped_is_unavailable(fixture);
	sleep(2);
	stopped_is_unavailable(fixture);
	assert_int_equal(kill(slapd(), SIGCONT), 0);
	sleep(3);
	assert_int_equal(find(fixture, "mokafor", &person), STATUS_OK);
}

static void
silence_ends_a_bind(void **state)
{
	struct fixture *fixture = *state;
	struct directory_person person;
	int64_t began;

	assert_int_equal(find(fixture, "mokafor", &person), STATUS_OK);
	slapd_stop();
	began = clock_monotonic();
	assert_int_equal(directory_check(fixture->directory, fixture->arena,
			     &person, span_of("meadow-quilt-39")),
	    BIND_AWAY);
	assert_true(
	    clock_monotonic() - began < (WAIT_SECONDS + 1) * CLOCK_SECOND);
	assert_int_equal(kill(slapd(), SIGCONT), 0);
}

/* A socket that takes connections and never says a word. */
static int
silent_listen(int backlog, char uri_r[64], const char *scheme)
{
	struct sockaddr_in address = {
	    .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	socklen_t size = sizeof(address);
	int fd = socket(AF_INET, SOCK_STREAM, 0);

	assert_true(fd >= 0);
	assert_int_equal(
	    bind(fd, (struct sockaddr *)&address, sizeof(address)), 0);
	assert_int_equal(listen(fd, backlog), 0);
	assert_int_equal(
	    getsockname(fd, (struct sockaddr *)&address, &size), 0);
	snprintf(
	    uri_r, 64, "%s://127.0.0.1:%d", scheme, ntohs(address.sin_port));
	return fd;
}

static void
second_is_asked(struct fixture *fixture, const char *first)
{
	struct directory_person person;
	int64_t began;

	fixture->settings.directory_uris = arena_printf(
	    fixture->arena, "%s %s", first, fixture->settings.directory_uris);
	fixture_open(fixture);
	began = clock_monotonic();
	assert_int_equal(find(fixture, "mokafor", &person), STATUS_OK);
	assert_true(clock_monotonic() - began < WAIT_SECONDS * CLOCK_SECOND);
	assert_int_equal(directory_check(fixture->directory, fixture->arena,
			     &person, span_of("meadow-quilt-39")),
	    BIND_OK);
	/* The first is left alone now. */
	began = clock_monotonic();
	assert_int_equal(find(fixture, "bhart", &person), STATUS_OK);
	assert_true(clock_monotonic() - began < CLOCK_SECOND / 2);
}

static void
refused_goes_on(void **state)
{
	second_is_asked(*state, "ldap://127.0.0.1:1");
}

static void
silent_goes_on(void **state)
{
	char uri[64];
	int fd = silent_listen(16, uri, "ldap");

	second_is_asked(*state, uri);
	close(fd);
}

static void
silent_handshake_goes_on(void **state)
{
	char uri[64];
	int fd = silent_listen(16, uri, "ldaps");

	second_is_asked(*state, uri);
	close(fd);
}

/* A backlog that is full drops what comes next, as a firewall does. */
static void
dropped_goes_on(void **state)
{
	char uri[64];
	int fd = silent_listen(0, uri, "ldap");
	struct sockaddr_in address;
	socklen_t size = sizeof(address);
	int fill[4];

	assert_int_equal(
	    getsockname(fd, (struct sockaddr *)&address, &size), 0);
	for (size_t i = 0; i < 4; i++) {
		fill[i] = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
		(void)connect(
		    fill[i], (struct sockaddr *)&address, sizeof(address));
	}
	second_is_asked(*state, uri);
	for (size_t i = 0; i < 4; i++)
		close(fill[i]);
	close(fd);
}

static void
wrong_authority_is_refused(void **state)
{
	struct fixture *fixture = *state;
	struct directory_person person;

	fixture->settings.directory_ca_file = told("ACCOLADE_TEST_WRONG_CA");
	fixture_open(fixture);
	assert_int_equal(find(fixture, "mokafor", &person), STATUS_UNAVAILABLE);
}

static void
wrong_name_is_refused(void **state)
{
	struct fixture *fixture = *state;
	struct directory_person person;
	const char *port = strrchr(fixture->settings.directory_uris, ':');

	fixture->settings.directory_uris =
	    arena_printf(fixture->arena, "ldap://127.0.0.2%s", port);
	fixture_open(fixture);
	assert_int_equal(find(fixture, "mokafor", &person), STATUS_UNAVAILABLE);
}

static void
our_own_password_is_tried_once(void **state)
{
	struct fixture *fixture = *state;
	struct directory_person person;

	assert_int_equal(directory_open(&fixture->settings, "not-the-one",
			     &fixture->directory),
	    STATUS_OK);
	assert_int_equal(find(fixture, "mokafor", &person), STATUS_UNAVAILABLE);
	fault_clear();
	assert_int_equal(find(fixture, "mokafor", &person), STATUS_UNAVAILABLE);
}

static void
settings_are_checked(void **state)
{
	struct fixture *fixture = *state;
	static const char *const bad[] = {
	    "", "ldap:///", "http://a/", "ldapi:///", "ldap://a ftp://b"};

	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		fixture->settings.directory_uris = bad[i];
		assert_int_equal(directory_open(&fixture->settings, "x",
				     &fixture->directory),
		    STATUS_INVALID);
		fault_clear();
	}
	/* No password over an open line, unless somebody wrote that down. */
	fixture->settings.directory_uris = "ldap://127.0.0.1:389";
	fixture->settings.directory_start_tls = false;
	assert_int_equal(
	    directory_open(&fixture->settings, "x", &fixture->directory),
	    STATUS_INVALID);
	fixture->settings.directory_insecure_plain = true;
	assert_int_equal(
	    directory_open(&fixture->settings, "x", &fixture->directory),
	    STATUS_OK);
}

/* Where StartTLS is set it has to work, whatever else is allowed; the server of
 * this test takes no password in the clear. */
static void
plain_is_plain_alone(void **state)
{
	struct fixture *fixture = *state;
	const struct settings *settings = &fixture->settings;
	struct directory_person person;

	fixture->settings.directory_insecure_plain = true;
	assert_int_equal(
	    link_way_of("ldap://a.example", settings), LINK_START_TLS);
	assert_int_equal(link_way_of("ldaps://a.example", settings), LINK_TLS);
	assert_int_equal(
	    link_way_of("ldapi://%2Frun%2Fslapd", settings), LINK_LOCAL);
	fixture->settings.directory_start_tls = false;
	assert_int_equal(link_way_of("ldap://a.example", settings), LINK_PLAIN);
	assert_int_equal(link_way_of("ldaps://a.example", settings), LINK_TLS);
	fixture_open(fixture);
	assert_int_equal(find(fixture, "mokafor", &person), STATUS_UNAVAILABLE);
	assert_non_null(fault_last());
}

/* Over the socket of a server on this machine. */
static void
a_local_server_is_asked(void **state)
{
	struct fixture *fixture = *state;

	fixture->settings.directory_uris =
	    "ldapi://%2Fnowhere%2Fslapd.sock ldapi://%2Ftmp%2F..%2Fnone";
	fixture_open(fixture);
	assert_int_equal(
	    find(fixture, "mokafor", &(struct directory_person) {0}),
	    STATUS_UNAVAILABLE);
	fixture->settings.directory_uris = told("ACCOLADE_TEST_LDAPI");
	fixture_open(fixture);
	assert_int_equal(check(fixture, "mokafor", "meadow-quilt-39"), BIND_OK);
	assert_int_equal(
	    check(fixture, "mokafor", "meadow-quilt-3"), BIND_MISMATCH);
	assert_int_equal(roles(fixture, "treyes"), DIRECTORY_ASSESSOR);
}

/* ---- everybody ------------------------------------------------------- */

struct tally {
	size_t people;
	size_t assessors;
	size_t managed;
};

static enum status
person_count(void *context, const struct directory_person *person)
{
	struct tally *tally = context;

	tally->people++;
	tally->assessors += (person->roles & DIRECTORY_ASSESSOR) != 0;
	tally->managed += *person->manager_dn != '\0';
	return STATUS_OK;
}

static void
everybody_is_read(void **state)
{
	struct fixture *fixture = *state;
	struct tally tally = {0};

	assert_int_equal(directory_sync(fixture->directory, fixture->arena,
			     person_count, &tally),
	    STATUS_OK);
	assert_int_equal(tally.people, atoi(told("ACCOLADE_TEST_PEOPLE")));
	assert_int_equal(
	    tally.assessors, atoi(told("ACCOLADE_TEST_ASSESSORS")));
	assert_true(tally.managed > 50);
}

static void
a_lost_group_is_no_answer(void **state)
{
	struct fixture *fixture = *state;
	struct tally tally = {0};

	fixture->settings.directory_group_issuer =
	    "cn=nowhere,ou=groups,dc=alder,dc=example";
	fixture_open(fixture);
	assert_int_equal(directory_sync(fixture->directory, fixture->arena,
			     person_count, &tally),
	    STATUS_UNAVAILABLE);
	assert_int_equal(tally.people, 0);
}

static void
a_lost_base_is_no_answer(void **state)
{
	struct fixture *fixture = *state;
	struct tally tally = {0};

	fixture->settings.directory_base = "ou=nowhere,dc=alder,dc=example";
	fixture_open(fixture);
	assert_int_equal(directory_sync(fixture->directory, fixture->arena,
			     person_count, &tally),
	    STATUS_UNAVAILABLE);
}

static void
connections_are_closed(void **state)
{
	struct fixture *fixture = *state;
	int before;
	int after;

	assert_int_equal(check(fixture, "mokafor", "meadow-quilt-39"), BIND_OK);
	before = dup(0);
	for (int i = 0; i < 20; i++)
		assert_int_equal(
		    check(fixture, "mokafor", "meadow-quilt-39"), BIND_OK);
	after = dup(0);
	assert_int_equal(after, before + 1);
	close(before);
	close(after);
}

int
main(void)
{
#define OPEN(test) cmocka_unit_test_setup_teardown(test, set_up_open, tear_down)
#define SHUT(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
	const struct CMUnitTest tests[] = {
	    OPEN(one_is_found),
	    OPEN(names_are_no_filters),
	    OPEN(groups_make_roles),
	    OPEN(passwords_are_checked),
	    OPEN(nul_is_no_password),
	    OPEN(connections_are_closed),
	    OPEN(everybody_is_read),
	    SHUT(a_lost_group_is_no_answer),
	    SHUT(a_lost_base_is_no_answer),
	    SHUT(refused_goes_on),
	    SHUT(silent_goes_on),
	    SHUT(silent_handshake_goes_on),
	    SHUT(dropped_goes_on),
	    SHUT(wrong_authority_is_refused),
	    SHUT(wrong_name_is_refused),
	    SHUT(our_own_password_is_tried_once),
	    SHUT(settings_are_checked),
	    SHUT(plain_is_plain_alone),
	    SHUT(a_local_server_is_asked),
	    OPEN(silence_ends_in_time),
	    OPEN(silence_ends_a_bind),
	};

	log_open("directory_test", LOG_ERROR);
	if (token_start() != STATUS_OK)
		return 1;
	return cmocka_run_group_tests_name("directory", tests, NULL, NULL);
}
