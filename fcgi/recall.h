/*
 * recall.h - lists that need not be read again, as nothing happened to them.
 *
 * A route that is `lasting` shows what the stamp of a session counts, and nothing
 * else: the database raises the stamp in the transaction of each change
 * (schema/migrate/0020-session.sql), and the gate reads it with the session. Until
 * then, within one minute of the clock, the page is what it was.
 */
#ifndef FCGI_RECALL_H
#define FCGI_RECALL_H

#include <stdbool.h>

struct exchange;

/*
 * recall - answers with the page that this session got for the same address at
 * the same stamp in the same minute; false: there is none, nothing was done.
 */
bool recall(struct exchange *exchange);

/*
 * recall_keep - the answer may be given again until the stamp changes. Does
 * nothing for what isn't such a page.
 */
void recall_keep(struct exchange *exchange);

#endif
