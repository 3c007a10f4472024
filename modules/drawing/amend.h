/*
 * amend.h - what cairo 1.16 can't say in a PDF: the texts that stand for
 * pictures, the language, and that a window shows the title.
 */
#ifndef MODULES_DRAWING_AMEND_H
#define MODULES_DRAWING_AMEND_H

#include <stddef.h>

#include "base/arena.h"
#include "base/span.h"
#include "base/status.h"

/*
 * pdf_amend - `pdf`, as cairo writes it, with an incremental update after it
 * (ISO 32000-1, 7.5.6): the catalog gets its language and the wish to show the
 * title, and the figures of the structure get `texts`, in their order. ASCII
 * alone. INVALID when the file isn't as cairo writes them.
 */
MUST_USE enum status pdf_amend(struct arena *arena, struct span pdf,
    const char *const *texts, size_t count, struct span *amended_r);

#endif
