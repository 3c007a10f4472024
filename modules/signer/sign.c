/*
 * sign.c - one award, and the status lists.
 */
#include "config.h"

#include <string.h>

#include <sodium.h>

#include "base/clock.h"
#include "base/log.h"
#include "modules/signer/bitstring.h"
#include "modules/signer/credential.h"
#include "modules/signer/signer.h"
#include "schema/signer/award.h"
#include "schema/signer/status.h"

/* A place in a list of 131,072 of which at most 100,000 are taken: one in
 * four tries finds one, and so many don't all fail. */
enum { PLACES_TRIED = 60 };

/* Signed in the forms that are missing. */
static enum status
forms_sign(struct signer *signer, const struct signer_award *award,
    struct signing *signing)
{
	struct arena *arena = signer->arena;
	const struct settings *settings = &signer->settings;
	struct json_object *document =
	    credential_document(arena, settings, award);
	enum status status = STATUS_OK;

	if (!award->has_json) {
		status = credential_json(arena, settings, signer->keyring.seed,
		    document, signing->now_us, &signing->json);
		signing->json_key = signer->seed_id;
	}
	if (status != STATUS_OK || award->has_jwt)
		return status;
	signing->jwt = credential_jwt(arena, settings, signer->keyring.rsa,
	    credential_payload(arena, settings, award, document));
	signing->jwt_key = signer->rsa_id;
	return signing->jwt == NULL ? STATUS_UNAVAILABLE : STATUS_OK;
}

/* One try: CONFLICT when the place in the list is taken, or somebody else
 * signed it. */
static enum status
award_try(struct signer *signer, int64_t number)
{
	struct signer_award award;
	struct signing signing = {.award = number, .now_us = clock_now()};
	enum status status =
	    award_read(signer->db, signer->arena, number, &award);

	if (status != STATUS_OK || (award.has_jwt && award.has_json))
		return status;
	signing.has_entry = award.status_list != 0;
	if (!signing.has_entry) {
		award.status_list = signer->list;
		award.status_position = randombytes_uniform(STATUS_LIST_BITS);
	}
	signing.status_list = award.status_list;
	signing.status_position = award.status_position;
	status = forms_sign(signer, &award, &signing);
	if (status == STATUS_OK)
		status = credential_add(signer->db, &signing);
	if (status != STATUS_OK)
		return status;
	signer->drawn_us = 0;
	log_line(LOG_INFO, "signed", "award=%s key=%s and=%s", award.public_id,
	    seed_name(signer->keyring.seed), key_name(signer->keyring.rsa));
	return STATUS_OK;
}

enum status
sign_award(struct signer *signer, int64_t number)
{
	enum status status = STATUS_OK;

	if (signer->list == 0)
		status =
		    status_list_open(signer->db, signer->arena, &signer->list);
	if (status != STATUS_OK)
		return status;
	for (int i = 0; i < PLACES_TRIED; i++) {
		status = award_try(signer, number);
		if (status != STATUS_CONFLICT)
			return status;
		fault_clear();
		arena_reset(signer->arena);
	}
	return status;
}

/* ---- status lists ---------------------------------------------------- */

static enum status
list_sign(struct signer *signer, int64_t list)
{
	unsigned char *bits = arena_take(signer->arena, STATUS_LIST_BITS / 8);
	const char *body;
	int64_t revoked;
	int64_t now_us = clock_now();
	enum status status =
	    status_list_bits(signer->db, signer->arena, list, bits, &revoked);

	if (status == STATUS_OK)
		status = bitstring_sign(signer->arena, &signer->settings,
		    signer->keyring.seed, list, bits, STATUS_LIST_BITS / 8,
		    now_us, &body);
	if (status == STATUS_OK)
		status =
		    status_list_set(signer->db, list, revoked, body, now_us);
	if (status == STATUS_OK)
		log_line(LOG_INFO, "listed", "list=%lld revoked=%lld",
		    (long long)list, (long long)revoked);
	return status;
}

enum status
sign_lists(struct signer *signer)
{
	struct stale_list *lists;
	int64_t numbers[16];
	size_t count;
	/* The first list is there before the first award names it; a new one
	 * is looked for once in a while. */
	enum status status =
	    status_list_open(signer->db, signer->arena, &signer->list);

	if (status == STATUS_OK)
		status = status_list_stale(
		    signer->db, signer->arena, &lists, &count);
	if (status != STATUS_OK)
		return status;
	if (count > sizeof(numbers) / sizeof(numbers[0]))
		count = sizeof(numbers) / sizeof(numbers[0]);
	for (size_t i = 0; i < count; i++)
		numbers[i] = lists[i].id;
	for (size_t i = 0; i < count && status == STATUS_OK; i++) {
		arena_reset(signer->arena);
		status = list_sign(signer, numbers[i]);
	}
	return status;
}
