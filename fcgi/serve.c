/*
 * serve.c - the order in which a request is looked at. Every step either goes
 * on or answers; nothing is changed before the last one.
 */
#include "config.h"

#include <string.h>

#include "base/clock.h"
#include "base/log.h"
#include "fcgi/answer.h"
#include "fcgi/collect.h"
#include "fcgi/exchange.h"
#include "fcgi/form.h"
#include "fcgi/gate.h"
#include "fcgi/negotiate.h"
#include "fcgi/recall.h"
#include "fcgi/reply.h"
#include "fcgi/serve.h"
#include "schema/db.h"

enum { MEBIBYTE = 1024 * 1024 };

static void
request_fill(struct exchange *exchange)
{
	struct worker *worker = exchange->worker;
	struct request *req = &exchange->req;
	const struct head *head = &exchange->head;

	req->method = head->method;
	req->id = head->id;
	req->path = head->path;
	req->query = head->query;
	req->address = head->address;
	req->agent = head->agent;
	req->json = head->json;
	req->db = worker->db;
	req->settings = &worker->settings;
	req->token = "";
	req->offer =
	    negotiate_read(req->secrets, head->authorization, &req->offered);
	req->state = worker->state;
	req->now_us = clock_now();
	exchange->token = "";
}

/* ---- the handler ---------------------------------------------------------- */

/* The form again, with what was typed and the sentences beside it. */
static void
run_again(struct exchange *exchange, enum status shown)
{
	enum status status;

	reply_start(exchange);
	exchange->req.again = true;
	exchange->reply->status = shown;
	status = exchange->match.route->again(&exchange->req, exchange->reply);
	if (status == STATUS_OK)
		answer_reply(exchange);
	else
		answer_status(exchange, status);
}

/* When a part that we need is away: is there text that would be lost? */
static bool
gives_back(const struct exchange *exchange)
{
	return exchange->req.method == METHOD_POST &&
	    !exchange->match.route->presession &&
	    form_typed(exchange->req.form) && !form_secret(exchange->req.form);
}

static void
mistakes(struct exchange *exchange)
{
	bool post = exchange->req.method == METHOD_POST;

	if (post && exchange->match.route->again != NULL &&
	    !exchange->head.json)
		run_again(exchange, STATUS_INVALID);
	else
		answer_mistakes(exchange, post ? 422 : 400);
}

static void
run(struct exchange *exchange)
{
	enum status status;

	form_check(exchange->req.form, exchange->req.method == METHOD_POST);
	if (field_errors(&exchange->req) > 0) {
		mistakes(exchange);
		return;
	}
	if (recall(exchange))
		return;
	status = exchange->match.route->handle(&exchange->req, exchange->reply);
	/* A handler that found a mistake shows the form by itself, or leaves
	 * that to us. */
	if (field_errors(&exchange->req) > 0 &&
	    (status == STATUS_INVALID ||
		(status == STATUS_OK && exchange->reply->kind != REPLY_VIEW))) {
		mistakes(exchange);
	} else if (status == STATUS_OK) {
		answer_reply(exchange);
		recall_keep(exchange);
	} else if (status == STATUS_UNAVAILABLE &&
	    exchange->reply->happened == NULL && gives_back(exchange)) {
		answer_resume(exchange, "away");
	} else {
		answer_status(exchange, status);
	}
}

/* ---- the two methods ------------------------------------------------------- */

static void
serve_get(struct exchange *exchange, enum status entered)
{
	char *query = arena_text(exchange->req.arena, exchange->req.query);

	if (entered == STATUS_NO_SESSION)
		answer_sign_on(exchange, exchange->head.target);
	else if (form_read(exchange->req.form, query, strlen(query)) !=
	    STATUS_OK)
		answer_error(
		    exchange, 400, "This address has too many parts.", NULL);
	else
		run(exchange);
}

