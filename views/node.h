/*
 * node.h - what render.c may see of a view: its HDF. Private to views/.
 */
#ifndef VIEWS_NODE_H
#define VIEWS_NODE_H

struct _hdf;
struct view;

/*
 * view_hdf - the HDF of a VIEW_PAGE view, as long as the view lives.
 */
struct _hdf *view_hdf(struct view *view);

#endif
