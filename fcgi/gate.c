/*
 * gate.c - session, role, origin, token.
 */
#include "config.h"

#include <string.h>

#include "base/log.h"
#include "base/token.h"
#include "fcgi/cookie.h"
#include "fcgi/exchange.h"
#include "fcgi/form.h"
#include "fcgi/gate.h"

/* ---- where a form was sent from ------------------------------------------ */

/* "https://host:port" against the Host that the browser spoke to. */
static bool
same_host(const char *origin, const char *host)
{
	const char *at = strstr(origin, "://");

	return at != NULL && host[0] != '\0' && strcmp(at + 3, host) == 0;
}

/*
 * A browser says where a POST comes from, in one of two headers; what says
 * nothing at all is no browser that another site could steer, or an old one,
 * and there the token holds.
 */
static bool
is_foreign(const struct exchange *exchange)
{
	const struct head *head = &exchange->head;

	if (strcmp(head->site, "cross-site") == 0 ||
	    strcmp(head->site, "same-site") == 0)
		return true;
	return head->origin[0] != '\0' &&
	    strcmp(head->origin, exchange->worker->settings.public_url) != 0 &&
	    !same_host(head->origin, head->host);
}

/* ---- tokens --------------------------------------------------------------- */

static bool
is_token(struct span value)
{
	if (value.len != TOKEN_TEXT)
		return false;
	for (size_t i = 0; i < value.len; i++)
		if (!((value.at[i] >= 'a' && value.at[i] <= 'z') ||
			(value.at[i] >= '2' && value.at[i] <= '7')))
			return false;
	return true;
}

/* The token in one of our cookies: OK | ABSENT | INVALID (there twice). */
static enum status
cookie_token(
    struct exchange *exchange, enum cookie cookie, const char **token_r)
{
	struct span value;
	enum status status = cookie_find(exchange->head.cookie,
	    cookie_name(cookie, exchange->worker->https), &value);

	if (status == STATUS_CONFLICT)
		return fault(STATUS_INVALID, "a cookie of ours came twice");
	if (status != STATUS_OK || !is_token(value))
		return STATUS_ABSENT;
	*token_r = arena_copy(exchange->req.secrets, value.at, value.len);
	return STATUS_OK;
}

static void
token_use(struct exchange *exchange, const char *token)
{
	exchange->token = token;
	exchange->req.token = token;
	token_derive(token, FORM_PURPOSE, exchange->form_token);
}

/* A path with a form that needs no session hands out that form's token. */
static bool
is_start(const struct exchange *exchange)
{
	const struct module *module = exchange->worker->module;
	const struct route *route = exchange->match.route;

	for (size_t i = 0; i < module->route_count; i++)
		if (module->routes[i].presession &&
		    strcmp(module->routes[i].path, route->path) == 0)
			return true;
	return route->presession;
}

enum status
gate_start(struct exchange *exchange)
{
	const char *token;
	char fresh[TOKEN_TEXT + 1];
	enum status status = cookie_token(exchange, COOKIE_START, &token);

	if (status == STATUS_ABSENT) {
		token_make(fresh);
		token = arena_copy(exchange->req.secrets, fresh, TOKEN_TEXT);
		explicit_bzero(fresh, sizeof(fresh));
		exchange->start_new = true;
		status = STATUS_OK;
	}
	if (status != STATUS_OK)
		return status;
	token_use(exchange, token);
	/* Whoever signs on anew leaves the session that was open here. */
	if (cookie_token(exchange, COOKIE_SESSION, &token) == STATUS_OK)
		exchange->req.former = token;
	else
		fault_clear();
	return STATUS_OK;
}

/* ---- sessions ------------------------------------------------------------- */

static bool
holds_role(const char *roles, const char *role)
{
	size_t len = strlen(role);

	for (const char *at = roles; *at != '\0';) {
		size_t word = strcspn(at, " ");

		if (word == len && memcmp(at, role, len) == 0)
			return true;
		at += word + (at[word] == ' ');
	}
	return false;
}

static enum status
session_enter(struct exchange *exchange)
{
	const struct worker *worker = exchange->worker;
	const struct module *module = worker->module;
	unsigned char hash[TOKEN_HASH_BYTES];
	const char *token;
	enum status status;

	if (module->session_find == NULL)
		return STATUS_NO_SESSION;
	status = cookie_token(exchange, COOKIE_SESSION, &token);
	if (status == STATUS_ABSENT)
		return STATUS_NO_SESSION;
	if (status != STATUS_OK)
		return status;
	token_hash(token, hash);
	status = module->session_find(worker->db, exchange->req.arena, hash,
	    &worker->settings, &exchange->session);
	if (status == STATUS_ABSENT)
		return STATUS_NO_SESSION;
	if (status != STATUS_OK)
		return STATUS_UNAVAILABLE;
	token_use(exchange, token);
	exchange->req.session = &exchange->session;
	return STATUS_OK;
}

/* Marking it as used may fail: the request is served, the session ends a
 * little earlier. */
static void
mark_used(struct exchange *exchange)
{
	const struct module *module = exchange->worker->module;

	if (exchange->session.touch && module->session_touch != NULL &&
	    module->session_touch(exchange->worker->db, exchange->req.arena,
		&exchange->session) != STATUS_OK)
		log_line(LOG_WARNING, "touch", "the session was not marked");
}

static enum status
person_enter(struct exchange *exchange)
{
	const struct module *module = exchange->worker->module;
	const struct route *route = exchange->match.route;
	enum status status = session_enter(exchange);

	if (status != STATUS_OK)
		return status;
	mark_used(exchange);
	if (route->access == ACCESS_ROLE && module->role != NULL &&
	    !holds_role(exchange->session.roles, module->role))
		return STATUS_DENIED;
	return STATUS_OK;
}

/* ---- the gate -------------------------------------------------------------- */

enum status
gate_enter(struct exchange *exchange)
{
	if (exchange->req.method == METHOD_POST && is_foreign(exchange)) {
		reply_explain(exchange->reply,
		    "This form was sent from another site, so nothing was "
		    "done.",
		    "Open the page here and send it again.");
		return STATUS_DENIED;
	}
	if (is_start(exchange))
		return gate_start(exchange);
	if (exchange->match.route->access == ACCESS_PUBLIC)
		return STATUS_OK;
	return person_enter(exchange);
}

bool
gate_away(struct exchange *exchange)
{
	const char *token;

	if (is_foreign(exchange))
		return false;
	if (cookie_token(exchange, COOKIE_SESSION, &token) == STATUS_OK)
		token_use(exchange, token);
	return true;
}

bool
gate_token(const struct exchange *exchange)
{
	return exchange->form_token[0] != '\0' &&
	    token_same(exchange->form_token, exchange->req.form->token);
}
