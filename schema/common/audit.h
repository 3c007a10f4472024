/*
 * audit.h - one entry of the audit trail, in the transaction of what it tells.
 */
#ifndef SCHEMA_COMMON_AUDIT_H
#define SCHEMA_COMMON_AUDIT_H

#include <stdint.h>

#include "base/status.h"

struct db;
struct statement_set;

struct audit {
	int64_t actor;       /* person; 0: the system, or somebody unknown */
	const char *action;  /* a literal word: "sign_on", "attempt_submit" */
	int64_t submission;  /* 0: none */
	int64_t award;       /* 0: none */
	const char *subject; /* what else it was about, or NULL: at most 200
				characters, the rest is cut */
	const char *request_id; /* or NULL */
};

/* For the module's list of statements. */
extern const struct statement_set audit_statements;

/*
 * audit_add - only inside db_transact. As db_change.
 */
MUST_USE enum status audit_add(struct db *db, const struct audit *audit);

#endif
