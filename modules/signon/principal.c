/*
 * principal.c - names of tickets. Strict: what isn't plainly a person's name in a
 * realm that the district named is nobody's.
 */
#include "config.h"

#include <string.h>

#include "modules/signon/escape.h"
#include "modules/signon/principal.h"

enum status
principal_check(const struct settings *settings)
{
	const char *realms = settings->kerberos_realms;
	const char *filter = settings->kerberos_user_filter;
	bool by_part = strstr(filter, "%u") != NULL;

	realms += strspn(realms, " ");
	if (*realms == '\0')
		return fault(STATUS_INVALID,
		    "kerberos_realms: not given, so that nobody could sign on");
	if (*settings->directory_bind_dn == '\0')
		return fault(STATUS_INVALID,
		    "directory_bind_dn: signing on by Kerberos needs a service "
		    "account");
	if (by_part == (strstr(filter, "%s") != NULL))
		return fault(STATUS_INVALID,
		    "kerberos_user_filter: needs %%s or %%u, not both");
	realms += strcspn(realms, " ");
	/* The same name in two realms is two people. */
	if (by_part && realms[strspn(realms, " ")] != '\0')
		return fault(STATUS_INVALID,
		    "kerberos_user_filter: %%u needs that kerberos_realms is "
		    "one alone");
	return STATUS_OK;
}

static bool
realm_is_one_of(const char *realm, size_t len, const char *realms)
{
	while (*realms != '\0') {
		size_t word = strcspn(realms, " ");

		if (word == len && len > 0 && memcmp(realms, realm, len) == 0)
			return true;
		realms += word;
		realms += strspn(realms, " ");
	}
	return false;
}

bool
principal_is_person(
    struct arena *arena, struct span principal, const char *realms)
{
	const char *at;
	size_t name;

	if (!sign_on_name_is(arena, principal))
		return false;
	at = memchr(principal.at, '@', principal.len);
	if (at == NULL)
		return false;
	name = (size_t)(at - principal.at);
	/* A computer's account ends with a dollar sign; a service's name has a
	 * slash; what else has a meaning is written with a backslash. */
	if (name == 0 || memchr(principal.at, '\\', principal.len) != NULL ||
	    memchr(principal.at, '/', principal.len) != NULL || at[-1] == '$')
		return false;
	return realm_is_one_of(at + 1, principal.len - name - 1, realms);
}

const char *
principal_filter(
    struct arena *arena, const char *pattern, const char *principal)
{
	size_t name = strcspn(principal, "@");
	char *copy;
	char *hole;

	if (strstr(pattern, "%u") == NULL)
		return filter_fill(arena, pattern, span_of(principal));
	copy = arena_text(arena, pattern);
	while ((hole = strstr(copy, "%u")) != NULL)
		hole[1] = 's';
	return filter_fill(arena, copy, (struct span) {principal, name});
}
