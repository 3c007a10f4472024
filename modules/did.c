/*
 * did.c - a did:web document by json-c.
 */
#include "config.h"

#include <stdbool.h>
#include <string.h>

#include <json-c/json.h>

#include "base/insist.h"
#include "modules/did.h"

static void
json_free(void *thing)
{
	(void)json_object_put(thing);
}

static json_object *
add(json_object *object, const char *name, json_object *value)
{
	insist(value != NULL);
	insist(json_object_object_add(object, name, value) == 0);
	return value;
}

static void
add_text(json_object *object, const char *name, const char *text)
{
	(void)add(object, name, json_object_new_string(text));
}

static void
append(json_object *list, json_object *value)
{
	insist(value != NULL);
	insist(json_object_array_add(list, value) == 0);
}

static void
contexts_add(json_object *document)
{
	json_object *contexts =
	    add(document, "@context", json_object_new_array());

	/* Readers want it to be the first. */
	append(
	    contexts, json_object_new_string("https://www.w3.org/ns/did/v1"));
	append(contexts,
	    json_object_new_string("https://w3id.org/security/multikey/v1"));
}

static bool
is_multikey(const struct did_key *key)
{
	return strcmp(key->algorithm, "EdDSA") == 0;
}

static void
method_fill(json_object *method, const char *did, const char *id,
    const struct did_key *key)
{
	add_text(method, "id", id);
	add_text(method, "type", is_multikey(key) ? "Multikey" : "JsonWebKey");
	add_text(method, "controller", did);
	if (is_multikey(key))
		add_text(method, "publicKeyMultibase", key->name);
}

json_object *
did_document(struct arena *arena, const char *did, const struct did_key *keys,
    size_t count)
{
	json_object *document = json_object_new_object();
	json_object *methods;
	json_object *assertions;

	insist(document != NULL);
	arena_defer(arena, json_free, document);
	contexts_add(document);
	add_text(document, "id", did);
	methods = add(document, "verificationMethod", json_object_new_array());
	assertions = add(document, "assertionMethod", json_object_new_array());
	for (size_t i = 0; i < count; i++) {
		const char *id =
		    arena_printf(arena, "%s#%s", did, keys[i].name);
		json_object *jwk = is_multikey(&keys[i])
		    ? NULL
		    : json_tokener_parse(keys[i].jwk);
		json_object *method;

		if (jwk == NULL && !is_multikey(&keys[i]))
			continue;
		method = json_object_new_object();
		append(methods, method);
		method_fill(method, did, id, &keys[i]);
		if (jwk != NULL)
			(void)add(method, "publicKeyJwk", jwk);
		append(assertions, json_object_new_string(id));
	}
	return document;
}

json_object *
did_multikey(struct arena *arena, const char *did, const struct did_key *key)
{
	json_object *document = json_object_new_object();

	insist(document != NULL);
	arena_defer(arena, json_free, document);
	add_text(document, "@context", "https://w3id.org/security/multikey/v1");
	method_fill(
	    document, did, arena_printf(arena, "%s#%s", did, key->name), key);
	return document;
}
