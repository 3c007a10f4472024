/*
 * escape.h - text from outside, made fit to stand in an LDAP search filter.
 *
 * No DN is ever put together from text here: those that the directory gave
 * are handed back to it, or stand in a filter as a value.
 */
#ifndef MODULES_SIGNON_ESCAPE_H
#define MODULES_SIGNON_ESCAPE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/span.h"

enum { SIGN_ON_NAME_BYTES = 256 };

/*
 * sign_on_name_is - may this be looked for at all? 1..256 bytes of
 * well-formed UTF-8 without control characters.
 */
bool sign_on_name_is(struct arena *arena, struct span name);

/*
 * filter_escape - the value as RFC 4515 wants it: each byte that has a meaning
 * in a filter, each control byte and each byte beyond ASCII as `\xx`. In
 * `arena`, at most three times as long.
 */
struct span filter_escape(struct arena *arena, struct span value);

/*
 * filter_fill - the filter `pattern` with every "%s" replaced by the escaped
 * value.
 */
const char *filter_fill(
    struct arena *arena, const char *pattern, struct span value);

#endif
