/*
 * form_test.c - what a form makes of what was sent.
 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "fcgi/form.h"

enum {
	LINE,
	TEXT,
	SECRET,
	CODE,
	ID,
	INT,
	OPEN,
	FLAG,
	CHOICE,
	WEB,
	FILE_FIELD,
	PART,
	FIELDS
};

static const char *const choices[] = {"save", "submit", NULL};
static const struct field fields[FIELDS] = {
    [LINE] = {.name = "line", .label = "Line", .kind = FIELD_LINE, .most = 10},
    [TEXT] = {.name = "text", .kind = FIELD_TEXT},
    [SECRET] = {.name = "secret", .kind = FIELD_SECRET},
    [CODE] = {.name = "code", .kind = FIELD_CODE},
    [ID] = {.name = "id", .kind = FIELD_ID},
    [INT] = {.name = "int", .kind = FIELD_INT, .least = -2, .most = 5},
    [OPEN] = {.name = "open", .kind = FIELD_INT},
    [FLAG] = {.name = "flag", .kind = FIELD_FLAG},
    [CHOICE] = {.name = "choice", .kind = FIELD_CHOICE, .choices = choices},
    [WEB] = {.name = "web", .kind = FIELD_WEB},
    [FILE_FIELD] = {.name = "file", .kind = FIELD_FILE},
    [PART] = {.name = "part-*", .kind = FIELD_LINE, .most = 3},
};

static struct arena *arena;

static int
start(void **state)
{
	(void)state;
	arena = arena_open(64 << 20);
	return 0;
}

static int
end(void **state)
{
	(void)state;
	arena_close(&arena);
	return 0;
}

static struct form *
form_of(const char *body)
{
	struct form *form = form_open(arena, arena, fields, FIELDS);
	size_t len = strlen(body);

	assert_int_equal(
	    form_read(form, arena_copy(arena, body, len), len), STATUS_OK);
	form_check(form, true);
	return form;
}

static void
one_value_is_judged(void **state)
{
	static const struct {
		const char *body;
		int field;
		const char *text;
		bool well;
	} table[] = {
	    {"line=+a+b%09", LINE, "a b", true},
	    {"line=a%0Ab%09c", LINE, "a b c", true},
	    {"line=0123456789", LINE, "0123456789", true},
	    {"line=0123456789x", LINE, "0123456789x", false},
	    {"line=%C3%A4%C3%A4%C3%A4%C3%A4%C3%A4%C3%A4%C3%A4%C3%A4%C3%A4",
		LINE,
		"\xc3\xa4\xc3\xa4\xc3\xa4\xc3\xa4\xc3\xa4\xc3\xa4"
		"\xc3\xa4\xc3\xa4\xc3\xa4",
		true},
	    {"line=a%FFb", LINE,
		"a\xef\xbf\xbd"
		"b",
		false},
	    {"line=a%00b", LINE,
		"a\xef\xbf\xbd"
		"b",
		false},
	    {"line=%zz%4", LINE, "%zz%4", true},
	    {"text=+a%0D%0Ab%0D%0A", TEXT, " a\nb\n", true},
	    {"text=a%1Bb", TEXT,
		"a\xef\xbf\xbd"
		"b",
		false},
	    {"secret=+p%FF+", SECRET, " p\xff ", true},
	    {"code=a-b-1", CODE, "a-b-1", true},
	    {"code=A", CODE, "A", false},
	    {"code=", CODE, "", true},
	    {"id=abcdefghijklmnopqrstuvwx27", ID, "abcdefghijklmnopqrstuvwx27",
		true},
	    {"id=abc", ID, "abc", false},
	    {"int=-2", INT, "-2", true},
	    {"int=6", INT, "6", false},
	    {"int=1e1", INT, "1e1", false},
	    {"int=12abc", INT, "12abc", false},
	    {"open=9223372036854775807", OPEN, "9223372036854775807", true},
	    {"open=9223372036854775808", OPEN, "9223372036854775808", false},
	    {"open=-1", OPEN, "-1", false},
	    {"flag=1", FLAG, "1", true},
	    {"flag=on", FLAG, "on", false},
	    {"choice=submit", CHOICE, "submit", true},
	    {"choice=other", CHOICE, "other", false},
	    {"web=https://a.example/b?c", WEB, "https://a.example/b?c", true},
	    {"web=javascript:alert(1)", WEB, "javascript:alert(1)", false},
	    {"line=a&line=a", LINE, "a", false},
	};
	(void)state;

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		struct form *form = form_of(table[i].body);
		const struct slot *slot = &form->slots[table[i].field];

		assert_int_equal(slot->count, 1);
		assert_string_equal(slot->values[0].text.at, table[i].text);
		if ((slot->values[0].error == NULL) != table[i].well)
			fail_msg(
			    "%s: %s", table[i].body, slot->values[0].error);
		assert_int_equal(form->errors, !table[i].well);
	}
}

static void
families_have_keys(void **state)
{
	struct form *form = form_of("part-1=a&part-b2=bb&part-=x&part-A=x&"
				    "part-1-=x&part-c=long&part-1=again");
	const struct slot *slot = &form->slots[PART];
	(void)state;

	assert_int_equal(slot->count, 3);
	assert_string_equal(slot->values[0].key, "1");
	assert_string_equal(slot->values[0].text.at, "a");
	assert_non_null(slot->values[0].error);
	assert_string_equal(slot->values[1].key, "b2");
	assert_null(slot->values[1].error);
	assert_string_equal(slot->values[2].key, "c");
	assert_non_null(slot->values[2].error);
	assert_int_equal(form->errors, 2);
}

static void
unknown_names_are_dropped(void **state)
{
	struct form *form =
	    form_of("admin=1&line=a&Line=b&line%00=c&file=&&=&x");
	(void)state;

	assert_int_equal(form->errors, 0);
	assert_int_equal(form->slots[LINE].count, 1);
	assert_int_equal(form->slots[FILE_FIELD].count, 0);
}

/* A form that isn't multipart brings a file's name alone. */
static void
a_file_that_stayed_behind_shows(void **state)
{
	struct form *form = form_of("file=x.pdf");
	(void)state;

	assert_int_equal(form->errors, 0);
	assert_int_equal(form->slots[FILE_FIELD].count, 1);
	assert_null(form->slots[FILE_FIELD].values[0].upload);
}

