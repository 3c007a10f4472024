/*
 * bits.h - the bits of a status list, taken out of how it is written. Signs
 * nothing and knows no keys.
 */
#ifndef MODULES_PROOF_BITS_H
#define MODULES_PROOF_BITS_H

#include <stddef.h>

#include "base/arena.h"
#include "base/status.h"

/*
 * bits_unpack - the bytes of "u" and base64url of gzip, in `arena`; TOO_MUCH
 * over `most` bytes, INVALID for anything that isn't a packed list.
 */
MUST_USE enum status bits_unpack(struct arena *arena, const char *text,
    size_t most, unsigned char **bits_r, size_t *len_r);

#endif
