/*
 * award.h - awards of the micro-credentials whose issuer of record a person
 * is, and taking one back.
 */
#ifndef SCHEMA_ISSUER_AWARD_H
#define SCHEMA_ISSUER_AWARD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/status.h"
#include "schema/common/brief.h"

struct db;

struct issued_row {
	const char *public_id;
	const char *person; /* the earner's name on that day */
	const char *title;
	struct badge badge;
	int64_t awarded_us;
	int64_t expires_us; /* 0: never */
	int64_t revoked_us; /* 0: not revoked */
	bool shared;
	bool is_signed;
};

struct issued {
	int64_t id;
	const char *public_id;
	const char *person;
	int64_t awarded_us;
	int64_t expires_us;
	int64_t revoked_us;
	struct brief brief;
};

/*
 * issued_list - newest first, those in whose earner's name or title `search`
 * stands ("" finds all), from behind the public id `after` (or NULL).
 */
MUST_USE enum status issued_list(struct db *db, struct arena *arena,
    int64_t person, const char *search, const char *after, int64_t limit,
    struct issued_row **rows_r, size_t *count_r);

/*
 * issued_find - one of them. OK | ABSENT | UNAVAILABLE.
 */
MUST_USE enum status issued_find(struct db *db, struct arena *arena,
    const char *id, int64_t person, struct issued *issued_r);

/*
 * issued_revoke - take an award back, with its audit entry; its credit is
 * posted back by the database. `public_reason` is shown with the award.
 * CONFLICT when it is revoked already.
 */
MUST_USE enum status issued_revoke(struct db *db, const struct issued *issued,
    int64_t person, const char *reason, const char *public_reason,
    int64_t now_us, const char *request_id);

#endif
