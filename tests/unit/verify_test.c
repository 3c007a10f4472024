/*
 * verify_test.c - a signed credential holds, and nothing near it does.
 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>

#include "base/clock.h"
#include "base/text.h"
#include "modules/visitor/verify.h"

static const char key_id[] =
    "https://badges.example.org/issuers/acme/keys/rsa-2026";
static const char did[] = "did:web:badges.example.org:issuers:acme";
static char jwt[20000];
static char jwk[2000];
static struct arena *arena;

static void
file_read(const char *name, char *at, size_t room)
{
	const char *top = getenv("abs_top_srcdir");
	char path[1000];
	FILE *file;
	size_t len;

	(void)snprintf(path, sizeof(path), "%s/tests/data/jwt/%s",
	    top != NULL ? top : ".", name);
	file = fopen(path, "r");
	assert_non_null(file);
	len = fread(at, 1, room - 1, file);
	at[len] = '\0';
	(void)fclose(file);
	while (len > 0 && at[len - 1] == '\n')
		at[--len] = '\0';
}

static int
start(void **state)
{
	(void)state;
	arena = arena_open(8 * 1024 * 1024);
	file_read("credential.jwt", jwt, sizeof(jwt));
	file_read("public.jwk.json", jwk, sizeof(jwk));
	return 0;
}

static int
finish(void **state)
{
	(void)state;
	arena_close(&arena);
	return 0;
}

static enum verify
check(const char *text, struct claims *claims_r)
{
	const struct verify_key key = {key_id, "RS256", jwk, NULL};

	return verify_jwt(arena, text, &key, claims_r);
}

static const char *
base64url(struct span bytes)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmno"
				     "pqrstuvwxyz0123456789-_";
	struct text text;
	unsigned held = 0;
	int bits = 0;

	text_init(&text, arena, 100000);
	for (size_t i = 0; i < bytes.len; i++) {
		held = held << 8 | (unsigned char)bytes.at[i];
		for (bits += 8; bits >= 6; bits -= 6)
			text_add_bytes(
			    &text, &digits[held >> (bits - 6) & 63], 1);
	}
	if (bits > 0)
		text_add_bytes(&text, &digits[held << (6 - bits) & 63], 1);
	return text_span(&text).at;
}

/* A JWS with `header` and `payload`, signed with `key`. */
static const char *
sign(EVP_PKEY *key, const char *header, const char *payload)
{
	const char *message = arena_printf(arena, "%s.%s",
	    base64url(span_of(header)), base64url(span_of(payload)));
	EVP_MD_CTX *context = EVP_MD_CTX_new();
	unsigned char signature[1024];
	size_t len = sizeof(signature);

	assert_int_equal(
	    EVP_DigestSignInit(context, NULL, EVP_sha256(), NULL, key), 1);
	assert_int_equal(EVP_DigestSign(context, signature, &len,
			     (const unsigned char *)message, strlen(message)),
	    1);
	EVP_MD_CTX_free(context);
	return arena_printf(arena, "%s.%s", message,
	    base64url((struct span) {(const char *)signature, len}));
}

static const char *
jwk_of(EVP_PKEY *key)
{
	unsigned char bytes[1024];
	BIGNUM *n = NULL;
	int len;

	assert_int_equal(
	    EVP_PKEY_get_bn_param(key, OSSL_PKEY_PARAM_RSA_N, &n), 1);
	len = BN_bn2bin(n, bytes);
	BN_free(n);
	return arena_printf(arena,
	    "{\"kty\":\"RSA\",\"n\":\"%s\",\"e\":\"AQAB\"}",
	    base64url((struct span) {(const char *)bytes, (size_t)len}));
}

