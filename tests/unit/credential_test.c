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
#include "modules/proof/bits.h"
#include "modules/signer/bitstring.h"
#include "modules/signer/credential.h"
#include "modules/signer/key.h"
#include "modules/signer/keyring.h"
#include "modules/signer/listen.h"
#include "modules/proof/proof.h"
#include "modules/signer/seed.h"
#include "modules/visitor/verify.h"
#include "schema/signer/award.h"
#include "schema/signer/status.h"

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
    .levels =
	"[{\"position\": 1, \"code\": \"not-yet\", \"name\": \"Not yet\", "
	"\"meets\": 0}, {\"position\": 2, \"code\": \"meets\", "
	"\"name\": \"Meets\", \"meets\": 1}]",
    .results =
	"[{\"code\": \"plan\", \"title\": \"The plan\", \"reached\": 2}, "
	"{\"code\": \"gap\", \"title\": \"Nobody scored\", "
	"\"reached\": null}]",
    .status_list = 2,
    .status_position = 4711,
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

static struct span
payload_of(struct fixture *fixture, const struct signer_award *of)
{
	return credential_payload(fixture->arena, &settings, of,
	    credential_document(fixture->arena, &settings, of));
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

/* One row was scored; it names its levels, the one that is required and the
 * one that was reached. */
static void
rubric_is_told(json_object *achievement, json_object *results)
{
	json_object *list = at(achievement, "resultDescription");
	json_object *row = json_object_array_get_idx(list, 0);
	json_object *meets =
	    json_object_array_get_idx(at(row, "rubricCriterionLevel"), 1);
	json_object *result = json_object_array_get_idx(results, 0);

	assert_int_equal(json_object_array_length(list), 1);
	assert_int_equal(json_object_array_length(results), 1);
	assert_string_equal(text_at(row, "name"), "The plan");
	assert_string_equal(text_at(meets, "name"), "Meets");
	assert_string_equal(text_at(meets, "level"), "2");
	assert_string_equal(
	    text_at(row, "requiredLevel"), text_at(meets, "id"));
	assert_string_equal(
	    text_at(result, "resultDescription"), text_at(row, "id"));
	assert_string_equal(
	    text_at(result, "achievedLevel"), text_at(meets, "id"));
}

static void
members_stand_where_readers_look(void **state)
{
	struct fixture *fixture = *state;
	struct span payload = payload_of(fixture, &award);
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
	assert_string_equal(text_at(at(root, "credentialStatus"), "id"),
	    "https://badges.example.org/status/2#4711");
	assert_string_equal(
	    text_at(at(root, "credentialStatus"), "statusListIndex"), "4711");
	rubric_is_told(achievement, at(subject, "result"));
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
	bare.levels = NULL;
	bare.results = NULL;
	bare.competency = "";
	bare.level_name = "";
	payload = payload_of(fixture, &bare);
	assert_null(strstr(payload.at, "identifier"));
	assert_null(strstr(payload.at, "validUntil"));
	assert_null(strstr(payload.at, "\"exp\""));
	assert_null(strstr(payload.at, "credits"));
	assert_null(strstr(payload.at, "alignment"));
	assert_null(strstr(payload.at, "esult"));
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
	jwt = credential_jwt(
	    fixture->arena, &settings, key, payload_of(fixture, &award));
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

/* A seed file with this text and mode. */
static void
seed_file_make(const char *path, const char *text, mode_t mode)
{
	FILE *file;

	(void)unlink(path);
	file = fopen(path, "we");
	assert_non_null(file);
	fputs(text, file);
	assert_int_equal(fchmod(fileno(file), mode), 0);
	assert_int_equal(fclose(file), 0);
}

static const char seed_text[] =
    "a00a76b35c7751d094202d0a12d2bba0b4e0f5d45c353c667f01e0f705d52dc7\n";

static void
the_embedded_proof_is_the_seeds(void **state)
{
	struct fixture *fixture = *state;
	struct seed *seed = NULL;
	unsigned char key[ED25519_KEY_BYTES];
	json_object *document =
	    credential_document(fixture->arena, &settings, &award);
	json_object *read;
	json_object *proof;
	const char *json;

	seed_file_make(fixture->path, seed_text, 0400);
	assert_int_equal(seed_open(fixture->path, &seed), STATUS_OK);
	assert_string_equal(seed_name(seed),
	    "z6MkwCTuic7fYK6vok8Fd6AcJE4SS87izrgFbeJTmssrpcmg");
	assert_int_equal(credential_json(fixture->arena, &settings, seed,
			     document, INT64_C(1790000001000000), &json),
	    STATUS_OK);
	assert_false(json_object_object_get_ex(document, "proof", &read));
	read = json_tokener_parse(json);
	assert_true(multikey_read(seed_name(seed), key));
	assert_int_equal(proof_check(fixture->arena, read, key), STATUS_OK);
	assert_int_equal(proof_of(read, &proof), STATUS_OK);
	assert_string_equal(text_at(proof, "verificationMethod"),
	    arena_printf(fixture->arena, "did:web:badges.example.org#%s",
		seed_name(seed)));
	assert_string_equal(text_at(proof, "created"), "2026-09-21T14:13:21Z");
	(void)json_object_put(read);
	seed_close(&seed);
	assert_null(seed);
}

/* Signed at `now_us`, and read back as the check of the page reads it. */
static void
signs_and_holds(struct fixture *fixture, const struct seed *seed,
    const struct signer_award *one, int64_t now_us)
{
	struct verify_key key = {.algorithm = "EdDSA"};
	json_object *document =
	    credential_document(fixture->arena, &settings, one);
	struct claims claims;
	const char *json;

	fault_clear();
	assert_int_equal(credential_json(fixture->arena, &settings, seed,
			     document, now_us, &json),
	    STATUS_OK);
	key.multikey = seed_name(seed);
	key.id = arena_printf(
	    fixture->arena, "did:web:badges.example.org#%s", seed_name(seed));
	assert_int_equal(
	    verify_embedded(fixture->arena, json, &key, &claims), VERIFY_OK);
	assert_int_equal(claims.from_us / 1000000, one->awarded_us / 1000000);
}

static void
any_words_are_signed(void **state)
{
	static const char *const words[] = {"<b onclick='x'>&amp;</b>\"\\",
	    "\xe5\xb1\xb1\xe7\x94\xb0 \xd9\x85\xd8\xb1\xd9\x8a\xd9\x85",
	    "tab\tand\nline\x01\x7f", "\xff\xfe no UTF-8 \xc3",
	    "\xe2\x80\xae turned", "{\"json\": [1]}", "\xf0\x9f\x98\x80"};
	struct fixture *fixture = *state;
	struct signer_award one = award;
	struct seed *seed = NULL;
	char *many = arena_take(fixture->arena, 1000);

	seed_file_make(fixture->path, seed_text, 0400);
	assert_int_equal(seed_open(fixture->path, &seed), STATUS_OK);
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		one.title = words[i];
		one.programme = words[i];
		one.criteria = words[i];
		one.competency = words[i];
		signs_and_holds(fixture, seed, &one, one.awarded_us);
	}
	/* 300 characters of two bytes each. */
	for (int i = 0; i < 300; i++)
		memcpy(many + 2 * i, "\xc3\xa9", 2);
	one.title = many;
	signs_and_holds(fixture, seed, &one, one.awarded_us);
	one = award;
	one.recipient_mail = NULL;
	signs_and_holds(fixture, seed, &one, one.awarded_us);
	one.recipient_mail = "";
	signs_and_holds(fixture, seed, &one, one.awarded_us);
	seed_close(&seed);
}

/* What holds from when is the decision's, not the signer's clock's. */
static void
a_wrong_clock_changes_no_dates(void **state)
{
	struct fixture *fixture = *state;
	struct seed *seed = NULL;

	seed_file_make(fixture->path, seed_text, 0400);
	assert_int_equal(seed_open(fixture->path, &seed), STATUS_OK);
	signs_and_holds(fixture, seed, &award, 0);
	signs_and_holds(fixture, seed, &award, INT64_C(253402300799000000));
	seed_close(&seed);
}

static void
unfit_seeds_are_refused(void **state)
{
	struct fixture *fixture = *state;
	struct seed *seed = NULL;
	static const char *const cases[] = {
	    "",
	    "rubbish",
	    "a00a76b35c7751d094202d0a12d2bba0b4e0f5d45c353c667f01e0f705d52dc\n",
	    "a00a76b35c7751d094202d0a12d2bba0b4e0f5d45c353c667f01e0f705d52dcx"
	    "\n",
	    "a00a76b35c7751d094202d0a12d2bba0b4e0f5d45c353c667f01e0f705d52dc7"
	    "00\n",
	};

	fault_clear();
	assert_int_equal(seed_open("no-such-file", &seed), STATUS_ABSENT);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		seed_file_make(fixture->path, cases[i], 0400);
		fault_clear();
		assert_int_equal(
		    seed_open(fixture->path, &seed), STATUS_INVALID);
	}
	seed_file_make(fixture->path, seed_text, 0440);
	fault_clear();
	assert_int_equal(seed_open(fixture->path, &seed), STATUS_DENIED);
	assert_null(seed);
}

