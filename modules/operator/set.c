/*
 * set.c - files, hashes and the manifest of a backup. Knows no database.
 */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <fts.h>
#include <inttypes.h>
#include <linux/fs.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <sodium.h>

#include "base/insist.h"
#include "modules/operator/set.h"

enum { CHUNK = 1 << 18, WINDOW = 8 << 20 };

static enum status
trouble(const char *what, const char *path)
{
	return fault(
	    STATUS_UNAVAILABLE, "%s %s: %s", what, path, strerror(errno));
}

/* ---- one file -------------------------------------------------------- */

static bool
write_all(int fd, const char *from, size_t len)
{
	while (len > 0) {
		ssize_t wrote = write(fd, from, len);

		if (wrote < 0 && errno == EINTR)
			continue;
		if (wrote <= 0)
			return false;
		from += wrote;
		len -= (size_t)wrote;
	}
	return true;
}

/*
 * What is written goes to the disk at once, a window after the other, and out of
 * memory again. Left to the system it would gather there, by gigabytes, and when
 * the database next asks for its log to be safe it would wait for all of it to be
 * written first: a file system's journal keeps the order of what was added to
 * any file. The sleep is ours, not that of people who ask for pages.
 */
static void
write_behind(int from, int to, off_t at, off_t len)
{
	if (to >= 0) {
		(void)sync_file_range(to, at, len,
		    SYNC_FILE_RANGE_WAIT_BEFORE | SYNC_FILE_RANGE_WRITE |
			SYNC_FILE_RANGE_WAIT_AFTER);
		(void)posix_fadvise(to, at, len, POSIX_FADV_DONTNEED);
	}
	(void)posix_fadvise(from, at, len, POSIX_FADV_DONTNEED);
}

/* Reads `from` to its end into the hash, and into `to` when that is >= 0. What
 * was read isn't kept in memory: pages that people ask for stand there. */
static bool
pour(int from, int to, char hash_r[SET_HASH_TEXT + 1], int64_t *size_r)
{
	static char chunk[CHUNK];
	unsigned char sum[crypto_hash_sha256_BYTES];
	crypto_hash_sha256_state state;
	int64_t size = 0;
	int64_t done = 0; /* behind us, on the disk */
	ssize_t got;

	(void)crypto_hash_sha256_init(&state);
	(void)posix_fadvise(from, 0, 0, POSIX_FADV_SEQUENTIAL);
	while ((got = read(from, chunk, sizeof(chunk))) > 0) {
		(void)crypto_hash_sha256_update(
		    &state, (const unsigned char *)chunk, (size_t)got);
		if (to >= 0 && !write_all(to, chunk, (size_t)got))
			return false;
		size += got;
		if (size - done >= WINDOW) {
			write_behind(from, to, (off_t)done, WINDOW);
			done += WINDOW;
		}
	}
	/* Length 0 is to the end. */
	write_behind(from, to, (off_t)done, 0);
	(void)crypto_hash_sha256_final(&state, sum);
	if (hash_r != NULL)
		(void)sodium_bin2hex(
		    hash_r, SET_HASH_TEXT + 1, sum, sizeof(sum));
	if (size_r != NULL)
		*size_r = size;
	return got == 0;
}

enum status
set_hash(const char *path, char hash_r[SET_HASH_TEXT + 1], int64_t *size_r)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	bool read_all;

	if (fd < 0)
		return trouble("open", path);
	read_all = pour(fd, -1, hash_r, size_r);
	(void)close(fd);
	return read_all ? STATUS_OK : trouble("read", path);
}

