/*
 * check_parts.c - the signer, the store of evidence and the mail.
 */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/clock.h"
#include "modules/operator/check.h"
#include "modules/operator/deliver.h"
#include "modules/operator/report.h"

enum {
	CLOCK_OFF_US = 2 * CLOCK_SECOND,
	ROOM_LEAST_PERCENT = 10,
	ROOM_WRONG_PERCENT = 2,
	ANSWER_MOST = 16
};

/* ---- signer ---------------------------------------------------------- */

/* Asks for an award that can't be: "absent" has to come back. */
static bool
signer_ask(const char *path, char answer[ANSWER_MOST])
{
	static const char question[] = "sign 9223372036854775807\n";
	static const struct timeval wait = {.tv_sec = 5};
	struct sockaddr_un address = {.sun_family = AF_UNIX};
	ssize_t got = -1;
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

	if (fd < 0 || strlen(path) >= sizeof(address.sun_path))
		return false;
	memcpy(address.sun_path, path, strlen(path));
	(void)setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &wait, sizeof(wait));
	(void)setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &wait, sizeof(wait));
	if (connect(fd, (const struct sockaddr *)(const void *)&address,
		sizeof(address)) == 0 &&
	    send(fd, question, sizeof(question) - 1, MSG_NOSIGNAL) > 0)
		got = recv(fd, answer, ANSWER_MOST - 1, 0);
	(void)close(fd);
	if (got <= 0)
		return false;
	answer[got] = '\0';
	answer[strcspn(answer, "\n")] = '\0';
	return true;
}

static void
socket_check(struct report *report, const char *account)
{
	static const char mend[] =
	    "Start it (systemctl start accolade-signer), and see its log";
	const char *path = report->operator->settings->signer_socket;
	char answer[ANSWER_MOST];

	(void)account;
	errno = 0;
	if (!signer_ask(path, answer))
		report_add(report, VERDICT_WRONG, "signer", mend,
		    "nobody answers the issuer's pages at %s: %s", path,
		    errno == 0 ? "no answer" : strerror(errno));
	else if (strcmp(answer, "absent") != 0)
		report_add(report, VERDICT_WRONG, "signer", mend,
		    "it answers \"%s\": it can't read the records", answer);
	else
		report_add(report, VERDICT_OK, "signer", NULL,
		    "it answers and reads the records");
}

static void
key_check(struct report *report)
{
	static const char mend[] = "Make one that the signer's account alone "
				   "reads, mode 0400: see the "
				   "README of deploy/";
	const char *path = report->operator->settings->signing_key_file;
	const struct passwd *owner;
	struct stat info;

	if (stat(path, &info) != 0) {
		report_add(report,
		    errno == EACCES ? VERDICT_UNKNOWN : VERDICT_WRONG, "signer",
		    errno == EACCES ? "Run accolade check as root" : mend,
		    "%s: %s", path, strerror(errno));
		return;
	}
	if ((info.st_mode & 077) != 0 || info.st_size == 0) {
		report_add(report, VERDICT_WRONG, "signer", mend, "%s %s", path,
		    info.st_size == 0 ? "is empty"
				      : "can be read by others than its owner");
		return;
	}
	owner = getpwuid(info.st_uid);
	report_add(report, VERDICT_OK, "signer", NULL,
	    "the key is there, and %s alone reads it",
	    owner == NULL ? "its account" : owner->pw_name);
}

static void
keys_check(struct report *report)
{
	const char *path = report->operator->settings->signing_key_dir;
	struct stat info;

	if (stat(path, &info) != 0 && errno == EACCES)
		report_add(report, VERDICT_UNKNOWN, "signer",
		    "Run accolade check as root", "%s: %s", path,
		    strerror(EACCES));
	else if (stat(path, &info) != 0)
		report_add(report, VERDICT_WRONG, "signer",
		    "Make it for the signer's account, mode 0700", "%s: %s",
		    path, strerror(errno));
	else if ((info.st_mode & 077) != 0)
		report_add(report, VERDICT_WRONG, "signer",
		    "Close it: chmod 0700",
		    "%s: others than its owner may enter it", path);
}

void
check_signer(struct report *report)
{
	report_as(report, "signer", "issuer", socket_check);
	key_check(report);
	keys_check(report);
}

/* ---- evidence -------------------------------------------------------- */

