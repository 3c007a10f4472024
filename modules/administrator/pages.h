/*
 * pages.h - the administrator's handlers: see administrator.c for their
 * addresses.
 */
#ifndef MODULES_ADMINISTRATOR_PAGES_H
#define MODULES_ADMINISTRATOR_PAGES_H

#include "modules/module.h"

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

handler_fn home_show;        /* home.c */
handler_fn person_list_show; /* person.c */
handler_fn person_show;      /* person.c */
handler_fn audit_list_show;  /* audit.c */
handler_fn duty_list_show;   /* duty.c */
handler_fn duty_show;        /* duty.c */
handler_fn duty_save;        /* duty.c */

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
 * query_text - a value as it stands in an address.
 */
const char *query_text(struct arena *arena, const char *text);

#endif
