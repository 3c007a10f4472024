/*
 * script.c - where one statement ends and the next begins. Knows lines, no SQL.
 */
#include "config.h"

#include <ctype.h>
#include <string.h>

#include "modules/operator/script.h"

static struct span
line_take(struct span *rest)
{
	const char *end = memchr(rest->at, '\n', rest->len);
	size_t len = end == NULL ? rest->len : (size_t)(end - rest->at) + 1;
	struct span line = {rest->at, len};

	rest->at += len;
	rest->len -= len;
	return line;
}

static bool
is_comment(struct span line)
{
	line = span_trim(line);
	return line.len >= 2 && line.at[0] == '-' && line.at[1] == '-';
}

static bool
ends_with(struct span line, const char *word)
{
	size_t len = strlen(word);

	line = span_trim(line);
	return line.len >= len &&
	    memcmp(line.at + line.len - len, word, len) == 0 &&
	    (line.len == len || len == 1 ||
		isspace((unsigned char)line.at[line.len - len - 1]));
}

static bool
is_indented(struct span line)
{
	return isspace((unsigned char)line.at[0]) != 0;
}

bool
script_next(struct span *rest, struct span *statement_r)
{
	struct span found = {NULL, 0};
	bool body = false;

	while (rest->len > 0) {
		struct span line = line_take(rest);

		if (is_comment(line))
			continue;
		if (found.at == NULL) {
			if (span_trim(line).len == 0)
				continue;
			found.at = line.at;
		}
		found.len = (size_t)(line.at + line.len - found.at);
		if (ends_with(line, "BEGIN"))
			body = true;
		if (ends_with(line, ";") && !(body && is_indented(line)))
			break;
	}
	if (found.at == NULL)
		return false;
	found = span_trim(found);
	if (found.at[found.len - 1] == ';')
		found.len--;
	*statement_r = found;
	return true;
}
