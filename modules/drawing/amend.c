/*
 * amend.c - an incremental update: objects again, and where they stand now.
 *
 * Reads only what this program's own cairo has just written, so it looks for
 * words at the beginning of lines and refuses whatever it doesn't expect.
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "modules/drawing/amend.h"

enum { OBJECTS_MOST = 16, UPDATE_MOST = 64 * 1024 };

static const char catalog_mark[] = "/Type /Catalog";
static const char figure_mark[] = "/S /Figure";

/* An object that is written anew. */
struct amended {
	long number;
	size_t at; /* in the file */
};

struct update {
	struct span pdf;
	struct text text;
	struct amended objects[OBJECTS_MOST];
	size_t count;
};

static const char *
find(const char *from, const char *end, const char *word)
{
	return from == NULL || from >= end
	    ? NULL
	    : memmem(from, (size_t)(end - from), word, strlen(word));
}

/* The object around `at`: "N 0 obj\n<< ... >>\nendobj". Its inside. */
static enum status
object_find(struct update *update, const char *at, long *number_r,
    struct span *inside_r)
{
	const char *end = update->pdf.at + update->pdf.len;
	const char *start = at;
	const char *line;
	const char *close;

	while (start > update->pdf.at + 6 && memcmp(start, " 0 obj", 6) != 0)
		start--;
	line = start;
	while (line > update->pdf.at && line[-1] >= '0' && line[-1] <= '9')
		line--;
	close = find(at, end, "endobj");
	start = find(start, at, "<<");
	if (line == start || start == NULL || close == NULL)
		return fault(STATUS_INVALID, "a PDF of an unknown form");
	while (close > start && memcmp(close, ">>", 2) != 0)
		close--;
	if (close <= start)
		return fault(STATUS_INVALID, "a PDF of an unknown form");
	*number_r = strtol(line, NULL, 10);
	*inside_r = (struct span) {start + 2, (size_t)(close - start - 2)};
	return STATUS_OK;
}

static enum status
object_add(struct update *update, const char *at, const char *more)
{
	struct span inside = {"", 0};
	long number = 0;
	enum status status = object_find(update, at, &number, &inside);

	if (status != STATUS_OK)
		return status;
	if (update->count == OBJECTS_MOST)
		return fault(STATUS_TOO_MUCH, "more figures than expected");
	update->objects[update->count++] = (struct amended) {
	    .number = number, .at = update->pdf.len + update->text.len};
	text_printf(&update->text, "%ld 0 obj\n<<", number);
	text_add_bytes(&update->text, inside.at, inside.len);
	text_printf(&update->text, " %s\n>>\nendobj\n", more);
	return STATUS_OK;
}

/* A text of a PDF in ASCII, its brackets escaped. */
static const char *
literal(struct arena *arena, const char *words)
{
	struct text text;

	text_init(&text, arena, 4096);
	for (; *words != '\0'; words++) {
		char c = *words >= 0x20 && *words < 0x7f ? *words : '?';

		if (strchr("()\\", c) != NULL)
			text_add(&text, "\\");
		text_add_bytes(&text, &c, 1);
	}
	return text_span(&text).at;
}

/* What follows the last `word` of the file, as a number. */
static long
number_after(struct update *update, const char *word)
{
	const char *end = update->pdf.at + update->pdf.len;
	const char *last = NULL;

	for (const char *at = find(update->pdf.at, end, word); at != NULL;
	     at = find(at + 1, end, word))
		last = at;
	return last == NULL ? -1 : strtol(last + strlen(word), NULL, 10);
}

static enum status
trailer_add(struct update *update)
{
	long root = number_after(update, "/Root ");
	long info = number_after(update, "/Info ");
	long size = number_after(update, "/Size ");
	long before = number_after(update, "startxref\n");
	size_t table = update->pdf.len + update->text.len;

	if (root < 0 || size < 0 || before < 0)
		return fault(STATUS_INVALID, "a PDF of an unknown form");
	text_add(&update->text, "xref\n");
	for (size_t i = 0; i < update->count; i++)
		text_printf(&update->text, "%ld 1\n%010zu 00000 n \n",
		    update->objects[i].number, update->objects[i].at);
	text_printf(&update->text,
	    "trailer\n<< /Size %ld /Root %ld 0 R /Prev %ld", size, root,
	    before);
	if (info >= 0)
		text_printf(&update->text, " /Info %ld 0 R", info);
	text_printf(&update->text, " >>\nstartxref\n%zu\n%%%%EOF\n", table);
	return STATUS_OK;
}

enum status
pdf_amend(struct arena *arena, struct span pdf, const char *const *texts,
    size_t count, struct span *amended_r)
{
	struct update update = {.pdf = pdf};
	const char *end = pdf.at + pdf.len;
	const char *figure = pdf.at;
	const char *catalog = find(pdf.at, end, catalog_mark);
	char *whole;
	enum status status;

	text_init(&update.text, arena, UPDATE_MOST);
	if (catalog == NULL)
		return fault(STATUS_INVALID, "a PDF without a catalog");
	status = object_add(&update, catalog,
	    "/Lang (en-US) /ViewerPreferences << /DisplayDocTitle true >>");
	for (size_t i = 0; i < count && status == STATUS_OK; i++) {
		figure = find(figure, end, figure_mark);
		if (figure == NULL)
			return fault(STATUS_INVALID, "a figure is missing");
		status = object_add(&update, figure,
		    arena_printf(arena, "/Alt (%s)", literal(arena, texts[i])));
		figure += sizeof(figure_mark) - 1;
	}
	if (status == STATUS_OK)
		status = trailer_add(&update);
	if (status != STATUS_OK || update.text.overflown)
		return status != STATUS_OK
		    ? status
		    : fault(STATUS_TOO_MUCH, "a PDF of too many bytes");
	whole = arena_take(arena, pdf.len + update.text.len + 1);
	memcpy(whole, pdf.at, pdf.len);
	memcpy(whole + pdf.len, update.text.at, update.text.len);
	*amended_r = (struct span) {whole, pdf.len + update.text.len};
	return STATUS_OK;
}
