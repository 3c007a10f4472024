/*
 * key.c - OpenSSL's RSA behind key.h.
 */
#include "config.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <sodium.h>

#include "base/insist.h"
#include "base/token.h"
#include "modules/signer/key.h"

enum { BITS_LEAST = 2048, NAME_CHARACTERS = 10, MODULUS_MOST = 2048 };

struct key {
	EVP_PKEY *pkey;
	struct arena *arena; /* name and JWK */
	const char *name;
	const char *jwk;
};

const char *
base64url(struct arena *arena, const void *at, size_t len)
{
	size_t room = sodium_base64_encoded_len(
	    len, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
	char *text = arena_take(arena, room);

	return sodium_bin2base64(
	    text, room, at, len, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
}

/* A number of the key as base64url of its big-endian bytes. */
static const char *
number_text(struct arena *arena, const EVP_PKEY *pkey, const char *which)
{
	unsigned char bytes[MODULUS_MOST];
	BIGNUM *number = NULL;
	int len;

	if (EVP_PKEY_get_bn_param(pkey, which, &number) != 1)
		return NULL;
	len = BN_num_bytes(number);
	insist(len > 0 && len <= MODULUS_MOST);
	(void)BN_bn2bin(number, bytes);
	BN_free(number);
	return base64url(arena, bytes, (size_t)len);
}

/* RFC 7638: the members in this order, without spaces, hashed. */
static enum status
describe(struct key *key)
{
	const char *e =
	    number_text(key->arena, key->pkey, OSSL_PKEY_PARAM_RSA_E);
	const char *n =
	    number_text(key->arena, key->pkey, OSSL_PKEY_PARAM_RSA_N);
	unsigned char hash[crypto_hash_sha256_BYTES];
	char digits[TOKEN_TEXT + 1];
	const char *canonical;

	if (e == NULL || n == NULL)
		return fault(STATUS_INVALID, "the key has no public half");
	canonical = arena_printf(
	    key->arena, "{\"e\":\"%s\",\"kty\":\"RSA\",\"n\":\"%s\"}", e, n);
	(void)crypto_hash_sha256(
	    hash, (const unsigned char *)canonical, strlen(canonical));
	base32_write(hash, sizeof(hash), digits);
	key->name =
	    arena_printf(key->arena, "rsa-%.*s", NAME_CHARACTERS, digits);
	key->jwk = arena_printf(key->arena,
	    "{\"kty\":\"RSA\",\"use\":\"sig\",\"alg\":\"RS256\","
	    "\"kid\":\"%s\",\"e\":\"%s\",\"n\":\"%s\"}",
	    key->name, e, n);
	return STATUS_OK;
}

static enum status
file_read(FILE *file, const char *path, struct key *key)
{
	struct stat info;

	if (fstat(fileno(file), &info) != 0 || (info.st_mode & 077) != 0)
		return fault(STATUS_DENIED,
		    "%s: others than its owner may read it (chmod 0400)", path);
	key->pkey =
	    PEM_read_PrivateKey(file, NULL, NULL, (void *)(char[]) {""});
	ERR_clear_error();
	if (key->pkey == NULL || !EVP_PKEY_is_a(key->pkey, "RSA"))
		return fault(STATUS_INVALID,
		    "%s: no RSA key in PEM form without a pass phrase", path);
	if (EVP_PKEY_get_bits(key->pkey) < BITS_LEAST)
		return fault(STATUS_INVALID, "%s: %d bits, %d are the least",
		    path, EVP_PKEY_get_bits(key->pkey), BITS_LEAST);
	return describe(key);
}

enum status
key_open(const char *path, struct key **key_r)
{
	FILE *file = fopen(path, "re");
	struct key *key;
	enum status status;

	if (file == NULL)
		return fault(errno == EACCES ? STATUS_DENIED : STATUS_ABSENT,
		    "%s: %s", path, strerror(errno));
	key = calloc(1, sizeof(*key));
	insist(key != NULL);
	key->arena = arena_open(64 * 1024);
	status = file_read(file, path, key);
	(void)fclose(file);
	if (status == STATUS_OK)
		*key_r = key;
	else
		key_close(&key);
	return status;
}

void
key_close(struct key **key)
{
	if (*key == NULL)
		return;
	EVP_PKEY_free((*key)->pkey);
	arena_close(&(*key)->arena);
	free(*key);
	*key = NULL;
}

const char *
key_name(const struct key *key)
{
	return key->name;
}

const char *
key_jwk(const struct key *key)
{
	return key->jwk;
}

const char *
key_sign(const struct key *key, struct arena *arena, struct span bytes)
{
	EVP_MD_CTX *context = EVP_MD_CTX_new();
	unsigned char signature[MODULUS_MOST];
	size_t len = sizeof(signature);
	bool ok;

	insist(context != NULL);
	ok = EVP_DigestSignInit(context, NULL, EVP_sha256(), NULL, key->pkey) ==
		1 &&
	    EVP_DigestSign(context, signature, &len,
		(const unsigned char *)bytes.at, bytes.len) == 1;
	EVP_MD_CTX_free(context);
	ERR_clear_error();
	if (!ok) {
		(void)fault(STATUS_UNAVAILABLE, "the key refused to sign");
		return NULL;
	}
	return base64url(arena, signature, len);
}
