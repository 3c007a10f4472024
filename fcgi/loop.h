/*
 * loop.h - accepts requests, one after the other, and writes their answers.
 */
#ifndef FCGI_LOOP_H
#define FCGI_LOOP_H

#include "base/status.h"

struct worker;

/*
 * loop_start - block the signals that end us, and make the listening socket on
 * descriptor 0 non-blocking. INVALID when there is no such socket.
 */
MUST_USE enum status loop_start(void);

/*
 * loop_run - serve until a signal, the limit of requests or a failure that
 * can't be mended. A request that has begun is finished.
 *   OK | UNAVAILABLE
 */
MUST_USE enum status loop_run(struct worker *worker);

#endif
