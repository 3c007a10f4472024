/*
 * signer.c - accolade-signer: holds the signing key, signs decided awards.
 *
 * Asked to sign award number n, it reads n with its own account and signs
 * only what the records call decided; it alone inserts the proof. Every few
 * seconds it also looks for awards that are still unsigned, so that a question
 * that was lost loses nothing.
 *
 * SECURITY
 *
 * Talks to MariaDB as accolade_signer and to whoever may open its socket (the
 * issuer's pool); no HTTP, no network of its own. Holds the private key and
 * the database password, writes no core file. What a hostile peer can make it
 * do: look for the award with a number of the peer's choice, one line at a
 * time, at most a second each. A credential for something that wasn't decided
 * can't be had from it: the records and the rules of the database say what
 * was.
 */
#include "config.h"

#include <errno.h>
#include <getopt.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/settings.h"
#include "base/token.h"
#include "modules/signer/credential.h"
#include "modules/signer/key.h"
#include "modules/signer/listen.h"
#include "schema/common/audit.h"
#include "schema/db.h"
#include "schema/signer/award.h"
#include "schema/signer/signer_sql.h"

enum {
	SWEEP_MS = 5000,
	SWEEP_AWARDS = 200,
	LIFE_BYTES = 1024 * 1024,
	AWARD_BYTES = 8 * 1024 * 1024
};

static const char account[] = "accolade_signer";

static const struct statement_set *const statements[] = {
    &signer_statements,
    &audit_statements,
    NULL,
};

struct signer {
	struct settings settings;
	struct arena *life;  /* what lives as long as the process */
	struct arena *arena; /* of one award */
	struct key *key;
	struct db *db;
	int64_t key_id; /* 0: not published yet */
	int listening;
};

static volatile sig_atomic_t ended;

static void
on_end(int number)
{
	(void)number;
	ended = 1;
}

/* Says once what went wrong and forgets it. */
static void
fault_log(const char *event)
{
	const struct fault *fault = fault_last();

	if (fault != NULL)
		log_line(LOG_ERROR, event, "status=%s at=%s:%d text=\"%s\"",
		    status_name(fault->status), fault->file, fault->line,
		    fault->text);
	fault_clear();
}

/* ---- signing --------------------------------------------------------- */

static enum status
sign_award(struct signer *signer, int64_t number)
{
	struct signer_award award;
	struct span payload;
	const char *jwt;
	enum status status =
	    award_read(signer->db, signer->arena, number, &award);

	if (status != STATUS_OK || award.is_signed)
		return status;
	payload = credential_payload(signer->arena, &signer->settings, &award);
	jwt = credential_jwt(
	    signer->arena, &signer->settings, signer->key, payload);
	if (jwt == NULL)
		return STATUS_UNAVAILABLE;
	status = credential_add(
	    signer->db, number, signer->key_id, jwt, clock_now());
	if (status == STATUS_OK)
		log_line(LOG_INFO, "signed", "award=%s key=%s", award.public_id,
		    key_name(signer->key));
	return status;
}

/* Connected, and the public half of the key published? */
static enum status
ready(struct signer *signer)
{
	enum status status = db_ready(signer->db);

	if (status != STATUS_OK || signer->key_id != 0)
		return status;
	return key_publish(signer->db, signer->arena, key_name(signer->key),
	    "RS256", key_jwk(signer->key), clock_now(), &signer->key_id);
}

static void
sweep(struct signer *signer)
{
	struct arena *list_arena = arena_open(LIFE_BYTES);
	int64_t *awards = NULL;
	size_t count = 0;
	enum status status = ready(signer);

	if (status == STATUS_OK)
		status = award_unsigned(
		    signer->db, list_arena, SWEEP_AWARDS, &awards, &count);
	/* One that fails must not keep the others from being signed. */
	for (size_t i = 0; status == STATUS_OK && i < count && !ended; i++) {
		if (sign_award(signer, awards[i]) != STATUS_OK)
			fault_log("unsigned");
		arena_reset(signer->arena);
	}
	if (status != STATUS_OK)
		fault_log("sweep");
	arena_close(&list_arena);
	arena_reset(signer->arena);
}

static void
serve_one(struct signer *signer)
{
	int64_t award;
	int fd;
	enum status status;

	if (listen_take(signer->listening, &fd, &award) != STATUS_OK)
		return;
	status = ready(signer);
	if (status == STATUS_OK)
		status = sign_award(signer, award);
	if (status != STATUS_OK && status != STATUS_ABSENT)
		fault_log("unsigned");
	listen_answer(fd, status);
	fault_clear();
	arena_reset(signer->arena);
}

