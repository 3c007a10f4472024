/*
 * check_directory.c - the directory, as sign-on and sync reach it.
 */
#include "config.h"

#include <string.h>

#include "modules/operator/check.h"
#include "modules/operator/report.h"
#include "modules/signon/directory.h"

/* A name that nobody has: who finds nobody has reached the directory over TLS,
 * was known there and could search. */
static const char nobody[] = "accolade-check-finds-nobody";

static void
answer_add(struct report *report, const char *account, enum status status)
{
	static const char mend[] =
	    "Correct the directory_ settings, the certificates in "
	    "directory_ca_file, or directory_password";

	switch (status) {
	case STATUS_OK:
	case STATUS_ABSENT:
		report_add(report, VERDICT_OK, "directory", NULL,
		    "it answers %s, and knows its service account",
		    strcmp(account, "signon") == 0 ? "sign-on" : account);
		break;
	case STATUS_INVALID:
	case STATUS_NO_SESSION:
	case STATUS_DENIED:
	case STATUS_CONFLICT:
	case STATUS_TOO_MUCH:
	case STATUS_UNCERTAIN:
	case STATUS_UNAVAILABLE:
	case STATUS_GONE:
	case STATUS__MAX:
		report_fault(report, "directory", mend);
		break;
	}
}

static void
service_check(struct report *report, const char *account)
{
	struct operator* operator= report->operator;
	struct directory_person person;
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
	if (status == STATUS_OK)
		status =
		    directory_find(directory, operator->arena, nobody, &person);
	answer_add(report, account, status);
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
