/*
 * evidence.h - files of evidence, shown from an isolated place: a host name of
 * its own (setting evidence_url) that knows no cookie and no page of ours. A
 * file's address there carries a ticket (modules/ticket.h); whose it is may be
 * asked of the records again at every request. Without that setting a file
 * opens at our own address, by the session.
 *
 * A module that uses it has `.open = evidence_open`, and keeps nothing else in
 * req->state.
 */
#ifndef MODULES_EVIDENCE_H
#define MODULES_EVIDENCE_H

#include "modules/module.h"
#include "schema/common/content.h"

/* Fields of the isolated address. */
enum evidence_field { EVIDENCE_TICKET, EVIDENCE__MAX };
extern const struct field evidence_fields[EVIDENCE__MAX];

/*
 * evidence_open - the key, from the pool's secrets. INVALID with a sentence when
 * evidence_url is set and the key is missing or short.
 */
MUST_USE enum status evidence_open(const struct settings *settings,
    const struct secrets *secrets, struct arena *worker, void **state_r);

/*
 * evidence_address - where the file of an artifact is shown within the page
 * that `req` asks for, for its person, for some hours; `role` is "assessor" or
 * the like. NULL where evidence_url isn't set.
 */
const char *evidence_address(
    struct request *req, const char *role, const char *artifact);

/*
 * evidence_show - the artifact req->args[0] for the session's person: led to
 * the isolated place, or the file itself where there is none. ABSENT when there
 * is none for this person.
 */
MUST_USE enum status evidence_show(struct request *req, struct reply *reply,
    const char *role, enum content_reader reader);

/*
 * evidence_send - the same at the isolated place, for whose ticket it is.
 * ABSENT: no such ticket, or the person may not read it any more; GONE: its time
 * is over.
 */
MUST_USE enum status evidence_send(struct request *req, struct reply *reply,
    const char *role, enum content_reader reader);

#endif
