/*
 * badge.c - the data of the template visitor/badge.svg.
 */
#include "config.h"

#include "base/check.h"
#include "modules/badge.h"
#include "modules/text.h"
#include "views/view.h"

/* The circle of words, in characters; more than CIRCLE_MAX stand closer. */
enum { DISTRICT_MAX = 36, PROGRAMME_MAX = 24, CIRCLE_MAX = 34 };

const char *
badge_circle(
    struct arena *arena, const struct badge_words *words, bool *tight_r)
{
	const char *district = text_cut(arena, words->district, DISTRICT_MAX);
	const char *programme =
	    text_cut(arena, words->programme, PROGRAMME_MAX);

	*tight_r = utf8_length(district) + utf8_length(programme) > CIRCLE_MAX;
	return *programme == '\0'
	    ? district
	    : arena_printf(arena, "%s \xc2\xb7 %s", district, programme);
}

void
badge_show(struct view *data, struct arena *arena, const struct badge *badge,
    const struct badge_words *words)
{
	struct view *image = view_group(data, "Image");
	struct view *drawn;
	bool tight;

	(void)badge_circle(arena, words, &tight);
	/* As show_badge does, which wants the whole worker around it. */
	drawn = view_group(image, "badge");
	view_text(drawn, "shape", badge->shape);
	view_text(drawn, "colour", badge->colour);
	view_text(drawn, "symbol", badge->symbol);
	view_int(drawn, "level", badge->level);
	view_text(image, "title", words->title);
	if (*words->level_name != '\0')
		view_text(image, "level_name", words->level_name);
	view_text(
	    image, "district", text_cut(arena, words->district, DISTRICT_MAX));
	view_text(image, "programme",
	    text_cut(arena, words->programme, PROGRAMME_MAX));
	view_flag(image, "tight", tight);
	if (words->person != NULL)
		view_text(image, "person", words->person);
	view_text(image, "year", arena_printf(arena, "%d", words->year));
	if (words->proof != NULL)
		view_text(image, "proof", words->proof);
}
