/*
 * credential.c - builds the JSON member by member, signs it as it is.
 *
 * Always arrays where the model allows several values; no nulls, no empty
 * arrays; whole seconds, as nbf must equal validFrom.
 */
#include "config.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include <json-c/json.h>
#include <sodium.h>

#include "base/check.h"
#include "base/clock.h"
#include "base/insist.h"
#include "base/issuer.h"
#include "modules/signer/credential.h"
#include "modules/signer/key.h"
#include "modules/proof/proof.h"
#include "modules/signer/result.h"
#include "modules/signer/seed.h"
#include "schema/signer/award.h"

static const char *const contexts[] = {
    "https://www.w3.org/ns/credentials/v2",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
    "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json",
};

static const char schema_address[] =
    "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/"
    "ob_v3p0_achievementcredential_schema.json";

/* What the parts are made from. */
struct making {
	struct arena *arena;
	const struct settings *settings;
	const struct signer_award *award;
	const char *did;
	const char *subject;
};

/* ---- small words ----------------------------------------------------- */

static void
json_free(void *thing)
{
	(void)json_object_put(thing);
}

/* Control characters but tab and line ends never reach a signature: writers
 * of JSON differ in how they escape them. */
static json_object *
text_new(struct arena *arena, const char *text)
{
	bool clean;
	struct span span = utf8_clean(arena, span_of(text), &clean);

	return json_object_new_string_len(span.at, (int)span.len);
}

static json_object *
put(json_object *object, const char *name, json_object *value)
{
	insist(value != NULL);
	insist(json_object_object_add(object, name, value) == 0);
	return value;
}

static void
put_text(struct making *making, json_object *object, const char *name,
    const char *text)
{
	(void)put(object, name, text_new(making->arena, text));
}

static json_object *
append(json_object *list, json_object *value)
{
	insist(value != NULL);
	insist(json_object_array_add(list, value) == 0);
	return value;
}

/* "type": ["Profile"] */
static void
put_types(json_object *object, const char *const *types, size_t count)
{
	json_object *list =
	    put(object, "type", json_object_new_array_ext((int)count));

	for (size_t i = 0; i < count; i++)
		(void)append(list, json_object_new_string(types[i]));
}

static void
put_time(
    struct making *making, json_object *object, const char *name, int64_t us)
{
	char text[CLOCK_TEXT_MAX];

	clock_iso(us, text);
	put_text(making, object, name, text);
}

/* A name for the recipient that tells nothing and differs by award. */
static const char *
subject_name(struct arena *arena, const char *salt)
{
	return uuid_name(arena, salt);
}

/* ---- parts ----------------------------------------------------------- */

static void
put_issuer(struct making *making, json_object *credential)
{
	json_object *issuer =
	    put(credential, "issuer", json_object_new_object());

	put_text(making, issuer, "id", making->did);
	put_types(issuer, (const char *const[]) {"Profile"}, 1);
	put_text(making, issuer, "name", making->settings->district_name);
	put_text(making, issuer, "url", making->settings->public_url);
	if (*making->settings->district_mail != '\0')
		put_text(
		    making, issuer, "email", making->settings->district_mail);
}

static void
put_image(struct making *making, json_object *object, const char *address)
{
	json_object *image = put(object, "image", json_object_new_object());

	put_text(making, image, "id", address);
	put_text(making, image, "type", "Image");
	put_text(making, image, "caption",
	    arena_printf(making->arena, "Badge: %s", making->award->title));
}

/* sha256$ of the address in lower case and the salt (OB 3.0, IdentityObject).
 */
static const char *
identity_hash(struct making *making, const char *mail)
{
	const char *salt = making->award->salt;
	char *lower = arena_text(making->arena, mail);
	unsigned char hash[crypto_hash_sha256_BYTES];
	char hex[2 * crypto_hash_sha256_BYTES + 1];
	const char *both;

	for (char *at = lower; *at != '\0'; at++)
		*at = (char)tolower((unsigned char)*at);
	both = arena_printf(making->arena, "%s%s", lower, salt);
	(void)crypto_hash_sha256(
	    hash, (const unsigned char *)both, strlen(both));
	(void)sodium_bin2hex(hex, sizeof(hex), hash, sizeof(hash));
	return arena_printf(making->arena, "sha256$%s", hex);
}

static void
put_identity(struct making *making, json_object *subject)
{
	const char *mail = making->award->recipient_mail;
	struct span trimmed;
	json_object *identity;

	if (mail == NULL)
		return;
	trimmed = span_trim(span_of(mail));
	if (trimmed.len == 0)
		return;
	identity =
	    append(put(subject, "identifier", json_object_new_array_ext(1)),
		json_object_new_object());
	put_text(making, identity, "type", "IdentityObject");
	(void)put(identity, "hashed", json_object_new_boolean(1));
	put_text(making, identity, "identityHash",
	    identity_hash(
		making, arena_copy(making->arena, trimmed.at, trimmed.len)));
	put_text(making, identity, "identityType", "emailAddress");
	put_text(making, identity, "salt", making->award->salt);
}

