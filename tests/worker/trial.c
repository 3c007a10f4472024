/*
 * trial.c - a module that shows what the worker gives to one, for the tests. It
 * has no records: a token made of the letter a is a session, and one made of
 * the letter b is a session without the role.
 */
#include "config.h"

#include <string.h>

#include "base/token.h"
#include "modules/module.h"
#include "views/view.h"

enum { FORM_TITLE, FORM_STORY, FORM_COUNT, FORM_LINK, FORM_PART, FORM_FILE };
enum { GATE_NAME, GATE_PASSWORD };

static const struct field form_fields[] = {
    [FORM_TITLE] = {.name = "title",
	.label = "Title",
	.kind = FIELD_LINE,
	.required = true,
	.most = 20},
    [FORM_STORY] = {.name = "story", .label = "Story", .kind = FIELD_TEXT},
    [FORM_COUNT] = {.name = "count",
	.label = "Count",
	.kind = FIELD_INT,
	.least = 1,
	.most = 9},
    [FORM_LINK] = {.name = "link", .label = "Link", .kind = FIELD_WEB},
    [FORM_PART] = {.name = "part-*",
	.label = "Part",
	.kind = FIELD_TEXT,
	.most = 10},
    [FORM_FILE] = {.name = "file", .label = "File", .kind = FIELD_FILE},
};
static const struct field gate_fields[] = {
    [GATE_NAME] = {.name = "name",
	.label = "Name",
	.kind = FIELD_LINE,
	.required = true},
    [GATE_PASSWORD] = {.name = "password",
	.label = "Password",
	.kind = FIELD_SECRET,
	.required = true},
};
static const struct field list_fields[] = {
    {.name = "page",
	.label = "Page",
	.kind = FIELD_INT,
	.least = 1,
	.most = 100},
};

static enum status
find_session(struct db *db, struct arena *arena, const unsigned char wanted[32],
    const struct settings *settings, struct session *session_r)
{
	unsigned char hash[TOKEN_HASH_BYTES];
	char token[TOKEN_TEXT + 1] = "";
	const char *roles = NULL;

	(void)db;
	(void)arena;
	(void)settings;
	for (char letter = 'a'; letter <= 'b'; letter++) {
		memset(token, letter, TOKEN_TEXT);
		token_hash(token, hash);
		if (memcmp(hash, wanted, sizeof(hash)) == 0)
			roles = letter == 'a' ? "other trial" : "trials other";
	}
	if (roles == NULL)
		return STATUS_ABSENT;
	*session_r = (struct session) {.id = 1,
	    .person = 7,
	    .name = "Ana <Trial>",
	    .username = "ana",
	    .roles = roles};
	return STATUS_OK;
}

static enum status
home_show(struct request *req, struct reply *reply)
{
	struct view *view = reply_data(reply);

	view_int(view, "Trial.page", field_int(req, 0, 1));
	reply_view(reply, "trial/home_show");
	reply_public(reply, 20);
	return STATUS_OK;
}

static void
form_fill(struct request *req, struct view *view)
{
	struct view *form = view_group(view, "Trial");

	view_text(form, "title", field_text(req, FORM_TITLE));
	view_text(form, "story", field_text(req, FORM_STORY));
	view_text(form, "count", field_text(req, FORM_COUNT));
	for (size_t i = 0; i < field_count(req, FORM_PART); i++) {
		struct view *row = view_row(form, "parts");

		view_text(row, "key", field_key(req, FORM_PART, i));
		view_text(row, "text", field_at(req, FORM_PART, i));
	}
}

static enum status
form_show(struct request *req, struct reply *reply)
{
	if (req->again)
		form_fill(req, reply_data(reply));
	reply_view(reply, "trial/form_show");
	return STATUS_OK;
}

static enum status
form_take(struct request *req, struct reply *reply)
{
	const struct upload *upload = field_upload(req, FORM_FILE);

	if (strcmp(field_text(req, FORM_TITLE), "taken") == 0) {
		field_error(req, FORM_TITLE, NULL, "There is one called %s.",
		    field_text(req, FORM_TITLE));
		return STATUS_INVALID;
	}
	reply_flash(reply, FLASH_DONE, "Saved %s (%s).",
	    field_text(req, FORM_TITLE),
	    upload != NULL ? upload->media_type : "no file");
	reply_redirect(reply, "/trial/form");
	return STATUS_OK;
}

static enum status
away_take(struct request *req, struct reply *reply)
{
	(void)req;
	(void)reply;
	return fault(STATUS_UNAVAILABLE, "away on purpose");
}

