/*
 * key.h - the signing key: read once, never shown.
 *
 * An RSA key of 2,048 bits or more in a PEM file that only its owner may
 * read. Signs RS256 (RFC 7518 section 3.3: PKCS#1 v1.5 with SHA-256). Its
 * public half is a JWK (RFC 7517); its name comes from the thumbprint
 * (RFC 7638), so that the same key always has the same address.
 */
#ifndef MODULES_SIGNER_KEY_H
#define MODULES_SIGNER_KEY_H

#include <stddef.h>

#include "base/arena.h"
#include "base/span.h"
#include "base/status.h"

struct key;

/*
 * key_open - read the file.
 *   ABSENT   there is none
 *   DENIED   others than its owner may read it
 *   INVALID  no RSA key of 2,048 bits or more
 * fault_last says it in a sentence.
 */
MUST_USE enum status key_open(const char *path, struct key **key_r);

/*
 * key_close - wipe and free; accepts NULL, sets *key to NULL.
 */
void key_close(struct key **key);

/*
 * key_name - "rsa-" and ten characters.
 */
const char *key_name(const struct key *key);

/*
 * key_jwk - the public half as JSON text.
 */
const char *key_jwk(const struct key *key);

/*
 * key_sign - the signature of `bytes` as base64url without padding, in
 * `arena`. NULL when the library refuses, which is logged as a fault.
 */
const char *key_sign(
    const struct key *key, struct arena *arena, struct span bytes);

/*
 * base64url - RFC 4648 section 5, without padding, in `arena`.
 */
const char *base64url(struct arena *arena, const void *at, size_t len);

#endif
