/*
 * issuer.c - who issues, with which keys, and what was taken back: as a page
 * and as the documents that other programs read (OPENBADGES A2, A7).
 */
#include "config.h"

#include <string.h>

#include <json-c/json.h>

#include "base/check.h"
#include "base/clock.h"
#include "base/insist.h"
#include "base/issuer.h"
#include "modules/did.h"
#include "modules/visitor/visitor.h"
#include "schema/visitor/catalog.h"
#include "schema/visitor/issuer.h"
#include "views/view.h"

static void
json_free(void *thing)
{
	(void)json_object_put(thing);
}

static json_object *
object_new(struct arena *arena)
{
	json_object *object = json_object_new_object();

	insist(object != NULL);
	arena_defer(arena, json_free, object);
	return object;
}

/* Add a value that `object` owns from here on. */
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
append_text(json_object *list, const char *text)
{
	insist(json_object_array_add(list, json_object_new_string(text)) == 0);
}

/* A list with one text: what Open Badges wants wherever it allows several. */
static void
add_list(json_object *object, const char *name, const char *text)
{
	append_text(add(object, name, json_object_new_array()), text);
}

static enum status
document_reply(struct request *req, struct reply *reply, json_object *document)
{
	size_t len;
	const char *text = json_object_to_json_string_length(document,
	    JSON_C_TO_STRING_PLAIN | JSON_C_TO_STRING_NOSLASHESCAPE, &len);

	insist(text != NULL);
	reply_public(reply, PUBLIC_SECONDS);
	reply_body(reply, "application/json",
	    (struct span) {arena_copy(req->arena, text, len), len});
	return STATUS_OK;
}

/* A stored public key as an object of `arena`; NULL when it is none. */
static json_object *
jwk_read(struct arena *arena, const struct public_key *key)
{
	json_object *jwk = json_tokener_parse(key->public_jwk);

	if (jwk != NULL)
		arena_defer(arena, json_free, jwk);
	return json_object_is_type(jwk, json_type_object) ? jwk : NULL;
}

static void
profile_fill(struct request *req, json_object *profile)
{
	const struct visitor *visitor = req->state;

	add_text(profile, "id", visitor->did);
	add_list(profile, "type", "Profile");
	add_text(profile, "name", req->settings->district_name);
	add_text(profile, "url", req->settings->public_url);
	if (*req->settings->district_mail != '\0')
		add_text(profile, "email", req->settings->district_mail);
}

