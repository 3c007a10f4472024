/*
 * seed.c - libsodium's Ed25519 behind seed.h.
 */
#include "config.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <sodium.h>

#include "base/insist.h"
#include "modules/signer/key.h"
#include "modules/proof/multibase.h"
#include "modules/signer/seed.h"

enum { HEX_TEXT = 2 * crypto_sign_SEEDBYTES };

struct seed {
	unsigned char *secret; /* guarded: it is in no swap and no core */
	struct arena *arena;   /* name and JWK */
	const char *name;
	const char *jwk;
};

static enum status
seed_use(struct seed *seed, const char hex[HEX_TEXT])
{
	unsigned char bytes[crypto_sign_SEEDBYTES];
	unsigned char public_key[crypto_sign_PUBLICKEYBYTES];
	size_t len = 0;

	if (sodium_hex2bin(
		bytes, sizeof(bytes), hex, HEX_TEXT, NULL, &len, NULL) != 0 ||
	    len != sizeof(bytes))
		return STATUS_INVALID;
	(void)crypto_sign_seed_keypair(public_key, seed->secret, bytes);
	sodium_memzero(bytes, sizeof(bytes));
	seed->name = multikey_write(seed->arena, public_key);
	seed->jwk = arena_printf(seed->arena,
	    "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"use\":\"sig\","
	    "\"alg\":\"EdDSA\",\"kid\":\"%s\",\"x\":\"%s\"}",
	    seed->name, base64url(seed->arena, public_key, sizeof(public_key)));
	return STATUS_OK;
}

static enum status
file_read(FILE *file, const char *path, struct seed *seed)
{
	struct stat info;
	char line[HEX_TEXT + 2];
	size_t len;
	enum status status;

	if (fstat(fileno(file), &info) != 0 || (info.st_mode & 077) != 0)
		return fault(STATUS_DENIED,
		    "%s: others than its owner may read it (chmod 0400)", path);
	(void)setvbuf(file, NULL, _IONBF, 0);
	len = fread(line, 1, sizeof(line), file);
	if (len == HEX_TEXT + 1 && line[HEX_TEXT] == '\n')
		len--;
	status = len == HEX_TEXT ? seed_use(seed, line) : STATUS_INVALID;
	sodium_memzero(line, sizeof(line));
	if (status != STATUS_OK)
		return fault(STATUS_INVALID,
		    "%s: not the 64 hex digits of an Ed25519 seed", path);
	return STATUS_OK;
}

enum status
seed_open(const char *path, struct seed **seed_r)
{
	FILE *file = fopen(path, "re");
	struct seed *seed;
	enum status status;

	if (file == NULL)
		return fault(errno == EACCES ? STATUS_DENIED : STATUS_ABSENT,
		    "%s: %s", path, strerror(errno));
	seed = calloc(1, sizeof(*seed));
	insist(seed != NULL);
	seed->secret = sodium_malloc(crypto_sign_SECRETKEYBYTES);
	insist(seed->secret != NULL);
	seed->arena = arena_open(16 * 1024);
	status = file_read(file, path, seed);
	(void)fclose(file);
	if (status == STATUS_OK) {
		(void)sodium_mprotect_readonly(seed->secret);
		*seed_r = seed;
	} else {
		seed_close(&seed);
	}
	return status;
}

void
seed_close(struct seed **seed)
{
	if (*seed == NULL)
		return;
	sodium_free((*seed)->secret);
	arena_close(&(*seed)->arena);
	free(*seed);
	*seed = NULL;
}

const char *
seed_name(const struct seed *seed)
{
	return seed->name;
}

const char *
seed_jwk(const struct seed *seed)
{
	return seed->jwk;
}

const unsigned char *
seed_secret(const struct seed *seed)
{
	return seed->secret;
}
