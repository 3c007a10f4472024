/*
 * educator.c - the educator's addresses.
 *
 * SECURITY: talks to MariaDB as accolade_educator, which can write drafts,
 * hand them in and share awards, of whoever's id it is given: the statements
 * carry the person of the session. It cannot score, decide or award.
 */
#include "config.h"

#include "modules/educator/pages.h"
#include "modules/evidence.h"
#include "schema/common/audit.h"
#include "schema/common/content.h"
#include "schema/common/session.h"
#include "schema/educator/educator_sql.h"

enum { WORDS_BYTES = 60000, TITLE_MAX = 200, ADDRESS_MAX = 2000 };

static const char *const editor_actions[] = {"save", "check", "submit", NULL};
static const char *const editor_adds[] = {"file", "link", NULL};
static const char *const share_actions[] = {
    "share", "hide", "save", "letter", "a4", NULL};

static const struct field editor_fields[] = {
    [EDITOR_ACTION] = {.name = "action",
	.label = "What to do",
	.kind = FIELD_CHOICE,
	.choices = editor_actions},
    [EDITOR_REMOVE] = {.name = "remove",
	.label = "The artifact to remove",
	.kind = FIELD_INT,
	.least = 1,
	.most = INT64_MAX},
    [EDITOR_ADD] = {.name = "add",
	.label = "What to add",
	.kind = FIELD_CHOICE,
	.choices = editor_adds},
    [EDITOR_SECTION] = {.name = "section-*",
	.label = "Your answer",
	.kind = FIELD_TEXT,
	.most = WORDS_BYTES},
    [EDITOR_VERSION] = {.name = "version-*",
	.label = "The version",
	.kind = FIELD_INT,
	.least = 0,
	.most = INT32_MAX},
    [EDITOR_REFLECTION] = {.name = "reflection-*",
	.label = "Your reflection",
	.kind = FIELD_TEXT,
	.most = WORDS_BYTES},
    [EDITOR_CONSENT] = {.name = "consent",
	.label = "Student consent",
	.kind = FIELD_FLAG},
    [EDITOR_ORIGINAL] = {.name = "original",
	.label = "Your own work",
	.kind = FIELD_FLAG},
    [EDITOR_FILE_TITLE] = {.name = "file_title",
	.label = "The file's title",
	.kind = FIELD_LINE,
	.most = TITLE_MAX},
    [EDITOR_LINK_URL] = {.name = "link_url",
	.label = "The link",
	.kind = FIELD_LINE,
	.most = ADDRESS_MAX},
    [EDITOR_LINK_TITLE] = {.name = "link_title",
	.label = "The link's title",
	.kind = FIELD_LINE,
	.most = TITLE_MAX},
    [EDITOR_FILE] = {.name = "file", .label = "The file", .kind = FIELD_FILE},
};

static const char *const journey_actions[] = {"add", "remove", NULL};

static const struct field list_fields[] = {
    [LIST_AFTER] = {.name = "after", .label = "From", .kind = FIELD_ID},
};

static const struct field start_fields[] = {
    [START_MICRO_CREDENTIAL] = {.name = "micro_credential",
	.label = "The micro-credential",
	.kind = FIELD_CODE,
	.required = true},
};

static const struct field share_fields[] = {
    [SHARE_ACTION] = {.name = "action",
	.label = "What to do",
	.kind = FIELD_CHOICE,
	.choices = share_actions,
	.required = true},
    [SHARE_NAME] = {.name = "name", .label = "My name", .kind = FIELD_FLAG},
};

static const struct field show_fields[] = {
    [SHOW_CHECK] = {.name = "check", .label = "Check", .kind = FIELD_FLAG},
};

static const struct field journey_fields[] = {
    [JOURNEY_ACTION] = {.name = "action",
	.label = "What to do",
	.kind = FIELD_CHOICE,
	.choices = journey_actions,
	.required = true},
    [JOURNEY_MICRO_CREDENTIAL] = {.name = "micro_credential",
	.label = "The micro-credential",
	.kind = FIELD_CODE,
	.required = true},
};

