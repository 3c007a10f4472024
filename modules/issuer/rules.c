/*
 * rules.c - verdicts; no database, no page.
 */
#include "config.h"

#include <string.h>

#include "modules/issuer/rules.h"
#include "schema/issuer/decision.h"

const char *
agreement_of(
    const struct decision_review *reviews, size_t count, int64_t unfinished)
{
	if (unfinished > 0 || count == 0)
		return "partial";
	for (size_t i = 1; i < count; i++)
		if (strcmp(reviews[i].recommendation,
			reviews[0].recommendation) != 0)
			return "split";
	return "agreed";
}
