/*
 * principal.h - the name that a Kerberos ticket carries: whose it may be, and how
 * that person is looked for. Pure.
 */
#ifndef MODULES_SIGNON_PRINCIPAL_H
#define MODULES_SIGNON_PRINCIPAL_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/settings.h"
#include "base/span.h"
#include "base/status.h"

/*
 * principal_check - do the settings go together? INVALID with a fault that names
 * the one that doesn't.
 */
MUST_USE enum status principal_check(const struct settings *settings);

/*
 * principal_is_person - "name@REALM" of somebody who may sign on: the realm is one
 * of `realms` (words with spaces between), letter for letter; the name is no
 * service's and no computer's, and holds nothing that is written with a backslash.
 */
bool principal_is_person(
    struct arena *arena, struct span principal, const char *realms);

/*
 * principal_filter - the filter that finds this person: %s is the principal, %u its
 * part before the @; both escaped.
 */
const char *principal_filter(
    struct arena *arena, const char *pattern, const char *principal);

#endif
