/*
 * jws.c - signatures by OpenSSL.
 */
#include "config.h"

#include <string.h>

#include <json-c/json.h>
#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <openssl/pem.h>

#include "modules/json_tree.h"
#include "modules/verify/jws.h"

enum {
	KEY_BITS_MIN = 2048,
	KEY_BITS_MAX = 8192,
	P256_BYTES = 32,
	PEM_MOST = 16384
};

/* ---- text ------------------------------------------------------------ */

const char *
algorithm_name(enum algorithm algorithm)
{
	switch (algorithm) {
	case ALGORITHM_RS256:
		return "RS256";
	case ALGORITHM_ES256:
		return "ES256";
	case ALGORITHM_EDDSA:
		return "EdDSA";
	}
	return "";
}

static int
digit_of(char c)
{
	if (c >= 'A' && c <= 'Z')
		return c - 'A';
	if (c >= 'a' && c <= 'z')
		return c - 'a' + 26;
	if (c >= '0' && c <= '9')
		return c - '0' + 52;
	return c == '-' ? 62 : c == '_' ? 63 : -1;
}

bool
base64url_read(struct arena *arena, struct span text, struct span *bytes_r)
{
	unsigned char *bytes = arena_take(arena, text.len / 4 * 3 + 4);
	size_t len = 0;
	unsigned held = 0;
	int bits = 0;

	if (text.len % 4 == 1)
		return false;
	for (size_t i = 0; i < text.len; i++) {
		int digit = digit_of(text.at[i]);

		if (digit < 0)
			return false;
		held = held << 6 | (unsigned)digit;
		bits += 6;
		if (bits >= 8) {
			bits -= 8;
			bytes[len++] = (unsigned char)(held >> bits);
			held &= (1u << bits) - 1;
		}
	}
	*bytes_r = (struct span) {(const char *)bytes, len};
	return held == 0;
}

static const char *
point_find(const char *at, const char *end)
{
	return memchr(at, '.', (size_t)(end - at));
}

bool
jws_read(struct arena *arena, struct span text, struct jws *jws_r)
{
	const char *end = text.at + text.len;
	const char *first = text.len > 0 ? point_find(text.at, end) : NULL;
	const char *second = first != NULL ? point_find(first + 1, end) : NULL;

	if (second == NULL || text.len > JWS_MOST ||
	    !arena_room(arena, 2 * text.len))
		return false;
	jws_r->message = (struct span) {text.at, (size_t)(second - text.at)};
	return base64url_read(arena,
		   (struct span) {text.at, (size_t)(first - text.at)},
		   &jws_r->header) &&
	    base64url_read(arena,
		(struct span) {first + 1, (size_t)(second - first - 1)},
		&jws_r->payload) &&
	    base64url_read(arena,
		(struct span) {second + 1, (size_t)(end - second - 1)},
		&jws_r->signature);
}

bool
jws_is(struct span text)
{
	/* '{"' in base64url, which every header begins with. */
	return text.len > 3 && memcmp(text.at, "eyJ", 3) == 0;
}

/* ---- keys ------------------------------------------------------------ */

static void
pkey_free(void *thing)
{
	EVP_PKEY_free(thing);
}

static enum status
key_keep(struct arena *arena, EVP_PKEY *pkey, enum algorithm algorithm,
    struct public_half *key_r)
{
	ERR_clear_error();
	if (pkey == NULL)
		return fault(STATUS_INVALID, "the public key can't be used");
	arena_defer(arena, pkey_free, pkey);
	key_r->pkey = pkey;
	key_r->algorithm = algorithm;
	return STATUS_OK;
}

static EVP_PKEY *
params_build(const char *type, OSSL_PARAM_BLD *build)
{
	EVP_PKEY_CTX *context = EVP_PKEY_CTX_new_from_name(NULL, type, NULL);
	OSSL_PARAM *params = OSSL_PARAM_BLD_to_param(build);
	EVP_PKEY *pkey = NULL;

	if (params == NULL || context == NULL ||
	    EVP_PKEY_fromdata_init(context) != 1 ||
	    EVP_PKEY_fromdata(context, &pkey, EVP_PKEY_PUBLIC_KEY, params) != 1)
		pkey = NULL;
	OSSL_PARAM_free(params);
	EVP_PKEY_CTX_free(context);
	return pkey;
}

/* A number of a JWK; NULL when it isn't one. */
static BIGNUM *
number_of(struct arena *arena, json_object *jwk, const char *name)
{
	struct span bytes;

	if (!base64url_read(arena, span_of(json_word(jwk, name)), &bytes) ||
	    bytes.len == 0 || bytes.len > KEY_BITS_MAX / 8)
		return NULL;
	return BN_bin2bn((const unsigned char *)bytes.at, (int)bytes.len, NULL);
}

