/*
 * revocation.c - was it taken back? By a bitstring that its issuer signed, by
 * 1EdTech's list, or by a RevocationList of Open Badges 2.0.
 */
#include "config.h"

#include <string.h>

#include <json-c/json.h>

#include "base/check.h"
#include "base/clock.h"
#include "modules/json_tree.h"
#include "modules/proof/bits.h"
#include "modules/verify/checking.h"

static void
status_add(struct checking *checking, enum outcome outcome, const char *text,
    const char *word)
{
	finding_add(checking->findings, "status", outcome, "%s%s%s", text,
	    *word == '\0' ? "" : ": ", finding_words(checking->arena, word));
}

/* ---- the lists that were given ---------------------------------------- */

/* A list is a document, or a JWT of one. */
static json_object *
list_read(struct checking *checking, struct span bytes, struct checking *list_r)
{
	struct span text = span_trim(bytes);
	json_object *document = NULL;
	json_object *header = NULL;

	*list_r = *checking;
	list_r->header = NULL;
	if (jws_is(text)) {
		if (!jws_read(checking->arena, text, &list_r->jws) ||
		    json_tree(checking->arena, list_r->jws.header, &header) !=
			STATUS_OK ||
		    json_tree(checking->arena, list_r->jws.payload,
			&document) != STATUS_OK)
			return NULL;
		list_r->header = header;
		list_r->payload = document;
	} else if (json_tree(checking->arena, text, &document) != STATUS_OK) {
		return NULL;
	}
	list_r->document = document;
	list_r->issuer = issuer_of(document);
	return document;
}

/* The list of that address, as *list_r; false when it wasn't given. */
static bool
list_find(
    struct checking *checking, const char *address, struct checking *list_r)
{
	for (size_t i = 0; i < checking->papers->list_count; i++) {
		json_object *document =
		    list_read(checking, checking->papers->lists[i], list_r);

		fault_clear();
		if (document != NULL &&
		    strcmp(json_word(document, "id"), address) == 0)
			return true;
	}
	return false;
}

/* Is the list signed by the issuer of the credential, and of today? Its own
 * findings are kept apart. */
static bool
list_is_signed(struct checking *checking, struct checking *list)
{
	struct findings *findings =
	    arena_take(checking->arena, sizeof(struct findings));
	const char *until = json_word(list->document, "validUntil");
	int64_t until_us;
	bool holds;

	findings->arena = checking->arena;
	list->findings = findings;
	if (strcmp(list->issuer, checking->issuer) != 0) {
		status_add(checking, OUTCOME_FAILS,
		    "The status list that was given is another issuer's",
		    list->issuer);
		return false;
	}
	holds = list->header != NULL ? signature_jws(list)
				     : signature_embedded(list);
	fault_clear();
	if (!holds) {
		status_add(checking, finding_worst(findings),
		    "The signature of the status list doesn't tell",
		    findings->count > 0 ? findings->list[0].text : "");
		return false;
	}
	if (*until != '\0' &&
	    (clock_parse(until, &until_us) != STATUS_OK ||
		until_us <= checking->papers->now_us)) {
		status_add(checking, OUTCOME_OPEN,
		    "The status list that was given is out of date", until);
		return false;
	}
	return true;
}

/* ---- a bit ------------------------------------------------------------ */

static void
bit_tell(struct checking *checking, json_object *entry, json_object *subject)
{
	const char *purpose = json_word(entry, "statusPurpose");
	unsigned char *bits;
	size_t len;
	int64_t index;

	if (!json_names(json_member(subject, "statusPurpose"), purpose) ||
	    int_parse(json_word(entry, "statusListIndex"), 0,
		INT64_C(8) * LIST_BITS_MOST - 1, &index) != STATUS_OK) {
		fault_clear();
		status_add(checking, OUTCOME_FAILS,
		    "Its place in the status list makes no sense",
		    json_word(entry, "statusListIndex"));
		return;
	}
	if (bits_unpack(checking->arena, json_word(subject, "encodedList"),
		LIST_BITS_MOST, &bits, &len) != STATUS_OK ||
	    index / 8 >= (int64_t)len) {
		fault_clear();
		status_add(checking, OUTCOME_FAILS,
		    "The status list can't be read", "");
		return;
	}
	if ((bits[index / 8] & (0x80 >> (index & 7))) == 0)
		status_add(checking, OUTCOME_HOLDS,
		    "The status list doesn't name it", purpose);
	else
		status_add(checking, OUTCOME_FAILS,
		    strcmp(purpose, "revocation") == 0
			? "It was taken back by its issuer"
			: "The status list names it",
		    purpose);
}

static void
bit_check(struct checking *checking, json_object *entry)
{
	const char *address = json_word(entry, "statusListCredential");
	struct checking list;

	if (!list_find(checking, address, &list))
		status_add(checking, OUTCOME_OPEN,
		    "Not checked, as the status list wasn't given (--status "
		    "FILE)",
		    address);
	else if (list_is_signed(checking, &list))
		bit_tell(checking, entry,
		    json_at(
			json_member(list.document, "credentialSubject"), 0));
}

/* ---- lists of names --------------------------------------------------- */

/* Is `id` among the entries, which are texts or objects? */
static void
names_tell(struct checking *checking, json_object *entries, const char *id)
{
	for (size_t i = 0; i < json_count(entries); i++) {
		json_object *one = json_at(entries, i);
		json_object *revoked = json_member(one, "revoked");
		const char *named = json_object_is_type(one, json_type_string)
		    ? json_object_get_string(one)
		    : json_word(one, "id");

		if (strcmp(named, id) != 0 ||
		    (revoked != NULL && !json_object_get_boolean(revoked)))
			continue;
		status_add(checking, OUTCOME_FAILS,
		    "It was taken back by its issuer",
		    json_word(one, "revocationReason"));
		return;
	}
	status_add(checking, OUTCOME_HOLDS,
	    "The list of revocations doesn't name it; such a list isn't signed",
	    "");
}

void
revocation_names(struct checking *checking, const char *address)
{
	struct checking list;

	if (!list_find(checking, address, &list))
		status_add(checking, OUTCOME_OPEN,
		    "Not checked, as the list of revocations wasn't given "
		    "(--status FILE)",
		    address);
	else if (*list.issuer != '\0' &&
	    strcmp(list.issuer, checking->issuer) != 0)
		status_add(checking, OUTCOME_FAILS,
		    "The list of revocations is another issuer's", list.issuer);
	else if (json_member(list.document, "revokedAssertions") != NULL)
		names_tell(checking,
		    json_member(list.document, "revokedAssertions"),
		    json_word(checking->document, "id"));
	else
		names_tell(checking,
		    json_member(list.document, "revokedCredential"),
		    json_word(checking->document, "id"));
}

void
revocation_check(struct checking *checking)
{
	json_object *entries =
	    json_member(checking->document, "credentialStatus");

	if (json_count(entries) == 0)
		status_add(checking, OUTCOME_HOLDS,
		    "It names no list on which its issuer could take it back",
		    "");
	for (size_t i = 0; i < json_count(entries); i++) {
		json_object *entry = json_at(entries, i);
		const char *type = json_word(entry, "type");

		if (strcmp(type, "BitstringStatusListEntry") == 0)
			bit_check(checking, entry);
		else if (strcmp(type, "1EdTechRevocationList") == 0)
			revocation_names(checking, json_word(entry, "id"));
		else
			status_add(checking, OUTCOME_OPEN,
			    "Not checked, as this kind of status isn't "
			    "supported here",
			    type);
	}
}
