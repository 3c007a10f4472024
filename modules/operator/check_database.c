/*
 * check_database.c - MariaDB, the records in it, and each account's rights.
 *
 * A pool is asked by its own program: `accolade-worker MODULE --check` does what
 * its start does, as its own account.
 */
#include "config.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/statvfs.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/insist.h"
#include "modules/operator/check.h"
#include "modules/operator/migrate.h"
#include "modules/operator/report.h"
#include "schema/common/audit.h"
#include "schema/db.h"
#include "schema/operator/health.h"
#include "schema/operator/health_sql.h"
#include "schema/operator/message.h"
#include "schema/operator/release.h"
#include "schema/operator/migration.h"
#include "schema/operator/staff_sql.h"
#include "schema/signer/signer_sql.h"

enum {
	SAID_MOST = 1024,
	CLOCK_OFF_US = 2 * CLOCK_SECOND,
	/* The signer looks every five seconds. */
	SIGNED_WITHIN_US = 60 * CLOCK_SECOND,
	ROOM_LEAST_PERCENT = 10
};

static const char *const pools[] = {
    "signon", "educator", "assessor", "issuer", "administrator", "visitor"};

/* What a sentence of MariaDB's asks of the operator. */
static const char *
mend_of(const char *text)
{
	if (strstr(text, "can't prepare") != NULL)
		return "Run accolade migrate: it brings the records to this "
		       "version and renews the grants";
	if (strstr(text, "directory_password") != NULL)
		return "Write the line: directory_password = ... into its file "
		       "of secrets";
	if (strstr(text, "file of secrets") != NULL ||
	    strstr(text, "others than its owner") != NULL)
		return "Correct its file in secrets_dir";
	if (strstr(text, ": 1045 ") != NULL || strstr(text, ": 1698 ") != NULL)
		return "Make the account as accounts.sql does, or correct the "
		       "database_password in its file of secrets";
	if (strstr(text, ": 1044 ") != NULL || strstr(text, ": 1049 ") != NULL)
		return "Make the database as accounts.sql does, then run "
		       "accolade migrate";
	if (strstr(text, ": 1040 ") != NULL)
		return "Raise max_connections of MariaDB: one for each worker "
		       "and ten more";
	if (strstr(text, ": 2002 ") != NULL || strstr(text, ": 2003 ") != NULL)
		return "Start MariaDB (systemctl start mariadb), or correct "
		       "database_socket";
	return "See the sentence, and what MariaDB's log says";
}

static void
fault_add(struct report *report)
{
	const struct fault *fault = fault_last();

	report_fault(
	    report, "database", fault == NULL ? NULL : mend_of(fault->text));
}

/* ---- the server and the records --------------------------------------- */

static void
server_add(struct report *report, const struct server_facts *facts)
{
	int64_t off_us = facts->now_us - clock_now();

	report_add(report, VERDICT_OK, "database", NULL, "MariaDB %s answers",
	    facts->version);
	if (facts->commit_sync != 1)
		report_add(report, VERDICT_WRONG, "database",
		    "Set innodb_flush_log_at_trx_commit = 1",
		    "MariaDB answers before a commit is on disk: a loss of "
		    "power loses work that people were told is saved");
	if (off_us < -CLOCK_OFF_US || off_us > CLOCK_OFF_US)
		report_add(report, VERDICT_WRONG, "clock",
		    "Keep both machines' clocks by the same time service",
		    "the database's clock is %lld seconds off",
		    (long long)(off_us / CLOCK_SECOND));
	else
		report_add(report, VERDICT_OK, "clock", NULL,
		    "the database's clock is the same");
}

/* Where the server is on another host there is nothing to see. */
static void
folder_add(struct report *report, const char *folder)
{
	struct statvfs disk;

	if (statvfs(folder, &disk) != 0 || disk.f_blocks == 0)
		return;
	report_add(report,
	    disk.f_bavail * 100 / disk.f_blocks < ROOM_LEAST_PERCENT
		? VERDICT_WARNING
		: VERDICT_OK,
	    "disk", NULL, "%llu MiB are free for the database",
	    (unsigned long long)disk.f_bavail * disk.f_frsize >> 20);
}

static enum status
records_add(struct report *report, struct db *db)
{
	size_t left;
	enum status status = migrations_left(report->operator, db, &left);

	if (status != STATUS_OK)
		return status;
	if (left == 0)
		report_add(report, VERDICT_OK, "database", NULL,
		    "the records are those of this version");
	else
		report_add(report, VERDICT_WRONG, "database",
		    "Run accolade migrate", "%zu migrations have not run",
		    left);
	return STATUS_OK;
}

static enum status
unsigned_add(struct report *report, struct db *db)
{
	struct unsigned_facts facts;
	char since[CLOCK_TEXT_MAX];
	enum status status = unsigned_facts(db, report->operator->arena,
	    clock_now() - SIGNED_WITHIN_US, &facts);

	if (status != STATUS_OK || facts.count == 0)
		return status;
	clock_date_time(facts.since_us, clock_now(), since);
	report_add(report, VERDICT_WRONG, "signer",
	    "See what accolade-signer's log says",
	    "%lld awards wait for their signature since %s",
	    (long long)facts.count, since);
	return STATUS_OK;
}

