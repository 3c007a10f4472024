/*
 * answer.h - from a reply, or a failure, to status, headers and bytes.
 */
#ifndef FCGI_ANSWER_H
#define FCGI_ANSWER_H

#include "base/span.h"
#include "base/status.h"

struct exchange;

/*
 * answer_reply - what the handler filled: page, document, redirect, file. A
 * page that can't be made becomes the error page.
 */
void answer_reply(struct exchange *exchange);

/*
 * answer_page - a page of a session that is made already, under 200.
 */
void answer_page(struct exchange *exchange, struct span page);

/*
 * answer_status - the error page, or the problem document, of a status that a
 * handler returned.
 */
void answer_status(struct exchange *exchange, enum status status);

/*
 * answer_error - the same for an HTTP code. `happened` and `todo` are
 * sentences and may be NULL: then the reply's words or the code's own stand.
 */
void answer_error(struct exchange *exchange, int code, const char *happened,
    const char *todo);

/*
 * answer_sign_on - nobody is signed in: a page goes to the sign-on, and comes
 * back to `path`; JSON and a plain route are told 401.
 */
void answer_sign_on(struct exchange *exchange, const char *path);

/*
 * answer_resume - the fields that arrived, again, with a fresh token.
 * `reason` is "ended", "stale" or "away".
 */
void answer_resume(struct exchange *exchange, const char *reason);

/*
 * answer_mistakes - the fields are wrong, and there is no form to show again:
 * the sentences.
 */
void answer_mistakes(struct exchange *exchange, int code);

/*
 * answer_code - the HTTP code of a status.
 */
int answer_code(enum status status);

/*
 * answer_head - the finished header block, with the blank line at its end.
 */
struct span answer_head(struct exchange *exchange);

#endif
