/*
 * keyring.h - the two keys that sign today, and where the next ones go.
 *
 * The folder signing_key_dir holds 0001-ed25519.seed, 0002-ed25519.seed, ...
 * and, once the RSA key was rotated, 0001-rsa.pem, ...: the highest number
 * signs. Before that the RSA key is signing_key_file. The private half of a
 * key that doesn't sign any more is of no use to us and of much to a thief:
 * it is deleted when its successor is in use. Public halves stay in the
 * records for ever.
 */
#ifndef MODULES_SIGNER_KEYRING_H
#define MODULES_SIGNER_KEYRING_H

#include "base/arena.h"
#include "base/settings.h"
#include "base/status.h"
#include "modules/signer/key.h"
#include "modules/signer/seed.h"

enum key_kind { KEY_ED25519, KEY_RSA, KEY__KINDS };

struct keyring {
	struct key *rsa;
	struct seed *seed;
};

/*
 * keyring_open - the keys that sign. What keeps one from being read is told
 * by fault_last, as key_open and seed_open do.
 */
MUST_USE enum status keyring_open(struct arena *arena,
    const struct settings *settings, struct keyring *keyring_r);

/*
 * keyring_close - wipe and free both; fine when there are none.
 */
void keyring_close(struct keyring *keyring);

/*
 * keyring_make - write a new key into the folder, mode 0400, and synced. From
 * the next keyring_open on it signs. Its path in `arena`.
 */
MUST_USE enum status keyring_make(struct arena *arena,
    const struct settings *settings, enum key_kind kind, const char **path_r);

/*
 * keyring_prune - delete the files of keys of this kind before the last.
 */
void keyring_prune(
    struct arena *arena, const struct settings *settings, enum key_kind kind);

#endif
