/*
 * badge2.c - an Open Badges 2.0 assertion. A hosted one proves itself by
 * standing at its own address and in no other way; a signed one is a JWS.
 */
#include "config.h"

#include <string.h>

#include <json-c/json.h>

#include "modules/json_tree.h"
#include "modules/verify/checking.h"

static void
recipient_check(struct checking *checking)
{
	json_object *recipient = json_member(checking->document, "recipient");
	const char *mail = checking->papers->mail;
	bool hashed = json_object_get_boolean(json_member(recipient, "hashed"));
	bool same;

	if (mail == NULL) {
		finding_add(checking->findings, "recipient", OUTCOME_NOTE,
		    "Not checked: whose it is (--email ADDRESS).");
		return;
	}
	same =
	    identity_is(checking->arena, mail, json_word(recipient, "identity"),
		json_word(recipient, "salt"), hashed);
	finding_add(checking->findings, "recipient",
	    same ? OUTCOME_HOLDS : OUTCOME_FAILS, "It was given to %s%s.",
	    same ? "" : "somebody else than ",
	    finding_words(checking->arena, mail));
}

/* Who issued it: known only where the badge class stands in the assertion. */
static const char *
issuer_find(json_object *document)
{
	json_object *issuer =
	    json_member(json_member(document, "badge"), "issuer");

	return json_object_is_type(issuer, json_type_string)
	    ? json_object_get_string(issuer)
	    : json_word(issuer, "id");
}

static void
signed_check(struct checking *checking)
{
	json_object *verification =
	    json_member(checking->document, "verification");
	const char *creator = json_word(verification, "creator");

	/* The key is named by the assertion, as the header may not. */
	if (*creator != '\0' && *json_word(checking->header, "kid") == '\0')
		(void)json_object_object_add(
		    checking->header, "kid", json_object_new_string(creator));
	(void)signature_jws(checking);
	finding_add(checking->findings, "status", OUTCOME_NOTE,
	    "Whether it was taken back is said by the revocationList of its "
	    "issuer's Profile.");
	for (size_t i = 0; i < checking->papers->list_count; i++) {
		json_object *list;

		if (json_tree(checking->arena, checking->papers->lists[i],
			&list) == STATUS_OK)
			revocation_names(checking, json_word(list, "id"));
		fault_clear();
	}
}

static void
hosted_check(struct checking *checking)
{
	const char *id = json_word(checking->document, "id");

	finding_add(checking->findings, "signature", OUTCOME_OPEN,
	    "Not checked: a hosted badge isn't signed. It is genuine where "
	    "the same stands at its own address: %s",
	    finding_words(checking->arena, id));
}

void
badge2_check(struct checking *checking)
{
	json_object *document = checking->document;
	json_object *verification = json_member(document, "verification");
	struct findings *findings = checking->findings;
	bool is_signed = checking->header != NULL;

	if (verification == NULL)
		verification = json_member(document, "verify");
	checking->issuer = issuer_find(document);
	findings->form =
	    arena_printf(checking->arena, "an Open Badges 2.0 assertion, %s",
		is_signed ? "signed" : "hosted");
	findings->id =
	    finding_words(checking->arena, json_word(document, "id"));
	findings->issuer = finding_words(checking->arena, checking->issuer);
	findings->name = finding_words(
	    checking->arena, json_word(json_member(document, "badge"), "name"));
	if (json_object_get_boolean(json_member(document, "revoked"))) {
		finding_add(findings, "status", OUTCOME_FAILS,
		    "It was taken back by its issuer. %s",
		    finding_words(checking->arena,
			json_word(document, "revocationReason")));
		return;
	}
	if (json_member(document, "recipient") == NULL ||
	    json_member(document, "badge") == NULL || verification == NULL) {
		finding_add(findings, "form", OUTCOME_FAILS,
		    "It is no whole Assertion: recipient, badge or "
		    "verification is missing.");
		return;
	}
	finding_add(findings, "form", OUTCOME_HOLDS, "It is %s, %s.",
	    findings->form, checking->where);
	if (is_signed)
		signed_check(checking);
	else
		hosted_check(checking);
	dates_check(checking, json_word(document, "issuedOn"),
	    json_word(document, "expires"));
	recipient_check(checking);
}

void
badge2_address(struct checking *checking, const char *address)
{
	checking->findings->form = "the address of an Open Badges 2.0 badge";
	checking->findings->id = finding_words(checking->arena, address);
	finding_add(checking->findings, "form", OUTCOME_OPEN,
	    "It is nothing but the address of a badge, %s. What it says "
	    "stands there.",
	    checking->where);
}