static EVP_PKEY *
rsa_read(struct arena *arena, json_object *jwk)
{
	BIGNUM *n = number_of(arena, jwk, "n");
	BIGNUM *e = number_of(arena, jwk, "e");
	OSSL_PARAM_BLD *build = OSSL_PARAM_BLD_new();
	EVP_PKEY *pkey = NULL;

	if (n != NULL && e != NULL && build != NULL &&
	    BN_num_bits(n) >= KEY_BITS_MIN && BN_is_odd(e) && !BN_is_one(e) &&
	    OSSL_PARAM_BLD_push_BN(build, OSSL_PKEY_PARAM_RSA_N, n) == 1 &&
	    OSSL_PARAM_BLD_push_BN(build, OSSL_PKEY_PARAM_RSA_E, e) == 1)
		pkey = params_build("RSA", build);
	OSSL_PARAM_BLD_free(build);
	BN_free(n);
	BN_free(e);
	return pkey;
}

static EVP_PKEY *
p256_read(struct arena *arena, json_object *jwk)
{
	unsigned char point[1 + 2 * P256_BYTES] = {4};
	OSSL_PARAM_BLD *build;
	EVP_PKEY *pkey = NULL;
	struct span x;
	struct span y;

	if (!base64url_read(arena, span_of(json_word(jwk, "x")), &x) ||
	    !base64url_read(arena, span_of(json_word(jwk, "y")), &y) ||
	    x.len != P256_BYTES || y.len != P256_BYTES)
		return NULL;
	memcpy(point + 1, x.at, x.len);
	memcpy(point + 1 + P256_BYTES, y.at, y.len);
	build = OSSL_PARAM_BLD_new();
	/* OpenSSL refuses a point that isn't on the curve. */
	if (build != NULL &&
	    OSSL_PARAM_BLD_push_utf8_string(
		build, OSSL_PKEY_PARAM_GROUP_NAME, "prime256v1", 0) == 1 &&
	    OSSL_PARAM_BLD_push_octet_string(
		build, OSSL_PKEY_PARAM_PUB_KEY, point, sizeof(point)) == 1)
		pkey = params_build("EC", build);
	OSSL_PARAM_BLD_free(build);
	return pkey;
}

static enum status
ed25519_keep(struct arena *arena, const unsigned char raw[ED25519_KEY_BYTES],
    struct public_half *key_r)
{
	struct public_half key = {.algorithm = ALGORITHM_EDDSA};
	enum status status;

	memcpy(key.raw, raw, sizeof(key.raw));
	status = key_keep(arena,
	    EVP_PKEY_new_raw_public_key(
		EVP_PKEY_ED25519, NULL, raw, ED25519_KEY_BYTES),
	    ALGORITHM_EDDSA, &key);
	if (status == STATUS_OK)
		*key_r = key;
	return status;
}

enum status
public_half_jwk(
    struct arena *arena, json_object *jwk, struct public_half *key_r)
{
	const char *type = json_word(jwk, "kty");
	const char *curve = json_word(jwk, "crv");
	const char *use = json_word(jwk, "use");
	const char *named = json_word(jwk, "alg");
	struct public_half key = {0};
	struct span raw;
	enum status status;

	if (*use != '\0' && strcmp(use, "sig") != 0)
		return fault(
		    STATUS_INVALID, "the key is for another use than signing");
	if (strcmp(type, "RSA") == 0)
		status = key_keep(
		    arena, rsa_read(arena, jwk), ALGORITHM_RS256, &key);
	else if (strcmp(type, "EC") == 0 && strcmp(curve, "P-256") == 0)
		status = key_keep(
		    arena, p256_read(arena, jwk), ALGORITHM_ES256, &key);
	else if (strcmp(type, "OKP") == 0 && strcmp(curve, "Ed25519") == 0 &&
	    base64url_read(arena, span_of(json_word(jwk, "x")), &raw) &&
	    raw.len == ED25519_KEY_BYTES)
		status =
		    ed25519_keep(arena, (const unsigned char *)raw.at, &key);
	else
		status = fault(STATUS_INVALID,
		    "a key of a kind that isn't supported: %.40s %.40s", type,
		    curve);
	if (status == STATUS_OK && *named != '\0' &&
	    strcmp(named, algorithm_name(key.algorithm)) != 0 &&
	    !(key.algorithm == ALGORITHM_EDDSA &&
		strcmp(named, "Ed25519") == 0))
		status = fault(STATUS_INVALID,
		    "the key is for another algorithm: %.40s", named);
	if (status == STATUS_OK)
		*key_r = key;
	return status;
}

