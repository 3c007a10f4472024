/*
 * render_test.c - pages are escaped, and right again after one that failed.
 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "views/render.h"
#include "views/view.h"

static char folder[] = "/tmp/accolade-render-XXXXXX";
static char manifest[100];

static const struct {
	const char *name;
	const char *text;
} files[] = {
    {"macros.cs", "<?cs def:bold(x) ?><b><?cs var:x ?></b><?cs /def ?>"},
    {"error.cs", "error <?cs var:Failure.status ?>"},
    {"resume.cs", "resume"},
    {"list.cs",
	"<?cs include!\"macros.cs\" ?>"
	"<link href=\"<?cs var:Asset.css ?>\"><?cs each:row = Rows ?>"
	"<?cs call:bold(row.text) ?><?cs set:last = row.text ?>"
	"<?cs /each ?>(<?cs var:last ?>)"},
    {"broken.cs", "<?cs if:x ?>never closed"},
    {"astray.cs", "<?cs include!\"nowhere.cs\" ?>"},
    {"manifest.hdf", "Asset.css = /static/a.css\n"},
};

static void
file_write(const char *name, const char *text)
{
	char path[100];
	FILE *file;

	(void)snprintf(path, sizeof(path), "%s/%s", folder, name);
	file = fopen(path, "w");
	assert_non_null(file);
	assert_true(fputs(text, file) >= 0);
	assert_int_equal(fclose(file), 0);
}

static int
folder_make(void **state)
{
	(void)state;
	if (mkdtemp(folder) == NULL)
		return 1;
	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++)
		file_write(files[i].name, files[i].text);
	(void)snprintf(manifest, sizeof(manifest), "%s/manifest.hdf", folder);
	return 0;
}

static int
folder_remove(void **state)
{
	char path[100];

	(void)state;
	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
		(void)snprintf(
		    path, sizeof(path), "%s/%s", folder, files[i].name);
		(void)unlink(path);
	}
	return rmdir(folder);
}

static struct settings
settings_here(void)
{
	return (struct settings) {
	    .view_dir = folder, .static_manifest = manifest};
}

/* The page "list" with `count` rows of `text`. */
static enum status
list_render(struct render *render, struct arena *arena, size_t count,
    const char *text, struct span *page_r)
{
	struct view *view = view_open(arena, VIEW_PAGE, 0);

	for (size_t i = 0; i < count; i++)
		view_text(view_row(view, "Rows"), "text", text);
	return render_page(render, view, "list", arena, page_r);
}

static const char *const list_names[] = {"list", NULL};

static void
pages_are_escaped(void **state)
{
	const struct settings settings = settings_here();
	struct arena *arena = arena_open(1 << 20);
	struct render *render;
	struct span page;
	(void)state;

	assert_int_equal(
	    render_open(&settings, list_names, &render), STATUS_OK);
	assert_true(render_has(render, "error"));
	assert_true(render_has(render, "resume"));
	assert_false(render_has(render, "broken"));
	assert_int_equal(
	    list_render(render, arena, 2,
		"<script>\"a\"&'b'</script><?cs var:Asset.css ?>", &page),
	    STATUS_OK);
#define SAFE                                                                   \
	"&lt;script&gt;&quot;a&quot;&amp;&#39;b&#39;&lt;/script&gt;"           \
	"&lt;?cs var:Asset.css ?&gt;"
	assert_string_equal(page.at,
	    "<link href=\"/static/a.css\"><b>" SAFE "</b><b>" SAFE "</b>(" SAFE
	    ")");
	assert_int_equal(page.len, strlen(page.at));
	/* What one page set is gone in the next. */
	assert_int_equal(list_render(render, arena, 0, "", &page), STATUS_OK);
	assert_string_equal(page.at, "<link href=\"/static/a.css\">()");
	render_close(&render);
	assert_null(render);
	render_close(&render);
	arena_close(&arena);
}

static void
a_page_after_a_failure_is_right(void **state)
{
	const struct settings settings = settings_here();
	struct arena *arena = arena_open(64 * 1024 * 1024);
	struct arena *small = arena_open(64 * 1024);
	struct render *render;
	struct span page = {"untouched", 9};
	(void)state;

	assert_int_equal(
	    render_open(&settings, list_names, &render), STATUS_OK);
	for (int i = 0; i < 3; i++) {
		static char large[100 * 1024];

		memset(large, 'x', sizeof(large) - 1);
		/* 100 of them are more than a page may have ... */
		assert_int_equal(list_render(render, arena, 100, large, &page),
		    STATUS_TOO_MUCH);
		/* ... and one is more than this arena has. */
		assert_int_equal(list_render(render, small, 1, large, &page),
		    STATUS_TOO_MUCH);
		assert_non_null(fault_last());
		fault_clear();
		assert_string_equal(page.at, "untouched");
		assert_int_equal(
		    list_render(render, arena, 1, "ok", &page), STATUS_OK);
		assert_string_equal(
		    page.at, "<link href=\"/static/a.css\"><b>ok</b>(ok)");
		page = (struct span) {"untouched", 9};
		arena_reset(arena);
		arena_reset(small);
	}
	render_close(&render);
	arena_close(&small);
	arena_close(&arena);
}

static void
what_cannot_be_parsed_stops_the_start(void **state)
{
	static const char *const names[] = {"broken", "astray", "missing"};
	struct settings settings = settings_here();
	struct render *render = NULL;
	(void)state;

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		const char *const one[] = {names[i], NULL};

		fault_clear();
		assert_int_equal(
		    render_open(&settings, one, &render), STATUS_INVALID);
		assert_non_null(strstr(fault_last()->text, names[i]));
		assert_null(render);
	}
	settings.static_manifest = "/nonexistent/manifest.hdf";
	assert_int_equal(
	    render_open(&settings, list_names, &render), STATUS_INVALID);
	fault_clear();
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(pages_are_escaped),
	    cmocka_unit_test(a_page_after_a_failure_is_right),
	    cmocka_unit_test(what_cannot_be_parsed_stops_the_start),
	};

	return cmocka_run_group_tests(tests, folder_make, folder_remove);
}
