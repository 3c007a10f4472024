/*
 * rdf.h - what a credential says, as RDF: statements of subject, predicate,
 * object and, inside a nested proof, the name of a graph.
 *
 * No JSON-LD processor: a table of terms (terms.tsv) stands for the contexts
 * that we know, and a document that uses any other context, term, type or
 * form of value is refused. Nothing is ever fetched. Verifiers run the same
 * way ("safe mode"), so what is refused here would be refused there.
 */
#ifndef MODULES_PROOF_RDF_H
#define MODULES_PROOF_RDF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/status.h"

struct json_object;

enum {
	RDF_DEPTH_MOST = 24,    /* objects within objects */
	RDF_QUADS_MOST = 20000, /* statements of one document */
	RDF_BLANKS_MOST = 2000  /* things without a name */
};

/* As it is written in N-Quads ("<https://...>", "\"text\""), or a node without
 * a name, by its number. */
struct rdf_term {
	const char *text; /* NULL: a blank node, or no graph */
	int32_t blank;    /* -1: `text` says it */
};

enum rdf_place {
	RDF_SUBJECT,
	RDF_PREDICATE,
	RDF_OBJECT,
	RDF_GRAPH,
	RDF__PLACES
};

struct rdf_quad {
	struct rdf_term terms[RDF__PLACES];
};

struct rdf {
	struct rdf_quad *quads;
	size_t count;
	size_t blanks; /* numbered from 0 */
};

/*
 * rdf_read - the statements of `document`, in `arena`; those of its member
 * `proof` are left out. Some may stand there twice.
 *   INVALID   a context, term, type or value that isn't known: fault_last
 *             names it
 *   TOO_MUCH  over a limit
 */
MUST_USE enum status rdf_read(
    struct arena *arena, struct json_object *document, struct rdf *rdf_r);

/*
 * rdf_is_given - false for the graph of a quad that stands in none.
 */
bool rdf_is_given(const struct rdf_term *term);

#endif