static const struct route routes[] = {
    {.method = METHOD_GET,
	.path = "/educator/",
	.handle = home_show,
	.lasting = true},
    {.method = METHOD_POST, .path = "/educator/news", .handle = news_post},
    {.method = METHOD_GET,
	.path = "/educator/submissions",
	.handle = submission_list_show,
	.fields = list_fields,
	.field_count = LIST__MAX,
	.lasting = true},
    {.method = METHOD_POST,
	.path = "/educator/submissions",
	.handle = submission_begin,
	.fields = start_fields,
	.field_count = START__MAX},
    {.method = METHOD_GET,
	.path = "/educator/start/{code}",
	.handle = submission_offer_show},
    {.method = METHOD_GET,
	.path = "/educator/submissions/{id}",
	.handle = submission_show,
	.fields = show_fields,
	.field_count = SHOW__MAX},
    {.method = METHOD_POST,
	.path = "/educator/submissions/{id}",
	.handle = editor_save,
	.again = submission_show,
	.fields = editor_fields,
	.field_count = EDITOR__MAX},
    {.method = METHOD_POST,
	.path = "/educator/submissions/{id}/artifacts",
	.handle = editor_save,
	.again = submission_show,
	.fields = editor_fields,
	.field_count = EDITOR__MAX},
    {.method = METHOD_POST,
	.path = "/educator/submissions/{id}/recall",
	.handle = recall_take},
    {.method = METHOD_GET,
	.path = "/educator/submissions/{id}/discard",
	.handle = discard_show},
    {.method = METHOD_POST,
	.path = "/educator/submissions/{id}/discard",
	.handle = discard_take},
    {.method = METHOD_GET,
	.path = "/educator/submissions/{id}/feedback/{int}",
	.handle = feedback_show},
    {.method = METHOD_GET,
	.path = "/educator/artifacts/{id}",
	.handle = artifact_open},
    /* At the isolated place alone: nginx leads no other request here. */
    {.method = METHOD_GET,
	.path = "/educator/evidence/{id}",
	.handle = evidence_get,
	.fields = evidence_fields,
	.field_count = EVIDENCE__MAX,
	.access = ACCESS_PUBLIC,
	.plain = true},
    {.method = METHOD_GET, .path = "/educator/journey", .handle = journey_show},
    {.method = METHOD_POST,
	.path = "/educator/journey",
	.handle = journey_set,
	.fields = journey_fields,
	.field_count = JOURNEY__MAX},
    {.method = METHOD_GET,
	.path = "/educator/awards",
	.handle = award_list_show,
	.fields = list_fields,
	.field_count = LIST__MAX,
	.lasting = true},
    {.method = METHOD_GET,
	.path = "/educator/awards/{id}",
	.handle = award_show},
    {.method = METHOD_POST,
	.path = "/educator/awards/{id}",
	.handle = award_share,
	.fields = share_fields,
	.field_count = SHARE__MAX},
    {.method = METHOD_GET,
	.path = "/educator/awards/{id}/letter.pdf",
	.handle = letter_show},
    {.method = METHOD_GET,
	.path = "/educator/awards/{id}/a4.pdf",
	.handle = a4_show},
};

static const struct statement_set *const statements[] = {
    &session_statements,
    &audit_statements,
    &content_author_statements,
    &educator_statements,
    NULL,
};

static const char *const views[] = {
    "educator/home_show",
    "educator/submission_list",
    "educator/submission_start",
    "educator/submission_discard",
    "educator/submission_show",
    "educator/submission_read",
    "educator/feedback_show",
    "educator/journey_show",
    "educator/award_list",
    "educator/award_share",
    NULL,
};

MODULE_EXPORT const struct module module = {
    .abi = MODULE_ABI,
    .name = "educator",
    .role = "educator",
    .routes = routes,
    .route_count = sizeof(routes) / sizeof(routes[0]),
    .statements = statements,
    .views = views,
    .session_find = session_find,
    .session_touch = session_touch,
    .open = evidence_open,
};
