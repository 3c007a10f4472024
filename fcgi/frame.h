/*
 * frame.h - the data that surrounds every page: district, person, form token,
 * flash, errors of the form (views/README.md, "The frame's data").
 */
#ifndef FCGI_FRAME_H
#define FCGI_FRAME_H

struct exchange;
struct view;

/*
 * frame_fill - all of it, into a page's view.
 */
void frame_fill(struct exchange *exchange, struct view *view);

#endif
