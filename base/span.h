/*
 * span.h - bytes that know their length.
 */
#ifndef BASE_SPAN_H
#define BASE_SPAN_H

#include <stdbool.h>
#include <stddef.h>

/* Borrowed bytes; what arenas hand out also has a NUL at at[len]. */
struct span {
	const char *at;
	size_t len;
};

/*
 * span_of - the bytes of a NUL-terminated string, without the NUL.
 */
struct span span_of(const char *text);

/*
 * span_is - are these exactly the bytes of `text`?
 */
bool span_is(struct span span, const char *text);

/*
 * span_trim - without spaces, tabs and line ends at both ends.
 */
struct span span_trim(struct span span);

#endif
