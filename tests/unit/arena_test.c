/*
 * arena_test.c - what an arena promises.
 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"

static int deferred_order[4];
static size_t deferred_count;

static void
note_deferred(void *thing)
{
	deferred_order[deferred_count++] = *(const int *)thing;
}

static void
takes_are_zeroed_and_aligned(void **state)
{
	struct arena *arena = arena_open(1 << 20);
	(void)state;

	for (size_t size = 0; size < 300; size++) {
		unsigned char *at = arena_take(arena, size);

		assert_int_equal((uintptr_t)at % 16, 0);
		for (size_t i = 0; i < size; i++)
			assert_int_equal(at[i], 0);
		memset(at, 0xaa, size);
	}
	arena_close(&arena);
	assert_null(arena);
}

static void
reset_runs_deferred_last_first(void **state)
{
	struct arena *arena = arena_open(1 << 20);
	int numbers[] = {1, 2, 3};
	(void)state;

	deferred_count = 0;
	for (size_t i = 0; i < 3; i++)
		arena_defer(arena, note_deferred, &numbers[i]);
	arena_reset(arena);
	assert_int_equal(deferred_count, 3);
	assert_int_equal(deferred_order[0], 3);
	assert_int_equal(deferred_order[2], 1);
	arena_reset(arena);
	assert_int_equal(deferred_count, 3);
	arena_close(&arena);
}

static void
room_ends_at_the_limit(void **state)
{
	struct arena *arena = arena_open(100000);
	(void)state;

	assert_true(arena_room(arena, 100000));
	(void)arena_take(arena, 90000);
	assert_false(arena_room(arena, 20000));
	assert_false(arena_room(arena, SIZE_MAX));
	arena_reset(arena);
	assert_int_equal(arena_used(arena), 0);
	assert_true(arena_room(arena, 100000));
	arena_close(&arena);
}

static void
texts_are_copied(void **state)
{
	struct arena *arena = arena_open_wiped(100000);
	char source[] = "secret";
	char *copy = arena_text(arena, source);
	(void)state;

	source[0] = 'S';
	assert_string_equal(copy, "secret");
	assert_string_equal(arena_text(arena, NULL), "");
	assert_string_equal(arena_printf(arena, "%d-%s", 7, "x"), "7-x");
	arena_close(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(takes_are_zeroed_and_aligned),
	    cmocka_unit_test(reset_runs_deferred_last_first),
	    cmocka_unit_test(room_ends_at_the_limit),
	    cmocka_unit_test(texts_are_copied),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
