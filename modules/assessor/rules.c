/*
 * rules.c - verdicts on a review; no database, no page.
 */
#include "config.h"

#include <string.h>

#include "base/check.h"
#include "modules/assessor/rules.h"

const char *
score_check(int64_t level)
{
	return level == 0 ? "Choose the level that fits the evidence." : NULL;
}

const char *
feedback_check(const char *text)
{
	if (text != NULL && word_count(text) > 0)
		return NULL;
	return "Write a few words of feedback: what is strong, and what would "
	       "move it on.";
}

const char *
recommendation_check(const char *word)
{
	if (word != NULL &&
	    (strcmp(word, "award") == 0 || strcmp(word, "not_yet") == 0))
		return NULL;
	return "Choose what you recommend: award, or not yet.";
}

enum written_verdict
written_check(const struct written *written)
{
	if (written->typed == NULL ||
	    strcmp(written->typed, written->stored) == 0)
		return WRITTEN_SAME;
	if (written->seen >= 0 && written->seen != written->version)
		return WRITTEN_CONFLICT;
	return WRITTEN_NEW;
}
