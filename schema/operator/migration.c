/*
 * migration.c - the one place where SQL is not prepared: what runs here comes
 * from the installed files alone.
 */
#include "config.h"

#include "schema/db_private.h"
#include "schema/operator/migration.h"
#include "schema/operator/migration_sql.h"

static const char table[] =
    "CREATE TABLE IF NOT EXISTS migration ("
    " number INT NOT NULL,"
    " name VARCHAR(200) COLLATE utf8mb4_bin NOT NULL,"
    " sha256 BINARY(32) NOT NULL,"
    " statements INT NOT NULL COMMENT 'how many of the file have run',"
    " begun_at DATETIME(6) NOT NULL,"
    " finished_at DATETIME(6) NULL,"
    " PRIMARY KEY (number)"
    ") ENGINE=InnoDB CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci"
    " COMMENT='the migrations that this database has had'";

enum status
migration_run(struct db *db, struct span statement)
{
	enum status status = db_ready(db);

	if (status != STATUS_OK)
		return status;
	db->trips++;
	if (mysql_real_query(db->handle, statement.at, statement.len) == 0)
		return STATUS_OK;
	return fault(STATUS_INVALID, "%u %s", mysql_errno(db->handle),
	    mysql_error(db->handle));
}

enum status
migration_prepare(struct db *db)
{
	return migration_run(db, span_of(table));
}

enum status
migration_list(struct db *db, struct arena *arena, struct migration **list_r,
    size_t *count_r)
{
	static const struct column columns[] = {
	    COLUMN(struct migration, number),
	    COLUMN(struct migration, name),
	    COLUMN(struct migration, sha256),
	    COLUMN(struct migration, statements),
	    COLUMN(struct migration, finished),
	};
	static const struct shape shape = SHAPE(struct migration, columns);

	return db_list(db, arena, migration_sql(MIGRATION_MIGRATION_LIST),
	    NO_PARAMS, &shape, list_r, count_r);
}

static enum status
begin_body(struct db *db, void *context)
{
	const struct migration *migration = context;

	return db_change(db, migration_sql(MIGRATION_MIGRATION_BEGIN),
	    PARAMS(param_int(migration->number), param_text(migration->name),
		param_bytes(migration->sha256.at, migration->sha256.len)),
	    NULL);
}

static enum status
step_body(struct db *db, void *context)
{
	const struct migration *migration = context;

	return db_change_one(db, migration_sql(MIGRATION_MIGRATION_STEP),
	    PARAMS(param_int(migration->statements),
		param_int(migration->number)));
}

static enum status
finish_body(struct db *db, void *context)
{
	const struct migration *migration = context;

	return db_change_one(db, migration_sql(MIGRATION_MIGRATION_FINISH),
	    PARAMS(param_int(migration->number)));
}

enum status
migration_begin(struct db *db, const struct migration *migration)
{
	struct migration copy = *migration;

	return db_transact(db, begin_body, &copy);
}

enum status
migration_step(struct db *db, const struct migration *migration)
{
	struct migration copy = *migration;

	return db_transact(db, step_body, &copy);
}

enum status
migration_finish(struct db *db, const struct migration *migration)
{
	struct migration copy = *migration;

	return db_transact(db, finish_body, &copy);
}
