/*
 * award.c - an award's page, its credential and its image. An award that its
 * educator doesn't share is answered as one that never was.
 */
#include "config.h"

#include <string.h>

#include "base/check.h"
#include "base/clock.h"
#include "base/issuer.h"
#include "modules/badge.h"
#include "modules/bake.h"
#include "modules/share.h"
#include "modules/show.h"
#include "modules/text.h"
#include "modules/visitor/visitor.h"
#include "schema/visitor/award.h"
#include "views/view.h"

const char *
award_person(const struct award *award)
{
	return *award->person != '\0' ? award->person : "An educator";
}

static const char *
state_of(const struct award *award, int64_t now_us)
{
	if (award->revoked_us != 0)
		return "revoked";
	if (award->expires_us != 0 && award->expires_us <= now_us)
		return "expired";
	return "valid";
}

static void
issuer_node(struct request *req, struct view *node, const char *key_name)
{
	const struct visitor *visitor = req->state;

	view_text(node, "name", req->settings->district_name);
	view_text(node, "did", visitor->did);
	view_web(node, "href", "/issuers/district");
	if (key_name != NULL)
		view_web(node, "key_href",
		    arena_printf(req->arena, "/keys/%s", key_name));
}

void
award_node(struct request *req, struct view *data, const struct award *award)
{
	struct view *node = view_group(data, "Award");
	const char *address = issuer_award_address(
	    req->arena, req->settings->public_url, award->public_id);
	const char *path =
	    arena_printf(req->arena, "/awards/%s", award->public_id);

	view_text(node, "id", award->public_id);
	view_text(node, "person", award_person(award));
	view_flag(node, "unnamed", *award->person == '\0');
	view_text(node, "state", state_of(award, req->now_us));
	view_time(node, "awarded_at", award->awarded_us);
	view_time(node, "expires_at", award->expires_us);
	view_time(node, "revoked_at", award->revoked_us);
	if (award->revoked_us != 0)
		view_text(node, "reason", award->reason);
	view_time(node, "checked_at", req->now_us);
	view_flag(node, "signed", award->is_signed);
	view_web(node, "url", address);
	if (award->is_signed) {
		view_web(node, "json_href",
		    arena_printf(req->arena, "%s.json", path));
		view_web(
		    node, "jwt_href", arena_printf(req->arena, "%s.jwt", path));
	}
	view_web(node, "svg_href", arena_printf(req->arena, "%s.svg", path));
	if (award->is_signed)
		view_web(
		    node, "png_href", arena_printf(req->arena, "%s.png", path));
	share_show(node, req->arena, req->settings,
	    &(struct share) {award->brief.title, award->public_id, address,
		award->awarded_us, award->expires_us});
	show_brief(view_group(data, "MC"), &award->brief);
	issuer_node(req, view_group(data, "Issuer"), award->key_name);
}

/* GET /awards/{id} (public; no fields) */
enum status
award_page(struct request *req, struct reply *reply)
{
	struct view *data = reply_data(reply);
	struct award_row *rows;
	size_t count;
	enum status status =
	    award_show(req->db, req->arena, req->args[0], &rows, &count);

	if (status != STATUS_OK)
		return status;
	award_node(req, data, &rows[0].award);
	view_markdown(data, "MC.criteria", rows[0].criteria);
	view_int(data, "MC.assessor_count", rows[0].assessor_count);
	if (rows[0].has_letter)
		view_web(data, "Award.letter_href",
		    arena_printf(
			req->arena, "/awards/%s/letter.pdf", req->args[0]));
	if (rows[0].has_a4)
		view_web(data, "Award.a4_href",
		    arena_printf(
			req->arena, "/awards/%s/a4.pdf", req->args[0]));
	view_list(data, "Results");
	for (size_t i = 0; i < count; i++) {
		struct view *row;

		if (rows[i].title == NULL)
			continue;
		row = view_row(data, "Results");
		view_text(row, "title", rows[i].title);
		view_text(row, "level_name", rows[i].level_name);
		view_flag(row, "meets", rows[i].meets);
		view_text(row, "text", rows[i].text);
	}
	/* Evidence may show students; none of it is public yet. */
	view_list(data, "Evidence");
	reply_public(reply, PUBLIC_SECONDS);
	reply_view(reply, "visitor/award_show");
	return STATUS_OK;
}

/* The award's proof, once it is signed. */
static enum status
signed_find(
    struct request *req, struct reply *reply, struct award_proof *proof_r)
{
	enum status status =
	    award_proof_find(req->db, req->arena, req->args[0], proof_r);

