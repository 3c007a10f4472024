/*
 * multibase.h - bytes as text that says how it is written: 'z' and base58 as
 * Bitcoin has it, the form of keys and signatures in Data Integrity proofs.
 */
#ifndef MODULES_PROOF_MULTIBASE_H
#define MODULES_PROOF_MULTIBASE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

enum {
	MULTIBASE_BYTES_MOST = 128, /* a signature has 64, a key 34 */
	ED25519_KEY_BYTES = 32
};

/*
 * multibase_write - `len` bytes, at most MULTIBASE_BYTES_MOST, in `arena`.
 */
const char *multibase_write(
    struct arena *arena, const unsigned char *bytes, size_t len);

/*
 * multibase_read - exactly `len` bytes from `text`; false when it is anything
 * else. No two texts mean the same bytes.
 */
bool multibase_read(const char *text, unsigned char *bytes_r, size_t len);

/*
 * multikey_write, multikey_read - an Ed25519 public key with the two bytes
 * before it that say so: always 48 characters that begin with "z6Mk".
 */
const char *multikey_write(
    struct arena *arena, const unsigned char key[ED25519_KEY_BYTES]);
bool multikey_read(const char *text, unsigned char key_r[ED25519_KEY_BYTES]);

#endif
