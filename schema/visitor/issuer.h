/*
 * issuer.h - the district's public keys and what it took back.
 *
 * All rows are in `arena`. Every function: OK | UNAVAILABLE (no database).
 */
#ifndef SCHEMA_VISITOR_ISSUER_H
#define SCHEMA_VISITOR_ISSUER_H

#include <stddef.h>
#include <stdint.h>

#include "schema/db.h"

struct public_key {
	const char *name;
	const char *algorithm;
	const char *public_jwk; /* one JSON Web Key */
	int64_t used_from_us;
};

struct revoked {
	const char *public_id;
	const char *reason; /* NULL or "" where the award isn't shared */
	int64_t revoked_us;
};

/*
 * key_list - all keys, oldest first.
 */
MUST_USE enum status key_list(struct db *db, struct arena *arena,
    struct public_key **list_r, size_t *count_r);

/*
 * key_find - the key of that name. ABSENT when there is none.
 */
MUST_USE enum status key_find(struct db *db, struct arena *arena,
    const char *name, struct public_key *key_r);

/*
 * status_list_find - the signed status list of that number, as text. ABSENT
 * when there is none, or it isn't signed yet.
 */
MUST_USE enum status status_list_find(
    struct db *db, struct arena *arena, int64_t number, const char **body_r);

/*
 * revoked_list - the awards that were revoked, at most 10,000.
 */
MUST_USE enum status revoked_list(struct db *db, struct arena *arena,
    struct revoked **list_r, size_t *count_r);

/*
 * expired_list - the awards that ran out before `now_us`, not revoked, at most
 * 10,000, as `revoked` with the moment and without a reason.
 */
MUST_USE enum status expired_list(struct db *db, struct arena *arena,
    int64_t now_us, struct revoked **list_r, size_t *count_r);

#endif
