/*
 * award.h - awards that their educators share. An award that isn't shared and
 * one that never was are the same here: ABSENT.
 *
 * All rows are in `arena`.
 */
#ifndef SCHEMA_VISITOR_AWARD_H
#define SCHEMA_VISITOR_AWARD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "schema/common/brief.h"
#include "schema/db.h"

struct award {
	struct brief brief;
	const char *public_id;
	const char *person; /* "" when the name isn't shown */
	int64_t awarded_us;
	int64_t expires_us; /* 0: without end */
	int64_t revoked_us; /* 0: stands */
	const char *reason;
	bool is_signed;
	const char *key_name; /* NULL before it is signed */
};

/* An award's page: the award, and one row of the rubric with it. */
struct award_row {
	struct award award;
	const char *criteria;
	int64_t assessor_count;
	const char *title; /* NULL: no results are known */
	const char *level_name;
	bool meets;
	const char *text;
	bool has_letter; /* a certificate, see award_paper_find */
	bool has_a4;
};

struct award_proof {
	struct award award;
	const char *jwt;       /* NULL before it is signed */
	const char *algorithm; /* of the key, by our own records */
	const char *public_jwk;
	const char *json; /* with an embedded proof; NULL before it is signed */
	const char *json_key_name; /* its key, as a Multikey */
};

/*
 * award_show - the page of an award in one round trip: at least one row on
 * OK, each with the whole award. ABSENT | UNAVAILABLE.
 */
MUST_USE enum status award_show(struct db *db, struct arena *arena,
    const char *public_id, struct award_row **list_r, size_t *count_r);

/*
 * award_proof_find - an award with what was signed and the key that our
 * records name for it. OK | ABSENT | UNAVAILABLE.
 */
MUST_USE enum status award_proof_find(struct db *db, struct arena *arena,
    const char *public_id, struct award_proof *proof_r);

/*
 * award_image_find - the badge of a shared award as a PNG, drawn for that
 * year. ABSENT when it isn't drawn yet.
 */
MUST_USE enum status award_image_find(struct db *db, struct arena *arena,
    const char *public_id, int64_t year, struct span *png_r);

/*
 * award_paper_find - the certificate of a shared award on "letter" or "a4", a
 * PDF. ABSENT when its educator asked for none, shows no name, or the award was
 * taken back.
 */
MUST_USE enum status award_paper_find(struct db *db, struct arena *arena,
    const char *public_id, const char *paper, struct span *pdf_r);

/*
 * achievement_image_find - the badge of a micro-credential as a PNG. ABSENT
 * when nobody has earned it yet.
 */
MUST_USE enum status achievement_image_find(
    struct db *db, struct arena *arena, const char *code, struct span *png_r);

/*
 * award_total - awards that stand, shared or not. Reads an index from end to
 * end: ask it seldom. OK | UNAVAILABLE.
 */
MUST_USE enum status award_total(
    struct db *db, struct arena *arena, int64_t *total_r);

#endif
