/*
 * rules.c - words and verdicts of the administrator's pages.
 */
#include "config.h"

#include <ctype.h>
#include <string.h>

#include "base/clock.h"
#include "modules/administrator/rules.h"

/* ---- words ----------------------------------------------------------- */

const struct action actions[] = {
    {"sign_on", "Signed in", "signed in from"},
    {"sign_out", "Signed out", "signed out"},
    {"roles_change", "Roles changed", "has other roles now:"},
    {"sign_on_refused", "Sign-in refused", "was not let in:"},
    {"sessions_end", "Signed out everywhere", "was signed out everywhere:"},
    {"person_missing", "Not found in the directory",
	"is not found in the directory"},
    {"person_left", "Left the directory", "left the directory"},
    {"sync", "Directory read", "read the directory:"},
    {"edition_publish", "Edition published", "published"},
    {"definition.published", "Definitions published", "published the file"},
    {"submission.started", "Submission started", "started"},
    {"submission.saved", "Draft saved", "saved a draft of"},
    {"submission.submitted", "Submission handed in", "handed in"},
    {"submission.recalled", "Submission taken back", "took back"},
    {"submission.discarded", "Submission discarded", "discarded"},
    {"review.claimed", "Review claimed", "claimed the review of"},
    {"review.saved", "Review saved", "saved a review of"},
    {"review.given_back", "Review given back", "gave back the review of"},
    {"review.recommended", "Recommendation made", "made a recommendation on"},
    {"submission.passed_back", "Passed back to assessors",
	"passed back to the assessors"},
    {"submission.third_asked", "Third assessor asked for",
	"asked for a third assessor of"},
    {"decision.award", "Decided to award", "decided to award"},
    {"decision.not_yet", "Decided: not yet", "decided not yet on"},
    {"award.revoked", "Award revoked", "revoked the award of"},
    {"award.shared", "Award shared", "shared the award of"},
    {"award.hidden", "Award no longer shared", "no longer shares the award of"},
    {"credential.signed", "Credential signed", "signed the credential of"},
    {"review.handed_back", "Review freed for others",
	"freed for another assessor the review of"},
    {"review.handed_over", "Review handed over", "handed over the review of"},
    {"review.lapsed", "Claim of a review ended",
	"gave back to the queue the review of"},
    {"duty.given", "Duty given", "gave a duty:"},
    {"duty.withdrawn", "Duty withdrawn", "withdrew a duty:"},
    {NULL, NULL, NULL},
};

const char *const action_codes[] = {
    "sign_on",
    "sign_out",
    "roles_change",
    "sign_on_refused",
    "sessions_end",
    "person_missing",
    "person_left",
    "sync",
    "edition_publish",
    "definition.published",
    "submission.started",
    "submission.saved",
    "submission.submitted",
    "submission.recalled",
    "submission.discarded",
    "review.claimed",
    "review.saved",
    "review.given_back",
    "review.recommended",
    "submission.passed_back",
    "submission.third_asked",
    "decision.award",
    "decision.not_yet",
    "award.revoked",
    "award.shared",
    "award.hidden",
    "credential.signed",
    "review.handed_back",
    "review.handed_over",
    "review.lapsed",
    "duty.given",
    "duty.withdrawn",
    NULL,
};

_Static_assert(sizeof(actions) / sizeof(actions[0]) ==
	sizeof(action_codes) / sizeof(action_codes[0]),
    "each action can be chosen");

static const struct action *
action_find(const char *code)
{
	const struct action *action = actions;

	while (action->code != NULL && strcmp(action->code, code) != 0)
		action++;
	return action->code != NULL ? action : NULL;
}

static const char *
spaced(struct arena *arena, const char *code)
{
	char *text = arena_text(arena, code);

	for (char *c = text; *c != '\0'; c++)
		if (*c == '_' || *c == '.')
			*c = ' ';
	return text;
}

const char *
action_name(struct arena *arena, const char *code)
{
	const struct action *action = action_find(code);

	return action != NULL ? action->name : spaced(arena, code);
}

const char *
action_told(struct arena *arena, const char *code)
{
	const struct action *action = action_find(code);

	return action != NULL ? action->told : spaced(arena, code);
}

struct word {
	const char *code;
	const char *text;
};

static const struct word roles[] = {
    {"educator", "Educator"},
    {"assessor", "Assessor"},
    {"issuer", "Issuer"},
    {"administrator", "Administrator"},
    {NULL, ""},
};

static const struct word programs[] = {
    {"signer", "The signer"},
    {"sync", "Directory sync"},
    {"owner", "The operator"},
    {"release", "The release"},
    {"courier", "The courier"},
    {"signon", "Sign-on"},
    {NULL, "The system"},
};

