/*
 * papers.c - has the certificates drawn that educators asked for.
 */
#include "config.h"

#include <string.h>

#include <json-c/json.h>

#include "base/clock.h"
#include "base/insist.h"
#include "base/issuer.h"
#include "base/log.h"
#include "base/text.h"
#include "modules/signer/signer.h"
#include "schema/signer/certificate.h"

/* In one sweep: signing goes first. */
enum { AT_ONCE = 8, PDF_MOST = 4 * 1024 * 1024 };

static void
word_put(json_object *object, const char *name, const char *text)
{
	insist(json_object_object_add(
		   object, name, json_object_new_string(text)) == 0);
}

static void
fact_put(json_object *facts, const char *label, const char *value)
{
	json_object *fact;

	if (*value == '\0')
		return;
	fact = json_object_new_object();
	word_put(fact, "label", label);
	word_put(fact, "value", value);
	insist(json_object_array_add(facts, fact) == 0);
}

/* "3 in-service hours" for 3.00, "1.5 credits" for 1.50. */
static const char *
credit_of(struct arena *arena, const struct certificate_wanted *wanted)
{
	char *amount;
	size_t len;

	if (wanted->credit_amount == NULL)
		return "";
	amount = arena_text(arena, wanted->credit_amount);
	len = strlen(amount);
	if (strchr(amount, '.') != NULL) {
		while (len > 0 && amount[len - 1] == '0')
			amount[--len] = '\0';
		if (len > 0 && amount[len - 1] == '.')
			amount[--len] = '\0';
	}
	return arena_printf(arena, "%s %s", amount,
	    wanted->credit_unit != NULL ? wanted->credit_unit : "");
}

/* The elements that licence offices ask for, always in this order. */
static void
facts_put(struct signer *signer, json_object *object,
    const struct certificate_wanted *wanted)
{
	json_object *facts = json_object_new_array();
	char day[CLOCK_TEXT_MAX];

	insist(json_object_object_add(object, "facts", facts) == 0);
	fact_put(facts, "Program", wanted->programme);
	fact_put(facts, "Competency", wanted->competency);
	fact_put(facts, "Level", wanted->level_name);
	fact_put(facts, "Credit", credit_of(signer->arena, wanted));
	clock_date(wanted->awarded_us, 0, day);
	fact_put(facts, "Awarded", day);
	if (wanted->expires_us != 0)
		clock_date(wanted->expires_us, 0, day);
	fact_put(facts, "Valid until",
	    wanted->expires_us != 0 ? day : "Without end");
	fact_put(facts, "Micro-credential", wanted->code);
	fact_put(facts, "Award number", wanted->public_id);
	fact_put(facts, "Issuer",
	    issuer_did(signer->arena, signer->settings.public_url));
}

static const char *
words_of(struct signer *signer, const struct certificate_wanted *wanted)
{
	json_object *object = json_object_new_object();
	const char *words;

	insist(object != NULL);
	word_put(object, "paper", wanted->paper);
	word_put(object, "person", wanted->person);
	word_put(object, "title", wanted->title);
	word_put(object, "level_name", wanted->level_name);
	word_put(object, "programme", wanted->programme);
	word_put(object, "shape", wanted->shape);
	word_put(object, "colour", wanted->colour);
	word_put(object, "symbol", wanted->symbol);
	word_put(object, "address",
	    issuer_award_address(
		signer->arena, signer->settings.public_url, wanted->public_id));
	insist(json_object_object_add(
		   object, "level", json_object_new_int64(wanted->level)) == 0);
	insist(json_object_object_add(object, "year",
		   json_object_new_int(clock_year(wanted->awarded_us))) == 0);
	facts_put(signer, object, wanted);
	words = arena_text(signer->arena,
	    json_object_to_json_string_ext(object, JSON_C_TO_STRING_PLAIN));
	(void)json_object_put(object);
	return words;
}

static enum status
draw_one(struct signer *signer, const struct certificate_wanted *wanted)
{
	struct text pdf;
	enum status status;

	text_init(&pdf, signer->arena, PDF_MOST);
	status = draw_run(signer, words_of(signer, wanted), &pdf);
	if (status == STATUS_OK)
		status = certificate_set(signer->db, wanted->award,
		    wanted->paper, text_span(&pdf), clock_now());
	if (status == STATUS_OK)
		log_line(LOG_INFO, "printed", "award=%s paper=%s",
		    wanted->public_id, wanted->paper);
	return status;
}

enum status
draw_papers(struct signer *signer, struct arena *lists)
{
	struct certificate_wanted *wanted;
	size_t count;
	enum status worst = STATUS_OK;
	enum status status =
	    certificate_wanted(signer->db, lists, AT_ONCE, &wanted, &count);

	/* One that can't be drawn doesn't keep the others. */
	for (size_t i = 0; status == STATUS_OK && i < count; i++) {
		enum status one = draw_one(signer, &wanted[i]);

		if (one != STATUS_OK && one != STATUS_CONFLICT)
			worst = one;
		arena_reset(signer->arena);
	}
	return status == STATUS_OK ? worst : status;
}
