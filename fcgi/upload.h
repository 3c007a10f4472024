/*
 * upload.h - one file on its way into the store.
 *
 * evidence_dir/incoming holds what is still arriving, evidence_dir/files/ab/
 * the finished ones, each under its SHA-256. A file is finished when it and
 * its folder are on disk; until then it is gone with the request.
 */
#ifndef FCGI_UPLOAD_H
#define FCGI_UPLOAD_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/status.h"
#include "modules/module.h"

struct incoming;

/*
 * upload_open - an empty file in the incoming folder, removed with the arena
 * unless it was kept. UNAVAILABLE when it can't be made.
 */
MUST_USE enum status upload_open(struct arena *arena, const char *dir,
    int64_t limit_bytes, struct incoming **incoming_r);

/*
 * upload_add - append. TOO_MUCH over the limit (the file is then worthless) |
 * UNAVAILABLE (disk full or broken).
 */
MUST_USE enum status upload_add(
    struct incoming *incoming, const void *at, size_t len);

/*
 * upload_size - bytes so far.
 */
int64_t upload_size(const struct incoming *incoming);

/*
 * upload_keep - put the file into the store.
 *   in   name      as the browser said, clean text
 *   out  upload_r  in `arena` of upload_open
 *   OK | INVALID (a kind that we don't take) | UNAVAILABLE
 */
MUST_USE enum status upload_keep(
    struct incoming *incoming, const char *name, struct upload **upload_r);

#endif
