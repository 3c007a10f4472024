/*
 * issuer.h - the addresses by which the district stands in credentials: one
 * place, so that what is signed and what is served can't differ.
 *
 * `public_url` is the setting: without a slash at its end. All results are in
 * `arena`.
 */
#ifndef BASE_ISSUER_H
#define BASE_ISSUER_H

#include <stdint.h>

#include "base/arena.h"

/*
 * issuer_did - "did:web:HOST", a port as %3A8443, a path with ':' between
 * its parts.
 */
const char *issuer_did(struct arena *arena, const char *public_url);

/*
 * issuer_key_address - the public half of a signing key, and its `kid`.
 */
const char *issuer_key_address(
    struct arena *arena, const char *public_url, const char *name);

/*
 * issuer_award_address - an award's page, and the credential's `id`.
 */
const char *issuer_award_address(
    struct arena *arena, const char *public_url, const char *public_id);

/*
 * issuer_achievement_address - what was achieved.
 */
const char *issuer_achievement_address(
    struct arena *arena, const char *public_url, const char *code);

/*
 * issuer_revocations_address - the list of revoked credentials.
 */
const char *issuer_revocations_address(
    struct arena *arena, const char *public_url);

/*
 * issuer_status_address - the status list of that number.
 */
const char *issuer_status_address(
    struct arena *arena, const char *public_url, int64_t list);

#endif
