/*
 * flash_test.c - a flash is read by the session that wrote it, and no other.
 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/token.h"
#include "fcgi/flash.h"

static struct arena *arena;
static char token[TOKEN_TEXT + 1];

static int
start(void **state)
{
	(void)state;
	arena = arena_open(1 << 20);
	assert_int_equal(token_start(), STATUS_OK);
	token_make(token);
	return 0;
}

static int
end(void **state)
{
	(void)state;
	arena_close(&arena);
	return 0;
}

static void
what_was_written_is_read(void **state)
{
	static const char *const texts[] = {
	    "Saved.", "", "Gr\303\274\303\237e; a=b, \"c\" <d>"};
	(void)state;

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		char *value =
		    flash_write(arena, token, FLASH_WARNING, texts[i]);
		enum flash_kind kind;
		const char *text;

		assert_null(strpbrk(value, "; ,\"\\"));
		assert_int_equal(
		    flash_read(arena, token, span_of(value), &kind, &text),
		    STATUS_OK);
		assert_int_equal(kind, FLASH_WARNING);
		assert_string_equal(text, texts[i]);
	}
}

static void
nothing_else_is_read(void **state)
{
	char *value = flash_write(arena, token, FLASH_DONE, "Saved.");
	char other[TOKEN_TEXT + 1];
	enum flash_kind kind;
	const char *text;
	(void)state;

	token_make(other);
	assert_int_equal(flash_read(arena, other, span_of(value), &kind, &text),
	    STATUS_INVALID);
	for (size_t i = 0; value[i] != '\0'; i++) {
		char *forged = arena_text(arena, value);

		forged[i] = forged[i] == 'a' ? 'b' : 'a';
		assert_int_equal(
		    flash_read(arena, token, span_of(forged), &kind, &text),
		    STATUS_INVALID);
		forged[i] = '\0';
		assert_int_equal(
		    flash_read(arena, token, span_of(forged), &kind, &text),
		    STATUS_INVALID);
	}
}

static void
long_texts_are_cut_between_characters(void **state)
{
	char text[FLASH_TEXT_MAX * 2];
	enum flash_kind kind;
	const char *read;
	(void)state;

	for (size_t shift = 0; shift < 2; shift++) {
		size_t at = 0;

		while (at < shift)
			text[at++] = 'x';
		while (at + 3 < sizeof(text)) {
			memcpy(text + at, "\xe2\x82\xac", 3);
			at += 3;
		}
		text[at] = '\0';
		assert_int_equal(
		    flash_read(arena, token,
			span_of(flash_write(arena, token, FLASH_INFO, text)),
			&kind, &read),
		    STATUS_OK);
		assert_true(strlen(read) <= FLASH_TEXT_MAX);
		assert_true(strlen(read) > FLASH_TEXT_MAX - 4);
		assert_memory_equal(read, text, strlen(read));
		assert_null(strstr(read, "\xef\xbf\xbd"));
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(what_was_written_is_read),
	    cmocka_unit_test(nothing_else_is_read),
	    cmocka_unit_test(long_texts_are_cut_between_characters),
	};

	return cmocka_run_group_tests(tests, start, end);
}
