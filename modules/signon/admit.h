/*
 * admit.h - what all ways of signing on have in common: the module's state, the
 * session that begins, the refusal that is noted, and the pages that say so.
 */
#ifndef MODULES_SIGNON_ADMIT_H
#define MODULES_SIGNON_ADMIT_H

#include "modules/module.h"
#include "modules/signon/directory.h"
#include "modules/signon/kerberos.h"

/* The module's state, in every request. */
struct signon {
	struct directory *directory;
	struct kerberos *kerberos; /* NULL: not asked for */
};

static inline struct directory *
directory_of(const struct request *req)
{
	return ((const struct signon *)req->state)->directory;
}

/*
 * admit_session - the person as the directory has them now, and a session for this
 * browser. `who`: whose tries are forgotten (sign_on.h). `how`: from where, and in
 * which way, for the audit trail.
 *   OK | UNAVAILABLE, and nobody is signed in
 */
MUST_USE enum status admit_session(struct request *req, struct reply *reply,
    const struct directory_person *person, const unsigned char *who,
    const char *how);

/*
 * admit_notice - what the directory said of the password, on the first page.
 */
void admit_notice(struct request *req, struct reply *reply,
    const struct directory_person *person);

/*
 * admit_return_is - may somebody be led to this path after signing on?
 */
bool admit_return_is(const char *path);

/*
 * admit_lead - go there, or where somebody with these roles begins.
 */
void admit_lead(struct reply *reply, const char *path, const char *roles);

/*
 * refusal_note - one line in the log and one entry in the trail. `person` is NULL
 * for a name that nobody has.
 */
void refusal_note(struct request *req, const struct directory_person *person,
    const char *verdict);

/*
 * page_show, refused_show, away_show - the form, with the word of a problem
 * (views/signon/signon_show.cs) or NULL.
 */
MUST_USE enum status page_show(
    struct request *req, struct reply *reply, const char *problem);
MUST_USE enum status refused_show(
    struct request *req, struct reply *reply, const char *problem);
MUST_USE enum status away_show(struct request *req, struct reply *reply);

#endif
