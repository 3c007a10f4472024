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

struct reply;
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
 * show_artifact - fill the row `view` as an ARTIFACT. `place` is the role's
 * address of artifacts ("/educator/artifacts"): a file opens there, a link at
 * its own address.
 */
void show_artifact(struct view *view, struct arena *arena,
    const struct content_artifact *artifact, const char *place);

/*
 * show_inside - may a file of this type be shown in a page: images, audio,
 * video and PDF? The rest is saved.
 */
bool show_inside(const char *media_type);

/*
 * show_file - answer with the file of the artifact req->args[0], for whoever
 * may read it in that part: images, audio, video and PDF to be looked at, the
 * rest to be saved. ABSENT when there is none for this person.
 */
MUST_USE enum status show_file(
    struct request *req, struct reply *reply, enum content_reader reader);

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
