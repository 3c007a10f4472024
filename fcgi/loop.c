/*
 * loop.c - the only file that speaks to libfcgi.
 *
 * The signals are blocked but inside epoll_pwait: there is no moment between
 * looking for a signal and waiting in which one could be missed, and neither the
 * database nor the directory ever sees EINTR. A request wakes one of the waiting
 * workers, not all of them (EPOLLEXCLUSIVE).
 */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include <fcgiapp.h>

#include "base/clock.h"
#include "base/log.h"
#include "fcgi/exchange.h"
#include "fcgi/loop.h"
#include "fcgi/serve.h"
#include "schema/db.h"

enum { LISTEN_FD = 0, PAUSE_NS = 50 * 1000 * 1000 };

static volatile sig_atomic_t told_to_end;

static void
on_signal(int number)
{
	(void)number;
	told_to_end = 1;
}

static const int ending[] = {SIGTERM, SIGHUP, SIGINT};

static void
signals_block(void)
{
	struct sigaction action = {.sa_handler = on_signal};
	sigset_t set;

	(void)sigemptyset(&set);
	(void)sigemptyset(&action.sa_mask);
	for (size_t i = 0; i < sizeof(ending) / sizeof(ending[0]); i++) {
		(void)sigaddset(&set, ending[i]);
		(void)sigaction(ending[i], &action, NULL);
	}
	(void)sigprocmask(SIG_BLOCK, &set, NULL);
	/* A peer that is gone is a failed write. */
	action.sa_handler = SIG_IGN;
	(void)sigaction(SIGPIPE, &action, NULL);
}

enum status
loop_start(void)
{
	int listening = 0;
	socklen_t len = sizeof(listening);
	int flags;

	if (getsockopt(
		LISTEN_FD, SOL_SOCKET, SO_ACCEPTCONN, &listening, &len) != 0 ||
	    !listening)
		return fault(STATUS_INVALID,
		    "descriptor 0 is no listening socket: start me by "
		    "spawn-fcgi, multiwatch or systemd");
	flags = fcntl(LISTEN_FD, F_GETFL);
	if (flags < 0 || fcntl(LISTEN_FD, F_SETFL, flags | O_NONBLOCK) != 0)
		return fault(STATUS_INVALID, "fcntl: %s", strerror(errno));
	signals_block();
	/* After the answer libfcgi waits for the peer to hang up; nginx does
	 * so at once, and nobody else shall hold us for long. */
	(void)setenv("LIBFCGI_OS_CLOSE_POLL_TIMEOUT", "200", 0);
	if (FCGX_Init() != 0)
		return fault(STATUS_UNAVAILABLE, "libfcgi: FCGX_Init failed");
	return STATUS_OK;
}

/* ---- one request ------------------------------------------------------------ */

static ptrdiff_t
read_stream(void *context, char *at, size_t len)
{
	FCGX_Stream *in = context;
	int want = len > INT_MAX ? INT_MAX : (int)len;
	int got = FCGX_GetStr(at, want, in);

	if (got < want && FCGX_GetError(in) != 0)
		return -1;
	return got;
}

/* FCGX_PutStr counts in int; a peer that is gone ends the writing. */
static size_t
put(FCGX_Stream *out, struct span bytes)
{
	size_t done = 0;

	while (done < bytes.len) {
		size_t rest = bytes.len - done;
		int want = rest > INT_MAX ? INT_MAX : (int)rest;
		int put_now = FCGX_PutStr(bytes.at + done, want, out);

		if (put_now <= 0)
			break;
		done += (size_t)put_now;
	}
	return done;
}

static void
serve_one(struct worker *worker, FCGX_Request *fcgx)
{
	int64_t started_us = clock_monotonic();
	uint64_t trips = worker->db != NULL ? db_trips(worker->db) : 0;
	struct body body = {
	    .read = read_stream,
	    .context = fcgx->in,
	    .declared = -1,
	    .limit = INT64_MAX,
	};
	struct exchange exchange;
	struct span head;
	int64_t took_us;
	size_t sent;

	serve(worker, fcgx->envp, &body, &exchange, &head);
	body_drain(&body, (int64_t)LLONG_MAX);
	sent = put(fcgx->out, head);
	if (sent == head.len && !exchange.head.bodiless)
		sent += put(fcgx->out, exchange.page);
	/* The rest is waiting for the peer to hang up: none of our time. */
	took_us = clock_monotonic() - started_us;
	FCGX_Finish_r(fcgx);
	serve_end(&exchange, sent, took_us, trips);
}

/* ---- the loop --------------------------------------------------------------- */

/* After a failed accept: go on, or is the socket itself gone? */
static enum status
accept_failed(int error)
{
	struct timespec pause = {0, PAUSE_NS};

	switch (error) {
	case EBADF:
	case EINVAL:
	case ENOTSOCK:
	case EOPNOTSUPP:
		return fault(STATUS_UNAVAILABLE, "accept: %s", strerror(error));
	case EMFILE:
	case ENFILE:
	case ENOBUFS:
	case ENOMEM:
		log_line(LOG_ERROR, "accept", "error=\"%s\"", strerror(error));
		(void)nanosleep(&pause, NULL);
		return STATUS_OK;
	default:
		/* Another worker was faster, or the peer has left. */
		return STATUS_OK;
	}
}

/* What waits for requests: its descriptor. */
static enum status
waiting_open(int *waiting_r)
{
	struct epoll_event event = {.events = EPOLLIN | EPOLLEXCLUSIVE};
	int waiting = epoll_create1(EPOLL_CLOEXEC);

	if (waiting < 0)
		return fault(STATUS_UNAVAILABLE, "epoll: %s", strerror(errno));
	if (epoll_ctl(waiting, EPOLL_CTL_ADD, LISTEN_FD, &event) != 0) {
		(void)close(waiting);
		return fault(
		    STATUS_UNAVAILABLE, "epoll_ctl: %s", strerror(errno));
	}
	*waiting_r = waiting;
	return STATUS_OK;
}

static enum status
serve_all(struct worker *worker, int waiting)
{
	struct epoll_event event;
	int64_t left = worker->settings.request_limit;
	enum status status = STATUS_OK;
	FCGX_Request fcgx;
	sigset_t none;

	(void)sigemptyset(&none);
	if (FCGX_InitRequest(&fcgx, LISTEN_FD, 0) != 0)
		return fault(STATUS_UNAVAILABLE, "FCGX_InitRequest failed");
	while (status == STATUS_OK && !told_to_end && !worker->ending &&
	    left > 0) {
		int error;

		if (epoll_pwait(waiting, &event, 1, -1, &none) <= 0)
			continue;
		error = FCGX_Accept_r(&fcgx);
		if (error == 0) {
			serve_one(worker, &fcgx);
			left--;
		} else {
			status = accept_failed(-error);
		}
	}
	return status;
}

enum status
loop_run(struct worker *worker)
{
	int waiting = -1;
	enum status status = waiting_open(&waiting);

	if (status != STATUS_OK)
		return status;
	status = serve_all(worker, waiting);
	(void)close(waiting);
	return status;
}
