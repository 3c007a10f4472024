/*
 * escape.h - text from outside, made fit to stand in an LDAP search filter,
 * or in a DN. What the directory gave is handed back to it as it is.
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

/*
 * dn_escape - the value as RFC 4514 wants it in a DN: each sign that has a
 * meaning there, each control byte and a space at either end as `\xx`.
 */
struct span dn_escape(struct arena *arena, struct span value);

/*
 * dn_fill - the DN `pattern` with its first "%s" replaced by the escaped value.
 */
const char *dn_fill(
    struct arena *arena, const char *pattern, struct span value);

/*
 * sign_on_name_plain - a name that can be written in one way alone but for the
 * size of its letters: ASCII, no space at an end or beside another. A directory
 * takes many writings for the same name; where a name is bound as it was typed,
 * each would have a budget of its own.
 */
bool sign_on_name_plain(struct span name);

#endif
