/*
 * proof.c - signatures by libsodium over hashes of canonical forms.
 */
#include "config.h"

#include <string.h>

#include <json-c/json.h>
#include <openssl/evp.h>
#include <sodium.h>

#include "base/insist.h"
#include "modules/proof/canon.h"
#include "modules/proof/proof.h"
#include "modules/proof/rdf.h"

enum { HASH_BYTES = 32 };

static const char proof_type[] = "DataIntegrityProof";
static const char proof_suite[] = "eddsa-rdfc-2022";
static const char proof_purpose[] = "assertionMethod";

_Static_assert(PROOF_SECRET_BYTES == crypto_sign_SECRETKEYBYTES, "a secret");
_Static_assert(ED25519_KEY_BYTES == crypto_sign_PUBLICKEYBYTES, "a key");

static void
json_free(void *thing)
{
	(void)json_object_put(thing);
}

static json_object *
member(json_object *object, const char *name)
{
	json_object *value = NULL;

	if (json_object_is_type(object, json_type_object))
		(void)json_object_object_get_ex(object, name, &value);
	return value;
}

static const char *
text_of(json_object *object, const char *name)
{
	json_object *value = member(object, name);

	return json_object_is_type(value, json_type_string)
	    ? json_object_get_string(value)
	    : "";
}

static void
put_text(json_object *object, const char *name, const char *text)
{
	json_object *value = json_object_new_string(text);

	insist(value != NULL);
	insist(json_object_object_add(object, name, value) == 0);
}

static enum status
hash_of(
    struct arena *arena, json_object *object, unsigned char hash_r[HASH_BYTES])
{
	struct rdf rdf;
	struct span text;
	enum status status = rdf_read(arena, object, &rdf);

	if (status == STATUS_OK)
		status = canon_write(arena, &rdf, &text);
	if (status != STATUS_OK)
		return status;
	insist(EVP_Digest(
		   text.at, text.len, hash_r, NULL, EVP_sha256(), NULL) == 1);
	return STATUS_OK;
}

/* The proof without its signature, under the document's contexts. */
static json_object *
options_of(struct arena *arena, json_object *document, json_object *proof)
{
	json_object *options = json_object_new_object();

	insist(options != NULL);
	arena_defer(arena, json_free, options);
	insist(json_object_object_add(options, "@context",
		   json_object_get(member(document, "@context"))) == 0);
	json_object_object_foreach(proof, name, value)
	{
		if (strcmp(name, "proofValue") != 0 &&
		    strcmp(name, "@context") != 0)
			insist(json_object_object_add(
				   options, name, json_object_get(value)) == 0);
	}
	return options;
}

enum status
proof_data(struct arena *arena, json_object *document, json_object *proof,
    unsigned char data_r[PROOF_DATA_BYTES])
{
	enum status status =
	    hash_of(arena, options_of(arena, document, proof), data_r);

	if (status != STATUS_OK)
		return status;
	return hash_of(arena, document, data_r + HASH_BYTES);
}

enum status
proof_add(struct arena *arena, json_object *document,
    const struct proof_options *options,
    const unsigned char secret[PROOF_SECRET_BYTES])
{
	json_object *proofs = json_object_new_array_ext(1);
	json_object *proof = json_object_new_object();
	unsigned char data[PROOF_DATA_BYTES];
	unsigned char signature[crypto_sign_BYTES];
	enum status status;

	insist(proofs != NULL && proof != NULL);
	insist(json_object_array_add(proofs, proof) == 0);
	arena_defer(arena, json_free, proofs);
	put_text(proof, "type", proof_type);
	put_text(proof, "created", options->created);
	put_text(proof, "verificationMethod", options->method);
	put_text(proof, "cryptosuite", proof_suite);
	put_text(proof, "proofPurpose", proof_purpose);
	status = proof_data(arena, document, proof, data);
	if (status != STATUS_OK)
		return status;
	(void)crypto_sign_detached(signature, NULL, data, sizeof(data), secret);
	put_text(proof, "proofValue",
	    multibase_write(arena, signature, sizeof(signature)));
	insist(json_object_object_add(
		   document, "proof", json_object_get(proofs)) == 0);
	return STATUS_OK;
}

enum status
proof_of(json_object *document, json_object **proof_r)
{
	json_object *proof = member(document, "proof");

	if (json_object_is_type(proof, json_type_array)) {
		if (json_object_array_length(proof) != 1)
			return fault(STATUS_INVALID,
			    "it carries %zu proofs, one is wanted",
			    json_object_array_length(proof));
		proof = json_object_array_get_idx(proof, 0);
	}
	if (!json_object_is_type(proof, json_type_object))
		return fault(STATUS_INVALID, "it carries no proof");
	if (strcmp(text_of(proof, "type"), proof_type) != 0 ||
	    strcmp(text_of(proof, "cryptosuite"), proof_suite) != 0)
		return fault(STATUS_INVALID,
		    "its proof is of a kind that isn't supported: %.60s %.60s",
		    text_of(proof, "type"), text_of(proof, "cryptosuite"));
	if (strcmp(text_of(proof, "proofPurpose"), proof_purpose) != 0)
		return fault(STATUS_INVALID,
		    "its proof was made for another purpose than to assert: "
		    "%.60s",
		    text_of(proof, "proofPurpose"));
	*proof_r = proof;
	return STATUS_OK;
}

enum status
proof_check(struct arena *arena, json_object *document,
    const unsigned char key[ED25519_KEY_BYTES])
{
	json_object *proof;
	unsigned char data[PROOF_DATA_BYTES];
	unsigned char signature[crypto_sign_BYTES];
	enum status status = proof_of(document, &proof);

	if (status != STATUS_OK)
		return status;
	if (!multibase_read(
		text_of(proof, "proofValue"), signature, sizeof(signature)))
		return fault(STATUS_INVALID, "its signature can't be read");
	status = proof_data(arena, document, proof, data);
	if (status != STATUS_OK)
		return status;
	if (crypto_sign_verify_detached(signature, data, sizeof(data), key) !=
	    0)
		return fault(STATUS_DENIED,
		    "its signature doesn't fit its content and the key");
	return STATUS_OK;
}
