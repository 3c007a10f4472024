/*
 * hosted.c - the same awards as Open Badges 2.0, for places that don't read
 * 3.0 yet: hosted documents that are the truth at their addresses (A10).
 */
#include "config.h"

#include <string.h>

#include <json-c/json.h>

#include "base/clock.h"
#include "base/insist.h"
#include "base/issuer.h"
#include "modules/visitor/visitor.h"
#include "schema/visitor/award.h"
#include "schema/visitor/catalog.h"
#include "schema/visitor/issuer.h"

static const char context[] = "https://w3id.org/openbadges/v2";

static void
json_free(void *thing)
{
	(void)json_object_put(thing);
}

static json_object *
add(json_object *object, const char *name, json_object *value)
{
	insist(value != NULL);
	insist(json_object_object_add(object, name, value) == 0);
	return value;
}

static void
add_text(json_object *object, const char *name, const char *text)
{
	(void)add(object, name, json_object_new_string(text));
}

/* A document with what they all begin with. */
static json_object *
document_new(struct arena *arena, const char *type, const char *id)
{
	json_object *document = json_object_new_object();

	insist(document != NULL);
	arena_defer(arena, json_free, document);
	add_text(document, "@context", context);
	add_text(document, "type", type);
	add_text(document, "id", id);
	return document;
}

static struct span
document_text(struct request *req, json_object *document)
{
	size_t len;
	const char *text = json_object_to_json_string_length(document,
	    JSON_C_TO_STRING_PLAIN | JSON_C_TO_STRING_NOSLASHESCAPE, &len);

	insist(text != NULL);
	return (struct span) {arena_copy(req->arena, text, len), len};
}

static enum status
document_reply(struct request *req, struct reply *reply, json_object *document)
{
	reply_public(reply, PUBLIC_SECONDS);
	reply_body(reply, "application/ld+json", document_text(req, document));
	return STATUS_OK;
}

/* ---- addresses ------------------------------------------------------- */

static const char *
assertion_address(struct request *req, const char *public_id)
{
	return arena_printf(req->arena, "%s/assertion",
	    issuer_award_address(
		req->arena, req->settings->public_url, public_id));
}

static const char *
badge_address(struct request *req, const char *code)
{
	return arena_printf(req->arena, "%s/badge",
	    issuer_achievement_address(
		req->arena, req->settings->public_url, code));
}

static const char *
profile_address(struct request *req)
{
	return arena_printf(req->arena, "%s/issuers/district/badges",
	    req->settings->public_url);
}

/* ---- assertions ------------------------------------------------------ */

static const char *
text_of(json_object *object, const char *name)
{
	json_object *value = NULL;

	if (!json_object_is_type(object, json_type_object) ||
	    !json_object_object_get_ex(object, name, &value))
		return "";
	return json_object_is_type(value, json_type_string)
	    ? json_object_get_string(value)
	    : "";
}

/* The salted hash of the recipient's address, as the credential has it. */
static bool
recipient_add(
    struct request *req, json_object *document, const struct award_proof *proof)
{
	json_object *credential = json_tokener_parse(proof->json);
	json_object *subject = NULL;
	json_object *list = NULL;
	json_object *identity;
	json_object *recipient;

	if (credential == NULL)
		return false;
	arena_defer(req->arena, json_free, credential);
	if (!json_object_object_get_ex(
		credential, "credentialSubject", &subject) ||
	    !json_object_object_get_ex(subject, "identifier", &list) ||
	    !json_object_is_type(list, json_type_array))
		return false;
	identity = json_object_array_get_idx(list, 0);
	recipient = add(document, "recipient", json_object_new_object());
	add_text(recipient, "type", "email");
	(void)add(recipient, "hashed", json_object_new_boolean(1));
	add_text(recipient, "salt", text_of(identity, "salt"));
	add_text(recipient, "identity", text_of(identity, "identityHash"));
	return true;
}

static enum status
assertion_fill(struct request *req, struct reply *reply, json_object *document,
    const struct award_proof *proof)
{
	const struct award *award = &proof->award;
	json_object *verification;
	char moment[CLOCK_TEXT_MAX];

	if (proof->json == NULL || !recipient_add(req, document, proof)) {
		reply_explain(reply,
		    "This award can't be shown as Open Badges 2.0 yet.",
		    proof->json == NULL ? "It is being signed. Try again in a "
					  "minute."
					: "It knows no e-mail address of its "
					  "recipient.");
		return STATUS_ABSENT;
	}
	add_text(document, "badge", badge_address(req, award->brief.code));
	verification = add(document, "verification", json_object_new_object());
	add_text(verification, "type", "HostedBadge");
	clock_iso(award->awarded_us, moment);
	add_text(document, "issuedOn", moment);
	if (award->expires_us != 0) {
		clock_iso(award->expires_us, moment);
		add_text(document, "expires", moment);
	}
	add_text(document, "narrative",
	    arena_printf(req->arena,
		"The same award as an Open Badges 3.0 credential: %s.json",
		issuer_award_address(
		    req->arena, req->settings->public_url, award->public_id)));
	return STATUS_OK;
}

