/*
 * jws.c - whatever text comes as a JWT, and whatever comes as keys: three
 * parts or nothing, and no signature by a key that nobody has.
 */
#include "config.h"

#include <string.h>

#include "base/arena.h"
#include "base/insist.h"
#include "modules/verify/issuer_keys.h"
#include "tests/fuzz/fuzz.h"

enum { ARENA_BYTES = 16 * 1024 * 1024, TEXT_MOST = 64 * 1024 };

static const char nobody[] =
    "{\"kty\":\"EC\",\"crv\":\"P-256\","
    "\"x\":\"MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4\","
    "\"y\":\"4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM\"}";

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *arena;
	struct issuer_keys *keys;
	struct span text = {(const char *)data, size};
	struct jws jws;

	if (size > TEXT_MOST)
		return 0;
	arena = arena_open(ARENA_BYTES);
	keys = arena_take(arena, sizeof(*keys));
	fault_clear();
	insist(issuer_keys_add(arena, span_of(nobody), keys) == STATUS_OK);
	if (jws_read(arena, text, &jws)) {
		insist(jws.message.len < size);
		insist(!jws_holds(&jws, &keys->list[0].half));
	}
	/* The same bytes as a file of keys. */
	if (issuer_keys_add(arena, text, keys) == STATUS_OK)
		insist(keys->count > 1 && keys->count <= ISSUER_KEYS_MOST);
	arena_close(&arena);
	return 0;
}
