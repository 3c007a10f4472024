/*
 * answer.c - the table from status to code, and the headers of every answer.
 */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include <sodium.h>

#include "base/check.h"
#include "base/log.h"
#include "fcgi/answer.h"
#include "fcgi/cookie.h"
#include "fcgi/exchange.h"
#include "fcgi/flash.h"
#include "fcgi/frame.h"
#include "fcgi/gate.h"
#include "fcgi/negotiate.h"
#include "fcgi/problem.h"
#include "fcgi/reply.h"
#include "views/render.h"
#include "views/view.h"

enum { YEAR_SECONDS = 365 * 24 * 60 * 60, HEAD_MAX = 16 * 1024 };

#define RETRY_SECONDS "10"
#define NO_STORE "private, no-store"
#define PAGE_POLICY                                                            \
	"default-src 'self'; object-src 'none'; base-uri 'none'; "             \
	"form-action 'self'; frame-ancestors 'none'"
/* A document that is no page of ours: it may draw, and nothing else. */
#define DOCUMENT_POLICY                                                        \
	"default-src 'none'; style-src 'unsafe-inline'; frame-ancestors "      \
	"'none'; sandbox"

int
answer_code(enum status status)
{
	static const int codes[STATUS__MAX] = {
	    [STATUS_OK] = 200,
	    [STATUS_INVALID] = 422,
	    [STATUS_NO_SESSION] = 401,
	    [STATUS_DENIED] = 403,
	    [STATUS_ABSENT] = 404,
	    [STATUS_GONE] = 410,
	    [STATUS_CONFLICT] = 409,
	    [STATUS_TOO_MUCH] = 413,
	    [STATUS_UNCERTAIN] = 500,
	    [STATUS_UNAVAILABLE] = 503,
	};

	return (unsigned)status < STATUS__MAX ? codes[status] : 500;
}

static const char *
code_words(int code)
{
	static const struct {
		int code;
		const char *words;
	} table[] = {
	    {200, "OK"},
	    {204, "No Content"},
	    {303, "See Other"},
	    {400, "Bad Request"},
	    {401, "Unauthorized"},
	    {403, "Forbidden"},
	    {404, "Not Found"},
	    {405, "Method Not Allowed"},
	    {409, "Conflict"},
	    {413, "Content Too Large"},
	    {415, "Unsupported Media Type"},
	    {422, "Unprocessable Content"},
	    {500, "Internal Server Error"},
	    {503, "Service Unavailable"},
	};

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++)
		if (table[i].code == code)
			return table[i].words;
	return "Status";
}

/* ---- headers ----------------------------------------------------------- */

/* No value that holds a control byte becomes a header. */
static void
header(struct exchange *exchange, const char *name, const char *value)
{
	for (const char *at = value; *at != '\0'; at++) {
		if ((unsigned char)*at < 0x20 || *at == 0x7f) {
			log_line(LOG_ERROR, "header",
			    "name=%s dropped: a control byte", name);
			return;
		}
	}
	text_printf(&exchange->headers, "%s: %s\r\n", name, value);
}

static void
set_cookie(struct exchange *exchange, enum cookie cookie, const char *value,
    int64_t seconds)
{
	header(exchange, "Set-Cookie",
	    cookie_text(exchange->req.arena, cookie, exchange->worker->https,
		value, seconds));
}

static void
add_cookies(struct exchange *exchange)
{
	const struct reply *reply = exchange->reply;

	if (reply->session_token != NULL) {
		set_cookie(exchange, COOKIE_SESSION, reply->session_token, 0);
		set_cookie(exchange, COOKIE_START, "", -1);
	} else if (reply->session_end) {
		set_cookie(exchange, COOKIE_SESSION, "", -1);
	}
	if (exchange->start_new && reply->session_token == NULL)
		set_cookie(exchange, COOKIE_START, exchange->token, 0);
	/* The next page is read with the token that holds then. */
	if (reply->flash != NULL && !reply->session_end &&
	    (reply->session_token != NULL || exchange->req.session != NULL))
		set_cookie(exchange, COOKIE_FLASH,
		    flash_write(exchange->req.arena,
			reply->session_token != NULL ? reply->session_token
						     : exchange->token,
			reply->flash_kind, reply->flash),
		    0);
	else if (exchange->flash_shown)
		set_cookie(exchange, COOKIE_FLASH, "", -1);
}

