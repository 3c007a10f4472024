/*
 * sync_rules.c - what a sync is trusted with.
 */
#include "config.h"

#include "modules/operator/sync_rules.h"

enum { LEAVE_LEAST = 20 };

bool
leaving_is_plausible(size_t active, size_t leaving, int64_t percent)
{
	size_t most = active * (size_t)percent / 100;

	if (percent >= 100 || leaving == 0)
		return true;
	if (most < LEAVE_LEAST)
		most = LEAVE_LEAST;
	return leaving <= most && leaving <= active / 2;
}