/* GET /issuers/district.json (public; no fields) */
enum status
issuer_json(struct request *req, struct reply *reply)
{
	json_object *profile = object_new(req->arena);
	json_object *contexts =
	    add(profile, "@context", json_object_new_array());

	append_text(contexts, "https://www.w3.org/ns/credentials/v2");
	append_text(contexts,
	    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json");
	profile_fill(req, profile);
	return document_reply(req, reply, profile);
}

/* When the next key of its kind took over; 0: it signs. */
static int64_t
key_end(const struct public_key *keys, size_t count, size_t key)
{
	for (size_t i = key + 1; i < count; i++)
		if (strcmp(keys[i].algorithm, keys[key].algorithm) == 0)
			return keys[i].used_from_us;
	return 0;
}

static void
keys_show(struct request *req, struct view *node, const struct public_key *keys,
    size_t count)
{
	view_list(node, "keys");
	for (size_t i = 0; i < count; i++) {
		struct view *row = view_row(node, "keys");

		view_text(row, "name", keys[i].name);
		view_text(row, "algorithm", keys[i].algorithm);
		view_time(row, "from", keys[i].used_from_us);
		view_time(row, "until", key_end(keys, count, i));
		view_web(row, "href",
		    arena_printf(req->arena, "/keys/%s", keys[i].name));
	}
}

/* GET /issuers/district (public; no fields) */
enum status
issuer_page(struct request *req, struct reply *reply)
{
	const struct visitor *visitor = req->state;
	struct view *node = view_group(reply_data(reply), "Issuer");
	struct public_key *keys;
	size_t count;
	enum status status;

	if (req->json)
		return issuer_json(req, reply);
	status = key_list(req->db, req->arena, &keys, &count);
	if (status != STATUS_OK)
		return status;
	view_text(node, "name", req->settings->district_name);
	view_text(node, "did", visitor->did);
	view_web(node, "url", req->settings->public_url);
	view_web(node, "json_href", "/issuers/district.json");
	view_web(node, "did_href", "/.well-known/did.json");
	view_web(node, "jwks_href", "/.well-known/jwks.json");
	view_web(node, "revocations_href", "/revocations/1");
	keys_show(req, node, keys, count);
	reply_public(reply, PUBLIC_SECONDS);
	reply_view(reply, "visitor/about");
	return STATUS_OK;
}

/* Does it sign embedded proofs? Those keys are published as Multikey. */
static bool
is_embedding(const struct public_key *key)
{
	return strcmp(key->algorithm, "EdDSA") == 0;
}

static struct did_key
did_key_of(const struct public_key *key)
{
	return (struct did_key) {key->name, key->algorithm, key->public_jwk};
}

/* GET /keys/{name} (public; no fields): one bare JWK, as validators want it;
 * a key of embedded proofs as a Multikey. */
enum status
key_json(struct request *req, struct reply *reply)
{
	const struct visitor *visitor = req->state;
	struct public_key key;
	struct did_key other;
	enum status status = key_find(req->db, req->arena, req->args[0], &key);

	if (status != STATUS_OK)
		return status;
	if (is_embedding(&key)) {
		other = did_key_of(&key);
		return document_reply(
		    req, reply, did_multikey(req->arena, visitor->did, &other));
	}
	reply_public(reply, PUBLIC_SECONDS);
	reply_body(reply, "application/json", span_of(key.public_jwk));
	return STATUS_OK;
}

/* GET /.well-known/did.json (public; no fields) */
enum status
did_json(struct request *req, struct reply *reply)
{
	const struct visitor *visitor = req->state;
	struct public_key *keys;
	struct did_key *list;
	size_t count;
	enum status status = key_list(req->db, req->arena, &keys, &count);

	if (status != STATUS_OK)
		return status;
	list = arena_array(req->arena, count + 1, sizeof(*list));
	for (size_t i = 0; i < count; i++)
		list[i] = did_key_of(&keys[i]);
	return document_reply(
	    req, reply, did_document(req->arena, visitor->did, list, count));
}

/* GET /status/{int} (public; no fields): a signed BitstringStatusList */
enum status
status_json(struct request *req, struct reply *reply)
{
	const char *body;
	int64_t number;
	enum status status = int_parse(req->args[0], 1, INT64_MAX, &number);

	if (status != STATUS_OK)
		return STATUS_ABSENT;
	status = status_list_find(req->db, req->arena, number, &body);
	if (status != STATUS_OK)
		return status;
	reply_public(reply, PUBLIC_SECONDS);
	reply_body(reply, "application/vc+ld+json", span_of(body));
	return STATUS_OK;
}

/* GET /.well-known/jwks.json (public; no fields): the keys of JWTs */
enum status
jwks_json(struct request *req, struct reply *reply)
{
	json_object *document = object_new(req->arena);
	json_object *list = add(document, "keys", json_object_new_array());
	struct public_key *keys;
	size_t count;
	enum status status = key_list(req->db, req->arena, &keys, &count);

	if (status != STATUS_OK)
		return status;
	for (size_t i = 0; i < count; i++) {
		json_object *jwk = is_embedding(&keys[i])
		    ? NULL
		    : jwk_read(req->arena, &keys[i]);

		if (jwk == NULL)
			continue;
		add_text(jwk, "kid",
		    issuer_key_address(
			req->arena, req->settings->public_url, keys[i].name));
		add_text(jwk, "alg", keys[i].algorithm);
		add_text(jwk, "use", "sig");
		insist(json_object_array_add(list, json_object_get(jwk)) == 0);
	}
	return document_reply(req, reply, document);
}

static void
revoked_add(
    struct request *req, json_object *list, const char *id, const char *reason)
{
	json_object *entry = json_object_new_object();

	add_text(entry, "id",
	    issuer_award_address(req->arena, req->settings->public_url, id));
	(void)add(entry, "revoked", json_object_new_boolean(true));
	if (reason != NULL && *reason != '\0')
		add_text(entry, "revocationReason", reason);
	insist(json_object_array_add(list, entry) == 0);
}

/* GET /revocations/1 (public; no fields): a 1EdTechRevocationList. What ran out
 * stands there too: some programs look at no date. */
enum status
revocations_json(struct request *req, struct reply *reply)
{
	const struct visitor *visitor = req->state;
	json_object *document = object_new(req->arena);
	json_object *list;
	struct revoked *revoked;
	struct revoked *expired = NULL;
	size_t count;
	size_t expired_count = 0;
	char moment[CLOCK_TEXT_MAX];
	enum status status =
	    revoked_list(req->db, req->arena, &revoked, &count);

	if (status == STATUS_OK)
		status = expired_list(
		    req->db, req->arena, req->now_us, &expired, &expired_count);
	if (status != STATUS_OK)
		return status;
	add_text(document, "id",
	    issuer_revocations_address(req->arena, req->settings->public_url));
	add_text(document, "issuer", visitor->did);
	list = add(document, "revokedCredential", json_object_new_array());
	for (size_t i = 0; i < count; i++)
		revoked_add(req, list, revoked[i].public_id, revoked[i].reason);
	for (size_t i = 0; i < expired_count; i++) {
		clock_iso(expired[i].revoked_us, moment);
		revoked_add(req, list, expired[i].public_id,
		    arena_printf(req->arena, "It ran out on %.10s.", moment));
	}
	return document_reply(req, reply, document);
}

static void
achievement_fill(
    struct request *req, json_object *document, const struct edition *edition)
{
	const struct brief *brief = &edition->brief;
	const char *id = issuer_achievement_address(
	    req->arena, req->settings->public_url, brief->code);
	json_object *criteria;

	add_text(document, "id", id);
	add_list(document, "type", "Achievement");
	add_text(document, "achievementType", "MicroCredential");
	add_text(document, "name", brief->title);
	add_text(document, "description", brief->summary);
	criteria = add(document, "criteria", json_object_new_object());
	add_text(criteria, "id", id);
	add_text(criteria, "narrative", edition->criteria);
	profile_fill(req, add(document, "creator", json_object_new_object()));
	add_text(document, "humanCode", brief->code);
	add_text(document, "version",
	    arena_printf(req->arena, "%lld", (long long)edition->number));
}

/* GET /achievements/{code} (public; no fields): for people, the catalog */
enum status
achievement_page(struct request *req, struct reply *reply)
{
	struct edition edition;
	json_object *document;
	enum status status =
	    edition_find(req->db, req->arena, req->args[0], &edition);

	if (status != STATUS_OK)
		return status;
	if (!req->json) {
		reply_redirect(reply, "/catalog/%s", edition.brief.code);
		return STATUS_OK;
	}
	document = object_new(req->arena);
	achievement_fill(req, document, &edition);
	return document_reply(req, reply, document);
}
