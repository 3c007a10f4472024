/*
 * proof.c - whatever JSON comes: it is refused, or its canonical form is the
 * same when its statements and its nameless things come the other way round.
 */
#include "config.h"

#include <string.h>

#include <json-c/json.h>

#include "base/arena.h"
#include "base/insist.h"
#include "base/span.h"
#include "modules/proof/canon.h"
#include "modules/proof/proof.h"
#include "modules/proof/rdf.h"
#include "tests/fuzz/fuzz.h"

enum { ARENA_BYTES = 8 * 1024 * 1024, TEXT_MOST = 64 * 1024 };

static struct rdf
turned(struct arena *arena, const struct rdf *rdf)
{
	struct rdf other = *rdf;

	other.quads = arena_array(arena, rdf->count + 1, sizeof(*other.quads));
	for (size_t i = 0; i < rdf->count; i++) {
		other.quads[i] = rdf->quads[rdf->count - 1 - i];
		for (int place = 0; place < RDF__PLACES; place++) {
			struct rdf_term *term = &other.quads[i].terms[place];

			if (term->blank >= 0)
				term->blank =
				    (int32_t)rdf->blanks - 1 - term->blank;
		}
	}
	return other;
}

static void
canon_twice(struct arena *arena, json_object *document)
{
	struct rdf rdf;
	struct rdf other;
	struct span text;
	struct span again;

	if (rdf_read(arena, document, &rdf) != STATUS_OK ||
	    !arena_room(arena, ARENA_BYTES / 2))
		return;
	other = turned(arena, &rdf);
	if (canon_write(arena, &rdf, &text) != STATUS_OK ||
	    canon_write(arena, &other, &again) != STATUS_OK)
		return;
	insist(
	    text.len == again.len && memcmp(text.at, again.at, text.len) == 0);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const unsigned char key[ED25519_KEY_BYTES] = {1};
	struct json_tokener *tokener;
	struct arena *arena;
	json_object *document;

	if (size > TEXT_MOST)
		return 0;
	arena = arena_open(ARENA_BYTES);
	tokener = json_tokener_new();
	json_tokener_set_flags(
	    tokener, JSON_TOKENER_STRICT | JSON_TOKENER_VALIDATE_UTF8);
	document =
	    json_tokener_parse_ex(tokener, (const char *)data, (int)size);
	if (document != NULL) {
		fault_clear();
		canon_twice(arena, document);
		insist(proof_check(arena, document, key) != STATUS_OK);
	}
	(void)json_object_put(document);
	json_tokener_free(tokener);
	arena_close(&arena);
	return 0;
}
