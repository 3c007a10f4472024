/*
 * settings.h - accolade.conf and the secrets of one pool.
 *
 * `name = value` lines, `#` starts a comment line. An unknown name, a value
 * out of its limits or a line that can't be read ends the program with the
 * place and the reason: nothing runs on half a configuration.
 */
#ifndef BASE_SETTINGS_H
#define BASE_SETTINGS_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/status.h"

#define SETTING_C_TEXT const char *
#define SETTING_C_NUMBER int64_t
#define SETTING_C_SWITCH bool

struct settings {
#define SETTING(type, name, value, least, most, text) SETTING_C_##type name;
#include "base/settings.tbl"
#undef SETTING
};

/* What a pool must keep to itself; unset members are NULL. */
struct secrets {
	const char *database_password;
	const char *directory_password;
	const char *smtp_password;
	const char *evidence_key;
};

/*
 * settings_read - the defaults and what the file `path` says, in `arena`.
 * INVALID or ABSENT with a sentence in fault_last.
 */
MUST_USE enum status settings_read(
    struct arena *arena, const char *path, struct settings *settings_r);

/*
 * secrets_read - the file `<dir>/<pool>.conf`. Refused (DENIED) when anyone
 * but its owner may read it. ABSENT when there is none.
 */
MUST_USE enum status secrets_read(struct arena *arena, const char *dir,
    const char *pool, struct secrets *secrets_r);

/*
 * settings_show - every setting with its text and value, as a file that
 * settings_read accepts.
 */
void settings_show(const struct settings *settings, FILE *out);

#endif
