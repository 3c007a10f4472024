/*
 * pages.h - the educator's handlers: see educator.c for their addresses.
 */
#ifndef MODULES_EDUCATOR_PAGES_H
#define MODULES_EDUCATOR_PAGES_H

#include "modules/module.h"
#include "schema/common/content.h"

struct submission;
struct submission_row;
struct award_summary;
struct view;

/* Fields of the editor; editor.c and artifact.c read the same form. */
enum editor_field {
	EDITOR_ACTION,
	EDITOR_REMOVE,
	EDITOR_ADD,
	EDITOR_SECTION,
	EDITOR_VERSION,
	EDITOR_REFLECTION,
	EDITOR_CONSENT,
	EDITOR_ORIGINAL,
	EDITOR_FILE_TITLE,
	EDITOR_LINK_URL,
	EDITOR_LINK_TITLE,
	EDITOR_FILE, /* only its name in the form that is not multipart */
	EDITOR__MAX
};

/* The query of lists. */
enum list_field { LIST_AFTER, LIST__MAX };

/* The form that starts one. */
enum start_field { START_MICRO_CREDENTIAL, START__MAX };

/* The form that shares an award. */
enum share_field { SHARE_ACTION, SHARE_NAME, SHARE__MAX };

/* The query of the editor: check=1 shows what is missing. */
enum show_field { SHOW_CHECK, SHOW__MAX };

enum journey_field { JOURNEY_ACTION, JOURNEY_MICRO_CREDENTIAL, JOURNEY__MAX };

handler_fn journey_show; /* journey.c */
handler_fn journey_set;
handler_fn home_show;             /* home.c */
handler_fn submission_list_show;  /* list.c */
handler_fn award_list_show;       /* list.c */
handler_fn submission_offer_show; /* submission.c */
handler_fn submission_begin;      /* submission.c */
handler_fn submission_show;       /* submission.c */
handler_fn editor_save;           /* editor_save.c */
handler_fn news_post;             /* list.c */
handler_fn artifact_open;         /* submission.c */
handler_fn evidence_get;          /* submission.c */
handler_fn feedback_show;         /* feedback.c */
handler_fn recall_take;           /* withdraw.c */
handler_fn discard_show;          /* withdraw.c */
handler_fn discard_take;          /* withdraw.c */
handler_fn award_show;            /* award.c */
handler_fn award_share;           /* award.c */
handler_fn letter_show;           /* award.c */
handler_fn a4_show;               /* award.c */

/*
 * editor_show - a draft in the editor. With req->again what was typed stands
 * in it, and what another window saved meanwhile beside it.
 */
enum status editor_show(struct request *req, struct reply *reply,
    const struct submission *submission);

/* A draft as the editor has it: what is stored, and what was typed. */
struct draft {
	const struct submission *submission;
	struct content content;
	bool typed;   /* a POST: what was typed wins over what is stored */
	bool checked; /* say what is missing */
	bool added;   /* what was typed to be added is an artifact by now */
};

/*
 * draft_section_text, draft_reflection - what stands in the editor: what was
 * typed, else what is stored.
 */
const char *draft_section_text(const struct request *req,
    const struct draft *draft, const struct content_section *section);
const char *draft_reflection(const struct request *req,
    const struct draft *draft, const struct content_artifact *artifact);

/*
 * draft_conflict - did another window save this section since the form was
 * shown, and differently?
 */
bool draft_conflict(const struct request *req, const struct draft *draft,
    const struct content_section *section);

/*
 * draft_ready - is nothing missing, consent and own work among it?
 */
bool draft_ready(const struct request *req, const struct draft *draft,
    bool consent, bool own_work);

/*
 * draft_show - fill the page of the editor.
 */
void draft_show(
    struct request *req, struct reply *reply, const struct draft *draft);

/*
 * submission_address - "/educator/submissions/ID".
 */
const char *submission_address(struct request *req, const char *id);

/*
 * show_submission_row - a row of a list (list.c).
 */
void show_submission_row(
    struct request *req, struct view *view, const struct submission_row *row);

/*
 * summary_show - read awards from behind `after`, and fill Awards with at
 * most `limit` of them and Credit with this school year's sums (list.c).
 * *next_r is the key of the next page, or NULL.
 */
enum status summary_show(struct request *req, struct view *data,
    const char *after, int64_t limit, const char **next_r);

#endif
