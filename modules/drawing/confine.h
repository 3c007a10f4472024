/*
 * confine.h - what a program gives up before it reads what others wrote.
 */
#ifndef MODULES_DRAWING_CONFINE_H
#define MODULES_DRAWING_CONFINE_H

#include "base/status.h"

/*
 * confine_start - from here on the process, for ever:
 *   reads files of the system (fonts, libraries) and `folder`, and no others,
 *   and writes none, where the kernel knows Landlock;
 *   opens no socket, runs no program, looks into no process;
 *   has seconds of time and a fixed amount of memory.
 * UNAVAILABLE when the kernel refuses one of those that it knows.
 */
MUST_USE enum status confine_start(const char *folder);

#endif
