/*
 * multipart.c - a window over the body, and three things that may stand at its
 * beginning: bytes of a part, the end of a delimiter's line, headers.
 */
#include "config.h"

#include <string.h>
#include <strings.h>

#include "base/span.h"
#include "fcgi/body.h"
#include "fcgi/multipart.h"

enum { WINDOW = 64 * 1024, PADDING_MAX = 100 };

struct reader {
	struct arena *arena;
	struct body *body;
	const struct multipart_sink *sink;
	char *delimiter; /* CR LF -- boundary */
	size_t delimiter_len;
	size_t from; /* what is unread: window[from, to) */
	size_t to;
	char *window;
};

/* ---- the header of the whole ------------------------------------------- */

static bool
is_boundary(struct span text)
{
	static const char bytes[] = "0123456789abcdefghijklmnopqrstuvwxyz"
				    "ABCDEFGHIJKLMNOPQRSTUVWXYZ'()+_,-./:=? ";

	if (text.len < 1 || text.len > MULTIPART_BOUNDARY_MAX ||
	    text.at[text.len - 1] == ' ')
		return false;
	for (size_t i = 0; i < text.len; i++)
		if (text.at[i] == '\0' || strchr(bytes, text.at[i]) == NULL)
			return false;
	return true;
}

/* Steps over `; name=value` or `; name="value"`; false when there is no other
 * parameter, or it isn't well formed (*at is then not at its end). */
static bool
param_next(const char **at, struct span *name_r, struct span *value_r)
{
	const char *p = *at + strspn(*at, " \t");
	const char *end;

	if (*p != ';')
		return false;
	p++;
	p += strspn(p, " \t");
	end = p + strcspn(p, "=; \t\"");
	if (*end != '=' || end == p)
		return false;
	*name_r = (struct span) {p, (size_t)(end - p)};
	p = end + 1;
	if (*p == '"') {
		end = ++p;
		while (*end != '\0' && *end != '"')
			end += end[0] == '\\' && end[1] == '"' ? 2 : 1;
		if (*end != '"')
			return false;
		*value_r = (struct span) {p, (size_t)(end - p)};
		*at = end + 1;
	} else {
		end = p + strcspn(p, "; \t\"");
		*value_r = (struct span) {p, (size_t)(end - p)};
		*at = end;
	}
	return true;
}

static bool
span_same_word(struct span span, const char *word)
{
	return span.len == strlen(word) &&
	    strncasecmp(span.at, word, span.len) == 0;
}

enum status
multipart_boundary(
    struct arena *arena, const char *type, const char **boundary_r)
{
	static const char media[] = "multipart/form-data";
	const char *at = type + sizeof(media) - 1;
	struct span found = {NULL, 0};
	struct span name;
	struct span value;

	if (strncasecmp(type, media, sizeof(media) - 1) != 0)
		return STATUS_INVALID;
	while (param_next(&at, &name, &value)) {
		if (!span_same_word(name, "boundary"))
			continue;
		if (found.at != NULL)
			return STATUS_INVALID;
		found = value;
	}
	if (at[strspn(at, " \t")] != '\0' || found.at == NULL ||
	    !is_boundary(found))
		return STATUS_INVALID;
	*boundary_r = arena_copy(arena, found.at, found.len);
	return STATUS_OK;
}

/* ---- the window --------------------------------------------------------- */

/* Makes what is unread longer; INVALID at the end of the body. */
static enum status
window_more(struct reader *reader)
{
	ptrdiff_t got;

	if (reader->from > 0) {
		memmove(reader->window, reader->window + reader->from,
		    reader->to - reader->from);
		reader->to -= reader->from;
		reader->from = 0;
	}
	got = body_read(
	    reader->body, reader->window + reader->to, WINDOW - reader->to);
	if (got > 0) {
		reader->to += (size_t)got;
		return STATUS_OK;
	}
	if (reader->body->over)
		return STATUS_TOO_MUCH;
	return fault(STATUS_INVALID, "multipart: cut off");
}

/* The place of `what` in the unread, no farther than `most` bytes in. */
static enum status
window_find(struct reader *reader, const char *what, size_t most,
    enum status beyond, size_t *len_r)
{
	size_t what_len = strlen(what);

