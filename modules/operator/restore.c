/*
 * restore.c - `accolade restore SET`: a set of backup into an empty server.
 *
 * First the whole set is read and compared with its manifest, and the places
 * that it goes to are looked at: MariaDB has ended, and its folder, the store
 * and the key's place are empty. Only then is anything written.
 */
#include "config.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "modules/operator/operator.h"
#include "modules/operator/set.h"

struct restore {
	struct operator* operator;
	const char *set;
	/* Where the files of one folder go, whose they are there. */
	const char *to;
	uid_t uid;
	gid_t gid;
	mode_t folder_mode;
	mode_t file_mode;
	bool is_database;
};

static enum status
trouble(const char *path)
{
	return fault(STATUS_UNAVAILABLE, "%s: %s", path, strerror(errno));
}

/* ---- may it go there? --------------------------------------------------- */

static bool
is_answering(const char *path)
{
	struct sockaddr_un address = {.sun_family = AF_UNIX};
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	bool answers;

	if (fd < 0 || strlen(path) >= sizeof(address.sun_path))
		return false;
	memcpy(address.sun_path, path, strlen(path));
	answers = connect(fd, (const struct sockaddr *)(const void *)&address,
		      sizeof(address)) == 0;
	(void)close(fd);
	return answers;
}

static int
is_content(const struct dirent *entry)
{
	return strcmp(entry->d_name, ".") != 0 &&
	    strcmp(entry->d_name, "..") != 0 &&
	    strcmp(entry->d_name, "lost+found") != 0;
}

/* -1: can't be told. */
static int
content_count(const char *path)
{
	struct dirent **entries = NULL;
	int count = scandir(path, &entries, is_content, NULL);

	for (int i = 0; i < count; i++)
		free(entries[i]);
	free(entries);
	return count;
}

static enum status
empty_check(const char *setting, const char *path)
{
	int count = content_count(path);

	if (count < 0)
		return fault(STATUS_UNAVAILABLE,
		    "%s: %s: %s; make the empty folder, with the owner that it "
		    "had",
		    setting, path, strerror(errno));
	if (count > 0)
		return fault(STATUS_CONFLICT,
		    "%s: %s is not empty: move what is there away", setting,
		    path);
	return STATUS_OK;
}

/* What an upload that was cut off left behind may stand there. */
static enum status evidence_check(struct operator* operator)
{
	const char *files = arena_printf(operator->arena,
	    "%s/files", operator->settings->evidence_dir);

	if (access(operator->settings->evidence_dir, F_OK) != 0)
		return trouble(operator->settings->evidence_dir);
	return access(files, F_OK) == 0 ? empty_check("evidence_dir", files)
					: STATUS_OK;
}

static enum status places_check(struct operator* operator)
{
	const struct settings *settings = operator->settings;
	enum status status;

	if (is_answering(settings->database_socket))
		return fault(STATUS_CONFLICT,
		    "MariaDB runs: end it (systemctl stop mariadb)");
	if (is_answering(settings->signer_socket))
		return fault(STATUS_CONFLICT,
		    "the signer runs: end all of Accolade (systemctl stop "
		    "accolade.target accolade-signer)");
	status = empty_check("database_dir", settings->database_dir);
	if (status == STATUS_OK)
		status = evidence_check(operator);
	return status;
}

/* ---- keys and secrets ---------------------------------------------------- */

/* One line of `owners`. */
struct private
{
	char owner[65];
	unsigned mode;
	char path[256]; /* in the set */
};

static const char *
private_place(struct operator* operator, const char * path)
{
	const struct settings *settings = operator->settings;

	if (strcmp(path, "keys/signing-key.pem") == 0)
		return settings->signing_key_file;
	if (strncmp(path, "keys/more/", 10) == 0 &&
	    strchr(path + 10, '/') == NULL)
		return arena_printf(operator->arena, "%s/%s",
		    settings->signing_key_dir, path + 10);
	if (strncmp(path, "secrets/", 8) == 0 && strchr(path + 8, '/') == NULL)
		return arena_printf(operator->arena, "%s/%s",
		    settings->secrets_dir, path + 8);
	/* accolade.conf is there already: it said where all of this goes. */
	return NULL;
}

