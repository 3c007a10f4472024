/*
 * account.h - a piece of work done as one of the system's accounts, as the
 * programs of that account do it.
 *
 * MariaDB may know the accounts by their socket, and folders are open to one of
 * them alone: root asks in their name, in a process that never comes back from
 * it.
 */
#ifndef MODULES_OPERATOR_ACCOUNT_H
#define MODULES_OPERATOR_ACCOUNT_H

#include <stdbool.h>
#include <stdio.h>
#include <sys/types.h>

#include "modules/operator/operator.h"

/* The work: what it writes to `out` reaches `each`, line by line. */
typedef enum status account_fn(
    struct operator* operator, const char * account, FILE *out, void *context);

/* One line without its end, of less than 4 KiB; false ends the work. */
typedef bool account_line_fn(void *context, char *line);

/*
 * account_become - be this account from now on. Nothing to do when it is ours
 * already; else only root can.
 */
bool account_become(uid_t uid);

/*
 * account_run - run `body` as the owner of `<secrets_dir>/<account>.conf`.
 *
 *   OK           `each` got everything
 *   ABSENT       there is no such file
 *   DENIED       whoever runs this is neither root nor that account
 *   UNAVAILABLE  `body` failed, or `each` said false
 * fault_last says why, in the words of `body` where it failed.
 */
MUST_USE enum status account_run(struct operator* operator,
    const char * account, account_fn *body, account_line_fn *each,
    void *context);

#endif
