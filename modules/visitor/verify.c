/*
 * verify.c - what a credential of ours must look like, in both of its forms.
 */
#include "config.h"

#include <stdbool.h>
#include <string.h>

#include <json-c/json.h>

#include "base/clock.h"
#include "modules/json_tree.h"
#include "modules/proof/proof.h"
#include "modules/verify/jws.h"
#include "modules/visitor/verify.h"

/* The last second of the year 9999: later ones have no date. */
static const int64_t last_second = INT64_C(253402300799);

/* A member in whole seconds; 0 when it is missing, -1 when it is no date. */
static int64_t
time_of(json_object *object, const char *name)
{
	json_object *value = json_member(object, name);
	int64_t seconds;

	if (value == NULL)
		return 0;
	seconds = json_object_get_int64(value);
	if (!json_object_is_type(value, json_type_int) || seconds < 1 ||
	    seconds > last_second)
		return -1;
	return seconds * CLOCK_SECOND;
}

static bool
header_is_ours(json_object *header, const struct verify_key *key)
{
	int members = json_object_object_length(header);
	json_object *type = json_member(header, "typ");

	if (type != NULL && strcmp(json_word(header, "typ"), "JWT") != 0)
		return false;
	return members == (type != NULL ? 3 : 2) &&
	    strcmp(key->algorithm, "RS256") == 0 &&
	    strcmp(json_word(header, "alg"), key->algorithm) == 0 &&
	    strcmp(json_word(header, "kid"), key->id) == 0;
}

static bool
claims_read(struct arena *arena, json_object *payload, struct claims *claims_r)
{
	json_object *subject = json_member(payload, "credentialSubject");

	claims_r->iss = arena_text(arena, json_word(payload, "iss"));
	claims_r->jti = arena_text(arena, json_word(payload, "jti"));
	claims_r->issuer =
	    arena_text(arena, json_word(json_member(payload, "issuer"), "id"));
	claims_r->id = arena_text(arena, json_word(payload, "id"));
	claims_r->achievement = arena_text(
	    arena, json_word(json_member(subject, "achievement"), "id"));
	claims_r->from_us = time_of(payload, "nbf");
	claims_r->until_us = time_of(payload, "exp");
	return claims_r->from_us >= 0 && claims_r->until_us >= 0;
}

enum verify
verify_jwt(struct arena *arena, const char *jwt, const struct verify_key *key,
    struct claims *claims_r)
{
	struct jws jws;
	struct claims claims;
	struct public_half half;
	json_object *header;
	json_object *payload;
	json_object *jwk;

	if (!jws_read(arena, span_of(jwt), &jws))
		return VERIFY_FORM;
	if (json_tree(arena, jws.header, &header) != STATUS_OK ||
	    !header_is_ours(header, key))
		return VERIFY_HEADER;
	if (json_tree(arena, span_of(key->jwk), &jwk) != STATUS_OK ||
	    public_half_jwk(arena, jwk, &half) != STATUS_OK ||
	    half.algorithm != ALGORITHM_RS256)
		return VERIFY_KEY;
	if (!jws_holds(&jws, &half))
		return VERIFY_SIGNATURE;
	if (json_tree(arena, jws.payload, &payload) != STATUS_OK ||
	    !claims_read(arena, payload, &claims))
		return VERIFY_CLAIMS;
	*claims_r = claims;
	return VERIFY_OK;
}

/* What an embedded proof covers, in the words of a JWT. */
static bool
document_claims(
    struct arena *arena, json_object *document, struct claims *claims_r)
{
	const char *until = json_word(document, "validUntil");

	(void)claims_read(arena, document, claims_r);
	claims_r->iss = claims_r->issuer;
	claims_r->jti = claims_r->id;
	claims_r->until_us = 0;
	return clock_parse(json_word(document, "validFrom"),
		   &claims_r->from_us) == STATUS_OK &&
	    (*until == '\0' ||
		clock_parse(until, &claims_r->until_us) == STATUS_OK);
}

enum verify
verify_embedded(struct arena *arena, const char *json,
    const struct verify_key *key, struct claims *claims_r)
{
	unsigned char raw[ED25519_KEY_BYTES];
	struct claims claims;
	json_object *document;
	json_object *proof;
	enum status status;

	if (json_tree(arena, span_of(json), &document) != STATUS_OK)
		return VERIFY_FORM;
	if (strcmp(key->algorithm, "EdDSA") != 0 ||
	    proof_of(document, &proof) != STATUS_OK ||
	    strcmp(json_word(proof, "verificationMethod"), key->id) != 0)
		return VERIFY_HEADER;
	if (!multikey_read(key->multikey, raw))
		return VERIFY_KEY;
	status = proof_check(arena, document, raw);
	if (status != STATUS_OK)
		return status == STATUS_DENIED ? VERIFY_SIGNATURE
					       : VERIFY_CLAIMS;
	if (!document_claims(arena, document, &claims))
		return VERIFY_CLAIMS;
	*claims_r = claims;
	return VERIFY_OK;
}

enum status
verify_payload(struct arena *arena, const char *jwt, struct span *payload_r)
{
	struct jws jws;

	if (!jws_read(arena, span_of(jwt), &jws))
		return STATUS_INVALID;
	*payload_r = jws.payload;
	return STATUS_OK;
}
