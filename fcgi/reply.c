/*
 * reply.c - what a handler can answer (modules/module.h); only written down
 * here, and made into bytes by answer.c.
 */
#include "config.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/insist.h"
#include "fcgi/exchange.h"
#include "fcgi/reply.h"
#include "views/view.h"

enum { WORDS_MAX = 1200 };

void
reply_start(struct exchange *exchange)
{
	struct reply *reply = arena_take(exchange->req.arena, sizeof(*reply));

	reply->arena = exchange->req.arena;
	reply->shape = exchange->head.json ? SHAPE_JSON : SHAPE_PAGE;
	reply->now_us = exchange->req.now_us;
	exchange->reply = reply;
}

static PRINTF_LIKE(2, 0) const
    char *words(struct reply *reply, const char *format, va_list args)
{
	char text[WORDS_MAX];

	(void)vsnprintf(text, sizeof(text), format, args);
	return arena_text(reply->arena, text);
}

struct view *
reply_data(struct reply *reply)
{
	if (reply->data == NULL)
		reply->data = view_open(reply->arena,
		    reply->shape == SHAPE_JSON ? VIEW_JSON : VIEW_PAGE,
		    reply->now_us);
	return reply->data;
}

void
reply_view(struct reply *reply, const char *name)
{
	reply->kind = REPLY_VIEW;
	reply->view = name;
}

void
reply_status(struct reply *reply, enum status status)
{
	reply->status = status;
}

void
reply_redirect(struct reply *reply, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	reply->kind = REPLY_REDIRECT;
	reply->path = words(reply, format, args);
	va_end(args);
}

void
reply_flash(struct reply *reply, enum flash_kind kind, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	reply->flash_kind = kind;
	reply->flash = words(reply, format, args);
	va_end(args);
}

void
reply_body(struct reply *reply, const char *media_type, struct span body)
{
	reply->kind = REPLY_BODY;
	reply->media_type = media_type;
	reply->body = body;
}

void
reply_file(struct reply *reply, const unsigned char sha256[32],
    const char *media_type, const char *name, bool inside)
{
	reply->kind = REPLY_FILE;
	memcpy(reply->sha256, sha256, sizeof(reply->sha256));
	reply->media_type = media_type;
	reply->file_name = name;
	reply->inside = inside;
}

void
reply_resume(struct reply *reply, const char *path, const char *problem)
{
	reply->kind = REPLY_RESUME;
	reply->path = arena_text(reply->arena, path);
	reply->problem = problem;
}

void
reply_empty(struct reply *reply)
{
	reply->kind = REPLY_EMPTY;
}

void
reply_explain(struct reply *reply, const char *happened, const char *todo)
{
	reply->happened = happened;
	reply->todo = todo;
}

void
reply_public(struct reply *reply, int64_t seconds)
{
	reply->public_seconds = seconds;
}

void
reply_session_start(struct reply *reply, const char *token)
{
	reply->session_token = arena_text(reply->arena, token);
	reply->session_end = false;
}

void
reply_session_end(struct reply *reply)
{
	reply->session_token = NULL;
	reply->session_end = true;
}

void
reply_negotiate(struct reply *reply, struct span token)
{
	reply->negotiates = true;
	reply->negotiated = token;
}

void
reply_header(struct reply *reply, const char *name, const char *value)
{
	insist(reply->header_count < REPLY_HEADERS_MAX);
	reply->headers[reply->header_count].name = name;
	reply->headers[reply->header_count].value = value;
	reply->header_count++;
}
