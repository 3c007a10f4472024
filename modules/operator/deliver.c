/*
 * deliver.c - SMTP by libcurl, and the folder.
 *
 * libcurl tells one error for a refused sender, recipient or text. What was
 * said last by either side tells them apart: the word of our last command is
 * kept, and the server's last line. Never more than the word, so that no
 * password is.
 */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <curl/curl.h>

#include "base/insist.h"
#include "modules/operator/deliver.h"

enum { WORD_MAX = 12, ANSWER_4XX = 400, ANSWER_5XX = 500, TRIES = 2 };

struct deliver {
	const struct settings *settings;
	CURL *curl; /* NULL: into the folder */
	/* Of the letter that is being sent. */
	struct span rest;
	char word[WORD_MAX]; /* "RCPT", ... */
	char line[DELIVER_ANSWER];
};

/* One line of clean text. */
static void
answer_write(char answer_r[DELIVER_ANSWER], const char *text, size_t len)
{
	size_t at = 0;

	for (size_t i = 0; i < len && at + 1 < DELIVER_ANSWER; i++) {
		unsigned char c = (unsigned char)text[i];

		answer_r[at++] = c < ' ' || c >= 0x7f ? ' ' : (char)c;
	}
	while (at > 0 && answer_r[at - 1] == ' ')
		at--;
	answer_r[at] = '\0';
}

/* ---- the folder ------------------------------------------------------ */

static int
bytes_write(int fd, struct span bytes)
{
	while (bytes.len > 0) {
		ssize_t wrote = write(fd, bytes.at, bytes.len);

		if (wrote < 0 && errno == EINTR)
			continue;
		if (wrote <= 0)
			return -1;
		bytes.at += wrote;
		bytes.len -= (size_t)wrote;
	}
	return fsync(fd);
}

/* Written beside, then renamed: the folder never shows half a letter. */
static int
file_write(int folder, const char *key, struct span bytes)
{
	char name[64];
	char part[72];
	int fd;
	int failed;

	(void)snprintf(name, sizeof(name), "%.50s.eml", key);
	(void)snprintf(part, sizeof(part), ".%s.part", name);
	fd = openat(
	    folder, part, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
	if (fd < 0)
		return -1;
	failed = bytes_write(fd, bytes);
	if (close(fd) != 0)
		failed = -1;
	if (failed == 0)
		failed = renameat(folder, part, folder, name);
	return failed == 0 ? fsync(folder) : -1;
}

static enum delivery
folder_send(struct deliver *deliver, const struct parcel *parcel,
    char answer_r[DELIVER_ANSWER])
{
	const char *path = deliver->settings->mail_folder;
	int folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	int failed =
	    folder < 0 ? -1 : file_write(folder, parcel->key, parcel->bytes);

	if (failed == 0)
		(void)snprintf(answer_r, DELIVER_ANSWER, "%s.eml", parcel->key);
	else
		(void)snprintf(
		    answer_r, DELIVER_ANSWER, "%s: %s", path, strerror(errno));
	if (folder >= 0)
		(void)close(folder);
	return failed == 0 ? DELIVERY_DONE : DELIVERY_AWAY;
}

/* ---- SMTP ------------------------------------------------------------ */

static size_t
body_read(char *into, size_t size, size_t count, void *context)
{
	struct deliver *deliver = context;
	size_t len = size * count;

	if (len > deliver->rest.len)
		len = deliver->rest.len;
	memcpy(into, deliver->rest.at, len);
	deliver->rest.at += len;
	deliver->rest.len -= len;
	return len;
}

/* What was sent may be part of a password: only known words are kept. */
static void
word_keep(struct deliver *deliver, const char *text, size_t len)
{
	static const char *const words[] = {
	    "EHLO", "HELO", "STARTTLS", "AUTH", "MAIL", "RCPT", "DATA"};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		size_t word = strlen(words[i]);

		if (len >= word && memcmp(text, words[i], word) == 0)
			(void)snprintf(deliver->word, sizeof(deliver->word),
			    "%s", words[i]);
	}
}

static int
talk_watch(
    CURL *curl, curl_infotype type, char *text, size_t len, void *context)
{
	static const char goodbye[] = "221 ";
	struct deliver *deliver = context;

	(void)curl;
	if (type == CURLINFO_HEADER_OUT)
		word_keep(deliver, text, len);
	else if (type == CURLINFO_HEADER_IN &&
	    (len < sizeof(goodbye) - 1 ||
		memcmp(text, goodbye, sizeof(goodbye) - 1) != 0))
		answer_write(deliver->line, text, len);
	return 0;
}

