/*
 * sync_rules_test.c - how many may leave at once.
 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "modules/operator/sync_rules.h"

static void
a_district_does_not_leave(void **state)
{
	static const struct {
		size_t active;
		size_t leaving;
		int64_t percent;
		bool plausible;
	} table[] = {
	    {0, 0, 5, true},
	    {63, 3, 5, true},
	    {63, 20, 5, true},
	    {63, 21, 5, false},
	    {30, 16, 5, false},
	    {30, 15, 5, true},
	    {1000, 50, 5, true},
	    {1000, 51, 5, false},
	    {1000, 51, 6, true},
	    {1000, 1000, 99, false},
	    {1000, 1000, 100, true},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++)
		assert_int_equal(leaving_is_plausible(table[i].active,
				     table[i].leaving, table[i].percent),
		    table[i].plausible);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_district_does_not_leave),
	};

	return cmocka_run_group_tests_name("sync_rules", tests, NULL, NULL);
}
