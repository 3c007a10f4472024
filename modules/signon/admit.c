/*
 * admit.c - who is let in gets a session and is led on; who isn't stands in the
 * audit trail. For every way of signing on.
 */
#include "config.h"

#include <string.h>

#include "base/check.h"
#include "base/log.h"
#include "base/token.h"
#include "modules/signon/admit.h"
#include "schema/signon/sign_on.h"

/* ---- outcomes -------------------------------------------------------- */

/* The name that was typed stands in no line: it may be a password that slipped
 * into the wrong field. */
static void
outcome_log(const struct directory_person *person, const char *verdict)
{
	log_line(LOG_INFO, "sign_on", "verdict=%s person=%s", verdict,
	    person == NULL || !person->known ? "-" : person->username);
}

/* Every attempt stands in the audit trail, with the same work whether there is
 * such a person or not. One that can't be written doesn't let anybody in. */
void
refusal_note(struct request *req, const struct directory_person *person,
    const char *verdict)
{
	bool known = person != NULL && person->known;
	struct span key = {known ? (const char *)person->key : "",
	    known ? DIRECTORY_KEY_BYTES : 0};

	outcome_log(person, verdict);
	if (sign_on_refuse(req->db, key,
		arena_printf(req->arena, "%s, %s, from %s", verdict,
		    known ? person->username : "unknown", req->address),
		req->id) == STATUS_OK)
		return;
	log_line(LOG_WARNING, "audit", "a refusal was not recorded");
	fault_clear();
}

/* ---- a session ------------------------------------------------------- */

enum status
admit_session(struct request *req, struct reply *reply,
    const struct directory_person *person, const unsigned char *who,
    const char *how)
{
	const struct person_facts facts = {
	    .key = {(const char *)person->key, sizeof(person->key)},
	    .username = person->username,
	    .name = person->name,
	    .mail = person->mail,
	    .title = person->title,
	    .school = person->school,
	    .school_name = person->school_name,
	    .roles = roles_text(person->roles),
	    .manager = person->manager};
	struct sign_on_start start = {.facts = &facts,
	    .who = who,
	    .address = req->address,
	    .agent = req->agent,
	    .subject = how,
	    .request_id = req->id};
	char *token = arena_take(req->secrets, TOKEN_TEXT + 1);
	unsigned char former[TOKEN_HASH_BYTES];
	struct session session;
	enum status status;

	token_make(token);
	token_hash(token, start.token_hash);
	if (req->former != NULL) {
		token_hash(req->former, former);
		start.former_hash = former;
	}
	status = sign_on_start(req->db, req->arena, &start);
	/* Whether COMMIT was done is told by the session itself. */
	if (status == STATUS_UNCERTAIN) {
		fault_clear();
		status = session_find(req->db, req->arena, start.token_hash,
		    req->settings, &session);
	}
	if (status != STATUS_OK)
		return STATUS_UNAVAILABLE;
	reply_session_start(reply, token);
	outcome_log(person, "ok");
	return STATUS_OK;
}

/* What the directory said of the password, on the first page. */
void
admit_notice(struct request *req, struct reply *reply,
    const struct directory_person *person)
{
	const char *url = req->settings->password_url;
	const char *change = *url == '\0'
	    ? ""
	    : arena_printf(req->arena, " Change it at %s", url);
	int days = password_days(person->expires_us, req->now_us);

	if (person->grace == 0)
		reply_flash(reply, FLASH_WARNING,
		    "Your password has run out, and this was the last time "
		    "that it let you in.%s",
		    change);
	else if (person->grace > 0)
		reply_flash(reply, FLASH_WARNING,
		    "Your password has run out. It lets you in %d more "
		    "time%s.%s",
		    person->grace, person->grace == 1 ? "" : "s", change);
	else if (days >= 0)
		reply_flash(reply, FLASH_WARNING,
		    "Your password runs out %s%.0d%s.%s",
		    days <= 1 ? "within a day" : "in ", days <= 1 ? 0 : days,
		    days <= 1 ? "" : " days", change);
}

/* ---- where to -------------------------------------------------------- */

/* Nobody is led back to the sign-on itself. */
bool
admit_return_is(const char *path)
{
	static const char own[] = "/sign-on";
	size_t len = strlen(own);

	return return_path_is(path) &&
	    (strncmp(path, own, len) != 0 ||
		(path[len] != '\0' && strchr("/?#", path[len]) == NULL));
}

void
admit_lead(struct reply *reply, const char *path, const char *roles)
{
	reply_redirect(
	    reply, "%s", admit_return_is(path) ? path : home_of(roles));
}