enum status
public_half_multikey(
    struct arena *arena, const char *text, struct public_half *key_r)
{
	unsigned char raw[ED25519_KEY_BYTES];

	if (!multikey_read(text, raw))
		return fault(STATUS_INVALID,
		    "a key of a kind that isn't supported: %.60s", text);
	return ed25519_keep(arena, raw, key_r);
}

enum status
public_half_pem(
    struct arena *arena, struct span text, struct public_half *key_r)
{
	BIO *bio = text.len <= PEM_MOST
	    ? BIO_new_mem_buf(text.at, (int)text.len)
	    : NULL;
	EVP_PKEY *pkey =
	    bio != NULL ? PEM_read_bio_PUBKEY(bio, NULL, NULL, NULL) : NULL;
	unsigned char raw[ED25519_KEY_BYTES];
	char group[32] = "";
	size_t len = sizeof(raw);
	enum status status;

	(void)BIO_free(bio);
	if (pkey != NULL && EVP_PKEY_is_a(pkey, "RSA") == 1 &&
	    EVP_PKEY_get_bits(pkey) >= KEY_BITS_MIN &&
	    EVP_PKEY_get_bits(pkey) <= KEY_BITS_MAX)
		return key_keep(arena, pkey, ALGORITHM_RS256, key_r);
	if (pkey != NULL && EVP_PKEY_is_a(pkey, "EC") == 1 &&
	    EVP_PKEY_get_group_name(pkey, group, sizeof(group), NULL) == 1 &&
	    strcmp(group, "prime256v1") == 0)
		return key_keep(arena, pkey, ALGORITHM_ES256, key_r);
	if (pkey != NULL && EVP_PKEY_is_a(pkey, "ED25519") == 1 &&
	    EVP_PKEY_get_raw_public_key(pkey, raw, &len) == 1)
		status = ed25519_keep(arena, raw, key_r);
	else
		status = fault(STATUS_INVALID,
		    "no public key in PEM of a kind that is supported");
	EVP_PKEY_free(pkey);
	ERR_clear_error();
	return status;
}

/* ---- signatures ------------------------------------------------------ */

/* The two numbers of ES256 as OpenSSL wants them (RFC 7518, section 3.4);
 * `der_r` is freed by OPENSSL_free. */
static int
signature_der(struct span raw, unsigned char **der_r)
{
	const unsigned char *bytes = (const unsigned char *)raw.at;
	ECDSA_SIG *both;
	BIGNUM *r;
	BIGNUM *s;
	int len = -1;

	if (raw.len != 2 * P256_BYTES)
		return -1;
	both = ECDSA_SIG_new();
	r = BN_bin2bn(bytes, P256_BYTES, NULL);
	s = BN_bin2bn(bytes + P256_BYTES, P256_BYTES, NULL);
	if (both != NULL && r != NULL && s != NULL &&
	    ECDSA_SIG_set0(both, r, s) == 1) {
		r = NULL;
		s = NULL;
		len = i2d_ECDSA_SIG(both, der_r);
	}
	BN_free(r);
	BN_free(s);
	ECDSA_SIG_free(both);
	return len;
}

static bool
digest_holds(EVP_PKEY *pkey, const EVP_MD *digest,
    const unsigned char *signature, size_t len, struct span message)
{
	EVP_MD_CTX *context = EVP_MD_CTX_new();
	bool holds = context != NULL &&
	    EVP_DigestVerifyInit(context, NULL, digest, NULL, pkey) == 1 &&
	    EVP_DigestVerify(context, signature, len,
		(const unsigned char *)message.at, message.len) == 1;

	EVP_MD_CTX_free(context);
	/* A refused signature leaves a note that nobody reads. */
	ERR_clear_error();
	return holds;
}

bool
jws_holds(const struct jws *jws, const struct public_half *key)
{
	unsigned char *der = NULL;
	bool holds;
	int len;

	if (key->algorithm != ALGORITHM_ES256)
		return digest_holds(key->pkey,
		    key->algorithm == ALGORITHM_RS256 ? EVP_sha256() : NULL,
		    (const unsigned char *)jws->signature.at,
		    jws->signature.len, jws->message);
	len = signature_der(jws->signature, &der);
	holds = len > 0 &&
	    digest_holds(
		key->pkey, EVP_sha256(), der, (size_t)len, jws->message);
	OPENSSL_free(der);
	return holds;
}
