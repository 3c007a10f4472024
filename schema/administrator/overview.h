/*
 * overview.h - how it is going, in numbers.
 */
#ifndef SCHEMA_ADMINISTRATOR_OVERVIEW_H
#define SCHEMA_ADMINISTRATOR_OVERVIEW_H

#include <stdint.h>

#include "base/arena.h"
#include "base/status.h"

struct db;

/* Counts of work end at 10,001. */
struct overview {
	int64_t persons;
	int64_t drafts;
	int64_t reviewing; /* handed in, not all recommendations are there */
	int64_t waiting;   /* for a decision */
	int64_t late;      /* of both, past the day that was promised */
	int64_t awards;
	int64_t unsigned_awards; /* among the newest 200 */
	int64_t unsigned_since_us;
	int64_t synced_us;    /* everybody brought in from the directory */
	int64_t signed_in_us; /* the last sign-on of anybody */
	int64_t database_us;  /* the database's clock */
	int64_t mail_waiting;
	int64_t mail_since_us; /* the oldest that waits */
	int64_t mail_failed;   /* in the last 30 days */
	int64_t mail_undeliverable;
	int64_t mail_sent_us; /* the last one */
};

/*
 * overview_find - one round trip.
 */
MUST_USE enum status overview_find(struct db *db, struct arena *arena,
    int64_t now_us, struct overview *overview_r);

#endif
