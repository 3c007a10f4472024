/*
 * canon.h - RDF in its canonical form (RDFC-1.0 of the W3C): the same text
 * for the same statements, whatever order and names they came with.
 *
 * Nodes without a name are told apart by what is said of them. Where that
 * takes trying orders against each other, the tries are counted and end: such
 * a document is refused, as other verifiers refuse it too.
 */
#ifndef MODULES_PROOF_CANON_H
#define MODULES_PROOF_CANON_H

#include "base/arena.h"
#include "base/span.h"
#include "base/status.h"

struct rdf;

enum { CANON_TRIES_MOST = 4000 };

/*
 * canon_write - the canonical N-Quads, one a line, in `arena`. Sorts the
 * quads of `rdf` and leaves doubled ones out.
 *   TOO_MUCH  too many tries, or no room in the arena
 */
MUST_USE enum status canon_write(
    struct arena *arena, struct rdf *rdf, struct span *text_r);

#endif
