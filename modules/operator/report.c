/*
 * report.c - lines with a verdict, collected over the bounds of accounts.
 */
#include "config.h"

#include <errno.h>
#include <grp.h>
#include <pwd.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <json-c/json.h>

#include "base/insist.h"
#include "modules/operator/report.h"

enum { LINE_MOST = 4096 };

/* How a line begins, and what JSON calls it. */
static const struct {
	const char *mark;
	const char *word;
} verdicts[VERDICT__MAX] = {
    [VERDICT_OK] = {"ok", "ok"},
    [VERDICT_UNKNOWN] = {"?", "unknown"},
    [VERDICT_WARNING] = {"look", "warning"},
    [VERDICT_WRONG] = {"WRONG", "wrong"},
};

void
report_init(struct report *report, struct operator* operator)
{
	*report = (struct report) {.operator= operator};
	report->last = &report->first;
}

/* ---- lines ----------------------------------------------------------- */

/* What others said, a server or a library, holds whatever it likes. */
static char *
plain(struct arena *arena, const char *text)
{
	char *copy = arena_text(arena, text);

	for (char *at = copy; *at != '\0'; at++)
		if ((unsigned char)*at < ' ' || *at == 0x7f)
			*at = ' ';
	return copy;
}

static void
line_add(struct report *report, enum verdict verdict, const char *part,
    const char *text, const char *mend)
{
	struct arena *arena = report->operator->arena;
	struct report_line *line = arena_take(arena, sizeof(*line));

	*line = (struct report_line) {.verdict = verdict,
	    .part = plain(arena, part),
	    .text = plain(arena, text),
	    .mend = plain(arena, mend)};
	if (report->out != NULL)
		fprintf(report->out, "%d\t%s\t%s\t%s\n", (int)line->verdict,
		    line->part, line->text, line->mend);
	*report->last = line;
	report->last = &line->next;
}

void
report_add(struct report *report, enum verdict verdict, const char *part,
    const char *mend, const char *format, ...)
{
	char text[1024];
	va_list args;

	va_start(args, format);
	(void)vsnprintf(text, sizeof(text), format, args);
	va_end(args);
	line_add(report, verdict, part, text, mend == NULL ? "" : mend);
}

void
report_fault(struct report *report, const char *part, const char *mend)
{
	const struct fault *fault = fault_last();

	report_add(report, VERDICT_WRONG, part, mend, "%s",
	    fault == NULL ? "it failed, and did not say why" : fault->text);
	fault_clear();
}

size_t
report_count(const struct report *report, enum verdict verdict)
{
	const struct report_line *line;
	size_t count = 0;

	for (line = report->first; line != NULL; line = line->next)
		count += line->verdict == verdict;
	return count;
}

/* ---- as another account ---------------------------------------------- */

/* For good: a process never comes back from it. */
static bool
become(uid_t uid)
{
	const struct passwd *person;

	if (geteuid() == uid)
		return true;
	person = getpwuid(uid);
	return person != NULL &&
	    initgroups(person->pw_name, person->pw_gid) == 0 &&
	    setgid(person->pw_gid) == 0 && setuid(uid) == 0;
}

static _Noreturn void
child_run(struct report *report, const char *part, const char *account,
    report_fn *body, uid_t uid, int to)
{
	report->out = fdopen(to, "w");
	insist(report->out != NULL);
	if (!become(uid))
		report_add(report, VERDICT_WRONG, part,
		    "Is there an account of the system for each file of "
		    "secrets?",
		    "can't act as the owner of the secrets of %s: %s", account,
		    strerror(errno));
	else
		body(report, account);
	_exit(fclose(report->out) == 0 ? 0 : 1);
}

