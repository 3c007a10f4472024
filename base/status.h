/*
 * status.h - what a call came to, and the one record of why it failed.
 *
 * Three kinds of trouble are kept apart: a bug ends the process (insist.h),
 * an outcome that the caller branches on is an enum status, and the detail
 * for the operator is one struct fault, written where it is known and logged
 * once by the loop.
 */
#ifndef BASE_STATUS_H
#define BASE_STATUS_H

#define MUST_USE __attribute__((warn_unused_result))
#define PRINTF_LIKE(fmt, args) __attribute__((format(printf, fmt, args)))

enum status {
	STATUS_OK,
	STATUS_INVALID,     /* the request says something that can't be */
	STATUS_NO_SESSION,  /* nobody is signed in */
	STATUS_DENIED,      /* signed in, and not allowed */
	STATUS_ABSENT,      /* no such thing, or not this person's */
	STATUS_CONFLICT,    /* somebody was faster, or it was done before */
	STATUS_TOO_MUCH,    /* over a limit of size or number */
	STATUS_UNCERTAIN,   /* a write whose answer was lost */
	STATUS_UNAVAILABLE, /* a part we need is away */
	STATUS_GONE,        /* it was there, and was taken back */
	STATUS__MAX
};

/* The most recent failure of this process: who served one request at a time
 * needs one. `text` is cut, never absent. */
struct fault {
	enum status status;
	const char *file;
	int line;
	char text[512];
};

/*
 * status_name - the word for a status in log lines ("unavailable").
 */
const char *status_name(enum status status);

/*
 * fault - record why a call failed and return its status, so that the place
 * that knows writes `return fault(STATUS_UNAVAILABLE, "ldap: %s", why);`.
 * The text is for the operator, never for a page. The first fault stands until
 * fault_clear: later ones are its consequences.
 */
#define fault(status, ...) fault_at(__FILE__, __LINE__, (status), __VA_ARGS__)

enum status fault_at(const char *file, int line, enum status status,
    const char *format, ...) PRINTF_LIKE(4, 5);

/*
 * fault_last - the recorded fault, or NULL when none stands.
 */
const struct fault *fault_last(void);

/*
 * fault_clear - forget it; the loop does so before each request.
 */
void fault_clear(void);

#endif
