/*
 * probe.h - what of the directory works, step by step, in words for whoever
 * runs it. For `accolade check directory`; sign-on has no use for it.
 */
#ifndef MODULES_SIGNON_PROBE_H
#define MODULES_SIGNON_PROBE_H

#include "modules/signon/directory.h"

enum probe_verdict { PROBE_OK, PROBE_WARNING, PROBE_WRONG };

/* Told for each step; `mend` is NULL where nothing is to be done. */
typedef void probe_fn(void *context, enum probe_verdict verdict,
    const char *mend, const char *text);

/*
 * directory_probe - every server by itself: its name, the connection, its
 * certificate, our account, the base, the people; then the configured groups.
 */
void directory_probe(struct directory *directory, struct arena *arena,
    probe_fn *say, void *context);

/*
 * directory_probe_person - what is found under this name, as sign-on would see
 * it: attributes, account, groups, roles. No password is asked for.
 */
void directory_probe_person(struct directory *directory, struct arena *arena,
    const char *name, probe_fn *say, void *context);

#endif