/* The answer for a body that could not be taken. */
static void
refuse_body(struct exchange *exchange, enum status status)
{
	long long limit = exchange->worker->settings.upload_limit_mb;
	const char *large = arena_printf(exchange->req.arena,
	    "That is more than we can take at once: a file may have up to %lld "
	    "MB, the text of a form up to %d MB.",
	    limit, COLLECT_TEXT_MAX / MEBIBYTE);

	if (status == STATUS_TOO_MUCH)
		answer_error(exchange, 413, large,
		    "Go back, shorten it and send it again.");
	else if (status == STATUS_ABSENT)
		answer_error(exchange, 415, NULL, NULL);
	else if (status == STATUS_INVALID)
		answer_error(exchange, 400,
		    "What you sent did not arrive whole, so nothing was "
		    "changed.",
		    "Go back and send it again.");
	else
		answer_status(exchange, status);
}

static void
stale(struct exchange *exchange)
{
	if (!exchange->match.route->presession ||
	    exchange->match.route->again == NULL || exchange->head.json) {
		answer_resume(exchange, "stale");
		return;
	}
	exchange->req.stale = true;
	run_again(exchange, STATUS_DENIED);
}

/* The page of ours from which a form was sent, as a path; "/" when unknown. */
static const char *
page_before(const struct exchange *exchange)
{
	const char *at = strstr(exchange->head.referer, "://");
	size_t host = strlen(exchange->head.host);

	if (at == NULL || host == 0 ||
	    strncmp(at + 3, exchange->head.host, host) != 0 ||
	    at[3 + host] != '/')
		return "/";
	return at + 3 + host;
}

/* A button without any text is pressed again after signing in. */
static void
ended(struct exchange *exchange)
{
	if (form_typed(exchange->req.form) && gate_start(exchange) == STATUS_OK)
		answer_resume(exchange, "ended");
	else
		answer_sign_on(exchange, page_before(exchange));
}

static void
serve_post(struct exchange *exchange, enum status entered)
{
	struct worker *worker = exchange->worker;
	struct collect collect = {
	    .dir = worker->settings.evidence_dir,
	    .limit_bytes = worker->settings.upload_limit_mb * MEBIBYTE,
	    .token = entered == STATUS_OK && exchange->form_token[0] != '\0'
		? exchange->form_token
		: NULL,
	};
	enum status status = collect_read(
	    exchange->req.form, exchange->body, exchange->head.type, &collect);

	if (status != STATUS_OK)
		refuse_body(exchange, status);
	else if (entered == STATUS_NO_SESSION)
		ended(exchange);
	else if (!gate_token(exchange) || collect.stray)
		stale(exchange);
	else
		run(exchange);
}

/* ---- the way in ------------------------------------------------------------- */

/* OK, or the database is away; a database that refuses us is the end. */
static enum status
database_ready(struct worker *worker)
{
	enum status status =
	    worker->db == NULL ? STATUS_OK : db_ready(worker->db);

	if (status == STATUS_DENIED)
		worker->ending = true;
	return status;
}

/* The database is away: nothing can be looked up, but what was typed can be
 * given back. */
static void
serve_away(struct exchange *exchange)
{
	struct collect nothing = {.token = NULL};
	bool post = exchange->req.method == METHOD_POST;
	enum status status = STATUS_OK;

	if (post && gate_away(exchange))
		status = collect_read(exchange->req.form, exchange->body,
		    exchange->head.type, &nothing);
	if (post && status == STATUS_OK && gives_back(exchange))
		answer_resume(exchange, "away");
	else
		answer_error(exchange, 503, NULL, NULL);
}

/* A role that was taken away while somebody wrote: what arrived is read, and
 * stands on the page that refuses it. What another site sent is not. */
static void
serve_denied(struct exchange *exchange)
{
	struct collect nothing = {.token = NULL};

	if (exchange->req.method == METHOD_POST &&
	    exchange->reply->happened == NULL &&
	    collect_read(exchange->req.form, exchange->body,
		exchange->head.type, &nothing) != STATUS_OK)
		fault_clear();
	answer_status(exchange, STATUS_DENIED);
}

