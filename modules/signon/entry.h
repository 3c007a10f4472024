/*
 * entry.h - what an entry of the directory says of a person, by the settings'
 * names of the attributes.
 */
#ifndef MODULES_SIGNON_ENTRY_H
#define MODULES_SIGNON_ENTRY_H

#include <stdbool.h>

#include <ldap.h>

#include "base/arena.h"
#include "base/settings.h"
#include "modules/signon/directory.h"

enum { ENTRY_ATTRIBUTES_MAX = 16 };

/*
 * entry_attributes - the names to ask for, NULL-terminated.
 */
void entry_attributes(
    const struct settings *settings, const char *names_r[ENTRY_ATTRIBUTES_MAX]);

/*
 * entry_of_active_directory - do the settings say that it is one?
 */
bool entry_of_active_directory(const struct settings *settings);

/*
 * entry_key - what never changes of an entry. False when it can't be read.
 */
bool entry_key(LDAP *ld, LDAPMessage *entry, const struct settings *settings,
    unsigned char key_r[DIRECTORY_KEY_BYTES]);

/*
 * entry_person - in `arena`. False, and nothing written, when the entry has
 * no key that can be read or no username.
 */
bool entry_person(LDAP *ld, LDAPMessage *entry, const struct settings *settings,
    struct arena *arena, struct directory_person *person_r);

#endif
