/*
 * faults_test.c - servers that are slow, that hang up in the middle, that send
 * elsewhere, and entries that are not as they should be: a real slapd, behind a
 * proxy where it has to misbehave. Started by tests/directory/run.
 */
#include "config.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/token.h"
#include "modules/signon/directory_private.h"
#include "tests/directory/fixture.h"

enum { PIECE = 4096, NEVER = 1 << 30 };

/* ---- a proxy that misbehaves ----------------------------------------- */

struct manner {
	int delay_ms; /* before each piece of the server's is passed on */
	int cut;      /* hang up after so many of the server's bytes */
};

static int
server_connect(int port)
{
	struct sockaddr_in address = {.sin_family = AF_INET,
	    .sin_port = htons((uint16_t)port),
	    .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	int fd = socket(AF_INET, SOCK_STREAM, 0);

	if (fd < 0 ||
	    connect(fd, (struct sockaddr *)&address, sizeof(address)) != 0)
		_exit(1);
	return fd;
}

static void
pump(int client, int server, struct manner manner)
{
	struct pollfd fds[2] = {
	    {.fd = client, .events = POLLIN}, {.fd = server, .events = POLLIN}};
	char piece[PIECE];
	int passed = 0;

	for (;;) {
		if (poll(fds, 2, -1) < 0)
			return;
		for (int i = 0; i < 2; i++) {
			ssize_t got;

			if ((fds[i].revents & (POLLIN | POLLHUP)) == 0)
				continue;
			got = read(fds[i].fd, piece, sizeof(piece));
			if (got <= 0)
				return;
			if (i == 1 && manner.delay_ms > 0)
				usleep((useconds_t)manner.delay_ms * 1000);
			if (i == 1 && passed + got > manner.cut)
				got = manner.cut - passed;
			if (got > 0 &&
			    write(fds[1 - i].fd, piece, (size_t)got) != got)
				return;
			passed += i == 1 ? (int)got : 0;
			if (passed >= manner.cut)
				return;
		}
	}
}

static void
proxy_serve(int door, int port, struct manner manner)
{
	signal(SIGCHLD, SIG_IGN);
	for (;;) {
		int client = accept(door, NULL, NULL);

		if (client >= 0 && fork() == 0) {
			pump(client, server_connect(port), manner);
			_exit(0);
		}
		close(client);
	}
}

/* Starts one and points the settings at it. */
static pid_t
proxy_start(struct fixture *fixture, struct manner manner)
{
	struct sockaddr_in address = {
	    .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	socklen_t size = sizeof(address);
	const char *port = strrchr(fixture->settings.directory_uris, ':');
	int door = socket(AF_INET, SOCK_STREAM, 0);
	pid_t pid;

	assert_non_null(port);
	assert_int_equal(
	    bind(door, (struct sockaddr *)&address, sizeof(address)), 0);
	assert_int_equal(listen(door, 16), 0);
	assert_int_equal(
	    getsockname(door, (struct sockaddr *)&address, &size), 0);
	pid = fork();
	assert_true(pid >= 0);
	if (pid == 0) {
		setpgid(0, 0);
		proxy_serve(door, atoi(port + 1), manner);
	}
	setpgid(pid, pid);
	close(door);
	fixture->settings.directory_uris = arena_printf(
	    fixture->arena, "ldap://127.0.0.1:%d", ntohs(address.sin_port));
	fixture_open(fixture);
	return pid;
}

static void
proxy_end(pid_t pid)
{
	assert_int_equal(kill(-pid, SIGKILL), 0);
	waitpid(pid, NULL, 0);
}

/* ---- servers --------------------------------------------------------- */

static void
a_slow_server_is_waited_for(void **state)
{
	struct fixture *fixture = *state;
	pid_t pid = proxy_start(fixture, (struct manner) {60, NEVER});

	assert_int_equal(check(fixture, "mokafor", "meadow-quilt-39"), BIND_OK);
	proxy_end(pid);
}

/* Each piece comes, and the whole never ends: no longer than is configured. */
static void
a_crawling_server_is_left(void **state)
{
	struct fixture *fixture = *state;
	pid_t pid = proxy_start(fixture, (struct manner) {900, NEVER});
	struct directory_person person;
	int64_t began = clock_monotonic();

	assert_int_equal(find(fixture, "mokafor", &person), STATUS_UNAVAILABLE);
	assert_true(
	    clock_monotonic() - began < (WAIT_SECONDS + 2) * CLOCK_SECOND);
	proxy_end(pid);
}

/* Cut after every so many bytes: in the answer to StartTLS, in the handshake, in
 * the bind, in the entry. Found or unavailable, and nothing else. */
static void
a_server_that_hangs_up(void **state)
{
	struct fixture *fixture = *state;
	const char *uris = fixture->settings.directory_uris;
	int unavailable = 0;

	for (int cut = 1; cut < 2600; cut += cut < 60 ? 13 : 211) {
		struct directory_person person;
		int64_t began = clock_monotonic();
		enum status status;
		pid_t pid;

		fixture->settings.directory_uris = uris;
		pid = proxy_start(fixture, (struct manner) {0, cut});
		status = find(fixture, "mokafor", &person);
		assert_true(
		    status == STATUS_UNAVAILABLE || status == STATUS_OK);
		unavailable += status == STATUS_UNAVAILABLE;
		if (status == STATUS_OK) {
			enum bind_verdict verdict =
			    directory_check(fixture->directory, fixture->arena,
				&person, span_of("meadow-quilt-39"));

			assert_true(verdict == BIND_AWAY || verdict == BIND_OK);
		}
		assert_true(clock_monotonic() - began <
		    (WAIT_SECONDS + 1) * CLOCK_SECOND);
		proxy_end(pid);
	}
	assert_true(unavailable > 5);
}

/* ---- answers --------------------------------------------------------- */

/* "elsewhere" is a reference to itself: below the base it is passed over, as the
 * base it is no answer, and nobody follows it. */
static void
references_are_not_followed(void **state)
{
	struct fixture *fixture = *state;
	struct directory_person person;
	int64_t began = clock_monotonic();

	fixture_open(fixture);
	assert_int_equal(find(fixture, "mokafor", &person), STATUS_OK);
	fixture->settings.directory_base =
	    "ou=elsewhere,ou=people,dc=alder,dc=example";
	fixture_open(fixture);
	assert_int_equal(find(fixture, "mokafor", &person), STATUS_UNAVAILABLE);
	assert_true(clock_monotonic() - began < CLOCK_SECOND);
}

static void
an_entry_without_a_key_is_nobody(void **state)
{
	struct fixture *fixture = *state;
	struct directory_person person;

	fixture->settings.directory_key_attribute = "employeeNumber";
	fixture_open(fixture);
	assert_int_equal(find(fixture, "mokafor", &person), STATUS_UNAVAILABLE);
	assert_non_null(fault_last());
	assert_non_null(strstr(fault_last()->text, "employeeNumber"));
}

/* ---- names and passwords --------------------------------------------- */

/* However it is written, it is the same person or nobody. */
static void
writings_of_a_name_are_one_person(void **state)
{
	static const char *const names[] = {"MOKAFOR", " mokafor", "mokafor ",
	    "\xef\xbd\x8dokafor", "m\xd0\xbekafor",
	    "moka\xe2\x80\x8b"
	    "for"};
	struct fixture *fixture = *state;
	struct directory_person person;
	unsigned char key[DIRECTORY_KEY_BYTES];

	fixture_open(fixture);
	assert_int_equal(find(fixture, "mokafor", &person), STATUS_OK);
	memcpy(key, person.key, sizeof(key));
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		enum status status = find(fixture, names[i], &person);

		assert_true(status == STATUS_OK || status == STATUS_ABSENT);
		if (status == STATUS_OK)
			assert_memory_equal(person.key, key, sizeof(key));
	}
	/* Composed and decomposed: one name. */
	assert_int_equal(find(fixture, "ren\xc3\xa9", &person), STATUS_OK);
	memcpy(key, person.key, sizeof(key));
	assert_int_equal(find(fixture, "rene\xcc\x81", &person), STATUS_OK);
	assert_memory_equal(person.key, key, sizeof(key));
}

/* Every byte but NUL, again and again, 1,000 of them. */
static void
passwords_are_bytes(void **state)
{
	struct fixture *fixture = *state;
	struct directory_person person;
	char password[1000];
	struct span whole = {password, sizeof(password)};

	for (size_t i = 0; i < sizeof(password); i++)
		password[i] = (char)(i % 255 + 1);
	fixture_open(fixture);
	assert_int_equal(find(fixture, "ren\xc3\xa9", &person), STATUS_OK);
	assert_int_equal(
	    directory_check(fixture->directory, fixture->arena, &person, whole),
	    BIND_OK);
	whole.len--;
	assert_int_equal(
	    directory_check(fixture->directory, fixture->arena, &person, whole),
	    BIND_MISMATCH);
}

/* One connection binds everybody: who was bound before makes no difference. */
static void
one_after_the_other_on_one_connection(void **state)
{
	static const struct {
		const char *name;
		const char *password;
		enum bind_verdict verdict;
	} table[] = {
	    {"mokafor", "meadow-quilt-39", BIND_OK},
	    {"mokafor", "wrong", BIND_MISMATCH},
	    {"reset", "reset-me-11", BIND_MUST_CHANGE},
	    {"mokafor", "meadow-quilt-39", BIND_OK},
	    {"expired", "long-ago-22", BIND_EXPIRED},
	    {"expired", "meadow-quilt-39", BIND_MISMATCH},
	    {"reset", "meadow-quilt-39", BIND_MISMATCH},
	    {"mokafor", "", BIND_MISMATCH},
	    {"mokafor", "reset-me-11", BIND_MISMATCH},
	    {"mokafor", "meadow-quilt-39", BIND_OK},
	};
	struct fixture *fixture = *state;

	LDAP *kept;

	fixture_open(fixture);
	assert_int_equal(check(fixture, "mokafor", "meadow-quilt-39"), BIND_OK);
	kept = fixture->directory->binder;
	assert_non_null(kept);
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		struct berval *who = NULL;

		assert_int_equal(
		    check(fixture, table[i].name, table[i].password),
		    table[i].verdict);
		assert_ptr_equal(fixture->directory->binder, kept);
		/* Nobody stays bound, whether they were let in or not. */
		assert_int_equal(
		    ldap_whoami_s(kept, &who, NULL, NULL), LDAP_SUCCESS);
		assert_int_equal(who->bv_len, 0);
		ber_bvfree(who);
	}
}

