/*
 * memory_test.c - a page is given again to its own data, and to no others.
 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "views/memory.h"

enum { ROOM = 64 * 1024, LARGE = 4 * 1024 };

static struct arena *arena;

static int
arena_setup(void **state)
{
	(void)state;
	arena = arena_open(16 * 1024 * 1024);
	return 0;
}

static int
arena_teardown(void **state)
{
	(void)state;
	arena_close(&arena);
	return 0;
}

/* Data of a page, with a NUL in it as records have them. */
static struct span
data(int number)
{
	char text[32];
	int len = snprintf(text, sizeof(text), "key%cvalue %d", '\0', number);

	return (struct span) {
	    arena_copy(arena, text, (size_t)len), (size_t)len};
}

static struct span
page(int number, size_t len)
{
	char *text = arena_take(arena, len + 1);

	memset(text, 'a' + number % 26, len);
	return (struct span) {text, len};
}

static bool
found(struct memory *memory, const char *name, int number, struct span *page_r)
{
	return memory_find(memory, name, data(number), arena, page_r);
}

static void
draw(struct memory *memory, const char *name, int number, size_t len)
{
	memory_keep(memory, name, data(number), page(number, len));
}

static void
the_second_drawing_is_kept(void **state)
{
	struct memory *memory = memory_open(ROOM);
	struct span got;
	(void)state;

	assert_false(found(memory, "home", 1, &got));
	draw(memory, "home", 1, 100);
	assert_false(found(memory, "home", 1, &got));
	draw(memory, "home", 1, 100);
	assert_true(found(memory, "home", 1, &got));
	assert_int_equal(got.len, 100);
	assert_memory_equal(got.at, page(1, 100).at, 100);
	/* Other data, or another template, are another page. */
	assert_false(found(memory, "home", 2, &got));
	assert_false(found(memory, "queue", 1, &got));
	memory_close(&memory);
	assert_null(memory);
}

static void
what_was_not_asked_for_longest_goes(void **state)
{
	struct memory *memory = memory_open(ROOM);
	struct span got;
	(void)state;

	for (int i = 0; i < 16; i++) {
		draw(memory, "home", i, LARGE);
		draw(memory, "home", i, LARGE);
		/* The first is asked for all the time. */
		assert_true(found(memory, "home", 0, &got));
	}
	assert_true(found(memory, "home", 0, &got));
	assert_memory_equal(got.at, page(0, LARGE).at, LARGE);
	assert_true(found(memory, "home", 15, &got));
	assert_false(found(memory, "home", 1, &got));
	memory_close(&memory);
}

static void
there_are_never_too_many(void **state)
{
	struct memory *memory = memory_open(ROOM);
	struct span got;
	int there = 0;
	(void)state;

	for (int i = 0; i < 1000; i++) {
		draw(memory, "home", i, 10);
		draw(memory, "home", i, 10);
		assert_true(found(memory, "home", i, &got));
		assert_memory_equal(got.at, page(i, 10).at, 10);
	}
	for (int i = 0; i < 1000; i++)
		there += found(memory, "home", i, &got);
	assert_in_range(there, 1, 64);
	memory_close(&memory);
}

static void
large_pages_and_no_room_keep_nothing(void **state)
{
	struct memory *memory = memory_open(ROOM);
	struct span got;
	(void)state;

	draw(memory, "home", 1, ROOM / 2);
	draw(memory, "home", 1, ROOM / 2);
	assert_false(found(memory, "home", 1, &got));
	memory_close(&memory);
	memory = memory_open(0);
	draw(memory, "home", 1, 10);
	draw(memory, "home", 1, 10);
	assert_false(found(memory, "home", 1, &got));
	memory_close(&memory);
	memory_close(&memory);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_second_drawing_is_kept),
	    cmocka_unit_test(what_was_not_asked_for_longest_goes),
	    cmocka_unit_test(there_are_never_too_many),
	    cmocka_unit_test(large_pages_and_no_room_keep_nothing),
	};

	return cmocka_run_group_tests(tests, arena_setup, arena_teardown);
}
