/*
 * session.c - finding and touching sessions.
 */
#include "config.h"

#include "base/token.h"
#include "schema/common/session.h"
#include "schema/common/session_sql.h"

enum status
session_find(struct db *db, struct arena *arena,
    const unsigned char token_hash[32], const struct settings *settings,
    struct session *session_r)
{
	static const struct column columns[] = {
	    COLUMN(struct session, id),
	    COLUMN(struct session, person),
	    COLUMN(struct session, name),
	    COLUMN(struct session, username),
	    COLUMN(struct session, mail),
	    COLUMN(struct session, roles),
	    COLUMN(struct session, stamp),
	    COLUMN(struct session, started_us),
	    COLUMN(struct session, touch),
	};
	static const struct shape shape = SHAPE(struct session, columns);

	return db_find(db, arena, session_sql(SESSION_SESSION_FIND),
	    PARAMS(param_bytes(token_hash, TOKEN_HASH_BYTES),
		param_int(settings->session_idle_minutes),
		param_int(settings->session_absolute_hours)),
	    &shape, session_r);
}

enum status
session_touch(struct db *db, struct arena *arena, const struct session *session)
{
	struct touched {
		int64_t done;
	} touched;
	static const struct column columns[] = {COLUMN(struct touched, done)};
	static const struct shape shape = SHAPE(struct touched, columns);

	return db_find(db, arena, session_sql(SESSION_SESSION_TOUCH),
	    PARAMS(param_int(session->id)), &shape, &touched);
}
