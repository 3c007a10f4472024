/*
 * worker.c - accolade-worker MODULE: serves one role's pages.
 *
 * Reads the settings, loads the module, prepares its statements, parses its
 * templates, and serves FastCGI requests from the listening socket that it was
 * given as descriptor 0, one at a time.
 *
 * SECURITY
 *
 * Talks to nginx over the socket (who may connect to it is decided by the
 * socket's mode, and is the boundary: libfcgi does not survive a peer that
 * lies about lengths), to MariaDB with the account of this one role, and
 * writes uploaded files below evidence_dir. Holds the database password of the
 * role, the session tokens that pass through it, and for the sign-on the
 * directory's service password. Has no right that its role doesn't have, binds
 * nothing, starts no program, and writes no core file.
 *
 * What a hostile visitor can make it do: parse headers, forms and multipart
 * bodies within fixed limits, and only with a live session and its form token
 * have a file written and looked at by libmagic. One that gets control of the
 * process has what the role's database account has, and what that account may
 * do is the records' own decision.
 */
#include "config.h"

#include <getopt.h>
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/token.h"
#include "fcgi/exchange.h"
#include "fcgi/load.h"
#include "fcgi/loop.h"
#include "fcgi/seal.h"
#include "schema/db.h"
#include "views/render.h"

enum {
	WORKER_BYTES = 16 * 1024 * 1024,
	REQUEST_BYTES = 64 * 1024 * 1024,
	SECRET_BYTES = 24 * 1024 * 1024,
	LARGE_BYTES = 128 * 1024
};

struct options {
	const char *module;
	const char *config;
	const char *module_dir;
	bool routes;
	bool settings;
	bool check;
};

static int
usage(FILE *out)
{
	fputs("usage: accolade-worker MODULE [--config FILE] "
	      "[--module-dir DIR] [--routes] [--settings] "
	      "[--check]\n",
	    out);
	return out == stdout ? EXIT_SUCCESS : EXIT_FAILURE;
}

static bool
options_parse(int argc, char **argv, struct options *options)
{
	static const struct option known[] = {
	    {"check", no_argument, NULL, 'k'},
	    {"config", required_argument, NULL, 'c'},
	    {"module-dir", required_argument, NULL, 'm'},
	    {"routes", no_argument, NULL, 'r'},
	    {"settings", no_argument, NULL, 's'},
	    {NULL, 0, NULL, 0},
	};
	int option;

	options->config = SYSCONFDIR "/accolade/accolade.conf";
	while ((option = getopt_long(argc, argv, "", known, NULL)) != -1) {
		switch (option) {
		case 'c':
			options->config = optarg;
			break;
		case 'm':
			options->module_dir = optarg;
			break;
		case 'r':
			options->routes = true;
			break;
		case 's':
			options->settings = true;
			break;
		case 'k':
			options->check = true;
			break;
		default:
			return false;
		}
	}
	if (optind < argc)
		options->module = argv[optind++];
	return optind == argc && (options->module != NULL || options->settings);
}

static void
routes_show(const struct module *module)
{
	static const char *const access[] = {
	    [ACCESS_ROLE] = "role",
	    [ACCESS_SIGNED] = "signed",
	    [ACCESS_PUBLIC] = "public",
	};

	for (size_t i = 0; i < module->route_count; i++) {
		const struct route *route = &module->routes[i];

		printf("%-13s %-4s %-6s %s", module->name,
		    route->method == METHOD_POST ? "POST" : "GET",
		    access[route->access], route->path);
		for (size_t n = 0; n < route->field_count; n++)
			printf(
			    "%s%s", n == 0 ? "  " : ",", route->fields[n].name);
		putchar('\n');
	}
}

static enum status
settings_start(
    struct worker *worker, struct arena *arena, const struct options *options)
{
	struct settings *settings = &worker->settings;
	enum log_level level;
	enum status status = settings_read(arena, options->config, settings);

	if (status != STATUS_OK)
		return status;
	if (options->module_dir != NULL)
		settings->module_dir = options->module_dir;
	if (log_level_parse(settings->log_level, &level) != STATUS_OK)
		return fault(STATUS_INVALID, "log_level: no such level");
	if (options->module != NULL)
		log_open(options->module, level);
	worker->https = strncmp(settings->public_url, "https://", 8) == 0;
	return clock_zone(settings->time_zone);
}