/* The first that says `len` bytes of `code`, else the last one's text. */
static const char *
word_of(const struct word *words, const char *code, size_t len)
{
	while (words->code != NULL &&
	    (strlen(words->code) != len || memcmp(words->code, code, len) != 0))
		words++;
	return words->text;
}

static const char *
account_word(const struct word *words, const char *account)
{
	static const char prefix[] = "accolade_";

	if (strncmp(account, prefix, sizeof(prefix) - 1) != 0)
		return word_of(words, "", 0);
	account += sizeof(prefix) - 1;
	return word_of(words, account, strcspn(account, "@"));
}

const char *
account_role(const char *account)
{
	return account_word(roles, account);
}

const char *
account_program(const char *account)
{
	return account_word(programs, account);
}

const char *
role_label(const char *role)
{
	const char *label = word_of(roles, role, strlen(role));

	return *label != '\0' ? label : role;
}

const char *
number_of(struct arena *arena, const char *typed)
{
	enum { HALF = 4, DIGITS = 2 * HALF };
	char digits[DIGITS];
	size_t len = 0;

	for (const char *c = typed; *c != '\0'; c++) {
		if (*c == '-' || *c == ' ' || *c == '#')
			continue;
		if (len == DIGITS || !isalnum((unsigned char)*c))
			return typed;
		digits[len++] = (char)toupper((unsigned char)*c);
	}
	if (len != DIGITS)
		return typed;
	return arena_printf(
	    arena, "%.*s-%.*s", HALF, digits, HALF, digits + HALF);
}

/* ---- duties ---------------------------------------------------------- */

const char *
duty_label(const char *duty)
{
	return strcmp(duty, "issuer") == 0 ? "issuer of record" : "assessor";
}

const char *
duty_idle(bool active, bool holds_role, const char *duty)
{
	if (!active)
		return "Has left the directory";
	if (holds_role)
		return NULL;
	return strcmp(duty, "issuer") == 0
	    ? "No longer in the directory's group of issuers"
	    : "No longer in the directory's group of assessors";
}

const char *
duty_short(
    struct arena *arena, int64_t assessors, int64_t needed, int64_t issuers)
{
	int64_t missing = needed - assessors;

	if (missing <= 0 && issuers > 0)
		return NULL;
	if (missing <= 0)
		return "Nobody can decide: it needs an issuer of record.";
	return arena_printf(arena, "It needs %lld more assessor%s%s.",
	    (long long)missing, missing == 1 ? "" : "s",
	    issuers > 0 ? "" : " and an issuer of record");
}

/* The first `most` bytes of well-formed UTF-8, and no half character. */
static const char *
cut(struct arena *arena, const char *text, size_t most)
{
	size_t len = strlen(text);

	if (len <= most)
		return text;
	while (most > 0 && ((unsigned char)text[most] & 0xc0) == 0x80)
		most--;
	return arena_copy(arena, text, most);
}

const char *
duty_told(struct arena *arena, const char *username, const char *duty,
    const char *code, const char *reason)
{
	enum { USERNAME_BYTES = 24 };

	return arena_printf(arena, "%s: %s, %s: %s",
	    cut(arena, username, USERNAME_BYTES), duty, code, reason);
}

const char *
claim_told(
    struct arena *arena, const char *from, const char *to, const char *reason)
{
	enum { USERNAME_BYTES = 40 };

	return arena_printf(arena, "from %s to %s: %s",
	    cut(arena, from, USERNAME_BYTES),
	    to != NULL ? cut(arena, to, USERNAME_BYTES) : "the queue", reason);
}

/* ---- health ---------------------------------------------------------- */

const char *
health_state_code(enum health_state state)
{
	switch (state) {
	case HEALTH_GOOD:
		return "good";
	case HEALTH_CARE:
		return "care";
	case HEALTH_BAD:
		return "bad";
	}
	return "bad";
}

struct health
health_clock(struct arena *arena, int64_t now_us, int64_t database_us)
{
	int64_t apart = now_us - database_us;
	int64_t seconds = (apart < 0 ? -apart : apart) / CLOCK_SECOND;

	if (seconds < 3)
		return (struct health) {"Clock", HEALTH_GOOD,
		    "This machine's clock and the database's agree."};
	return (struct health) {"Clock",
	    seconds < 60 ? HEALTH_CARE : HEALTH_BAD,
	    arena_printf(arena,
		"This machine's clock is %lld seconds %s the database's. Ask "
		"the operator to set both by a time server.",
		(long long)seconds, apart < 0 ? "behind" : "ahead of")};
}

