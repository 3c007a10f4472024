/*
 * reply.h - an empty reply; it is filled by the calls of modules/module.h.
 */
#ifndef FCGI_REPLY_H
#define FCGI_REPLY_H

struct exchange;

/*
 * reply_start - give the exchange a fresh reply; what an earlier one held is
 * forgotten.
 */
void reply_start(struct exchange *exchange);

#endif