static void
a_signed_credential_holds(void **state)
{
	struct claims claims;
	struct span payload;
	(void)state;

	assert_int_equal(check(jwt, &claims), VERIFY_OK);
	assert_string_equal(claims.iss, did);
	assert_string_equal(claims.issuer, did);
	assert_string_equal(claims.id, "https://badges.example.org/awards/2");
	assert_string_equal(claims.jti, claims.id);
	assert_string_equal(claims.achievement,
	    "https://badges.example.org/achievements/data-cleaning");
	assert_true(claims.from_us > 0);
	assert_int_equal(verify_payload(arena, jwt, &payload), STATUS_OK);
	assert_int_equal(payload.at[0], '{');
	assert_int_equal(payload.at[payload.len - 1], '}');
}

static void
every_flipped_bit_fails(void **state)
{
	size_t len = strlen(jwt);
	(void)state;

	for (size_t i = 0; i < len * 8; i++) {
		struct claims claims;
		char *copy = arena_text(arena, jwt);

		copy[i / 8] ^= (char)(1 << i % 8);
		/* A NUL ends the text, and so does away with the rest. */
		if (check(copy, &claims) == VERIFY_OK)
			fail_msg("bit %zu says nothing", i);
		arena_reset(arena);
	}
}

static void
near_misses_fail(void **state)
{
	static const char none[] =
	    "{\"alg\":\"none\",\"kid\":\"https://badges.example.org/issuers/"
	    "acme/keys/rsa-2026\",\"typ\":\"JWT\"}";
	const struct verify_key other_id = {
	    "https://x/keys/a", "RS256", jwk, NULL};
	const struct verify_key other_kind = {key_id, "ES256", jwk, NULL};
	const struct verify_key no_key = {key_id, "RS256", "{}", NULL};
	const char *payload = strchr(jwt, '.') + 1;
	struct claims claims;
	struct span bytes;
	(void)state;

	assert_int_equal(check("", &claims), VERIFY_FORM);
	assert_int_equal(check("a.b", &claims), VERIFY_FORM);
	assert_int_equal(
	    check(arena_printf(arena, "%s\n", jwt), &claims), VERIFY_FORM);
	assert_int_equal(
	    check(arena_printf(arena, "%s.", jwt), &claims), VERIFY_FORM);
	assert_int_equal(
	    check(arena_printf(arena, "%s==", jwt), &claims), VERIFY_FORM);
	assert_int_equal(
	    check(arena_printf(arena, "%s.%.*s.", base64url(span_of(none)),
		      (int)strcspn(payload, "."), payload),
		&claims),
	    VERIFY_HEADER);
	assert_int_equal(
	    verify_jwt(arena, jwt, &other_id, &claims), VERIFY_HEADER);
	assert_int_equal(
	    verify_jwt(arena, jwt, &other_kind, &claims), VERIFY_HEADER);
	assert_int_equal(verify_jwt(arena, jwt, &no_key, &claims), VERIFY_KEY);
	assert_int_equal(
	    verify_payload(arena, "no jwt", &bytes), STATUS_INVALID);
}

