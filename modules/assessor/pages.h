/*
 * pages.h - the assessor's handlers: see assessor.c for their addresses.
 */
#ifndef MODULES_ASSESSOR_PAGES_H
#define MODULES_ASSESSOR_PAGES_H

#include "modules/assessor/rules.h"
#include "modules/module.h"
#include "schema/common/content.h"

struct review;
struct review_feedback;

/* The query of the queue. */
enum queue_field { QUEUE_AFTER, QUEUE__MAX };

/* The form that claims one. */
enum claim_field { CLAIM_PLACE, CLAIM__MAX };

/* The form of a review. */
enum review_field {
	REVIEW_ACTION,
	REVIEW_SCORE,
	REVIEW_FEEDBACK,
	REVIEW_VERSION,
	REVIEW_RECOMMENDATION,
	REVIEW_NOTE,
	REVIEW__MAX
};

handler_fn home_go;       /* queue.c */
handler_fn queue_show;    /* queue.c */
handler_fn queue_post;    /* queue.c */
handler_fn review_show;   /* review.c */
handler_fn review_post;   /* review_save.c */
handler_fn artifact_open; /* review.c */
handler_fn evidence_get;  /* review.c */

/*
 * show_end - when a claim goes back to the queue: lapses_at TIME and
 * lapses_soon bool; nothing when it never does (queue.c).
 */
void show_end(struct request *req, struct view *view, int64_t lapses_us);

/* A review in hand: what is stored, and what was typed. */
struct work {
	const struct review *review;
	const struct content *content;
	bool typed;   /* a POST: what was typed wins over what is stored */
	bool checked; /* say what is missing */
	const char *closed; /* why nothing can be saved any more, or NULL */
};

/*
 * work_level - the level that stands in the form for a row: what was typed, if
 * it is one of the rubric's, else what is stored; 0: none.
 */
int64_t work_level(const struct request *req, const struct work *work,
    const struct content_criterion *criterion);

/*
 * work_written - feedback on a section: what was typed against what is stored
 * (*stored_r, which may be NULL).
 */
struct written work_written(const struct request *req, const struct work *work,
    const struct content_section *section,
    const struct review_feedback **stored_r);

/*
 * work_leaning, work_note - as they stand in the form; NULL or "": none.
 */
const char *work_leaning(const struct request *req, const struct work *work);
const char *work_note(const struct request *req, const struct work *work);

/*
 * work_ready - is nothing missing that a recommendation needs?
 */
bool work_ready(const struct request *req, const struct work *work);

/*
 * work_show - fill the page of a review in hand (review_form.c).
 */
void work_show(
    struct request *req, struct reply *reply, const struct work *work);

/*
 * review_address - "/assessor/reviews/ID".
 */
const char *review_address(struct request *req, const char *id);

#endif
