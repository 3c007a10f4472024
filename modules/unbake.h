/*
 * unbake.h - credentials out of pictures that anyone may have made.
 *
 * Nothing is decoded but the one text: a PNG's chunks are walked, an SVG's
 * tags are scanned. A picture with several credentials is refused, as readers
 * would differ on which one counts.
 */
#ifndef MODULES_UNBAKE_H
#define MODULES_UNBAKE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/span.h"
#include "base/status.h"

/*
 * unbake_png - the text of the iTXt chunk "openbadgecredential", in `arena`.
 *   ABSENT    a PNG without one; an Open Badges 2.0 badge is told apart
 *   INVALID   no PNG, cut off, a checksum that is wrong, several, or packed
 */
MUST_USE enum status unbake_png(
    struct arena *arena, struct span png, struct span *text_r);

/*
 * unbake_svg - what the element openbadges:credential holds, in `arena`: its
 * attribute `verify`, else its CDATA or text. As unbake_png.
 */
MUST_USE enum status unbake_svg(
    struct arena *arena, struct span svg, struct span *text_r);

/*
 * unbake_is_png, unbake_is_svg - by what it begins with.
 */
bool unbake_is_png(struct span bytes);
bool unbake_is_svg(struct span bytes);

#endif
