/*
 * assessor.c - the assessor's addresses.
 *
 * SECURITY: talks to MariaDB as accolade_assessor, which can claim, score and
 * recommend on behalf of whoever's id it is given: the statements carry the
 * person of the session, and the database's own rules refuse those who aren't
 * assigned and the author. It cannot decide or award, and of names it reads
 * only those of authors whose reviews aren't anonymous.
 */
#include "config.h"

#include "modules/assessor/pages.h"
#include "modules/evidence.h"
#include "schema/assessor/assessor_sql.h"
#include "schema/common/audit.h"
#include "schema/common/content.h"
#include "schema/common/session.h"

/* In characters; a note's column holds four bytes of each. */
enum { FEEDBACK_MAX = 20000, NOTE_MAX = 10000 };

static const char *const review_actions[] = {"save", "send", "give_back", NULL};
static const char *const recommendations[] = {"award", "not_yet", NULL};

static const struct field queue_fields[] = {
    [QUEUE_AFTER] = {.name = "after", .label = "From", .kind = FIELD_ID},
};

static const struct field claim_fields[] = {
    [CLAIM_PLACE] = {.name = "claim",
	.label = "The submission to claim",
	.kind = FIELD_ID,
	.required = true},
};

static const struct field review_fields[] = {
    [REVIEW_ACTION] = {.name = "action",
	.label = "What to do",
	.kind = FIELD_CHOICE,
	.choices = review_actions},
    [REVIEW_SCORE] = {.name = "score-*",
	.label = "The level",
	.kind = FIELD_INT,
	.least = 1,
	.most = INT64_MAX},
    [REVIEW_FEEDBACK] = {.name = "feedback-*",
	.label = "Your feedback",
	.kind = FIELD_TEXT,
	.most = FEEDBACK_MAX},
    [REVIEW_VERSION] = {.name = "version-*",
	.label = "The version",
	.kind = FIELD_INT,
	.least = 0,
	.most = INT32_MAX},
    [REVIEW_RECOMMENDATION] = {.name = "recommendation",
	.label = "Your recommendation",
	.kind = FIELD_CHOICE,
	.choices = recommendations},
    [REVIEW_NOTE] = {.name = "note",
	.label = "Your note to the issuer of record",
	.kind = FIELD_TEXT,
	.most = NOTE_MAX},
};

static const struct route routes[] = {
    {.method = METHOD_GET, .path = "/assessor/", .handle = home_go},
    {.method = METHOD_GET,
	.path = "/assessor/queue",
	.handle = queue_show,
	.fields = queue_fields,
	.field_count = QUEUE__MAX,
	.lasting = true},
    {.method = METHOD_POST,
	.path = "/assessor/queue",
	.handle = queue_post,
	.fields = claim_fields,
	.field_count = CLAIM__MAX},
    {.method = METHOD_GET,
	.path = "/assessor/reviews/{id}",
	.handle = review_show},
    {.method = METHOD_POST,
	.path = "/assessor/reviews/{id}",
	.handle = review_post,
	.again = review_show,
	.fields = review_fields,
	.field_count = REVIEW__MAX},
    {.method = METHOD_GET,
	.path = "/assessor/artifacts/{id}",
	.handle = artifact_open},
    /* At the isolated place alone: nginx leads no other request here. */
    {.method = METHOD_GET,
	.path = "/assessor/evidence/{id}",
	.handle = evidence_get,
	.fields = evidence_fields,
	.field_count = EVIDENCE__MAX,
	.access = ACCESS_PUBLIC,
	.plain = true},
};

static const struct statement_set *const statements[] = {
    &session_statements,
    &audit_statements,
    &content_assessor_statements,
    &assessor_statements,
    NULL,
};

static const char *const views[] = {
    "assessor/queue_list",
    "assessor/review_show",
    "assessor/review_done",
    NULL,
};

MODULE_EXPORT const struct module module = {
    .abi = MODULE_ABI,
    .name = "assessor",
    .role = "assessor",
    .routes = routes,
    .route_count = sizeof(routes) / sizeof(routes[0]),
    .statements = statements,
    .views = views,
    .session_find = session_find,
    .session_touch = session_touch,
    .open = evidence_open,
};