/* Taken back: nothing but that is left, as some validators look at no more
 * than whether the rest is there. */
static void
revoked_fill(json_object *document, const struct award *award)
{
	(void)add(document, "revoked", json_object_new_boolean(1));
	if (award->reason != NULL && *award->reason != '\0')
		add_text(document, "revocationReason", award->reason);
}

/* GET /awards/{id}/assertion (public; no fields): an Assertion */
enum status
assertion_json(struct request *req, struct reply *reply)
{
	struct award_proof proof;
	json_object *document;
	enum status status =
	    award_proof_find(req->db, req->arena, req->args[0], &proof);

	if (status != STATUS_OK)
		return status;
	document = document_new(req->arena, "Assertion",
	    assertion_address(req, proof.award.public_id));
	if (proof.award.revoked_us != 0) {
		revoked_fill(document, &proof.award);
		reply_status(reply, STATUS_GONE);
	} else {
		status = assertion_fill(req, reply, document, &proof);
	}
	return status == STATUS_OK ? document_reply(req, reply, document)
				   : status;
}

/* ---- what can be earned, and from whom ------------------------------- */

static enum status
alignments_add(
    struct request *req, json_object *document, const struct edition *edition)
{
	json_object *list = NULL;
	struct part *parts;
	size_t count;
	enum status status =
	    part_list(req->db, req->arena, edition->id, &parts, &count);

	for (size_t i = 0; status == STATUS_OK && i < count; i++) {
		json_object *one;

		if (strcmp(parts[i].kind, "alignment") != 0)
			continue;
		if (list == NULL)
			list =
			    add(document, "alignment", json_object_new_array());
		one = json_object_new_object();
		insist(json_object_array_add(list, one) == 0);
		add_text(one, "targetName", parts[i].text);
		add_text(one, "targetUrl", parts[i].url);
		add_text(one, "targetFramework", parts[i].title);
		add_text(one, "targetCode", parts[i].code);
	}
	return status;
}

/* GET /achievements/{code}/badge (public; no fields): a BadgeClass */
enum status
badge_json(struct request *req, struct reply *reply)
{
	struct edition edition;
	const struct brief *brief = &edition.brief;
	json_object *document;
	json_object *criteria;
	const char *address;
	enum status status =
	    edition_find(req->db, req->arena, req->args[0], &edition);

	if (status != STATUS_OK)
		return status;
	address = issuer_achievement_address(
	    req->arena, req->settings->public_url, brief->code);
	document = document_new(
	    req->arena, "BadgeClass", badge_address(req, brief->code));
	add_text(document, "name", brief->title);
	add_text(document, "description", brief->summary);
	add_text(
	    document, "image", arena_printf(req->arena, "%s.png", address));
	criteria = add(document, "criteria", json_object_new_object());
	add_text(criteria, "id",
	    arena_printf(req->arena, "%s/catalog/%s", req->settings->public_url,
		brief->code));
	add_text(criteria, "narrative", edition.criteria);
	add_text(document, "issuer", profile_address(req));
	status = alignments_add(req, document, &edition);
	return status == STATUS_OK ? document_reply(req, reply, document)
				   : status;
}

/* GET /issuers/district/badges (public; no fields): a Profile */
enum status
profile_json(struct request *req, struct reply *reply)
{
	json_object *document =
	    document_new(req->arena, "Issuer", profile_address(req));

	add_text(document, "name", req->settings->district_name);
	add_text(document, "url", req->settings->public_url);
	if (*req->settings->district_mail != '\0')
		add_text(document, "email", req->settings->district_mail);
	add_text(document, "revocationList",
	    arena_printf(req->arena, "%s/issuers/district/revocations",
		req->settings->public_url));
	return document_reply(req, reply, document);
}

/* GET /issuers/district/revocations (public; no fields): a RevocationList */
enum status
revocation_list_json(struct request *req, struct reply *reply)
{
	json_object *document = document_new(req->arena, "RevocationList",
	    arena_printf(req->arena, "%s/issuers/district/revocations",
		req->settings->public_url));
	json_object *list;
	struct revoked *revoked;
	size_t count;
	enum status status =
	    revoked_list(req->db, req->arena, &revoked, &count);

	if (status != STATUS_OK)
		return status;
	add_text(document, "issuer", profile_address(req));
	list = add(document, "revokedAssertions", json_object_new_array());
	for (size_t i = 0; i < count; i++) {
		json_object *one = json_object_new_object();

		insist(json_object_array_add(list, one) == 0);
		add_text(
		    one, "id", assertion_address(req, revoked[i].public_id));
		if (revoked[i].reason != NULL && *revoked[i].reason != '\0')
			add_text(one, "revocationReason", revoked[i].reason);
	}
	return document_reply(req, reply, document);
}
