/*
 * pages.h - the handlers of /sign-on that stand in files of their own.
 */
#ifndef MODULES_SIGNON_PAGES_H
#define MODULES_SIGNON_PAGES_H

#include "modules/module.h"

/* Where somebody is signed in, and signing out everywhere. */
handler_fn sessions_show;
handler_fn sessions_end_act;

/* Signing on by Kerberos. */
handler_fn negotiate_show;

/*
 * negotiate_first - is this a visit that is to be asked for Kerberos before it is
 * shown a form?
 */
bool negotiate_first(const struct request *req);

/*
 * negotiate_path - where that happens, with the way back.
 */
const char *negotiate_path(struct arena *arena, const char *back);

/*
 * negotiate_offer - tell the form where it happens, when it does and hasn't just
 * been tried.
 */
void negotiate_offer(
    const struct request *req, struct view *view, const char *back);

#endif
