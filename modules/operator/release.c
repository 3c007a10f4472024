/*
 * release.c - `accolade release`: lets the results of a term out when its release
 * date has passed, and tells assessors when a term is open.
 *
 * Each result goes out in a transaction of its own: decision, award, credit,
 * letters. Ended at any point, by whatever, it goes on where it was, as what is
 * out is no longer listed; two at once take turns at the rows and refuse each
 * other the second time. Results that are sealed later, of a term that is out
 * already, go out at the next turn.
 */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "base/log.h"
#include "modules/operator/operator.h"
#include "modules/operator/turns.h"
#include "schema/common/audit.h"
#include "schema/db.h"
#include "schema/operator/release.h"

enum { ROWS = 200, TURN_MS = 60000, TURN_BYTES = 64 * 1024 * 1024 };

struct release {
	struct arena *arena; /* of some rows */
	struct db *db;
	struct turns turns;
	size_t awarded;
	size_t not_yet;
	size_t left; /* taken back, or let out by another */
	int64_t told;
};

static enum status
open_tell(struct release *release)
{
	struct release_term *terms;
	size_t count;
	enum status status =
	    release_open_list(release->db, release->arena, &terms, &count);

	for (size_t i = 0; i < count && status == STATUS_OK; i++) {
		int64_t told = 0;

		status = release_tell(
		    release->db, release->arena, terms[i].id, &told);
		if (status != STATUS_OK || told < 0)
			continue;
		release->told += told;
		log_line(LOG_INFO, "term_open", "term=%s assessors=%lld",
		    terms[i].code, (long long)told);
	}
	return status;
}

static enum status
row_put(struct release *release, const struct release_row *row)
{
	enum status status = release_put(release->db, row);

	if (status == STATUS_OK) {
		if (strcmp(row->outcome, "award") == 0)
			release->awarded++;
		else
			release->not_yet++;
	} else if (status == STATUS_CONFLICT) {
		fault_clear();
		release->left++;
		return STATUS_OK;
	}
	return status;
}

static enum status
turn(struct release *release)
{
	int64_t after = 0;
	size_t count = ROWS;
	enum status status = db_ready(release->db);

	release->awarded = release->not_yet = release->left = 0;
	release->told = 0;
	if (status == STATUS_OK)
		status = open_tell(release);
	while (status == STATUS_OK && count == ROWS && !turns_ended()) {
		struct release_row *rows;

		arena_reset(release->arena);
		status = release_list(
		    release->db, release->arena, after, ROWS, &rows, &count);
		for (size_t i = 0;
		     i < count && status == STATUS_OK && !turns_ended(); i++) {
			after = rows[i].id;
			status = row_put(release, &rows[i]);
		}
	}
	if (release->awarded + release->not_yet > 0)
		log_line(LOG_INFO, "release",
		    "awarded=%zu not_yet=%zu left=%zu", release->awarded,
		    release->not_yet, release->left);
	return status;
}

static enum status
release_loop(struct release *release)
{
	log_line(LOG_INFO, "ready", "seconds=%d", TURN_MS / 1000);
	while (!turns_ended()) {
		if (turn(release) != STATUS_OK)
			log_line(LOG_WARNING, "release", "why=\"%s\"",
			    fault_last() == NULL ? "" : fault_last()->text);
		fault_clear();
		arena_reset(release->arena);
		turns_wait(&release->turns, TURN_MS);
	}
	return STATUS_OK;
}

enum status
operator_release(struct operator* operator, int argc, char **argv)
{
	static const struct statement_set *const sets[] = {
	    &release_statements, &audit_statements, NULL};
	bool once = argc == 2 && strcmp(argv[1], "--once") == 0;
	struct release release = {0};
	enum log_level level;
	enum status status;

	if (argc > 2 || (argc == 2 && !once))
		return STATUS_INVALID;
	if (log_level_parse(operator->settings->log_level, &level) == STATUS_OK)
		log_open("release", level);
	turns_start(&release.turns);
	status = operator_database(operator, "release", sets, &release.db);
	if (status != STATUS_OK)
		return status;
	release.arena = arena_open(TURN_BYTES);
	status = once ? turn(&release) : release_loop(&release);
	if (once && status == STATUS_OK)
		printf("%zu awarded, %zu not yet.\n", release.awarded,
		    release.not_yet);
	arena_close(&release.arena);
	return status;
}
