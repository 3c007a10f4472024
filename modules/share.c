/*
 * share.c - queries of addresses, percent-encoded.
 */
#include "config.h"

#include "base/clock.h"
#include "modules/share.h"
#include "modules/text.h"
#include "views/view.h"

enum { ADDRESS_MAX = 4000 };

/* Year and month of `us` as LinkedIn's form has them. */
static void
month_add(struct text *address, struct arena *arena, const char *year_name,
    const char *month_name, int64_t us)
{
	char iso[CLOCK_TEXT_MAX];

	if (us == 0)
		return;
	clock_iso(us, iso);
	query_add(address, year_name, arena_copy(arena, iso, 4));
	query_add(address, month_name, arena_copy(arena, iso + 5, 2));
}

const char *
share_linkedin(struct arena *arena, const struct settings *settings,
    const struct share *share)
{
	struct text text;

	text_init(&text, arena, ADDRESS_MAX);
	text_add(&text, "https://www.linkedin.com/profile/add?");
	query_add(&text, "startTask", "CERTIFICATION_NAME");
	query_add(&text, "name", share->title);
	/* By its number the organization's logo is shown beside it. */
	if (*settings->linkedin_organization != '\0')
		query_add(
		    &text, "organizationId", settings->linkedin_organization);
	else
		query_add(&text, "organizationName", settings->district_name);
	month_add(&text, arena, "issueYear", "issueMonth", share->awarded_us);
	month_add(&text, arena, "expirationYear", "expirationMonth",
	    share->expires_us);
	query_add(&text, "certUrl", share->address);
	query_add(&text, "certId", share->public_id);
	return text.overflown ? NULL : text_span(&text).at;
}

const char *
share_mail(struct arena *arena, const struct settings *settings,
    const struct share *share)
{
	struct text text;

	text_init(&text, arena, ADDRESS_MAX);
	text_add(&text, "?");
	query_add(&text, "subject",
	    arena_printf(arena, "%s, a micro-credential by %s", share->title,
		settings->district_name));
	query_add(&text, "body",
	    arena_printf(arena,
		"I earned the micro-credential \"%s\" by %s.\r\n\r\n"
		"What it stands for, and whether it is genuine:\r\n%s\r\n",
		share->title, settings->district_name, share->address));
	return text.overflown ? NULL : text_span(&text).at + 1;
}

/* Words as they stand in HTML. */
static const char *
markup_of(struct arena *arena, const char *words)
{
	struct text text;

	text_init(&text, arena, ADDRESS_MAX);
	for (; *words != '\0'; words++)
		switch (*words) {
		case '&':
			text_add(&text, "&amp;");
			break;
		case '<':
			text_add(&text, "&lt;");
			break;
		case '>':
			text_add(&text, "&gt;");
			break;
		case '"':
			text_add(&text, "&quot;");
			break;
		case '\'':
			text_add(&text, "&#39;");
			break;
		default:
			text_add_bytes(&text, words, 1);
		}
	return text_span(&text).at;
}

void
share_show(struct view *node, struct arena *arena,
    const struct settings *settings, const struct share *share)
{
	const char *mail = share_mail(arena, settings, share);

	view_web(node, "linkedin_href", share_linkedin(arena, settings, share));
	if (mail != NULL)
		view_text(node, "mail_query", mail);
	view_web(
	    node, "image_url", arena_printf(arena, "%s.png", share->address));
	view_int(node, "year", clock_year(share->awarded_us));
	view_text(node, "title_markup", markup_of(arena, share->title));
	view_text(
	    node, "district_markup", markup_of(arena, settings->district_name));
}
