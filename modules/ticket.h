/*
 * ticket.h - short-lived signed addresses: who may open a file, until when, in
 * one opaque word that stands in its address.
 *
 * XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha-03) by libsodium: nobody without
 * the key makes one, changes one, or reads whose it is. What it is for stands in
 * the address beside it and is sealed with it, so that it opens nothing else.
 */
#ifndef MODULES_TICKET_H
#define MODULES_TICKET_H

#include <stdint.h>

#include "base/arena.h"
#include "base/status.h"

enum { TICKET_KEY_BYTES = 32, TICKET_TEXT = 75, TICKET_SECRET_LEAST = 26 };

/*
 * ticket_key - the key of a secret of at least TICKET_SECRET_LEAST characters.
 */
void ticket_key(const char *secret, unsigned char key_r[TICKET_KEY_BYTES]);

/*
 * ticket_make - a ticket of `person` for `about` ("/assessor/evidence/ID"),
 * good until `until_us`: TICKET_TEXT characters of [A-Za-z0-9_-].
 */
const char *ticket_make(struct arena *arena,
    const unsigned char key[TICKET_KEY_BYTES], const char *about,
    int64_t person, int64_t until_us);

/*
 * ticket_read - whose it is.
 *   OK | ABSENT (made by another key, for something else, or no ticket) | GONE
 *   (its time is over)
 */
MUST_USE enum status ticket_read(const unsigned char key[TICKET_KEY_BYTES],
    const char *about, const char *text, int64_t now_us, int64_t *person_r);

#endif
