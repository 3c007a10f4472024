/*
 * share.h - the addresses by which an award is shown elsewhere. Knows no
 * records and writes no HTML.
 */
#ifndef MODULES_SHARE_H
#define MODULES_SHARE_H

#include <stdint.h>

#include "base/arena.h"
#include "base/settings.h"

struct view;

struct share {
	const char *title;     /* of the micro-credential */
	const char *public_id; /* of the award */
	const char *address;   /* of its page, in full */
	int64_t awarded_us;
	int64_t expires_us; /* 0: without end */
};

/*
 * share_linkedin - LinkedIn's form "add to profile" with every field that we
 * know filled in; NULL when it gets too long. In `arena`.
 */
const char *share_linkedin(struct arena *arena, const struct settings *settings,
    const struct share *share);

/*
 * share_mail - what follows "mailto:?": subject and text of a letter with the
 * address in it.
 */
const char *share_mail(struct arena *arena, const struct settings *settings,
    const struct share *share);

/*
 * share_show - linkedin_href, mail_query, image_url, year, and the words of HTML that
 * others paste: title_markup and district_markup are escaped once, as the page
 * that shows that HTML as text escapes it once more.
 */
void share_show(struct view *node, struct arena *arena,
    const struct settings *settings, const struct share *share);

#endif
