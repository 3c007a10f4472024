/*
 * negotiate.h - the Authorization header of SPNEGO over HTTP (RFC 4559), and the
 * answer to it. What the token says is the module's business.
 */
#ifndef FCGI_NEGOTIATE_H
#define FCGI_NEGOTIATE_H

#include "base/arena.h"
#include "base/span.h"
#include "modules/module.h"

/* Decoded. A ticket with very many groups stays below it. */
enum { NEGOTIATE_TOKEN_MAX = 24 * 1024 };

/*
 * negotiate_read - what a browser offers in `header`, "" when there is none.
 *   out  token_r   the decoded token with OFFER_TOKEN, in `secrets`; else empty
 *   OFFER_NONE   no header
 *   OFFER_TOKEN  `Negotiate` and a token of 1..NEGOTIATE_TOKEN_MAX bytes
 *   OFFER_OTHER  another scheme, NTLM under the name of Negotiate, a token that
 *                is no base64 (RFC 4648, 4), or too long
 */
enum offer negotiate_read(
    struct arena *secrets, const char *header, struct span *token_r);

/*
 * negotiate_challenge - the value of WWW-Authenticate: the scheme, and after it
 * the token of the answer, when there is one.
 */
const char *negotiate_challenge(struct arena *arena, struct span token);

#endif
