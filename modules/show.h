/*
 * show.h - how records that several roles show stand in a page's data.
 *
 * The keys are those of views/README.md: MC, BADGE, ARTIFACT. Linked into each
 * module that calls it; it keeps no state.
 */
#ifndef MODULES_SHOW_H
#define MODULES_SHOW_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "schema/common/brief.h"
#include "schema/common/content.h"

struct request;
struct view;

/*
 * show_badge - fill the node `view` as a BADGE.
 */
void show_badge(struct view *view, const struct badge *badge);

/*
 * show_brief - fill the node `view` as an MC.
 */
void show_brief(struct view *view, const struct brief *brief);

/*
 * show_artifact - fill the row `view` as an ARTIFACT. A file opens at the
 * address of the role's artifacts ("/educator/artifacts/ID" for "educator"), and
 * is shown in the page from the isolated place, if there is one
 * (modules/evidence.h); a link opens at its own address.
 */
void show_artifact(struct view *view, struct request *req,
    const struct content_artifact *artifact, const char *role);

/*
 * show_inside - may a file of this type be shown in a page: images, audio,
 * video and PDF? The rest is saved.
 */
bool show_inside(const char *media_type);

/*
 * show_size - "420 KB", "1.2 GB".
 */
const char *show_size(struct arena *arena, int64_t size_bytes);

/*
 * show_letter - "A" for 0, "B" for 1, ...: assessors without names.
 */
const char *show_letter(struct arena *arena, size_t n);

/*
 * show_reviews - the reviews of decided attempts, in the order of their
 * numbers: *reviews_r is an array of review numbers in `arena`.
 */
size_t show_reviews(struct arena *arena, const struct content *content,
    int64_t ordinal, int64_t **reviews_r);

#endif
