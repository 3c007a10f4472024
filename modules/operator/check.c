/*
 * check.c - `accolade check`: what of an installation is wrong, in plain words,
 * and how to mend it. Changes nothing but a file in the store of evidence that
 * is there for a moment.
 */
#include "config.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/timex.h>
#include <unistd.h>

#include "base/clock.h"
#include "modules/operator/check.h"
#include "modules/operator/report.h"

/* ---- settings -------------------------------------------------------- */

static void
path_check(struct report *report, const char *setting, const char *path)
{
	/* Folders are passed through by those who may not list them. */
	if (access(path, F_OK) != 0)
		report_add(report, VERDICT_WRONG, "settings",
		    "Install Accolade again, or correct the setting",
		    "%s: %s: %s", setting, path, strerror(errno));
}

static void
address_check(struct report *report, const char *url)
{
	static const char *const here[] = {
	    "http://127.0.0.1", "http://localhost", "http://[::1]"};

	if (strncmp(url, "https://", 8) == 0)
		return;
	for (size_t i = 0; i < sizeof(here) / sizeof(here[0]); i++) {
		size_t len = strlen(here[i]);

		if (strncmp(url, here[i], len) == 0 &&
		    (url[len] == '\0' || url[len] == ':' || url[len] == '/'))
			return;
	}
	report_add(report, VERDICT_WRONG, "settings",
	    "Say https:// in public_url, and give nginx a certificate",
	    "public_url is %s: passwords would travel in the clear", url);
}

static void
wish_check(struct report *report, const char *setting, const char *value,
    const char *without)
{
	if (*value == '\0')
		report_add(report, VERDICT_WARNING, "settings",
		    "Give it in accolade.conf", "%s is empty: %s", setting,
		    without);
}

static void
settings_check(struct report *report)
{
	const struct settings *settings = report->operator->settings;

	path_check(report, "secrets_dir", settings->secrets_dir);
	path_check(report, "module_dir", settings->module_dir);
	path_check(report, "view_dir", settings->view_dir);
	path_check(report, "schema_dir", settings->schema_dir);
	path_check(report, "static_manifest", settings->static_manifest);
	address_check(report, settings->public_url);
	wish_check(report, "district_mail", settings->district_mail,
	    "credentials name no way to reach their issuer");
	wish_check(report, "password_url", settings->password_url,
	    "who forgot the password finds no help on the sign-in page");
	wish_check(report, "help_url", settings->help_url,
	    "who can't sign in finds no help on the sign-in page");
	if (report_count(report, VERDICT_WRONG) == 0)
		report_add(report, VERDICT_OK, "settings", NULL,
		    "%s is understood", report->operator->config);
}

/* ---- time ------------------------------------------------------------ */

static void
clock_check(struct report *report)
{
	const struct settings *settings = report->operator->settings;
	struct timex state = {0};
	char text[CLOCK_TEXT_MAX];

	if (adjtimex(&state) == TIME_ERROR || (state.status & STA_UNSYNC) != 0)
		report_add(report, VERDICT_WARNING, "clock",
		    "Install chrony or systemd-timesyncd; in a container, see "
		    "to "
		    "the host's",
		    "nothing on this machine says that its clock is kept "
		    "right");
	else
		report_add(report, VERDICT_OK, "clock", NULL,
		    "it is kept right by a time service");
	clock_date_time(clock_now(), clock_now(), text);
	report_add(report, VERDICT_OK, "time zone", NULL, "%s: it is %s there",
	    settings->time_zone, text);
}

/* ---- the command ----------------------------------------------------- */

static const struct {
	const char *name;
	void (*run)(struct report *report);
} parts[] = {
    {"settings", settings_check},
    {"clock", clock_check},
    {"database", check_database},
    {"directory", check_directory},
    {"signer", check_signer},
    {"evidence", check_evidence},
    {"mail", check_mail},
};

enum { PARTS = sizeof(parts) / sizeof(parts[0]) };

/* Named, or none is. */
static bool
is_wanted(const char *name, int argc, char **argv)
{
	for (int i = 0; i < argc; i++)
		if (strcmp(argv[i], name) == 0)
			return true;
	return argc == 0;
}

static bool
is_part(const char *name)
{
	for (size_t i = 0; i < PARTS; i++)
		if (strcmp(parts[i].name, name) == 0)
			return true;
	return false;
}

enum status
operator_check(struct operator* operator, int argc, char **argv)
{
	struct report report;
	const char *username = NULL;
	bool as_json = false;
	int named = 0;
	size_t wrong;

	for (int i = 1; i < argc; i++) {
		if (strcmp(argv[i], "--json") == 0)
			as_json = true;
		else if (is_part(argv[i]))
			argv[named++] = argv[i];
		else if (username == NULL && named > 0 &&
		    strcmp(argv[named - 1], "directory") == 0)
			username = argv[i];
		else
			return STATUS_INVALID;
	}
	report_init(&report, operator);
	report.username = username;
	for (size_t i = 0; i < PARTS; i++)
		if (is_wanted(parts[i].name, named, argv))
			parts[i].run(&report);
	fault_clear();
	report_show(&report, as_json, stdout);
	wrong = report_count(&report, VERDICT_WRONG);
	return wrong == 0 ? STATUS_OK
			  : fault(STATUS_CONFLICT, "%zu %s wrong", wrong,
				wrong == 1 ? "thing is" : "things are");
}
