/*
 * empty.c - the responder that does nothing: the measure for all others.
 *
 * Answers each request on descriptor 0 with a constant page of the size that
 * stands in the query string (?10240), from memory. It uses the same library
 * in the same way as the worker, and knows nothing else.
 */
#include <fcgiapp.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SIZE_MOST = 1 << 20 };

static char page[SIZE_MOST];

static int
asked_size(const FCGX_Request *request)
{
	const char *query = FCGX_GetParam("QUERY_STRING", request->envp);
	long size = query == NULL ? 0 : strtol(query, NULL, 10);

	return size < 0 || size > SIZE_MOST ? 0 : (int)size;
}

static void
answer(FCGX_Request *request)
{
	char head[128];
	int size = asked_size(request);
	int length = snprintf(head, sizeof head,
	    "Content-Type: text/html; charset=utf-8\r\n"
	    "Content-Length: %d\r\n\r\n",
	    size);

	FCGX_PutStr(head, length, request->out);
	FCGX_PutStr(page, size, request->out);
}

int
main(void)
{
	struct pollfd door = {.fd = 0, .events = POLLIN};
	FCGX_Request request;

	memset(page, 'x', sizeof page);
	if (FCGX_Init() != 0 || FCGX_InitRequest(&request, 0, 0) != 0) {
		return 1;
	}
	signal(SIGTERM, SIG_DFL);
	for (;;) {
		if (poll(&door, 1, -1) < 0 || FCGX_Accept_r(&request) < 0) {
			continue;
		}
		answer(&request);
		FCGX_Finish_r(&request);
	}
}
