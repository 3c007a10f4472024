/*
 * migrate.h - how far the database is behind this version.
 */
#ifndef MODULES_OPERATOR_MIGRATE_H
#define MODULES_OPERATOR_MIGRATE_H

#include <stddef.h>

#include "base/status.h"

struct db;
struct operator;

/*
 * migrations_left - how many migrations the database has not had yet. `db` has
 * migration_statements prepared.
 *   OK | CONFLICT (a newer database, or a migration that was changed) |
 *   UNAVAILABLE
 */
MUST_USE enum status migrations_left(
    struct operator* operator, struct db * db, size_t *left_r);

#endif
