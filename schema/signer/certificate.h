/*
 * certificate.h - certificates that educators asked for, and what they say.
 */
#ifndef SCHEMA_SIGNER_CERTIFICATE_H
#define SCHEMA_SIGNER_CERTIFICATE_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/span.h"
#include "base/status.h"

struct db;

struct certificate_wanted {
	int64_t award;
	const char *paper; /* "letter" or "a4" */
	const char *public_id;
	const char *person;
	int64_t awarded_us;
	int64_t expires_us; /* 0: without end */
	const char *code;
	const char *title;
	const char *level_name;
	const char *credit_amount; /* NULL: none */
	const char *credit_unit;
	const char *programme;
	const char *competency; /* "": none */
	const char *shape;
	const char *colour;
	const char *symbol;
	int64_t level;
};

/*
 * certificate_wanted - at most `limit` that aren't drawn, in `arena`.
 */
MUST_USE enum status certificate_wanted(struct db *db, struct arena *arena,
    int64_t limit, struct certificate_wanted **list_r, size_t *count_r);

/*
 * certificate_set - keep the PDF. CONFLICT when there is one already.
 */
MUST_USE enum status certificate_set(struct db *db, int64_t award,
    const char *paper, struct span pdf, int64_t now_us);

#endif
