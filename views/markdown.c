/*
 * markdown.c - cmark-gfm in its safe mode, which is its default: raw HTML and
 * addresses that run scripts are dropped. CMARK_OPT_UNSAFE must never stand
 * here.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include <cmark-gfm.h>

#include "base/insist.h"
#include "views/markdown.h"

const char *
markdown_html(struct arena *arena, const char *source)
{
	char *html;
	const char *copy;

	if (source == NULL || *source == '\0')
		return "";
	html = cmark_markdown_to_html(source, strlen(source),
	    CMARK_OPT_DEFAULT | CMARK_OPT_VALIDATE_UTF8);
	insist(html != NULL);
	copy = arena_text(arena, html);
	free(html);
	return copy;
}
