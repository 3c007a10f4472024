/*
 * script_test.c - a file of SQL, cut into its statements.
 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "modules/operator/script.h"

static void
statements_are(const char *text, const char *const *expected)
{
	struct span rest = {text, strlen(text)};
	struct span statement;

	for (; *expected != NULL; expected++) {
		assert_true(script_next(&rest, &statement));
		assert_int_equal(statement.len, strlen(*expected));
		assert_memory_equal(statement.at, *expected, statement.len);
	}
	assert_false(script_next(&rest, &statement));
}

static void
lines_are_joined(void **state)
{
	static const char *const expected[] = {
	    "CREATE TABLE a (\n    b INT\n) ENGINE=InnoDB\n  COMMENT='b'",
	    "GRANT SELECT ON a TO c", "DROP TABLE a", NULL};

	(void)state;
	statements_are("-- Some words;\n\n"
		       "CREATE TABLE a (\n    b INT\n) ENGINE=InnoDB\n"
		       "  COMMENT='b';\n\n-- more;\n"
		       "GRANT SELECT ON a TO c;\nDROP TABLE a",
	    expected);
}

static void
bodies_stay_whole(void **state)
{
	static const char *const expected[] = {
	    "CREATE FUNCTION a() RETURNS INT\nBEGIN\n    SET b = 1;\n\n"
	    "    -- why;\n    IF b THEN\n        SET b = 2;\n    END IF;\n"
	    "    RETURN b;\nEND",
	    "CREATE TRIGGER c BEFORE UPDATE ON d\nFOR EACH ROW BEGIN\n"
	    "    CALL e;\nEND",
	    "CREATE TRIGGER f BEFORE DELETE ON d\nFOR EACH ROW CALL e(1)",
	    "SELECT 1", NULL};

	(void)state;
	statements_are(
	    "CREATE FUNCTION a() RETURNS INT\nBEGIN\n    SET b = 1;\n\n"
	    "    -- why;\n    IF b THEN\n        SET b = 2;\n    END IF;\n"
	    "    RETURN b;\nEND;\n"
	    "CREATE TRIGGER c BEFORE UPDATE ON d\nFOR EACH ROW BEGIN\n"
	    "    CALL e;\nEND;\n"
	    "CREATE TRIGGER f BEFORE DELETE ON d\nFOR EACH ROW CALL e(1);\n"
	    "SELECT 1;\n",
	    expected);
}

static void
nothing_is_nothing(void **state)
{
	static const char *const expected[] = {NULL};

	(void)state;
	statements_are("", expected);
	statements_are("-- only words\n\n", expected);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(lines_are_joined),
	    cmocka_unit_test(bodies_stay_whole),
	    cmocka_unit_test(nothing_is_nothing),
	};

	return cmocka_run_group_tests_name("script", tests, NULL, NULL);
}