static json_object *
member_of(json_object *object, const char *name)
{
	json_object *value = NULL;

	(void)json_object_object_get_ex(object, name, &value);
	return value;
}

static const char *
member(json_object *object, const char *name)
{
	json_object *value = NULL;

	if (!json_object_object_get_ex(object, name, &value) ||
	    !json_object_is_type(value, json_type_string))
		return "";
	return json_object_get_string(value);
}

static void
put_alignments(struct making *making, json_object *achievement)
{
	const char *text = making->award->alignments;
	json_object *list = text == NULL ? NULL : json_tokener_parse(text);
	json_object *out = NULL;

	if (list == NULL)
		return;
	arena_defer(making->arena, json_free, list);
	if (!json_object_is_type(list, json_type_array))
		return;
	for (size_t i = 0; i < json_object_array_length(list); i++) {
		json_object *from = json_object_array_get_idx(list, i);
		json_object *to;

		if (out == NULL)
			out = put(
			    achievement, "alignment", json_object_new_array());
		to = append(out, json_object_new_object());
		/* Named, so that verifiers needn't tell it from its like. */
		put_text(making, to, "id",
		    uuid_name(making->arena,
			arena_printf(making->arena, "%s alignment %zu",
			    making->award->salt, i)));
		put_types(to, (const char *const[]) {"Alignment"}, 1);
		put_text(making, to, "targetName", member(from, "name"));
		if (*member(from, "code") != '\0')
			put_text(
			    making, to, "targetCode", member(from, "code"));
		if (*member(from, "framework") != '\0')
			put_text(making, to, "targetFramework",
			    member(from, "framework"));
		put_text(making, to, "targetUrl", member(from, "url"));
	}
}

/* "1.50" as the number 1.5, "3.00" as the integer 3. */
static json_object *
decimal_new(const char *digits)
{
	const char *point = strchr(digits, '.');

	if (point == NULL || strspn(point + 1, "0") == strlen(point + 1))
		return json_object_new_int64(strtoll(digits, NULL, 10));
	return json_object_new_double_s(strtod(digits, NULL), digits);
}

static void
put_achievement(struct making *making, json_object *subject)
{
	const struct signer_award *award = making->award;
	const char *url = making->settings->public_url;
	json_object *achievement =
	    put(subject, "achievement", json_object_new_object());
	json_object *criteria;

	put_text(making, achievement, "id",
	    issuer_achievement_address(making->arena, url, award->code));
	put_types(achievement, (const char *const[]) {"Achievement"}, 1);
	put_text(making, achievement, "achievementType", "MicroCredential");
	put_text(making, achievement, "name", award->title);
	put_text(making, achievement, "description", award->summary);
	criteria = put(achievement, "criteria", json_object_new_object());
	put_text(making, criteria, "id",
	    arena_printf(making->arena, "%s/catalog/%s", url, award->code));
	put_text(making, criteria, "narrative", award->criteria);
	put_image(making, achievement,
	    arena_printf(making->arena, "%s.png",
		issuer_achievement_address(making->arena, url, award->code)));
	put_text(making, achievement, "humanCode", award->code);
	put_text(making, achievement, "inLanguage", "en");
	put_text(making, achievement, "version",
	    arena_printf(
		making->arena, "%lld", (long long)award->edition_number));
	if (*award->competency != '\0')
		put_text(
		    making, achievement, "fieldOfStudy", award->competency);
	if (*award->level_name != '\0')
		put_text(
		    making, achievement, "specialization", award->level_name);
	if (award->credit_amount != NULL)
		(void)put(achievement, "creditsAvailable",
		    decimal_new(award->credit_amount));
	put_alignments(making, achievement);
}

static void
put_subject(struct making *making, json_object *credential)
{
	json_object *subject =
	    put(credential, "credentialSubject", json_object_new_object());

	put_text(making, subject, "id", making->subject);
	put_types(subject, (const char *const[]) {"AchievementSubject"}, 1);
	put_identity(making, subject);
	if (making->award->credit_amount != NULL)
		(void)put(subject, "creditsEarned",
		    decimal_new(making->award->credit_amount));
	put_achievement(making, subject);
	result_put(making->arena, making->settings->public_url, making->award,
	    member_of(subject, "achievement"), subject);
}

/* The bit that tells a revocation. The 1EdTech list names the award too, for
 * those who read that one; a credential can name one of both only. */