/* Was it about this letter (its recipient or its text), or about us all? */
static enum delivery
refusal_judge(const struct deliver *deliver, long code)
{
	bool own = strcmp(deliver->word, "RCPT") == 0 ||
	    strcmp(deliver->word, "DATA") == 0;

	if (!own || code == 421)
		return DELIVERY_AWAY;
	return code >= ANSWER_5XX ? DELIVERY_REFUSED : DELIVERY_LATER;
}

static enum delivery
smtp_once(struct deliver *deliver, const struct parcel *parcel, bool fresh,
    char answer_r[DELIVER_ANSWER])
{
	CURL *curl = deliver->curl;
	struct curl_slist *to = curl_slist_append(NULL, parcel->to);
	char error[CURL_ERROR_SIZE] = "";
	long code = 0;
	CURLcode result;

	insist(to != NULL);
	deliver->rest = parcel->bytes;
	deliver->word[0] = '\0';
	deliver->line[0] = '\0';
	(void)curl_easy_setopt(curl, CURLOPT_MAIL_FROM, parcel->from);
	(void)curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, to);
	(void)curl_easy_setopt(
	    curl, CURLOPT_INFILESIZE_LARGE, (curl_off_t)parcel->bytes.len);
	(void)curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, error);
	(void)curl_easy_setopt(curl, CURLOPT_FRESH_CONNECT, fresh ? 1L : 0L);
	result = curl_easy_perform(curl);
	(void)curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &code);
	(void)curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, NULL);
	(void)curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, NULL);
	curl_slist_free_all(to);
	if (result == CURLE_OK) {
		answer_write(answer_r, deliver->line, strlen(deliver->line));
		return DELIVERY_DONE;
	}
	if (code >= ANSWER_4XX && deliver->line[0] != '\0')
		answer_write(answer_r, deliver->line, strlen(deliver->line));
	else if (error[0] != '\0')
		answer_write(answer_r, error, strlen(error));
	else
		answer_write(answer_r, curl_easy_strerror(result),
		    strlen(curl_easy_strerror(result)));
	return refusal_judge(deliver, code);
}

/* A connection that was kept may be gone: the second try opens another. */
static enum delivery
smtp_send(struct deliver *deliver, const struct parcel *parcel,
    char answer_r[DELIVER_ANSWER])
{
	enum delivery delivery = DELIVERY_AWAY;

	for (int try = 0; try < TRIES && delivery == DELIVERY_AWAY; try++)
		delivery = smtp_once(deliver, parcel, try > 0, answer_r);
	return delivery;
}

/* ---- opening --------------------------------------------------------- */

static bool
host_is_here(const char *host)
{
	return strcmp(host, "127.0.0.1") == 0 || strcmp(host, "[::1]") == 0 ||
	    strcmp(host, "localhost") == 0;
}

/* Is this an smtp:// or smtps:// address with nothing but host and port, and
 * TLS where it must be? */
static enum status
url_check(const struct settings *settings)
{
	CURLU *url = curl_url();
	char *scheme = NULL;
	char *host = NULL;
	enum status status = STATUS_OK;

	insist(url != NULL);
	if (curl_url_set(url, CURLUPART_URL, settings->smtp_url, 0) != 0 ||
	    curl_url_get(url, CURLUPART_SCHEME, &scheme, 0) != 0 ||
	    curl_url_get(url, CURLUPART_HOST, &host, 0) != 0 ||
	    (strcmp(scheme, "smtp") != 0 && strcmp(scheme, "smtps") != 0))
		status = fault(STATUS_INVALID,
		    "smtp_url must be smtp://HOST:PORT or smtps://HOST:PORT");
	else if (strcmp(scheme, "smtp") == 0 && !settings->smtp_start_tls &&
	    !host_is_here(host))
		status = fault(STATUS_INVALID,
		    "smtp_start_tls = no is for a mail server on this machine "
		    "alone");
	curl_free(scheme);
	curl_free(host);
	curl_url_cleanup(url);
	return status;
}

