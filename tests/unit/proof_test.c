/*
 * proof_test.c - credentials as RDF, its canonical form and proofs over it,
 * against vectors that other libraries made (tests/data/badges).
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

#include <cmocka.h>
#include <json-c/json.h>
#include <sodium.h>

#include "base/span.h"
#include "modules/proof/canon.h"
#include "modules/proof/proof.h"
#include "modules/proof/rdf.h"

enum { FILE_MOST = 1 << 20, ARENA_BYTES = 1 << 25 };

static const char *const vectors[] = {
    "tests/data/badges/0-example",
    "tests/data/badges/2-no-blank-nodes",
    "tests/data/badges/3-full",
    "tests/data/badges/8-clr",
    "tests/data/badges/9-n-degree",
    /* Published by 1EdTech and not ours to hand on: where it is at hand. */
    "../shared/openbadges/vectors/1-published",
};

enum { VECTORS = sizeof(vectors) / sizeof(vectors[0]) };

static struct arena *arena;

static const char *
path_of(const char *folder, const char *file)
{
	const char *top = getenv("abs_top_srcdir");

	return arena_printf(
	    arena, "%s/%s/%s", top != NULL ? top : ".", folder, file);
}

static bool
is_there(const char *folder)
{
	struct stat info;

	return stat(path_of(folder, "unsigned.json"), &info) == 0;
}

static struct span
file_read(const char *folder, const char *name)
{
	FILE *file = fopen(path_of(folder, name), "re");
	char *bytes = arena_take(arena, FILE_MOST);
	size_t len;

	assert_non_null(file);
	len = fread(bytes, 1, FILE_MOST - 1, file);
	(void)fclose(file);
	return (struct span) {bytes, len};
}

static void
json_free(void *thing)
{
	(void)json_object_put(thing);
}

static json_object *
json_read(const char *folder, const char *name)
{
	json_object *object = json_tokener_parse(file_read(folder, name).at);

	assert_non_null(object);
	arena_defer(arena, json_free, object);
	return object;
}

static json_object *
json_made(const char *text)
{
	json_object *object = json_tokener_parse(text);

	assert_non_null(object);
	arena_defer(arena, json_free, object);
	return object;
}

static const char *
text_at(json_object *object, const char *name)
{
	json_object *value = NULL;

	assert_true(json_object_object_get_ex(object, name, &value));
	return json_object_get_string(value);
}

static void
hex_read(
    json_object *object, const char *name, unsigned char *bytes_r, size_t len)
{
	const char *hex = text_at(object, name);
	size_t got;

	assert_int_equal(
	    sodium_hex2bin(bytes_r, len, hex, strlen(hex), NULL, &got, NULL),
	    0);
	assert_int_equal(got, len);
}

static struct span
canon_of(json_object *object)
{
	struct rdf rdf;
	struct span text = {"", 0};

	fault_clear();
	assert_int_equal(rdf_read(arena, object, &rdf), STATUS_OK);
	assert_int_equal(canon_write(arena, &rdf, &text), STATUS_OK);
	return text;
}

static void
same_text(struct span got, struct span want)
{
	assert_int_equal(got.len, want.len);
	assert_memory_equal(got.at, want.at, got.len);
}

static void
canonical_forms_are_the_libraries(void **state)
{
	(void)state;

	for (size_t i = 0; i < VECTORS; i++) {
		if (!is_there(vectors[i]))
			continue;
		same_text(canon_of(json_read(vectors[i], "unsigned.json")),
		    file_read(vectors[i], "document.nq"));
		same_text(canon_of(json_read(vectors[i], "proof-options.json")),
		    file_read(vectors[i], "proof-options.nq"));
		arena_reset(arena);
	}
	same_text(
	    canon_of(json_read("tests/data/badges/5-status", "list.json")),
	    file_read("tests/data/badges/5-status", "list.nq"));
}