/* "Mon, January 5, 4:12 PM" */
static const char *
moment(struct arena *arena, int64_t us, int64_t now_us)
{
	char text[CLOCK_TEXT_MAX];

	clock_date_time(us, now_us, text);
	return arena_text(arena, text);
}

struct health
health_directory(
    struct arena *arena, int64_t now_us, int64_t synced_us, int64_t signed_us)
{
	const char *signed_on = signed_us == 0
	    ? "Nobody has signed in yet."
	    : arena_printf(arena, "The last person signed in on %s.",
		  moment(arena, signed_us, now_us));

	if (synced_us == 0)
		return (struct health) {"Directory", HEALTH_CARE,
		    arena_printf(arena,
			"It has never been read in full: people appear here "
			"when they first sign in. %s",
			signed_on)};
	if (now_us - synced_us > 2 * CLOCK_DAY)
		return (struct health) {"Directory", HEALTH_BAD,
		    arena_printf(arena,
			"It was last read on %s, so who came, left or changed "
			"roles since then may be missing. %s",
			moment(arena, synced_us, now_us), signed_on)};
	return (struct health) {"Directory", HEALTH_GOOD,
	    arena_printf(arena, "Last read on %s. %s",
		moment(arena, synced_us, now_us), signed_on)};
}

struct health
health_signer(
    struct arena *arena, int64_t now_us, int64_t waiting, int64_t since_us)
{
	bool late = waiting > 0 && now_us - since_us > 2 * CLOCK_MINUTE;

	if (waiting == 0)
		return (struct health) {
		    "Signer", HEALTH_GOOD, "The latest awards are all signed."};
	return (struct health) {"Signer", late ? HEALTH_BAD : HEALTH_GOOD,
	    arena_printf(arena,
		late ? "%lld %s since %s. Ask the operator whether the signer "
		       "is running."
		     : "%lld %s since %s.",
		(long long)waiting,
		waiting == 1 ? "award waits for its signature"
			     : "awards wait for their signatures",
		moment(arena, since_us, now_us))};
}

struct health
health_disk(struct arena *arena, int64_t free_bytes, int64_t all_bytes)
{
	static const int64_t gib = INT64_C(1) << 30;
	int64_t percent =
	    all_bytes > 0 ? free_bytes / (all_bytes / 100 + 1) : 0;
	enum health_state state = HEALTH_GOOD;

	if (free_bytes < 2 * gib || percent < 5)
		state = HEALTH_BAD;
	else if (free_bytes < 10 * gib || percent < 15)
		state = HEALTH_CARE;
	return (struct health) {"Disk", state,
	    arena_printf(arena, "%lld.%lld GB are free for evidence, %lld%%.%s",
		(long long)(free_bytes / gib),
		(long long)(free_bytes % gib * 10 / gib), (long long)percent,
		state == HEALTH_GOOD ? ""
				     : " Ask the operator to make room before "
				       "uploads fail.")};
}

/* What the courier does, and who may have missed something. */
static struct health
mail_sending(struct arena *arena, int64_t now_us, const struct outbox *outbox)
{
	const char *last = outbox->sent_us == 0
	    ? "None has been sent yet."
	    : arena_printf(arena, "The last one went out on %s.",
		  moment(arena, outbox->sent_us, now_us));

	if (outbox->waiting > 0 &&
	    now_us - outbox->since_us > 30 * CLOCK_MINUTE)
		return (struct health) {"Mail", HEALTH_BAD,
		    arena_printf(arena,
			"Messages have waited since %s. Ask the operator "
			"whether the courier is running. %s",
			moment(arena, outbox->since_us, now_us), last)};
	if (outbox->failed + outbox->undeliverable > 0)
		return (struct health) {"Mail", HEALTH_CARE,
		    arena_printf(arena,
			"In the last 30 days %lld could not be delivered, and "
			"%lld had no address in the directory. %s",
			(long long)outbox->failed,
			(long long)outbox->undeliverable, last)};
	return (struct health) {"Mail", HEALTH_GOOD, last};
}

struct health
health_mail(struct arena *arena, int64_t now_us, const struct outbox *outbox,
    const char *folder)
{
	struct health health = mail_sending(arena, now_us, outbox);

	if (*folder == '\0')
		return health;
	if (health.state == HEALTH_GOOD)
		health.state = HEALTH_CARE;
	health.text = arena_printf(arena,
	    "Messages are written into a folder on this machine; nobody "
	    "receives them. %s",
	    health.text);
	return health;
}
