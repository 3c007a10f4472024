/*
 * audit.c - adding to the audit trail.
 */
#include "config.h"

#include <string.h>

#include "schema/common/audit.h"
#include "schema/common/audit_sql.h"

enum { SUBJECT_CHARACTERS = 200, REQUEST_ID_BYTES = 64 };

static struct param
param_id(int64_t id)
{
	return id == 0 ? param_null() : param_int(id);
}

/* The first `most` characters of well-formed UTF-8. */
static struct param
param_cut(const char *text, size_t most)
{
	struct param param = param_text(text == NULL ? "" : text);
	size_t characters = 0;

	for (size_t i = 0; i < param.bytes.len; i++) {
		if (((unsigned char)param.bytes.at[i] & 0xc0) == 0x80)
			continue;
		if (characters++ == most) {
			param.bytes.len = i;
			break;
		}
	}
	return param;
}

enum status
audit_add(struct db *db, const struct audit *audit)
{
	return db_change(db, audit_sql(AUDIT_AUDIT_ADD),
	    PARAMS(param_id(audit->actor), param_text(audit->action),
		param_id(audit->submission), param_id(audit->award),
		param_cut(audit->subject, SUBJECT_CHARACTERS),
		param_cut(audit->request_id, REQUEST_ID_BYTES)),
	    NULL);
}
