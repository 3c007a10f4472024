/*
 * badge3.c - an Open Badges 3.0 credential, step by step: Verifiable
 * Credentials 2.0, and 1.1 as JWT.
 */
#include "config.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include <json-c/json.h>
#include <openssl/evp.h>

#include "base/clock.h"
#include "modules/json_tree.h"
#include "modules/verify/checking.h"

/* Clocks differ a little. */
static const int64_t slack_us = 5 * CLOCK_MINUTE;

static const char elder_credentials[] =
    "https://www.w3.org/2018/credentials/v1";

/* ---- form ------------------------------------------------------------ */

const char *
issuer_of(json_object *document)
{
	json_object *issuer = json_member(document, "issuer");

	return json_object_is_type(issuer, json_type_string)
	    ? json_object_get_string(issuer)
	    : json_word(issuer, "id");
}

enum origin { ORIGIN_HELD, ORIGIN_KNOWN, ORIGIN_FOREIGN };

/* Is the context one whose terms we hold, one that is published by those who
 * make the standards, or anything else? */
static enum origin
context_origin(const char *address)
{
	static const char *const held[] = {
	    "https://www.w3.org/ns/credentials/v2",
	    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
	    "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json",
	    "https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json",
	};
	static const char *const known[] = {elder_credentials,
	    "https://purl.imsglobal.org/spec/ob/v3p0/",
	    "https://purl.imsglobal.org/spec/clr/v2p0/",
	    "https://w3id.org/security/", "https://w3id.org/vc/"};

	for (size_t i = 0; i < sizeof(held) / sizeof(held[0]); i++)
		if (strcmp(address, held[i]) == 0)
			return ORIGIN_HELD;
	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (strncmp(address, known[i], strlen(known[i])) == 0)
			return ORIGIN_KNOWN;
	return ORIGIN_FOREIGN;
}

/* The worst of the contexts; what it is called goes to *worst_r. */
static enum origin
contexts_look(json_object *document, const char **worst_r)
{
	json_object *list = json_member(document, "@context");
	enum origin worst = ORIGIN_HELD;

	*worst_r = "";
	for (size_t i = 0; i < json_count(list); i++) {
		json_object *one = json_at(list, i);
		const char *address = json_object_is_type(one, json_type_string)
		    ? json_object_get_string(one)
		    : "one that is written out in it";
		enum origin origin = context_origin(address);

		if (origin > worst) {
			worst = origin;
			*worst_r = address;
		}
	}
	return worst;
}

static bool
form_fails(struct checking *checking, const char *why)
{
	finding_add(checking->findings, "form", OUTCOME_FAILS, "%s", why);
	return false;
}

static bool
is_clr(json_object *document)
{
	return json_names(json_member(document, "type"), "ClrCredential");
}

static bool
is_badge(json_object *document)
{
	json_object *types = json_member(document, "type");

	return json_names(types, "OpenBadgeCredential") ||
	    json_names(types, "AchievementCredential") ||
	    json_names(types, "EndorsementCredential") || is_clr(document);
}

/* True when signature and dates can be looked at. */
static bool
form_check(struct checking *checking)
{
	json_object *document = checking->document;
	json_object *contexts = json_member(document, "@context");
	const char *first = json_count(contexts) > 0 &&
		json_object_is_type(json_at(contexts, 0), json_type_string)
	    ? json_object_get_string(json_at(contexts, 0))
	    : "";

	if (!is_badge(document))
		return form_fails(checking,
		    "It is no badge: its type is neither OpenBadgeCredential "
		    "nor ClrCredential nor EndorsementCredential.");
	if (context_origin(first) == ORIGIN_FOREIGN)
		return form_fails(checking,
		    "It is no Verifiable Credential: its first context is "
		    "another.");
	if (*checking->issuer == '\0')
		return form_fails(checking, "It names no issuer.");
	if (json_count(json_member(document, "credentialSubject")) != 1)
		return form_fails(checking, "It has no one subject.");
	if (!json_names(
		json_member(document, "type"), "EndorsementCredential") &&
	    !is_clr(document) &&
	    *json_word(
		json_member(
		    json_at(json_member(document, "credentialSubject"), 0),
		    "achievement"),
		"name") == '\0')
		return form_fails(checking, "It names no achievement.");
	finding_add(checking->findings, "form", OUTCOME_HOLDS, "It is %s, %s.",
	    checking->findings->form, checking->where);
	return true;
}

