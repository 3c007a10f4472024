/*
 * upload.c - write, hash, sync, rename, sync the folder: in this order.
 */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <sodium.h>

#include "fcgi/media.h"
#include "fcgi/upload.h"

/* nginx reads what is finished, through its group; nobody else does. */
enum { FILE_MODE = 0640, FOLDER_MODE = 0750, INCOMING_MODE = 0700 };

struct incoming {
	struct arena *arena;
	const char *dir;
	char *path; /* NULL once it is in the store */
	int fd;
	int64_t size;
	int64_t limit;
	crypto_hash_sha256_state hash;
};

static void
incoming_end(void *thing)
{
	struct incoming *incoming = thing;

	if (incoming->fd >= 0)
		(void)close(incoming->fd);
	incoming->fd = -1;
	if (incoming->path != NULL)
		(void)unlink(incoming->path);
}

static enum status
trouble(const char *what, const char *path)
{
	return fault(
	    STATUS_UNAVAILABLE, "%s %s: %s", what, path, strerror(errno));
}

enum status
upload_open(struct arena *arena, const char *dir, int64_t limit_bytes,
    struct incoming **incoming_r)
{
	struct incoming *incoming = arena_take(arena, sizeof(*incoming));
	const char *folder = arena_printf(arena, "%s/incoming", dir);
	char *path = arena_printf(arena, "%s/XXXXXX", folder);

	if (mkdir(folder, INCOMING_MODE) != 0 && errno != EEXIST)
		return trouble("mkdir", folder);
	incoming->fd = mkostemp(path, O_CLOEXEC);
	if (incoming->fd < 0)
		return trouble("mkostemp", path);
	incoming->arena = arena;
	incoming->dir = dir;
	incoming->path = path;
	incoming->limit = limit_bytes;
	(void)crypto_hash_sha256_init(&incoming->hash);
	arena_defer(arena, incoming_end, incoming);
	*incoming_r = incoming;
	return STATUS_OK;
}

enum status
upload_add(struct incoming *incoming, const void *at, size_t len)
{
	const char *from = at;

	if ((int64_t)len > incoming->limit - incoming->size)
		return STATUS_TOO_MUCH;
	(void)crypto_hash_sha256_update(&incoming->hash, at, len);
	incoming->size += (int64_t)len;
	while (len > 0) {
		ssize_t wrote = write(incoming->fd, from, len);

		if (wrote < 0 && errno == EINTR)
			continue;
		if (wrote <= 0)
			return trouble("write", incoming->path);
		from += wrote;
		len -= (size_t)wrote;
	}
	return STATUS_OK;
}

int64_t
upload_size(const struct incoming *incoming)
{
	return incoming->size;
}

static enum status
folder_sync(const char *path)
{
	int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	int synced;

	if (fd < 0)
		return trouble("open", path);
	synced = fsync(fd);
	(void)close(fd);
	return synced == 0 ? STATUS_OK : trouble("fsync", path);
}

/* Makes a folder that may be there, and its entry safe when it is new. */
static enum status
folder_make(const char *parent, const char *path)
{
	if (mkdir(path, FOLDER_MODE) == 0)
		return folder_sync(parent);
	return errno == EEXIST ? STATUS_OK : trouble("mkdir", path);
}

/* The same bytes may be there already: then they are replaced by themselves. */
static enum status
store(struct incoming *incoming, const char *hex)
{
	struct arena *arena = incoming->arena;
	const char *files = arena_printf(arena, "%s/files", incoming->dir);
	const char *folder = arena_printf(arena, "%s/%.2s", files, hex);
	const char *path = arena_printf(arena, "%s/%s", folder, hex);
	enum status status = folder_make(incoming->dir, files);

	if (status == STATUS_OK)
		status = folder_make(files, folder);
	if (status != STATUS_OK)
		return status;
	if (fchmod(incoming->fd, FILE_MODE) != 0)
		return trouble("fchmod", incoming->path);
	if (fsync(incoming->fd) != 0)
		return trouble("fsync", incoming->path);
	if (rename(incoming->path, path) != 0)
		return trouble("rename", path);
	incoming->path = NULL;
	(void)close(incoming->fd);
	incoming->fd = -1;
	return folder_sync(folder);
}

enum status
upload_keep(
    struct incoming *incoming, const char *name, struct upload **upload_r)
{
	struct upload *upload = arena_take(incoming->arena, sizeof(*upload));
	char hex[crypto_hash_sha256_BYTES * 2 + 1];
	enum status status =
	    media_find(incoming->fd, name, &upload->media_type);

	if (status != STATUS_OK)
		return status;
	(void)crypto_hash_sha256_final(&incoming->hash, upload->sha256);
	(void)sodium_bin2hex(
	    hex, sizeof(hex), upload->sha256, sizeof(upload->sha256));
	status = store(incoming, hex);
	if (status != STATUS_OK)
		return status;
	upload->name = arena_text(incoming->arena, name);
	upload->size_bytes = incoming->size;
	*upload_r = upload;
	return STATUS_OK;
}
