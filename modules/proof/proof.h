/*
 * proof.h - Data Integrity proofs of the kind eddsa-rdfc-2022: made, and
 * checked. Knows no records, no files and no issuer: whose key it is, and
 * whether that is the key to trust, is the caller's to know.
 */
#ifndef MODULES_PROOF_PROOF_H
#define MODULES_PROOF_PROOF_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/status.h"
#include "modules/proof/multibase.h"

struct json_object;

enum { PROOF_SECRET_BYTES = 64, PROOF_DATA_BYTES = 64 };

/* What a proof says beside its signature. */
struct proof_options {
	const char *method;  /* verificationMethod: the address of the key */
	const char *created; /* whole seconds, "2026-03-01T09:00:00Z" */
};

/*
 * proof_add - sign `document` and add the member `proof`, an array of one.
 * `secret` is libsodium's: the seed and the public key.
 *   INVALID | TOO_MUCH  the document can't be signed, as rdf_read says
 */
MUST_USE enum status proof_add(struct arena *arena,
    struct json_object *document, const struct proof_options *options,
    const unsigned char secret[PROOF_SECRET_BYTES]);

/*
 * proof_data - the 64 bytes that are signed: the hash of the proof's options
 * and the hash of the document, both in canonical form.
 */
MUST_USE enum status proof_data(struct arena *arena,
    struct json_object *document, struct json_object *proof,
    unsigned char data_r[PROOF_DATA_BYTES]);

/*
 * proof_of - the one proof of the document, or NULL: an object, or an array
 * of one. Its texts are checked for being there and for what they must be.
 *   INVALID  none, several, or of another kind; fault_last says which
 */
MUST_USE enum status proof_of(
    struct json_object *document, struct json_object **proof_r);

/*
 * proof_check - does the signature of the document's proof come from `key`?
 *   OK       it does
 *   DENIED   it doesn't
 *   INVALID | TOO_MUCH  there is no proof, or it can't be read
 */
MUST_USE enum status proof_check(struct arena *arena,
    struct json_object *document, const unsigned char key[ED25519_KEY_BYTES]);

#endif