/* Nothing there, or nothing in it, or the same: 1. */
static bool
private_fits(const char *from, const char *to)
{
	char have[SET_HASH_TEXT + 1];
	char want[SET_HASH_TEXT + 1];
	struct stat info;

	if (stat(to, &info) != 0 || info.st_size == 0)
		return true;
	return set_hash(from, want, NULL) == STATUS_OK &&
	    set_hash(to, have, NULL) == STATUS_OK && strcmp(have, want) == 0;
}

static enum status
private_check(struct restore *restore, const struct private *private)
{
	const char *to = private_place(restore->operator, private->path);
	const char *from = arena_printf(
	    restore->operator->arena, "%s/%s", restore->set, private->path);

	if (to == NULL)
		return STATUS_OK;
	if (getpwnam(private->owner) == NULL)
		return fault(STATUS_INVALID,
		    "the system has no account %s, whose %s is: install "
		    "Accolade first (systemd-sysusers)",
		    private->owner, to);
	if (!private_fits(from, to))
		return fault(STATUS_CONFLICT,
		    "%s is there and is another: move it away", to);
	return STATUS_OK;
}

static enum status
private_put(struct restore *restore, const struct private *private)
{
	struct operator* operator= restore->operator;
	const char *to = private_place(operator, private->path);
	const struct passwd *owner = getpwnam(private->owner);
	const char *fresh;
	enum status status;

	if (to == NULL || owner == NULL)
		return STATUS_OK;
	/* The signer's folder may be as new as the machine. */
	if (strncmp(private->path, "keys/more/", 10) == 0 &&
	    mkdir(operator->settings->signing_key_dir, 0700) == 0 &&
	    chown(operator->settings->signing_key_dir, owner->pw_uid,
		owner->pw_gid) != 0)
		return trouble(operator->settings->signing_key_dir);
	fresh = arena_printf(operator->arena, "%s.restore", to);
	(void)unlink(fresh);
	status = set_copy(
	    arena_printf(operator->arena, "%s/%s", restore->set, private->path),
	    fresh, NULL, NULL);
	if (status != STATUS_OK)
		return status;
	if (chmod(fresh, private->mode & 0700) != 0 ||
	    chown(fresh, owner->pw_uid, owner->pw_gid) != 0 ||
	    rename(fresh, to) != 0)
		return trouble(to);
	return STATUS_OK;
}

typedef enum status private_fn(
    struct restore *restore, const struct private *private);

static enum status
privates_each(struct restore *restore, private_fn *each)
{
	const char *path =
	    arena_printf(restore->operator->arena, "%s/owners", restore->set);
	FILE *file = fopen(path, "re");
	enum status status = STATUS_OK;
	struct private private;

	if (file == NULL)
		return trouble(path);
	while (status == STATUS_OK &&
	    fscanf(file, "%64s %o %255[^\n]\n", private.owner, &private.mode,
		private.path) == 3)
		status = each(restore, &private);
	(void)fclose(file);
	return status;
}

/* ---- folders of files ----------------------------------------------------- */

static enum status
own(const struct restore *restore, const char *path, mode_t mode)
{
	if (chown(path, restore->uid, restore->gid) != 0 ||
	    chmod(path, mode) != 0)
		return trouble(path);
	return STATUS_OK;
}

/* All folders on the way to a file, as far as they are not there. */
static enum status
folders_make(const struct restore *restore, char *path)
{
	enum status status = STATUS_OK;
	char *at = path + strlen(restore->to) + 1;

	while (status == STATUS_OK && (at = strchr(at, '/')) != NULL) {
		*at = '\0';
		if (mkdir(path, 0700) == 0)
			status = own(restore, path, restore->folder_mode);
		else if (errno != EEXIST)
			status = trouble(path);
		*at++ = '/';
	}
	return status;
}

