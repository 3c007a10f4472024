/*
 * administrator.c - the administrator's addresses.
 *
 * SECURITY: talks to MariaDB as accolade_administrator, which reads people,
 * states and the audit trail, and nobody's evidence, feedback or notes. It
 * gives and withdraws duties (a duty without the directory's role counts for
 * nothing), publishes definitions, frees reviews of assessors who no longer
 * have theirs, hands reviews over between assessors, never of one's own
 * submission, and adds to the audit trail. Holds no secret but its database
 * password.
 */
#include "config.h"

#include "modules/administrator/pages.h"
#include "modules/administrator/rules.h"
#include "modules/definition/format.h"
#include "schema/administrator/administrator_sql.h"
#include "schema/common/audit.h"
#include "schema/common/session.h"
#include "schema/definition/export.h"
#include "schema/definition/import.h"

enum { NAME_MAX_TYPED = 100, NUMBER_MAX_TYPED = 20, REASON_MAX_TYPED = 90 };

static const char *const duty_actions[] = {"give", "withdraw", NULL};
static const char *const draft_actions[] = {"publish", "drop", NULL};
static const char *const duties[] = {"assessor", "issuer", NULL};

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

static const struct field duty_list_fields[] = {
    [DUTY_LIST_AFTER] = {.name = "after", .label = "From", .kind = FIELD_CODE},
};

static const struct field duty_fields[] = {
    [DUTY_ACTION] = {.name = "action",
	.label = "What to do",
	.kind = FIELD_CHOICE,
	.choices = duty_actions,
	.required = true},
    [DUTY_DUTY] = {.name = "duty",
	.label = "The duty",
	.kind = FIELD_CHOICE,
	.choices = duties,
	.required = true},
    [DUTY_PERSON] = {.name = "person", .label = "The person", .kind = FIELD_ID},
    [DUTY_REASON] = {.name = "reason",
	.label = "The reason",
	.kind = FIELD_LINE,
	.most = REASON_MAX_TYPED},
};

static const struct field claim_list_fields[] = {
    [CLAIM_LIST_AFTER] = {.name = "after", .label = "From", .kind = FIELD_ID},
};

static const struct field claim_fields[] = {
    [CLAIM_TO] = {.name = "to", .label = "Who gets it", .kind = FIELD_CODE},
    [CLAIM_REASON] = {.name = "reason",
	.label = "The reason",
	.kind = FIELD_LINE,
	.most = REASON_MAX_TYPED},
};

static const struct field definition_list_fields[] = {
    [DEFINITION_LIST_AFTER] = {.name = "after",
	.label = "From",
	.kind = FIELD_CODE},
};

static const struct field definition_fields[] = {
    [DEFINITION_FILE] = {.name = "file",
	.label = "The file",
	.kind = FIELD_DOCUMENT,
	.required = true,
	.most = IMPORT_FILE_MAX},
};

static const struct field draft_fields[] = {
    [DRAFT_ACTION] = {.name = "action",
	.label = "What to do",
	.kind = FIELD_CHOICE,
	.choices = draft_actions,
	.required = true},
    [DRAFT_SEEN] = {.name = "seen",
	.label = "What was shown",
	.kind = FIELD_LINE},
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
    {.method = METHOD_GET,
	.path = "/administrator/duties",
	.handle = duty_list_show,
	.fields = duty_list_fields,
	.field_count = DUTY_LIST__MAX},
    {.method = METHOD_GET,
	.path = "/administrator/duties/{code}",
	.handle = duty_show},
    {.method = METHOD_POST,
	.path = "/administrator/duties/{code}",
	.handle = duty_save,
	.again = duty_show,
	.fields = duty_fields,
	.field_count = DUTY__MAX},
    {.method = METHOD_GET,
	.path = "/administrator/reviews",
	.handle = claim_list_show,
	.fields = claim_list_fields,
	.field_count = CLAIM_LIST__MAX},
    {.method = METHOD_GET,
	.path = "/administrator/reviews/{id}",
	.handle = claim_show},
    {.method = METHOD_POST,
	.path = "/administrator/reviews/{id}",
	.handle = claim_move,
	.again = claim_show,
	.fields = claim_fields,
	.field_count = CLAIM__MAX},
    {.method = METHOD_GET,
	.path = "/administrator/definitions",
	.handle = definition_list_show,
	.fields = definition_list_fields,
	.field_count = DEFINITION_LIST__MAX},
    {.method = METHOD_POST,
	.path = "/administrator/definitions",
	.handle = definition_upload,
	.again = definition_again_show,
	.fields = definition_fields,
	.field_count = DEFINITION__MAX},
    {.method = METHOD_GET,
	.path = "/administrator/definitions/{code}",
	.handle = definition_show},
    {.method = METHOD_GET,
	.path = "/administrator/definitions/drafts/{id}",
	.handle = draft_show},
    {.method = METHOD_POST,
	.path = "/administrator/definitions/drafts/{id}",
	.handle = draft_settle,
	.fields = draft_fields,
	.field_count = DRAFT__MAX},
};

static const struct statement_set *const statements[] = {
    &session_statements,
    &audit_statements,
    &administrator_statements,
    &export_statements,
    &import_statements,
    NULL,
};

static const char *const views[] = {
    "administrator/home_show",
    "administrator/person_list",
    "administrator/person_show",
    "administrator/audit_list",
    "administrator/duty_list",
    "administrator/duty_show",
    "administrator/claim_list",
    "administrator/claim_show",
    "administrator/definition_list",
    "administrator/definition_show",
    "administrator/definition_draft",
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
