/*
 * link.h - one connection to one server of the directory.
 *
 * libldap's own connecting is not used: over a real network it either can't
 * give up in a TLS handshake, or goes back to a blocking socket in the middle
 * of one. Here the socket is ours, with a time limit on everything; one server
 * a handle, no referrals, no configuration but what it is given.
 *
 * Moments are clock_monotonic's. Results are LDAP result codes; negative ones
 * are libldap's own (the connection is of no more use).
 */
#ifndef MODULES_SIGNON_LINK_H
#define MODULES_SIGNON_LINK_H

#include <stdbool.h>
#include <stdint.h>

#include <ldap.h>

#include "base/arena.h"
#include "base/settings.h"
#include "base/span.h"
#include "base/status.h"
#include "modules/signon/rules.h"

/*
 * link_trust - read the certificates that vouch for the servers, for all
 * connections of this process; "" takes the system's. Before anything else
 * here. INVALID with a fault when they can't be used.
 */
MUST_USE enum status link_trust(const char *ca_file);

/* How a server is spoken to. */
enum link_way {
	LINK_REFUSED, /* a password would go in the clear, or it is no address */
	LINK_TLS,     /* ldaps://host[:port] */
	LINK_START_TLS, /* ldap://host[:port], with directory_start_tls */
	LINK_LOCAL,     /* ldapi://%2Fpath: a socket of this machine */
	LINK_PLAIN /* ldap:// in the clear: directory_insecure_plain alone */
};

/*
 * link_way_of - by the address and the settings. Never StartTLS or nothing: what
 * is set has to work.
 */
enum link_way link_way_of(const char *uri, const struct settings *settings);

/*
 * link_open - connect to `uri`, which link_way_of doesn't refuse, and have its
 * certificate checked before `until_us`. OK | UNAVAILABLE with a fault that says
 * why.
 */
MUST_USE enum status link_open(const char *uri, const struct settings *settings,
    int64_t until_us, LDAP **ld_r);

/*
 * link_certificate - the certificate that a server shows, in DER, whoever
 * vouches for it; of LINK_TLS and LINK_START_TLS. For diagnosis: nothing is asked
 * on that connection.
 */
MUST_USE enum status link_certificate(const char *uri,
    const struct settings *settings, int64_t until_us, struct arena *arena,
    struct span *der_r);

/*
 * link_close - accepts NULL, sets *ld to NULL.
 */
void link_close(LDAP **ld);

/*
 * link_is_quiet - nothing has come in unasked: a server that closed the
 * connection has said so.
 */
bool link_is_quiet(LDAP *ld);

/*
 * link_bind - one simple bind, with the password policy's control.
 */
void link_bind(LDAP *ld, const char *dn, struct span password, int64_t until_us,
    struct bind_answer *answer_r);

/*
 * link_forget - bind as nobody: whoever was bound here isn't any more (RFC 4513,
 * 4: a bind that is refused leaves nobody, too). It is sent, and not waited for:
 * the number of the message, -1 when it can't be.
 */
int link_forget(LDAP *ld);

/*
 * link_forgotten - has the server said so? Waits, before the connection is used
 * again. False: it is of no more use.
 */
MUST_USE bool link_forgotten(LDAP *ld, int message, int64_t until_us);

struct link_search {
	const char *base;
	int scope;
	const char *filter;
	const char *const *attributes; /* NULL-terminated */
	int size_limit;                /* 0: none */
	LDAPControl *page;             /* or NULL */
};

/*
 * link_search - the whole answer, to be freed with ldap_msgfree even when the
 * result isn't success (then it may be NULL).
 */
int link_search(LDAP *ld, const struct link_search *search, int64_t until_us,
    LDAPMessage **answer_r);

#endif
