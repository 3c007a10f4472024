/*
 * keyring.c - key files by their numbers.
 */
#include "config.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <sodium.h>

#include "modules/signer/keyring.h"

enum { NUMBER_MOST = 9999, RSA_BITS = 2048 };

static const char *const endings[KEY__KINDS] = {"ed25519.seed", "rsa.pem"};

static const char *
path_of(struct arena *arena, const struct settings *settings,
    enum key_kind kind, int number)
{
	return arena_printf(arena, "%s/%04d-%s", settings->signing_key_dir,
	    number, endings[kind]);
}

/* The number of a key file of this kind; 0 for any other name. */
static int
number_of(const char *name, enum key_kind kind)
{
	int number = 0;

	for (int i = 0; i < 4; i++) {
		if (name[i] < '0' || name[i] > '9')
			return 0;
		number = 10 * number + name[i] - '0';
	}
	return name[4] == '-' && strcmp(name + 5, endings[kind]) == 0 ? number
								      : 0;
}

/* The highest number, 0 when there is no key of this kind. */
static enum status
last_find(const struct settings *settings, enum key_kind kind, int *number_r)
{
	DIR *folder = opendir(settings->signing_key_dir);
	struct dirent *entry;
	int last = 0;

	if (folder == NULL)
		return fault(errno == EACCES ? STATUS_DENIED : STATUS_ABSENT,
		    "%s: %s", settings->signing_key_dir, strerror(errno));
	while ((entry = readdir(folder)) != NULL) {
		int number = number_of(entry->d_name, kind);

		if (number > last)
			last = number;
	}
	(void)closedir(folder);
	*number_r = last;
	return STATUS_OK;
}

enum status
keyring_open(struct arena *arena, const struct settings *settings,
    struct keyring *keyring_r)
{
	struct keyring keyring = {0};
	int seeds;
	int keys;
	enum status status = last_find(settings, KEY_ED25519, &seeds);

	if (status == STATUS_OK)
		status = last_find(settings, KEY_RSA, &keys);
	if (status != STATUS_OK)
		return status;
	if (seeds == 0)
		return fault(STATUS_ABSENT,
		    "%s: no Ed25519 key (accolade-signer --new-key makes one)",
		    settings->signing_key_dir);
	status = seed_open(
	    path_of(arena, settings, KEY_ED25519, seeds), &keyring.seed);
	if (status == STATUS_OK)
		status = key_open(keys == 0
			? settings->signing_key_file
			: path_of(arena, settings, KEY_RSA, keys),
		    &keyring.rsa);
	if (status == STATUS_OK)
		*keyring_r = keyring;
	else
		keyring_close(&keyring);
	return status;
}

void
keyring_close(struct keyring *keyring)
{
	seed_close(&keyring->seed);
	key_close(&keyring->rsa);
}

/* ---- new keys -------------------------------------------------------- */

static bool
seed_write(FILE *file)
{
	unsigned char seed[crypto_sign_SEEDBYTES];
	char hex[2 * sizeof(seed) + 1];
	bool written;

	randombytes_buf(seed, sizeof(seed));
	(void)sodium_bin2hex(hex, sizeof(hex), seed, sizeof(seed));
	/* Without a buffer that would keep a copy. */
	(void)setvbuf(file, NULL, _IONBF, 0);
	written = fprintf(file, "%s\n", hex) == (int)sizeof(hex);
	sodium_memzero(seed, sizeof(seed));
	sodium_memzero(hex, sizeof(hex));
	return written;
}

static bool
rsa_write(FILE *file)
{
	EVP_PKEY *pkey = EVP_RSA_gen(RSA_BITS);
	bool written = pkey != NULL &&
	    PEM_write_PrivateKey(file, pkey, NULL, NULL, 0, NULL, NULL) == 1;

	EVP_PKEY_free(pkey);
	ERR_clear_error();
	return written;
}

/* The name of a file lasts when its folder is synced too. */
static bool
folder_sync(const char *path)
{
	int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool synced = fd >= 0 && fsync(fd) == 0;

	if (fd >= 0)
		(void)close(fd);
	return synced;
}

enum status
keyring_make(struct arena *arena, const struct settings *settings,
    enum key_kind kind, const char **path_r)
{
	const char *path;
	FILE *file;
	int number;
	int fd;
	bool made;
	enum status status = last_find(settings, kind, &number);

	if (status != STATUS_OK)
		return status;
	if (number == NUMBER_MOST)
		return fault(STATUS_TOO_MUCH, "%s: no number is left",
		    settings->signing_key_dir);
	path = path_of(arena, settings, kind, number + 1);
	fd = open(
	    path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0400);
	file = fd >= 0 ? fdopen(fd, "w") : NULL;
	if (file == NULL) {
		if (fd >= 0)
			(void)close(fd);
		return fault(
		    STATUS_UNAVAILABLE, "%s: %s", path, strerror(errno));
	}
	made = (kind == KEY_RSA ? rsa_write(file) : seed_write(file)) &&
	    fflush(file) == 0 && fsync(fd) == 0;
	made = fclose(file) == 0 && made;
	if (!made || !folder_sync(settings->signing_key_dir)) {
		(void)unlink(path);
		return fault(STATUS_UNAVAILABLE, "%s: can't be written", path);
	}
	*path_r = path;
	return STATUS_OK;
}

void
keyring_prune(
    struct arena *arena, const struct settings *settings, enum key_kind kind)
{
	int last;

	if (last_find(settings, kind, &last) != STATUS_OK)
		return;
	for (int number = 1; number < last; number++)
		(void)unlink(path_of(arena, settings, kind, number));
}
