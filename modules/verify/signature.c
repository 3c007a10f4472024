/*
 * signature.c - whose key signed it, among those that were given.
 */
#include "config.h"

#include <string.h>
#include <strings.h>

#include <json-c/json.h>

#include "modules/json_tree.h"
#include "modules/proof/proof.h"
#include "modules/verify/checking.h"

/* One kind of signature: does it come from this key? DENIED when not. */
typedef enum status holds_fn(
    struct checking *checking, const struct public_half *half);

/* What trying the keys came to. */
struct trial {
	const char *method; /* by which name the credential calls its key */
	enum algorithm algorithm;
	holds_fn *holds;
	size_t of_kind;
	size_t named;
	const struct issuer_key *key; /* whose signature it is, or NULL */
};

/* ---- whose key ------------------------------------------------------- */

static enum status
keys_try(struct checking *checking, const struct issuer_keys *keys,
    struct trial *trial)
{
	for (size_t i = 0; i < keys->count; i++) {
		const struct issuer_key *key = &keys->list[i];
		enum status status;

		if (key->half.algorithm != trial->algorithm)
			continue;
		trial->of_kind++;
		if (!issuer_key_is(key, trial->method))
			continue;
		trial->named++;
		status = trial->holds(checking, &key->half);
		if (status == STATUS_OK) {
			trial->key = key;
			return STATUS_OK;
		}
		if (status != STATUS_DENIED)
			return status;
		fault_clear();
	}
	return STATUS_DENIED;
}

/* A credential that names its key by what the key is: whether the signature
 * fits can be said, whether the issuer has that key can't. */
static void
unknown_issuer(struct checking *checking, const struct trial *trial)
{
	const char *fragment = strrchr(trial->method, '#');
	struct public_half half;
	enum status status = STATUS_ABSENT;

	if (trial->algorithm == ALGORITHM_EDDSA && fragment != NULL &&
	    public_half_multikey(checking->arena, fragment + 1, &half) ==
		STATUS_OK)
		status = trial->holds(checking, &half);
	if (status == STATUS_DENIED) {
		fault_clear();
		finding_add(checking->findings, "signature", OUTCOME_FAILS,
		    "It doesn't fit the content and the key that it names, %s.",
		    finding_words(checking->arena, trial->method));
		return;
	}
	if (status == STATUS_OK)
		finding_add(checking->findings, "signature", OUTCOME_HOLDS,
		    "It fits the content and the key that it names, %s.",
		    finding_words(checking->arena, trial->method));
	else if (status != STATUS_ABSENT && fault_last() != NULL &&
	    status != STATUS_UNAVAILABLE)
		finding_fault(checking->findings, "signature");
	else
		finding_add(checking->findings, "signature", OUTCOME_OPEN,
		    "Not checked: no key of the issuer %s is known here "
		    "(--issuer FILE).",
		    finding_words(checking->arena, checking->issuer));
	fault_clear();
	finding_add(checking->findings, "issuer", OUTCOME_OPEN,
	    "Whether that key is the issuer's can't be said: no keys of %s "
	    "are known here (--issuer FILE).",
	    finding_words(checking->arena, checking->issuer));
}

static bool
issuer_fits(struct checking *checking, const struct issuer_key *key)
{
	if (*key->issuer == '\0') {
		finding_add(checking->findings, "issuer", OUTCOME_HOLDS,
		    "The key is among those given for %s; the file itself "
		    "doesn't say whose they are.",
		    finding_words(checking->arena, checking->issuer));
		return true;
	}
	/* A 2.0 assertion often names no more than the address of its badge. */
	if (strcmp(key->issuer, checking->issuer) == 0 ||
	    *checking->issuer == '\0') {
		finding_add(checking->findings, "issuer", OUTCOME_HOLDS,
		    "The key belongs to %s.",
		    finding_words(checking->arena, checking->issuer));
		return true;
	}
	finding_add(checking->findings, "issuer", OUTCOME_FAILS,
	    "It names %s as its issuer, and was signed with a key of %s.",
	    finding_words(checking->arena, checking->issuer),
	    finding_words(checking->arena, key->issuer));
	return false;
}

static bool
trial_tell(struct checking *checking, const struct trial *trial)
{
	if (trial->key != NULL) {
		finding_add(checking->findings, "signature", OUTCOME_HOLDS,
		    "It fits the content and the key %s (%s).",
		    finding_words(checking->arena, trial->method),
		    algorithm_name(trial->algorithm));
		return issuer_fits(checking, trial->key);
	}
	if (trial->of_kind == 0)
		finding_add(checking->findings, "signature", OUTCOME_OPEN,
		    "Not checked: among the issuer's keys that were given "
		    "there is none for %s.",
		    algorithm_name(trial->algorithm));
	else if (trial->named == 0)
		finding_add(checking->findings, "signature", OUTCOME_FAILS,
		    "It was signed with the key %s, which is not among the "
		    "issuer's.",
		    finding_words(checking->arena, trial->method));
	else
		finding_add(checking->findings, "signature", OUTCOME_FAILS,
		    "It doesn't fit the content and the issuer's key %s: "
		    "something was changed, or another key signed it.",
		    finding_words(checking->arena, trial->method));
	return false;
}

