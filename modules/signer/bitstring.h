/*
 * bitstring.h - a status list as a credential of its own: the bits, packed, and
 * a proof over them (W3C Bitstring Status List).
 */
#ifndef MODULES_SIGNER_BITSTRING_H
#define MODULES_SIGNER_BITSTRING_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/settings.h"
#include "base/status.h"

struct seed;

/*
 * bitstring_pack - 'u' and base64url of the gzipped bytes, in `arena`.
 */
const char *bitstring_pack(
    struct arena *arena, const unsigned char *bits, size_t len);

/*
 * bitstring_sign - the BitstringStatusListCredential with number `list`, as
 * text in `arena`.
 */
MUST_USE enum status bitstring_sign(struct arena *arena,
    const struct settings *settings, const struct seed *seed, int64_t list,
    const unsigned char *bits, size_t len, int64_t now_us, const char **body_r);

#endif
