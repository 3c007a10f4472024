/*
 * pages.h - the administrator's handlers: see administrator.c for their
 * addresses.
 */
#ifndef MODULES_ADMINISTRATOR_PAGES_H
#define MODULES_ADMINISTRATOR_PAGES_H

#include "modules/module.h"

struct changes;
struct complaints;
struct import_file;
struct trail_row;

/* The query of the list of people. */
enum person_field { PERSON_Q, PERSON_AFTER, PERSON__MAX };

/* The query of the audit trail. */
enum trail_field {
	TRAIL_Q,
	TRAIL_ACTION,
	TRAIL_NUMBER,
	TRAIL_AFTER,
	TRAIL__MAX
};

/* The query of the list of duties. */
enum duty_list_field { DUTY_LIST_AFTER, DUTY_LIST__MAX };

/* The forms that give and withdraw a duty. */
enum duty_field { DUTY_ACTION, DUTY_DUTY, DUTY_PERSON, DUTY_REASON, DUTY__MAX };

/* The list of reviews in hand, and the form that hands one over. */
enum claim_list_field { CLAIM_LIST_AFTER, CLAIM_LIST__MAX };
enum claim_field { CLAIM_TO, CLAIM_REASON, CLAIM__MAX };

/* The list of definitions, its upload, and what becomes of a file. */
enum definition_list_field { DEFINITION_LIST_AFTER, DEFINITION_LIST__MAX };
enum definition_field { DEFINITION_FILE, DEFINITION__MAX };
enum draft_field { DRAFT_ACTION, DRAFT_SEEN, DRAFT__MAX };

handler_fn claim_list_show;       /* claim.c */
handler_fn claim_show;            /* claim.c */
handler_fn claim_move;            /* claim.c */
handler_fn definition_list_show;  /* definition.c */
handler_fn definition_again_show; /* definition.c */
handler_fn definition_upload;     /* definition.c */
handler_fn definition_show;       /* definition.c */
handler_fn draft_show;            /* definition_draft.c */
handler_fn draft_settle;          /* definition_draft.c */
handler_fn home_show;             /* home.c */
handler_fn person_list_show;      /* person.c */
handler_fn person_show;           /* person.c */
handler_fn audit_list_show;       /* audit.c */
handler_fn duty_list_show;        /* duty.c */
handler_fn duty_show;             /* duty.c */
handler_fn duty_save;             /* duty.c */

/*
 * trail_who - who did it: a name, or a program of ours.
 */
const char *trail_who(const struct trail_row *row);

/*
 * trail_about - what it was about: a submission's number, else a title, else
 * "".
 */
const char *trail_about(const struct trail_row *row);

/*
 * definition_parse - what a file says, in an arena of its own (the complaints')
 * that ends with the request. As import_parse.
 */
MUST_USE enum status definition_parse(struct request *req, const char *name,
    struct span bytes, struct complaints *complaints,
    struct import_file *file_r);

/*
 * draft_address - where a file that waits stands.
 */
const char *draft_address(struct request *req, const char *id);

/*
 * mistakes_show - the complaints as the list Mistakes.
 */
void mistakes_show(struct request *req, struct view *data,
    const struct complaints *complaints);

/*
 * changes_show - what differs, as the list `changes` of a row.
 */
void changes_show(
    struct request *req, struct view *view, const struct changes *changes);

/*
 * query_text - a value as it stands in an address.
 */
const char *query_text(struct arena *arena, const char *text);

#endif
