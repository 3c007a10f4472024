/*
 * bake.h - credentials in pictures (OPENBADGES A8): written into a PNG.
 */
#ifndef MODULES_BAKE_H
#define MODULES_BAKE_H

#include "base/arena.h"
#include "base/span.h"
#include "base/status.h"

/* The keyword under which a credential of Open Badges 3.0 stands. */
#define BAKE_CREDENTIAL "openbadgecredential"

/*
 * bake_ascii - JSON in ASCII alone: what isn't, and the braces inside of
 * texts, as \uXXXX. The value is the same. Some readers find the end of it by
 * counting braces. `json` must be well-formed.
 */
struct span bake_ascii(struct arena *arena, struct span json);

/*
 * bake_png - `png` with an uncompressed iTXt chunk after its header. INVALID
 * when it doesn't begin as a PNG does.
 */
MUST_USE enum status bake_png(struct arena *arena, struct span png,
    const char *keyword, struct span text, struct span *baked_r);

#endif
