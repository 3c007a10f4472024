/*
 * seal.h - gives up what a worker never needs, before its first request.
 */
#ifndef FCGI_SEAL_H
#define FCGI_SEAL_H

#include "base/status.h"

/*
 * seal - no new privileges, no core files (they would hold passwords, tokens
 * and evidence), few open files. UNAVAILABLE when the system refuses.
 */
MUST_USE enum status seal(void);

#endif