static enum status
gate_show(struct request *req, struct reply *reply)
{
	struct view *view = reply_data(reply);

	view_flag(view_group(view, "Trial"), "stale", req->stale);
	view_text(
	    view_group(view, "Trial"), "name", field_text(req, GATE_NAME));
	reply_view(reply, "trial/gate_show");
	return STATUS_OK;
}

static enum status
gate_take(struct request *req, struct reply *reply)
{
	char token[TOKEN_TEXT + 1];

	if (strcmp(field_text(req, GATE_PASSWORD), "open") != 0) {
		reply_status(reply, STATUS_DENIED);
		return gate_show(req, reply);
	}
	memset(token, 'a', TOKEN_TEXT);
	token[TOKEN_TEXT] = '\0';
	reply_session_start(reply, token);
	reply_flash(reply, FLASH_INFO, "Welcome.");
	reply_redirect(reply, "/trial/form");
	return STATUS_OK;
}

static enum status
item_show(struct request *req, struct reply *reply)
{
	reply_body(reply, "text/plain; charset=utf-8", span_of(req->args[0]));
	reply_public(reply, 60);
	return STATUS_OK;
}

static enum status
file_show(struct request *req, struct reply *reply)
{
	static const unsigned char hash[32] = {0xab, 1};

	(void)req;
	reply_file(reply, hash, "application/pdf",
	    "Klasse \xc3\xa4 \"1\"/x.pdf", true);
	return STATUS_OK;
}

static enum status
check_show(struct request *req, struct reply *reply)
{
	reply_header(reply, "X-Accolade-Name", req->session->name);
	reply_empty(reply);
	return STATUS_OK;
}

static enum status
broken_show(struct request *req, struct reply *reply)
{
	static const enum status statuses[] = {STATUS_INVALID,
	    STATUS_NO_SESSION, STATUS_DENIED, STATUS_ABSENT, STATUS_CONFLICT,
	    STATUS_TOO_MUCH, STATUS_UNCERTAIN, STATUS_UNAVAILABLE, STATUS_OK};
	size_t n = (size_t)(req->args[0][0] - '0') % 9;

	reply_explain(reply, "It broke.", "Try the other one.");
	return fault(statuses[n], "broken on purpose");
}

#define FIELDS(list)                                                           \
	.fields = (list), .field_count = sizeof(list) / sizeof((list)[0])

static const struct route routes[] = {
    {.method = METHOD_GET,
	.path = "/trial/",
	.handle = home_show,
	FIELDS(list_fields),
	.access = ACCESS_PUBLIC},
    {.method = METHOD_GET, .path = "/trial/form", .handle = form_show},
    {.method = METHOD_POST,
	.path = "/trial/form",
	.handle = form_take,
	.again = form_show,
	FIELDS(form_fields)},
    {.method = METHOD_POST,
	.path = "/trial/bare",
	.handle = form_take,
	FIELDS(form_fields),
	.access = ACCESS_SIGNED},
    {.method = METHOD_POST,
	.path = "/trial/away",
	.handle = away_take,
	FIELDS(form_fields)},
    {.method = METHOD_GET,
	.path = "/trial/gate",
	.handle = gate_show,
	FIELDS(gate_fields),
	.access = ACCESS_PUBLIC},
    {.method = METHOD_POST,
	.path = "/trial/gate",
	.handle = gate_take,
	.again = gate_show,
	FIELDS(gate_fields),
	.access = ACCESS_PUBLIC,
	.presession = true},
    {.method = METHOD_GET,
	.path = "/trial/items/{id}.txt",
	.handle = item_show,
	.access = ACCESS_PUBLIC},
    {.method = METHOD_GET,
	.path = "/trial/file",
	.handle = file_show,
	.access = ACCESS_SIGNED},
    {.method = METHOD_GET,
	.path = "/trial/check",
	.handle = check_show,
	.access = ACCESS_SIGNED,
	.plain = true},
    {.method = METHOD_GET,
	.path = "/trial/broken/{int}",
	.handle = broken_show,
	.access = ACCESS_PUBLIC},
};

static const char *const views[] = {
    "trial/form_show", "trial/gate_show", "trial/home_show", NULL};

MODULE_EXPORT const struct module module = {
    .abi = MODULE_ABI,
    .name = "trial",
    .role = "trial",
    .routes = routes,
    .route_count = sizeof(routes) / sizeof(routes[0]),
    .views = views,
    .session_find = find_session,
};
