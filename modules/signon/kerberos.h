/*
 * kerberos.h - is this the ticket of somebody? GSSAPI's acceptor, with the keytab
 * of this server.
 */
#ifndef MODULES_SIGNON_KERBEROS_H
#define MODULES_SIGNON_KERBEROS_H

#include "base/arena.h"
#include "base/settings.h"
#include "base/span.h"
#include "base/status.h"

struct kerberos;

/*
 * kerberos_open - check the settings and the keytab. *kerberos_r is NULL, and OK,
 * when the settings name no keytab. INVALID with a fault: a setting that can't be,
 * a keytab that isn't there or that others may read, or a build without GSSAPI.
 */
MUST_USE enum status kerberos_open(
    const struct settings *settings, struct kerberos **kerberos_r);

/*
 * kerberos_close - accepts NULL, sets *kerberos to NULL.
 */
void kerberos_close(struct kerberos **kerberos);

/*
 * kerberos_accept - the person whose ticket `token` brings, in one round trip.
 *   out  principal_r  "name@REALM", of a realm of the settings; in `arena`
 *        answer_r     our own proof, for the browser; may be empty; in `arena`
 *   OK
 *   DENIED  not accepted: no ticket for us, out of date, seen before, of another
 *           kind than Kerberos 5, anonymous, or of nobody who may sign on. The
 *           fault says which.
 */
MUST_USE enum status kerberos_accept(struct kerberos *kerberos,
    struct arena *arena, struct span token, const char **principal_r,
    struct span *answer_r);

#endif
