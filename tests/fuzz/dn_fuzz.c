/*
 * dn_fuzz.c - whatever is typed as a name, the DN made of it has the name as the
 * value of its first part, and no part more.
 */
#include "config.h"

#include <stdint.h>
#include <string.h>

#include <ldap.h>

#include "base/insist.h"
#include "modules/signon/escape.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
stands_in_its_place(const char *text, struct span name)
{
	LDAPDN dn = NULL;

	insist(ldap_str2dn(text, &dn, LDAP_DN_FORMAT_LDAPV3) == LDAP_SUCCESS);
	insist(dn[0] != NULL && dn[1] != NULL && dn[2] == NULL);
	insist(dn[0][0] != NULL && dn[0][1] == NULL);
	insist(dn[0][0]->la_value.bv_len == name.len);
	insist(memcmp(dn[0][0]->la_value.bv_val, name.at, name.len) == 0);
	ldap_dnfree(dn);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct arena *arena;
	struct span name = {(const char *)data, size};

	if (size > 4096)
		return 0;
	if (arena == NULL)
		arena = arena_open(1 << 20);
	if (sign_on_name_is(arena, name)) {
		stands_in_its_place(
		    dn_fill(arena, "uid=%s,o=example", name), name);
		/* What may be bound as typed is written in one way alone. */
		if (sign_on_name_plain(name))
			insist(
			    name.at[0] != ' ' && name.at[name.len - 1] != ' ');
	}
	arena_reset(arena);
	return 0;
}
