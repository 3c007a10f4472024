/*
 * insist.c - the end of a process that found itself wrong.
 */
#include "config.h"

#include <stdlib.h>

#include "base/insist.h"
#include "base/log.h"

_Noreturn void
insist_failed(const char *file, int line, const char *expr)
{
	log_line(LOG_ERROR, "bug", "at=%s:%d expr=\"%s\"", file, line, expr);
	abort();
}
