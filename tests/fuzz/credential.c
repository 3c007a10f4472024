/*
 * credential.c - whatever file comes as a credential: it gets a verdict, and
 * never a good one by a key that nobody has.
 */
#include "config.h"

#include <string.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/insist.h"
#include "modules/verify/verify.h"
#include "tests/fuzz/fuzz.h"

enum { ARENA_BYTES = 64 * 1024 * 1024, FILE_MOST = 128 * 1024 };

/* An Ed25519 key whose private half was thrown away. */
static const char key[] =
    "{\"kty\":\"OKP\",\"crv\":\"Ed25519\","
    "\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}";

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *arena;
	struct papers *papers;
	struct findings *findings;
	struct span bytes = {(const char *)data, size};

	if (size > FILE_MOST)
		return 0;
	arena = arena_open(ARENA_BYTES);
	papers = arena_take(arena, sizeof(*papers));
	findings = arena_take(arena, sizeof(*findings));
	findings->arena = arena;
	papers->now_us = INT64_C(1780000000) * CLOCK_SECOND;
	papers->mail = "someone@example.org";
	papers->lists[0] = bytes;
	papers->list_count = 1;
	credential_verify(bytes, papers, findings);
	insist(finding_worst(findings) != OUTCOME_HOLDS);
	findings->count = 0;
	insist(
	    issuer_keys_add(arena, span_of(key), &papers->keys) == STATUS_OK);
	credential_verify(bytes, papers, findings);
	insist(finding_worst(findings) != OUTCOME_HOLDS);
	arena_close(&arena);
	return 0;
}