/* Embedded proofs sign what the words mean, and that hangs on the contexts. */
static bool
contexts_check(struct checking *checking)
{
	const char *worst;
	enum origin origin = contexts_look(checking->document, &worst);
	bool embedded = checking->header == NULL;

	if (origin == ORIGIN_FOREIGN)
		finding_add(checking->findings, "form",
		    embedded ? OUTCOME_FAILS : OUTCOME_OPEN,
		    "It uses a context from elsewhere, which could give its "
		    "words any meaning: %s. Nothing is fetched.",
		    finding_words(checking->arena, worst));
	else if (origin == ORIGIN_KNOWN && embedded)
		finding_add(checking->findings, "signature", OUTCOME_OPEN,
		    "Not checked: the terms of its context aren't known here: "
		    "%s.",
		    finding_words(checking->arena, worst));
	return !embedded || origin == ORIGIN_HELD;
}

/* ---- claims of a JWT ------------------------------------------------- */

static void
claim_compare(
    struct checking *checking, const char *claim, const char *value, bool *same)
{
	json_object *given = json_member(checking->payload, claim);

	if (given == NULL ||
	    (json_object_is_type(given, json_type_string) &&
		strcmp(json_object_get_string(given), value) == 0))
		return;
	finding_add(checking->findings, "content", OUTCOME_FAILS,
	    "The JWT's claim %s differs from what the credential in it says.",
	    claim);
	*same = false;
}

static void
claim_second(struct checking *checking, const char *claim, const char *moment,
    bool *same)
{
	json_object *given = json_member(checking->payload, claim);
	int64_t us;

	if (given == NULL)
		return;
	if (json_object_is_type(given, json_type_int) && *moment != '\0' &&
	    clock_parse(moment, &us) == STATUS_OK &&
	    json_object_get_int64(given) == us / CLOCK_SECOND)
		return;
	finding_add(checking->findings, "content", OUTCOME_FAILS,
	    "The JWT's claim %s differs from what the credential in it says.",
	    claim);
	*same = false;
}

/* A date under its name of version 2.0 or 1.1 of the data model. */
static const char *
date_of(json_object *document, const char *name, const char *elder)
{
	const char *text = json_word(document, name);

	return *text != '\0' ? text : json_word(document, elder);
}

static void
claims_check(struct checking *checking)
{
	json_object *document = checking->document;
	json_object *subject =
	    json_at(json_member(document, "credentialSubject"), 0);
	bool same = true;

	claim_compare(checking, "iss", checking->issuer, &same);
	claim_compare(checking, "jti", json_word(document, "id"), &same);
	if (*json_word(subject, "id") != '\0')
		claim_compare(checking, "sub", json_word(subject, "id"), &same);
	claim_second(checking, "nbf",
	    date_of(document, "validFrom", "issuanceDate"), &same);
	claim_second(checking, "exp",
	    date_of(document, "validUntil", "expirationDate"), &same);
	if (same)
		finding_add(checking->findings, "content", OUTCOME_HOLDS,
		    "The JWT's claims say what the credential in it says.");
}

/* ---- dates ----------------------------------------------------------- */

void
dates_check(struct checking *checking, const char *from, const char *until)
{
	int64_t now_us = checking->papers->now_us;
	int64_t from_us;
	int64_t until_us = 0;

	if (clock_parse(from, &from_us) != STATUS_OK)
		finding_add(checking->findings, "dates", OUTCOME_FAILS,
		    "It has no date to hold from: \"%s\".",
		    finding_words(checking->arena, from));
	else if (*until != '\0' && clock_parse(until, &until_us) != STATUS_OK)
		finding_add(checking->findings, "dates", OUTCOME_FAILS,
		    "Its end is no date: \"%s\".",
		    finding_words(checking->arena, until));
	else if (from_us > now_us + slack_us)
		finding_add(checking->findings, "dates", OUTCOME_FAILS,
		    "It holds from %s on, which is still to come.",
		    finding_words(checking->arena, from));
	else if (until_us != 0 && until_us <= now_us)
		finding_add(checking->findings, "dates", OUTCOME_FAILS,
		    "It has run out: it held until %s.",
		    finding_words(checking->arena, until));
	else
		finding_add(checking->findings, "dates", OUTCOME_HOLDS,
		    "It holds from %s %s%s.",
		    finding_words(checking->arena, from),
		    until_us != 0 ? "until " : "on, without end",
		    until_us != 0 ? finding_words(checking->arena, until) : "");
}

/* ---- recipient ------------------------------------------------------- */