/* One line of the child's: NUMBER TAB PART TAB TEXT TAB MEND. */
static bool
line_take(struct report *report, char *line)
{
	char *rest = line;
	const char *verdict = strsep(&rest, "\t");
	const char *part = strsep(&rest, "\t");
	const char *text = strsep(&rest, "\t");

	if (rest == NULL || *verdict < '0' || *verdict >= '0' + VERDICT__MAX)
		return false;
	rest[strcspn(rest, "\n")] = '\0';
	line_add(report, (enum verdict)(*verdict - '0'), part, text, rest);
	return true;
}

static bool
lines_take(struct report *report, int from, pid_t child)
{
	FILE *in = fdopen(from, "r");
	char line[LINE_MOST];
	bool whole = true;
	int ended;

	insist(in != NULL);
	while (fgets(line, sizeof(line), in) != NULL)
		whole = line_take(report, line) && whole;
	(void)fclose(in);
	while (waitpid(child, &ended, 0) < 0 && errno == EINTR)
		continue;
	return whole && WIFEXITED(ended) && WEXITSTATUS(ended) == 0;
}

static void
child_start(struct report *report, const char *part, const char *account,
    report_fn *body, uid_t uid)
{
	int ends[2];
	pid_t child;

	insist(pipe(ends) == 0);
	/* What stands in the buffers would be written twice. */
	(void)fflush(NULL);
	child = fork();
	insist(child >= 0);
	if (child == 0) {
		(void)close(ends[0]);
		child_run(report, part, account, body, uid, ends[1]);
	}
	(void)close(ends[1]);
	if (!lines_take(report, ends[0], child))
		report_add(report, VERDICT_WRONG, part, NULL,
		    "the check of %s broke off", account);
}

void
report_as(struct report *report, const char *part, const char *account,
    report_fn *body)
{
	const char *path = arena_printf(report->operator->arena, "%s/%s.conf",
	    report->operator->settings->secrets_dir, account);
	struct stat info;

	if (stat(path, &info) != 0)
		report_add(report, VERDICT_WRONG, part,
		    "Make it: systemd-tmpfiles --create makes those of an "
		    "installation",
		    "%s: %s", path, strerror(errno));
	else if (geteuid() != 0 && geteuid() != info.st_uid)
		report_add(report, VERDICT_UNKNOWN, part,
		    "Run accolade check as root",
		    "%s: only root and its own account can tell", account);
	else
		child_start(report, part, account, body, info.st_uid);
}

/* ---- showing --------------------------------------------------------- */

static void
text_show(const struct report *report, FILE *out)
{
	const struct report_line *line;

	for (line = report->first; line != NULL; line = line->next) {
		fprintf(out, "%-6s %-10s %s\n", verdicts[line->verdict].mark,
		    line->part, line->text);
		if (*line->mend != '\0')
			fprintf(out, "%-6s %-10s -> %s\n", "", "", line->mend);
	}
}

static void
json_show(const struct report *report, FILE *out)
{
	struct json_object *all = json_object_new_object();
	struct json_object *lines = json_object_new_array();
	const struct report_line *line;

	for (line = report->first; line != NULL; line = line->next) {
		struct json_object *one = json_object_new_object();

		json_object_object_add(one, "verdict",
		    json_object_new_string(verdicts[line->verdict].word));
		json_object_object_add(
		    one, "part", json_object_new_string(line->part));
		json_object_object_add(
		    one, "text", json_object_new_string(line->text));
		json_object_object_add(
		    one, "mend", json_object_new_string(line->mend));
		json_object_array_add(lines, one);
	}
	json_object_object_add(all, "ok",
	    json_object_new_boolean(report_count(report, VERDICT_WRONG) == 0));
	json_object_object_add(all, "lines", lines);
	fprintf(out, "%s\n",
	    json_object_to_json_string_ext(
		all, JSON_C_TO_STRING_PRETTY | JSON_C_TO_STRING_NOSLASHESCAPE));
	json_object_put(all);
}

void
report_show(const struct report *report, bool as_json, FILE *out)
{
	if (as_json)
		json_show(report, out);
	else
		text_show(report, out);
}
