/*
 * sync_rules.h - when somebody who isn't found has left, and how many may. Pure.
 */
#ifndef MODULES_OPERATOR_SYNC_RULES_H
#define MODULES_OPERATOR_SYNC_RULES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Who isn't found by so many runs in a row, or for so long, has left: one answer
 * that doesn't show somebody may be a slip of the directory. */
enum { MISSING_RUNS = 3, MISSING_DAYS = 7 };

/*
 * leaving_is_plausible - may so many of the active go at once? An answer that
 * lost its half looks like a district that left. At most `percent`, or 20 in
 * a small district, and never more than half; a percent of 100 asks nothing.
 */
bool leaving_is_plausible(size_t active, size_t leaving, int64_t percent);

#endif
