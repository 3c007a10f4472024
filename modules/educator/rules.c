/*
 * rules.c - verdicts on drafts; no database, no page.
 */
#include "config.h"

#include "base/clock.h"
#include "modules/educator/rules.h"

static const char *
plural(int64_t n)
{
	return n == 1 ? "" : "s";
}

const char *
text_check(struct arena *arena, int64_t words, int64_t least, int64_t most,
    bool required)
{
	if (words == 0 && (required || least > 0))
		return "This is still empty. Write your answer here.";
	if (words < least)
		return arena_printf(arena,
		    "%lld word%s short. Add what is still missing.",
		    (long long)(least - words), plural(least - words));
	if (most > 0 && words > most)
		return arena_printf(arena,
		    "%lld word%s too many. Shorten it to %lld.",
		    (long long)(words - most), plural(words - most),
		    (long long)most);
	return NULL;
}

const char *
artifacts_check(struct arena *arena, int64_t count, int64_t least, int64_t most)
{
	if (count < least)
		return arena_printf(arena,
		    "Add %lld more: at least %lld %s needed.",
		    (long long)(least - count), (long long)least,
		    least == 1 ? "is" : "are");
	if (count > most)
		return arena_printf(arena,
		    "Remove %lld: at most %lld %s looked at.",
		    (long long)(count - most), (long long)most,
		    most == 1 ? "is" : "are");
	return NULL;
}

int64_t
school_year(struct arena *arena, int64_t us, const char **name_r)
{
	int64_t start = clock_school_year(us);
	int year = clock_year(start);

	*name_r = arena_printf(arena, "%d-%02d", year, (year + 1) % 100);
	return start;
}