bool
identity_is(struct arena *arena, const char *mail, const char *value,
    const char *salt, bool hashed)
{
	static const char start[] = "sha256$";
	char *lower = arena_text(arena, mail);
	unsigned char hash[32];
	char hex[65];
	const char *both;

	for (char *at = lower; *at != '\0'; at++)
		*at = (char)tolower((unsigned char)*at);
	if (!hashed)
		return strcasecmp(value, lower) == 0;
	if (strncmp(value, start, sizeof(start) - 1) != 0)
		return false;
	/* Some issuers hashed the address as it was written. */
	for (int turn = 0; turn < 2; turn++) {
		both =
		    arena_printf(arena, "%s%s", turn == 0 ? lower : mail, salt);
		if (EVP_Digest(both, strlen(both), hash, NULL, EVP_sha256(),
			NULL) != 1)
			return false;
		for (size_t i = 0; i < sizeof(hash); i++) {
			hex[2 * i] = "0123456789abcdef"[hash[i] >> 4];
			hex[2 * i + 1] = "0123456789abcdef"[hash[i] & 15];
		}
		hex[64] = '\0';
		if (strcasecmp(value + sizeof(start) - 1, hex) == 0)
			return true;
	}
	return false;
}

static void
recipient_check(struct checking *checking)
{
	const char *mail = checking->papers->mail;
	json_object *list = json_member(
	    json_at(json_member(checking->document, "credentialSubject"), 0),
	    "identifier");

	if (mail == NULL) {
		finding_add(checking->findings, "recipient", OUTCOME_NOTE,
		    "Not checked: whose it is (--email ADDRESS).");
		return;
	}
	for (size_t i = 0; i < json_count(list); i++) {
		json_object *one = json_at(list, i);

		if (identity_is(checking->arena, mail,
			json_word(one, "identityHash"), json_word(one, "salt"),
			json_object_get_boolean(json_member(one, "hashed")))) {
			finding_add(checking->findings, "recipient",
			    OUTCOME_HOLDS, "It was given to %s.",
			    finding_words(checking->arena, mail));
			return;
		}
	}
	finding_add(checking->findings, "recipient",
	    json_count(list) == 0 ? OUTCOME_OPEN : OUTCOME_FAILS,
	    json_count(list) == 0 ? "It names nobody, so neither %s."
				  : "It was given to somebody else than %s.",
	    finding_words(checking->arena, mail));
}

/* ---- the whole ------------------------------------------------------- */

static void
notes_add(struct checking *checking)
{
	json_object *subject =
	    json_at(json_member(checking->document, "credentialSubject"), 0);
	size_t held = json_count(json_member(subject, "verifiableCredential"));

	if (held > 0)
		finding_add(checking->findings, "content", OUTCOME_NOTE,
		    "Not checked: the proofs of the %zu credentials in it, "
		    "each of which stands for itself.",
		    held);
	if (json_member(checking->document, "evidence") != NULL)
		finding_add(checking->findings, "content", OUTCOME_NOTE,
		    "Not opened: the evidence that it points to.");
	if (json_member(checking->document, "endorsement") != NULL)
		finding_add(checking->findings, "content", OUTCOME_NOTE,
		    "Not checked: the endorsements in it.");
}

static void
form_name(struct checking *checking)
{
	json_object *document = checking->document;
	json_object *subject =
	    json_at(json_member(document, "credentialSubject"), 0);
	struct findings *findings = checking->findings;
	const char *name =
	    json_word(json_member(subject, "achievement"), "name");

	findings->form = arena_printf(checking->arena, "%s %s",
	    is_clr(document) ? "a Comprehensive Learner Record"
			     : "an Open Badges 3.0 credential",
	    checking->header != NULL ? "signed as a JWT"
				     : "with an embedded proof");
	findings->name = finding_words(checking->arena,
	    *name != '\0' ? name : json_word(document, "name"));
	findings->issuer = finding_words(checking->arena, checking->issuer);
	findings->id =
	    finding_words(checking->arena, json_word(document, "id"));
}

void
badge3_check(struct checking *checking)
{
	json_object *document = checking->document;

	checking->issuer = issuer_of(document);
	form_name(checking);
	if (!form_check(checking))
		return;
	if (contexts_check(checking)) {
		if (checking->header != NULL)
			(void)signature_jws(checking);
		else
			(void)signature_embedded(checking);
	}
	if (checking->header != NULL)
		claims_check(checking);
	dates_check(checking, date_of(document, "validFrom", "issuanceDate"),
	    date_of(document, "validUntil", "expirationDate"));
	revocation_check(checking);
	recipient_check(checking);
	notes_add(checking);
}
