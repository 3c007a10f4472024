/*
 * directory_private.h - what directory.c and roster.c share.
 */
#ifndef MODULES_SIGNON_DIRECTORY_PRIVATE_H
#define MODULES_SIGNON_DIRECTORY_PRIVATE_H

#include "modules/signon/directory.h"
#include "modules/signon/entry.h"
#include "modules/signon/link.h"

enum { DIRECTORY_SERVERS = 8, DIRECTORY_PAUSES = 16 };

struct directory {
	const struct settings *settings;
	struct arena *memory;  /* what lives as long as this */
	struct arena *secrets; /* the same, wiped */
	struct span password;
	struct entry_groups groups;
	const char *uris[DIRECTORY_SERVERS];
	int64_t failed_us[DIRECTORY_SERVERS]; /* 0: fine, as far as known */
	size_t count;
	LDAP *service; /* bound as our account, or NULL */
	size_t service_server;
	int64_t service_used_us;
	int64_t refused_us; /* when our account was refused; 0: it wasn't */
	int64_t until_us;   /* the end of this sign-on's time */
	int64_t pauses_us[DIRECTORY_PAUSES]; /* what binds took lately */
	size_t pauses;
};

/*
 * service_search - one search by our own account, on the servers in turn.
 * *server_r is the one that answered; *answer_r as link_search's.
 */
enum service_verdict service_search(struct directory *directory,
    const struct link_search *search, int64_t until_us, size_t *server_r,
    LDAPMessage **answer_r);

/*
 * service_search_on - the same on one server, for what must come from one.
 */
enum service_verdict service_search_on(struct directory *directory,
    size_t server, const struct link_search *search, int64_t until_us,
    LDAPMessage **answer_r);

/*
 * service_fault - what a verdict other than OK means for the caller:
 * UNAVAILABLE, with a fault unless one stands.
 */
enum status service_fault(enum service_verdict verdict);

#endif
