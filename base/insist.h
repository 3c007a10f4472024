/*
 * insist.h - an assertion that stays in every build.
 *
 * States what the code around it guarantees. Input never reaches one: what a
 * person or a peer can cause is an enum status.
 */
#ifndef BASE_INSIST_H
#define BASE_INSIST_H

/*
 * insist - log the place and abort when `expr` is false; the supervisor
 * starts a new process.
 */
#define insist(expr)                                                           \
	((expr) ? (void)0 : insist_failed(__FILE__, __LINE__, #expr))

_Noreturn void insist_failed(const char *file, int line, const char *expr);

#endif
