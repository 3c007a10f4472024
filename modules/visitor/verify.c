/*
 * verify.c - RS256 by OpenSSL, JSON by json-c.
 */
#include "config.h"

#include <stdbool.h>
#include <string.h>

#include <json-c/json.h>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>

#include "base/clock.h"
#include "modules/visitor/verify.h"

enum { JWT_MAX = 1024 * 1024, KEY_BITS_MIN = 2048, KEY_BITS_MAX = 8192 };

/* The last second of the year 9999: later ones have no date. */
static const int64_t last_second = INT64_C(253402300799);

/* A compact JWS taken apart; `message` is what was signed. */
struct jws {
	struct span header;
	struct span payload;
	struct span signature;
	struct span message;
};

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

/* base64url without padding. Bits that say nothing must be 0, so that no
 * other text means the same bytes. */
static bool
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

static bool
jws_read(struct arena *arena, const char *jwt, struct jws *jws_r)
{
	size_t len = strlen(jwt);
	const char *first = strchr(jwt, '.');
	const char *second = first != NULL ? strchr(first + 1, '.') : NULL;
	struct span header;
	struct span payload;
	struct span signature;

	if (second == NULL || len > JWT_MAX)
		return false;
	header = (struct span) {jwt, (size_t)(first - jwt)};
	payload = (struct span) {first + 1, (size_t)(second - first - 1)};
	signature = span_of(second + 1);
	jws_r->message = (struct span) {jwt, (size_t)(second - jwt)};
	return base64url_read(arena, header, &jws_r->header) &&
	    base64url_read(arena, payload, &jws_r->payload) &&
	    base64url_read(arena, signature, &jws_r->signature);
}

static void
json_free(void *thing)
{
	(void)json_object_put(thing);
}

/* One JSON object and nothing after it; NULL else. Freed with the arena. */
static json_object *
object_read(struct arena *arena, struct span text)
{
	struct json_tokener *tokener = json_tokener_new();
	json_object *object = NULL;

	if (tokener == NULL)
		return NULL;
	json_tokener_set_flags(
	    tokener, JSON_TOKENER_STRICT | JSON_TOKENER_VALIDATE_UTF8);
	if (memchr(text.at, '\0', text.len) == NULL)
		object = json_tokener_parse_ex(tokener, text.at, (int)text.len);
	if (object != NULL)
		arena_defer(arena, json_free, object);
	if (json_tokener_get_error(tokener) != json_tokener_success ||
	    json_tokener_get_parse_end(tokener) != text.len ||
	    !json_object_is_type(object, json_type_object))
		object = NULL;
	json_tokener_free(tokener);
	return object;
}

/* A member that is a text; "" when it is missing or something else. */
static const char *
text_of(json_object *object, const char *name)
{
	json_object *value;

	if (!json_object_is_type(object, json_type_object) ||
	    !json_object_object_get_ex(object, name, &value) ||
	    !json_object_is_type(value, json_type_string))
		return "";
	return json_object_get_string(value);
}

static json_object *
member_of(json_object *object, const char *name)
{
	json_object *value = NULL;

	if (json_object_is_type(object, json_type_object))
		(void)json_object_object_get_ex(object, name, &value);
	return value;
}

/* A member in whole seconds; 0 when it is missing, -1 when it is no date. */
static int64_t
time_of(json_object *object, const char *name)
{
	json_object *value = member_of(object, name);
	int64_t seconds;

	if (value == NULL)
		return 0;
	seconds = json_object_get_int64(value);
	if (!json_object_is_type(value, json_type_int) || seconds < 1 ||
	    seconds > last_second)
		return -1;
	return seconds * CLOCK_SECOND;
}

static bool
header_is_ours(json_object *header, const struct verify_key *key)
{
	int members = json_object_object_length(header);
	json_object *type = member_of(header, "typ");

	if (type != NULL && strcmp(text_of(header, "typ"), "JWT") != 0)
		return false;
	return members == (type != NULL ? 3 : 2) &&
	    strcmp(key->algorithm, "RS256") == 0 &&
	    strcmp(text_of(header, "alg"), key->algorithm) == 0 &&
	    strcmp(text_of(header, "kid"), key->id) == 0;
}

/* A number of a JWK; NULL when it isn't one. */
static BIGNUM *
number_of(struct arena *arena, json_object *jwk, const char *name)
{
	struct span bytes;

	if (!base64url_read(arena, span_of(text_of(jwk, name)), &bytes) ||
	    bytes.len == 0 || bytes.len > KEY_BITS_MAX / 8)
		return NULL;
	return BN_bin2bn((const unsigned char *)bytes.at, (int)bytes.len, NULL);
}

