/*
 * rules.h - pure verdicts on what assessors recommend.
 */
#ifndef MODULES_ISSUER_RULES_H
#define MODULES_ISSUER_RULES_H

#include <stddef.h>
#include <stdint.h>

struct decision_review;

/* How often another assessor may be asked for. */
enum { THIRDS_MOST = 3 };

/*
 * agreement_of - "partial" while reviews are unfinished, else "agreed" or
 * "split".
 */
const char *agreement_of(
    const struct decision_review *reviews, size_t count, int64_t unfinished);

#endif
