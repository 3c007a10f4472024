/*
 * issuer_keys.c - one reader for each of the forms in which keys come.
 */
#include "config.h"

#include <string.h>

#include <json-c/json.h>

#include "modules/json_tree.h"
#include "modules/verify/issuer_keys.h"

/* What is known of the keys of a file. */
struct source {
	struct arena *arena;
	struct issuer_keys *keys;
	const char *issuer;
};

static enum status
key_add(struct source *source, const char *id, const char *issuer,
    const struct public_half *half)
{
	struct issuer_key *key = &source->keys->list[source->keys->count];

	if (source->keys->count == ISSUER_KEYS_MOST)
		return fault(STATUS_TOO_MUCH, "more than %d keys",
		    (int)ISSUER_KEYS_MOST);
	key->id = arena_text(source->arena, id);
	key->issuer = arena_text(source->arena, issuer);
	key->half = *half;
	source->keys->count++;
	return STATUS_OK;
}

/* One verification method, or a document that is nothing but one. */
static enum status
method_add(struct source *source, json_object *method)
{
	const char *multibase = json_word(method, "publicKeyMultibase");
	const char *pem = json_word(method, "publicKeyPem");
	const char *whose = json_word(method, "controller");
	const char *id = json_word(method, "id");
	json_object *jwk = json_member(method, "publicKeyJwk");
	struct public_half half;
	enum status status;

	if (*multibase != '\0')
		status = public_half_multikey(source->arena, multibase, &half);
	else if (*pem != '\0')
		status = public_half_pem(source->arena, span_of(pem), &half);
	else if (jwk != NULL)
		status = public_half_jwk(source->arena, jwk, &half);
	else
		status = public_half_jwk(source->arena, method, &half);
	if (status != STATUS_OK) {
		/* Others may be of use. */
		source->keys->skipped++;
		return STATUS_OK;
	}
	if (*id == '\0')
		id = json_word(method, "kid");
	if (*whose == '\0')
		whose = json_word(method, "owner");
	/* A document speaks for its own keys alone. */
	if (*source->issuer != '\0' && *whose != '\0' &&
	    strcmp(whose, source->issuer) != 0) {
		source->keys->skipped++;
		return STATUS_OK;
	}
	return key_add(
	    source, id, *whose != '\0' ? whose : source->issuer, &half);
}

/* Is the method called `id` one that may assert? */
static bool
may_assert(json_object *document, const char *did, const char *id)
{
	json_object *list = json_member(document, "assertionMethod");

	for (size_t i = 0; i < json_count(list); i++) {
		json_object *one = json_at(list, i);
		const char *named = json_object_is_type(one, json_type_string)
		    ? json_object_get_string(one)
		    : json_word(one, "id");
		size_t len = strlen(did);

		if (*id != '\0' && strcmp(named, id) == 0)
			return true;
		/* "#key" is short for "did:...#key". */
		if (*named == '#' && strncmp(id, did, len) == 0 &&
		    strcmp(id + len, named) == 0)
			return true;
		if (*id == '#' && strncmp(named, did, len) == 0 &&
		    strcmp(named + len, id) == 0)
			return true;
	}
	return false;
}

static enum status
document_add(struct source *source, json_object *document)
{
	json_object *methods = json_member(document, "verificationMethod");
	json_object *asserting = json_member(document, "assertionMethod");
	enum status status = STATUS_OK;

	for (size_t i = 0; i < json_count(methods) && status == STATUS_OK;
	     i++) {
		json_object *one = json_at(methods, i);

		if (may_assert(document, source->issuer, json_word(one, "id")))
			status = method_add(source, one);
		else
			source->keys->skipped++;
	}
	/* A method may also stand in the list itself. */
	for (size_t i = 0; i < json_count(asserting) && status == STATUS_OK;
	     i++)
		if (json_object_is_type(
			json_at(asserting, i), json_type_object))
			status = method_add(source, json_at(asserting, i));
	return status;
}

static enum status
tree_add(struct source *source, json_object *tree)
{
	json_object *list = json_member(tree, "keys");
	enum status status = STATUS_OK;

	if (json_member(tree, "verificationMethod") != NULL ||
	    json_member(tree, "assertionMethod") != NULL) {
		source->issuer = json_word(tree, "id");
		return document_add(source, tree);
	}
	if (!json_object_is_type(list, json_type_array))
		return method_add(source, tree);
	for (size_t i = 0; i < json_count(list) && status == STATUS_OK; i++)
		status = method_add(source, json_at(list, i));
	return status;
}

enum status
issuer_keys_add(struct arena *arena, struct span file, struct issuer_keys *keys)
{
	struct source source = {.arena = arena, .keys = keys, .issuer = ""};
	struct public_half half;
	size_t before = keys->count;
	json_object *tree;
	enum status status;

	file = span_trim(file);
	if (file.len > 0 && file.at[0] != '{') {
		status = public_half_pem(arena, file, &half);
		return status == STATUS_OK ? key_add(&source, "", "", &half)
					   : status;
	}
	status = json_tree(arena, file, &tree);
	if (status == STATUS_OK)
		status = tree_add(&source, tree);
	if (status == STATUS_OK && keys->count == before) {
		fault_clear();
		return fault(STATUS_INVALID,
		    "no public key in it that can be used here: a DID document "
		    "with assertionMethod, a JWKS, a JWK, a Multikey or PEM is "
		    "wanted, RSA, P-256 or Ed25519");
	}
	if (status == STATUS_OK)
		fault_clear();
	return status;
}

enum status
issuer_keys_did(struct arena *arena, const char *did, struct issuer_keys *keys)
{
	static const char start[] = "did:key:";
	const char *multikey = did + sizeof(start) - 1;
	struct source source = {.arena = arena, .keys = keys};
	struct public_half half;
	enum status status;

	if (strncmp(did, start, sizeof(start) - 1) != 0)
		return fault(STATUS_INVALID, "no did:key");
	status = public_half_multikey(arena, multikey, &half);
	if (status != STATUS_OK)
		return status;
	return key_add(
	    &source, arena_printf(arena, "%s#%s", did, multikey), did, &half);
}

/* What stands after the last '#' or '/'. */
static const char *
last_part(const char *address)
{
	const char *hash = strrchr(address, '#');
	const char *slash = strrchr(address, '/');

	if (hash != NULL)
		return hash + 1;
	return slash != NULL ? slash + 1 : address;
}

bool
issuer_key_is(const struct issuer_key *key, const char *method)
{
	return *key->id == '\0' || strcmp(key->id, method) == 0 ||
	    (*last_part(method) != '\0' &&
		strcmp(last_part(key->id), last_part(method)) == 0);
}
