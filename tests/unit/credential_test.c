/*
 * credential_test.c - what the signer makes: the credential's members, its
 * signature by a key of the test, and keys that it must refuse.
 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>
#include <json-c/json.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>

#include "base/token.h"
#include "modules/signer/credential.h"
#include "modules/signer/key.h"
#include "modules/visitor/verify.h"
#include "schema/signer/award.h"

static const struct settings settings = {
    .public_url = "https://badges.example.org",
    .district_name = "Alder County Public Schools",
    .district_mail = "credentials@alder.example",
};

/* The identity is a vector of 1EdTech's implementation guide. */
static const struct signer_award award = {
    .id = 1,
    .public_id = "abcdefghijklmnopqrstuvwxyz",
    .awarded_us = INT64_C(1790000000123456),
    .expires_us = INT64_C(1890000000000000),
    .salt = "FleurDeSel",
    .recipient_mail = " JJefferson18@example.com ",
    .code = "checking-for-understanding",
    .title = "Checking \"for\" <understanding> \xf0\x9f\x98\x80\x01",
    .summary = "Summary",
    .criteria = "Do it.\n\n* twice",
    .level_name = "Practice",
    .credit_amount = "2.50",
    .edition_number = 3,
    .programme = "Pathfinder",
    .competency = "Teaching",
    .competency_code = "t1",
    .framework = "Ours",
    .alignments = "[{\"name\": \"Goal 4\", \"code\": \"sdg-4\", "
		  "\"framework\": \"Goals\", "
		  "\"url\": \"https://sdgs.un.org/goals/goal4\"}]",
};

struct fixture {
	struct arena *arena;
	char path[64];
};

/* A key file with this many bits and this mode. */
static void
key_file_make(const char *path, unsigned bits, mode_t mode)
{
	EVP_PKEY *pkey = EVP_RSA_gen(bits);
	FILE *file = fopen(path, "we");

	assert_non_null(pkey);
	assert_non_null(file);
	assert_int_equal(
	    PEM_write_PrivateKey(file, pkey, NULL, NULL, 0, NULL, NULL), 1);
	assert_int_equal(fchmod(fileno(file), mode), 0);
	assert_int_equal(fclose(file), 0);
	EVP_PKEY_free(pkey);
}

static int
start(void **state)
{
	static struct fixture fixture;
	int fd;

	fixture.arena = arena_open(1 << 24);
	(void)snprintf(
	    fixture.path, sizeof(fixture.path), "credential-test-XXXXXX");
	fd = mkstemp(fixture.path);
	if (fd < 0 || close(fd) != 0 || token_start() != STATUS_OK)
		return -1;
	*state = &fixture;
	return 0;
}

static int
stop(void **state)
{
	struct fixture *fixture = *state;

	(void)unlink(fixture->path);
	arena_close(&fixture->arena);
	return 0;
}

static json_object *
at(json_object *object, const char *name)
{
	json_object *value = NULL;

	assert_true(json_object_object_get_ex(object, name, &value));
	return value;
}

static const char *
text_at(json_object *object, const char *name)
{
	return json_object_get_string(at(object, name));
}

static void
members_stand_where_readers_look(void **state)
{
	struct fixture *fixture = *state;
	struct span payload =
	    credential_payload(fixture->arena, &settings, &award);
	json_object *root = json_tokener_parse(payload.at);
	json_object *subject = at(root, "credentialSubject");
	json_object *identity =
	    json_object_array_get_idx(at(subject, "identifier"), 0);
	json_object *achievement = at(subject, "achievement");

	assert_string_equal(text_at(root, "id"),
	    "https://badges.example.org/awards/abcdefghijklmnopqrstuvwxyz");
	assert_string_equal(
	    text_at(root, "iss"), text_at(at(root, "issuer"), "id"));
	assert_string_equal(text_at(root, "jti"), text_at(root, "id"));
	assert_string_equal(text_at(root, "sub"), text_at(subject, "id"));
	assert_string_equal(text_at(root, "validFrom"), "2026-09-21T14:13:20Z");
	assert_int_equal(json_object_get_int64(at(root, "nbf")), 1790000000);
	assert_int_equal(json_object_get_int64(at(root, "exp")), 1890000000);
	assert_string_equal(text_at(identity, "identityHash"),
	    "sha256$658625b25ab3d75d613ca97d9a5a77f70e2192feca5557f4ad09a4d4"
	    "f121f5fc");
	assert_string_equal(text_at(achievement, "id"),
	    "https://badges.example.org/achievements/"
	    "checking-for-understanding");
	assert_string_equal(
	    text_at(json_object_array_get_idx(at(achievement, "alignment"), 0),
		"targetUrl"),
	    "https://sdgs.un.org/goals/goal4");
	/* Numbers stay numbers, control characters never get in. */
	assert_non_null(strstr(payload.at, "\"creditsEarned\":2.50"));
	assert_null(strchr(payload.at, '\x01'));
	assert_null(strstr(payload.at, "\\u0001"));
	assert_null(strstr(payload.at, "null"));
	(void)json_object_put(root);
}

