/*
 * upload_test.c - what gets into the store, under which name, and what leaves
 * nothing behind.
 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "fcgi/upload.h"

static char dir[] = "/tmp/accolade-upload-XXXXXX";
static struct arena *arena;

static int
start(void **state)
{
	(void)state;
	assert_non_null(mkdtemp(dir));
	return 0;
}

static int
end(void **state)
{
	char command[100];

	(void)state;
	(void)snprintf(command, sizeof(command), "rm -r %s", dir);
	return system(command);
}

static int
open_arena(void **state)
{
	(void)state;
	arena = arena_open(1 << 20);
	return 0;
}

static size_t
incoming_count(void)
{
	DIR *folder = opendir(arena_printf(arena, "%s/incoming", dir));
	size_t count = 0;

	assert_non_null(folder);
	while (readdir(folder) != NULL)
		count++;
	(void)closedir(folder);
	return count - 2;
}

static enum status
keep(const char *name, const char *bytes, struct upload **upload_r)
{
	struct incoming *incoming;

	fault_clear();
	assert_int_equal(upload_open(arena, dir, 1000, &incoming), STATUS_OK);
	assert_int_equal(upload_add(incoming, bytes, strlen(bytes)), STATUS_OK);
	return upload_keep(incoming, name, upload_r);
}

static void
kinds_are_told_by_bytes_and_name(void **state)
{
	static const struct {
		const char *name;
		const char *bytes;
		const char *type; /* NULL: refused */
	} table[] = {
	    {"x.pdf", "%PDF-1.4\n%%EOF\n", "application/pdf"},
	    {"X.PDF", "%PDF-1.4\n%%EOF\n", "application/pdf"},
	    {"x.png", "%PDF-1.4\n%%EOF\n", NULL},
	    {"pdf", "%PDF-1.4\n%%EOF\n", NULL},
	    {"x.txt", "A plain text.\n", "text/plain"},
	    {"x.txt", "int main(void)\n{\n\treturn 0;\n}\n", "text/plain"},
	    {"x.csv", "a,b\n1,2\n3,4\n", "text/csv"},
	    {"x.html", "A plain text.\n", NULL},
	    {"x.txt", "<!doctype html><script>alert(1)</script>", NULL},
	    {"x.mp4", "<!doctype html><script>alert(1)</script>", NULL},
	    {"x.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>", NULL},
	    {"x.gif", "GIF89a\x01\x01\x01\x01\x01\x01;", "image/gif"},
	    {"x.exe", "MZ\x90", NULL},
	};
	(void)state;

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		struct upload *upload;
		enum status status =
		    keep(table[i].name, table[i].bytes, &upload);

		if ((status == STATUS_OK) != (table[i].type != NULL))
			fail_msg("%s: %d", table[i].name, (int)status);
		if (status == STATUS_OK)
			assert_string_equal(upload->media_type, table[i].type);
	}
	arena_close(&arena);
}

static void
a_kept_file_lies_under_its_hash(void **state)
{
	/* SHA-256 of "A plain text.\n" by coreutils. */
	static const char hex[] =
	    "14e38914ae0507faedb93d70f23b480a55fa4ac5e2ebcf0378ecfa35b1620eb8";
	const char *path =
	    arena_printf(arena, "%s/files/%.2s/%s", dir, hex, hex);
	struct upload *upload;
	struct stat info;
	(void)state;

	for (int twice = 0; twice < 2; twice++) {
		assert_int_equal(
		    keep("../../x.txt", "A plain text.\n", &upload), STATUS_OK);
		assert_int_equal(upload->size_bytes, 14);
		assert_int_equal(stat(path, &info), 0);
		assert_int_equal(info.st_size, 14);
		assert_int_equal(info.st_mode & 0777, 0640);
	}
	assert_int_equal(incoming_count(), 0);
	arena_close(&arena);
}

static void
what_is_not_kept_leaves_nothing(void **state)
{
	struct incoming *incoming;
	struct upload *upload;
	char bytes[1001] = {0};
	(void)state;

	assert_int_equal(keep("x.exe", "MZ", &upload), STATUS_INVALID);
	assert_int_equal(upload_open(arena, dir, 1000, &incoming), STATUS_OK);
	assert_int_equal(upload_add(incoming, bytes, 600), STATUS_OK);
	assert_int_equal(upload_add(incoming, bytes, 401), STATUS_TOO_MUCH);
	assert_int_equal(incoming_count(), 2);
	arena_reset(arena);
	assert_int_equal(incoming_count(), 0);
	arena_close(&arena);
}

static void
a_store_that_is_away_is_told(void **state)
{
	struct incoming *incoming;
	(void)state;

	fault_clear();
	assert_int_equal(upload_open(arena, "/nonexistent", 1000, &incoming),
	    STATUS_UNAVAILABLE);
	assert_non_null(fault_last());
	arena_close(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup(
		kinds_are_told_by_bytes_and_name, open_arena),
	    cmocka_unit_test_setup(a_kept_file_lies_under_its_hash, open_arena),
	    cmocka_unit_test_setup(what_is_not_kept_leaves_nothing, open_arena),
	    cmocka_unit_test_setup(a_store_that_is_away_is_told, open_arena),
	};

	return cmocka_run_group_tests(tests, start, end);
}
