/*
 * view_test.c - the same data as HDF and as JSON.
 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/clock.h"
#include "views/markdown.h"
#include "views/node.h"
#include "views/view.h"
#include "views/silver.h"

/* 2026-05-01T14:42:00Z */
static const int64_t may_us = INT64_C(1777646520) * CLOCK_SECOND;

static void
fill(struct view *view)
{
	struct view *group = view_group(view, "Award");
	struct view *row;

	view_text(group, "person", "Ana <b>\"O'Neil\"</b> & \xc3\x89loi");
	view_text(group, "nobody", NULL);
	view_int(group, "score", INT64_C(-9007199254740993));
	view_flag(group, "signed", true);
	view_decimal(group, "credit", "2.50");
	view_decimal(group, "whole", "3.00");
	view_decimal(group, "hundred", "100");
	view_decimal(group, "none", NULL);
	view_time(group, "at", may_us);
	view_time(group, "never", 0);
	view_date(group, "day", may_us);
	view_web(group, "good", "https://example.org/a?b=c&d");
	view_web(group, "path", "/catalog/x?after=1");
	view_web(group, "script", "javascript:alert(1)");
	view_web(group, "host", "//evil.example.org/");
	view_text(view, "District.name", "Cedar Hollow");
	view_text(view, "District.office", "1 Main St");
	for (int i = 0; i < 12; i++) {
		row = view_row(view, "Rows");
		view_int(row, "n", i);
	}
	row = view_row(view_row(view, "Nested"), "inner");
	view_text(row, "text", "deep");
	view_list(view, "Empty");
	/* Asked for twice, a group is the same group. */
	view_text(view_group(view, "Award"), "again", "yes");
}

static void
hdf_holds_what_templates_read(void **state)
{
	struct arena *arena = arena_open(1 << 20);
	struct view *view = view_open(arena, VIEW_PAGE, may_us);
	HDF *hdf;
	(void)state;

	fill(view);
	hdf = view_hdf(view);
	/* Raw here: templates escape. */
	assert_string_equal(hdf_get_value(hdf, "Award.person", "-"),
	    "Ana <b>\"O'Neil\"</b> & \xc3\x89loi");
	assert_string_equal(hdf_get_value(hdf, "Award.nobody", "-"), "");
	assert_string_equal(
	    hdf_get_value(hdf, "Award.score", "-"), "-9007199254740993");
	assert_string_equal(hdf_get_value(hdf, "Award.signed", "-"), "1");
	assert_string_equal(hdf_get_value(hdf, "Award.credit", "-"), "2.5");
	assert_string_equal(hdf_get_value(hdf, "Award.whole", "-"), "3");
	assert_string_equal(hdf_get_value(hdf, "Award.hundred", "-"), "100");
	assert_null(hdf_get_obj(hdf, "Award.none"));
	assert_string_equal(
	    hdf_get_value(hdf, "Award.at.iso", "-"), "2026-05-01T14:42:00Z");
	assert_string_equal(
	    hdf_get_value(hdf, "Award.at.text", "-"), "Fri, May 1, 10:42 AM");
	assert_string_equal(
	    hdf_get_value(hdf, "Award.at.date", "-"), "Fri, May 1");
	assert_string_equal(hdf_get_value(hdf, "Award.at.until", "-"), "today");
	assert_null(hdf_get_obj(hdf, "Award.never"));
	assert_string_equal(
	    hdf_get_value(hdf, "Award.day.iso", "-"), "2026-05-01");
	assert_string_equal(
	    hdf_get_value(hdf, "Award.day.date", "-"), "Fri, May 1");
	assert_string_equal(hdf_get_value(hdf, "Award.good", "-"),
	    "https://example.org/a?b=c&d");
	assert_string_equal(
	    hdf_get_value(hdf, "Award.path", "-"), "/catalog/x?after=1");
	assert_null(hdf_get_obj(hdf, "Award.script"));
	assert_null(hdf_get_obj(hdf, "Award.host"));
	assert_string_equal(
	    hdf_get_value(hdf, "District.name", "-"), "Cedar Hollow");
	assert_string_equal(
	    hdf_get_value(hdf, "District.office", "-"), "1 Main St");
	assert_string_equal(hdf_get_value(hdf, "Rows.0.n", "-"), "0");
	assert_string_equal(hdf_get_value(hdf, "Rows.11.n", "-"), "11");
	assert_string_equal(
	    hdf_get_value(hdf, "Nested.0.inner.0.text", "-"), "deep");
	assert_string_equal(hdf_get_value(hdf, "Award.again", "-"), "yes");
	arena_close(&arena);
}

