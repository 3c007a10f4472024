/*
 * plain.h - a letter's HTML as plain text, so that both say the same and every
 * value in them went through the same escaping.
 */
#ifndef VIEWS_PLAIN_H
#define VIEWS_PLAIN_H

#include "base/arena.h"
#include "base/span.h"

struct plain {
	const char *title; /* what stands in <title>, on one line */
	const char *text;  /* lines of at most 72 bytes where words allow it */
};

/*
 * plain_of - of a page that our own templates made: elements without a nested
 * ">" in their attributes, and no entities but those that render writes.
 * What stands in <head> is left out, a list item begins with "- ", a link's
 * address follows its words. In `arena`.
 */
void plain_of(struct arena *arena, struct span page, struct plain *plain_r);

#endif