static void
a_token_with_a_nul_is_none(void **state)
{
	(void)state;
	assert_string_equal(form_of("token=abc%00")->token, "-");
}

static void
a_token_counts_once(void **state)
{
	(void)state;
	assert_string_equal(form_of("token=abc&line=x")->token, "abc");
	assert_string_equal(form_of("line=x")->token, "");
	assert_string_not_equal(form_of("token=abc&token=abc")->token, "abc");
}

static void
what_is_required_is_missed(void **state)
{
	static const struct field required[] = {
	    {.name = "a",
		.label = "Title",
		.kind = FIELD_LINE,
		.required = true},
	    {.name = "b", .kind = FIELD_FLAG, .required = true},
	};
	struct form *form = form_open(arena, arena, required, 2);
	char body[] = "a=++";
	(void)state;

	assert_int_equal(form_read(form, body, strlen(body)), STATUS_OK);
	form_check(form, false);
	assert_int_equal(form->errors, 0);
	form_check(form, true);
	assert_int_equal(form->errors, 2);
	assert_string_equal(
	    form->slots[0].values[0].error, "Title can't be left empty.");
	assert_string_equal(form->slots[1].error, "Check this box to go on.");
}

static void
the_number_of_parameters_has_an_end(void **state)
{
	struct form *form = form_open(arena, arena, fields, FIELDS);
	char body[(FORM_PARAMETERS_MAX + 1) * 4 + 1] = "";
	(void)state;

	for (size_t i = 0; i < FORM_PARAMETERS_MAX; i++)
		memcpy(body + i * 4, "x=y&", 4);
	assert_int_equal(form_read(form, body, strlen(body)), STATUS_OK);
	memcpy(body, "x=y", 3);
	assert_int_equal(form_read(form, body, 3), STATUS_TOO_MUCH);
}

static void
the_first_sentence_stands(void **state)
{
	struct form *form = form_of("line=a&part-1=a");
	(void)state;

	form_error(form, LINE, NULL, "one");
	form_error(form, LINE, NULL, "two");
	form_error(form, PART, "1", "of one");
	form_error(form, PART, "2", "of what wasn't sent");
	form_error(form, PART, "2", "again");
	form_error(form, TEXT, NULL, "absent");
	assert_int_equal(form->errors, 4);
	assert_string_equal(form->slots[LINE].values[0].error, "one");
	assert_string_equal(form->slots[PART].values[0].error, "of one");
	assert_int_equal(form->slots[PART].count, 1);
	assert_string_equal(
	    form->slots[PART].mistakes->text, "of what wasn't sent");
	assert_string_equal(form->slots[TEXT].error, "absent");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(one_value_is_judged),
	    cmocka_unit_test(families_have_keys),
	    cmocka_unit_test(unknown_names_are_dropped),
	    cmocka_unit_test(a_file_that_stayed_behind_shows),
	    cmocka_unit_test(a_token_with_a_nul_is_none),
	    cmocka_unit_test(a_token_counts_once),
	    cmocka_unit_test(what_is_required_is_missed),
	    cmocka_unit_test(the_number_of_parameters_has_an_end),
	    cmocka_unit_test(the_first_sentence_stands),
	};

	return cmocka_run_group_tests(tests, start, end);
}