/* What isn't plain ASCII travels percent-encoded (the check's contract). */
static const char *
plain_value(struct arena *arena, const char *value)
{
	return percent_encode(arena, value, " !#$&'()*+,-./:;<=>?@[]^_{|}~");
}

static void
add_reply_headers(struct exchange *exchange)
{
	const struct reply *reply = exchange->reply;

	for (size_t i = 0; i < reply->header_count; i++)
		header(exchange, reply->headers[i].name,
		    plain_value(exchange->req.arena, reply->headers[i].value));
	if (reply->negotiates)
		header(exchange, "WWW-Authenticate",
		    negotiate_challenge(
			exchange->req.arena, reply->negotiated));
	if (reply->public_seconds > 0 && exchange->code == 200)
		header(exchange, "Access-Control-Allow-Origin", "*");
}

struct span
answer_head(struct exchange *exchange)
{
	struct text head;
	struct arena *arena = exchange->req.arena;

	add_cookies(exchange);
	add_reply_headers(exchange);
	if (exchange->type != NULL)
		header(exchange, "Content-Type", exchange->type);
	if (exchange->location != NULL)
		header(exchange, "Location", exchange->location);
	header(exchange, "Cache-Control", exchange->cache);
	header(exchange, "Content-Security-Policy", exchange->policy);
	header(exchange, "X-Content-Type-Options", "nosniff");
	header(exchange, "Referrer-Policy", "same-origin");
	header(exchange, "Vary", "Accept");
	if (exchange->worker->https)
		text_printf(&exchange->headers,
		    "Strict-Transport-Security: max-age=%d\r\n", YEAR_SECONDS);
	text_init(&head, arena, HEAD_MAX);
	text_printf(&head, "Status: %d %s\r\n", exchange->code,
	    code_words(exchange->code));
	text_add_bytes(&head, exchange->headers.at, exchange->headers.len);
	/* nginx says how long a file of its own is. */
	if (exchange->reply->kind != REPLY_FILE && exchange->code != 204)
		text_printf(
		    &head, "Content-Length: %zu\r\n", exchange->page.len);
	text_add(&head, "\r\n");
	return text_span(&head);
}

/* ---- replies ----------------------------------------------------------- */

/* Evidence is drawn, played and framed from its own place, and nothing else is
 * brought from there. */
static const char *
page_policy(struct exchange *exchange)
{
	const struct settings *settings = exchange->req.settings;

	if (settings == NULL || *settings->evidence_url == '\0' ||
	    exchange->req.session == NULL)
		return PAGE_POLICY;
	return arena_printf(exchange->req.arena,
	    PAGE_POLICY "; img-src 'self' %s; media-src 'self' %s; "
			"frame-src %s",
	    settings->evidence_url, settings->evidence_url,
	    settings->evidence_url);
}

static void
answer_start(struct exchange *exchange, int code)
{
	text_init(&exchange->headers, exchange->req.arena, HEAD_MAX);
	exchange->code = code;
	exchange->type = NULL;
	exchange->location = NULL;
	exchange->page = (struct span) {"", 0};
	exchange->policy = page_policy(exchange);
	exchange->cache = NO_STORE;
}

/* Only what knows no session may be kept, and only where its handler says. */
static void
cache_choose(struct exchange *exchange)
{
	const struct reply *reply = exchange->reply;

	if (exchange->code != 200 || exchange->req.session != NULL ||
	    exchange->token[0] != '\0')
		return;
	/* Evidence is nobody's to keep, though no session asked for it. */
	if (reply->kind == REPLY_FILE && reply->public_seconds == 0)
		return;
	if (reply->public_seconds > 0)
		exchange->cache = arena_printf(exchange->req.arena,
		    "public, max-age=%lld", (long long)reply->public_seconds);
	else
		exchange->cache = "no-cache";
}

/* A view "visitor/badge.svg" is a drawing, everything else is a page. */
static bool
is_drawing(const char *view)
{
	size_t len = strlen(view);

	return len > 4 && strcmp(view + len - 4, ".svg") == 0;
}

