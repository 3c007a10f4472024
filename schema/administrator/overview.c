/*
 * overview.c - the statement of overview.sql as a function.
 */
#include "config.h"

#include "schema/administrator/administrator_sql.h"
#include "schema/administrator/overview.h"

static const struct column columns[] = {
    COLUMN(struct overview, persons),
    COLUMN(struct overview, drafts),
    COLUMN(struct overview, reviewing),
    COLUMN(struct overview, waiting),
    COLUMN(struct overview, late),
    COLUMN(struct overview, awards),
    COLUMN(struct overview, unsigned_awards),
    COLUMN(struct overview, unsigned_since_us),
    COLUMN(struct overview, synced_us),
    COLUMN(struct overview, signed_in_us),
    COLUMN(struct overview, database_us),
    COLUMN(struct overview, mail_waiting),
    COLUMN(struct overview, mail_since_us),
    COLUMN(struct overview, mail_failed),
    COLUMN(struct overview, mail_undeliverable),
    COLUMN(struct overview, mail_sent_us),
};
static const struct shape shape = SHAPE(struct overview, columns);

enum status
overview_find(struct db *db, struct arena *arena, int64_t now_us,
    struct overview *overview_r)
{
	return db_find(db, arena, administrator_sql(ADMINISTRATOR_OVERVIEW),
	    PARAMS(param_time(now_us)), &shape, overview_r);
}
