/*
 * recall.c - what a lasting page depends on, as a key into the worker's memory
 * of pages.
 */
#include "config.h"

#include "base/clock.h"
#include "fcgi/answer.h"
#include "fcgi/cookie.h"
#include "fcgi/exchange.h"
#include "fcgi/recall.h"
#include "views/render.h"

static bool
has_flash(const struct exchange *exchange)
{
	struct span value;
	enum status status = cookie_find(exchange->head.cookie,
	    cookie_name(COOKIE_FLASH, exchange->worker->https), &value);

	fault_clear();
	return status != STATUS_ABSENT;
}

static bool
is_lasting(const struct exchange *exchange)
{
	return exchange->match.route->lasting && !exchange->head.json &&
	    exchange->req.method == METHOD_GET &&
	    exchange->req.session != NULL && !has_flash(exchange);
}

/* A session has one form token, so its number stands for that, too. The minute
 * is for what tells of time: "in 3 days", "late", the part of the day. */
static struct span
key_of(const struct exchange *exchange)
{
	const struct session *session = exchange->req.session;

	return span_of(
	    arena_printf(exchange->req.arena, "%lld %lld %lld %s\n%s\n%s",
		(long long)session->id, (long long)session->stamp,
		(long long)(exchange->req.now_us / CLOCK_MINUTE), session->name,
		session->roles, exchange->head.target));
}

bool
recall(struct exchange *exchange)
{
	struct span page;

	if (!is_lasting(exchange) ||
	    !render_recall(exchange->worker->render,
		exchange->match.route->path, key_of(exchange),
		exchange->req.arena, &page))
		return false;
	answer_page(exchange, page);
	return true;
}

void
recall_keep(struct exchange *exchange)
{
	if (exchange->code == 200 && is_lasting(exchange) &&
	    exchange->reply->kind == REPLY_VIEW &&
	    exchange->reply->header_count == 0)
		render_keep(exchange->worker->render,
		    exchange->match.route->path, key_of(exchange),
		    exchange->page);
}
