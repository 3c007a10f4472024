/*
 * issuer_keys.h - the public keys of an issuer, as whoever checks a credential
 * got hold of them: a file that is trusted because of where it came from.
 */
#ifndef MODULES_VERIFY_ISSUER_KEYS_H
#define MODULES_VERIFY_ISSUER_KEYS_H

#include <stddef.h>

#include "base/arena.h"
#include "base/span.h"
#include "base/status.h"
#include "modules/verify/jws.h"

enum { ISSUER_KEYS_MOST = 100 };

struct issuer_key {
	const char *id;     /* its address; "" where the file doesn't say */
	const char *issuer; /* whose it is; "" where the file doesn't say */
	struct public_half half;
};

struct issuer_keys {
	struct issuer_key list[ISSUER_KEYS_MOST];
	size_t count;
	size_t skipped; /* of kinds that aren't supported */
};

/*
 * issuer_keys_add - the keys of one file, added to `keys`: a DID document or a
 * Profile with verificationMethod (those keys alone that stand in
 * assertionMethod), a JWKS, one JWK, a Multikey, an Open Badges 2.0
 * CryptographicKey, or PEM.
 *   INVALID   none of these, or no key in it that is supported
 *   TOO_MUCH  more than ISSUER_KEYS_MOST
 */
MUST_USE enum status issuer_keys_add(
    struct arena *arena, struct span file, struct issuer_keys *keys);

/*
 * issuer_keys_did - the key that a did:key is. INVALID for any other `did`.
 */
MUST_USE enum status issuer_keys_did(
    struct arena *arena, const char *did, struct issuer_keys *keys);

/*
 * issuer_key_is - may `method`, by which a credential names its key, mean
 * this one? The same address, or the same last part of it: one key may stand
 * in a DID document, in a JWKS and at an address of its own. A key without an
 * address may be meant by all.
 */
bool issuer_key_is(const struct issuer_key *key, const char *method);

#endif
