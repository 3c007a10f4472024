/*
 * node.h - what the rest of views/ may see of a view. Private to views/.
 */
#ifndef VIEWS_NODE_H
#define VIEWS_NODE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/span.h"

struct _hdf;
struct view;

/*
 * view_record - what was filled so far (record.h), as long as the view lives
 * and nothing is added; false when it grew too long to be kept.
 */
bool view_record(const struct view *view, struct span *record_r);

/*
 * view_arena - where the view lives.
 */
struct arena *view_arena(const struct view *view);

/*
 * view_hdf - the view as HDF, made anew at each call, until the arena's reset;
 * VIEW_PAGE only.
 */
struct _hdf *view_hdf(struct view *view);

#endif
