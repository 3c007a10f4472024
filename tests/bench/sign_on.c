/*
 * sign_on.c - sign-ons beside the bare search and bind of libldap, in one process
 * on the same server; and what a command takes of time and memory.
 *
 *   sign_on run COMMAND ...    seconds and largest resident memory
 *   sign_on sign_on SECONDS    rows of a table in Markdown
 *
 * Only the directory's part and the records' are done, as sign-on's worker does
 * them; no page, no HTTP.
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <ldap.h>

#include "base/clock.h"
#include "base/insist.h"
#include "base/log.h"
#include "base/token.h"
#include "modules/signon/directory.h"
#include "schema/common/audit.h"
#include "schema/common/person.h"
#include "schema/common/session.h"
#include "schema/db.h"
#include "schema/signon/sign_on.h"

enum { PEOPLE = 400, ROUND_US = 300000 };

struct bench {
	struct arena *arena;
	struct arena *kept;
	struct settings settings;
	struct secrets secrets;
	struct directory *directory;
	struct db *db;
	LDAP *service;
	LDAP *person;
	unsigned turn;
};

static int
command_run(char **argv)
{
	int64_t began = clock_monotonic();
	struct rusage usage;
	int status = 1;
	pid_t pid = fork();

	if (pid == 0) {
		execvp(argv[0], argv);
		_exit(127);
	}
	insist(wait4(pid, &status, 0, &usage) == pid);
	fprintf(stderr, "%.1f s, at most %.1f MiB%s\n",
	    (double)(clock_monotonic() - began) / 1e6,
	    (double)usage.ru_maxrss / 1024, status == 0 ? "" : ", FAILED");
	return status == 0 ? 0 : 1;
}

/* ---- bare ------------------------------------------------------------ */

static LDAP *
bare_open(const struct bench *bench)
{
	int version = LDAP_VERSION3;
	LDAP *ld = NULL;

	insist(ldap_initialize(&ld, bench->settings.directory_uris) == 0);
	insist(ldap_set_option(ld, LDAP_OPT_PROTOCOL_VERSION, &version) == 0);
	insist(ldap_start_tls_s(ld, NULL, NULL) == LDAP_SUCCESS);
	return ld;
}

static void
bare_bind(LDAP *ld, const char *dn, const char *password)
{
	struct berval credential = {
	    strlen(password), (char *)(uintptr_t)password};

	insist(ldap_sasl_bind_s(ld, dn, LDAP_SASL_SIMPLE, &credential, NULL,
		   NULL, NULL) == LDAP_SUCCESS);
}

static void
bare_search_bind(struct bench *bench, LDAP *service, LDAP *person)
{
	unsigned n = bench->turn++ % PEOPLE + 1;
	char filter[64];
	char password[32];
	LDAPMessage *answer = NULL;
	char *dn;

	snprintf(filter, sizeof(filter), "(uid=p%05u)", n);
	snprintf(password, sizeof(password), "password-%u", n);
	insist(ldap_search_ext_s(service, bench->settings.directory_base,
		   LDAP_SCOPE_SUBTREE, filter, NULL, 0, NULL, NULL, NULL, 2,
		   &answer) == LDAP_SUCCESS);
	dn = ldap_get_dn(service, ldap_first_entry(service, answer));
	ldap_msgfree(answer);
	bare_bind(person, dn, password);
	ldap_memfree(dn);
}

static void
bare_new(struct bench *bench)
{
	LDAP *ld = bare_open(bench);

	bare_bind(ld, bench->settings.directory_bind_dn,
	    bench->secrets.directory_password);
	bare_search_bind(bench, ld, ld);
	ldap_unbind_ext(ld, NULL, NULL);
}

static void
bare_kept(struct bench *bench)
{
	bare_search_bind(bench, bench->service, bench->person);
}

/* ---- ours ------------------------------------------------------------ */

