/*
 * pages.h - the handlers of /sign-on that stand in files of their own.
 */
#ifndef MODULES_SIGNON_PAGES_H
#define MODULES_SIGNON_PAGES_H

#include "modules/module.h"

/* Where somebody is signed in, and signing out everywhere. */
handler_fn sessions_show;
handler_fn sessions_end_act;

#endif
