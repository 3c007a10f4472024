/*
 * issuer.c - the issuer of record's addresses.
 *
 * SECURITY: talks to MariaDB as accolade_issuer, the only account that can
 * decide, award, refer and revoke, and to the signer's socket, which it can
 * tell no more than a number. Whether a person may decide on a submission is
 * asked by the statements and once more by the rules of the database.
 */
#include "config.h"

#include "modules/issuer/pages.h"
#include "modules/evidence.h"
#include "schema/common/audit.h"
#include "schema/common/content.h"
#include "schema/common/session.h"
#include "schema/issuer/issuer_sql.h"

enum { NOTE_MOST = 4000, REASON_MOST = 1000, SEARCH_MOST = 100 };

static const char *const desks[] = {
    "waiting", "agreed", "split", "in_review", "sealed", "decided", NULL};
static const char *const actions[] = {
    "decide", "pass_back", "ask_third", "unseal", NULL};
static const char *const outcomes[] = {"award", "not_yet", NULL};
static const char *const revoke_actions[] = {"revoke", NULL};

static const struct field desk_fields[] = {
    [DESK_FIELD_SHOW] = {.name = "show",
	.label = "The list",
	.kind = FIELD_CHOICE,
	.choices = desks},
    [DESK_FIELD_AFTER] = {.name = "after", .label = "From", .kind = FIELD_ID},
};

static const struct field decide_fields[] = {
    [DECIDE_ACTION] = {.name = "action",
	.label = "What to do",
	.kind = FIELD_CHOICE,
	.choices = actions,
	.required = true},
    [DECIDE_OUTCOME] = {.name = "outcome",
	.label = "Your decision",
	.kind = FIELD_CHOICE,
	.choices = outcomes},
    [DECIDE_NOTE] = {.name = "note",
	.label = "Why",
	.kind = FIELD_TEXT,
	.most = NOTE_MOST},
    [DECIDE_BACK_NOTE] = {.name = "back_note",
	.label = "What to look at again",
	.kind = FIELD_TEXT,
	.most = NOTE_MOST},
    [DECIDE_THIRD_NOTE] = {.name = "third_note",
	.label = "What a further review should settle",
	.kind = FIELD_TEXT,
	.most = NOTE_MOST},
    [DECIDE_SEEN] = {.name = "seen",
	.label = "What you saw",
	.kind = FIELD_INT},
};

static const struct field issued_fields[] = {
    [ISSUED_SEARCH] = {.name = "q",
	.label = "Search",
	.kind = FIELD_LINE,
	.most = SEARCH_MOST},
    [ISSUED_AFTER] = {.name = "after", .label = "From", .kind = FIELD_ID},
};

static const struct field revoke_fields[] = {
    [REVOKE_ACTION] = {.name = "action",
	.label = "What to do",
	.kind = FIELD_CHOICE,
	.choices = revoke_actions,
	.required = true},
    [REVOKE_REASON] = {.name = "reason",
	.label = "The reason",
	.kind = FIELD_TEXT,
	.required = true,
	.most = REASON_MOST},
    [REVOKE_PUBLIC_REASON] = {.name = "public_reason",
	.label = "The public reason",
	.kind = FIELD_TEXT,
	.most = REASON_MOST},
    [REVOKE_CONFIRM] = {.name = "confirm",
	.label = "Your confirmation",
	.kind = FIELD_FLAG},
};

static const struct route routes[] = {
    {.method = METHOD_GET,
	.path = "/issuer/",
	.handle = desk_show,
	.fields = desk_fields,
	.field_count = DESK_FIELD__MAX},
    {.method = METHOD_GET,
	.path = "/issuer/decisions/{id}",
	.handle = decision_show},
    {.method = METHOD_POST,
	.path = "/issuer/decisions/{id}",
	.handle = decision_take,
	.again = decision_show,
	.fields = decide_fields,
	.field_count = DECIDE__MAX},
    {.method = METHOD_GET,
	.path = "/issuer/artifacts/{id}",
	.handle = artifact_open},
    /* At the isolated place alone: nginx leads no other request here. */
    {.method = METHOD_GET,
	.path = "/issuer/evidence/{id}",
	.handle = evidence_get,
	.fields = evidence_fields,
	.field_count = EVIDENCE__MAX,
	.access = ACCESS_PUBLIC,
	.plain = true},
    {.method = METHOD_GET,
	.path = "/issuer/awards",
	.handle = issued_show,
	.fields = issued_fields,
	.field_count = ISSUED__MAX},
    {.method = METHOD_GET,
	.path = "/issuer/awards/{id}/revoke",
	.handle = revoke_show},
    {.method = METHOD_POST,
	.path = "/issuer/awards/{id}/revoke",
	.handle = revoke_take,
	.again = revoke_show,
	.fields = revoke_fields,
	.field_count = REVOKE__MAX},
};

static const struct statement_set *const statements[] = {
    &session_statements,
    &audit_statements,
    &content_issuer_statements,
    &issuer_statements,
    NULL,
};

static const char *const views[] = {
    "issuer/desk_list",
    "issuer/decision_show",
    "issuer/award_list",
    "issuer/award_revoke",
    NULL,
};

MODULE_EXPORT const struct module module = {
    .abi = MODULE_ABI,
    .name = "issuer",
    .role = "issuer",
    .routes = routes,
    .route_count = sizeof(routes) / sizeof(routes[0]),
    .statements = statements,
    .views = views,
    .session_find = session_find,
    .session_touch = session_touch,
    .open = evidence_open,
};