static enum status
copy_between(int from, const char *from_path, const char *to_path,
    char hash_r[SET_HASH_TEXT + 1], int64_t *size_r)
{
	int to = open(to_path,
	    O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
	bool done;

	if (to < 0)
		return errno == EEXIST
		    ? fault(STATUS_CONFLICT, "%s is there already", to_path)
		    : trouble("make", to_path);
	/* Shared blocks need no writing, but reading all the same: what is
	 * copied is what its name says. */
	done = ioctl(to, FICLONE, from) == 0 ? pour(from, -1, hash_r, size_r)
					     : pour(from, to, hash_r, size_r);
	if (close(to) != 0)
		done = false;
	return done ? STATUS_OK : trouble("copy", from_path);
}

enum status
set_copy(const char *from, const char *to, char hash_r[SET_HASH_TEXT + 1],
    int64_t *size_r)
{
	int fd = open(from, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	enum status status;

	if (fd < 0)
		return trouble("open", from);
	status = copy_between(fd, from, to, hash_r, size_r);
	(void)close(fd);
	return status;
}

enum status
set_folder(const char *path, mode_t mode)
{
	if (mkdir(path, mode) != 0 && errno != EEXIST)
		return trouble("make", path);
	return STATUS_OK;
}

/* ---- folders --------------------------------------------------------- */

static FTS *
walk_open(const char *folder)
{
	char *const roots[] = {(char *)(uintptr_t)folder, NULL};

	return fts_open(roots, FTS_PHYSICAL | FTS_NOCHDIR | FTS_XDEV, NULL);
}

enum status
set_remove(const char *path)
{
	enum status status = STATUS_OK;
	FTSENT *entry;
	FTS *walk;

	if (access(path, F_OK) != 0)
		return STATUS_OK;
	walk = walk_open(path);
	insist(walk != NULL);
	while ((entry = fts_read(walk)) != NULL)
		if (entry->fts_info != FTS_D && remove(entry->fts_accpath) != 0)
			status = trouble("remove", entry->fts_path);
	(void)fts_close(walk);
	return status;
}

enum status
set_each(const char *folder, set_file_fn *each, void *context)
{
	enum status status = STATUS_OK;
	size_t skip = strlen(folder) + 1;
	FTS *walk = walk_open(folder);
	FTSENT *entry;

	insist(walk != NULL);
	while (status == STATUS_OK && (entry = fts_read(walk)) != NULL) {
		if (entry->fts_info == FTS_F)
			status = each(
			    context, entry->fts_path, entry->fts_path + skip);
		else if (entry->fts_info != FTS_D && entry->fts_info != FTS_DP)
			status = fault(STATUS_UNAVAILABLE,
			    "%s: can't be read, or is no file",
			    entry->fts_path);
	}
	(void)fts_close(walk);
	return status;
}

/* ---- about ----------------------------------------------------------- */

enum status
set_about_write(const char *set, const struct set_about *about)
{
	char path[SET_PATH_MOST];
	FILE *file;
	bool bad;

	(void)snprintf(path, sizeof(path), "%s/about", set);
	file = fopen(path, "wxe");
	if (file == NULL)
		return trouble("make", path);
	fprintf(file,
	    "accolade_backup = 1\nbegun = %s\nversion = %s\n"
	    "manifest = %s\nmissing = %" PRId64 "\n",
	    about->begun, about->version, about->manifest, about->missing);
	bad =
	    ferror(file) != 0 || fflush(file) != 0 || fsync(fileno(file)) != 0;
	bad = fclose(file) != 0 || bad;
	return bad ? trouble("write", path) : STATUS_OK;
}

enum status
set_about_read(struct arena *arena, const char *set, struct set_about *about_r)
{
	const char *path = arena_printf(arena, "%s/about", set);
	struct set_about about = {0};
	FILE *file = fopen(path, "re");
	int found;

	if (file == NULL)
		return fault(STATUS_INVALID,
		    "%s: %s; is it a set that accolade backup finished?", path,
		    strerror(errno));
	found = fscanf(file,
	    "accolade_backup = 1\nbegun = %63[^\n]\nversion = %63[^\n]\n"
	    "manifest = %64[0-9a-f]\nmissing = %" SCNd64,
	    about.begun, about.version, about.manifest, &about.missing);
	(void)fclose(file);
	if (found != 4)
		return fault(STATUS_INVALID,
		    "%s: not that of a set of this version", path);
	*about_r = about;
	return STATUS_OK;
}

/* ---- manifest -------------------------------------------------------- */

struct verify {
	const char *set;
	struct set_count count;
	int64_t bad;
};

/* A manifest names nothing outside of its set. */
static bool
path_inside(const char *path)
{
	return *path != '/' && *path != '\0' && strcmp(path, "..") != 0 &&
	    strncmp(path, "../", 3) != 0 && strstr(path, "/../") == NULL &&
	    (strlen(path) < 3 || strcmp(path + strlen(path) - 3, "/..") != 0);
}

static void
verify_bad(struct verify *verify, const char *path, const char *why)
{
	verify->bad++;
	fprintf(stderr, "%s: %s\n", path, why);
}

static void
verify_line(struct verify *verify, char *line)
{
	char hash[SET_HASH_TEXT + 1];
	char path[SET_PATH_MOST];
	const char *name = line + SET_HASH_TEXT + 2;
	int64_t size;

	line[strcspn(line, "\n")] = '\0';
	if (strlen(line) < SET_HASH_TEXT + 3 || !path_inside(name)) {
		verify_bad(verify, "manifest", "a line that can't be read");
		return;
	}
	(void)snprintf(path, sizeof(path), "%s/%s", verify->set, name);
	if (set_hash(path, hash, &size) != STATUS_OK) {
		verify_bad(verify, name, "is missing");
		fault_clear();
	} else if (memcmp(hash, line, SET_HASH_TEXT) != 0) {
		verify_bad(verify, name, "is not what it was");
	} else {
		verify->count.files++;
		verify->count.bytes += size;
	}
}

static enum status
count_one(void *context, const char *path, const char *relative)
{
	int64_t *count = context;

	(void)path;
	(void)relative;
	(*count)++;
	return STATUS_OK;
}

static enum status
manifest_open(struct arena *arena, const char *set,
    const struct set_about *about, FILE **file_r)
{
	const char *path = arena_printf(arena, "%s/manifest", set);
	char hash[SET_HASH_TEXT + 1];
	enum status status = set_hash(path, hash, NULL);

	if (status != STATUS_OK)
		return status;
	if (strcmp(hash, about->manifest) != 0)
		return fault(STATUS_INVALID, "%s is not what it was", path);
	*file_r = fopen(path, "re");
	return *file_r == NULL ? trouble("open", path) : STATUS_OK;
}

enum status
set_verify(struct arena *arena, const char *set, struct set_count *count_r)
{
	struct verify verify = {.set = set};
	char line[SET_PATH_MOST];
	struct set_about about;
	int64_t there = 0;
	FILE *file;
	enum status status = set_about_read(arena, set, &about);

	if (status == STATUS_OK)
		status = manifest_open(arena, set, &about, &file);
	if (status != STATUS_OK)
		return status;
	while (fgets(line, sizeof(line), file) != NULL)
		verify_line(&verify, line);
	(void)fclose(file);
	if (verify.bad > 0)
		return fault(STATUS_INVALID,
		    "%" PRId64 " files of %s are missing or are not what they "
		    "were: nothing was touched",
		    verify.bad, set);
	/* Besides them there are about and the manifest. */
	status = set_each(set, count_one, &there);
	if (status == STATUS_OK && there != verify.count.files + 2)
		status = fault(STATUS_INVALID,
		    "%s holds files that its manifest does not name: nothing "
		    "was touched",
		    set);
	if (status == STATUS_OK)
		*count_r = verify.count;
	return status;
}
