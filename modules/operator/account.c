/*
 * account.c - fork, become, work, tell.
 */
#include "config.h"

#include <errno.h>
#include <grp.h>
#include <pwd.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/insist.h"
#include "modules/operator/account.h"

enum { LINE_MOST = 4096, FAILED_MARK = '\1' };

bool
account_become(uid_t uid)
{
	const struct passwd *person;

	if (geteuid() == uid)
		return true;
	person = getpwuid(uid);
	return person != NULL &&
	    initgroups(person->pw_name, person->pw_gid) == 0 &&
	    setgid(person->pw_gid) == 0 && setuid(uid) == 0;
}

/* Its last line says why it failed. */
static void
failure_tell(FILE *out, enum status status)
{
	const struct fault *fault = fault_last();
	char text[sizeof(fault->text)];

	(void)snprintf(text, sizeof(text), "%s",
	    fault == NULL ? status_name(status) : fault->text);
	for (char *at = text; *at != '\0'; at++)
		if (*at == '\n')
			*at = ' ';
	fprintf(out, "%c%s\n", FAILED_MARK, text);
}

static _Noreturn void
child_run(struct operator* operator, const char * account, account_fn *body,
    void *context, uid_t uid, int to)
{
	FILE *out = fdopen(to, "w");
	enum status status = STATUS_OK;

	insist(out != NULL);
	if (!account_become(uid))
		status = fault(STATUS_DENIED,
		    "can't act as the owner of the secrets of %s: %s", account,
		    strerror(errno));
	if (status == STATUS_OK)
		status = body(operator, account, out, context);
	if (status != STATUS_OK)
		failure_tell(out, status);
	_exit(fclose(out) == 0 ? 0 : 1);
}

/* The rest of what the child says is not wanted after a false. */
static enum status
lines_take(int from, account_line_fn *each, void *context)
{
	FILE *in = fdopen(from, "r");
	char line[LINE_MOST];
	enum status status = STATUS_OK;

	insist(in != NULL);
	while (status == STATUS_OK && fgets(line, sizeof(line), in) != NULL) {
		line[strcspn(line, "\n")] = '\0';
		if (line[0] == FAILED_MARK)
			status = fault(STATUS_UNAVAILABLE, "%s", line + 1);
		else if (!each(context, line))
			status = fault(STATUS_UNAVAILABLE, "broken off");
	}
	(void)fclose(in);
	return status;
}

enum status
account_run(struct operator* operator, const char * account, account_fn *body,
    account_line_fn *each, void *context)
{
	const char *path = arena_printf(operator->arena,
	    "%s/%s.conf", operator->settings->secrets_dir, account);
	enum status status;
	struct stat info;
	int ends[2];
	int ended;
	pid_t child;

	if (stat(path, &info) != 0)
		return fault(STATUS_ABSENT, "%s: %s", path, strerror(errno));
	if (geteuid() != 0 && geteuid() != info.st_uid)
		return fault(STATUS_DENIED,
		    "%s: only root and its own account can tell", account);
	insist(pipe(ends) == 0);
	/* What stands in the buffers would be written twice. */
	(void)fflush(NULL);
	child = fork();
	insist(child >= 0);
	if (child == 0) {
		(void)close(ends[0]);
		child_run(operator, account, body, context, info.st_uid,
		    ends[1]);
	}
	(void)close(ends[1]);
	status = lines_take(ends[0], each, context);
	while (waitpid(child, &ended, 0) < 0 && errno == EINTR)
		continue;
	if (status == STATUS_OK &&
	    (!WIFEXITED(ended) || WEXITSTATUS(ended) != 0))
		status = fault(
		    STATUS_UNAVAILABLE, "the work as %s broke off", account);
	return status;
}
