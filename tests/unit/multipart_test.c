/*
 * multipart_test.c - bodies and what comes out of them, in pieces of every
 * size.
 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "fcgi/body.h"
#include "fcgi/multipart.h"

#define NAMED(name) "Content-Disposition: form-data; name=\"" name "\""

struct input {
	const char *at;
	size_t left;
	size_t piece;
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

static ptrdiff_t
read_input(void *context, char *at, size_t len)
{
	struct input *input = context;

	if (len > input->piece)
		len = input->piece;
	if (len > input->left)
		len = input->left;
	memcpy(at, input->at, len);
	input->at += len;
	input->left -= len;
	return (ptrdiff_t)len;
}

static enum status
note_begin(void *context, struct span name, struct span file)
{
	text_printf(context, "%.*s", (int)name.len, name.at);
	if (file.at != NULL)
		text_printf(context, "(%.*s)", (int)file.len, file.at);
	text_add(context, "=");
	return STATUS_OK;
}

static enum status
note_bytes(void *context, const char *at, size_t len)
{
	text_add_bytes(context, at, len);
	return STATUS_OK;
}

static enum status
note_end(void *context)
{
	text_add(context, "|");
	return STATUS_OK;
}

static enum status
read_body(struct span bytes, size_t piece, int64_t declared, struct text *notes)
{
	struct input input = {bytes.at, bytes.len, piece};
	struct body body = {.read = read_input,
	    .context = &input,
	    .declared = declared,
	    .limit = 1 << 20};
	const struct multipart_sink sink = {
	    note_begin, note_bytes, note_end, notes};

	text_init(notes, arena, 1 << 20);
	return multipart_read(arena, &body, "b", &sink);
}

static void
bodies_are_read(void **state)
{
	static const struct {
		const char *body;
		enum status status;
		const char *notes;
	} table[] = {
	    {"--b\r\n" NAMED("a") "\r\n\r\nx\r\n--b--\r\n", STATUS_OK, "a=x|"},
	    {"--b\r\n" NAMED("a") "\r\n\r\n\r\n--b--", STATUS_OK, "a=|"},
	    {"before\r\n--b \t\r\n" NAMED("a") "\r\n\r\nx\r\n--b--after",
		STATUS_OK, "a=x|"},
	    {"--b--", STATUS_OK, ""},
	    {"--b\r\n" NAMED(
		 "a") "; filename=\"../../x%22y.pdf\"\r\n"
		      "Content-Type: a/b\r\n\r\nx\r\n--c\r\n--b\r\n" NAMED(
			  "c") "\r\n\r\ny\r\n--b--",
		STATUS_OK, "a(x\"y.pdf)=x\r\n--c|c=y|"},
	    {"--b\r\n" NAMED("a") "; filename=\"C:\\d\\x.txt\"\r\n\r\nx"
				  "\r\n--b--",
		STATUS_OK, "a(x.txt)=x|"},
	    {"--b\r\n" NAMED("a") "; filename=\"\"\r\n\r\n\r\n--b--", STATUS_OK,
		"a()=|"},
	    {"--b\r\ncontent-disposition:form-data;name=a\r\n\r\nx\r\n--b--",
		STATUS_OK, "a=x|"},
	    {"", STATUS_INVALID, NULL},
	    {"no boundary", STATUS_INVALID, NULL},
	    {"--b\r\n" NAMED("a") "\r\n\r\nx", STATUS_INVALID, NULL},
	    {"--b\r\n" NAMED("a") "\r\n\r\nx\r\n--b", STATUS_INVALID, NULL},
	    {"--b\r\n" NAMED("a") "\r\n\r\nx\r\n--b-", STATUS_INVALID, NULL},
	    {"--b\r\n" NAMED("a") "\r\n\r\nx\r\n--b\r\n", STATUS_INVALID, NULL},
	    {"--b\r\nX: y\r\n\r\nx\r\n--b--", STATUS_INVALID, NULL},
	    {"--b\r\n\r\nx\r\n--b--", STATUS_INVALID, NULL},
	    {"--b\r\n" NAMED("a") "; name=\"b\"\r\n\r\nx\r\n--b--",
		STATUS_INVALID, NULL},
	    {"--b\r\n" NAMED("a") "\r\n" NAMED("a") "\r\n\r\nx\r\n--b--",
		STATUS_INVALID, NULL},
	    {"--b\r\n" NAMED("a") ";\r\n filename=x\r\n\r\nx\r\n--b--",
		STATUS_INVALID, NULL},
	    {"--b\r\n" NAMED("a") "\r\nContent-Transfer-Encoding: base64"
				  "\r\n\r\nx\r\n--b--",
		STATUS_INVALID, NULL},
	    {"--b\n" NAMED("a") "\n\nx\n--b--", STATUS_INVALID, NULL},
	    {"--b\r\n" NAMED("a") "\r\n\r\nx\r\n--bc\r\n\r\ny\r\n--b--",
		STATUS_INVALID, NULL},
	};
	(void)state;

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		for (size_t piece = 1; piece < 60; piece += 1 + piece / 9) {
			struct text notes;
			enum status status = read_body(
			    span_of(table[i].body), piece, -1, &notes);

			if (status != table[i].status)
				fail_msg("%zu: %d for %s", piece, (int)status,
				    table[i].body);
			if (status == STATUS_OK)
				assert_string_equal(notes.at, table[i].notes);
		}
	}
}

static void
what_is_cut_off_is_never_complete(void **state)
{
	static const char body[] = "--b\r\n" NAMED(
	    "a") "; filename=\"x\"\r\n\r\n0123456789\r\n--b--\r\n";
	struct text notes;
	(void)state;

	for (size_t len = 0; len + 2 < sizeof(body) - 1; len++)
		assert_int_equal(
		    read_body((struct span) {body, len}, 7, -1, &notes),
		    STATUS_INVALID);
	/* Whole, and yet not as long as it was announced. */
	assert_int_equal(
	    read_body(span_of(body), 7, (int64_t)sizeof(body) - 1, &notes),
	    STATUS_OK);
	assert_int_equal(
	    read_body(span_of(body), 7, sizeof(body), &notes), STATUS_INVALID);
	assert_int_equal(read_body(span_of(body), 7, sizeof(body) - 5, &notes),
	    STATUS_INVALID);
}

