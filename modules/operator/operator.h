/*
 * operator.h - what a subcommand of `accolade` is given.
 *
 * One file per subcommand, one function: `operator_NAME`. What it prints on
 * standard output is its result; why it failed goes to fault(), which the
 * program prints as one line on standard error before it ends with 1.
 */
#ifndef MODULES_OPERATOR_OPERATOR_H
#define MODULES_OPERATOR_OPERATOR_H

#include "base/arena.h"
#include "base/settings.h"
#include "base/status.h"

struct db;
struct statement_set;

struct operator
{
	const struct settings *settings;
	const char *config;    /* the file that the settings come from */
	struct arena *arena;   /* lives as long as the command */
	struct arena *secrets; /* the same, and wiped at the end */
};

/*
 * A subcommand. argv[0] is its own name; argv[1..argc) what followed it,
 * without --config FILE.
 *
 *   OK       done; the program ends with 0
 *   INVALID  the arguments make no sense: usage is shown, and 2
 *   else     fault() says why; 1
 *
 * `verify` prints its verdict itself: DENIED ends with 1 and UNCERTAIN with 3,
 * without another word where no fault() stands.
 *
 * A command that finds out more than one mistake (a file with ten) prints
 * them on standard error itself and then returns a fault that counts them.
 */
typedef enum status operator_fn(
    struct operator* operator, int argc, char **argv);

operator_fn operator_backup;
operator_fn operator_check;
operator_fn operator_courier;
operator_fn operator_export;
operator_fn operator_import;
operator_fn operator_key;
operator_fn operator_migrate;
operator_fn operator_restore;
operator_fn operator_refresh;
operator_fn operator_release;
operator_fn operator_sync;
operator_fn operator_verify;

/*
 * operator_static - `accolade export static DIR`: what the public sees of
 * shared awards, keys, lists and achievements, as files below `folder`.
 */
MUST_USE enum status operator_static(
    struct operator* operator, const char * folder);

/*
 * operator_secrets - what `<secrets_dir>/<account>.conf` holds, borrowed from
 * operator->secrets. A missing file is DENIED with a sentence.
 */
MUST_USE enum status operator_secrets(
    struct operator* operator, const char * account, struct secrets *secrets_r);

/*
 * operator_database - connect as accolade_<account> ("owner", "sync") with
 * that account's secrets and prepare `sets` (NULL-terminated, may be empty).
 * Closed when the command ends. A database that is away is UNAVAILABLE.
 */
MUST_USE enum status operator_database(struct operator* operator,
    const char * account, const struct statement_set *const *sets,
    struct db **db_r);

#endif
