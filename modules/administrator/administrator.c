/*
 * administrator.c - the administrator's addresses.
 *
 * SECURITY: talks to MariaDB as accolade_administrator, which reads people,
 * states and the audit trail, and nobody's evidence, feedback or notes. It
 * changes nothing but adds to the audit trail. Holds no secret but its
 * database password.
 */
#include "config.h"

#include "modules/administrator/pages.h"
#include "modules/administrator/rules.h"
#include "schema/administrator/administrator_sql.h"
#include "schema/common/session.h"

enum { NAME_MAX_TYPED = 100, NUMBER_MAX_TYPED = 20 };

static const struct field person_fields[] = {
    [PERSON_Q] = {.name = "q",
	.label = "The name",
	.kind = FIELD_LINE,
	.most = NAME_MAX_TYPED},
    [PERSON_AFTER] = {.name = "after", .label = "From", .kind = FIELD_ID},
};

static const struct field trail_fields[] = {
    [TRAIL_Q] = {.name = "q",
	.label = "The person",
	.kind = FIELD_LINE,
	.most = NAME_MAX_TYPED},
    [TRAIL_ACTION] = {.name = "action",
	.label = "What was done",
	.kind = FIELD_CHOICE,
	.choices = action_codes},
    [TRAIL_NUMBER] = {.name = "number",
	.label = "The submission's number",
	.kind = FIELD_LINE,
	.most = NUMBER_MAX_TYPED},
    [TRAIL_AFTER] = {.name = "after",
	.label = "From",
	.kind = FIELD_INT,
	.least = 1,
	.most = INT64_MAX},
};

static const struct route routes[] = {
    {.method = METHOD_GET, .path = "/administrator/", .handle = home_show},
    {.method = METHOD_GET,
	.path = "/administrator/persons",
	.handle = person_list_show,
	.fields = person_fields,
	.field_count = PERSON__MAX},
    {.method = METHOD_GET,
	.path = "/administrator/persons/{id}",
	.handle = person_show},
    {.method = METHOD_GET,
	.path = "/administrator/audit",
	.handle = audit_list_show,
	.fields = trail_fields,
	.field_count = TRAIL__MAX},
};

static const struct statement_set *const statements[] = {
    &session_statements,
    &administrator_statements,
    NULL,
};

static const char *const views[] = {
    "administrator/home_show",
    "administrator/person_list",
    "administrator/person_show",
    "administrator/audit_list",
    NULL,
};

MODULE_EXPORT const struct module module = {
    .abi = MODULE_ABI,
    .name = "administrator",
    .role = "administrator",
    .routes = routes,
    .route_count = sizeof(routes) / sizeof(routes[0]),
    .statements = statements,
    .views = views,
    .session_find = session_find,
    .session_touch = session_touch,
};