static void
the_key_and_the_header_are_ours(void **state)
{
#define HEADER(alg, more) "{\"alg\":\"" alg "\",\"kid\":\"here\"" more "}"
	static const struct {
		const char *header;
		const char *payload;
		enum verify verdict;
	} cases[] = {
	    {HEADER("RS256", ""), "{\"nbf\":1,\"exp\":2}", VERIFY_OK},
	    {HEADER("RS256", ",\"typ\":\"JWT\""), "{}", VERIFY_OK},
	    {HEADER("RS256", ",\"typ\":\"vc+jwt\""), "{}", VERIFY_HEADER},
	    {HEADER("RS256", ",\"jwk\":{}"), "{}", VERIFY_HEADER},
	    {HEADER("HS256", ""), "{}", VERIFY_HEADER},
	    {HEADER("none", ""), "{}", VERIFY_HEADER},
	    {"[]", "{}", VERIFY_HEADER},
	    {"", "{}", VERIFY_HEADER},
	    {HEADER("RS256", ""), "{} {}", VERIFY_CLAIMS},
	    {HEADER("RS256", ""), "[]", VERIFY_CLAIMS},
	    {HEADER("RS256", ""), "{\"nbf\":\"1\"}", VERIFY_CLAIMS},
	    {HEADER("RS256", ""), "{\"nbf\":-1}", VERIFY_CLAIMS},
	    {HEADER("RS256", ""), "{\"exp\":1e99}", VERIFY_CLAIMS},
	    {HEADER("RS256", ""), "{\"exp\":99999999999999}", VERIFY_CLAIMS},
	};
	EVP_PKEY *pkey = EVP_RSA_gen(2048);
	EVP_PKEY *other = EVP_RSA_gen(2048);
	EVP_PKEY *small = EVP_RSA_gen(1024);
	struct verify_key key = {"here", "RS256", jwk_of(pkey), NULL};
	struct claims claims;
	(void)state;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_int_equal(
		    verify_jwt(arena,
			sign(pkey, cases[i].header, cases[i].payload), &key,
			&claims),
		    cases[i].verdict);
	assert_int_equal(
	    verify_jwt(arena, sign(pkey, cases[0].header, cases[0].payload),
		&key, &claims),
	    VERIFY_OK);
	assert_int_equal(claims.from_us, 1 * CLOCK_SECOND);
	assert_int_equal(claims.until_us, 2 * CLOCK_SECOND);
	assert_string_equal(claims.id, "");
	assert_int_equal(verify_jwt(arena, sign(other, cases[0].header, "{}"),
			     &key, &claims),
	    VERIFY_SIGNATURE);
	key.jwk = jwk_of(small);
	assert_int_equal(verify_jwt(arena, sign(small, cases[0].header, "{}"),
			     &key, &claims),
	    VERIFY_KEY);
	EVP_PKEY_free(pkey);
	EVP_PKEY_free(other);
	EVP_PKEY_free(small);
}

/* The document of OPENBADGES, whole and with one word changed. */
static void
an_embedded_proof_holds(void **state)
{
	static const char name[] =
	    "z6MkwCTuic7fYK6vok8Fd6AcJE4SS87izrgFbeJTmssrpcmg";
	struct verify_key proof_key = {.algorithm = "EdDSA", .multikey = name};
	char *document = arena_take(arena, 100000);
	struct claims claims;
	char *word;
	(void)state;

	file_read("../badges/0-example/signed.json", document, 100000);
	proof_key.id = arena_printf(arena, "%s#%s", did, name);
	assert_int_equal(
	    verify_embedded(arena, document, &proof_key, &claims), VERIFY_OK);
	assert_string_equal(claims.issuer, did);
	assert_string_equal(claims.id, "https://badges.example.org/awards/1");
	assert_int_equal(claims.from_us, INT64_C(1772355600) * CLOCK_SECOND);
	proof_key.id = "did:web:other#key";
	assert_int_equal(verify_embedded(arena, document, &proof_key, &claims),
	    VERIFY_HEADER);
	proof_key.id = arena_printf(arena, "%s#%s", did, name);
	word = strstr(document, "Spring 2026");
	assert_non_null(word);
	word[0] = 's';
	assert_int_equal(verify_embedded(arena, document, &proof_key, &claims),
	    VERIFY_SIGNATURE);
	word = strstr(document, "\"name\"");
	word[1] = 'm';
	assert_int_equal(verify_embedded(arena, document, &proof_key, &claims),
	    VERIFY_CLAIMS);
	assert_int_equal(
	    verify_embedded(arena, "{", &proof_key, &claims), VERIFY_FORM);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_signed_credential_holds),
	    cmocka_unit_test(every_flipped_bit_fails),
	    cmocka_unit_test(near_misses_fail),
	    cmocka_unit_test(the_key_and_the_header_are_ours),
	    cmocka_unit_test(an_embedded_proof_holds),
	};

	return cmocka_run_group_tests(tests, start, finish);
}
