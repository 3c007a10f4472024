/*
 * image.h - which badges want to be drawn, and what was drawn.
 */
#ifndef SCHEMA_SIGNER_IMAGE_H
#define SCHEMA_SIGNER_IMAGE_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/span.h"
#include "base/status.h"

struct db;

/* An edition that was awarded, and what its badge says. */
struct image_wanted {
	int64_t edition;
	int64_t awarded_us; /* the last time */
	const char *title;
	const char *level_name;
	const char *programme;
	const char *shape;
	const char *colour;
	const char *symbol;
	int64_t level;
};

struct image_drawn {
	int64_t edition;
	int64_t year;
};

/*
 * image_wanted - editions that were awarded, by their numbers.
 */
MUST_USE enum status image_wanted(struct db *db, struct arena *arena,
    struct image_wanted **list_r, size_t *count_r);

/*
 * image_list - what was drawn, by edition.
 */
MUST_USE enum status image_list(struct db *db, struct arena *arena,
    struct image_drawn **list_r, size_t *count_r);

/*
 * image_add - keep a drawing. CONFLICT when there is one.
 */
MUST_USE enum status image_add(struct db *db, int64_t edition, int64_t year,
    struct span png, int64_t now_us);

#endif