static bool
write_all(int fd)
{
	static const char bytes[4096];

	return write(fd, bytes, sizeof(bytes)) == (ssize_t)sizeof(bytes) &&
	    fsync(fd) == 0;
}

static void
moment_add(struct report *report, const struct stat *info)
{
	int64_t off_us = (int64_t)info->st_mtim.tv_sec * CLOCK_SECOND +
	    info->st_mtim.tv_nsec / 1000 - clock_now();

	if (off_us < -CLOCK_OFF_US || off_us > CLOCK_OFF_US)
		report_add(report, VERDICT_WRONG, "clock",
		    "Keep the file server's clock by the same time service",
		    "the clock of the store of evidence is %lld seconds off",
		    (long long)(off_us / CLOCK_SECOND));
}

static void
store_check(struct report *report, const char *account)
{
	static const char mend[] =
	    "Give it to the educator's account (systemd-tmpfiles --create), or "
	    "make room on its disk";
	const char *dir = report->operator->settings->evidence_dir;
	char *path =
	    arena_printf(report->operator->arena, "%s/check.XXXXXX", dir);
	struct stat info;
	int fd = mkostemp(path, O_CLOEXEC);

	(void)account;
	if (fd < 0) {
		report_add(report, VERDICT_WRONG, "evidence", mend,
		    "no file can be added to %s: %s", dir, strerror(errno));
		return;
	}
	if (!write_all(fd) || fstat(fd, &info) != 0)
		report_add(report, VERDICT_WRONG, "evidence", mend,
		    "nothing can be written to %s: %s", dir, strerror(errno));
	else {
		report_add(report, VERDICT_OK, "evidence", NULL,
		    "files can be added to %s", dir);
		moment_add(report, &info);
	}
	(void)unlink(path);
	(void)close(fd);
}

static void
room_check(struct report *report)
{
	const char *dir = report->operator->settings->evidence_dir;
	enum verdict verdict = VERDICT_OK;
	unsigned long long percent;
	struct statvfs disk;

	if (statvfs(dir, &disk) != 0 || disk.f_blocks == 0)
		return;
	percent = disk.f_bavail * 100 / disk.f_blocks;
	if (percent < ROOM_WRONG_PERCENT)
		verdict = VERDICT_WRONG;
	else if (percent < ROOM_LEAST_PERCENT)
		verdict = VERDICT_WARNING;
	report_add(report, verdict, "disk",
	    verdict == VERDICT_OK ? NULL : "Give the store more room",
	    "%llu MiB (%llu %%) are free for evidence",
	    (unsigned long long)disk.f_bavail * disk.f_frsize >> 20, percent);
}

void
check_evidence(struct report *report)
{
	report_as(report, "evidence", "educator", store_check);
	room_check(report);
}

/* ---- mail ------------------------------------------------------------ */

static void
mail_check(struct report *report, const char *account)
{
	const struct settings *settings = report->operator->settings;
	bool folder = *settings->mail_folder != '\0';
	struct deliver *deliver = NULL;
	char answer[DELIVER_ANSWER];
	struct secrets secrets;
	enum status status =
	    operator_secrets(report->operator, account, &secrets);

	if (status == STATUS_OK)
		status = deliver_open(report->operator->arena, settings,
		    secrets.smtp_password, &deliver);
	if (status != STATUS_OK)
		report_fault(report, "mail", "Correct the settings of mail");
	else if (!deliver_check(deliver, answer))
		report_add(report, VERDICT_WRONG, "mail",
		    folder
			? "Give the folder to the courier's account"
			: "Correct smtp_url, smtp_user and smtp_password, or "
			  "ask who keeps the mail server",
		    "%s: %s",
		    folder ? settings->mail_folder : settings->smtp_url,
		    answer);
	else if (folder)
		report_add(report, VERDICT_OK, "mail", NULL,
		    "it is written into %s, and sent to nobody",
		    settings->mail_folder);
	else
		report_add(report, VERDICT_OK, "mail", NULL,
		    "%s takes our letters", settings->smtp_url);
	deliver_close(&deliver);
}

void
check_mail(struct report *report)
{
	const struct settings *settings = report->operator->settings;

	if (*settings->mail_folder == '\0' && *settings->smtp_url == '\0')
		report_add(report, VERDICT_WARNING, "mail",
		    "Name the district's mail server in smtp_url",
		    "no way for mail is set: nobody is told anything");
	else
		report_as(report, "mail", "courier", mail_check);
}
