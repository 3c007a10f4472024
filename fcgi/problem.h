/*
 * problem.h - the bodies of answers that are no success: the error page, the
 * problem document (RFC 9457), and the page that gives typed text back.
 */
#ifndef FCGI_PROBLEM_H
#define FCGI_PROBLEM_H

struct exchange;

/*
 * problem_fill - fills page and type of the answer for exchange->code. Both
 * sentences may be NULL. Never fails: without its template it is a line of
 * text.
 */
void problem_fill(
    struct exchange *exchange, const char *happened, const char *todo);

/*
 * resume_fill - the page with everything that arrived.
 */
void resume_fill(struct exchange *exchange, const char *reason);

/*
 * resume_fill_kept - the same for a form that came along with the sign-on's:
 * the fields that no field of that route declares.
 */
void resume_fill_kept(struct exchange *exchange);

/*
 * problem_sentences - what is wrong with the fields, each with its label; NULL
 * when nothing is.
 */
const char *problem_sentences(const struct exchange *exchange);

#endif