static void
loop(struct signer *signer, const sigset_t *waiting)
{
	struct pollfd watched = {.fd = signer->listening, .events = POLLIN};
	int64_t next_us = 0;

	while (!ended) {
		int64_t now_us = clock_monotonic();
		struct timespec wait = {0};
		int found;

		if (now_us >= next_us) {
			sweep(signer);
			next_us = clock_monotonic() + SWEEP_MS * 1000;
			now_us = clock_monotonic();
		}
		wait.tv_sec = (next_us - now_us) / CLOCK_SECOND;
		wait.tv_nsec = (next_us - now_us) % CLOCK_SECOND * 1000;
		found = ppoll(&watched, 1, &wait, waiting);
		if (found > 0)
			serve_one(signer);
	}
}

/* ---- start ----------------------------------------------------------- */

static enum status
settings_start(struct signer *signer, const char *path)
{
	enum log_level level;
	enum status status =
	    settings_read(signer->life, path, &signer->settings);

	if (status != STATUS_OK)
		return status;
	if (log_level_parse(signer->settings.log_level, &level) != STATUS_OK)
		return fault(STATUS_INVALID,
		    "log_level must be error, warning, info or debug");
	log_open("signer", level);
	return token_start();
}

static enum status
start(struct signer *signer, const char *path)
{
	static const struct rlimit none = {0, 0};
	struct secrets secrets;
	enum status status = settings_start(signer, path);

	if (status != STATUS_OK)
		return status;
	(void)setrlimit(RLIMIT_CORE, &none);
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 ||
	    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0)
		return fault(STATUS_UNAVAILABLE, "prctl: %s", strerror(errno));
	status = key_open(signer->settings.signing_key_file, &signer->key);
	if (status == STATUS_OK)
		status = secrets_read(signer->life,
		    signer->settings.secrets_dir, "signer", &secrets);
	if (status == STATUS_OK)
		status = db_open(&signer->settings, account,
		    secrets.database_password, statements, &signer->db);
	if (status == STATUS_OK)
		status = ready(signer);
	/* A database that is away comes back; another key does not. */
	if (status == STATUS_UNAVAILABLE && signer->db != NULL) {
		fault_log("waiting");
		status = STATUS_OK;
	}
	if (status != STATUS_OK)
		return status;
	return listen_open(signer->settings.signer_socket, &signer->listening);
}

/* The end comes between two awards: the signals are open only while the
 * process waits. */
static void
signals_start(sigset_t *waiting_r)
{
	struct sigaction action = {.sa_handler = on_end};
	sigset_t blocked;

	(void)sigemptyset(&blocked);
	(void)sigaddset(&blocked, SIGTERM);
	(void)sigaddset(&blocked, SIGINT);
	(void)sigaddset(&blocked, SIGHUP);
	(void)sigprocmask(SIG_BLOCK, &blocked, waiting_r);
	(void)sigdelset(waiting_r, SIGTERM);
	(void)sigdelset(waiting_r, SIGINT);
	(void)sigdelset(waiting_r, SIGHUP);
	(void)sigaction(SIGTERM, &action, NULL);
	(void)sigaction(SIGINT, &action, NULL);
	(void)sigaction(SIGHUP, &action, NULL);
	(void)signal(SIGPIPE, SIG_IGN);
}

static const char *
options_parse(int argc, char **argv)
{
	static const struct option known[] = {
	    {"config", required_argument, NULL, 'c'},
	    {NULL, 0, NULL, 0},
	};
	const char *config = SYSCONFDIR "/accolade/accolade.conf";
	int option;

	while ((option = getopt_long(argc, argv, "", known, NULL)) != -1) {
		if (option != 'c')
			return NULL;
		config = optarg;
	}
	return optind == argc ? config : NULL;
}

int
main(int argc, char **argv)
{
	struct signer signer = {.listening = -1};
	const char *config = options_parse(argc, argv);
	sigset_t waiting;
	enum status status;

	if (config == NULL) {
		fputs("usage: accolade-signer [--config FILE]\n", stderr);
		return EXIT_FAILURE;
	}
	log_open("signer", LOG_INFO);
	signals_start(&waiting);
	signer.life = arena_open(LIFE_BYTES);
	signer.arena = arena_open(AWARD_BYTES);
	status = start(&signer, config);
	if (status == STATUS_OK) {
		log_line(LOG_INFO, "ready", "key=%s", key_name(signer.key));
		loop(&signer, &waiting);
		log_line(LOG_INFO, "ended", "by=signal");
	} else {
		fault_log("start");
	}
	db_close(&signer.db);
	key_close(&signer.key);
	arena_close(&signer.arena);
	arena_close(&signer.life);
	return status == STATUS_OK ? EXIT_SUCCESS : EXIT_FAILURE;
}