/* A page that was asked for and is as it was may be given again; what tells
 * of one moment or belongs to a form that went wrong is drawn for itself.
 * (Lasting ones are kept by what they are read from: recall.h.) */
static bool
may_be_kept(const struct exchange *exchange)
{
	return exchange->req.method == METHOD_GET && exchange->code == 200 &&
	    !exchange->flash_shown && !exchange->start_new &&
	    !exchange->match.route->lasting;
}

#define PAGE_TYPE "text/html; charset=utf-8"

void
answer_page(struct exchange *exchange, struct span page)
{
	answer_start(exchange, 200);
	exchange->type = PAGE_TYPE;
	exchange->page = page;
}

static enum status
page_answer(struct exchange *exchange, struct view *view)
{
	struct reply *reply = exchange->reply;
	struct render *render = exchange->worker->render;

	exchange->type = PAGE_TYPE;
	if (is_drawing(reply->view)) {
		exchange->type = "image/svg+xml";
		exchange->policy = DOCUMENT_POLICY;
	}
	frame_fill(exchange, view);
	if (!render_has(render, reply->view))
		return fault(STATUS_UNAVAILABLE,
		    "the view %s is not in the module's list", reply->view);
	if (may_be_kept(exchange))
		return render_or_remember(render, view, reply->view,
		    exchange->req.arena, &exchange->page);
	return render_page(
	    render, view, reply->view, exchange->req.arena, &exchange->page);
}

static void
view_answer(struct exchange *exchange)
{
	struct reply *reply = exchange->reply;
	struct view *view = reply_data(reply);
	int code = answer_code(reply->status);
	enum status status;

	/* What is shown with sentences about its fields isn't a success. */
	if (code == 200 && exchange->req.form != NULL &&
	    field_errors(&exchange->req) > 0)
		code = 422;
	answer_start(exchange, code);
	if (reply->shape == SHAPE_JSON) {
		exchange->type = "application/json";
		status = view_json(view, exchange->req.arena, &exchange->page);
	} else {
		status = page_answer(exchange, view);
	}
	if (status != STATUS_OK)
		answer_error(exchange, status == STATUS_TOO_MUCH ? 413 : 500,
		    NULL, NULL);
}

/* An address at the isolated place of evidence, and no other host. */
static bool
is_evidence(const struct exchange *exchange, const char *path)
{
	const char *url = exchange->req.settings->evidence_url;
	size_t len = strlen(url);

	return len > 0 && strncmp(path, url, len) == 0 &&
	    return_path_is(path + len);
}

static void
redirect_answer(struct exchange *exchange)
{
	const char *path = exchange->reply->path;

	answer_start(exchange, 303);
	if (!is_evidence(exchange, path) && !return_path_is(path)) {
		(void)fault(
		    STATUS_INVALID, "a redirect to what is no path of ours");
		answer_error(exchange, 500, NULL, NULL);
		return;
	}
	exchange->location = path;
}

/* The name twice: in ASCII for the old, encoded for all others (RFC 6266). */
static void
disposition(struct exchange *exchange)
{
	struct arena *arena = exchange->req.arena;
	const struct reply *reply = exchange->reply;
	char *ascii = arena_text(arena, reply->file_name);

	for (char *at = ascii; *at != '\0'; at++)
		if ((unsigned char)*at < 0x20 || (unsigned char)*at > 0x7e ||
		    strchr("\"\\/%", *at) != NULL)
			*at = '_';
	header(exchange, "Content-Disposition",
	    arena_printf(arena, "%s; filename=\"%s\"; filename*=UTF-8''%s",
		reply->inside ? "inline" : "attachment", ascii,
		percent_encode(arena, reply->file_name, "-._~")));
}

static void
file_answer(struct exchange *exchange)
{
	const struct reply *reply = exchange->reply;
	char hex[sizeof(reply->sha256) * 2 + 1];

	answer_start(exchange, 200);
	(void)sodium_bin2hex(
	    hex, sizeof(hex), reply->sha256, sizeof(reply->sha256));
	exchange->type = reply->media_type;
	exchange->policy = "default-src 'none'; sandbox";
	header(exchange, "X-Accel-Redirect",
	    arena_printf(exchange->req.arena, "/files/%.2s/%s", hex, hex));
	header(exchange, "Cross-Origin-Resource-Policy", "same-site");
	disposition(exchange);
}

