/*
 * jws.h - compact JSON Web Signatures (RFC 7515) and the public keys that
 * check them (RFC 7517). Knows no credential and no issuer.
 *
 * The header never chooses what is believed: the algorithm belongs to the key
 * (RFC 8725, section 3.1).
 */
#ifndef MODULES_VERIFY_JWS_H
#define MODULES_VERIFY_JWS_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/span.h"
#include "base/status.h"
#include "modules/proof/multibase.h"

struct json_object;

enum { JWS_MOST = 4 * 1024 * 1024 };

/* A compact JWS taken apart, in the arena; `message` is what was signed. */
struct jws {
	struct span header;
	struct span payload;
	struct span signature;
	struct span message;
};

enum algorithm { ALGORITHM_RS256, ALGORITHM_ES256, ALGORITHM_EDDSA };

/* A public key and the one algorithm that it is for. */
struct public_half {
	enum algorithm algorithm;
	void *pkey;                           /* OpenSSL's EVP_PKEY */
	unsigned char raw[ED25519_KEY_BYTES]; /* of EdDSA keys */
};

/*
 * algorithm_name - as a header writes it: "RS256".
 */
const char *algorithm_name(enum algorithm algorithm);

/*
 * base64url_read - without padding, into `arena`; false for anything else.
 * Bits that say nothing must be 0, so that no other text means the same.
 */
bool base64url_read(
    struct arena *arena, struct span text, struct span *bytes_r);

/*
 * jws_read - three parts of base64url with points between them, at most
 * JWS_MOST bytes; false for anything else. Nothing is checked yet.
 */
bool jws_read(struct arena *arena, struct span text, struct jws *jws_r);

/*
 * jws_is - does it look like one? A quick look at how it begins.
 */
bool jws_is(struct span text);

/*
 * public_half_jwk - the key of a JWK, freed with `arena`: RSA of 2,048 to
 * 8,192 bits, EC on P-256, or OKP on Ed25519. INVALID for every other, and for
 * one whose "alg" or "use" says that it isn't for signatures of its kind.
 */
MUST_USE enum status public_half_jwk(
    struct arena *arena, struct json_object *jwk, struct public_half *key_r);

/*
 * public_half_multikey - an Ed25519 key as a Multikey ("z6Mk...").
 */
MUST_USE enum status public_half_multikey(
    struct arena *arena, const char *text, struct public_half *key_r);

/*
 * public_half_pem - a key in PEM ("BEGIN PUBLIC KEY"), of the same kinds.
 */
MUST_USE enum status public_half_pem(
    struct arena *arena, struct span text, struct public_half *key_r);

/*
 * jws_holds - does the signature come from this key, by its algorithm?
 */
bool jws_holds(const struct jws *jws, const struct public_half *key);

#endif