static void
the_last_key_of_the_folder_signs(void **state)
{
	struct fixture *fixture = *state;
	char folder[] = "credential-keys-XXXXXX";
	struct settings mine = settings;
	struct keyring first = {0};
	struct keyring next = {0};
	const char *path;

	assert_non_null(mkdtemp(folder));
	(void)unlink(fixture->path);
	key_file_make(fixture->path, 2048, 0400);
	mine.signing_key_dir = folder;
	mine.signing_key_file = fixture->path;
	fault_clear();
	assert_int_equal(
	    keyring_open(fixture->arena, &mine, &first), STATUS_ABSENT);
	assert_int_equal(
	    keyring_make(fixture->arena, &mine, KEY_ED25519, &path), STATUS_OK);
	assert_int_equal(
	    keyring_open(fixture->arena, &mine, &first), STATUS_OK);
	assert_int_equal(
	    keyring_make(fixture->arena, &mine, KEY_ED25519, &path), STATUS_OK);
	assert_int_equal(
	    keyring_make(fixture->arena, &mine, KEY_RSA, &path), STATUS_OK);
	assert_int_equal(keyring_open(fixture->arena, &mine, &next), STATUS_OK);
	assert_string_not_equal(seed_name(first.seed), seed_name(next.seed));
	assert_string_not_equal(key_name(first.rsa), key_name(next.rsa));
	keyring_prune(fixture->arena, &mine, KEY_ED25519);
	assert_int_not_equal(unlink(arena_printf(fixture->arena,
				 "%s/0001-ed25519.seed", folder)),
	    0);
	assert_int_equal(unlink(arena_printf(
			     fixture->arena, "%s/0002-ed25519.seed", folder)),
	    0);
	assert_int_equal(unlink(path), 0);
	assert_int_equal(rmdir(folder), 0);
	keyring_close(&first);
	keyring_close(&next);
}

