/*
 * transact.c - a transaction that is dead after its first error, and is run
 * again as a whole when that helps.
 */
#include "config.h"

#include <stdlib.h>
#include <time.h>

#include <mysqld_error.h>

#include "base/clock.h"
#include "base/insist.h"
#include "schema/db_private.h"

enum { RUNS_MAX = 4 };

static void
pause_before(int run)
{
	/* Some milliseconds and a bit of chance, so that two don't meet
	 * again. */
	long wait_us = run * 5000L + (long)(clock_monotonic() % 5000);
	struct timespec wait = {.tv_nsec = wait_us * 1000};

	(void)nanosleep(&wait, NULL);
}

/* Sends a word of transaction control; 0 or the error's number. */
static unsigned
control(struct db *db, const char *word, unsigned long len)
{
	unsigned error;

	if (db->handle == NULL)
		return ER_SERVER_SHUTDOWN;
	db->trips++;
	if (mysql_real_query(db->handle, word, len) == 0)
		return 0;
	error = mysql_errno(db->handle);
	(void)fault(STATUS_UNAVAILABLE, "%s: %u %s", word, error,
	    mysql_error(db->handle));
	return error;
}

static unsigned
begin(struct db *db)
{
	unsigned error = control(db, "START TRANSACTION", 17);

	if (error == 0 || !db_lost(error))
		return error;
	/* A connection that died while nobody looked: open another. */
	db_disconnect(db);
	if (db_connect(db) != STATUS_OK)
		return error;
	fault_clear();
	return control(db, "START TRANSACTION", 17);
}

static void
roll_back(struct db *db)
{
	if (db->handle == NULL)
		return;
	if (control(db, "ROLLBACK", 8) != 0)
		db_disconnect(db);
}

/* COMMIT: OK, UNCERTAIN, or UNAVAILABLE with db->dead set. */
static enum status
commit(struct db *db)
{
	unsigned error = control(db, "COMMIT", 6);

	if (error == 0)
		return STATUS_OK;
	if (db_lost(error) || error == ER_ERROR_DURING_COMMIT) {
		db_disconnect(db);
		return fault(STATUS_UNCERTAIN, "COMMIT: %u", error);
	}
	db->dead = error;
	db->dead_status = STATUS_UNAVAILABLE;
	roll_back(db);
	return STATUS_UNAVAILABLE;
}

static enum status
run_once(struct db *db, transact_fn *body, void *context)
{
	enum status status;

	db->dead = begin(db);
	if (db->dead != 0) {
		db->dead_status = STATUS_UNAVAILABLE;
		return STATUS_UNAVAILABLE;
	}
	db->transacting = true;
	status = body(db, context);
	db->transacting = false;
	if (db->dead == 0 && status == STATUS_OK)
		return commit(db);
	roll_back(db);
	return db->dead != 0 ? db->dead_status : status;
}

enum status
db_transact(struct db *db, transact_fn *body, void *context)
{
	enum status status = STATUS_UNAVAILABLE;

	insist(!db->transacting);
	for (int run = 0; run < RUNS_MAX; run++) {
		if (run > 0) {
			pause_before(run);
			fault_clear();
		}
		status = run_once(db, body, context);
		if (status == STATUS_OK || status == STATUS_UNCERTAIN ||
		    db->dead == 0 || !db_again(db->dead))
			return status;
	}
	return status;
}
