/*
 * requirement.h - what somebody must have earned before: one small language.
 *
 * A requirement is a JSON value of one of these four forms, and stands as
 * `requires` in a definition:
 *
 *   {"earned": "code"}                      this micro-credential
 *   {"all": [REQUIREMENT, ...]}             each of them
 *   {"any": 2, "of": [REQUIREMENT, ...]}    so many of them
 *   {"credits": "1.5", "unit": "APC credits", "from": ["code", ...]}
 *                                           so much credit from these
 *
 * Earned is what was awarded and not revoked since; that an award has expired
 * takes nothing from it. All of this is pure: the facts come from the caller,
 * and the answers are a verdict and words.
 */
#ifndef MODULES_REQUIREMENT_H
#define MODULES_REQUIREMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/span.h"
#include "base/status.h"

struct json_object;

enum { REQUIREMENT_DEPTH_MAX = 6, REQUIREMENT_PARTS_MAX = 100 };

enum requirement_kind {
	REQUIREMENT_NONE, /* nothing is asked for */
	REQUIREMENT_EARNED,
	REQUIREMENT_ALL,
	REQUIREMENT_ANY,
	REQUIREMENT_CREDITS
};

struct requirement {
	enum requirement_kind kind;
	const char *code;          /* EARNED */
	int64_t least;             /* ANY: how many; CREDITS: hundredths */
	const char *unit;          /* CREDITS */
	struct requirement *parts; /* ALL, ANY */
	size_t part_count;
	const char **from; /* CREDITS: codes */
	size_t from_count;
};

/* What is known of one micro-credential and one person. */
struct requirement_fact {
	const char *code;
	const char *title;
	const char *unit; /* of its credit; NULL: none */
	int64_t credit;   /* hundredths that the person has from it */
	bool earned;
};

/* Told of each mistake: where inside the value ("", ".all[1]"), and why. */
typedef void requirement_flaw_fn(
    void *context, const char *where, const char *why);

/*
 * requirement_read - the requirement that `value` (NULL: JSON's null) says.
 * Texts are borrowed from it. INVALID: `flaw` was told why, more than once
 * where there is more than one mistake.
 */
MUST_USE enum status requirement_read(struct arena *arena,
    struct json_object *value, requirement_flaw_fn *flaw, void *context,
    struct requirement *requirement_r);

/*
 * requirement_parse - the same from text, as the records keep it; "" is no
 * requirement. Everything lies in `arena`. INVALID: it says none.
 */
MUST_USE enum status requirement_parse(
    struct arena *arena, struct span text, struct requirement *requirement_r);

/*
 * requirement_codes - every code that it names, each once, in the order in
 * which they stand.
 */
const char **requirement_codes(struct arena *arena,
    const struct requirement *requirement, size_t *count_r);

/*
 * requirement_met - a code without a fact isn't earned.
 */
bool requirement_met(const struct requirement *requirement,
    const struct requirement_fact *facts, size_t count);

/*
 * requirement_words - what it asks for, to stand behind "when you have
 * earned": "“A” and 2 of “B”, “C” and “D”". "" when nothing is asked for.
 */
const char *requirement_words(struct arena *arena,
    const struct requirement *requirement, const struct requirement_fact *facts,
    size_t count);

/*
 * requirement_missing - what of it is not there yet, to stand behind "still
 * missing:"; NULL when it is met.
 */
const char *requirement_missing(struct arena *arena,
    const struct requirement *requirement, const struct requirement_fact *facts,
    size_t count);

/*
 * requirement_amount - "1.5" as 150. -1 for what is no amount of at most two
 * places.
 */
int64_t requirement_amount(const char *text);

#endif
