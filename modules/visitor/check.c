/*
 * check.c - the check of an award, step by step, as anyone could do it with
 * the credential, the published key and the list of revocations.
 */
#include "config.h"

#include <string.h>

#include "base/clock.h"
#include "base/issuer.h"
#include "modules/visitor/verify.h"
#include "modules/visitor/visitor.h"
#include "schema/visitor/award.h"
#include "views/view.h"

/* An award under check. */
struct check {
	struct request *req;
	struct view *node; /* the group Check */
	const struct award_proof *proof;
	struct claims claims;   /* of the JWT, when `verdict` is VERIFY_OK */
	struct claims embedded; /* of the JSON, too */
	enum verify verdict;
	bool ok;
};

static void
step_show(struct check *check, const char *code, bool ok, const char *text,
    const char *detail)
{
	struct view *row = view_row(check->node, "steps");

	view_text(row, "code", code);
	view_flag(row, "ok", ok);
	view_text(row, "text", text);
	if (detail != NULL)
		view_text(row, "detail", detail);
	check->ok = check->ok && ok;
}

/* Credentials count in whole seconds. */
static bool
same_second(int64_t a_us, int64_t b_us)
{
	return a_us / CLOCK_SECOND == b_us / CLOCK_SECOND;
}

static const char *
signature_words(enum verify verdict)
{
	switch (verdict) {
	case VERIFY_OK:
		return "carries a signature that fits the district's published "
		       "key.";
	case VERIFY_FORM:
	case VERIFY_CLAIMS:
		return "is not a credential as the district makes them.";
	case VERIFY_HEADER:
		return "names another key or kind of signature than the "
		       "district's.";
	case VERIFY_KEY:
		return "was signed with a key that can't be used.";
	case VERIFY_SIGNATURE:
		return "carries a signature that doesn't fit its content and "
		       "the district's published key.";
	}
	return "";
}

/* The file that wallets read, with its proof inside. */
static enum verify
embedded_step(struct check *check)
{
	const struct award_proof *proof = check->proof;
	struct request *req = check->req;
	const struct visitor *visitor = req->state;
	const struct verify_key key = {
	    .id = arena_printf(
		req->arena, "%s#%s", visitor->did, proof->json_key_name),
	    .algorithm = "EdDSA",
	    .multikey = proof->json_key_name,
	};
	enum verify verdict =
	    verify_embedded(req->arena, proof->json, &key, &check->embedded);

	step_show(check, "signature", verdict == VERIFY_OK,
	    arena_printf(req->arena, "The credential as JSON %s",
		signature_words(verdict)),
	    arena_printf(req->arena, "eddsa-rdfc-2022 %s", key.id));
	return verdict;
}

static enum verify
jwt_step(struct check *check)
{
	const struct award_proof *proof = check->proof;
	struct request *req = check->req;
	const struct verify_key key = {
	    .id = issuer_key_address(
		req->arena, req->settings->public_url, proof->award.key_name),
	    .algorithm = proof->algorithm,
	    .jwk = proof->public_jwk,
	};
	enum verify verdict =
	    verify_jwt(req->arena, proof->jwt, &key, &check->claims);

	step_show(check, "signature", verdict == VERIFY_OK,
	    arena_printf(req->arena, "The credential as JWT %s",
		signature_words(verdict)),
	    arena_printf(req->arena, "%s %s", key.algorithm, key.id));
	return verdict;
}

static void
signature_step(struct check *check)
{
	const struct award_proof *proof = check->proof;
	enum verify embedded;
	enum verify jwt;

	if (proof->jwt == NULL || proof->public_jwk == NULL ||
	    proof->json == NULL || proof->json_key_name == NULL) {
		step_show(check, "signature", false,
		    "The credential is being signed. It is here in a minute.",
		    NULL);
		check->verdict = VERIFY_FORM;
		return;
	}
	embedded = embedded_step(check);
	jwt = jwt_step(check);
	check->verdict = embedded != VERIFY_OK ? embedded : jwt;
}

static void
issuer_step(struct check *check)
{
	const struct visitor *visitor = check->req->state;
	const struct claims *claims = &check->claims;
	bool ok = strcmp(claims->iss, visitor->did) == 0 &&
	    strcmp(claims->issuer, visitor->did) == 0 &&
	    strcmp(check->embedded.issuer, visitor->did) == 0;

	step_show(check, "issuer", ok,
	    ok ? arena_printf(check->req->arena, "It was issued by %s.",
		     check->req->settings->district_name)
	       : "It names another issuer than this district.",
	    claims->iss);
}

/* Do the claims say what the records say? */
static bool
content_fits(struct check *check, const struct claims *claims)
{
	struct request *req = check->req;
	const struct award *award = &check->proof->award;
	const char *url = req->settings->public_url;
	const char *address =
	    issuer_award_address(req->arena, url, award->public_id);
	const char *achievement =
	    issuer_achievement_address(req->arena, url, award->brief.code);

	return strcmp(claims->id, address) == 0 &&
	    strcmp(claims->jti, address) == 0 &&
	    strcmp(claims->achievement, achievement) == 0 &&
	    same_second(claims->from_us, award->awarded_us) &&
	    same_second(claims->until_us, award->expires_us);
}

static void
content_step(struct check *check)
{
	bool ok = content_fits(check, &check->claims) &&
	    content_fits(check, &check->embedded);

	step_show(check, "content", ok,
	    ok ? "What is signed is what the district's records say: this "
		 "award, this micro-credential, this date."
	       : "What is signed differs from the district's records.",
	    check->claims.id);
}

static void
validity_step(struct check *check)
{
	const struct request *req = check->req;
	const struct award *award = &check->proof->award;
	char from[CLOCK_TEXT_MAX];
	char until[CLOCK_TEXT_MAX];
	bool over = award->expires_us != 0 && award->expires_us <= req->now_us;

	clock_date(award->awarded_us, req->now_us, from);
	clock_date(award->expires_us, req->now_us, until);
	if (award->expires_us == 0)
		step_show(check, "validity", award->awarded_us <= req->now_us,
		    arena_printf(
			req->arena, "It holds from %s on, without end.", from),
		    NULL);
	else
		step_show(check, "validity", !over,
		    arena_printf(req->arena,
			over ? "It held from %s until %s."
			     : "It holds from %s until %s.",
			from, until),
		    NULL);
}

static void
status_step(struct check *check)
{
	struct request *req = check->req;
	bool revoked = check->proof->award.revoked_us != 0;

	step_show(check, "status", !revoked,
	    revoked ? "The district took it back."
		    : "It is not on the list of awards that were taken back.",
	    issuer_revocations_address(req->arena, req->settings->public_url));
}

/* GET /awards/{id}/check (public; no fields) */
enum status
check_page(struct request *req, struct reply *reply)
{
	struct view *data = reply_data(reply);
	struct award_proof proof;
	struct check check = {.req = req, .proof = &proof, .ok = true};
	enum status status =
	    award_proof_find(req->db, req->arena, req->args[0], &proof);

	if (status != STATUS_OK)
		return status;
	award_node(req, data, &proof.award);
	check.node = view_group(data, "Check");
	view_list(check.node, "steps");
	signature_step(&check);
	if (check.verdict == VERIFY_OK) {
		issuer_step(&check);
		content_step(&check);
	}
	validity_step(&check);
	status_step(&check);
	view_flag(check.node, "ok", check.ok);
	reply_public(reply, PUBLIC_SECONDS);
	reply_view(reply, "visitor/award_check");
	return STATUS_OK;
}
