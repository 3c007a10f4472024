/*
 * markdown.h - Markdown to HTML that is safe to show. Knows no view.
 */
#ifndef VIEWS_MARKDOWN_H
#define VIEWS_MARKDOWN_H

#include "base/arena.h"

/*
 * markdown_html - CommonMark as HTML: raw HTML is left out, and so are
 * addresses that a browser could run (javascript:, data:). NULL gives "". In
 * `arena`.
 */
const char *markdown_html(struct arena *arena, const char *source);

#endif
