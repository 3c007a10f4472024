/*
 * directory.h - the district's directory: who somebody is, whether this is
 * their password, and which groups make which roles.
 *
 * Neither LDAP nor SQL shows here. Sign-on asks find, check and roles, in this
 * order, against the same server; the operator's sync reads everybody. Two
 * connections stay open between requests: our account's, which searches, and
 * one on which people are bound, which is never asked anything else. After each
 * bind it is bound as nobody again, or closed (SECURITY A2, A16): nothing that a
 * person may do in the directory outlives the check of their password.
 */
#ifndef MODULES_SIGNON_DIRECTORY_H
#define MODULES_SIGNON_DIRECTORY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/settings.h"
#include "base/span.h"
#include "base/status.h"
#include "modules/signon/rules.h"

struct directory;

/* Somebody as the directory has them; strings without control characters,
 * fit for their columns, "" when there is none (name: the username). */
struct directory_person {
	unsigned char key[DIRECTORY_KEY_BYTES]; /* never changes */
	const char *dn;
	const char *username;
	const char *name;
	const char *mail;
	const char *title;
	const char *school;
	const char *school_name;
	const char *manager_dn;
	struct span
	    manager; /* the manager's key, "" for none; at NULL: unknown */
	const char *const *groups; /* memberOf, as directory_dn_normal writes */
	size_t group_count;
	int64_t primary_group; /* Active Directory's; 0: none */
	int64_t expires_us; /* when the password does; 0: never, or unknown */
	bool closed;        /* switched off, or past its last day */
	/* What the entry itself says of the account, for those whose password
	 * isn't checked: BIND_OK, _DISABLED, _ENDED, _EXPIRED, _MUST_CHANGE, or
	 * _MISMATCH for one that is locked. */
	enum bind_verdict standing;
	bool known;     /* false: nothing but dn and server holds yet */
	int grace;      /* sign-ons left with this password; -1: any */
	unsigned roles; /* of enum directory_role */
	size_t server;  /* who said so */
};

/*
 * directory_open - check the settings and remember them. Connects to nobody:
 * a directory that is away is no reason not to start. INVALID with a fault
 * that names the setting. `password` is copied, and wiped by directory_close.
 */
MUST_USE enum status directory_open(const struct settings *settings,
    const char *password, struct directory **directory_r);

/*
 * directory_close - accepts NULL, sets *directory to NULL.
 */
void directory_close(struct directory **directory);

/*
 * directory_find - the one person whom the settings' filter finds under this
 * name. Starts the time that the whole sign-on may take
 * (directory_timeout_seconds). With directory_sign_on_as nobody
 * is looked for yet: OK, and the person isn't `known`; their `dn` is the name
 * that will be bound.
 *   INVALID      a name that nobody can have; the directory isn't asked
 *   ABSENT       nobody
 *   CONFLICT     more than one: nobody is chosen
 *   UNAVAILABLE  no server answers, or our own account is refused
 */
MUST_USE enum status directory_find(struct directory *directory,
    struct arena *arena, const char *name, struct directory_person *person_r);

/*
 * directory_find_principal - the one person of a Kerberos principal, by
 * kerberos_user_filter. Needs the service account. As directory_find.
 */
MUST_USE enum status directory_find_principal(struct directory *directory,
    struct arena *arena, const char *principal,
    struct directory_person *person_r);

/*
 * directory_check - is this the password of `person`? Asked once, on the
 * server that found them, never again elsewhere. An empty password, or one
 * with a NUL, is BIND_MISMATCH and asked of nobody. On BIND_OK, somebody who
 * wasn't known is; BIND_MISMATCH, too, when the directory doesn't show who has
 * just been bound.
 */
enum bind_verdict directory_check(struct directory *directory,
    struct arena *arena, struct directory_person *person, struct span password);

/*
 * directory_roles - the roles of `person` by their groups, in the way of
 * directory_group_lookup. OK | UNAVAILABLE.
 */
MUST_USE enum status directory_roles(struct directory *directory,
    struct arena *arena, struct directory_person *person);

/*
 * directory_manager - fill in the manager's key. A directory that doesn't say
 * leaves it unknown.
 */
void directory_manager(struct directory *directory, struct arena *arena,
    struct directory_person *person);

/*
 * directory_rest - close the connection for binds; the next one opens it again.
 */
void directory_rest(struct directory *directory);

/*
 * directory_pause - wait as long as a bind takes here, when none was made.
 */
void directory_pause(struct directory *directory);

/* Called for each person; anything but OK ends the sync with it. */
typedef enum status directory_person_fn(
    void *context, const struct directory_person *person);

/*
 * directory_sync - all people whom directory_people_filter finds, page by
 * page, with their roles. Each lives until `each` returns; `arena` takes who is in
 * the groups that make roles, and no more. OK only when the directory
 * said that this was all; anything less is UNAVAILABLE. An entry without a key
 * or a username is left out and logged.
 */
MUST_USE enum status directory_sync(struct directory *directory,
    struct arena *arena, directory_person_fn *each, void *context);

/*
 * directory_people - the same for those with these keys alone; they live in
 * `arena`. Who isn't shown
 * is not called; OK only when the directory has answered for all.
 */
MUST_USE enum status directory_people(struct directory *directory,
    struct arena *arena, const struct span *keys, size_t count,
    directory_person_fn *each, void *context);

/*
 * directory_dn_normal - a DN in the one form in which two are compared:
 * escapes unified, letters folded. The text as it is when it is no DN.
 */
const char *directory_dn_normal(struct arena *arena, const char *dn);

#endif
