/*
 * body.c - counts what arrives, and compares it with what was announced.
 */
#include "config.h"

#include "fcgi/body.h"

ptrdiff_t
body_read(struct body *body, char *at, size_t len)
{
	ptrdiff_t got;

	if (body->broken || body->over)
		return -1;
	if (body->ended)
		return 0;
	got = body->read(body->context, at, len);
	if (got > 0)
		body->seen += got;
	else
		body->ended = true;
	if (got < 0 || (body->declared >= 0 && body->seen > body->declared) ||
	    (got == 0 && body->declared >= 0 && body->seen < body->declared))
		body->broken = true;
	if (body->seen > body->limit)
		body->over = true;
	return body->broken || body->over ? -1 : got;
}

void
body_drain(struct body *body, int64_t limit)
{
	char trash[8192];

	while (!body->ended && body->seen < limit) {
		ptrdiff_t got = body->read(body->context, trash, sizeof(trash));

		if (got <= 0)
			body->ended = true;
		else
			body->seen += got;
	}
}
