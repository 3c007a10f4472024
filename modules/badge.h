/*
 * badge.h - a badge as the template visitor/badge.svg draws it: by the
 * visitor's pages and by the program that makes pictures of it.
 */
#ifndef MODULES_BADGE_H
#define MODULES_BADGE_H

#include <stdbool.h>

#include "base/arena.h"
#include "schema/common/brief.h"

struct view;

struct badge_words {
	const char *title;
	const char *level_name; /* "": none */
	const char *district;
	const char *programme;
	const char *person; /* NULL: the badge of nobody yet */
	int year;
	const char *proof; /* a compact JWS, or NULL: nothing is baked in */
};

/*
 * badge_circle - the words around it, cut to what has room; *tight_r: they
 * must stand closer.
 */
const char *badge_circle(
    struct arena *arena, const struct badge_words *words, bool *tight_r);

/*
 * badge_show - fill the group Image of the page's data.
 */
void badge_show(struct view *data, struct arena *arena,
    const struct badge *badge, const struct badge_words *words);

#endif
