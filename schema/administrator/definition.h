/*
 * definition.h - definitions as an administrator sees them, and files between
 * their upload and their publication.
 */
#ifndef SCHEMA_ADMINISTRATOR_DEFINITION_H
#define SCHEMA_ADMINISTRATOR_DEFINITION_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/span.h"
#include "base/status.h"
#include "schema/definition/import.h"

struct db;

struct definition_row {
	const char *code;
	const char *title;
	const char *programme;
	const char *state; /* of its newest edition */
	int64_t number;    /* the same */
	int64_t since_us;  /* the same: published */
	int64_t used;      /* submissions, of all editions */
	int64_t assessors; /* who may act now */
	int64_t issuers;
};

struct definition_edition {
	int64_t number;
	const char *state;
	const char *title;
	int64_t since_us;
	int64_t used;
	const char *body; /* canonical JSON; "": from before texts were kept */
};

struct definition_draft {
	int64_t id;
	const char *name;
	struct span body;
	int64_t created_us;
	int64_t published_us; /* 0: it waits */
};

struct definition_waiting {
	const char *public_id;
	const char *name;
	int64_t created_us;
};

/* A file that is published. */
struct definition_publish {
	const struct definition_draft *draft;
	const struct import_file *file;
	struct import_actor actor;
	int64_t now_us;
	/* out: one for each micro-credential, and who isn't known */
	struct import_outcome *outcomes;
	struct import_stranger stranger;
};

/*
 * definition_list - at most `limit` micro-credentials by code, behind `after`.
 */
MUST_USE enum status definition_list(struct db *db, struct arena *arena,
    const char *after, int64_t limit, struct definition_row **rows_r,
    size_t *count_r);

/*
 * definition_editions - newest first; none where the code is unknown.
 */
MUST_USE enum status definition_editions(struct db *db, struct arena *arena,
    const char *code, struct definition_edition **rows_r, size_t *count_r);

/*
 * draft_add - keep a file of this person until it is published; *id_r is its
 * public id. What that person left for more than a day goes.
 */
MUST_USE enum status draft_add(struct db *db, struct arena *arena,
    int64_t person, const char *name, struct span body, int64_t now_us,
    const char **id_r);

/*
 * draft_find - a file of this person. OK | ABSENT | UNAVAILABLE.
 */
MUST_USE enum status draft_find(struct db *db, struct arena *arena,
    const char *id, int64_t person, struct definition_draft *draft_r);

/*
 * draft_list - the files of this person that wait, at most five.
 */
MUST_USE enum status draft_list(struct db *db, struct arena *arena,
    int64_t person, struct definition_waiting **rows_r, size_t *count_r);

/*
 * draft_drop - forget a file that waits. Safe to repeat.
 */
MUST_USE enum status draft_drop(struct db *db, const char *id, int64_t person);

/*
 * draft_publish - all of the file or nothing, with its audit entries.
 *   OK | CONFLICT (it is published already) |
 *   ABSENT, CONFLICT with a stranger (import_put) | UNCERTAIN | UNAVAILABLE
 */
MUST_USE enum status draft_publish(
    struct db *db, struct arena *arena, struct definition_publish *publish);

#endif
