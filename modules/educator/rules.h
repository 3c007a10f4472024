/*
 * rules.h - pure verdicts on a draft: what is still missing, in words.
 */
#ifndef MODULES_EDUCATOR_RULES_H
#define MODULES_EDUCATOR_RULES_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

/*
 * text_check - is a text of `words` words within least..most (0: no bound)?
 * NULL when it is, else a sentence that says what to do ("38 words short.
 * ..."), in `arena`. An empty text is too short even without a bound when
 * `required`.
 */
const char *text_check(struct arena *arena, int64_t words, int64_t least,
    int64_t most, bool required);

/*
 * artifacts_check - is the number of artifacts within least..most? As
 * text_check.
 */
const char *artifacts_check(
    struct arena *arena, int64_t count, int64_t least, int64_t most);

/*
 * school_year - the school year in which `us` lies, July to June: its first
 * moment, and its name "2025-26".
 */
int64_t school_year(struct arena *arena, int64_t us, const char **name_r);

#endif
