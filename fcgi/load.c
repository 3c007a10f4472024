/*
 * load.c - a module runs with all that the worker may: only a file that root
 * or we ourselves could write is loaded.
 */
#include "config.h"

#include <dlfcn.h>
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "fcgi/form.h"
#include "fcgi/load.h"
#include "fcgi/route.h"

enum { NAME_MAX_BYTES = 32 };

static enum status
owner_check(const char *path)
{
	struct stat info;

	if (stat(path, &info) != 0)
		return fault(STATUS_INVALID, "%s: %s", path, strerror(errno));
	if (info.st_uid != 0 && info.st_uid != geteuid())
		return fault(STATUS_DENIED,
		    "%s: belongs neither to root nor to this account", path);
	if ((info.st_mode & (S_IWGRP | S_IWOTH)) != 0)
		return fault(STATUS_DENIED,
		    "%s: others may write it (chmod go-w)", path);
	return STATUS_OK;
}

static bool
is_name(const char *name)
{
	size_t len = strlen(name);

	return len >= 1 && len <= NAME_MAX_BYTES &&
	    strspn(name, "abcdefghijklmnopqrstuvwxyz") == len;
}

static enum status
field_check(const struct module *module, const struct route *route,
    const struct field *field)
{
	const char *wrong = NULL;

	if (field->name == NULL || field->name[0] == '\0' ||
	    strcmp(field->name, FORM_TOKEN) == 0 ||
	    strpbrk(field->name, ". ") != NULL)
		wrong = "has no name that can be used";
	else if (field->kind == FIELD_CHOICE && field->choices == NULL)
		wrong = "has no choices";
	if (wrong == NULL)
		return STATUS_OK;
	return fault(STATUS_INVALID, "module %s: %s: the field %s %s",
	    module->name, route->path, field->name != NULL ? field->name : "?",
	    wrong);
}

static enum status
route_check(const struct module *module, const struct route *route)
{
	enum status status = STATUS_OK;
	const char *wrong = NULL;

	if (route->path == NULL || !route_well(route->path))
		wrong = "the pattern can't be matched";
	else if (route->handle == NULL)
		wrong = "there is no handler";
	else if (route->method != METHOD_GET && route->method != METHOD_POST)
		wrong = "there is no such method";
	else if (route->method == METHOD_POST && !route->presession &&
	    route->access == ACCESS_PUBLIC)
		wrong = "a POST needs a session or a token of its own";
	if (wrong != NULL)
		return fault(STATUS_INVALID, "module %s: %s: %s", module->name,
		    route->path != NULL ? route->path : "?", wrong);
	for (size_t i = 0; status == STATUS_OK && i < route->field_count; i++)
		status = field_check(module, route, &route->fields[i]);
	return status;
}

static enum status
module_check(const struct module *module, const char *name)
{
	enum status status = STATUS_OK;

	if (module->abi != MODULE_ABI)
		return fault(STATUS_INVALID,
		    "module %s was built for ABI %d; this worker has %d", name,
		    module->abi, MODULE_ABI);
	if (module->name == NULL || strcmp(module->name, name) != 0)
		return fault(STATUS_INVALID, "module %s calls itself %s", name,
		    module->name != NULL ? module->name : "nothing");
	for (size_t i = 0; status == STATUS_OK && i < module->route_count; i++)
		status = route_check(module, &module->routes[i]);
	return status;
}

enum status
load_module(struct arena *arena, const char *dir, const char *name,
    const struct module **module_r)
{
	char folder[PATH_MAX];
	const char *path;
	void *handle;
	const struct module *module;
	enum status status;

	if (!is_name(name))
		return fault(STATUS_INVALID, "%s: no name of a module", name);
	if (realpath(dir, folder) == NULL)
		return fault(STATUS_INVALID, "%s: %s", dir, strerror(errno));
	path = arena_printf(arena, "%s/%s.so", folder, name);
	status = owner_check(folder);
	if (status == STATUS_OK)
		status = owner_check(path);
	if (status != STATUS_OK)
		return status;
	handle = dlopen(path, RTLD_NOW | RTLD_LOCAL);
	if (handle == NULL)
		return fault(STATUS_INVALID, "%s", dlerror());
	module = dlsym(handle, "module");
	if (module == NULL)
		return fault(STATUS_INVALID, "%s: no module in it", path);
	status = module_check(module, name);
	if (status == STATUS_OK)
		*module_r = module;
	return status;
}