static void
put_status(struct making *making, json_object *credential)
{
	const struct signer_award *award = making->award;
	const char *list = issuer_status_address(
	    making->arena, making->settings->public_url, award->status_list);
	const char *position = arena_printf(
	    making->arena, "%lld", (long long)award->status_position);
	json_object *status =
	    put(credential, "credentialStatus", json_object_new_object());

	put_text(making, status, "id",
	    arena_printf(making->arena, "%s#%s", list, position));
	put_text(making, status, "type", "BitstringStatusListEntry");
	put_text(making, status, "statusPurpose", "revocation");
	put_text(making, status, "statusListIndex", position);
	put_text(making, status, "statusListCredential", list);
}

static void
put_schema(struct making *making, json_object *credential)
{
	json_object *schema = append(
	    put(credential, "credentialSchema", json_object_new_array_ext(1)),
	    json_object_new_object());

	put_text(making, schema, "id", schema_address);
	put_text(making, schema, "type", "1EdTechJsonSchemaValidator2019");
}

/* ---- the whole ------------------------------------------------------- */

json_object *
credential_document(struct arena *arena, const struct settings *settings,
    const struct signer_award *award)
{
	struct making making = {
	    .arena = arena,
	    .settings = settings,
	    .award = award,
	    .did = issuer_did(arena, settings->public_url),
	    .subject = subject_name(arena, award->salt),
	};
	const char *id =
	    issuer_award_address(arena, settings->public_url, award->public_id);
	json_object *credential = json_object_new_object();
	json_object *list;

	insist(credential != NULL);
	arena_defer(arena, json_free, credential);
	list = put(credential, "@context", json_object_new_array());
	for (size_t i = 0; i < sizeof(contexts) / sizeof(contexts[0]); i++)
		(void)append(list, json_object_new_string(contexts[i]));
	put_text(&making, credential, "id", id);
	put_types(credential,
	    (const char *const[]) {
		"VerifiableCredential", "OpenBadgeCredential"},
	    2);
	put_text(&making, credential, "name", award->title);
	put_text(&making, credential, "description", award->summary);
	put_image(&making, credential, arena_printf(arena, "%s.png", id));
	put_issuer(&making, credential);
	put_time(&making, credential, "validFrom", award->awarded_us);
	if (award->expires_us != 0)
		put_time(&making, credential, "validUntil", award->expires_us);
	put_time(&making, credential, "awardedDate", award->awarded_us);
	put_subject(&making, credential);
	put_status(&making, credential);
	put_schema(&making, credential);
	return credential;
}

static struct span
text_of(struct arena *arena, json_object *object)
{
	size_t len;
	const char *text = json_object_to_json_string_length(object,
	    JSON_C_TO_STRING_PLAIN | JSON_C_TO_STRING_NOSLASHESCAPE, &len);

	insist(text != NULL);
	return (struct span) {arena_copy(arena, text, len), len};
}

enum status
credential_json(struct arena *arena, const struct settings *settings,
    const struct seed *seed, json_object *document, int64_t now_us,
    const char **json_r)
{
	char created[CLOCK_TEXT_MAX];
	struct proof_options options = {
	    .method = arena_printf(arena, "%s#%s",
		issuer_did(arena, settings->public_url), seed_name(seed)),
	    .created = created,
	};
	enum status status;

	clock_iso(now_us, created);
	status = proof_add(arena, document, &options, seed_secret(seed));
	if (status != STATUS_OK)
		return status;
	*json_r = text_of(arena, document).at;
	json_object_object_del(document, "proof");
	return STATUS_OK;
}

struct span
credential_payload(struct arena *arena, const struct settings *settings,
    const struct signer_award *award, json_object *document)
{
	static const char *const claims[] = {"iss", "jti", "sub", "nbf", "exp"};
	struct making making = {.arena = arena};
	struct span text;

	put_text(
	    &making, document, "iss", issuer_did(arena, settings->public_url));
	put_text(&making, document, "jti", member(document, "id"));
	put_text(&making, document, "sub", subject_name(arena, award->salt));
	(void)put(document, "nbf",
	    json_object_new_int64(award->awarded_us / CLOCK_SECOND));
	if (award->expires_us != 0)
		(void)put(document, "exp",
		    json_object_new_int64(award->expires_us / CLOCK_SECOND));
	text = text_of(arena, document);
	for (size_t i = 0; i < sizeof(claims) / sizeof(claims[0]); i++)
		json_object_object_del(document, claims[i]);
	return text;
}

const char *
credential_jwt(struct arena *arena, const struct settings *settings,
    const struct key *key, struct span payload)
{
	const char *header = arena_printf(arena,
	    "{\"alg\":\"RS256\",\"kid\":\"%s\",\"typ\":\"JWT\"}",
	    issuer_key_address(arena, settings->public_url, key_name(key)));
	const char *input = arena_printf(arena, "%s.%s",
	    base64url(arena, header, strlen(header)),
	    base64url(arena, payload.at, payload.len));
	const char *signature = key_sign(key, arena, span_of(input));

	return signature == NULL
	    ? NULL
	    : arena_printf(arena, "%s.%s", input, signature);
}
