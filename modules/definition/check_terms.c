/*
 * check_terms.c - terms: of programmes that are there, in the order of their
 * days, and the moments that their dates come to.
 */
#include "config.h"

#include <string.h>

#include "base/clock.h"
#include "base/insist.h"
#include "modules/definition/format.h"

/* The dates were read as days of the calendar. */
static int64_t
moment(const char *date, int days)
{
	int64_t us;
	enum status status = clock_day_begin(date, days, &us);

	insist(status == STATUS_OK);
	return us;
}

static void
set_moments(struct import_term *term)
{
	term->opens_us = moment(term->ends_on, 0);
	term->closes_us = moment(term->ends_on, 1);
	term->review_due_us = moment(term->review_until, 1);
	term->release_us = moment(term->release_on, 1);
}

static bool
has_programme(const struct import_file *file, const char *code)
{
	for (size_t i = 0; i < file->programme_count; i++)
		if (strcmp(file->programmes[i].code, code) == 0)
			return true;
	return false;
}

/* What it has in common with those before it in the file. */
static void
check_others(struct complaints *complaints, const struct place *here,
    const struct import_file *file, size_t which)
{
	const struct import_term *term = &file->terms[which];

	for (size_t i = 0; i < which; i++) {
		const struct import_term *other = &file->terms[i];

		if (strcmp(other->code, term->code) == 0)
			complain(complaints, here, "\"%s\" occurs twice",
			    term->code);
		else if (strcmp(other->programme, term->programme) == 0 &&
		    other->closes_us == term->closes_us)
			complain(complaints, here,
			    "\"%s\" ends on the same day, %s", other->code,
			    term->ends_on);
	}
}

void
import_check_terms(struct import_file *file, struct complaints *complaints)
{
	struct place top = {.name = "terms"};

	for (size_t i = 0; i < file->term_count; i++) {
		struct import_term *term = &file->terms[i];
		struct place here = {.up = &top, .index = i};

		set_moments(term);
		if (!has_programme(file, term->programme))
			complain(complaints, &here,
			    "there is no programme \"%s\" in this file",
			    term->programme);
		if (term->review_due_us < term->closes_us)
			complain(complaints, &here,
			    "review_until, %s, is before ends_on, %s",
			    term->review_until, term->ends_on);
		if (term->release_us < term->review_due_us)
			complain(complaints, &here,
			    "release_on, %s, is before review_until, %s",
			    term->release_on, term->review_until);
		check_others(complaints, &here, file, i);
	}
}
