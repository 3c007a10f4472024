/*
 * view.h - the data of one page, written once, shown as HTML or as JSON.
 *
 * One set of typed calls writes a record, from which two back ends are made:
 * ClearSilver's HDF, where a template shows it, and json-c, where numbers stay
 * numbers. Keys are string
 * literals (the macros make anything else fail to compile), so that text from
 * outside can never become a path in the HDF tree.
 *
 * A dot in a key leads into a group: "District.name" is the leaf `name` of the
 * group `District` in both back ends.
 *
 * In HDF a list's rows are the children 0, 1, 2, ... of its node; in JSON a
 * list is an array. A time is the leaves `text` ("Fri, May 1, 10:42 AM"),
 * `date`, `iso` and `until` in HDF, and one ISO text in JSON.
 */
#ifndef VIEWS_VIEW_H
#define VIEWS_VIEW_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/span.h"
#include "base/status.h"

struct view;

enum view_form { VIEW_PAGE, VIEW_JSON };

/*
 * view_open - an empty tree that lives as long as `arena`. `now_us` is what
 * times are told against.
 */
struct view *view_open(
    struct arena *arena, enum view_form form, int64_t now_us);

/*
 * view_form - which back end: for the frame, which JSON has no use for.
 */
enum view_form view_form(const struct view *view);

/*
 * view_group - the node under `key`, made when it isn't there.
 * view_row   - a new last row of the list `key`.
 * view_list  - make sure that the list is there, even without rows.
 * The nodes live as long as the view.
 */
#define view_group(view, key) view_group_at((view), "" key "")
#define view_row(view, key) view_row_at((view), "" key "")
#define view_list(view, key) view_list_at((view), "" key "")

/*
 * Leaves. A NULL text is written as "". view_decimal takes digits as the
 * records give them ("2.50") and drops zeros that say nothing ("2.5");
 * view_time writes nothing for 0; view_date is the day alone, as `iso`
 * ("2026-05-01") and `date` in HDF. view_web writes the address only when it is
 * http or https, or a path of ours: templates put it into href as it is.
 */
#define view_text(view, key, value) view_text_at((view), "" key "", (value))
#define view_int(view, key, value) view_int_at((view), "" key "", (value))
#define view_flag(view, key, value) view_flag_at((view), "" key "", (value))
#define view_decimal(view, key, value)                                         \
	view_decimal_at((view), "" key "", (value))
#define view_time(view, key, value) view_time_at((view), "" key "", (value))
#define view_date(view, key, value) view_date_at((view), "" key "", (value))
#define view_web(view, key, value) view_web_at((view), "" key "", (value))

struct view *view_group_at(struct view *view, const char *key);
struct view *view_row_at(struct view *view, const char *key);
void view_list_at(struct view *view, const char *key);
void view_text_at(struct view *view, const char *key, const char *value);
void view_int_at(struct view *view, const char *key, int64_t value);
void view_flag_at(struct view *view, const char *key, bool value);
void view_decimal_at(struct view *view, const char *key, const char *value);
void view_time_at(struct view *view, const char *key, int64_t us);
void view_date_at(struct view *view, const char *key, int64_t us);
void view_web_at(struct view *view, const char *key, const char *value);

/*
 * view_markdown - Markdown, rendered by cmark-gfm in its safe mode (no raw
 * HTML, no script addresses): leaf `html` for pages, the source text in JSON.
 * It is the only leaf that is shown unescaped, by the one macro `markdown` of
 * views/macros.cs.
 */
#define view_markdown(view, key, value)                                        \
	view_markdown_at((view), "" key "", (value))
void view_markdown_at(struct view *view, const char *key, const char *value);

/*
 * view_json - the tree as JSON text in `arena`; VIEW_JSON only.
 *   OK | TOO_MUCH (more was filled than a view holds)
 */
MUST_USE enum status view_json(
    struct view *view, struct arena *arena, struct span *json_r);

#endif
