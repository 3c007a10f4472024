/*
 * operator.c - the program `accolade`: what is done to an installation from
 * outside of it.
 *
 * SECURITY: runs as whoever started it, on the command line alone. Reads the
 * settings and the secrets of the accounts that its commands need; talks to
 * the database, for sync to the directory, and for courier to the mail server.
 * Listens to nobody.
 */
#include "config.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/token.h"
#include "modules/operator/operator.h"
#include "schema/db.h"

enum {
	EXIT_DONE = 0,
	EXIT_FAILED = 1,
	EXIT_USAGE = 2,
	EXIT_OPEN = 3, /* nothing is wrong, and not all could be checked */
	ARENA_BYTES = 512 * 1024 * 1024,
	SECRET_BYTES = 65536
};

struct command {
	const char *name;
	operator_fn *run;
	const char *usage;
	const char *text;
};

static enum status
settings_print(struct operator* operator, int argc, char **argv)
{
	(void)argv;
	if (argc != 1)
		return STATUS_INVALID;
	settings_show(operator->settings, stdout);
	return STATUS_OK;
}

static enum status
export_either(struct operator* operator, int argc, char **argv)
{
	if (argc == 3 && strcmp(argv[1], "static") == 0)
		return operator_static(operator, argv[2]);
	return operator_export(operator, argc, argv);
}

static const struct command commands[] = {
    {"backup", operator_backup, "DIR",
	"copy database, evidence and keys into a new set below DIR"},
    {"check", operator_check, "[--json] [PART... [USER]]",
	"say what of an installation is wrong, and how to mend it"},
    {"courier", operator_courier, "[--once]",
	"deliver the outbox of mail, now and from now on"},
    {"export", export_either, "[CODE...] | static DIR",
	"print what is published as a file of definitions, or write what the "
	"public sees of awards as files"},
    {"import", operator_import, "FILE...",
	"add or change definitions of micro-credentials"},
    {"key", operator_key, "list | export | rotate ed25519|rsa",
	"show the keys that sign awards, or have the signer make a new one"},
    {"migrate", operator_migrate, "",
	"bring the database to this version, and its accounts to their grants"},
    {"refresh", operator_refresh, "[--once]",
	"ask the directory every few minutes for those who are signed in"},
    {"release", operator_release, "[--once]",
	"let results of terms out when their date has passed"},
    {"restore", operator_restore, "SET",
	"bring a set of backup back into an empty server"},
    {"settings", settings_print, "", "show every setting and what it means"},
    {"sync", operator_sync, "[--dry-run]",
	"bring people, schools and roles in from the directory"},
    {"verify", operator_verify,
	"[--issuer FILE]... [--status FILE]... [--email ADDRESS] [--json] FILE",
	"check a credential of any issuer: JSON, JWT, or a baked PNG or SVG"},
};

enum { COMMANDS = sizeof(commands) / sizeof(commands[0]) };

static void
usage_show(FILE *out)
{
	fprintf(out, "usage: accolade COMMAND [--config FILE] ...\n\n");
	for (size_t i = 0; i < COMMANDS; i++)
		fprintf(out, "  %-9s %s\n            %s\n", commands[i].name,
		    commands[i].usage, commands[i].text);
	fprintf(out, "\n--config FILE is %s when it isn't given.\n",
	    SYSCONFDIR "/accolade/accolade.conf");
}

/* Works without an installation: no settings are read. Its verdict is its
 * exit status. */
static bool
is_alone(const struct command *command)
{
	return command->run == operator_verify;
}

static const struct command *
command_find(const char *name)
{
	for (size_t i = 0; i < COMMANDS; i++)
		if (strcmp(commands[i].name, name) == 0)
			return &commands[i];
	return NULL;
}

/* Takes `--config FILE` out of the arguments; false when FILE is missing. */
static bool
config_take(int *argc, char **argv, const char **config_r)
{
	int kept = 0;

	for (int i = 0; i < *argc; i++) {
		if (strcmp(argv[i], "--config") == 0) {
			if (i + 1 == *argc)
				return false;
			*config_r = argv[++i];
		} else {
			argv[kept++] = argv[i];
		}
	}
	argv[kept] = NULL;
	*argc = kept;
	return true;
}

/* ---- what commands use ----------------------------------------------- */