static void
numbers_have_limits(void **state)
{
	struct text body;
	struct text notes;
	(void)state;

	text_init(&body, arena, 1 << 20);
	for (int i = 0; i <= MULTIPART_PARTS_MAX; i++)
		text_add(&body, "--b\r\n" NAMED("a") "\r\n\r\n\r\n");
	text_add(&body, "--b--");
	assert_int_equal(
	    read_body(text_span(&body), 9999, -1, &notes), STATUS_TOO_MUCH);
	text_init(&body, arena, 1 << 20);
	text_add(&body, "--b\r\nX: ");
	for (int i = 0; i < MULTIPART_HEADERS_MAX; i++)
		text_add(&body, "y");
	text_add(&body, "\r\n" NAMED("a") "\r\n\r\nx\r\n--b--");
	assert_int_equal(
	    read_body(text_span(&body), 9999, -1, &notes), STATUS_TOO_MUCH);
	text_init(&body, arena, 2 << 20);
	text_add(&body, "--b\r\n" NAMED("a") "\r\n\r\n");
	for (int i = 0; i < (1 << 17); i++)
		text_add(&body, "12345678");
	assert_int_equal(
	    read_body(text_span(&body), 9999, -1, &notes), STATUS_TOO_MUCH);
}

static void
boundaries_are_found(void **state)
{
	static const struct {
		const char *type;
		const char *boundary; /* NULL: refused */
	} table[] = {
	    {"multipart/form-data; boundary=abc", "abc"},
	    {"Multipart/Form-Data;charset=utf-8; Boundary=\"a b\"", "a b"},
	    {"multipart/form-data; boundary=\"a\"  ", "a"},
	    {"multipart/form-data", NULL},
	    {"multipart/form-data; boundary=", NULL},
	    {"multipart/form-data; boundary=\"a", NULL},
	    {"multipart/form-data; boundary=a; boundary=b", NULL},
	    {"multipart/form-data; boundary=a<b", NULL},
	    {"multipart/mixed; boundary=a", NULL},
	    {"multipart/form-data; boundary=012345678901234567890123456789012"
	     "34567890123456789012345678901234567890",
		NULL},
	};
	(void)state;

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		const char *boundary = NULL;
		enum status status =
		    multipart_boundary(arena, table[i].type, &boundary);

		if ((status == STATUS_OK) != (table[i].boundary != NULL))
			fail_msg("%s", table[i].type);
		if (status == STATUS_OK)
			assert_string_equal(boundary, table[i].boundary);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(bodies_are_read),
	    cmocka_unit_test(what_is_cut_off_is_never_complete),
	    cmocka_unit_test(numbers_have_limits),
	    cmocka_unit_test(boundaries_are_found),
	};

	return cmocka_run_group_tests(tests, start, end);
}
