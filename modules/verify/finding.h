/*
 * finding.h - what a check of a credential found, step by step.
 */
#ifndef MODULES_VERIFY_FINDING_H
#define MODULES_VERIFY_FINDING_H

#include <stddef.h>

#include "base/arena.h"

/* In the order in which they weigh. */
enum outcome {
	OUTCOME_NOTE,  /* not looked at, and no verdict hangs on it */
	OUTCOME_HOLDS, /* checked, and so */
	OUTCOME_OPEN,  /* couldn't be checked with what was given */
	OUTCOME_FAILS, /* checked, and not so */
	OUTCOME__MAX
};

struct finding {
	const char *step; /* "form", "signature", "issuer", "dates", ... */
	enum outcome outcome;
	const char *text; /* a sentence; words of the credential are made
			     harmless to a terminal */
};

enum { FINDINGS_MOST = 64 };

/* What was found. `form` and the words after it are "" until they are known. */
struct findings {
	struct arena *arena;
	struct finding list[FINDINGS_MOST];
	size_t count;
	const char *form; /* "an Open Badges 3.0 credential with ..." */
	const char *name;
	const char *issuer;
	const char *id;
};

/*
 * finding_add - one more, at most FINDINGS_MOST.
 */
void finding_add(struct findings *findings, const char *step,
    enum outcome outcome, const char *format, ...) PRINTF_LIKE(4, 5);

/*
 * finding_fault - what fault_last says, which is forgotten, as one that fails.
 */
void finding_fault(struct findings *findings, const char *step);

/*
 * finding_worst - the verdict: FAILS where anything does, else OPEN where
 * anything is, else HOLDS. Nothing found is OPEN.
 */
enum outcome finding_worst(const struct findings *findings);

/*
 * finding_words - a text of a credential that can be shown: clean UTF-8 on
 * one line without control characters, at most 300 bytes, in the arena.
 */
const char *finding_words(struct arena *arena, const char *text);

#endif
