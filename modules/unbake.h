/*
 * unbake.h - credentials out of pictures that anyone may have made.
 *
 * Nothing is decoded but the one text: a PNG's chunks are walked, an SVG's
 * tags are scanned. A picture with several credentials of one version is
 * refused, as readers would differ on which one counts. Where both versions
 * stand in one picture, Open Badges 3.0 counts.
 */
#ifndef MODULES_UNBAKE_H
#define MODULES_UNBAKE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/span.h"
#include "base/status.h"

struct unbaked {
	struct span text; /* JSON, a compact JWS, or of 2.0 an address */
	bool old;         /* Open Badges 2.0 or before */
	bool also_old;    /* 3.0, and there is a 2.0 badge beside it */
};

/*
 * unbake_png - the text of the chunk iTXt "openbadgecredential" or
 * "clrcredential", else iTXt or tEXt "openbadges"; in `arena`.
 *   ABSENT    a PNG without one
 *   INVALID   no PNG, cut off, a checksum that is wrong, several, or packed
 *   TOO_MUCH  the arena has no room for it
 */
MUST_USE enum status unbake_png(
    struct arena *arena, struct span png, struct unbaked *unbaked_r);

/*
 * unbake_svg - what the element openbadges:credential holds, else
 * openbadges:assertion: CDATA or text, or the attribute `verify` where the
 * element is empty or that attribute is a JWS. As unbake_png.
 */
MUST_USE enum status unbake_svg(
    struct arena *arena, struct span svg, struct unbaked *unbaked_r);

/*
 * unbake_is_png, unbake_is_svg - by what it begins with.
 */
bool unbake_is_png(struct span bytes);
bool unbake_is_svg(struct span bytes);

#endif