/* Signed in while a form waited: it comes back with a token of the session
 * that began, or asks once more. */
static void
kept_answer(struct exchange *exchange)
{
	const struct reply *reply = exchange->reply;

	answer_start(exchange, answer_code(reply->status));
	if (reply->session_token != NULL) {
		exchange->token = reply->session_token;
		token_derive(
		    exchange->token, FORM_PURPOSE, exchange->form_token);
	}
	resume_fill_kept(exchange);
}

void
answer_reply(struct exchange *exchange)
{
	switch (exchange->reply->kind) {
	case REPLY_VIEW:
		view_answer(exchange);
		break;
	case REPLY_REDIRECT:
		redirect_answer(exchange);
		break;
	case REPLY_BODY:
		answer_start(exchange, answer_code(exchange->reply->status));
		exchange->type = exchange->reply->media_type;
		exchange->page = exchange->reply->body;
		exchange->policy = DOCUMENT_POLICY;
		break;
	case REPLY_FILE:
		file_answer(exchange);
		break;
	case REPLY_RESUME:
		kept_answer(exchange);
		return;
	case REPLY_EMPTY:
		answer_start(exchange, 204);
		break;
	case REPLY_NONE:
		(void)fault(STATUS_UNAVAILABLE, "the handler left no reply");
		answer_error(exchange, 500, NULL, NULL);
		return;
	}
	cache_choose(exchange);
}

/* ---- failures ---------------------------------------------------------- */

static void
allow(struct exchange *exchange)
{
	header(exchange, "Allow",
	    !exchange->match.post      ? "GET, HEAD"
		: !exchange->match.get ? "POST"
				       : "GET, HEAD, POST");
}

void
answer_error(
    struct exchange *exchange, int code, const char *happened, const char *todo)
{
	struct reply *failed = exchange->reply;

	if (happened == NULL) {
		happened = failed->happened;
		todo = failed->todo;
	}
	/* What the handler had begun to fill isn't shown; cookies stay. */
	reply_start(exchange);
	exchange->reply->session_end = failed->session_end;
	answer_start(exchange, code);
	if (code == 405)
		allow(exchange);
	if (code == 503)
		header(exchange, "Retry-After", RETRY_SECONDS);
	if (exchange->match.route != NULL && exchange->match.route->plain)
		return;
	problem_fill(exchange, happened, todo);
}

void
answer_status(struct exchange *exchange, enum status status)
{
	answer_error(exchange, answer_code(status), NULL, NULL);
}

void
answer_sign_on(struct exchange *exchange, const char *path)
{
	struct arena *arena = exchange->req.arena;

	if (exchange->head.json || exchange->match.route->plain) {
		answer_error(exchange, 401, NULL, NULL);
		return;
	}
	reply_start(exchange);
	reply_redirect(exchange->reply, "/sign-on?return=%s",
	    percent_encode(arena, return_path_is(path) ? path : "/", "-._~/"));
	answer_reply(exchange);
}

static const struct resume {
	const char *reason;
	int code;
	const char *happened;
} resumes[] = {
    {"ended", 401, "The session has ended."},
    {"away", 503, "Our records can't be reached right now."},
    {"stale", 403, "The form's token is missing or too old."},
};

static const struct resume *
resume_find(const char *reason)
{
	const struct resume *resume = resumes;

	while (strcmp(resume->reason, reason) != 0)
		resume++;
	return resume;
}

void
answer_resume(struct exchange *exchange, const char *reason)
{
	const struct resume *resume = resume_find(reason);

	if (exchange->head.json || exchange->match.route->plain) {
		answer_error(exchange, resume->code, resume->happened,
		    "Nothing was changed.");
		return;
	}
	reply_start(exchange);
	answer_start(exchange, resume->code);
	if (resume->code == 503)
		header(exchange, "Retry-After", RETRY_SECONDS);
	resume_fill(exchange, reason);
}

void
answer_mistakes(struct exchange *exchange, int code)
{
	answer_error(exchange, code, problem_sentences(exchange), NULL);
}
