/*
 * result.h - the rubric in a credential: which levels each row has, and which
 * one was reached.
 */
#ifndef MODULES_SIGNER_RESULT_H
#define MODULES_SIGNER_RESULT_H

#include "base/arena.h"

struct json_object;
struct signer_award;

/*
 * result_put - `resultDescription` into the achievement and `result` into the
 * subject; neither when the records know no result. What the same edition
 * describes has the same names in every award.
 */
void result_put(struct arena *arena, const char *public_url,
    const struct signer_award *award, struct json_object *achievement,
    struct json_object *subject);

/*
 * uuid_name - urn:uuid: of a hash of `text` (RFC 9562, version 8): a name for
 * what has none, so that verifiers needn't tell it from its like.
 */
const char *uuid_name(struct arena *arena, const char *text);

#endif
