/*
 * keys.c - which keys there are, and new ones in their place.
 */
#include "config.h"

#include <string.h>
#include <unistd.h>

#include <json-c/json.h>

#include "base/clock.h"
#include "base/insist.h"
#include "base/issuer.h"
#include "base/log.h"
#include "base/text.h"
#include "modules/did.h"
#include "modules/signer/signer.h"
#include "schema/signer/award.h"

enum { TEXT_MOST = 1024 * 1024 };

static const char eddsa[] = "EdDSA";
static const char rs256[] = "RS256";

static enum status
publish(struct signer *signer, const struct keyring *keyring, int64_t *seed_r,
    int64_t *rsa_r)
{
	enum status status =
	    key_publish(signer->db, signer->arena, seed_name(keyring->seed),
		eddsa, seed_jwk(keyring->seed), clock_now(), seed_r);

	if (status != STATUS_OK)
		return status;
	return key_publish(signer->db, signer->arena, key_name(keyring->rsa),
	    rs256, key_jwk(keyring->rsa), clock_now(), rsa_r);
}

enum status
keys_publish(struct signer *signer)
{
	if (signer->seed_id != 0)
		return STATUS_OK;
	return publish(
	    signer, &signer->keyring, &signer->seed_id, &signer->rsa_id);
}

static bool
signs_now(const struct signer *signer, const struct signer_key *key)
{
	return key->id == signer->seed_id || key->id == signer->rsa_id;
}

enum status
keys_list(struct signer *signer, const char **text_r)
{
	struct signer_key *keys;
	struct text text;
	size_t count;
	enum status status =
	    signer_keys(signer->db, signer->arena, &keys, &count);

	if (status != STATUS_OK)
		return status;
	text_init(&text, signer->arena, TEXT_MOST);
	for (size_t i = 0; i < count; i++) {
		char from[CLOCK_TEXT_MAX];

		clock_iso(keys[i].used_from_us, from);
		text_printf(&text, "%-5s  %s  %-7s  %s\n", keys[i].algorithm,
		    from, signs_now(signer, &keys[i]) ? "signs" : "checks",
		    keys[i].name);
	}
	*text_r = text_span(&text).at;
	return STATUS_OK;
}

enum status
keys_export(struct signer *signer, const char **text_r)
{
	struct signer_key *keys;
	struct did_key *list;
	json_object *document;
	size_t count;
	enum status status =
	    signer_keys(signer->db, signer->arena, &keys, &count);

	if (status != STATUS_OK)
		return status;
	list = arena_array(signer->arena, count + 1, sizeof(*list));
	for (size_t i = 0; i < count; i++)
		list[i] = (struct did_key) {
		    keys[i].name, keys[i].algorithm, keys[i].jwk};
	document = did_document(signer->arena,
	    issuer_did(signer->arena, signer->settings.public_url), list,
	    count);
	*text_r = arena_printf(signer->arena, "%s\n",
	    json_object_to_json_string_ext(document,
		JSON_C_TO_STRING_PRETTY | JSON_C_TO_STRING_NOSLASHESCAPE));
	return STATUS_OK;
}

enum status
keys_rotate(struct signer *signer, enum key_kind kind, const char **name_r)
{
	struct keyring next = {0};
	int64_t seed_id = 0;
	int64_t rsa_id = 0;
	const char *path;
	enum status status =
	    keyring_make(signer->arena, &signer->settings, kind, &path);

	if (status != STATUS_OK)
		return status;
	status = keyring_open(signer->arena, &signer->settings, &next);
	/* Published first: nothing is signed with a key that nobody knows. */
	if (status == STATUS_OK)
		status = publish(signer, &next, &seed_id, &rsa_id);
	if (status != STATUS_OK) {
		keyring_close(&next);
		(void)unlink(path);
		return status;
	}
	keyring_close(&signer->keyring);
	signer->keyring = next;
	signer->seed_id = seed_id;
	signer->rsa_id = rsa_id;
	keyring_prune(signer->arena, &signer->settings, kind);
	*name_r = arena_text(signer->arena,
	    kind == KEY_RSA ? key_name(next.rsa) : seed_name(next.seed));
	log_line(LOG_INFO, "rotated", "key=%s", *name_r);
	return STATUS_OK;
}
