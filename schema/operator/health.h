/*
 * health.h - what the database says of itself. The owner's account alone.
 */
#ifndef SCHEMA_OPERATOR_HEALTH_H
#define SCHEMA_OPERATOR_HEALTH_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/status.h"

struct db;

struct server_facts {
	const char *version; /* "10.11.6-MariaDB-0+deb12u1" */
	int64_t now_us;      /* its clock */
	const char *folder;  /* its data */
	int64_t commit_sync; /* innodb_flush_log_at_trx_commit */
	int64_t connections; /* max_connections */
};

struct unsigned_facts {
	int64_t count;
	int64_t since_us; /* 0: none */
};

/*
 * server_facts - OK | UNAVAILABLE.
 */
MUST_USE enum status server_facts(
    struct db *db, struct arena *arena, struct server_facts *facts_r);

/*
 * unsigned_facts - awards made before `before_us` without a signature.
 * OK | UNAVAILABLE. Cost: one look at every award (the signer's own look).
 */
MUST_USE enum status unsigned_facts(struct db *db, struct arena *arena,
    int64_t before_us, struct unsigned_facts *facts_r);

#endif
