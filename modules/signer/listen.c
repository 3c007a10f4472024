/*
 * listen.c - a UNIX socket that takes one short line a connection.
 */
#include "config.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/check.h"
#include "modules/signer/listen.h"

enum { BACKLOG = 64, LINE_MOST = 32 };

static enum status
address_of(const char *path, struct sockaddr_un *address_r)
{
	*address_r = (struct sockaddr_un) {.sun_family = AF_UNIX};
	if (strlen(path) >= sizeof(address_r->sun_path))
		return fault(STATUS_INVALID, "%s: too long a path", path);
	memcpy(address_r->sun_path, path, strlen(path));
	return STATUS_OK;
}

/* Is somebody serving it? Only then is it left alone. */
static bool
is_served(const struct sockaddr_un *address)
{
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	bool served;

	if (fd < 0)
		return true;
	served = connect(fd, (const struct sockaddr *)(const void *)address,
		     sizeof(*address)) == 0;
	(void)close(fd);
	return served;
}

static enum status
make_way(const char *path, const struct sockaddr_un *address)
{
	struct stat info;

	if (lstat(path, &info) != 0)
		return STATUS_OK;
	if (!S_ISSOCK(info.st_mode) || is_served(address))
		return fault(STATUS_CONFLICT,
		    "%s: another signer serves it, or it is no socket", path);
	if (unlink(path) != 0)
		return fault(STATUS_CONFLICT, "%s: %s", path, strerror(errno));
	return STATUS_OK;
}

enum status
listen_open(const char *path, int *fd_r)
{
	struct sockaddr_un address;
	enum status status = address_of(path, &address);
	mode_t mask;
	int fd;
	int bound;

	if (status == STATUS_OK)
		status = make_way(path, &address);
	if (status != STATUS_OK)
		return status;
	fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	if (fd < 0)
		return fault(STATUS_UNAVAILABLE, "socket: %s", strerror(errno));
	mask = umask(0117);
	bound = bind(fd, (const struct sockaddr *)(const void *)&address,
	    sizeof(address));
	(void)umask(mask);
	if (bound != 0 || listen(fd, BACKLOG) != 0) {
		(void)close(fd);
		return fault(
		    STATUS_UNAVAILABLE, "%s: %s", path, strerror(errno));
	}
	*fd_r = fd;
	return STATUS_OK;
}

enum status
question_parse(const char *line, struct question *question_r)
{
	static const char sign[] = "sign ";
	static const struct {
		const char *line;
		struct question question;
	} others[] = {
	    {"list", {.ask = ASK_LIST}},
	    {"export", {.ask = ASK_EXPORT}},
	    {"rotate ed25519", {.ask = ASK_ROTATE, .kind = KEY_ED25519}},
	    {"rotate rsa", {.ask = ASK_ROTATE, .kind = KEY_RSA}},
	};

	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		if (strcmp(line, others[i].line) == 0) {
			*question_r = others[i].question;
			return STATUS_OK;
		}
	if (strncmp(line, sign, sizeof(sign) - 1) != 0)
		return STATUS_INVALID;
	question_r->ask = ASK_SIGN;
	return int_parse(
	    line + sizeof(sign) - 1, 1, INT64_MAX, &question_r->award);
}

/* Only root and the signer's own account may ask about keys. */
static bool
is_trusted(int fd)
{
	struct ucred peer;
	socklen_t len = sizeof(peer);

	return getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &peer, &len) == 0 &&
	    (peer.uid == 0 || peer.uid == geteuid());
}

enum status
listen_take(int listening, struct question *question_r)
{
	static const struct timeval wait = {.tv_sec = 1};
	struct question question;
	char line[LINE_MOST + 1] = "";
	ssize_t len;
	int fd = accept4(listening, NULL, NULL, SOCK_CLOEXEC);

	if (fd < 0)
		return STATUS_ABSENT;
	(void)setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &wait, sizeof(wait));
	(void)setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &wait, sizeof(wait));
	/* The line is shorter than any packet: it arrives whole or not. */
	len = recv(fd, line, LINE_MOST, 0);
	if (len > 0 && line[len - 1] == '\n')
		line[len - 1] = '\0';
	if (len <= 0 || question_parse(line, &question) != STATUS_OK) {
		(void)close(fd);
		return STATUS_ABSENT;
	}
	if (question.ask != ASK_SIGN && !is_trusted(fd)) {
		listen_answer(fd, "denied\n");
		return STATUS_ABSENT;
	}
	question.fd = fd;
	*question_r = question;
	return STATUS_OK;
}

void
listen_answer(int fd, const char *answer)
{
	size_t len = strlen(answer);

	/* Who asked may be gone; the sweep needs nobody to listen. */
	while (len > 0) {
		ssize_t sent = send(fd, answer, len, MSG_NOSIGNAL);

		if (sent <= 0)
			break;
		answer += sent;
		len -= (size_t)sent;
	}
	(void)close(fd);
}