static void
smtp_options(CURL *curl, const struct settings *settings)
{
	(void)curl_easy_setopt(curl, CURLOPT_URL, settings->smtp_url);
	(void)curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
	(void)curl_easy_setopt(curl, CURLOPT_PROXY, "");
	(void)curl_easy_setopt(curl, CURLOPT_USE_SSL,
	    (long)(settings->smtp_start_tls ? CURLUSESSL_ALL
					    : CURLUSESSL_NONE));
	(void)curl_easy_setopt(
	    curl, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
	if (*settings->smtp_ca_file != '\0')
		(void)curl_easy_setopt(
		    curl, CURLOPT_CAINFO, settings->smtp_ca_file);
	(void)curl_easy_setopt(
	    curl, CURLOPT_TIMEOUT, (long)settings->smtp_timeout_seconds);
	(void)curl_easy_setopt(
	    curl, CURLOPT_CONNECTTIMEOUT, (long)settings->smtp_timeout_seconds);
	(void)curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
	(void)curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
}

static enum status
smtp_open(struct deliver *deliver, const char *password)
{
	const struct settings *settings = deliver->settings;
	enum status status = url_check(settings);
	CURL *curl;

	if (status != STATUS_OK)
		return status;
	curl = curl_easy_init();
	insist(curl != NULL);
	deliver->curl = curl;
	smtp_options(curl, settings);
	if (*settings->smtp_user != '\0') {
		if (password == NULL)
			return fault(STATUS_INVALID,
			    "smtp_user is set: %s/courier.conf needs "
			    "smtp_password",
			    settings->secrets_dir);
		(void)curl_easy_setopt(
		    curl, CURLOPT_USERNAME, settings->smtp_user);
		(void)curl_easy_setopt(curl, CURLOPT_PASSWORD, password);
	}
	(void)curl_easy_setopt(curl, CURLOPT_READFUNCTION, body_read);
	(void)curl_easy_setopt(curl, CURLOPT_READDATA, deliver);
	/* Without it the watcher isn't called; it writes nothing. */
	(void)curl_easy_setopt(curl, CURLOPT_VERBOSE, 1L);
	(void)curl_easy_setopt(curl, CURLOPT_DEBUGFUNCTION, talk_watch);
	(void)curl_easy_setopt(curl, CURLOPT_DEBUGDATA, deliver);
	return STATUS_OK;
}

enum status
deliver_open(struct arena *arena, const struct settings *settings,
    const char *password, struct deliver **deliver_r)
{
	struct deliver *deliver = arena_take(arena, sizeof(*deliver));
	enum status status;

	deliver->settings = settings;
	if (*settings->mail_folder == '\0' && *settings->smtp_url == '\0')
		return fault(STATUS_INVALID,
		    "neither smtp_url nor mail_folder is set: mail has nowhere "
		    "to go");
	if (curl_global_init(CURL_GLOBAL_DEFAULT) != 0)
		return fault(STATUS_UNAVAILABLE, "libcurl doesn't start");
	status = *settings->mail_folder != '\0' ? STATUS_OK
						: smtp_open(deliver, password);
	if (status != STATUS_OK)
		deliver_close(&deliver);
	else
		*deliver_r = deliver;
	return status;
}

enum delivery
deliver_send(struct deliver *deliver, const struct parcel *parcel,
    char answer_r[DELIVER_ANSWER])
{
	answer_r[0] = '\0';
	return deliver->curl == NULL ? folder_send(deliver, parcel, answer_r)
				     : smtp_send(deliver, parcel, answer_r);
}

static bool
folder_check(const struct deliver *deliver, char answer_r[DELIVER_ANSWER])
{
	const char *why;

	if (access(deliver->settings->mail_folder, W_OK | X_OK) == 0)
		return true;
	why = strerror(errno);
	answer_write(answer_r, why, strlen(why));
	return false;
}

bool
deliver_check(struct deliver *deliver, char answer_r[DELIVER_ANSWER])
{
	CURL *curl = deliver->curl;
	char error[CURL_ERROR_SIZE] = "";
	CURLcode result;

	answer_r[0] = '\0';
	if (curl == NULL)
		return folder_check(deliver, answer_r);
	/* Without a letter curl sends a command; this one does nothing. */
	(void)curl_easy_setopt(curl, CURLOPT_UPLOAD, 0L);
	(void)curl_easy_setopt(curl, CURLOPT_NOBODY, 1L);
	(void)curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, "NOOP");
	(void)curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, error);
	result = curl_easy_perform(curl);
	(void)curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, NULL);
	if (result == CURLE_OK)
		return true;
	if (error[0] == '\0')
		(void)snprintf(
		    error, sizeof(error), "%s", curl_easy_strerror(result));
	answer_write(answer_r, error, strlen(error));
	return false;
}

void
deliver_close(struct deliver **deliver)
{
	if (*deliver == NULL)
		return;
	if ((*deliver)->curl != NULL)
		curl_easy_cleanup((*deliver)->curl);
	curl_global_cleanup();
	*deliver = NULL;
}
