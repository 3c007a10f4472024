/*
 * checking.h - what the parts of a check share.
 */
#ifndef MODULES_VERIFY_CHECKING_H
#define MODULES_VERIFY_CHECKING_H

#include <stdbool.h>

#include "modules/verify/jws.h"
#include "modules/verify/verify.h"

struct json_object;

struct checking {
	struct arena *arena;
	const struct papers *papers;
	struct findings *findings;
	const char *where;            /* "baked into a PNG", "in a file" */
	struct json_object *document; /* the credential */
	struct jws jws;               /* where `header` isn't NULL */
	struct json_object *header;
	struct json_object *payload;
	const char *issuer; /* its id, as the credential names it */
};

/*
 * badge3_check, badge2_check - all steps for a credential of that version.
 */
void badge3_check(struct checking *checking);
void badge2_check(struct checking *checking);

/*
 * badge2_address - a badge that is nothing but the address of its assertion.
 */
void badge2_address(struct checking *checking, const char *address);

/*
 * issuer_of - the id of a credential's issuer, a text or an object; "".
 */
const char *issuer_of(struct json_object *document);

/*
 * signature_jws - the steps "signature" and "issuer" of a JWS. True when both
 * hold.
 */
bool signature_jws(struct checking *checking);

/*
 * signature_embedded - the same of a document's proof.
 */
bool signature_embedded(struct checking *checking);

/*
 * revocation_check - the step "status" by the lists that were given.
 */
void revocation_check(struct checking *checking);

/*
 * revocation_names - the same by the list of names at `address`.
 */
void revocation_names(struct checking *checking, const char *address);

/*
 * identity_is - one identity of a recipient, `value` with `salt` after the
 * address where it is hashed ("sha256$..."), is that address.
 */
bool identity_is(struct arena *arena, const char *mail, const char *value,
    const char *salt, bool hashed);

/*
 * dates_check - the step "dates" for two texts of RFC 3339; `until` may be "".
 */
void dates_check(
    struct checking *checking, const char *from, const char *until);

#endif
