/*
 * negotiate.c - /sign-on/negotiate: a computer of the district's domain signs its
 * user on by Kerberos, without a form (RFC 4559).
 *
 * Asked for here alone, and once: a browser that has no ticket shows the body of the
 * 401, which is the form. What isn't accepted gets the form too, without being asked
 * again, because some browsers would answer for ever.
 *
 * The ticket says who somebody is, and the directory whether they may: account,
 * groups and session are as after a password. No password is tried, so no budget is
 * booked, and none is forgiven: the directory's own count of wrong ones goes on.
 */
#include "config.h"

#include <ctype.h>
#include <string.h>

#include "base/log.h"
#include "base/text.h"
#include "base/token.h"
#include "modules/signon/admit.h"
#include "modules/signon/pages.h"
#include "views/view.h"

enum { PATH_BYTES = 4000 };

static struct kerberos *
kerberos_of(const struct request *req)
{
	return ((const struct signon *)req->state)->kerberos;
}

/* ---- the way here ---------------------------------------------------- */

bool
negotiate_first(const struct request *req)
{
	return kerberos_of(req) != NULL && req->settings->kerberos_first &&
	    !req->json;
}

const char *
negotiate_path(struct arena *arena, const char *back)
{
	struct text path;

	text_init(&path, arena, PATH_BYTES);
	text_add(&path, "/sign-on/negotiate");
	if (!admit_return_is(back))
		return path.at;
	text_add(&path, "?return=");
	for (; *back != '\0'; back++) {
		unsigned char byte = (unsigned char)*back;

		if (isalnum(byte) || strchr("/-._~", byte) != NULL)
			text_add_bytes(&path, back, 1);
		else
			text_printf(&path, "%%%02X", (unsigned)byte);
	}
	return path.at;
}

void
negotiate_offer(const struct request *req, struct view *view, const char *back)
{
	if (kerberos_of(req) != NULL && req->offer == OFFER_NONE &&
	    strcmp(req->path, "/sign-on") == 0)
		view_web(
		    view, "kerberos_href", negotiate_path(req->arena, back));
}

/* ---- a ticket -------------------------------------------------------- */

static enum status
not_accepted(struct request *req, struct reply *reply,
    const struct directory_person *person, const char *why)
{
	refusal_note(req, person, why);
	return refused_show(req, reply, "kerberos");
}

static enum status
admit(struct request *req, struct reply *reply, struct directory_person *person,
    struct span answer)
{
	unsigned char nobody[TOKEN_HASH_BYTES];
	enum status status =
	    directory_roles(directory_of(req), req->arena, person);

	if (status != STATUS_OK)
		return away_show(req, reply);
	directory_manager(directory_of(req), req->arena, person);
	token_hash("kerberos", nobody);
	status = admit_session(req, reply, person, nobody,
	    arena_printf(req->arena, "%s, by Kerberos", req->address));
	if (status != STATUS_OK)
		return status;
	reply_negotiate(reply, answer);
	admit_notice(req, reply, person);
	admit_lead(reply, field_text(req, 0), roles_text(person->roles));
	return STATUS_OK;
}

/* The account may have been closed since the ticket was given. */
static enum status
standing_check(struct request *req, struct reply *reply,
    struct directory_person *person, struct span answer)
{
	const char *name = bind_verdict_name(person->standing);

	if (person->standing == BIND_OK)
		return admit(req, reply, person, answer);
	if (person->standing == BIND_MISMATCH)
		return not_accepted(req, reply, person, "kerberos_locked");
	refusal_note(req, person, name);
	return refused_show(req, reply, name);
}

static enum status
token_act(struct request *req, struct reply *reply)
{
	struct directory_person person;
	const char *principal;
	struct span answer;
	enum status status = kerberos_accept(
	    kerberos_of(req), req->arena, req->offered, &principal, &answer);

	if (status != STATUS_OK) {
		log_line(LOG_INFO, "kerberos", "%s", fault_last()->text);
		fault_clear();
		return not_accepted(req, reply, NULL, "kerberos_ticket");
	}
	status = directory_find_principal(
	    directory_of(req), req->arena, principal, &person);
	if (status == STATUS_UNAVAILABLE) {
		refusal_note(req, NULL, "away");
		return away_show(req, reply);
	}
	if (status != STATUS_OK) {
		fault_clear();
		return not_accepted(req, reply, NULL,
		    status == STATUS_CONFLICT ? "kerberos_several"
					      : "kerberos_nobody");
	}
	return standing_check(req, reply, &person, answer);
}

/* ---- the page -------------------------------------------------------- */

/* Who is signed in stays so: a page of another site that leads here must not end a
 * session in which somebody writes. */
static bool
is_signed_in(struct request *req, struct session *session_r)
{
	unsigned char hash[TOKEN_HASH_BYTES];

	if (req->former == NULL)
		return false;
	token_hash(req->former, hash);
	if (session_find(req->db, req->arena, hash, req->settings, session_r) ==
	    STATUS_OK)
		return true;
	fault_clear();
	return false;
}

enum status
negotiate_show(struct request *req, struct reply *reply)
{
	struct session session;

	if (kerberos_of(req) == NULL)
		return page_show(req, reply, NULL);
	if (is_signed_in(req, &session)) {
		admit_lead(reply, field_text(req, 0), session.roles);
		return STATUS_OK;
	}
	switch (req->offer) {
	case OFFER_TOKEN:
		return token_act(req, reply);
	case OFFER_OTHER:
		return not_accepted(req, reply, NULL, "kerberos_other");
	case OFFER_NONE:
		break;
	}
	reply_status(reply, STATUS_NO_SESSION);
	reply_negotiate(reply, (struct span) {"", 0});
	return page_show(req, reply, NULL);
}
