/*
 * report.h - what `accolade check` finds, line by line, also where only
 * another account of the system can tell.
 */
#ifndef MODULES_OPERATOR_REPORT_H
#define MODULES_OPERATOR_REPORT_H

#include <stdbool.h>
#include <stdio.h>

#include "modules/operator/operator.h"

/* In the order in which they weigh. */
enum verdict {
	VERDICT_OK,
	VERDICT_UNKNOWN, /* whoever asks may not see it */
	VERDICT_WARNING, /* works, and will not always */
	VERDICT_WRONG,
	VERDICT__MAX
};

struct report_line {
	enum verdict verdict;
	const char *part; /* "database" */
	const char *text; /* what is so, a sentence without its full stop */
	const char *mend; /* what to do, "" where nothing */
	struct report_line *next;
};

struct report {
	struct operator* operator;
	struct report_line *first;
	struct report_line **last;
	const char
	    *username; /* whom `check directory USER` asks for, or NULL */
	FILE *out;     /* of a process that tells another one; else NULL */
};

/*
 * report_init - no lines yet.
 */
void report_init(struct report *report, struct operator* operator);

/*
 * report_add - one more line. `mend` may be NULL.
 */
void report_add(struct report *report, enum verdict verdict, const char *part,
    const char *mend, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

/*
 * report_fault - a line that says what the last fault says, which is
 * forgotten. WRONG.
 */
void report_fault(struct report *report, const char *part, const char *mend);

/* What one account of the system can tell; it adds its lines. */
typedef void report_fn(struct report *report, const char *account);

/*
 * report_as - run `body` as the account of the system that owns
 * `<secrets_dir>/<account>.conf`, in a process of its own, and take its lines.
 * Adds WRONG where that file is not there, and UNKNOWN where whoever runs this
 * is neither root nor that account.
 */
void report_as(struct report *report, const char *part, const char *account,
    report_fn *body);

/*
 * report_show - as text, or as one JSON document.
 */
void report_show(const struct report *report, bool as_json, FILE *out);

/*
 * report_count - lines of this verdict.
 */
size_t report_count(const struct report *report, enum verdict verdict);

#endif
