/*
 * verify.h - is this credential genuine, by what is known of its issuer?
 *
 * Open Badges 3.0 with an embedded proof (eddsa-rdfc-2022) or as a JWT
 * (RS256, ES256, EdDSA), and Open Badges 2.0, hosted or signed; as a file of
 * its own or baked into a PNG or an SVG; from any issuer. Fetches nothing and
 * knows no records: keys and lists come from the caller.
 */
#ifndef MODULES_VERIFY_VERIFY_H
#define MODULES_VERIFY_VERIFY_H

#include <stdint.h>

#include "base/span.h"
#include "modules/verify/finding.h"
#include "modules/verify/issuer_keys.h"

enum {
	CREDENTIAL_MOST = 16 * 1024 * 1024, /* bytes of a file */
	CREDENTIAL_ARENA = 400 * 1024 * 1024,
	LISTS_MOST = 16,
	LIST_BITS_MOST = 16 * 1024 * 1024 / 8 /* bytes of an unpacked list */
};

/* What the caller knows. */
struct papers {
	struct issuer_keys keys;       /* may be none */
	struct span lists[LISTS_MOST]; /* of what was taken back */
	size_t list_count;
	const char *mail; /* whose it should be; NULL: anyone's */
	int64_t now_us;
};

/*
 * credential_verify - look at all of it and add what is found. The steps are
 * "form", "signature", "issuer", "content", "dates", "status" and
 * "recipient". `findings` is empty but for its arena, which should give
 * CREDENTIAL_ARENA bytes.
 */
void credential_verify(
    struct span bytes, const struct papers *papers, struct findings *findings);

#endif
