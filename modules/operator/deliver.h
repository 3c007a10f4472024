/*
 * deliver.h - handing a letter over: to a mail server by SMTP, or into a
 * folder. libcurl stands behind this alone.
 *
 * TLS is required and the server's certificate is checked; only a server on
 * this very machine may be spoken to without.
 */
#ifndef MODULES_OPERATOR_DELIVER_H
#define MODULES_OPERATOR_DELIVER_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/settings.h"
#include "base/span.h"
#include "base/status.h"

struct deliver;

/* What became of one letter. */
enum delivery {
	DELIVERY_DONE,
	DELIVERY_REFUSED, /* for good: this letter, this address */
	DELIVERY_LATER,   /* this letter another time */
	DELIVERY_AWAY     /* nothing can be handed over at present */
};

struct parcel {
	const char *from;
	const char *to;
	const char *key; /* the file's name in a folder */
	struct span bytes;
};

enum { DELIVER_ANSWER = 400 };

/*
 * deliver_open - mail_folder where it is set, else smtp_url. INVALID with a
 * sentence when neither can be used. The password is borrowed.
 */
MUST_USE enum status deliver_open(struct arena *arena,
    const struct settings *settings, const char *password,
    struct deliver **deliver_r);

/*
 * deliver_send - hand one over. answer_r says what the other side said, in
 * one line of clean text. A folder has the whole letter or none of it, and a
 * repeat takes its place.
 */
enum delivery deliver_send(struct deliver *deliver, const struct parcel *parcel,
    char answer_r[DELIVER_ANSWER]);

/*
 * deliver_check - would a letter be taken? Speaks to the server as far as its
 * name and password go, and hands nothing over; a folder has to be writable.
 * answer_r says why not.
 */
bool deliver_check(struct deliver *deliver, char answer_r[DELIVER_ANSWER]);

/*
 * deliver_close - accepts NULL, sets *deliver to NULL.
 */
void deliver_close(struct deliver **deliver);

#endif
