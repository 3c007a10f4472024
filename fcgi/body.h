/*
 * body.h - where the bytes of a request's body come from.
 *
 * The one question that readers of bodies ask; whether FastCGI, a test or a
 * fuzzer answers it, they don't know.
 */
#ifndef FCGI_BODY_H
#define FCGI_BODY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Up to `len` bytes into `at`; 0 at the end, -1 when the peer broke off. */
typedef ptrdiff_t body_read_fn(void *context, char *at, size_t len);

struct body {
	body_read_fn *read;
	void *context;
	int64_t declared; /* CONTENT_LENGTH; -1: not said */
	int64_t limit;    /* more than this is too much */
	int64_t seen;
	bool ended;
	bool broken; /* cut off, or not as long as declared */
	bool over;   /* longer than the limit */
};

/*
 * body_read - like the function, and it keeps count: -1 also when the body
 * ends before its declared length, goes beyond it, or beyond the limit.
 */
ptrdiff_t body_read(struct body *body, char *at, size_t len);

/*
 * body_drain - read what is left and forget it, at most `limit` bytes: a peer
 * that is still sending would not see our answer.
 */
void body_drain(struct body *body, int64_t limit);

#endif