static void
serve_route(struct exchange *exchange)
{
	struct worker *worker = exchange->worker;
	const struct route *route = exchange->match.route;
	enum status status;

	exchange->req.form = form_open(exchange->req.arena,
	    exchange->req.secrets, route->fields, route->field_count);
	exchange->req.form->keep = route->keep;
	memcpy(exchange->req.args, exchange->match.args,
	    sizeof(exchange->req.args));
	if (database_ready(worker) != STATUS_OK) {
		serve_away(exchange);
		return;
	}
	status = gate_enter(exchange);
	if (status == STATUS_INVALID)
		answer_error(exchange, 400,
		    "Your browser sent our cookie twice, so we can't tell who "
		    "you are.",
		    "Remove the cookies of this site, or close the browser, "
		    "and sign in again.");
	else if (status == STATUS_UNAVAILABLE)
		serve_away(exchange);
	else if (status == STATUS_DENIED)
		serve_denied(exchange);
	else if (status != STATUS_OK && status != STATUS_NO_SESSION)
		answer_status(exchange, status);
	else if (exchange->req.method == METHOD_POST)
		serve_post(exchange, status);
	else
		serve_get(exchange, status);
}

static void
serve_head(struct exchange *exchange, enum status parsed)
{
	const struct module *module = exchange->worker->module;
	enum status status;

	if (parsed != STATUS_OK) {
		answer_error(exchange, 400,
		    "This address holds something that we can't read.", NULL);
		return;
	}
	status =
	    route_find(exchange->req.arena, module->routes, module->route_count,
		exchange->head.method, exchange->head.path, &exchange->match);
	if (status == STATUS_ABSENT)
		answer_error(exchange, 404, NULL, NULL);
	else if (status != STATUS_OK)
		answer_error(exchange, 405, NULL, NULL);
	else
		serve_route(exchange);
}

void
serve(struct worker *worker, char *const *params, struct body *body,
    struct exchange *exchange, struct span *head_r)
{
	enum status status;

	*exchange = (struct exchange) {.worker = worker, .body = body};
	exchange->req.arena = worker->request;
	exchange->req.secrets = worker->secrets;
	fault_clear();
	status = head_parse(worker->request, params, &exchange->head);
	body->declared = exchange->head.length;
	log_request(exchange->head.id);
	request_fill(exchange);
	reply_start(exchange);
	serve_head(exchange, status);
	*head_r = answer_head(exchange);
}

/* ---- the log ---------------------------------------------------------------- */

static const char *
method_word(const struct head *head)
{
	if (head->bodiless)
		return "HEAD";
	if (head->method == METHOD_GET)
		return "GET";
	return head->method == METHOD_POST ? "POST" : "other";
}

static void
log_fault(int code)
{
	const struct fault *fault = fault_last();

	if (fault == NULL)
		return;
	log_line(code >= 500 ? LOG_ERROR : LOG_INFO, "fault",
	    "status=%s at=%s:%d text=\"%s\"", status_name(fault->status),
	    fault->file, fault->line, fault->text);
}

void
serve_end(struct exchange *exchange, size_t bytes_sent, int64_t took_us,
    uint64_t trips)
{
	struct worker *worker = exchange->worker;

	log_fault(exchange->code);
	log_line(LOG_INFO, "request",
	    "method=%s path=%s status=%d us=%lld db=%llu bytes=%zu",
	    method_word(&exchange->head), exchange->head.sent, exchange->code,
	    (long long)took_us,
	    (unsigned long long)(worker->db != NULL
		    ? db_trips(worker->db) - trips
		    : 0),
	    bytes_sent);
	log_request(NULL);
	arena_reset(worker->request);
	arena_reset(worker->secrets);
}
