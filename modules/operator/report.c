/*
 * report.c - lines with a verdict, collected over the bounds of accounts.
 */
#include "config.h"

#include <stdarg.h>
#include <string.h>

#include <json-c/json.h>

#include "modules/operator/account.h"
#include "modules/operator/report.h"

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

/* What crosses the bound of a process. */
struct errand {
	struct report *report;
	report_fn *body;
};

static enum status
errand_run(
    struct operator* operator, const char * account, FILE *out, void *context)
{
	const struct errand *errand = context;

	(void)operator;
	errand->report->out = out;
	errand->body(errand->report, account);
	fault_clear();
	return STATUS_OK;
}

/* One line of the child's: NUMBER TAB PART TAB TEXT TAB MEND. */
static bool
line_take(void *context, char *line)
{
	const struct errand *errand = context;
	char *mend = line;
	const char *verdict = strsep(&mend, "\t");
	const char *part = strsep(&mend, "\t");
	const char *text = strsep(&mend, "\t");

	if (mend == NULL || *verdict < '0' || *verdict >= '0' + VERDICT__MAX)
		return false;
	line_add(
	    errand->report, (enum verdict)(*verdict - '0'), part, text, mend);
	return true;
}

void
report_as(struct report *report, const char *part, const char *account,
    report_fn *body)
{
	struct errand errand = {report, body};

	switch (account_run(
	    report->operator, account, errand_run, line_take, &errand)) {
	case STATUS_OK:
		break;
	case STATUS_ABSENT:
		report_fault(report, part,
		    "Make it: systemd-tmpfiles --create makes those of an "
		    "installation");
		break;
	case STATUS_DENIED:
		report_add(report, VERDICT_UNKNOWN, part,
		    "Run accolade check as root", "%s", fault_last()->text);
		fault_clear();
		break;
	case STATUS_INVALID:
	case STATUS_NO_SESSION:
	case STATUS_CONFLICT:
	case STATUS_TOO_MUCH:
	case STATUS_UNCERTAIN:
	case STATUS_UNAVAILABLE:
	case STATUS_GONE:
	case STATUS__MAX:
		report_fault(report, part, NULL);
		break;
	}
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