	if (status != STATUS_OK || proof_r->award.is_signed)
		return status;
	reply_explain(
	    reply, "This award is being signed.", "Try again in a minute.");
	return STATUS_ABSENT;
}

/* GET /awards/{id}.json (public; no fields): the credential with its proof in
 * it, byte for byte as it was signed. */
enum status
award_json(struct request *req, struct reply *reply)
{
	struct award_proof proof;
	enum status status = signed_find(req, reply, &proof);

	if (status != STATUS_OK)
		return status;
	reply_public(reply, PUBLIC_SECONDS);
	reply_body(reply, "application/vc+ld+json", span_of(proof.json));
	return STATUS_OK;
}

/* GET /awards/{id}.jwt (public; no fields) */
enum status
award_jwt(struct request *req, struct reply *reply)
{
	struct award_proof proof;
	enum status status = signed_find(req, reply, &proof);

	if (status != STATUS_OK)
		return status;
	reply_public(reply, PUBLIC_SECONDS);
	reply_body(reply, "text/plain", span_of(proof.jwt));
	return STATUS_OK;
}

/* GET /awards/{id}.svg (public; no fields): with the credential in it, once it
 * is signed */
enum status
award_svg(struct request *req, struct reply *reply)
{
	struct award_proof proof;
	const struct award *award = &proof.award;
	struct badge_words words;
	enum status status =
	    award_proof_find(req->db, req->arena, req->args[0], &proof);

	if (status != STATUS_OK)
		return status;
	words = (struct badge_words) {
	    .title = award->brief.title,
	    .level_name = award->brief.level_name,
	    .district = req->settings->district_name,
	    .programme = award->brief.programme,
	    .person = award_person(award),
	    .year = clock_year(award->awarded_us),
	    .proof = proof.jwt,
	};
	badge_show(reply_data(reply), req->arena, &award->brief.badge, &words);
	reply_public(reply, PUBLIC_SECONDS);
	reply_view(reply, "visitor/badge.svg");
	return STATUS_OK;
}

/* A badge that is being drawn. */
static enum status
undrawn(struct reply *reply)
{
	reply_explain(
	    reply, "This badge is being drawn.", "Try again in a minute.");
	return STATUS_ABSENT;
}

/* GET /awards/{id}.png (public; no fields): the badge with the credential in
 * it, which is what people put into a wallet */
enum status
award_png(struct request *req, struct reply *reply)
{
	struct award_proof proof;
	struct span drawn;
	struct span baked;
	enum status status = signed_find(req, reply, &proof);

	if (status != STATUS_OK)
		return status;
	status = award_image_find(req->db, req->arena, req->args[0],
	    clock_year(proof.award.awarded_us), &drawn);
	if (status == STATUS_ABSENT)
		return undrawn(reply);
	if (status == STATUS_OK)
		status = bake_png(req->arena, drawn, BAKE_CREDENTIAL,
		    bake_ascii(req->arena, span_of(proof.json)), &baked);
	if (status != STATUS_OK)
		return status;
	reply_public(reply, PUBLIC_SECONDS);
	reply_body(reply, "image/png", baked);
	return STATUS_OK;
}

static enum status
paper_reply(struct request *req, struct reply *reply, const char *paper)
{
	struct span pdf;
	enum status status =
	    award_paper_find(req->db, req->arena, req->args[0], paper, &pdf);

	if (status != STATUS_OK)
		return status;
	reply_public(reply, PUBLIC_SECONDS);
	reply_body(reply, "application/pdf", pdf);
	return STATUS_OK;
}

/* GET /awards/{id}/letter.pdf (public; no fields): the certificate, where its
 * educator asked for one and shows the name */
enum status
award_letter(struct request *req, struct reply *reply)
{
	return paper_reply(req, reply, "letter");
}

/* GET /awards/{id}/a4.pdf (public; no fields) */
enum status
award_a4(struct request *req, struct reply *reply)
{
	return paper_reply(req, reply, "a4");
}

/* GET /achievements/{code}.png (public; no fields): the badge of nobody */
enum status
achievement_png(struct request *req, struct reply *reply)
{
	struct span drawn;
	enum status status =
	    achievement_image_find(req->db, req->arena, req->args[0], &drawn);

	if (status == STATUS_ABSENT)
		return undrawn(reply);
	if (status != STATUS_OK)
		return status;
	reply_public(reply, PUBLIC_SECONDS);
	reply_body(reply, "image/png", drawn);
	return STATUS_OK;
}
