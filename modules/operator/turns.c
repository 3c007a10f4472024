/*
 * turns.c - signals that come between two turns.
 */
#include "config.h"

#include <poll.h>
#include <time.h>

#include "modules/operator/turns.h"

static volatile sig_atomic_t ended;

static void
on_end(int number)
{
	(void)number;
	ended = 1;
}

void
turns_start(struct turns *turns_r)
{
	struct sigaction action = {.sa_handler = on_end};
	sigset_t blocked;

	(void)sigemptyset(&blocked);
	(void)sigaddset(&blocked, SIGTERM);
	(void)sigaddset(&blocked, SIGINT);
	(void)sigprocmask(SIG_BLOCK, &blocked, &turns_r->waiting);
	(void)sigdelset(&turns_r->waiting, SIGTERM);
	(void)sigdelset(&turns_r->waiting, SIGINT);
	(void)sigaction(SIGTERM, &action, NULL);
	(void)sigaction(SIGINT, &action, NULL);
}

bool
turns_ended(void)
{
	sigset_t waiting;

	/* What waits is to end, too: a long turn asks in between. */
	return ended ||
	    (sigpending(&waiting) == 0 &&
		(sigismember(&waiting, SIGTERM) == 1 ||
		    sigismember(&waiting, SIGINT) == 1));
}

void
turns_wait(const struct turns *turns, int64_t ms)
{
	struct timespec wait = {
	    .tv_sec = ms / 1000, .tv_nsec = ms % 1000 * 1000000};

	(void)ppoll(NULL, 0, &wait, &turns->waiting);
}