static void
signatures_are_the_libraries(void **state)
{
	(void)state;

	for (size_t i = 0; i < VECTORS; i++) {
		json_object *expected;
		json_object *document;
		json_object *proof;
		struct proof_options options;
		unsigned char seed[crypto_sign_SEEDBYTES];
		unsigned char key[crypto_sign_PUBLICKEYBYTES];
		unsigned char secret[crypto_sign_SECRETKEYBYTES];
		unsigned char want[PROOF_DATA_BYTES];
		unsigned char got[PROOF_DATA_BYTES];

		if (!is_there(vectors[i]))
			continue;
		expected = json_read(vectors[i], "expected.json");
		document = json_read(vectors[i], "unsigned.json");
		proof = json_read(vectors[i], "proof-options.json");
		hex_read(expected, "seedHex", seed, sizeof(seed));
		hex_read(expected, "dataToSign", want, sizeof(want));
		(void)crypto_sign_seed_keypair(key, secret, seed);
		assert_string_equal(multikey_write(arena, key),
		    text_at(expected, "publicKeyMultibase"));
		options = (struct proof_options) {
		    .method = text_at(proof, "verificationMethod"),
		    .created = text_at(proof, "created"),
		};
		assert_int_equal(
		    proof_data(arena, document, proof, got), STATUS_OK);
		assert_memory_equal(got, want, sizeof(want));
		assert_int_equal(
		    proof_add(arena, document, &options, secret), STATUS_OK);
		assert_int_equal(proof_of(document, &proof), STATUS_OK);
		assert_string_equal(text_at(proof, "proofValue"),
		    text_at(expected, "proofValue"));
		assert_int_equal(proof_check(arena, document, key), STATUS_OK);
		arena_reset(arena);
	}
}

/* The key of a vector. */
static void
key_read(const char *folder, unsigned char key_r[ED25519_KEY_BYTES])
{
	assert_true(multikey_read(
	    text_at(json_read(folder, "expected.json"), "publicKeyMultibase"),
	    key_r));
}

static void
what_others_signed_verifies(void **state)
{
	(void)state;

	for (size_t i = 0; i < VECTORS; i++) {
		unsigned char key[ED25519_KEY_BYTES];

		if (!is_there(vectors[i]))
			continue;
		key_read(vectors[i], key);
		assert_int_equal(proof_check(arena,
				     json_read(vectors[i], "signed.json"), key),
		    STATUS_OK);
		arena_reset(arena);
	}
}

static void
every_bit_of_signature_and_key_counts(void **state)
{
	const char *folder = vectors[0];
	json_object *document = json_read(folder, "signed.json");
	json_object *proof;
	unsigned char key[ED25519_KEY_BYTES];
	unsigned char data[PROOF_DATA_BYTES];
	unsigned char signature[crypto_sign_BYTES];
	struct arena *step = arena_open(ARENA_BYTES);
	(void)state;

	key_read(folder, key);
	assert_int_equal(proof_of(document, &proof), STATUS_OK);
	assert_int_equal(proof_data(arena, document, proof, data), STATUS_OK);
	assert_true(multibase_read(
	    text_at(proof, "proofValue"), signature, sizeof(signature)));
	for (size_t bit = 0; bit < 8 * sizeof(signature); bit++) {
		signature[bit / 8] ^= (unsigned char)(1 << bit % 8);
		assert_int_not_equal(crypto_sign_verify_detached(
					 signature, data, sizeof(data), key),
		    0);
		signature[bit / 8] ^= (unsigned char)(1 << bit % 8);
	}
	for (size_t bit = 0; bit < 8 * sizeof(key); bit++) {
		key[bit / 8] ^= (unsigned char)(1 << bit % 8);
		fault_clear();
		assert_int_not_equal(
		    proof_check(step, document, key), STATUS_OK);
		key[bit / 8] ^= (unsigned char)(1 << bit % 8);
		arena_reset(step);
	}
	arena_close(&step);
}

/* One bit of each byte of the file; strict JSON, as readers of ours are. */
static void
every_byte_of_the_document_counts(void **state)
{
	struct span file = file_read(vectors[0], "signed.json");
	struct arena *step = arena_open(ARENA_BYTES);
	unsigned char key[ED25519_KEY_BYTES];
	char *bytes = arena_copy(arena, file.at, file.len);
	(void)state;

	key_read(vectors[0], key);
	while (bytes[file.len - 1] == '\n')
		file.len--;
	for (size_t i = 0; i < file.len; i++) {
		char mask = (char)(1 << (i * 5 + i / 8) % 8);
		struct json_tokener *tokener = json_tokener_new();
		json_object *document;

		json_tokener_set_flags(
		    tokener, JSON_TOKENER_STRICT | JSON_TOKENER_VALIDATE_UTF8);
		bytes[i] = (char)(bytes[i] ^ mask);
		document = json_tokener_parse_ex(tokener, bytes, (int)file.len);
		fault_clear();
		if (document != NULL)
			assert_int_not_equal(
			    proof_check(step, document, key), STATUS_OK);
		bytes[i] = (char)(bytes[i] ^ mask);
		arena_reset(step);
		(void)json_object_put(document);
		json_tokener_free(tokener);
	}
	arena_close(&step);
}

#define CONTEXTS                                                               \
	"\"@context\": [\"https://www.w3.org/ns/credentials/v2\", "            \
	"\"https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json\"]"

