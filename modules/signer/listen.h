/*
 * listen.h - the signer's socket: one line in, one word back.
 *
 * A request is "sign NUMBER\n", the answer "signed\n", "absent\n" or
 * "later\n". Whoever may open the socket (its mode and folder decide) may
 * ask; what is signed is decided by the records alone, so asking gives
 * nothing that the sweep wouldn't.
 */
#ifndef MODULES_SIGNER_LISTEN_H
#define MODULES_SIGNER_LISTEN_H

#include <stdint.h>

#include "base/status.h"

/*
 * listen_open - bind the UNIX socket `path` with mode 0660. A socket that
 * nobody serves any more is replaced; one that is served, or anything else at
 * that path, is CONFLICT.
 */
MUST_USE enum status listen_open(const char *path, int *fd_r);

/*
 * listen_take - the next question, waited for at most a second.
 *   OK      *award_r, and *fd_r that listen_answer closes
 *   ABSENT  nothing that could be understood
 */
MUST_USE enum status listen_take(int listening, int *fd_r, int64_t *award_r);

/*
 * listen_answer - write the word for `status` and close.
 */
void listen_answer(int fd, enum status status);

#endif