/* A name that nobody has gets a connection as well: the time of the first try
 * after a pause says nothing. */
static void
nobody_has_a_connection_too(void **state)
{
	struct fixture *fixture = *state;
	struct directory_person person;

	fixture_open(fixture);
	assert_int_equal(
	    find(fixture, "nobody-at-all", &person), STATUS_ABSENT);
	assert_non_null(fixture->directory->binder);
	directory_rest(fixture->directory);
	assert_null(fixture->directory->binder);
	assert_int_equal(find(fixture, "two", &person), STATUS_CONFLICT);
	assert_non_null(fixture->directory->binder);
}

/* An answer that was given up for lost is never taken for another's. */
static void
a_lost_answer_ends_the_connection(void **state)
{
	struct fixture *fixture = *state;
	struct directory_person person;
	struct span password = span_of("meadow-quilt-39");
	pid_t pid = proxy_start(fixture, (struct manner) {0, NEVER});

	assert_int_equal(find(fixture, "mokafor", &person), STATUS_OK);
	assert_non_null(fixture->directory->binder);
	assert_int_equal(kill(-pid, SIGSTOP), 0);
	assert_int_equal(directory_check(fixture->directory, fixture->arena,
			     &person, password),
	    BIND_AWAY);
	assert_null(fixture->directory->binder);
	assert_int_equal(kill(-pid, SIGCONT), 0);
	proxy_end(pid);
}

int
main(void)
{
#define SHUT(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
	const struct CMUnitTest tests[] = {
	    SHUT(a_slow_server_is_waited_for),
	    SHUT(a_crawling_server_is_left),
	    SHUT(a_server_that_hangs_up),
	    SHUT(references_are_not_followed),
	    SHUT(an_entry_without_a_key_is_nobody),
	    SHUT(writings_of_a_name_are_one_person),
	    SHUT(passwords_are_bytes),
	    SHUT(one_after_the_other_on_one_connection),
	    SHUT(nobody_has_a_connection_too),
	    SHUT(a_lost_answer_ends_the_connection),
	};

	log_open("faults_test", LOG_ERROR);
	signal(SIGPIPE, SIG_IGN);
	if (token_start() != STATUS_OK)
		return 1;
	return cmocka_run_group_tests_name("faults", tests, NULL, NULL);
}
