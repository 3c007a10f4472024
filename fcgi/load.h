/*
 * load.h - takes a module's shared object into the worker.
 */
#ifndef FCGI_LOAD_H
#define FCGI_LOAD_H

#include "base/arena.h"
#include "base/status.h"
#include "modules/module.h"

/*
 * load_module - `<dir>/<name>.so`, never unloaded.
 *
 *   OK | INVALID (no such module, another ABI, routes that can't be) |
 *   DENIED (somebody else may have written it)
 * fault_last says what is wrong.
 */
MUST_USE enum status load_module(struct arena *arena, const char *dir,
    const char *name, const struct module **module_r);

#endif
