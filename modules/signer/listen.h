/*
 * listen.h - the signer's socket: one line in, an answer back.
 *
 *   sign NUMBER            "signed", "absent" or "later"
 *   list                   the keys, a line each
 *   export                 the did:web document with the public keys
 *   rotate ed25519|rsa     the name of the new key
 *
 * Whoever may open the socket (its mode and folder decide) may ask to sign:
 * what is signed is decided by the records alone, so asking gives nothing
 * that the sweep wouldn't. The other three are for root and the signer's own
 * account; the kernel says who is asking.
 */
#ifndef MODULES_SIGNER_LISTEN_H
#define MODULES_SIGNER_LISTEN_H

#include <stdint.h>

#include "base/status.h"
#include "modules/signer/keyring.h"

/*
 * listen_open - bind the UNIX socket `path` with mode 0660. A socket that
 * nobody serves any more is replaced; one that is served, or anything else at
 * that path, is CONFLICT.
 */
MUST_USE enum status listen_open(const char *path, int *fd_r);

enum ask { ASK_SIGN, ASK_LIST, ASK_EXPORT, ASK_ROTATE };

struct question {
	enum ask ask;
	int64_t award;      /* to sign */
	enum key_kind kind; /* to rotate */
	int fd;             /* listen_answer closes it */
};

/*
 * question_parse - what a line asks for; `fd` isn't written. INVALID when it
 * can't be understood.
 */
MUST_USE enum status question_parse(
    const char *line, struct question *question_r);

/*
 * listen_take - the next question, waited for at most a second. ABSENT when
 * it was none, or one that this peer may not ask; the peer was told.
 */
MUST_USE enum status listen_take(int listening, struct question *question_r);

/*
 * listen_answer - write the answer and close. A peer that doesn't read it is
 * waited for at most a second.
 */
void listen_answer(int fd, const char *answer);

#endif