enum status
operator_secrets(
    struct operator* operator, const char * account, struct secrets *secrets_r)
{
	enum status status =
	    secrets_read(operator->secrets, operator->settings->secrets_dir,
		account, secrets_r);

	if (status == STATUS_ABSENT)
		return fault(STATUS_DENIED,
		    "%s/%s.conf is not there", operator->settings->secrets_dir,
		    account);
	return status;
}

static void
database_close(void *thing)
{
	struct db *db = thing;

	db_close(&db);
}

enum status
operator_database(struct operator* operator, const char * account,
    const struct statement_set *const *sets, struct db **db_r)
{
	struct secrets secrets;
	struct db *db;
	enum status status = operator_secrets(operator, account, &secrets);

	if (status != STATUS_OK)
		return status;
	status = db_open(operator->settings,
	    arena_printf(operator->arena, "accolade_%s", account),
	    secrets.database_password, sets, &db);
	if (status != STATUS_OK)
		return status;
	arena_defer(operator->arena, database_close, db);
	status = db_ready(db);
	if (status == STATUS_OK)
		*db_r = db;
	return status;
}

/* ---- the program ----------------------------------------------------- */

static enum status
settings_use(
    struct operator* operator, const char * path, struct settings *settings)
{
	enum log_level level;
	enum status status = settings_read(operator->arena, path, settings);

	if (status == STATUS_OK &&
	    log_level_parse(settings->log_level, &level) != STATUS_OK)
		status = fault(STATUS_INVALID,
		    "log_level must be error, warning, info or debug");
	if (status == STATUS_OK) {
		log_open("operator", level);
		status = clock_zone(settings->time_zone);
	}
	if (status == STATUS_OK)
		status = token_start();
	operator->config = path;
	operator->settings = settings;
	return status;
}

static int
command_run(
    const struct command *command, const char *config, int argc, char **argv)
{
	struct operator operator= {.arena = arena_open(ARENA_BYTES),
	    .secrets = arena_open_wiped(SECRET_BYTES)};
	struct settings settings;
	enum status status = is_alone(command)
	    ? STATUS_OK
	    : settings_use(&operator, config, &settings);
	bool usage = false;

	if (status == STATUS_OK) {
		status = command->run(&operator, argc, argv);
		usage = status == STATUS_INVALID && fault_last() == NULL;
	}
	if (usage)
		fprintf(stderr, "usage: accolade %s [--config FILE] %s\n",
		    command->name, command->usage);
	else if (status != STATUS_OK &&
	    !(is_alone(command) && fault_last() == NULL))
		fprintf(stderr, "accolade %s: %s\n", command->name,
		    fault_last() == NULL ? status_name(status)
					 : fault_last()->text);
	arena_close(&operator.arena);
	arena_close(&operator.secrets);
	if (fflush(stdout) != 0)
		return EXIT_FAILED;
	if (status == STATUS_OK)
		return EXIT_DONE;
	if (is_alone(command) && status == STATUS_UNCERTAIN)
		return EXIT_OPEN;
	return usage ? EXIT_USAGE : EXIT_FAILED;
}

int
main(int argc, char **argv)
{
	const char *config = SYSCONFDIR "/accolade/accolade.conf";
	const struct command *command;

	log_open("operator", LOG_INFO);
	prctl(PR_SET_DUMPABLE, 0);
	signal(SIGPIPE, SIG_IGN);
	if (!config_take(&argc, argv, &config) || argc < 2) {
		usage_show(stderr);
		return EXIT_USAGE;
	}
	if (strcmp(argv[1], "--help") == 0) {
		usage_show(stdout);
		return EXIT_DONE;
	}
	if (strcmp(argv[1], "--version") == 0) {
		puts(PACKAGE_STRING);
		return EXIT_DONE;
	}
	command = command_find(argv[1]);
	if (command == NULL) {
		fprintf(stderr, "accolade: no command \"%s\"\n", argv[1]);
		usage_show(stderr);
		return EXIT_USAGE;
	}
	if (argc > 2 && strcmp(argv[2], "--help") == 0) {
		printf("usage: accolade %s [--config FILE] %s\n\n%s\n",
		    command->name, command->usage, command->text);
		return EXIT_DONE;
	}
	return command_run(command, config, argc - 1, argv + 1);
}
