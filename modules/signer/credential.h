/*
 * credential.h - an award as an Open Badges 3.0 credential (Verifiable
 * Credentials 2.0), signed as a VC-JWT (1EdTech OB 3.0, section 8.2.3).
 */
#ifndef MODULES_SIGNER_CREDENTIAL_H
#define MODULES_SIGNER_CREDENTIAL_H

#include "base/arena.h"
#include "base/settings.h"
#include "base/span.h"

struct key;
struct signer_award;

/*
 * credential_payload - the JSON that is signed: the AchievementCredential
 * with the claims iss, jti, sub, nbf and exp beside it. In `arena`.
 *
 * The recipient is a salted hash of the e-mail address; no name, as nobody
 * was asked for it. Someone without an e-mail address is named by an
 * identifier made of the salt.
 */
struct span credential_payload(struct arena *arena,
    const struct settings *settings, const struct signer_award *award);

/*
 * credential_jwt - the compact JWS over a payload (RFC 7515 section 3.1), in
 * `arena`; NULL when the key refuses.
 */
const char *credential_jwt(struct arena *arena, const struct settings *settings,
    const struct key *key, struct span payload);

#endif
