/*
 * roster.c - everybody, for the operator's sync. What it reads is all of one
 * server, or it is nothing: an answer that ended early looks like a district
 * that everybody left (SECURITY A11).
 */
#include "config.h"

#include <strings.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/text.h"
#include "modules/signon/directory_private.h"
#include "modules/signon/escape.h"

enum { KEYS_AT_ONCE = 100, FILTER_MAX = 1 << 16, PERSON_BYTES = 64 << 20 };

struct roster {
	struct directory *directory;
	struct arena *arena;
	size_t server;
	struct membership membership;
	bool passing; /* what is read of one person lasts until the next */
	directory_person_fn *each;
	void *context;
};

static enum status
entry_take(struct roster *roster, LDAP *ld, LDAPMessage *entry)
{
	struct directory *directory = roster->directory;
	struct directory_person person;

	if (!entry_person(
		ld, entry, directory->settings, roster->arena, &person)) {
		log_line(LOG_WARNING, "directory_entry",
		    "an entry without a key or a username is left out");
		return STATUS_OK;
	}
	/* Whose account is closed is as good as gone. */
	if (person.closed)
		return STATUS_OK;
	person.server = roster->server;
	person.roles =
	    membership_roles(&roster->membership, roster->arena, &person);
	return roster->each(roster->context, &person);
}

static enum status
person_take(void *context, LDAP *ld, LDAPMessage *entry)
{
	struct roster *roster = context;
	enum status status = entry_take(roster, ld, entry);

	if (roster->passing)
		arena_reset(roster->arena);
	return status;
}

static enum status
people_read(struct roster *roster, const char *filter)
{
	const struct settings *settings = roster->directory->settings;
	const char *attributes[ENTRY_ATTRIBUTES_MAX];
	struct link_search search = {.base = settings->directory_base,
	    .scope = LDAP_SCOPE_SUBTREE,
	    .filter = filter,
	    .attributes = attributes};

	entry_attributes(settings, attributes);
	return service_pages(
	    roster->directory, roster->server, &search, 0, person_take, roster);
}

/* A search that every server can answer, to have one that is bound. */
static enum status
server_choose(struct roster *roster)
{
	static const char *const nothing[] = {LDAP_NO_ATTRS, NULL};
	struct directory *directory = roster->directory;
	struct link_search search = {
	    .base = directory->settings->directory_base,
	    .scope = LDAP_SCOPE_BASE,
	    .filter = "(objectClass=*)",
	    .attributes = nothing};
	enum service_verdict verdict;
	LDAPMessage *answer;

	verdict = service_search(directory, &search,
	    clock_monotonic() +
		directory->settings->directory_timeout_seconds * CLOCK_SECOND,
	    &roster->server, &answer);
	ldap_msgfree(answer);
	return verdict == SERVICE_OK || verdict == SERVICE_ABSENT
	    ? STATUS_OK
	    : service_fault(verdict);
}

static enum status
roster_start(struct roster *roster)
{
	struct directory *directory = roster->directory;
	enum status status;

	if (*directory->settings->directory_bind_dn == '\0')
		return fault(STATUS_INVALID,
		    "directory_bind_dn: sync needs a service account");
	directory->until_us = 0;
	directory->as_person = false;
	status = server_choose(roster);
	return status == STATUS_OK
	    ? membership_read(directory, roster->server, &roster->membership)
	    : status;
}

enum status
directory_sync(struct directory *directory, struct arena *arena,
    directory_person_fn *each, void *context)
{
	struct arena *passing = arena_open(PERSON_BYTES);
	struct roster roster = {.directory = directory,
	    .arena = passing,
	    .passing = true,
	    .membership = {.arena = arena},
	    .each = each,
	    .context = context};
	enum status status = roster_start(&roster);

	if (status == STATUS_OK)
		status = people_read(
		    &roster, directory->settings->directory_people_filter);
	arena_close(&passing);
	return status;
}

/* ---- some ------------------------------------------------------------ */

/* An objectGUID is raw; an entryUUID is written with digits. */
static const char *
key_filter(struct arena *arena, const char *attribute, struct span key)
{
	const unsigned char *k = (const unsigned char *)key.at;

	if (strcasecmp(attribute, "objectGUID") == 0)
		return arena_printf(
		    arena, "(%s=%s)", attribute, filter_escape(arena, key).at);
	return arena_printf(arena,
	    "(%s=%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-"
	    "%02x%02x%02x%02x%02x%02x)",
	    attribute, k[0], k[1], k[2], k[3], k[4], k[5], k[6], k[7], k[8],
	    k[9], k[10], k[11], k[12], k[13], k[14], k[15]);
}

enum status
directory_people(struct directory *directory, struct arena *arena,
    const struct span *keys, size_t count, directory_person_fn *each,
    void *context)
{
	const struct settings *settings = directory->settings;
	struct roster roster = {.directory = directory,
	    .arena = arena,
	    .membership = {.arena = arena},
	    .each = each,
	    .context = context};
	enum status status = roster_start(&roster);

	for (size_t i = 0; status == STATUS_OK && i < count;) {
		struct text filter;

		text_init(&filter, arena, FILTER_MAX);
		text_printf(
		    &filter, "(&%s(|", settings->directory_people_filter);
		for (size_t n = 0; n < KEYS_AT_ONCE && i < count; n++, i++)
			if (keys[i].len == DIRECTORY_KEY_BYTES)
				text_add(&filter,
				    key_filter(arena,
					settings->directory_key_attribute,
					keys[i]));
		text_add(&filter, "))");
		status = people_read(&roster, filter.at);
	}
	return status;
}
