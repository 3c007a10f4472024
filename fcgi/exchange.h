/*
 * exchange.h - what the parts of the worker share: the worker itself, one
 * request on its way through it, and the reply that a handler fills.
 *
 * Nothing here is FastCGI: loop.c alone turns it into bytes on a socket.
 */
#ifndef FCGI_EXCHANGE_H
#define FCGI_EXCHANGE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/settings.h"
#include "base/span.h"
#include "base/text.h"
#include "base/token.h"
#include "fcgi/body.h"
#include "fcgi/parse.h"
#include "fcgi/route.h"
#include "modules/module.h"

struct db;
struct render;

/* As long as the process. */
struct worker {
	const struct module *module;
	struct settings settings;
	bool https;
	struct db *db; /* NULL: the module has no statements */
	struct render *render;
	void *state;           /* the module's */
	struct arena *request; /* reset after each request */
	struct arena *secrets;
	bool ending; /* nothing can be served any more */
};

enum reply_kind {
	REPLY_NONE,
	REPLY_VIEW,
	REPLY_REDIRECT,
	REPLY_BODY,
	REPLY_FILE,
	REPLY_RESUME,
	REPLY_EMPTY
};

enum { REPLY_HEADERS_MAX = 8 };

struct reply {
	struct arena *arena;
	enum view_shape { SHAPE_PAGE, SHAPE_JSON } shape;
	int64_t now_us;
	enum reply_kind kind;
	enum status status; /* under which a view is shown */
	struct view *data;  /* NULL until it is asked for */
	const char *view;
	const char *path;    /* of a redirect; where a resumed form goes */
	const char *problem; /* of a resumed form, or NULL */
	enum flash_kind flash_kind;
	const char *flash;
	const char *media_type;
	struct span body;
	unsigned char sha256[32];
	const char *file_name;
	bool inside;
	const char *happened;
	const char *todo;
	int64_t public_seconds;
	const char *session_token;
	bool session_end;
	bool negotiates; /* asks for a token, or answers one */
	struct span negotiated;
	struct {
		const char *name;
		const char *value;
	} headers[REPLY_HEADERS_MAX];
	size_t header_count;
};

/* One request, from its first byte to its log line. */
struct exchange {
	struct worker *worker;
	struct head head;
	struct body *body;
	struct request req;
	struct session session;
	struct route_match match;
	struct reply *reply;
	/* The token that stands in the cookie, and the form's, which is
	 * derived from it; "" without one. */
	const char *token;
	char form_token[TOKEN_TEXT + 1];
	bool start_new;   /* the sign-on form's token is new: set its cookie */
	bool flash_shown; /* its cookie goes with this answer */
	/* The answer. */
	int code;
	const char *type;
	const char *location;
	const char *cache;
	const char *policy; /* Content-Security-Policy */
	struct text headers;
	struct span page;
};

#endif
