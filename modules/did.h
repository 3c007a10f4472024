/*
 * did.h - the document that says which keys speak for the district: what
 * did:web resolves to (OPENBADGES A2).
 */
#ifndef MODULES_DID_H
#define MODULES_DID_H

#include <stddef.h>

#include "base/arena.h"

struct json_object;

struct did_key {
	const char *name;      /* its fragment */
	const char *algorithm; /* "EdDSA": the name is a Multikey; "RS256" */
	const char *jwk;       /* the public half */
};

/*
 * did_document - the document of `did` with these keys, freed with `arena`.
 * Those that sign embedded proofs come as Multikey, others as JsonWebKey.
 */
struct json_object *did_document(struct arena *arena, const char *did,
    const struct did_key *keys, size_t count);

/*
 * did_multikey - one key as a document of its own.
 */
struct json_object *did_multikey(
    struct arena *arena, const char *did, const struct did_key *key);

#endif
