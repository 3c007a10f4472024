/*
 * key.c - accolade key: asks the signer about its keys. No other program opens
 * them.
 */
#include "config.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/text.h"
#include "modules/operator/operator.h"

/* A new RSA key takes a while. */
enum { WAIT_SECONDS = 30, ANSWER_MOST = 1024 * 1024 };

static void
socket_close(void *thing)
{
	(void)close(*(int *)thing);
}

static enum status
signer_open(struct operator* operator, int * fd_r)
{
	static const struct timeval wait = {.tv_sec = WAIT_SECONDS};
	const char *path = operator->settings->signer_socket;
	struct sockaddr_un address = {.sun_family = AF_UNIX};
	int *fd = arena_take(operator->arena, sizeof(*fd));

	if (strlen(path) >= sizeof(address.sun_path))
		return fault(STATUS_DENIED, "%s: too long a path", path);
	memcpy(address.sun_path, path, strlen(path));
	*fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (*fd < 0)
		return fault(STATUS_UNAVAILABLE, "socket: %s", strerror(errno));
	arena_defer(operator->arena, socket_close, fd);
	(void)setsockopt(*fd, SOL_SOCKET, SO_RCVTIMEO, &wait, sizeof(wait));
	(void)setsockopt(*fd, SOL_SOCKET, SO_SNDTIMEO, &wait, sizeof(wait));
	if (connect(*fd, (const struct sockaddr *)(const void *)&address,
		sizeof(address)) != 0)
		return fault(STATUS_UNAVAILABLE,
		    "%s: %s (does accolade-signer run, and are you root?)",
		    path, strerror(errno));
	*fd_r = *fd;
	return STATUS_OK;
}

/* Sends the line and reads until the signer closes. */
static enum status
signer_ask(struct operator* operator, const char * line, const char **answer_r)
{
	char bytes[4096];
	struct text answer;
	ssize_t len;
	int fd = -1;
	enum status status = signer_open(operator, & fd);

	if (status != STATUS_OK)
		return status;
	text_init(&answer, operator->arena, ANSWER_MOST);
	if (send(fd, line, strlen(line), MSG_NOSIGNAL) < 0)
		return fault(STATUS_UNAVAILABLE,
		    "the signer doesn't listen: %s", strerror(errno));
	while ((len = recv(fd, bytes, sizeof(bytes), 0)) > 0)
		text_add_bytes(&answer, bytes, (size_t)len);
	if (len < 0)
		return fault(STATUS_UNAVAILABLE,
		    "the signer doesn't answer: %s", strerror(errno));
	*answer_r = text_span(&answer).at;
	return STATUS_OK;
}

enum status
operator_key(struct operator* operator, int argc, char **argv)
{
	static const struct {
		const char *words[2];
		const char *line;
	} questions[] = {
	    {{"list", ""}, "list\n"},
	    {{"export", ""}, "export\n"},
	    {{"rotate", "ed25519"}, "rotate ed25519\n"},
	    {{"rotate", "rsa"}, "rotate rsa\n"},
	};
	const char *line = NULL;
	const char *answer;
	enum status status;

	for (size_t i = 0; i < sizeof(questions) / sizeof(questions[0]); i++)
		if (argc > 1 && argc < 4 &&
		    strcmp(argv[1], questions[i].words[0]) == 0 &&
		    strcmp(argc == 3 ? argv[2] : "", questions[i].words[1]) ==
			0)
			line = questions[i].line;
	if (line == NULL)
		return STATUS_INVALID;
	status = signer_ask(operator, line, &answer);
	if (status != STATUS_OK)
		return status;
	if (strcmp(answer, "denied\n") == 0)
		return fault(STATUS_DENIED,
		    "only root and the signer's own account may ask about "
		    "keys");
	if (*answer == '\0' || strcmp(answer, "later\n") == 0)
		return fault(STATUS_UNAVAILABLE,
		    "the signer couldn't: its log says why");
	fputs(answer, stdout);
	return STATUS_OK;
}
