/*
 * draft.h - what an educator writes and adds until it is handed in.
 *
 * One save is one transaction with its audit entry. Nothing typed is ever
 * overwritten: a section's text is a new version, and two windows that save
 * the same version are told apart by its key.
 */
#ifndef SCHEMA_EDUCATOR_DRAFT_H
#define SCHEMA_EDUCATOR_DRAFT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/status.h"

struct db;

/* A text to be saved: of a section, or the reflection of an artifact. */
struct draft_text {
	int64_t of;      /* section or artifact */
	int64_t version; /* the new one: the stored one and 1 */
	const char *text;
};

/* An artifact to be added. */
struct draft_artifact {
	bool link;
	const char *title;
	const char *url;             /* links */
	const unsigned char *sha256; /* files: 32 bytes, in the store already */
	int64_t size_bytes;
	const char *media_type;
};

/* What is done at once when a draft is saved. */
struct draft_save {
	int64_t submission;
	int64_t attempt;
	int64_t person;
	int64_t now_us;
	const char *request_id;
	const struct draft_text *responses;
	size_t response_count;
	const struct draft_text *reflections;
	size_t reflection_count;
	bool consent;
	bool own_work;
	int64_t remove;                   /* an artifact, 0: none */
	const struct draft_artifact *add; /* NULL: none */
	bool submit;                      /* hand it in */
	int64_t due_us;                   /* with submit */
};

/*
 * draft_save - all of it or nothing.
 *
 *   OK        saved; with `submit` handed in
 *   CONFLICT  another window saved a section meanwhile, or it is no draft any
 *             more: read anew and show both
 *   DENIED    a rule of the database refused it (db_refusal)
 *   TOO_MUCH  `add` would be more artifacts than the edition takes
 *   UNCERTAIN | UNAVAILABLE
 *   Safe to repeat: what is stored already is left out by the caller, the
 *   same artifact is added once.
 */
MUST_USE enum status draft_save(
    struct db *db, struct arena *arena, const struct draft_save *save);

#endif