/* A did:key is its own key, and says nothing of who has it. */
static bool
did_key_try(struct checking *checking, struct trial *trial)
{
	struct issuer_keys *own =
	    arena_take(checking->arena, sizeof(struct issuer_keys));
	enum status status =
	    issuer_keys_did(checking->arena, checking->issuer, own);

	if (status == STATUS_OK)
		status = keys_try(checking, own, trial);
	if (status != STATUS_OK && status != STATUS_DENIED) {
		finding_fault(checking->findings, "signature");
		return false;
	}
	fault_clear();
	if (!trial_tell(checking, trial))
		return false;
	finding_add(checking->findings, "issuer", OUTCOME_OPEN,
	    "Who holds the key %s can't be said: a did:key names nobody.",
	    finding_words(checking->arena, checking->issuer));
	return true;
}

static bool
trial_run(struct checking *checking, struct trial *trial)
{
	const struct issuer_keys *keys = &checking->papers->keys;
	enum status status;

	if (keys->count == 0 && strncmp(checking->issuer, "did:key:", 8) == 0)
		return did_key_try(checking, trial);
	if (keys->count == 0) {
		unknown_issuer(checking, trial);
		return false;
	}
	status = keys_try(checking, keys, trial);
	if (status != STATUS_OK && status != STATUS_DENIED) {
		finding_fault(checking->findings, "signature");
		return false;
	}
	fault_clear();
	return trial_tell(checking, trial);
}

/* ---- JWS ------------------------------------------------------------- */

static enum status
jws_fits(struct checking *checking, const struct public_half *half)
{
	return jws_holds(&checking->jws, half) ? STATUS_OK : STATUS_DENIED;
}

bool
signature_jws(struct checking *checking)
{
	static const enum algorithm known[] = {
	    ALGORITHM_RS256, ALGORITHM_ES256, ALGORITHM_EDDSA};
	const char *named = json_word(checking->header, "alg");
	struct trial trial = {
	    .method = json_word(checking->header, "kid"), .holds = jws_fits};
	bool found = false;

	if (strcasecmp(named, "none") == 0 || *named == '\0') {
		finding_add(checking->findings, "signature", OUTCOME_FAILS,
		    "It isn't signed: its header says so (\"alg\": \"none\"). "
		    "Anyone could have written it.");
		return false;
	}
	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (strcmp(named, algorithm_name(known[i])) == 0) {
			trial.algorithm = known[i];
			found = true;
		}
	if (!found || json_member(checking->header, "crit") != NULL ||
	    json_member(checking->header, "b64") != NULL) {
		finding_add(checking->findings, "signature",
		    found ? OUTCOME_FAILS : OUTCOME_OPEN,
		    found ? "Its header asks for what isn't supported here "
			    "(crit, b64) beside \"%s\"."
			  : "Not checked: the algorithm \"%s\" is not "
			    "supported here (RS256, ES256 and EdDSA are).",
		    finding_words(checking->arena, named));
		return false;
	}
	return trial_run(checking, &trial);
}

/* ---- embedded proofs ------------------------------------------------- */

static enum status
proof_fits(struct checking *checking, const struct public_half *half)
{
	return proof_check(checking->arena, checking->document, half->raw);
}

/* Of several proofs, each over the same document, the one that is read. */
static json_object *
proof_pick(struct checking *checking)
{
	json_object *list = json_member(checking->document, "proof");
	size_t count = json_count(list);

	for (size_t i = 0; i < count; i++) {
		json_object *one = json_at(list, i);

		if (strcmp(json_word(one, "cryptosuite"), "eddsa-rdfc-2022") !=
		    0)
			continue;
		if (count > 1) {
			finding_add(checking->findings, "signature",
			    OUTCOME_NOTE,
			    "It carries %zu proofs; one of them is checked.",
			    count);
			(void)json_object_object_add(
			    checking->document, "proof", json_object_get(one));
			one = json_member(checking->document, "proof");
		}
		return one;
	}
	return NULL;
}

bool
signature_embedded(struct checking *checking)
{
	json_object *list = json_member(checking->document, "proof");
	struct trial trial = {
	    .algorithm = ALGORITHM_EDDSA, .holds = proof_fits};
	json_object *proof;

	if (json_count(list) == 0) {
		finding_add(checking->findings, "signature", OUTCOME_FAILS,
		    "It isn't signed: it carries no proof. Anyone could have "
		    "written it.");
		return false;
	}
	proof = proof_pick(checking);
	if (proof == NULL) {
		finding_add(checking->findings, "signature", OUTCOME_OPEN,
		    "Not checked: its proof is of a kind that is not supported "
		    "here (%s; eddsa-rdfc-2022 is).",
		    finding_words(checking->arena,
			*json_word(json_at(list, 0), "cryptosuite") != '\0'
			    ? json_word(json_at(list, 0), "cryptosuite")
			    : json_word(json_at(list, 0), "type")));
		return false;
	}
	if (proof_of(checking->document, &proof) != STATUS_OK) {
		finding_fault(checking->findings, "signature");
		return false;
	}
	trial.method = json_word(proof, "verificationMethod");
	return trial_run(checking, &trial);
}
