/*
 * picture.h - a drawing as a PNG. Knows librsvg, cairo and pango, and nothing
 * of badges but the circle of words that librsvg can't draw.
 */
#ifndef MODULES_DRAWING_PICTURE_H
#define MODULES_DRAWING_PICTURE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/span.h"
#include "base/status.h"

struct _cairo;

enum { PICTURE_SIZE = 512, PICTURE_BYTES_MOST = 2 * 1024 * 1024 };

/*
 * picture_make - `svg` drawn, with `words` along the upper part of a circle,
 * as a PNG in `arena`. INVALID when it can't be read.
 */
MUST_USE enum status picture_make(struct arena *arena, struct span svg,
    const char *words, bool tight, struct span *png_r);

/*
 * picture_draw - the same onto a page: a square of `size` at its origin.
 */
MUST_USE enum status picture_draw(struct _cairo *cairo, struct span svg,
    const char *words, bool tight, double size);

#endif
