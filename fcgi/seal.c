/*
 * seal.c - prctl and rlimits. seccomp waits for an issue of its own.
 */
#include "config.h"

#include <errno.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include "fcgi/seal.h"

enum { OPEN_FILES = 256 };

/* The limit that counts; what it may be raised to again stays (valgrind keeps
 * descriptors of its own beyond it). */
static enum status
limit(__rlimit_resource_t what, const char *name, rlim_t most)
{
	struct rlimit now;

	if (getrlimit(what, &now) != 0)
		return fault(STATUS_UNAVAILABLE, "getrlimit %s: %s", name,
		    strerror(errno));
	now.rlim_cur = now.rlim_max < most ? now.rlim_max : most;
	if (setrlimit(what, &now) != 0)
		return fault(STATUS_UNAVAILABLE, "setrlimit %s: %s", name,
		    strerror(errno));
	return STATUS_OK;
}

enum status
seal(void)
{
	enum status status;

	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 ||
	    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0)
		return fault(STATUS_UNAVAILABLE, "prctl: %s", strerror(errno));
	status = limit(RLIMIT_CORE, "core", 0);
	if (status == STATUS_OK)
		status = limit(RLIMIT_NOFILE, "nofile", OPEN_FILES);
	return status;
}