/* The database and the module's own start need the secrets; nothing after it
 * does. */
static enum status
parts_open(
    struct worker *worker, struct arena *arena, const struct secrets *secrets)
{
	const struct module *module = worker->module;
	enum status status = STATUS_OK;

	if (module->statements != NULL)
		status = db_open(&worker->settings,
		    arena_printf(arena, "accolade_%s", module->name),
		    secrets->database_password, module->statements,
		    &worker->db);
	if (status == STATUS_OK)
		status = render_open(
		    &worker->settings, module->views, &worker->render);
	if (status == STATUS_OK && module->open != NULL)
		status = module->open(
		    &worker->settings, secrets, arena, &worker->state);
	return status;
}

static enum status
worker_open(struct worker *worker, struct arena *arena)
{
	struct arena *secret = arena_open_wiped(SECRET_BYTES);
	struct secrets secrets;
	enum status status = secrets_read(secret, worker->settings.secrets_dir,
	    worker->module->name, &secrets);

	/* A module without statements may have nothing to hide. */
	if (status == STATUS_ABSENT && worker->module->statements == NULL) {
		fault_clear();
		status = STATUS_OK;
	}
	if (status == STATUS_OK)
		status = token_start();
	if (status == STATUS_OK)
		status = parts_open(worker, arena, &secrets);
	arena_close(&secret);
	worker->request = arena_open(REQUEST_BYTES);
	worker->secrets = arena_open_wiped(SECRET_BYTES);
	return status;
}

static void
worker_close(struct worker *worker)
{
	if (worker->state != NULL && worker->module->close != NULL)
		worker->module->close(worker->state);
	arena_close(&worker->request);
	arena_close(&worker->secrets);
	render_close(&worker->render);
	db_close(&worker->db);
}

static enum status
serve_all(struct worker *worker, struct arena *arena)
{
	enum status status = loop_start();

	if (status != STATUS_OK)
		return status;
	status = worker_open(worker, arena);
	if (status == STATUS_OK)
		status = seal();
	if (status == STATUS_OK) {
		const struct fault *fault = fault_last();

		log_line(LOG_INFO, "start", "database=%s",
		    worker->db == NULL  ? "none"
			: fault == NULL ? "ready"
					: fault->text);
		status = loop_run(worker);
		log_line(LOG_INFO, "end", "status=%s", status_name(status));
	}
	worker_close(worker);
	return status;
}

/* Does all that a start does, and serves nobody. */
static enum status
check(struct worker *worker, struct arena *arena)
{
	enum status status = worker_open(worker, arena);

	if (status == STATUS_OK && worker->db != NULL)
		status = db_ready(worker->db);
	worker_close(worker);
	return status;
}

static enum status
worker_main(
    struct worker *worker, struct arena *arena, const struct options *options)
{
	enum status status = settings_start(worker, arena, options);

	if (status != STATUS_OK)
		return status;
	if (options->settings) {
		settings_show(&worker->settings, stdout);
		return STATUS_OK;
	}
	status = load_module(arena, worker->settings.module_dir,
	    options->module, &worker->module);
	if (status != STATUS_OK)
		return status;
	if (options->routes) {
		routes_show(worker->module);
		return STATUS_OK;
	}
	return options->check ? check(worker, arena) : serve_all(worker, arena);
}

int
main(int argc, char **argv)
{
	struct worker worker = {0};
	struct options options = {0};
	struct arena *arena;
	enum status status;

	if (!options_parse(argc, argv, &options))
		return usage(stderr);
	/* What a large form needed goes back at once: left to itself, malloc
	 * would keep more with every large block that it has seen. */
	(void)mallopt(M_MMAP_THRESHOLD, LARGE_BYTES);
	(void)mallopt(M_TRIM_THRESHOLD, LARGE_BYTES);
	arena = arena_open(WORKER_BYTES);
	status = worker_main(&worker, arena, &options);
	if (status != STATUS_OK) {
		const struct fault *fault = fault_last();
		const char *text = fault != NULL ? fault->text : "";

		if (options.check)
			puts(text);
		else
			log_line(LOG_ERROR, "failed", "status=%s %s",
			    status_name(status), text);
	}
	arena_close(&arena);
	return status == STATUS_OK ? EXIT_SUCCESS : EXIT_FAILURE;
}