static void
json_keeps_numbers_and_lists(void **state)
{
	struct arena *arena = arena_open(1 << 20);
	struct view *view = view_open(arena, VIEW_JSON, may_us);
	struct span json;
	(void)state;

	fill(view);
	assert_int_equal(view_json(view, arena, &json), STATUS_OK);
	assert_int_equal(strlen(json.at), json.len);
	assert_string_equal(json.at,
	    "{\"Award\":{\"person\":"
	    "\"Ana <b>\\\"O'Neil\\\"</b> & \xc3\x89loi\",\"nobody\":\"\","
	    "\"score\":-9007199254740993,\"signed\":true,\"credit\":2.5,"
	    "\"whole\":3,\"hundred\":100,\"at\":\"2026-05-01T14:42:00Z\","
	    "\"day\":\"2026-05-01\","
	    "\"good\":\"https://example.org/a?b=c&d\","
	    "\"path\":\"/catalog/x?after=1\",\"again\":\"yes\"},"
	    "\"District\":{\"name\":\"Cedar Hollow\",\"office\":\"1 Main "
	    "St\"},\"Rows\":[{\"n\":0},{\"n\":1},{\"n\":2},{\"n\":3},"
	    "{\"n\":4},{\"n\":5},{\"n\":6},{\"n\":7},{\"n\":8},{\"n\":9},"
	    "{\"n\":10},{\"n\":11}],\"Nested\":[{\"inner\":[{\"text\":"
	    "\"deep\"}]}],\"Empty\":[]}");
	arena_close(&arena);
}

static void
markdown_is_safe(void **state)
{
	static const struct {
		const char *source;
		const char *html;
	} cases[] = {
	    {"", ""},
	    {"two *words*", "<p>two <em>words</em></p>\n"},
	    {"a <script>alert(1)</script> b",
		"<p>a <!-- raw HTML omitted -->alert(1)"
		"<!-- raw HTML omitted --> b</p>\n"},
	    {"[x](javascript:alert(1))", "<p><a href=\"\">x</a></p>\n"},
	    {"![x](data:text/html;base64,x)",
		"<p><img src=\"\" alt=\"x\" /></p>\n"},
	    {"1 < 2 & \"3\"", "<p>1 &lt; 2 &amp; &quot;3&quot;</p>\n"},
	};
	struct arena *arena = arena_open(1 << 20);
	struct view *page = view_open(arena, VIEW_PAGE, 0);
	struct view *json = view_open(arena, VIEW_JSON, 0);
	struct span text;
	(void)state;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_string_equal(
		    markdown_html(arena, cases[i].source), cases[i].html);
	assert_string_equal(markdown_html(arena, NULL), "");
	view_markdown(page, "text", "*x*");
	assert_string_equal(hdf_get_value(view_hdf(page), "text.html", "-"),
	    "<p><em>x</em></p>\n");
	view_markdown(json, "text", "*x*");
	assert_int_equal(view_json(json, arena, &text), STATUS_OK);
	assert_string_equal(text.at, "{\"text\":\"*x*\"}");
	arena_close(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(hdf_holds_what_templates_read),
	    cmocka_unit_test(json_keeps_numbers_and_lists),
	    cmocka_unit_test(markdown_is_safe),
	};

	if (clock_zone("America/New_York") != STATUS_OK)
		return 1;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
