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
	const char *levels;     /* the same, low to high: position, code, name
				 * and whether it meets */
	const char *results;    /* the same: code, title and `reached`, the
				 * position of a level */
	bool has_jwt;
	bool has_json;
	int64_t status_list; /* 0: none yet */
	int64_t status_position;
};

/* What was signed: the forms that are not NULL are kept. */
struct signing {
	int64_t award;
	bool has_entry; /* in a status list: kept with it when it has none */
	int64_t status_list;
	int64_t status_position;
	const char *jwt;
	int64_t jwt_key;
	const char *json;
	int64_t json_key;
	int64_t now_us;
};

/* A key that signed or signs, by its public half. */
struct signer_key {
	int64_t id;
	const char *name;
	const char *algorithm; /* "EdDSA" or "RS256" */
	const char *jwk;
	int64_t used_from_us;
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
 * credential_add - keep what was signed, with its audit entry. CONFLICT when
 * somebody signed it meanwhile, or its place in the status list is taken: read
 * the award again.
 */
MUST_USE enum status credential_add(
    struct db *db, const struct signing *signing);

/*
 * signer_keys - all keys that were ever published, oldest first.
 */
MUST_USE enum status signer_keys(struct db *db, struct arena *arena,
    struct signer_key **keys_r, size_t *count_r);

/*
 * key_publish - the number of the key `name`; adds its public half when it is
 * new. INVALID when another key is published under that name.
 */
MUST_USE enum status key_publish(struct db *db, struct arena *arena,
    const char *name, const char *algorithm, const char *jwk, int64_t now_us,
    int64_t *key_r);

#endif
