/*
 * serve.h - one request, from its parameters to the finished answer.
 */
#ifndef FCGI_SERVE_H
#define FCGI_SERVE_H

#include "base/span.h"

struct body;
struct exchange;
struct worker;

/*
 * serve - answer one request. Whatever a peer sends ends in an answer.
 *
 *   in   params   "NAME=value" strings, NULL-terminated
 *        body     read as far as the answer needs it
 *   out  exchange page and code; everything lives until serve_end
 *        head_r   the header block
 */
void serve(struct worker *worker, char *const *params, struct body *body,
    struct exchange *exchange, struct span *head_r);

/*
 * serve_end - write the request's lines of the log and take its memory back.
 */
void serve_end(struct exchange *exchange, size_t bytes_sent, int64_t started_us,
    uint64_t trips);

#endif
