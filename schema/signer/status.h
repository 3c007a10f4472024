/*
 * status.h - the status lists: which award has which bit, and what was signed
 * of it. Written by the signer alone.
 */
#ifndef SCHEMA_SIGNER_STATUS_H
#define SCHEMA_SIGNER_STATUS_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/status.h"

struct db;

enum {
	STATUS_LIST_BITS = 131072, /* the least that verifiers take */
	/* From here on a random place is too often taken. */
	STATUS_LIST_ENTRIES = 100000
};

/* A list whose body is behind the records. */
struct stale_list {
	int64_t id;
	int64_t revoked; /* bits that it must set */
};

/*
 * status_list_open - the list that new awards go to; made when all are full.
 */
MUST_USE enum status status_list_open(
    struct db *db, struct arena *arena, int64_t *list_r);

/*
 * status_list_stale - the lists that must be signed anew.
 */
MUST_USE enum status status_list_stale(struct db *db, struct arena *arena,
    struct stale_list **lists_r, size_t *count_r);

/*
 * status_list_bits - the list as bits, the first being the highest of the
 * first byte; set for what was revoked. How many are set in *revoked_r.
 */
MUST_USE enum status status_list_bits(struct db *db, struct arena *arena,
    int64_t list, unsigned char bits_r[STATUS_LIST_BITS / 8],
    int64_t *revoked_r);

/*
 * status_list_set - keep the body that was signed.
 */
MUST_USE enum status status_list_set(struct db *db, int64_t list,
    int64_t revoked, const char *body, int64_t now_us);

#endif
