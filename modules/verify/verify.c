/*
 * verify.c - what kind of file it is, and which check it gets.
 */
#include "config.h"

#include <string.h>

#include <json-c/json.h>

#include "modules/json_tree.h"
#include "modules/unbake.h"
#include "modules/verify/checking.h"

static const char version_2[] = "https://w3id.org/openbadges/v2";

static bool
is_version_2(json_object *document)
{
	return json_names(json_member(document, "@context"), version_2) ||
	    json_names(json_member(document, "type"), "Assertion");
}

static void
document_check(struct checking *checking)
{
	if (is_version_2(checking->document))
		badge2_check(checking);
	else
		badge3_check(checking);
}

/* The credential of a JWT: the payload itself, or its claim `vc` with what
 * the others say (Verifiable Credentials 1.1). */
static void
jws_check(struct checking *checking, struct span text)
{
	json_object *inner;

	if (!jws_read(checking->arena, text, &checking->jws)) {
		finding_add(checking->findings, "form", OUTCOME_FAILS,
		    "It is no JWT: three parts of base64url with points "
		    "between them are wanted. Was it cut off?");
		return;
	}
	if (json_tree(checking->arena, checking->jws.header,
		&checking->header) != STATUS_OK ||
	    json_tree(checking->arena, checking->jws.payload,
		&checking->payload) != STATUS_OK) {
		finding_fault(checking->findings, "form");
		return;
	}
	inner = json_member(checking->payload, "vc");
	checking->document = json_object_is_type(inner, json_type_object)
	    ? inner
	    : checking->payload;
	document_check(checking);
}

static void
text_check(struct checking *checking, struct span text)
{
	text = span_trim(text);
	if (jws_is(text)) {
		jws_check(checking, text);
		return;
	}
	if (text.len > 8 && memcmp(text.at, "http", 4) == 0) {
		badge2_address(
		    checking, arena_copy(checking->arena, text.at, text.len));
		return;
	}
	if (json_tree(checking->arena, text, &checking->document) !=
	    STATUS_OK) {
		finding_fault(checking->findings, "form");
		return;
	}
	document_check(checking);
}

static void
picture_check(struct checking *checking, struct span bytes, bool png)
{
	struct unbaked unbaked;
	enum status status = png ? unbake_png(checking->arena, bytes, &unbaked)
				 : unbake_svg(checking->arena, bytes, &unbaked);

	if (status != STATUS_OK) {
		finding_fault(checking->findings, "form");
		return;
	}
	checking->where = png ? "baked into a PNG" : "baked into an SVG";
	text_check(checking, unbaked.text);
	if (unbaked.also_old)
		finding_add(checking->findings, "form", OUTCOME_NOTE,
		    "Not checked: the Open Badges 2.0 badge in the same "
		    "picture.");
}

void
credential_verify(
    struct span bytes, const struct papers *papers, struct findings *findings)
{
	struct checking checking = {
	    .arena = findings->arena,
	    .papers = papers,
	    .findings = findings,
	    .where = "in a file of its own",
	    .issuer = "",
	};

	findings->form = "";
	findings->name = "";
	findings->issuer = "";
	findings->id = "";
	fault_clear();
	if (bytes.len > CREDENTIAL_MOST)
		finding_add(findings, "form", OUTCOME_FAILS,
		    "It is larger than any credential: more than %d MiB.",
		    (int)CREDENTIAL_MOST / 1024 / 1024);
	else if (span_trim(bytes).len == 0)
		finding_add(findings, "form", OUTCOME_FAILS, "It is empty.");
	else if (unbake_is_png(bytes))
		picture_check(&checking, bytes, true);
	else if (unbake_is_svg(bytes))
		picture_check(&checking, bytes, false);
	else
		text_check(&checking, bytes);
}