static void
questions_are_understood_or_not(void **state)
{
	static const struct {
		const char *line;
		enum status status;
		enum ask ask;
	} cases[] = {
	    {"sign 1", STATUS_OK, ASK_SIGN},
	    {"sign 0", STATUS_INVALID, ASK_SIGN},
	    {"sign -1", STATUS_INVALID, ASK_SIGN},
	    {"sign 99999999999999999999", STATUS_INVALID, ASK_SIGN},
	    {"sign", STATUS_INVALID, ASK_SIGN},
	    {"list", STATUS_OK, ASK_LIST},
	    {"list ", STATUS_INVALID, ASK_LIST},
	    {"export", STATUS_OK, ASK_EXPORT},
	    {"rotate rsa", STATUS_OK, ASK_ROTATE},
	    {"rotate ed25519", STATUS_OK, ASK_ROTATE},
	    {"rotate", STATUS_INVALID, ASK_ROTATE},
	    {"", STATUS_INVALID, ASK_SIGN},
	};
	(void)state;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct question question;

		assert_int_equal(
		    question_parse(cases[i].line, &question), cases[i].status);
		if (cases[i].status == STATUS_OK)
			assert_int_equal(question.ask, cases[i].ask);
	}
}

static void
status_lists_read_back(void **state)
{
	struct fixture *fixture = *state;
	static const size_t set[] = {0, 7, 8, 94567, 131071};
	/* Of tests/data/badges/5-status. */
	static const char theirs[] =
	    "uH4sIAAAAAAAAA-3OsQ0AAAQAMD7nczeYJNJe0K4AAAAAAAAAAAAAAOCZvA4AAAAA"
	    "sJUDrxDDXQBAAAA";
	unsigned char bits[STATUS_LIST_BITS / 8] = {0};
	unsigned char *read;
	const char *text;
	size_t len;

	for (size_t i = 0; i < sizeof(set) / sizeof(set[0]); i++)
		bits[set[i] / 8] |= (unsigned char)(0x80 >> set[i] % 8);
	text = bitstring_pack(fixture->arena, bits, sizeof(bits));
	assert_int_equal(
	    bits_unpack(fixture->arena, text, sizeof(bits), &read, &len),
	    STATUS_OK);
	assert_int_equal(len, sizeof(bits));
	assert_memory_equal(read, bits, len);
	assert_int_equal(
	    bits_unpack(fixture->arena, theirs, sizeof(bits), &read, &len),
	    STATUS_OK);
	assert_int_equal(len, sizeof(bits));
	assert_memory_equal(read, bits, len);
	fault_clear();
	assert_int_equal(
	    bits_unpack(fixture->arena, theirs, sizeof(bits) - 1, &read, &len),
	    STATUS_TOO_MUCH);
	fault_clear();
	assert_int_equal(
	    bits_unpack(fixture->arena, "uH4sI", sizeof(bits), &read, &len),
	    STATUS_INVALID);
	assert_int_equal(
	    bits_unpack(fixture->arena, "", sizeof(bits), &read, &len),
	    STATUS_INVALID);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(members_stand_where_readers_look),
	    cmocka_unit_test(what_is_missing_is_left_out),
	    cmocka_unit_test(the_signature_is_the_keys),
	    cmocka_unit_test(unfit_keys_are_refused),
	    cmocka_unit_test(the_embedded_proof_is_the_seeds),
	    cmocka_unit_test(any_words_are_signed),
	    cmocka_unit_test(a_wrong_clock_changes_no_dates),
	    cmocka_unit_test(unfit_seeds_are_refused),
	    cmocka_unit_test(the_last_key_of_the_folder_signs),
	    cmocka_unit_test(questions_are_understood_or_not),
	    cmocka_unit_test(status_lists_read_back),
	};

	return cmocka_run_group_tests(tests, start, stop);
}
