/*
 * staff.h - people as the directory gives them, and what each may assess or
 * decide: what an administrator reads about them. Nothing here is written.
 */
#ifndef SCHEMA_ADMINISTRATOR_STAFF_H
#define SCHEMA_ADMINISTRATOR_STAFF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/settings.h"
#include "base/status.h"

struct db;

/* Somebody in a list; texts are "" where the directory says nothing. */
struct staff_row {
	int64_t id;
	const char *public_id;
	const char *name;
	const char *username;
	const char *title;
	const char *school;
	const char *roles; /* words with a space between */
	bool active;
};

/* Where a page of the list begins: behind this name and id. */
struct staff_place {
	const char *name;
	int64_t id;
};

struct staff {
	struct staff_row row;
	const char *mail;
	const char *manager; /* a name */
	int64_t seen_us;     /* in the directory; 0: never */
	int64_t signed_in_us;
	int64_t sessions; /* open ones */
};

enum staff_work_kind { STAFF_DUTY = 1, STAFF_SUBMISSION, STAFF_AWARD };

/* Something that a person does or has done; what its kind hasn't is "" or 0. */
struct staff_work {
	int64_t kind;       /* enum staff_work_kind */
	const char *title;  /* of the micro-credential */
	const char *state;  /* duty: assessor | issuer; submission: attempt's */
	const char *number; /* submission's number; duty: code */
	const char *word;   /* the programme's own for "not yet" */
	int64_t at_us;
	int64_t expires_us;
	int64_t revoked_us;
};

/* What a person's name or user name begins with, as patterns. */
struct staff_start {
	const char *name;
	const char *word; /* a later word of the name */
	const char *username;
	const char *username_small;
};

/*
 * staff_start_of - patterns for what was typed; "" finds nobody.
 */
void staff_start_of(
    struct arena *arena, const char *typed, struct staff_start *start_r);

/*
 * staff_list - at most `limit` people by name, behind the person with the
 * public id `after` (NULL: from the start). `typed`: only those whose name, a
 * word of it, or user name begins so; "": all. An unknown `after` is ABSENT.
 * One round trip, two with `after`.
 */
MUST_USE enum status staff_list(struct db *db, struct arena *arena,
    const char *typed, const char *after, int64_t limit,
    struct staff_row **rows_r, size_t *count_r);

/*
 * staff_find - one person by public id. OK | ABSENT | UNAVAILABLE. One round
 * trip.
 */
MUST_USE enum status staff_find(struct db *db, struct arena *arena,
    const char *id, const struct settings *settings, struct staff *staff_r);

/*
 * staff_work_list - duties by title, then the newest submissions and awards,
 * at most `limit` of each. One round trip.
 */
MUST_USE enum status staff_work_list(struct db *db, struct arena *arena,
    int64_t person, int64_t limit, struct staff_work **rows_r, size_t *count_r);

#endif
