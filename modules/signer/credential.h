/*
 * credential.h - an award as an Open Badges 3.0 credential (Verifiable
 * Credentials 2.0), signed in two forms: with an embedded proof, and as a
 * VC-JWT (1EdTech OB 3.0, section 8.2.3).
 */
#ifndef MODULES_SIGNER_CREDENTIAL_H
#define MODULES_SIGNER_CREDENTIAL_H

#include <stdint.h>

#include "base/arena.h"
#include "base/settings.h"
#include "base/span.h"
#include "base/status.h"

struct json_object;
struct key;
struct seed;
struct signer_award;

/*
 * credential_document - the AchievementCredential, not signed yet. Freed with
 * `arena`.
 *
 * The recipient is a salted hash of the e-mail address; no name, as nobody
 * was asked for it. Someone without an e-mail address is named by an
 * identifier made of the salt.
 */
struct json_object *credential_document(struct arena *arena,
    const struct settings *settings, const struct signer_award *award);

/*
 * credential_json - with an embedded proof, as text in `arena`: what is kept
 * and served byte for byte. The document is left as it was.
 *   INVALID | TOO_MUCH  it holds something that can't be signed
 */
MUST_USE enum status credential_json(struct arena *arena,
    const struct settings *settings, const struct seed *seed,
    struct json_object *document, int64_t now_us, const char **json_r);

/*
 * credential_payload - the document as text, with the claims iss, jti, sub,
 * nbf and exp beside its members; in `arena`. The document is left as it was.
 */
struct span credential_payload(struct arena *arena,
    const struct settings *settings, const struct signer_award *award,
    struct json_object *document);

/*
 * credential_jwt - the compact JWS over a payload (RFC 7515 section 3.1), in
 * `arena`; NULL when the key refuses.
 */
const char *credential_jwt(struct arena *arena, const struct settings *settings,
    const struct key *key, struct span payload);

#endif
