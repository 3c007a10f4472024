/*
 * pages.h - the issuer's handlers: see issuer.c for their addresses.
 */
#ifndef MODULES_ISSUER_PAGES_H
#define MODULES_ISSUER_PAGES_H

#include "modules/module.h"

struct view;

enum desk_field { DESK_FIELD_SHOW, DESK_FIELD_AFTER, DESK_FIELD__MAX };

enum decide_field {
	DECIDE_ACTION,
	DECIDE_OUTCOME,
	DECIDE_NOTE,
	DECIDE_BACK_NOTE,
	DECIDE_THIRD_NOTE,
	DECIDE_SEEN,
	DECIDE__MAX
};

enum issued_field { ISSUED_SEARCH, ISSUED_AFTER, ISSUED__MAX };

enum revoke_field {
	REVOKE_ACTION,
	REVOKE_REASON,
	REVOKE_PUBLIC_REASON,
	REVOKE_CONFIRM,
	REVOKE__MAX
};

handler_fn desk_show;     /* desk.c */
handler_fn decision_show; /* decision.c */
handler_fn decision_take; /* decision_take.c */
handler_fn artifact_open; /* decision.c */
handler_fn evidence_get;  /* decision.c */
handler_fn issued_show;   /* award.c */
handler_fn revoke_show;   /* award.c */
handler_fn revoke_take;   /* award.c */

/*
 * pager_show - the links to the first and the next page of a list; NULL for
 * none (desk.c).
 */
void pager_show(
    struct view *data, const char *first_href, const char *next_href);

/*
 * signer_ask - tell the signer that award `number` waits (sign.c). It signs
 * all that wait by itself within seconds: an answer that doesn't come is no
 * failure, only a log line.
 */
void signer_ask(const struct request *req, int64_t number);

#endif
