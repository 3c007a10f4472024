/*
 * plain.c - reads the HTML of our letters, element by element, and keeps the
 * words.
 */
#include "config.h"

#include <stdbool.h>
#include <string.h>

#include "base/text.h"
#include "views/plain.h"

enum { LINE_BYTES = 72, PLAIN_BYTES = 1024 * 1024 };

/* What is being written: a paragraph grows in `words` and is broken into lines
 * when it ends. */
struct writer {
	struct arena *arena;
	struct text out;
	struct text words; /* of the paragraph, with single spaces */
	struct text title;
	const char *first; /* before the paragraph's first line: "- " */
	const char *href;  /* of the link that is open */
	bool in_head;
	bool in_title;
	bool spaced; /* a space stands before the next word */
};

/* ---- lines ----------------------------------------------------------- */

static void
words_clear(struct writer *w)
{
	text_init(&w->words, w->arena, PLAIN_BYTES);
	w->spaced = false;
}

/* One line that the template ended by itself, broken where it is too long. */
static void
line_write(struct writer *w, struct span line, const char *first)
{
	size_t indent = strlen(first);
	size_t column = indent;
	size_t at = 0;

	text_add(&w->out, first);
	while (at < line.len) {
		const char *space = memchr(line.at + at, ' ', line.len - at);
		size_t end =
		    space == NULL ? line.len : (size_t)(space - line.at);

		if (column > indent && column + 1 + end - at > LINE_BYTES) {
			text_add(&w->out, "\n");
			text_add_bytes(&w->out, "  ", indent);
			column = indent;
		} else if (column > indent) {
			text_add(&w->out, " ");
			column++;
		}
		text_add_bytes(&w->out, line.at + at, end - at);
		column += end - at;
		at = end + 1;
	}
	text_add(&w->out, "\n");
}

/* The end of a paragraph: its lines, and an empty one before it unless it is
 * one of a list. */
static void
paragraph_end(struct writer *w)
{
	struct span words = span_trim(text_span(&w->words));
	const char *first = w->first;

	if (words.len == 0) {
		words_clear(w);
		return;
	}
	if (w->out.len > 0 && *first == '\0')
		text_add(&w->out, "\n");
	while (words.len > 0) {
		const char *end = memchr(words.at, '\n', words.len);
		size_t len = end == NULL ? words.len : (size_t)(end - words.at);

		line_write(w, span_trim((struct span) {words.at, len}), first);
		first = *first == '\0' ? "" : "  ";
		len += end != NULL;
		words.at += len;
		words.len -= len;
	}
	words_clear(w);
}

/* ---- text ------------------------------------------------------------ */

static void
byte_add(struct writer *w, char byte)
{
	struct text *into = w->in_title ? &w->title : &w->words;

	if (strchr(" \t\r\n", byte) != NULL && byte != '\0') {
		w->spaced = true;
		return;
	}
	if (w->spaced && into->len > 0 && into->at[into->len - 1] != '\n')
		text_add(into, " ");
	w->spaced = false;
	text_add_bytes(into, &byte, 1);
}

/* The character of an entity that begins at `at`; how long it is. */
static size_t
entity_read(struct span rest, char *byte_r)
{
	static const struct {
		const char *name;
		char byte;
	} known[] = {
	    {"&amp;", '&'},
	    {"&lt;", '<'},
	    {"&gt;", '>'},
	    {"&quot;", '"'},
	    {"&#39;", '\''},
	};

	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
		size_t len = strlen(known[i].name);

		if (rest.len >= len &&
		    memcmp(rest.at, known[i].name, len) == 0) {
			*byte_r = known[i].byte;
			return len;
		}
	}
	*byte_r = rest.at[0];
	return 1;
}

static void
text_take(struct writer *w, struct span words)
{
	if (w->in_head && !w->in_title)
		return;
	while (words.len > 0) {
		char byte;
		size_t len = entity_read(words, &byte);

		byte_add(w, byte);
		words.at += len;
		words.len -= len;
	}
}

/* ---- elements -------------------------------------------------------- */

static bool
tag_is(struct span tag, const char *name)
{
	size_t len = strlen(name);

	return tag.len >= len && memcmp(tag.at, name, len) == 0 &&
	    (tag.len == len || tag.at[len] == ' ');
}

/* The value of href in a tag, with its entities read; NULL when it has none. */
static const char *
href_of(struct arena *arena, struct span tag)
{
	static const char name[] = " href=\"";
	struct text value;
	const char *at = memmem(tag.at, tag.len, name, sizeof(name) - 1);
	const char *end;

	if (at == NULL)
		return NULL;
	at += sizeof(name) - 1;
	end = memchr(at, '"', (size_t)(tag.at + tag.len - at));
	if (end == NULL)
		return NULL;
	text_init(&value, arena, PLAIN_BYTES);
	while (at < end) {
		char byte;

		at +=
		    entity_read((struct span) {at, (size_t)(end - at)}, &byte);
		text_add_bytes(&value, &byte, 1);
	}
	return value.at;
}

static void
link_end(struct writer *w)
{
	if (w->href == NULL)
		return;
	text_add(&w->words, ":\n");
	text_add(&w->words, w->href);
	w->href = NULL;
}

static void
tag_take(struct writer *w, struct span tag)
{
	static const char *const blocks[] = {
	    "p", "/p", "h1", "/h1", "div", "/div", "ul", "/ul", "/li", "hr"};

	if (tag_is(tag, "head") || tag_is(tag, "/head"))
		w->in_head = tag.at[0] != '/';
	else if (tag_is(tag, "title") || tag_is(tag, "/title"))
		w->in_title = tag.at[0] != '/';
	else if (tag_is(tag, "a"))
		w->href = href_of(w->arena, tag);
	else if (tag_is(tag, "/a"))
		link_end(w);
	else if (tag_is(tag, "br"))
		text_add(&w->words, "\n");
	for (size_t i = 0; i < sizeof(blocks) / sizeof(blocks[0]); i++) {
		if (!tag_is(tag, blocks[i]))
			continue;
		paragraph_end(w);
		w->first = "";
		/* The list's first item is set off from what stands before. */
		if (tag_is(tag, "ul") && w->out.len > 0)
			text_add(&w->out, "\n");
	}
	if (tag_is(tag, "li")) {
		paragraph_end(w);
		w->first = "- ";
	}
}

void
plain_of(struct arena *arena, struct span page, struct plain *plain_r)
{
	struct writer w = {.arena = arena, .first = ""};

	text_init(&w.out, arena, PLAIN_BYTES);
	text_init(&w.title, arena, PLAIN_BYTES);
	words_clear(&w);
	while (page.len > 0) {
		char mark = page.at[0] == '<' ? '>' : '<';
		const char *end = memchr(page.at, mark, page.len);
		size_t len = end == NULL ? page.len : (size_t)(end - page.at);

		if (mark == '>')
			tag_take(&w,
			    (struct span) {page.at + 1, len > 0 ? len - 1 : 0});
		else
			text_take(&w, (struct span) {page.at, len});
		len += mark == '>' && end != NULL;
		page.at += len;
		page.len -= len;
	}
	paragraph_end(&w);
	plain_r->title = w.title.at;
	plain_r->text = w.out.at;
}