static EVP_PKEY *
key_build(const BIGNUM *n, const BIGNUM *e)
{
	OSSL_PARAM_BLD *build = OSSL_PARAM_BLD_new();
	EVP_PKEY_CTX *context = EVP_PKEY_CTX_new_from_name(NULL, "RSA", NULL);
	OSSL_PARAM *params = NULL;
	EVP_PKEY *key = NULL;

	if (build != NULL && context != NULL &&
	    OSSL_PARAM_BLD_push_BN(build, OSSL_PKEY_PARAM_RSA_N, n) == 1 &&
	    OSSL_PARAM_BLD_push_BN(build, OSSL_PKEY_PARAM_RSA_E, e) == 1)
		params = OSSL_PARAM_BLD_to_param(build);
	if (params == NULL || EVP_PKEY_fromdata_init(context) != 1 ||
	    EVP_PKEY_fromdata(context, &key, EVP_PKEY_PUBLIC_KEY, params) != 1)
		key = NULL;
	OSSL_PARAM_free(params);
	OSSL_PARAM_BLD_free(build);
	EVP_PKEY_CTX_free(context);
	return key;
}

/* The RSA key of a JWK; NULL when it is none, or too small to trust. */
static EVP_PKEY *
key_read(struct arena *arena, const char *text)
{
	json_object *jwk = object_read(arena, span_of(text));
	BIGNUM *n = number_of(arena, jwk, "n");
	BIGNUM *e = number_of(arena, jwk, "e");
	EVP_PKEY *key = NULL;

	if (n != NULL && e != NULL && strcmp(text_of(jwk, "kty"), "RSA") == 0 &&
	    BN_num_bits(n) >= KEY_BITS_MIN && BN_is_odd(e) && !BN_is_one(e))
		key = key_build(n, e);
	BN_free(n);
	BN_free(e);
	return key;
}

static bool
signature_holds(EVP_PKEY *key, const struct jws *jws)
{
	EVP_MD_CTX *context = EVP_MD_CTX_new();
	bool holds = context != NULL &&
	    EVP_DigestVerifyInit(context, NULL, EVP_sha256(), NULL, key) == 1 &&
	    EVP_DigestVerify(context, (const unsigned char *)jws->signature.at,
		jws->signature.len, (const unsigned char *)jws->message.at,
		jws->message.len) == 1;

	EVP_MD_CTX_free(context);
	/* A refused signature leaves a note that nobody reads. */
	ERR_clear_error();
	return holds;
}

static bool
claims_read(struct arena *arena, json_object *payload, struct claims *claims_r)
{
	json_object *subject = member_of(payload, "credentialSubject");

	claims_r->iss = arena_text(arena, text_of(payload, "iss"));
	claims_r->jti = arena_text(arena, text_of(payload, "jti"));
	claims_r->issuer =
	    arena_text(arena, text_of(member_of(payload, "issuer"), "id"));
	claims_r->id = arena_text(arena, text_of(payload, "id"));
	claims_r->achievement =
	    arena_text(arena, text_of(member_of(subject, "achievement"), "id"));
	claims_r->from_us = time_of(payload, "nbf");
	claims_r->until_us = time_of(payload, "exp");
	return claims_r->from_us >= 0 && claims_r->until_us >= 0;
}

enum verify
verify_jwt(struct arena *arena, const char *jwt, const struct verify_key *key,
    struct claims *claims_r)
{
	struct jws jws;
	struct claims claims;
	json_object *header;
	json_object *payload;
	EVP_PKEY *pkey;
	bool holds;

	if (!jws_read(arena, jwt, &jws))
		return VERIFY_FORM;
	header = object_read(arena, jws.header);
	if (header == NULL || !header_is_ours(header, key))
		return VERIFY_HEADER;
	pkey = key_read(arena, key->jwk);
	if (pkey == NULL)
		return VERIFY_KEY;
	holds = signature_holds(pkey, &jws);
	EVP_PKEY_free(pkey);
	if (!holds)
		return VERIFY_SIGNATURE;
	payload = object_read(arena, jws.payload);
	if (payload == NULL || !claims_read(arena, payload, &claims))
		return VERIFY_CLAIMS;
	*claims_r = claims;
	return VERIFY_OK;
}

enum status
verify_payload(struct arena *arena, const char *jwt, struct span *payload_r)
{
	struct jws jws;

	if (!jws_read(arena, jwt, &jws))
		return STATUS_INVALID;
	*payload_r = jws.payload;
	return STATUS_OK;
}
