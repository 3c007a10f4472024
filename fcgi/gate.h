/*
 * gate.h - what every request passes before its handler.
 *
 * To the gate a role is an opaque word, and a session is what the module's
 * session_find makes of a token.
 */
#ifndef FCGI_GATE_H
#define FCGI_GATE_H

#include <stdbool.h>

#include "base/status.h"

struct exchange;

/*
 * gate_enter - who asks, and may they? Fills the request's session and the
 * tokens of the exchange. Needs exchange->match.
 *
 *   OK           the handler may run, as far as the person goes
 *   NO_SESSION   nobody is signed in (or no longer)
 *   DENIED       the session lacks the role, or the form was sent by another
 *                site; the reply says which
 *   INVALID      our cookie is there twice
 *   UNAVAILABLE  the session could not be looked up
 */
MUST_USE enum status gate_enter(struct exchange *exchange);

/*
 * gate_away - what can be said without the database: false when the form was
 * sent by another site. Where the cookie holds a token its form token is ready
 * for a page that gives back what was typed; whether a session stands behind
 * it isn't known.
 */
bool gate_away(struct exchange *exchange);

/*
 * gate_token - does the form carry the token of this session, or of this
 * sign-on form?
 */
bool gate_token(const struct exchange *exchange);

/* What a form's token is derived from a session's for (token_derive). */
#define FORM_PURPOSE "form"

/*
 * gate_start - the token of the sign-on form, which needs no session; a cookie
 * goes with the answer when it is new. OK | INVALID (the cookie came twice).
 */
MUST_USE enum status gate_start(struct exchange *exchange);

#endif
