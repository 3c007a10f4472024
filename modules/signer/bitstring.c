/*
 * bitstring.c - gzip by zlib.
 */
#include "config.h"

#include <string.h>

#include <json-c/json.h>
#include <sodium.h>
#include <zlib.h>

#include "base/clock.h"
#include "base/insist.h"
#include "base/issuer.h"
#include "modules/signer/bitstring.h"
#include "modules/signer/key.h"
#include "modules/proof/proof.h"
#include "modules/signer/seed.h"

enum { GZIP = 15 + 16, MEMORY = 8 };

const char *
bitstring_pack(struct arena *arena, const unsigned char *bits, size_t len)
{
	z_stream stream = {0};
	size_t room;
	unsigned char *packed;

	insist(deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, GZIP,
		   MEMORY, Z_DEFAULT_STRATEGY) == Z_OK);
	room = deflateBound(&stream, len);
	packed = arena_take(arena, room);
	stream.next_in = (z_const Bytef *)(uintptr_t)bits;
	stream.avail_in = (uInt)len;
	stream.next_out = packed;
	stream.avail_out = (uInt)room;
	insist(deflate(&stream, Z_FINISH) == Z_STREAM_END);
	room = stream.total_out;
	(void)deflateEnd(&stream);
	return arena_printf(arena, "u%s", base64url(arena, packed, room));
}

static json_object *
put(json_object *object, const char *name, json_object *value)
{
	insist(value != NULL);
	insist(json_object_object_add(object, name, value) == 0);
	return value;
}

static void
put_text(json_object *object, const char *name, const char *text)
{
	(void)put(object, name, json_object_new_string(text));
}

static void
json_free(void *thing)
{
	(void)json_object_put(thing);
}

static json_object *
list_document(struct arena *arena, const char *id, const char *did,
    const char *moment, const char *packed)
{
	static const char *const types[] = {
	    "VerifiableCredential", "BitstringStatusListCredential"};
	json_object *document = json_object_new_object();
	json_object *list;
	json_object *subject;

	insist(document != NULL);
	arena_defer(arena, json_free, document);
	list = put(document, "@context", json_object_new_array_ext(1));
	insist(json_object_array_add(list,
		   json_object_new_string(
		       "https://www.w3.org/ns/credentials/v2")) == 0);
	put_text(document, "id", id);
	list = put(document, "type", json_object_new_array_ext(2));
	for (size_t i = 0; i < 2; i++)
		insist(json_object_array_add(
			   list, json_object_new_string(types[i])) == 0);
	put_text(document, "issuer", did);
	put_text(document, "validFrom", moment);
	subject = put(document, "credentialSubject", json_object_new_object());
	put_text(subject, "id", arena_printf(arena, "%s#list", id));
	/* Plain texts: some verifiers compare them so. */
	put_text(subject, "type", "BitstringStatusList");
	put_text(subject, "statusPurpose", "revocation");
	put_text(subject, "encodedList", packed);
	return document;
}

enum status
bitstring_sign(struct arena *arena, const struct settings *settings,
    const struct seed *seed, int64_t list, const unsigned char *bits,
    size_t len, int64_t now_us, const char **body_r)
{
	const char *did = issuer_did(arena, settings->public_url);
	char moment[CLOCK_TEXT_MAX];
	struct proof_options options = {
	    .method = arena_printf(arena, "%s#%s", did, seed_name(seed)),
	    .created = moment,
	};
	json_object *document;
	enum status status;

	clock_iso(now_us, moment);
	document = list_document(arena,
	    issuer_status_address(arena, settings->public_url, list), did,
	    moment, bitstring_pack(arena, bits, len));
	status = proof_add(arena, document, &options, seed_secret(seed));
	if (status != STATUS_OK)
		return status;
	*body_r = arena_text(arena,
	    json_object_to_json_string_ext(document,
		JSON_C_TO_STRING_PLAIN | JSON_C_TO_STRING_NOSLASHESCAPE));
	return STATUS_OK;
}