static void
owner_check(struct report *report, const char *account)
{
	static const struct statement_set *const sets[] = {
	    &health_statements, &migration_statements, NULL};
	struct server_facts facts;
	struct db *db;
	enum status status =
	    operator_database(report->operator, account, sets, &db);

	if (status == STATUS_OK)
		status = server_facts(db, report->operator->arena, &facts);
	if (status == STATUS_OK) {
		server_add(report, &facts);
		folder_add(report, facts.folder);
		status = records_add(report, db);
	}
	if (status == STATUS_OK)
		status = unsigned_add(report, db);
	if (status != STATUS_OK)
		fault_add(report);
}

/* ---- accounts --------------------------------------------------------- */

static void
account_add(struct report *report, const char *account, enum status status)
{
	if (status == STATUS_OK)
		report_add(report, VERDICT_OK, "database", NULL,
		    "accolade_%s may do what it needs", account);
	else
		fault_add(report);
}

static void
signer_check(struct report *report, const char *account)
{
	static const struct statement_set *const sets[] = {
	    &signer_statements, &audit_statements, NULL};
	struct db *db;

	account_add(report, account,
	    operator_database(report->operator, account, sets, &db));
}

static void
sync_check(struct report *report, const char *account)
{
	static const struct statement_set *const sets[] = {
	    &staff_statements, NULL};
	struct db *db;

	account_add(report, account,
	    operator_database(report->operator, account, sets, &db));
}

/* The worker stands where the Makefile puts it: beside bin/ in sbin/, and
 * before it is installed beside this program. */
static const char *
worker_find(struct arena *arena)
{
	char self[PATH_MAX];
	ssize_t len = readlink("/proc/self/exe", self, sizeof(self) - 1);
	const char *path;
	char *slash;

	if (len <= 0)
		return SBINDIR "/accolade-worker";
	self[len] = '\0';
	slash = strrchr(self, '/');
	*slash = '\0';
	path = arena_printf(arena, "%s/../sbin/accolade-worker", self);
	if (access(path, X_OK) == 0)
		return path;
	path = arena_printf(arena, "%s/accolade-worker", self);
	return access(path, X_OK) == 0 ? path : SBINDIR "/accolade-worker";
}

static _Noreturn void
worker_start(const struct operator* operator, const char * worker,
    const char *pool, int out)
{
	static char lang[] = "LANG=C.UTF-8";
	char *const only[] = {lang, NULL};

	(void)dup2(out, STDOUT_FILENO);
	(void)execle(worker, worker, pool, "--check",
	    "--config", operator->config, (char *)NULL, only);
	(void)dprintf(STDOUT_FILENO, "%s: %s\n", worker, strerror(errno));
	_exit(127);
}

/* True when the worker would start; else `said` has its words. */
static bool
worker_ask(const struct operator* operator, const char * worker,
    const char *pool, char said[SAID_MOST])
{
	size_t len = 0;
	int ends[2];
	ssize_t got;
	int ended;
	pid_t child;

	insist(pipe(ends) == 0);
	child = fork();
	insist(child >= 0);
	if (child == 0)
		worker_start(operator, worker, pool, ends[1]);
	(void)close(ends[1]);
	while ((got = read(ends[0], said + len, SAID_MOST - 1 - len)) > 0)
		len += (size_t)got;
	said[len] = '\0';
	said[strcspn(said, "\n")] = '\0';
	(void)close(ends[0]);
	return waitpid(child, &ended, 0) == child && WIFEXITED(ended) &&
	    WEXITSTATUS(ended) == 0;
}

static void
pool_check(struct report *report, const char *account)
{
	const char *worker = worker_find(report->operator->arena);
	char said[SAID_MOST];

	if (worker_ask(report->operator, worker, account, said))
		report_add(report, VERDICT_OK, "database", NULL,
		    "accolade_%s may do what the %s pages need", account,
		    account);
	else
		report_add(report, VERDICT_WRONG, "database", mend_of(said),
		    "the %s pages would not start: %s", account,
		    *said == '\0' ? "no word why" : said);
}

static void
courier_check(struct report *report, const char *account)
{
	static const struct statement_set *const sets[] = {
	    &message_statements, NULL};
	struct db *db;

	account_add(report, account,
	    operator_database(report->operator, account, sets, &db));
}

static void
release_check(struct report *report, const char *account)
{
	static const struct statement_set *const sets[] = {
	    &release_statements, NULL};
	struct db *db;

	account_add(report, account,
	    operator_database(report->operator, account, sets, &db));
}

/* Accounts of commands that not every district uses. */
static void
optional_check(struct report *report, const char *account, report_fn *body)
{
	const char *path = arena_printf(report->operator->arena, "%s/%s.conf",
	    report->operator->settings->secrets_dir, account);

	if (access(path, F_OK) == 0)
		report_as(report, "database", account, body);
}

void
check_database(struct report *report)
{
	report_as(report, "database", "owner", owner_check);
	for (size_t i = 0; i < sizeof(pools) / sizeof(pools[0]); i++)
		report_as(report, "database", pools[i], pool_check);
	report_as(report, "database", "signer", signer_check);
	report_as(report, "database", "sync", sync_check);
	optional_check(report, "release", release_check);
	optional_check(report, "courier", courier_check);
}