static void
what_no_context_defines_is_refused(void **state)
{
	static const struct {
		const char *text;
		enum status status;
	} cases[] = {
	    {"{" CONTEXTS ", \"name\": \"A\"}", STATUS_OK},
	    {"{" CONTEXTS ", \"id\": \"urn:x\", \"type\": [\"Achievement\"]}",
		STATUS_OK},
	    {"{\"name\": \"A\"}", STATUS_INVALID},
	    {"[]", STATUS_INVALID},
	    {"{\"@context\": [], \"id\": 1}", STATUS_INVALID},
	    {"{\"@context\": [{\"name\": \"https://e.org/\"}]}",
		STATUS_INVALID},
	    {"{\"@context\": [\"https://e.org/context\"]}", STATUS_INVALID},
	    {"{\"@context\": "
	     "[\"https://purl.imsglobal.org/spec/ob/v3p0/"
	     "context-3.0.3.json\"]}",
		STATUS_INVALID},
	    /* The type is of a context that isn't named. */
	    {"{\"@context\": [\"https://www.w3.org/ns/credentials/v2\"], "
	     "\"type\": [\"Achievement\"]}",
		STATUS_INVALID},
	    {"{" CONTEXTS ", \"type\": [\"1EdTechRevocationList\"]}",
		STATUS_INVALID},
	    {"{" CONTEXTS ", \"colour\": \"red\"}", STATUS_INVALID},
	    {"{" CONTEXTS ", \"type\": [\"Banana\"]}", STATUS_INVALID},
	    {"{" CONTEXTS ", \"type\": [1]}", STATUS_INVALID},
	    {"{" CONTEXTS ", \"name\": null}", STATUS_INVALID},
	    {"{" CONTEXTS ", \"name\": [[\"A\"]]}", STATUS_INVALID},
	    {"{" CONTEXTS ", \"name\": {\"@value\": \"A\"}}", STATUS_INVALID},
	    {"{" CONTEXTS ", \"name\": \"\\u0001\"}", STATUS_INVALID},
	    {"{" CONTEXTS ", \"name\": \"\\u007f\"}", STATUS_INVALID},
	    {"{" CONTEXTS ", \"name\": \"a\\u0000b\"}", STATUS_INVALID},
	    {"{" CONTEXTS ", \"name\": 12345678901234567890}", STATUS_INVALID},
	    {"{" CONTEXTS ", \"id\": \"_:b0\"}", STATUS_INVALID},
	    {"{" CONTEXTS ", \"id\": \"relative\"}", STATUS_INVALID},
	    {"{" CONTEXTS ", \"id\": \"urn:a> <urn:b\"}", STATUS_INVALID},
	    {"{" CONTEXTS ", \"id\": [\"urn:a\"]}", STATUS_INVALID},
	    {"{" CONTEXTS ", \"issuer\": 7}", STATUS_INVALID},
	    {"{" CONTEXTS ", \"_sd\": {}}", STATUS_INVALID},
	};
	(void)state;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct rdf rdf;
		enum status status;

		fault_clear();
		status = rdf_read(arena, json_made(cases[i].text), &rdf);
		if (status != cases[i].status)
			fail_msg("%s: %s", cases[i].text, status_name(status));
		assert_true(status == STATUS_OK || fault_last() != NULL);
	}
}

static void
numbers_are_written_as_others_do(void **state)
{
	static const struct {
		const char *number;
		const char *text;
	} cases[] = {
	    {"0", "\"0\""},
	    {"3", "\"3\""},
	    {"3.0", "\"3\""},
	    {"100", "\"100\""},
	    {"-2", "\"-2\""},
	    {"-0.0", "\"0\""},
	    {"2.5", "\"2.5E0\""},
	    {"2.50", "\"2.5E0\""},
	    {"0.1", "\"1.0E-1\""},
	    {"7.25", "\"7.25E0\""},
	    {"1234567.5", "\"1.2345675E6\""},
	    {"1e21", "\"1.0E21\""},
	};
	(void)state;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const char *want = arena_printf(arena,
		    "%s^^<https://www.w3.org/2001/XMLSchema#float>",
		    cases[i].text);
		struct span got = canon_of(json_made(arena_printf(arena,
		    "{" CONTEXTS ", \"id\": \"urn:a\", "
		    "\"type\": [\"Achievement\"], \"creditsAvailable\": %s}",
		    cases[i].number)));

		if (strstr(got.at, want) == NULL)
			fail_msg("%s: %s", cases[i].number, got.at);
	}
}

