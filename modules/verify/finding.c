/*
 * finding.c - a list of sentences.
 */
#include "config.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/check.h"
#include "modules/verify/finding.h"

enum { SENTENCE_MOST = 2000, WORDS_MOST = 300 };

const char *
finding_words(struct arena *arena, const char *text)
{
	size_t len = strnlen(text, WORDS_MOST);
	bool clean;
	char *words;

	/* A cut in the middle of a character takes the whole of it away. */
	while (len == WORDS_MOST && len > 0 &&
	    ((unsigned char)text[len] & 0xc0) == 0x80)
		len--;
	words = arena_text(
	    arena, utf8_clean(arena, (struct span) {text, len}, &clean).at);
	line_clean(words);
	return words;
}

void
finding_add(struct findings *findings, const char *step, enum outcome outcome,
    const char *format, ...)
{
	char sentence[SENTENCE_MOST];
	va_list args;

	if (findings->count == FINDINGS_MOST)
		return;
	va_start(args, format);
	(void)vsnprintf(sentence, sizeof(sentence), format, args);
	va_end(args);
	findings->list[findings->count++] = (struct finding) {
	    .step = step,
	    .outcome = outcome,
	    .text = arena_text(findings->arena, sentence),
	};
}

void
finding_fault(struct findings *findings, const char *step)
{
	const struct fault *fault = fault_last();

	finding_add(findings, step, OUTCOME_FAILS, "%s",
	    fault != NULL ? finding_words(findings->arena, fault->text)
			  : "it can't be read");
	fault_clear();
}

enum outcome
finding_worst(const struct findings *findings)
{
	enum outcome worst = OUTCOME_NOTE;

	for (size_t i = 0; i < findings->count; i++)
		if (findings->list[i].outcome > worst)
			worst = findings->list[i].outcome;
	return worst == OUTCOME_NOTE ? OUTCOME_OPEN : worst;
}