	for (;;) {
		const char *at = reader->window + reader->from;
		const char *hit =
		    memmem(at, reader->to - reader->from, what, what_len);
		enum status status;

		if (hit != NULL) {
			*len_r = (size_t)(hit - at);
			return *len_r <= most ? STATUS_OK : beyond;
		}
		if (reader->to - reader->from > most + what_len)
			return beyond;
		status = window_more(reader);
		if (status != STATUS_OK)
			return status;
	}
}

/* ---- parts -------------------------------------------------------------- */

/* What browsers write for the three bytes that can't stand in a quoted name,
 * and the older \" ; nothing else is taken as an escape. */
static struct span
unquote(struct arena *arena, struct span raw)
{
	char *text = arena_copy(arena, raw.at, raw.len);
	size_t to = 0;

	for (size_t i = 0; i < raw.len; i++) {
		struct span rest = {raw.at + i, raw.len - i};

		if (rest.len >= 3 && memcmp(rest.at, "%22", 3) == 0)
			text[to++] = '"', i += 2;
		else if (rest.len >= 3 && memcmp(rest.at, "%0A", 3) == 0)
			text[to++] = '\n', i += 2;
		else if (rest.len >= 3 && memcmp(rest.at, "%0D", 3) == 0)
			text[to++] = '\r', i += 2;
		else if (rest.len >= 2 && memcmp(rest.at, "\\\"", 2) == 0)
			text[to++] = '"', i += 1;
		else
			text[to++] = rest.at[0];
	}
	text[to] = '\0';
	return (struct span) {text, to};
}

/* A file's name is never a path. */
static struct span
last_name(struct span name)
{
	for (size_t i = name.len; i > 0; i--)
		if (name.at[i - 1] == '/' || name.at[i - 1] == '\\')
			return (struct span) {name.at + i, name.len - i};
	return name;
}

/* `form-data; name="..."; filename="..."` */
static enum status
disposition_parse(struct arena *arena, const char *value, struct span *name_r,
    struct span *file_r)
{
	static const char word[] = "form-data";
	struct span name;
	struct span text;

	value += strspn(value, " \t");
	if (name_r->at != NULL ||
	    strncasecmp(value, word, sizeof(word) - 1) != 0)
		return STATUS_INVALID;
	value += sizeof(word) - 1;
	while (param_next(&value, &name, &text)) {
		if (span_same_word(name, "name")) {
			if (name_r->at != NULL)
				return STATUS_INVALID;
			*name_r = unquote(arena, text);
		} else if (span_same_word(name, "filename")) {
			if (file_r->at != NULL)
				return STATUS_INVALID;
			*file_r = last_name(unquote(arena, text));
		}
	}
	return value[strspn(value, " \t")] == '\0' && name_r->at != NULL
	    ? STATUS_OK
	    : STATUS_INVALID;
}

/* One header's line, NUL-terminated. Only the disposition means anything. */
static enum status
header_parse(struct arena *arena, const char *line, struct span *name_r,
    struct span *file_r)
{
	static const char disposition[] = "content-disposition:";
	static const char encoding[] = "content-transfer-encoding:";
	const char *value;

	if (line[0] == ' ' || line[0] == '\t' || strchr(line, ':') == NULL)
		return STATUS_INVALID;
	if (strncasecmp(line, disposition, sizeof(disposition) - 1) == 0)
		return disposition_parse(
		    arena, line + sizeof(disposition) - 1, name_r, file_r);
	if (strncasecmp(line, encoding, sizeof(encoding) - 1) != 0)
		return STATUS_OK;
	value = line + sizeof(encoding) - 1;
	value += strspn(value, " \t");
	return strcasecmp(value, "binary") == 0 ||
		strcasecmp(value, "8bit") == 0 || strcasecmp(value, "7bit") == 0
	    ? STATUS_OK
	    : STATUS_INVALID;
}

/* The headers in window[from, from + len), each line with CR LF. */
static enum status
headers_parse(
    struct reader *reader, size_t len, struct span *name_r, struct span *file_r)
{
	char *at =
	    arena_copy(reader->arena, reader->window + reader->from, len);

	if (strlen(at) != len)
		return STATUS_INVALID;
	while (*at != '\0') {
		char *end = strstr(at, "\r\n");
		enum status status;

		if (end == NULL)
			return STATUS_INVALID;
		*end = '\0';
		if (strpbrk(at, "\r\n") != NULL)
			return STATUS_INVALID;
		status = header_parse(reader->arena, at, name_r, file_r);
		if (status != STATUS_OK)
			return status;
		at = end + 2;
	}
	return name_r->at != NULL ? STATUS_OK : STATUS_INVALID;
}

