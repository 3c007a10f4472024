/*
 * sign.c - a word to the signer that an award waits.
 */
#include "config.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/log.h"
#include "modules/issuer/pages.h"

/* Sends the line and waits for the word; errno is set when it fails. */
static bool
tell(const char *path, const char *line)
{
	static const struct timeval wait = {.tv_usec = 500000};
	struct sockaddr_un address = {.sun_family = AF_UNIX};
	char answer[16];
	bool told;
	int fd;

	if (strlen(path) >= sizeof(address.sun_path)) {
		errno = ENAMETOOLONG;
		return false;
	}
	memcpy(address.sun_path, path, strlen(path));
	fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (fd < 0)
		return false;
	(void)setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &wait, sizeof(wait));
	(void)setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &wait, sizeof(wait));
	told = connect(fd, (const struct sockaddr *)(const void *)&address,
		   sizeof(address)) == 0 &&
	    send(fd, line, strlen(line), MSG_NOSIGNAL) > 0 &&
	    recv(fd, answer, sizeof(answer), 0) > 0;
	(void)close(fd);
	return told;
}

void
signer_ask(const struct request *req, int64_t number)
{
	char line[32];

	(void)snprintf(line, sizeof(line), "sign %lld\n", (long long)number);
	if (!tell(req->settings->signer_socket, line))
		log_line(LOG_WARNING, "signer",
		    "text=\"not told: %s; its own look will find it\"",
		    strerror(errno));
}
