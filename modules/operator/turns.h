/*
 * turns.h - a command that does its work again and again, until it is told to
 * end: SIGTERM and SIGINT come between two turns, never within one.
 */
#ifndef MODULES_OPERATOR_TURNS_H
#define MODULES_OPERATOR_TURNS_H

#include <signal.h>
#include <stdbool.h>
#include <stdint.h>

struct turns {
	sigset_t waiting;
};

/*
 * turns_start - from now on the two signals wait for turns_wait.
 */
void turns_start(struct turns *turns_r);

/*
 * turns_ended - was one of them caught?
 */
bool turns_ended(void);

/*
 * turns_wait - until the next turn, or until one of them comes.
 */
void turns_wait(const struct turns *turns, int64_t ms);

#endif
