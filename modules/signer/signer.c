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
 * issuer's pool); no HTTP, no network of its own. Holds the private keys and
 * the database password, writes no core file. New keys are made for root and
 * its own account alone. What a hostile peer can make it
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
#include "modules/signer/listen.h"
#include "modules/signer/signer.h"
#include "schema/common/audit.h"
#include "schema/db.h"
#include "schema/signer/award.h"
#include "schema/signer/signer_sql.h"

enum {
	SWEEP_MS = 5000,
	SWEEP_AWARDS = 200,
	DRAW_SECONDS = 60,
	LIFE_BYTES = 1024 * 1024,
	AWARD_BYTES = 32 * 1024 * 1024
};

static const char account[] = "accolade_signer";

static const struct statement_set *const statements[] = {
    &signer_statements,
    &audit_statements,
    NULL,
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

/* Connected, and the public halves of the keys published? */
static enum status
ready(struct signer *signer)
{
	enum status status = db_ready(signer->db);

	return status == STATUS_OK ? keys_publish(signer) : status;
}

/* A picture that fails is tried again in a minute: it must not keep awards
 * waiting. */
static void
draw(struct signer *signer, struct arena *lists)
{
	int64_t now_us = clock_monotonic();
	bool more = false;

	if (signer->drawn_us != 0 &&
	    now_us - signer->drawn_us < DRAW_SECONDS * CLOCK_SECOND)
		return;
	if (draw_badges(signer, lists, &more) != STATUS_OK)
		fault_log("undrawn");
	signer->drawn_us = more ? 0 : now_us;
}

/* Somebody waits for those, so they are looked for in each sweep. */
static void
papers_draw(struct signer *signer, struct arena *lists)
{
	int64_t now_us = clock_monotonic();

	if (now_us < signer->papers_us)
		return;
	if (draw_papers(signer, lists) == STATUS_OK)
		return;
	fault_log("undrawn");
	signer->papers_us = now_us + DRAW_SECONDS * CLOCK_SECOND;
}

/* What the last question lost. True when there may be more to sign. */
static bool
sweep(struct signer *signer)
{
	struct arena *list_arena = arena_open(LIFE_BYTES);
	int64_t *awards = NULL;
	size_t count = 0;
	size_t signed_count = 0;
	enum status status = ready(signer);

	if (status == STATUS_OK)
		status = sign_lists(signer);
	arena_reset(signer->arena);
	if (status == STATUS_OK)
		status = award_unsigned(
		    signer->db, list_arena, SWEEP_AWARDS, &awards, &count);
	/* One that fails must not keep the others from being signed. */
	for (size_t i = 0; status == STATUS_OK && i < count && !ended; i++) {
		if (sign_award(signer, awards[i]) == STATUS_OK)
			signed_count++;
		else
			fault_log("unsigned");
		arena_reset(signer->arena);
	}
	if (status != STATUS_OK)
		fault_log("sweep");
	arena_reset(signer->arena);
	if (status == STATUS_OK && count < SWEEP_AWARDS) {
		draw(signer, list_arena);
		papers_draw(signer, list_arena);
	}
	arena_close(&list_arena);
	arena_reset(signer->arena);
	return count == SWEEP_AWARDS && signed_count > 0;
}

/* What is answered: a text for a question about keys, a word for an award. */
static enum status
answer_find(struct signer *signer, const struct question *question,
    const char **answer_r)
{
	enum status status = ready(signer);

	if (status != STATUS_OK)
		return status;
	switch (question->ask) {
	case ASK_SIGN:
		*answer_r = "signed\n";
		return sign_award(signer, question->award);
	case ASK_LIST:
		return keys_list(signer, answer_r);
	case ASK_EXPORT:
		return keys_export(signer, answer_r);
	case ASK_ROTATE:
		status = keys_rotate(signer, question->kind, answer_r);
		if (status == STATUS_OK)
			*answer_r =
			    arena_printf(signer->arena, "%s\n", *answer_r);
		return status;
	}
	return STATUS_INVALID;
}

static void
serve_one(struct signer *signer)
{
	struct question question;
	const char *answer = NULL;
	enum status status;

	if (listen_take(signer->listening, &question) != STATUS_OK)
		return;
	status = answer_find(signer, &question, &answer);
	if (status != STATUS_OK && status != STATUS_ABSENT)
		fault_log("unanswered");
	listen_answer(question.fd,
	    status == STATUS_OK           ? answer
		: status == STATUS_ABSENT ? "absent\n"
					  : "later\n");
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
			bool more = sweep(signer);

			now_us = clock_monotonic();
			next_us = now_us + (more ? 0 : SWEEP_MS * 1000);
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
	signer->config = path;
	if (clock_zone(signer->settings.time_zone) != STATUS_OK)
		return STATUS_INVALID;
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
	status =
	    keyring_open(signer->life, &signer->settings, &signer->keyring);
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

struct options {
	const char *config;
	bool new_key;
};

static bool
options_parse(int argc, char **argv, struct options *options_r)
{
	static const struct option known[] = {
	    {"config", required_argument, NULL, 'c'},
	    {"new-key", no_argument, NULL, 'n'},
	    {NULL, 0, NULL, 0},
	};
	int option;

	*options_r =
	    (struct options) {.config = SYSCONFDIR "/accolade/accolade.conf"};
	while ((option = getopt_long(argc, argv, "", known, NULL)) != -1) {
		if (option == 'c')
			options_r->config = optarg;
		else if (option == 'n')
			options_r->new_key = true;
		else
			return false;
	}
	return optind == argc;
}

/* The first key, before the signer is started for the first time. */
static enum status
first_key_make(struct signer *signer, const char *path)
{
	const char *made;
	enum status status = settings_start(signer, path);

	if (status == STATUS_OK)
		status = keyring_make(
		    signer->life, &signer->settings, KEY_ED25519, &made);
	if (status == STATUS_OK)
		printf("%s\n", made);
	return status;
}

static enum status
run(struct signer *signer, const char *path)
{
	sigset_t waiting;
	enum status status;

	signals_start(&waiting);
	status = start(signer, path);
	if (status != STATUS_OK)
		return status;
	log_line(LOG_INFO, "ready", "key=%s and=%s",
	    seed_name(signer->keyring.seed), key_name(signer->keyring.rsa));
	loop(signer, &waiting);
	log_line(LOG_INFO, "ended", "by=signal");
	return STATUS_OK;
}

int
main(int argc, char **argv)
{
	struct signer signer = {.listening = -1};
	struct options options;
	enum status status;

	if (!options_parse(argc, argv, &options)) {
		fputs("usage: accolade-signer [--config FILE] [--new-key]\n",
		    stderr);
		return EXIT_FAILURE;
	}
	log_open("signer", LOG_INFO);
	signer.life = arena_open(LIFE_BYTES);
	signer.arena = arena_open(AWARD_BYTES);
	status = options.new_key ? first_key_make(&signer, options.config)
				 : run(&signer, options.config);
	if (status != STATUS_OK)
		fault_log("start");
	db_close(&signer.db);
	keyring_close(&signer.keyring);
	arena_close(&signer.arena);
	arena_close(&signer.life);
	return status == STATUS_OK ? EXIT_SUCCESS : EXIT_FAILURE;
}