/* Many things that look alike: told apart within the limit, or refused. */
static void
tries_come_to_an_end(void **state)
{
	static const struct {
		int count;
		enum status status;
	} cases[] = {{1, STATUS_OK}, {2, STATUS_OK}, {3, STATUS_OK},
	    {8, STATUS_TOO_MUCH}, {100, STATUS_TOO_MUCH}};
	(void)state;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct rdf rdf = {.blanks = (size_t)cases[i].count};
		struct span text;
		struct rdf_term edge = {"<urn:p>", -1};

		/* Every node points to every other. */
		rdf.count = rdf.blanks * (rdf.blanks - 1);
		rdf.quads =
		    arena_array(arena, rdf.count + 1, sizeof(*rdf.quads));
		rdf.count = 0;
		for (int32_t a = 0; a < cases[i].count; a++)
			for (int32_t b = 0; b < cases[i].count; b++)
				if (a != b)
					rdf.quads[rdf.count++] =
					    (struct rdf_quad) {{{NULL, a}, edge,
						{NULL, b}, {NULL, -1}}};
		fault_clear();
		assert_int_equal(
		    canon_write(arena, &rdf, &text), cases[i].status);
		arena_reset(arena);
	}
}

static void
multibase_reads_back(void **state)
{
	static const unsigned char zeros[] = {0, 0, 1, 255};
	unsigned char bytes[64];
	unsigned char back[64];
	(void)state;

	assert_string_equal(multibase_write(arena, zeros, 0), "z");
	assert_string_equal(multibase_write(arena, zeros, 4), "z119p");
	assert_true(multibase_read("z119p", back, 4));
	assert_memory_equal(back, zeros, 4);
	assert_false(multibase_read("z119p", back, 3));
	assert_false(multibase_read("z119p", back, 5));
	assert_false(multibase_read("z19p", back, 4));
	assert_false(multibase_read("119p", back, 4));
	assert_false(multibase_read("z110p", back, 4));
	assert_false(multibase_read("", back, 4));
	for (int i = 0; i < 200; i++) {
		size_t len = (size_t)i % (sizeof(bytes) + 1);

		randombytes_buf(bytes, sizeof(bytes));
		assert_true(multibase_read(
		    multibase_write(arena, bytes, len), back, len));
		assert_memory_equal(back, bytes, len);
	}
}

static void
a_proof_must_be_one_of_ours(void **state)
{
	static const char *const cases[] = {
	    "{" CONTEXTS "}",
	    "{" CONTEXTS ", \"proof\": []}",
	    "{" CONTEXTS ", \"proof\": [{}, {}]}",
	    "{" CONTEXTS ", \"proof\": {\"type\": \"DataIntegrityProof\"}}",
	    "{" CONTEXTS ", \"proof\": {\"type\": \"Ed25519Signature2020\"}}",
	    "{" CONTEXTS ", \"proof\": {\"type\": \"DataIntegrityProof\", "
	    "\"cryptosuite\": \"eddsa-rdfc-2022\", "
	    "\"proofPurpose\": \"authentication\"}}",
	    "{" CONTEXTS ", \"proof\": {\"type\": \"DataIntegrityProof\", "
	    "\"cryptosuite\": \"eddsa-rdfc-2022\", "
	    "\"proofPurpose\": \"assertionMethod\", \"proofValue\": \"z\"}}",
	};
	const unsigned char key[ED25519_KEY_BYTES] = {1};
	(void)state;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		fault_clear();
		assert_int_equal(proof_check(arena, json_made(cases[i]), key),
		    STATUS_INVALID);
	}
}

static int
start(void **state)
{
	(void)state;
	arena = arena_open(ARENA_BYTES);
	return sodium_init() < 0 ? -1 : 0;
}

static int
stop(void **state)
{
	(void)state;
	arena_close(&arena);
	return 0;
}

static int
again(void **state)
{
	(void)state;
	arena_reset(arena);
	fault_clear();
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup(canonical_forms_are_the_libraries, again),
	    cmocka_unit_test_setup(signatures_are_the_libraries, again),
	    cmocka_unit_test_setup(what_others_signed_verifies, again),
	    cmocka_unit_test_setup(
		every_bit_of_signature_and_key_counts, again),
	    cmocka_unit_test_setup(every_byte_of_the_document_counts, again),
	    cmocka_unit_test_setup(what_no_context_defines_is_refused, again),
	    cmocka_unit_test_setup(numbers_are_written_as_others_do, again),
	    cmocka_unit_test_setup(tries_come_to_an_end, again),
	    cmocka_unit_test_setup(multibase_reads_back, again),
	    cmocka_unit_test_setup(a_proof_must_be_one_of_ours, again),
	};

	return cmocka_run_group_tests(tests, start, stop);
}
