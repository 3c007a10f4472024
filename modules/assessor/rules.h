/*
 * rules.h - pure verdicts on a review: what is still missing, in words, and
 * what another window changed meanwhile.
 */
#ifndef MODULES_ASSESSOR_RULES_H
#define MODULES_ASSESSOR_RULES_H

#include <stdbool.h>
#include <stdint.h>

/*
 * score_check - a row of the rubric: NULL when a level is chosen (its number,
 * 0: none), else a sentence that says what to do.
 */
const char *score_check(int64_t level);

/*
 * feedback_check - feedback on a section: NULL when it has words.
 */
const char *feedback_check(const char *text);

/*
 * recommendation_check - NULL when one is chosen: "award" or "not_yet".
 */
const char *recommendation_check(const char *word);

/* A text that is typed, against what is stored. */
struct written {
	const char *typed; /* NULL: it wasn't sent */
	int64_t seen;      /* the version that its form showed; -1: untold */
	const char *stored;
	int64_t version; /* of what is stored; 0: nothing */
};

enum written_verdict {
	WRITTEN_SAME,    /* nothing to save */
	WRITTEN_NEW,     /* the next version */
	WRITTEN_CONFLICT /* another window saved something else meanwhile */
};

/*
 * written_check - may what is typed become the next version? A form that says
 * no version is taken for one that saw the newest.
 */
enum written_verdict written_check(const struct written *written);

#endif