static enum status
part_begin(struct reader *reader)
{
	struct span name = {NULL, 0};
	struct span file = {NULL, 0};
	size_t len;
	enum status status = window_find(
	    reader, "\r\n\r\n", MULTIPART_HEADERS_MAX, STATUS_TOO_MUCH, &len);

	if (status == STATUS_OK)
		status = headers_parse(reader, len + 2, &name, &file);
	if (status != STATUS_OK)
		return status;
	reader->from += len + 4;
	return reader->sink->begin(reader->sink->context, name, file);
}

/* Everything up to the next delimiter, which is stepped over. Without `sink`
 * it is dropped: what stands before the first one. */
static enum status
part_bytes(struct reader *reader, const struct multipart_sink *sink)
{
	for (;;) {
		const char *at = reader->window + reader->from;
		size_t have = reader->to - reader->from;
		const char *hit =
		    memmem(at, have, reader->delimiter, reader->delimiter_len);
		size_t safe = have >= reader->delimiter_len
		    ? have - reader->delimiter_len + 1
		    : 0;
		size_t len = hit != NULL ? (size_t)(hit - at) : safe;
		enum status status = STATUS_OK;

		if (len > 0 && sink != NULL)
			status = sink->bytes(sink->context, at, len);
		reader->from += len;
		if (hit != NULL)
			reader->from += reader->delimiter_len;
		if (status != STATUS_OK || hit != NULL)
			return status;
		status = window_more(reader);
		if (status != STATUS_OK)
			return status;
	}
}

/* What follows a delimiter: `--` after the last one, else the end of a line. */
static enum status
delimiter_end(struct reader *reader, bool *last_r)
{
	size_t len;
	enum status status;
	const char *at;

	while (reader->to - reader->from < 2) {
		status = window_more(reader);
		if (status != STATUS_OK)
			return status;
	}
	at = reader->window + reader->from;
	*last_r = at[0] == '-' && at[1] == '-';
	if (*last_r)
		return STATUS_OK;
	status = window_find(reader, "\r\n", PADDING_MAX, STATUS_INVALID, &len);
	if (status != STATUS_OK)
		return status;
	at = reader->window + reader->from;
	for (size_t i = 0; i < len; i++)
		if (at[i] != ' ' && at[i] != '\t')
			return STATUS_INVALID;
	/* The line's end may begin the headers' end: a part without any. */
	reader->from += len + 2;
	return STATUS_OK;
}

static enum status
rest_drop(struct reader *reader)
{
	for (;;) {
		ptrdiff_t got = body_read(reader->body, reader->window, WINDOW);

		if (got == 0)
			return STATUS_OK;
		if (got < 0)
			return reader->body->over
			    ? STATUS_TOO_MUCH
			    : fault(STATUS_INVALID, "multipart: cut off");
	}
}

static enum status
parts_read(struct reader *reader)
{
	bool last = false;
	enum status status = part_bytes(reader, NULL);

	for (size_t parts = 0; status == STATUS_OK; parts++) {
		status = delimiter_end(reader, &last);
		if (status != STATUS_OK || last)
			break;
		if (parts == MULTIPART_PARTS_MAX)
			return STATUS_TOO_MUCH;
		status = part_begin(reader);
		if (status == STATUS_OK)
			status = part_bytes(reader, reader->sink);
		if (status == STATUS_OK)
			status = reader->sink->end(reader->sink->context);
	}
	return status == STATUS_OK ? rest_drop(reader) : status;
}

enum status
multipart_read(struct arena *arena, struct body *body, const char *boundary,
    const struct multipart_sink *sink)
{
	struct reader reader = {
	    .arena = arena,
	    .body = body,
	    .sink = sink,
	    .delimiter = arena_printf(arena, "\r\n--%s", boundary),
	    .window = arena_take(arena, WINDOW),
	};

	reader.delimiter_len = strlen(reader.delimiter);
	/* The first delimiter has no line end before it. */
	memcpy(reader.window, "\r\n", 2);
	reader.to = 2;
	return parts_read(&reader);
}