/* What mariadb-backup wrote for itself is no part of the database. */
static bool
is_note(const char *relative)
{
	return strncmp(relative, "xtrabackup_", 11) == 0 ||
	    strncmp(relative, "mariadb_backup_", 15) == 0 ||
	    strcmp(relative, "backup-my.cnf") == 0;
}

static enum status
file_put(void *context, const char *path, const char *relative)
{
	const struct restore *restore = context;
	char to[SET_PATH_MOST];
	enum status status;

	if (restore->is_database && is_note(relative))
		return STATUS_OK;
	(void)snprintf(to, sizeof(to), "%s/%s", restore->to, relative);
	status = folders_make(restore, to);
	if (status == STATUS_OK)
		status = set_copy(path, to, NULL, NULL);
	if (status == STATUS_OK)
		status = own(restore, to, restore->file_mode);
	return status;
}

/* Whose the folder is, theirs are its files. */
static enum status
folder_put(struct restore *restore, const char *name, const char *to)
{
	const char *from =
	    arena_printf(restore->operator->arena, "%s/%s", restore->set, name);
	struct stat info;
	enum status status;
	int fd;

	if (stat(to, &info) != 0)
		return trouble(to);
	restore->to = to;
	restore->uid = info.st_uid;
	restore->gid = info.st_gid;
	status = set_each(from, file_put, restore);
	if (status != STATUS_OK)
		return status;
	fd = open(to, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0 || syncfs(fd) != 0)
		status = trouble(to);
	if (fd >= 0)
		(void)close(fd);
	return status;
}

static enum status
database_put(struct restore *restore)
{
	restore->folder_mode = 0700;
	restore->file_mode = 0660;
	restore->is_database = true;
	return folder_put(
	    restore, "database", restore->operator->settings->database_dir);
}

static enum status
evidence_put(struct restore *restore)
{
	const char *dir = restore->operator->settings->evidence_dir;
	const char *to =
	    arena_printf(restore->operator->arena, "%s/files", dir);
	struct stat info;
	enum status status;

	restore->file_mode = 0640;
	restore->is_database = false;
	if (stat(dir, &info) != 0)
		return trouble(dir);
	restore->uid = info.st_uid;
	restore->gid = info.st_gid;
	/* With the bit that gives later files to nginx's group. */
	restore->folder_mode = 0750 | (info.st_mode & S_ISGID);
	status = set_folder(to, 0750);
	if (status == STATUS_OK)
		status = own(restore, to, restore->folder_mode);
	if (status == STATUS_OK)
		status = folder_put(restore, "evidence", to);
	return status;
}

/* ---- the command ----------------------------------------------------------- */

enum status
operator_restore(struct operator* operator, int argc, char **argv)
{
	struct restore restore = {.operator= operator};
	struct set_count count;
	enum status status;

	if (argc != 2)
		return STATUS_INVALID;
	restore.set = argv[1];
	status = set_verify(operator->arena, restore.set, &count);
	if (status == STATUS_OK)
		status = places_check(operator);
	if (status == STATUS_OK)
		status = privates_each(&restore, private_check);
	if (status != STATUS_OK)
		return status;
	printf("%" PRId64 " files, %" PRId64 " MiB: all are what they were.\n",
	    count.files, count.bytes >> 20);
	(void)fflush(stdout);
	status = privates_each(&restore, private_put);
	if (status == STATUS_OK)
		status = evidence_put(&restore);
	if (status == STATUS_OK)
		status = database_put(&restore);
	if (status == STATUS_OK)
		printf("All is back. Now start MariaDB, run accolade migrate "
		       "and accolade check,\nthen start accolade.target. Who "
		       "was signed in then is signed in again.\n");
	return status;
}
