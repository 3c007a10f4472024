/*
 * award.h - what the signer reads of an award, and the credential and key
 * that it alone may write.
 */
#ifndef SCHEMA_SIGNER_AWARD_H
#define SCHEMA_SIGNER_AWARD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/status.h"

struct db;

/* An award that the records call decided. */
struct signer_award {
	int64_t id;
	const char *public_id;
	int64_t awarded_us;
	int64_t expires_us; /* 0: never */
	const char *salt;
	const char *recipient_mail; /* or NULL */
	const char *code;           /* of the micro-credential */
	const char *title;
	const char *summary;
	const char *criteria; /* Markdown */
	const char *level_name;
	const char *credit_amount; /* or NULL */
	int64_t edition_number;
	const char *programme;
	const char *competency; /* "": none */
	const char *competency_code;
	const char *framework;
	const char *alignments; /* JSON array of objects, or NULL */
	bool is_signed;
};

/*
 * award_unsigned - numbers of awards that still want a credential, oldest
 * first.
 */
MUST_USE enum status award_unsigned(struct db *db, struct arena *arena,
    int64_t limit, int64_t **awards_r, size_t *count_r);

/*
 * award_read - one award. ABSENT when there is none whose decision is to
 * award.
 */
MUST_USE enum status award_read(struct db *db, struct arena *arena,
    int64_t award, struct signer_award *award_r);

/*
 * credential_add - keep what was signed, with its audit entry. Safe to
 * repeat: a credential that is there already is OK.
 */
MUST_USE enum status credential_add(struct db *db, int64_t award, int64_t key,
    const char *body, int64_t now_us);

/*
 * key_publish - the number of the key `name`; adds its public half when it is
 * new. INVALID when another key is published under that name.
 */
MUST_USE enum status key_publish(struct db *db, struct arena *arena,
    const char *name, const char *algorithm, const char *jwk, int64_t now_us,
    int64_t *key_r);

#endif
