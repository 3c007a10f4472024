/*
 * verify.h - is this credential what we signed? Knows no records and no HTTP.
 *
 * A compact JWS (RFC 7515) as OPENBADGES A5 has it: RS256, one key that the
 * caller names, a header with nothing else in it. Or a document with one
 * embedded proof of the kind eddsa-rdfc-2022. What comes never chooses the
 * algorithm or the key: it must agree with what the caller knows.
 */
#ifndef MODULES_VISITOR_VERIFY_H
#define MODULES_VISITOR_VERIFY_H

#include <stdint.h>

#include "base/arena.h"
#include "base/span.h"
#include "base/status.h"

enum verify {
	VERIFY_OK,
	VERIFY_FORM,      /* not three parts of base64url, or too long */
	VERIFY_HEADER,    /* another algorithm, key or type than ours */
	VERIFY_KEY,       /* the public key can't be used */
	VERIFY_SIGNATURE, /* not signed by that key */
	VERIFY_CLAIMS     /* signed, but not a credential as we make them */
};

struct verify_key {
	const char *id;        /* what `kid` or verificationMethod must be */
	const char *algorithm; /* by our records: "RS256", "EdDSA" */
	const char *jwk;       /* of RS256: one public JSON Web Key */
	const char *multikey;  /* of EdDSA: "z6Mk..." */
};

/* What a credential says, once its signature is right. Texts are "" when they
 * are missing. */
struct claims {
	const char *iss; /* of an embedded proof: as issuer.id and id */
	const char *jti;
	const char *issuer;      /* issuer.id */
	const char *id;          /* id */
	const char *achievement; /* credentialSubject.achievement.id */
	int64_t from_us;         /* nbf; 0 when missing */
	int64_t until_us;        /* exp; 0 when missing: without end */
};

/*
 * verify_jwt - check the signature of `jwt` and read what it says.
 *
 *   out  claims_r  written on VERIFY_OK only, texts in `arena`
 */
MUST_USE enum verify verify_jwt(struct arena *arena, const char *jwt,
    const struct verify_key *key, struct claims *claims_r);

/*
 * verify_embedded - the same for a credential with an embedded proof.
 */
MUST_USE enum verify verify_embedded(struct arena *arena, const char *json,
    const struct verify_key *key, struct claims *claims_r);

/*
 * verify_payload - the payload of a compact JWS as it was signed, without any
 * check of the signature: for those who check it themselves. INVALID when it
 * isn't three parts of base64url.
 */
MUST_USE enum status verify_payload(
    struct arena *arena, const char *jwt, struct span *payload_r);

#endif
