/*
 * brief.h - a micro-credential in brief, as view edition_brief gives it.
 *
 * No statement of its own: a query that joins the view lists BRIEF_SQL's
 * columns, and its shape lists BRIEF_COLUMNS, in the same order:
 *
 *   b.code, b.title, b.summary, b.programme, b.competency, b.level_name,
 *   b.credit_amount, b.credit_unit, b.review_policy, b.review_days,
 *   b.badge_shape, b.badge_colour, b.badge_level, b.badge_symbol,
 *   b.word_not_yet
 */
#ifndef SCHEMA_COMMON_BRIEF_H
#define SCHEMA_COMMON_BRIEF_H

#include <stdint.h>

struct badge {
	const char *shape;
	const char *colour;
	const char *symbol;
	int64_t level; /* 1..3 */
};

struct brief {
	const char *code;
	const char *title;
	const char *summary;
	const char *programme;
	const char *competency;
	const char *level_name;
	const char *credit_amount; /* NULL: no credit */
	const char *credit_unit;
	const char *review_policy; /* on_demand | by_term */
	int64_t review_days;       /* working days */
	struct badge badge;
	const char *word_not_yet; /* the programme's word for a miss */
};

#define BRIEF_COLUMNS(type, member)                                            \
	COLUMN(type, member.code), COLUMN(type, member.title),                 \
	    COLUMN(type, member.summary), COLUMN(type, member.programme),      \
	    COLUMN(type, member.competency), COLUMN(type, member.level_name),  \
	    COLUMN(type, member.credit_amount),                                \
	    COLUMN(type, member.credit_unit),                                  \
	    COLUMN(type, member.review_policy),                                \
	    COLUMN(type, member.review_days),                                  \
	    COLUMN(type, member.badge.shape),                                  \
	    COLUMN(type, member.badge.colour),                                 \
	    COLUMN(type, member.badge.level),                                  \
	    COLUMN(type, member.badge.symbol),                                 \
	    COLUMN(type, member.word_not_yet)

#endif
