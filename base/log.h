/*
 * log.h - one line per event on standard error.
 *
 * A line is `level request-id role event key=value ...`; control bytes and
 * line ends are escaped, so that what a peer sends can't forge a line. What
 * is logged never holds a password, a token, evidence or a value of a query.
 */
#ifndef BASE_LOG_H
#define BASE_LOG_H

#include "base/status.h"

enum log_level { LOG_ERROR, LOG_WARNING, LOG_INFO, LOG_DEBUG, LOG__MAX };

/*
 * log_open - set the name that stands in every line (the module or program)
 * and the least severe level that is written. `name` is borrowed for ever.
 */
void log_open(const char *name, enum log_level level);

/*
 * log_request - the id that stands in the lines from here on; NULL or "" is
 * written as "-". Copied, at most 64 bytes.
 */
void log_request(const char *id);

/*
 * log_line - write one line. `event` is a literal word; the rest is
 * formatted.
 */
void log_line(enum log_level level, const char *event, const char *format, ...)
    PRINTF_LIKE(3, 4);

/*
 * log_level_parse - "error", "warning", "info" or "debug". INVALID else.
 */
MUST_USE enum status log_level_parse(const char *text, enum log_level *level_r);

#endif
