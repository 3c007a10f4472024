/*
 * render.h - templates: parsed once when the worker starts, rendered for each
 * request. Knows neither roles nor HTTP.
 *
 * Every `var` is escaped for HTML; that is tried at start, and a library that
 * doesn't do so stops the worker.
 */
#ifndef VIEWS_RENDER_H
#define VIEWS_RENDER_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/settings.h"
#include "base/span.h"
#include "base/status.h"

struct render;
struct view;

/* The longest page. */
enum { RENDER_PAGE_MAX = 4 * 1024 * 1024 };

/*
 * render_open - parse `<view_dir>/<name>.cs` for each of `names`
 * (NULL-terminated, may be NULL), and "error" and "resume" besides, and read
 * the list of static files.
 *   OK | INVALID (a template or the list is missing or wrong; fault_last says
 *   which) | UNAVAILABLE (escaping doesn't do what it must)
 */
MUST_USE enum status render_open(const struct settings *settings,
    const char *const *names, struct render **render_r);

/*
 * render_page - the page `name` with the data of `view` (VIEW_PAGE). A view is
 * rendered once: templates leave their own variables in it.
 *
 *   out  page_r   the whole page in `arena`
 *   OK | TOO_MUCH (over RENDER_PAGE_MAX or the arena's room)
 *      | UNAVAILABLE (the template failed)
 * An unknown name is a bug. After a failure the next page is right again.
 */
MUST_USE enum status render_page(struct render *render, struct view *view,
    const char *name, struct arena *arena, struct span *page_r);

/*
 * render_or_remember - the same; a page that was drawn lately from the very same
 * data is given again instead (memory.h).
 */
MUST_USE enum status render_or_remember(struct render *render,
    struct view *view, const char *name, struct arena *arena,
    struct span *page_r);

/*
 * render_recall, render_keep - a page by whatever it depends on, for who knows
 * that better: kept under the address `path` (as long as the worker) and `key`,
 * and given again, copied into `arena`. A page is kept from its second time on.
 */
bool render_recall(struct render *render, const char *path, struct span key,
    struct arena *arena, struct span *page_r);
void render_keep(
    struct render *render, const char *path, struct span key, struct span page);

/*
 * render_has - was a template of this name opened?
 */
bool render_has(const struct render *render, const char *name);

/*
 * render_close - accepts NULL, sets *render to NULL.
 */
void render_close(struct render **render);

#endif
