/*
 * flash.h - a sentence that travels in a cookie to the next page.
 *
 * Signed with the session's token, so that nobody else can put words into our
 * pages, and nobody's words show in another person's.
 */
#ifndef FCGI_FLASH_H
#define FCGI_FLASH_H

#include "base/arena.h"
#include "base/span.h"
#include "base/status.h"
#include "modules/module.h"

enum { FLASH_TEXT_MAX = 600 };

/*
 * flash_write - the cookie's value; longer texts are cut between characters.
 */
char *flash_write(struct arena *arena, const char *token, enum flash_kind kind,
    const char *text);

/*
 * flash_read - what flash_write made with the same token.
 *   OK | INVALID (anything else)
 */
MUST_USE enum status flash_read(struct arena *arena, const char *token,
    struct span value, enum flash_kind *kind_r, const char **text_r);

#endif
