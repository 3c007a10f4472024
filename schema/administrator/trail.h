/*
 * trail.h - reading the audit trail, newest first.
 */
#ifndef SCHEMA_ADMINISTRATOR_TRAIL_H
#define SCHEMA_ADMINISTRATOR_TRAIL_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/status.h"

struct db;

struct trail_row {
	int64_t id;
	int64_t at_us;
	const char *who;     /* NULL: the system, or somebody unknown */
	const char *account; /* of the database: "accolade_issuer@localhost" */
	const char *action;
	const char *number;  /* of the submission, or NULL */
	const char *title;   /* of the micro-credential, or NULL */
	const char *subject; /* in words, may be "" */
	const char *request_id;
};

/* What is shown. 0, "" and NULL: any. */
struct trail_filter {
	int64_t person;
	const char *action;
	int64_t submission;
	int64_t award;
	int64_t before; /* only entries with a smaller id; INT64_MAX: all */
};

/* What a person or a number was found to mean. */
struct trail_person {
	int64_t id;
	const char *username;
	const char *name;
};

struct trail_subject {
	struct trail_person *persons; /* exact matches first */
	size_t person_count;
	size_t exact_count;
	int64_t submission; /* 0: there is none of that number */
	int64_t award;      /* 0: none */
};

/*
 * trail_subject - who is meant by the start of a name or user name ("" for
 * nobody), at most `limit`, and the submission of a number ("" for none). One
 * round trip.
 */
MUST_USE enum status trail_subject(struct db *db, struct arena *arena,
    const char *typed, const char *number, int64_t limit,
    struct trail_subject *subject_r);

/*
 * trail_list - at most `limit` entries. One round trip.
 */
MUST_USE enum status trail_list(struct db *db, struct arena *arena,
    const struct trail_filter *filter, int64_t limit, struct trail_row **rows_r,
    size_t *count_r);

#endif