static void
records_write(struct bench *bench, struct directory_person *person)
{
	struct person_facts facts = {
	    .key = {(const char *)person->key, sizeof(person->key)},
	    .username = person->username,
	    .name = person->name,
	    .mail = person->mail,
	    .title = person->title,
	    .school = person->school,
	    .school_name = person->school_name,
	    .roles = roles_text(person->roles),
	    .manager = person->manager};
	struct sign_on_try wanted = {.address = "192.0.2.1",
	    .per_person = 3,
	    .per_address = 1000000,
	    .minutes = 15};
	struct sign_on_start start = {.facts = &facts,
	    .who = wanted.who,
	    .address = "192.0.2.1",
	    .agent = "bench",
	    .subject = "192.0.2.1",
	    .request_id = "-"};
	char token[TOKEN_TEXT + 1];
	int64_t booking;

	memcpy(wanted.who, person->key, sizeof(person->key));
	insist(sign_on_try_add(bench->db, bench->arena, &wanted, &booking) ==
	    STATUS_OK);
	token_make(token);
	token_hash(token, start.token_hash);
	if (sign_on_start(bench->db, bench->arena, &start) == STATUS_OK)
		return;
	fprintf(stderr, "%s\n",
	    fault_last() == NULL ? "no session" : fault_last()->text);
	exit(1);
}

static void
ours_kept(struct bench *bench)
{
	unsigned n = bench->turn++ % PEOPLE + 1;
	struct directory_person person;
	char name[32];
	char password[32];

	snprintf(name, sizeof(name), "p%05u", n);
	snprintf(password, sizeof(password), "password-%u", n);
	insist(directory_find(bench->directory, bench->arena, name, &person) ==
	    STATUS_OK);
	insist(directory_check(bench->directory, bench->arena, &person,
		   span_of(password)) == BIND_OK);
	insist(directory_roles(bench->directory, bench->arena, &person) ==
	    STATUS_OK);
	directory_manager(bench->directory, bench->arena, &person);
	records_write(bench, &person);
	arena_reset(bench->arena);
}

/* As sign-on does it where the connection for binds has to be made anew. */
static void
ours_new(struct bench *bench)
{
	directory_rest(bench->directory);
	ours_kept(bench);
}

/* ---- measuring ------------------------------------------------------- */

typedef void turn_fn(struct bench *bench);

/* Turns a second, the two in rounds by turns, so that both see the same
 * machine. */
static void
pair_measure(struct bench *bench, const char *what, turn_fn *bare,
    turn_fn *ours, int seconds)
{
	turn_fn *const turns[2] = {bare, ours};
	double count[2] = {0};
	double time[2] = {0};
	int64_t end = clock_monotonic() + seconds * 2 * CLOCK_SECOND;

	for (int which = 0; clock_monotonic() < end; which = 1 - which) {
		int64_t began = clock_monotonic();

		while (clock_monotonic() - began < ROUND_US) {
			turns[which](bench);
			count[which]++;
		}
		time[which] += (double)(clock_monotonic() - began) / 1e6;
	}
	printf("| %s: bare search and bind | %.0f a second |\n", what,
	    count[0] / time[0]);
	printf("| %s: sign-ons with their records | %.0f a second, %.2f of "
	       "the bare rate, %.2f times its time |\n",
	    what, count[1] / time[1], count[1] / time[1] / (count[0] / time[0]),
	    count[0] / time[0] / (count[1] / time[1]));
}

static void
bench_open(struct bench *bench)
{
	static const struct statement_set *const sets[] = {&audit_statements,
	    &person_statements, &session_statements, &sign_on_statements, NULL};

	bench->kept = arena_open(1 << 20);
	bench->arena = arena_open(16 << 20);
	insist(settings_read(bench->kept, getenv("ACCOLADE_TEST_CONFIG"),
		   &bench->settings) == STATUS_OK);
	insist(secrets_read(bench->kept, bench->settings.secrets_dir, "signon",
		   &bench->secrets) == STATUS_OK);
	insist(
	    directory_open(&bench->settings, bench->secrets.directory_password,
		&bench->directory) == STATUS_OK);
	insist(db_open(&bench->settings, "accolade_signon",
		   bench->secrets.database_password, sets,
		   &bench->db) == STATUS_OK);
	bench->service = bare_open(bench);
	bare_bind(bench->service, bench->settings.directory_bind_dn,
	    bench->secrets.directory_password);
	bench->person = bare_open(bench);
}

int
main(int argc, char **argv)
{
	struct bench bench = {0};
	int seconds;

	log_open("bench", LOG_WARNING);
	if (argc > 2 && strcmp(argv[1], "run") == 0)
		return command_run(argv + 2);
	if (argc != 3 || strcmp(argv[1], "sign_on") != 0 ||
	    token_start() != STATUS_OK)
		return 2;
	seconds = atoi(argv[2]);
	bench_open(&bench);
	pair_measure(
	    &bench, "new StartTLS connections", bare_new, ours_new, seconds);
	pair_measure(&bench, "open connections", bare_kept, ours_kept, seconds);
	return 0;
}
