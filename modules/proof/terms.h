/*
 * terms.h - the terms of the contexts that we know, from terms.tsv: scope, term,
 * kind, IRI, coercion and container, sorted by scope, term and kind.
 */
#ifndef MODULES_PROOF_TERMS_H
#define MODULES_PROOF_TERMS_H

#include <stddef.h>

struct term_row {
	const char *scope; /* the type of the object; "*": any */
	const char *term;
	const char *kind;      /* "property" or "type" */
	const char *iri;       /* as in N-Quads: "<https://...>" */
	const char *coercion;  /* "", "@id", "@vocab", "@json" or a datatype */
	const char *container; /* "", "@set", "@list" or "@graph" */
};

extern const struct term_row term_rows[];
extern const size_t term_row_count;

#endif
