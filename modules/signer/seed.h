/*
 * seed.h - the Ed25519 key that signs embedded proofs: read once, never shown.
 *
 * A file with the 32 bytes of the seed as 64 hex digits, which only its owner
 * may read. The key's name is its public half as a Multikey ("z6Mk...", 48
 * characters): readers of did:web documents take the key from there.
 */
#ifndef MODULES_SIGNER_SEED_H
#define MODULES_SIGNER_SEED_H

#include "base/arena.h"
#include "base/status.h"

struct seed;

/*
 * seed_open - read the file.
 *   ABSENT   there is none
 *   DENIED   others than its owner may read it
 *   INVALID  not 64 hex digits
 * fault_last says it in a sentence.
 */
MUST_USE enum status seed_open(const char *path, struct seed **seed_r);

/*
 * seed_close - wipe and free; accepts NULL, sets *seed to NULL.
 */
void seed_close(struct seed **seed);

/*
 * seed_name - the public half as a Multikey.
 */
const char *seed_name(const struct seed *seed);

/*
 * seed_jwk - the public half as a JWK (RFC 8037).
 */
const char *seed_jwk(const struct seed *seed);

/*
 * seed_secret - libsodium's 64 bytes, for proof_add.
 */
const unsigned char *seed_secret(const struct seed *seed);

#endif
