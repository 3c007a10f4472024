/*
 * health.c - how the database does, as rows.
 */
#include "config.h"

#include "schema/db.h"
#include "schema/operator/health.h"
#include "schema/operator/health_sql.h"

enum status
server_facts(struct db *db, struct arena *arena, struct server_facts *facts_r)
{
	static const struct column columns[] = {
	    COLUMN(struct server_facts, version),
	    COLUMN(struct server_facts, now_us),
	    COLUMN(struct server_facts, folder),
	    COLUMN(struct server_facts, commit_sync),
	    COLUMN(struct server_facts, connections),
	};
	static const struct shape shape = SHAPE(struct server_facts, columns);

	return db_find(db, arena, health_sql(HEALTH_SERVER_FACTS), NO_PARAMS,
	    &shape, facts_r);
}

enum status
unsigned_facts(struct db *db, struct arena *arena, int64_t before_us,
    struct unsigned_facts *facts_r)
{
	static const struct column columns[] = {
	    COLUMN(struct unsigned_facts, count),
	    COLUMN(struct unsigned_facts, since_us),
	};
	static const struct shape shape = SHAPE(struct unsigned_facts, columns);

	return db_find(db, arena, health_sql(HEALTH_UNSIGNED_FACTS),
	    PARAMS(param_time(before_us)), &shape, facts_r);
}
