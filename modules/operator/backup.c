/*
 * backup.c - `accolade backup DIR`: database, evidence and keys as one set below
 * DIR, while people work.
 *
 * A row of the records names a file only after that file is safe in the store,
 * and the store forgets nothing. So the database is copied first and then what
 * it names: every file that the copy knows is in the set. Files are named by
 * what is in them, so those of the earlier set are linked, not copied.
 *
 * SECURITY: run by root, as it reads what belongs to each account. The set holds
 * the signing key and the passwords of the database: whoever reads it is
 * Accolade. It never shares a file with the store, which a captured worker could
 * write to.
 */
#include "config.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/insist.h"
#include "modules/operator/account.h"
#include "modules/operator/set.h"
#include "schema/db.h"
#include "schema/operator/stored.h"
#include "schema/operator/stored_sql.h"

enum {
	STORED_AT_ONCE = 5000,
	LOG_TAIL = 2000,
	IO_IDLE = 3 << 13,
	NICE_DATABASE = 10,
	NICE_FILES = 19
};

static const char partial_name[] = ".partial";

struct backup {
	struct operator* operator;
	const char *base;    /* DIR */
	const char *partial; /* the set, until it is whole */
	const char *earlier; /* the last set, or NULL */
	FILE *manifest;
	FILE *owners;
	struct set_about about;
	struct set_count evidence;
};

/* ---- the folder of sets ----------------------------------------------- */

static int
is_set(const struct dirent *entry)
{
	return entry->d_name[0] >= '0' && entry->d_name[0] <= '9';
}

/* The newest that was finished. */
static const char *
earlier_find(struct arena *arena, const char *base)
{
	const char *found = NULL;
	struct dirent **entries = NULL;
	int count = scandir(base, &entries, is_set, alphasort);

	for (int i = count - 1; i >= 0; i--) {
		if (found == NULL) {
			const char *set = arena_printf(
			    arena, "%s/%s", base, entries[i]->d_name);

			if (access(arena_printf(arena, "%s/about", set),
				F_OK) == 0)
				found = set;
		}
		free(entries[i]);
	}
	free(entries);
	return found;
}

