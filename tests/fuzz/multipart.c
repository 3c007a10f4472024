/*
 * multipart.c - any bytes as a multipart body with the boundary "b": read in
 * one piece and in small ones, the parts are the same.
 */
#include "config.h"

#include <stdint.h>
#include <string.h>

#include "base/insist.h"
#include "base/text.h"
#include "fcgi/body.h"
#include "fcgi/multipart.h"
#include "tests/fuzz/fuzz.h"

struct input {
	const uint8_t *at;
	size_t left;
	size_t piece;
};

static ptrdiff_t
read_input(void *context, char *at, size_t len)
{
	struct input *input = context;

	if (len > input->piece)
		len = input->piece;
	if (len > input->left)
		len = input->left;
	if (len > 0)
		memcpy(at, input->at, len);
	input->at += len;
	input->left -= len;
	return (ptrdiff_t)len;
}

static enum status
note_begin(void *context, struct span name, struct span file)
{
	text_add(context, "<");
	text_add_bytes(context, name.at, name.len);
	insist(file.at == NULL || memchr(file.at, '/', file.len) == NULL);
	if (file.at != NULL)
		text_printf(context, ":%zu", file.len);
	text_add(context, ">");
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
	text_add(context, "</>");
	return STATUS_OK;
}

static enum status
parse(struct arena *arena, const uint8_t *data, size_t size, size_t piece,
    struct text *notes)
{
	struct input input = {data, size, piece};
	struct body body = {.read = read_input,
	    .context = &input,
	    .declared = -1,
	    .limit = INT64_MAX};
	const struct multipart_sink sink = {
	    note_begin, note_bytes, note_end, notes};

	text_init(notes, arena, (size_t)8 << 20);
	fault_clear();
	return multipart_read(arena, &body, "b", &sink);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *arena = arena_open((size_t)256 << 20);
	struct text whole;
	struct text pieces;
	const char *boundary;
	size_t piece = size > 0 ? 1 + data[0] % 7u : 1;
	enum status status = parse(arena, data, size, SIZE_MAX, &whole);
	enum status again = parse(arena, data, size, piece, &pieces);

	insist(status == STATUS_OK || status == STATUS_INVALID ||
	    status == STATUS_TOO_MUCH);
	insist(status == again);
	/* What went to the sink before a failure may differ in its last
	 * bytes; what is complete may not. */
	if (status == STATUS_OK)
		insist(whole.len == pieces.len &&
		    memcmp(whole.at, pieces.at, whole.len) == 0);
	if (multipart_boundary(
		arena, arena_copy(arena, data, size), &boundary) == STATUS_OK)
		insist(strlen(boundary) <= MULTIPART_BOUNDARY_MAX);
	arena_close(&arena);
	return 0;
}