static void
what_is_missing_is_left_out(void **state)
{
	struct fixture *fixture = *state;
	struct signer_award bare = award;
	struct span payload;

	bare.recipient_mail = NULL;
	bare.expires_us = 0;
	bare.credit_amount = NULL;
	bare.alignments = NULL;
	bare.competency = "";
	bare.level_name = "";
	payload = credential_payload(fixture->arena, &settings, &bare);
	assert_null(strstr(payload.at, "identifier"));
	assert_null(strstr(payload.at, "validUntil"));
	assert_null(strstr(payload.at, "\"exp\""));
	assert_null(strstr(payload.at, "credits"));
	assert_null(strstr(payload.at, "alignment"));
	assert_null(strstr(payload.at, "[]"));
	assert_null(strstr(payload.at, "\"\""));
}

static void
the_signature_is_the_keys(void **state)
{
	struct fixture *fixture = *state;
	struct key *key = NULL;
	struct verify_key public_key = {.algorithm = "RS256"};
	struct claims claims;
	const char *jwt;
	char *broken;

	key_file_make(fixture->path, 2048, 0400);
	assert_int_equal(key_open(fixture->path, &key), STATUS_OK);
	jwt = credential_jwt(fixture->arena, &settings, key,
	    credential_payload(fixture->arena, &settings, &award));
	assert_non_null(jwt);
	public_key.jwk = key_jwk(key);
	public_key.id = arena_printf(fixture->arena,
	    "https://badges.example.org/keys/%s", key_name(key));
	assert_int_equal(
	    verify_jwt(fixture->arena, jwt, &public_key, &claims), VERIFY_OK);
	assert_string_equal(claims.iss, "did:web:badges.example.org");
	broken = arena_text(fixture->arena, jwt);
	broken[strlen(broken) / 2] ^= 1;
	assert_int_not_equal(
	    verify_jwt(fixture->arena, broken, &public_key, &claims),
	    VERIFY_OK);
	key_close(&key);
	assert_null(key);
}

static void
unfit_keys_are_refused(void **state)
{
	struct fixture *fixture = *state;
	struct key *key = NULL;
	FILE *file;

	fault_clear();
	assert_int_equal(key_open("no-such-file", &key), STATUS_ABSENT);
	(void)unlink(fixture->path);
	key_file_make(fixture->path, 2048, 0440);
	fault_clear();
	assert_int_equal(key_open(fixture->path, &key), STATUS_DENIED);
	(void)unlink(fixture->path);
	key_file_make(fixture->path, 1024, 0400);
	fault_clear();
	assert_int_equal(key_open(fixture->path, &key), STATUS_INVALID);
	(void)unlink(fixture->path);
	file = fopen(fixture->path, "we");
	assert_non_null(file);
	assert_int_equal(fchmod(fileno(file), 0600), 0);
	fputs("-----BEGIN PRIVATE KEY-----\nrubbish\n", file);
	assert_int_equal(fclose(file), 0);
	fault_clear();
	assert_int_equal(key_open(fixture->path, &key), STATUS_INVALID);
	assert_null(key);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(members_stand_where_readers_look),
	    cmocka_unit_test(what_is_missing_is_left_out),
	    cmocka_unit_test(the_signature_is_the_keys),
	    cmocka_unit_test(unfit_keys_are_refused),
	};

	return cmocka_run_group_tests(tests, start, stop);
}