/* One backup at a time; what an earlier one left half done goes away. */
static enum status
base_open(struct backup *backup, const char *path)
{
	struct arena *arena = backup->operator->arena;
	char *real = realpath(path, NULL);
	int lock;

	if (real == NULL)
		return fault(
		    STATUS_UNAVAILABLE, "%s: %s", path, strerror(errno));
	backup->base = arena_text(arena, real);
	free(real);
	/* Held until the program ends. */
	lock = open(arena_printf(arena, "%s/.lock", backup->base),
	    O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	if (lock < 0 || flock(lock, LOCK_EX | LOCK_NB) != 0)
		return fault(STATUS_CONFLICT, "%s: %s", backup->base,
		    errno == EWOULDBLOCK ? "another backup is at it"
					 : strerror(errno));
	backup->partial =
	    arena_printf(arena, "%s/%s", backup->base, partial_name);
	backup->earlier = earlier_find(arena, backup->base);
	return set_remove(backup->partial);
}

static enum status
partial_make(struct backup *backup)
{
	static const char *const folders[] = {
	    "database", "evidence", "keys", "keys/more", "secrets", "settings"};
	struct arena *arena = backup->operator->arena;
	/* MariaDB's administrator has to pass through it. */
	enum status status = set_folder(backup->partial, 0711);

	for (size_t i = 0;
	     status == STATUS_OK && i < sizeof(folders) / sizeof(folders[0]);
	     i++)
		status = set_folder(
		    arena_printf(arena, "%s/%s", backup->partial, folders[i]),
		    0700);
	if (status != STATUS_OK)
		return status;
	backup->manifest =
	    fopen(arena_printf(arena, "%s/manifest", backup->partial), "wxe");
	backup->owners =
	    fopen(arena_printf(arena, "%s/owners", backup->partial), "wxe");
	return backup->manifest != NULL && backup->owners != NULL
	    ? STATUS_OK
	    : fault(STATUS_UNAVAILABLE, "%s: %s", backup->partial,
		  strerror(errno));
}

/* What people ask for goes first. mariadb-backup takes over `nice` from here: it
 * has to keep up with what is written meanwhile, so that it can't wait for ever;
 * files can. */
static void
step_back(int nice)
{
	(void)setpriority(PRIO_PROCESS, 0, nice);
	(void)syscall(SYS_ioprio_set, 1, 0, IO_IDLE);
}

/* ---- the database ------------------------------------------------------ */

static _Noreturn void
program_start(const char *const argv[], uid_t uid, const char *log)
{
	static char path[] = "PATH=/usr/sbin:/usr/bin:/sbin:/bin";
	static char lang[] = "LANG=C.UTF-8";
	char *const only[] = {path, lang, NULL};
	int out = open(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);

	if (out < 0 || chdir("/") != 0)
		_exit(127);
	(void)dup2(out, STDOUT_FILENO);
	(void)dup2(out, STDERR_FILENO);
	if (account_become(uid))
		(void)execvpe(argv[0], (char *const *)(uintptr_t)argv, only);
	(void)dprintf(out, "%s: %s\n", argv[0], strerror(errno));
	_exit(127);
}

/* The last line that says something. */
static const char *
log_end(struct arena *arena, const char *path)
{
	char *text = arena_take(arena, LOG_TAIL + 1);
	FILE *file = fopen(path, "re");
	char *at;

	if (file == NULL)
		return "no word why";
	if (fseek(file, -LOG_TAIL, SEEK_END) != 0)
		rewind(file);
	text[fread(text, 1, LOG_TAIL, file)] = '\0';
	(void)fclose(file);
	at = text + strlen(text);
	while (at > text && at[-1] == '\n')
		*--at = '\0';
	at = strrchr(text, '\n');
	return at == NULL ? text : at + 1;
}

/* mariadb-backup with these words, as the administrator of the database. */
static enum status
mariadb_backup(struct backup *backup, uid_t uid, const char *const argv[])
{
	struct arena *arena = backup->operator->arena;
	const char *log =
	    arena_printf(arena, "%s/database.log", backup->partial);
	pid_t child;
	int ended;

	(void)fflush(NULL);
	child = fork();
	insist(child >= 0);
	if (child == 0)
		program_start(argv, uid, log);
	while (waitpid(child, &ended, 0) < 0 && errno == EINTR)
		continue;
	if (WIFEXITED(ended) && WEXITSTATUS(ended) == 0)
		return STATUS_OK;
	if (WIFEXITED(ended) && WEXITSTATUS(ended) == 127)
		return fault(STATUS_UNAVAILABLE,
		    "mariadb-backup: %s (Debian package mariadb-backup)",
		    log_end(arena, log));
	return fault(STATUS_UNAVAILABLE, "mariadb-backup %s: %s", argv[2],
	    log_end(arena, log));
}

static enum status
administrator_find(const struct settings *settings, uid_t *uid_r)
{
	const struct passwd *person =
	    getpwnam(settings->database_administrator);

	if (person == NULL)
		return fault(STATUS_INVALID,
		    "database_administrator: the system has no account %s",
		    settings->database_administrator);
	*uid_r = person->pw_uid;
	return STATUS_OK;
}

static enum status
database_copy(struct backup *backup)
{
	const struct settings *settings = backup->operator->settings;
	struct arena *arena = backup->operator->arena;
	char *target =
	    arena_printf(arena, "--target-dir=%s/database", backup->partial);
	const char *const copy[] = {"mariadb-backup", "--no-defaults",
	    "--backup",
	    arena_printf(arena, "--socket=%s", settings->database_socket),
	    arena_printf(arena, "--user=%s", settings->database_administrator),
	    arena_printf(arena, "--datadir=%s", settings->database_dir), target,
	    NULL};
	const char *const prepare[] = {
	    "mariadb-backup", "--no-defaults", "--prepare", target, NULL};
	enum status status;
	uid_t uid = 0;

	if (*settings->database_socket == '\0')
		return fault(STATUS_INVALID,
		    "database_socket is empty: run the backup on MariaDB's "
		    "own machine");
	status = administrator_find(settings, &uid);
	if (status == STATUS_OK && geteuid() == 0 &&
	    chown(target + strlen("--target-dir="), uid, (gid_t)-1) != 0)
		status = fault(
		    STATUS_UNAVAILABLE, "%s: %s", target, strerror(errno));
	if (status == STATUS_OK)
		status = mariadb_backup(backup, uid, copy);
	/* Ready to be served, and known to be whole. */
	if (status == STATUS_OK)
		status = mariadb_backup(backup, uid, prepare);
	return status;
}

/* ---- evidence ---------------------------------------------------------- */

/* As the owner: one line for each file that the records name. */
static enum status
stored_tell(
    struct operator* operator, const char * account, FILE *out, void *context)
{
	static const struct statement_set *const sets[] = {
	    &stored_statements, NULL};
	struct arena *arena = arena_open((size_t)64 << 20);
	size_t count = STORED_AT_ONCE;
	int64_t after = 0;
	struct db *db;
	enum status status = operator_database(operator, account, sets, &db);

	(void)context;
	while (status == STATUS_OK && count == STORED_AT_ONCE) {
		struct stored *list;

		arena_reset(arena);
		status = stored_list(
		    db, arena, after, STORED_AT_ONCE, &list, &count);
		for (size_t i = 0; status == STATUS_OK && i < count; i++) {
			for (size_t k = 0; k < list[i].sha256.len; k++)
				fprintf(out, "%02x",
				    (unsigned char)list[i].sha256.at[k]);
			fprintf(out, " %" PRId64 "\n", list[i].size_bytes);
			after = list[i].id;
		}
	}
	arena_close(&arena);
	return status;
}

static bool
link_earlier(
    struct backup *backup, const char *hash, int64_t size, const char *to)
{
	char from[SET_PATH_MOST];
	struct stat info;

	if (backup->earlier == NULL)
		return false;
	(void)snprintf(from, sizeof(from), "%s/evidence/%.2s/%s",
	    backup->earlier, hash, hash);
	return lstat(from, &info) == 0 && S_ISREG(info.st_mode) &&
	    info.st_size == size && link(from, to) == 0;
}

/* A file that is gone or broken is told, and the rest is copied all the same. */
static void
evidence_missing(struct backup *backup, const char *hash, const char *why)
{
	backup->about.missing++;
	fprintf(stderr, "accolade backup: evidence %s: %s\n", hash, why);
	fault_clear();
}

static bool
evidence_copy(
    struct backup *backup, const char *hash, int64_t size, const char *to)
{
	char from[SET_PATH_MOST];
	char found[SET_HASH_TEXT + 1];
	int64_t found_size;

	(void)snprintf(from, sizeof(from), "%s/files/%.2s/%s",
	    backup->operator->settings->evidence_dir, hash, hash);
	if (set_copy(from, to, found, &found_size) != STATUS_OK) {
		/* A full disk is no missing file. */
		if (access(from, R_OK) == 0)
			return false;
		evidence_missing(backup, hash, fault_last()->text);
		return true;
	}
	if (strcmp(found, hash) != 0 || found_size != size) {
		(void)unlink(to);
		evidence_missing(backup, hash,
		    "the store has other bytes than those that came in");
		return true;
	}
	backup->evidence.files++;
	backup->evidence.bytes += size;
	fprintf(backup->manifest, "%s  evidence/%.2s/%s\n", hash, hash, hash);
	return true;
}

/* One line of stored_tell. */
static bool
evidence_take(void *context, char *line)
{
	struct backup *backup = context;
	char hash[SET_HASH_TEXT + 1];
	char to[SET_PATH_MOST];
	int64_t size;

	if (sscanf(line, "%64[0-9a-f] %" SCNd64, hash, &size) != 2)
		return false;
	(void)snprintf(
	    to, sizeof(to), "%s/evidence/%.2s", backup->partial, hash);
	if (set_folder(to, 0700) != STATUS_OK)
		return false;
	(void)snprintf(
	    to, sizeof(to), "%s/evidence/%.2s/%s", backup->partial, hash, hash);
	/* The same bytes as another kind of file. */
	if (access(to, F_OK) == 0)
		return true;
	if (!link_earlier(backup, hash, size, to))
		return evidence_copy(backup, hash, size, to);
	backup->evidence.files++;
	backup->evidence.linked++;
	backup->evidence.bytes += size;
	fprintf(backup->manifest, "%s  evidence/%.2s/%s\n", hash, hash, hash);
	return true;
}

/* ---- keys, secrets, settings ------------------------------------------- */

static enum status
private_copy(struct backup *backup, const char *from, const char *relative)
{
	const struct passwd *owner;
	struct stat info;
	enum status status;

	if (stat(from, &info) != 0)
		return fault(
		    STATUS_UNAVAILABLE, "%s: %s", from, strerror(errno));
	status = set_copy(from,
	    arena_printf(
		backup->operator->arena, "%s/%s", backup->partial, relative),
	    NULL, NULL);
	owner = getpwuid(info.st_uid);
	if (status == STATUS_OK)
		fprintf(backup->owners, "%s %o %s\n",
		    owner == NULL ? "root" : owner->pw_name,
		    (unsigned)info.st_mode & 07777, relative);
	return status;
}

static int
is_secret(const struct dirent *entry)
{
	size_t len = strlen(entry->d_name);

	return entry->d_name[0] != '.' && len > 5 &&
	    strcmp(entry->d_name + len - 5, ".conf") == 0;
}

static int
is_key(const struct dirent *entry)
{
	return entry->d_name[0] != '.';
}

/* The files of a folder, under `name` in the set. */
static enum status
private_folder_copy(struct backup *backup, const char *folder,
    int (*is_wanted)(const struct dirent *), const char *name)
{
	struct arena *arena = backup->operator->arena;
	struct dirent **entries = NULL;
	int count = scandir(folder, &entries, is_wanted, alphasort);
	enum status status = count < 0
	    ? fault(STATUS_UNAVAILABLE, "%s: %s", folder, strerror(errno))
	    : STATUS_OK;

	for (int i = 0; i < count; i++) {
		const char *file = arena_text(arena, entries[i]->d_name);

		free(entries[i]);
		if (status == STATUS_OK)
			status = private_copy(backup,
			    arena_printf(arena, "%s/%s", folder, file),
			    arena_printf(arena, "%s/%s", name, file));
	}
	free(entries);
	return status;
}

static enum status
privates_copy(struct backup *backup)
{
	const struct settings *settings = backup->operator->settings;
	enum status status = private_folder_copy(
	    backup, settings->secrets_dir, is_secret, "secrets");

	if (status == STATUS_OK)
		status = private_folder_copy(
		    backup, settings->signing_key_dir, is_key, "keys/more");
	if (status == STATUS_OK)
		status = private_copy(
		    backup, settings->signing_key_file, "keys/signing-key.pem");
	if (status == STATUS_OK)
		status = private_copy(
		    backup, backup->operator->config, "settings/accolade.conf");
	return status;
}

/* ---- the manifest, and the end ------------------------------------------ */

/* All but evidence, which came with its hash. */
static enum status
manifest_add(void *context, const char *path, const char *relative)
{
	struct backup *backup = context;
	char hash[SET_HASH_TEXT + 1];
	enum status status;

	if (strncmp(relative, "evidence/", 9) == 0 ||
	    strcmp(relative, "manifest") == 0)
		return STATUS_OK;
	status = set_hash(path, hash, NULL);
	if (status == STATUS_OK)
		fprintf(backup->manifest, "%s  %s\n", hash, relative);
	return status;
}

static bool
file_end(FILE **file)
{
	bool good = ferror(*file) == 0 && fflush(*file) == 0;

	good = fclose(*file) == 0 && good;
	*file = NULL;
	return good;
}

static enum status
set_finish(struct backup *backup)
{
	struct arena *arena = backup->operator->arena;
	enum status status = STATUS_OK;

	if (!file_end(&backup->owners))
		status =
		    fault(STATUS_UNAVAILABLE, "owners: %s", strerror(errno));
	if (status == STATUS_OK)
		status = set_each(backup->partial, manifest_add, backup);
	if (status == STATUS_OK && !file_end(&backup->manifest))
		status =
		    fault(STATUS_UNAVAILABLE, "manifest: %s", strerror(errno));
	if (status == STATUS_OK)
		status = set_hash(
		    arena_printf(arena, "%s/manifest", backup->partial),
		    backup->about.manifest, NULL);
	if (status == STATUS_OK)
		status = set_about_write(backup->partial, &backup->about);
	return status;
}

/* On disk, then under its name: a set with a name is whole. */
static enum status
set_publish(struct backup *backup, const char **set_r)
{
	struct arena *arena = backup->operator->arena;
	time_t now = (time_t)(clock_now() / CLOCK_SECOND);
	int base = open(backup->base, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	char name[32];
	struct tm parts;
	bool done;

	(void)strftime(
	    name, sizeof(name), "%Y-%m-%dT%H%M%SZ", gmtime_r(&now, &parts));
	*set_r = arena_printf(arena, "%s/%s", backup->base, name);
	done = base >= 0 && syncfs(base) == 0 &&
	    chmod(backup->partial, 0700) == 0 &&
	    rename(backup->partial, *set_r) == 0 && fsync(base) == 0;
	if (base >= 0)
		(void)close(base);
	return done
	    ? STATUS_OK
	    : fault(STATUS_UNAVAILABLE, "%s: %s", *set_r, strerror(errno));
}

static enum status
backup_run(struct backup *backup, const char **set_r)
{
	enum status status = partial_make(backup);

	if (status == STATUS_OK)
		status = database_copy(backup);
	step_back(NICE_FILES);
	if (status == STATUS_OK)
		status = account_run(backup->operator, "owner", stored_tell,
		    evidence_take, backup);
	if (status == STATUS_OK)
		status = privates_copy(backup);
	if (status == STATUS_OK)
		status = set_finish(backup);
	if (status == STATUS_OK)
		status = set_publish(backup, set_r);
	return status;
}

enum status
operator_backup(struct operator* operator, int argc, char **argv)
{
	struct backup backup = {.operator= operator};
	int64_t began_us = clock_monotonic();
	const char *set = NULL;
	enum status status;

	if (argc != 2)
		return STATUS_INVALID;
	clock_iso(clock_now(), backup.about.begun);
	(void)snprintf(backup.about.version, sizeof(backup.about.version), "%s",
	    PACKAGE_VERSION);
	status = base_open(&backup, argv[1]);
	if (status != STATUS_OK)
		return status;
	step_back(NICE_DATABASE);
	status = backup_run(&backup, &set);
	if (backup.manifest != NULL)
		(void)fclose(backup.manifest);
	if (backup.owners != NULL)
		(void)fclose(backup.owners);
	if (status != STATUS_OK) {
		/* The first fault stands. */
		enum status removed = set_remove(backup.partial);

		(void)removed;
		return status;
	}
	printf("%s: the database, %" PRId64 " files of evidence (%" PRId64
	       " MiB, %" PRId64 " linked to the earlier set), keys; %.1f s\n",
	    set, backup.evidence.files, backup.evidence.bytes >> 20,
	    backup.evidence.linked,
	    (double)(clock_monotonic() - began_us) / CLOCK_SECOND);
	return backup.about.missing == 0
	    ? STATUS_OK
	    : fault(STATUS_CONFLICT,
		  "%" PRId64 " files of evidence are missing from the store "
		  "or broken; the set holds all the others",
		  backup.about.missing);
}
