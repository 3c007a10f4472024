/*
 * check_directory.c - the directory, as sign-on and sync reach it.
 */
#include "config.h"

#include <string.h>

#include "modules/operator/check.h"
#include "modules/operator/report.h"
#include "modules/signon/directory.h"
#include "modules/signon/probe.h"

/* A step of the directory's is a line of the report. */
static void
step_add(void *context, enum probe_verdict verdict, const char *mend,
    const char *text)
{
	static const enum verdict verdicts[] = {
	    [PROBE_OK] = VERDICT_OK,
	    [PROBE_WARNING] = VERDICT_WARNING,
	    [PROBE_WRONG] = VERDICT_WRONG,
	};

	report_add(context, verdicts[verdict], "directory", mend, "%s", text);
}

static void
service_check(struct report *report, const char *account)
{
	struct operator* operator= report->operator;
	struct directory *directory = NULL;
	struct secrets secrets;
	enum status status = operator_secrets(operator, account, &secrets);

	if (status == STATUS_OK && secrets.directory_password == NULL) {
		report_add(report, VERDICT_WRONG, "directory",
		    "Write the line: directory_password = ...",
		    "%s/%s.conf has no password for the directory",
		    operator->settings->secrets_dir, account);
		return;
	}
	if (status == STATUS_OK)
		status = directory_open(operator->settings,
		    secrets.directory_password, &directory);
	if (status != STATUS_OK) {
		report_fault(report, "directory",
		    "Correct the directory_ settings, or the file of secrets");
		return;
	}
	if (strcmp(account, "signon") == 0)
		report_add(report, VERDICT_OK, "directory", NULL,
		    "as sign-on reaches it:");
	else
		report_add(report, VERDICT_OK, "directory", NULL,
		    "as sync reaches it:");
	directory_probe(directory, operator->arena, step_add, report);
	if (report->username != NULL && strcmp(account, "signon") == 0)
		directory_probe_person(directory, operator->arena,
		    report->username, step_add, report);
	directory_close(&directory);
}

void
check_directory(struct report *report)
{
	if (*report->operator->settings->directory_uris == '\0') {
		report_add(report, VERDICT_WRONG, "directory",
		    "Name the district's servers in directory_uris",
		    "no directory is named: nobody can sign in");
		return;
	}
	report_as(report, "directory", "signon", service_check);
	report_as(report, "directory", "sync", service_check);
}
