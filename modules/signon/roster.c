/*
 * roster.c - everybody, for the operator's sync. What it reads is all of one
 * server, or it is nothing: an answer that ended early looks like a district
 * that everybody left (SECURITY A11).
 */
#include "config.h"

#include "base/clock.h"
#include "base/log.h"
#include "modules/signon/directory_private.h"

struct roster {
	struct directory *directory;
	struct arena *arena;
	size_t server;
	struct membership membership;
	directory_person_fn *each;
	void *context;
};

static enum status
person_take(void *context, LDAP *ld, LDAPMessage *entry)
{
	struct roster *roster = context;
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
people_read(struct roster *roster)
{
	const struct settings *settings = roster->directory->settings;
	const char *attributes[ENTRY_ATTRIBUTES_MAX];
	struct link_search search = {.base = settings->directory_base,
	    .scope = LDAP_SCOPE_SUBTREE,
	    .filter = settings->directory_people_filter,
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

enum status
directory_sync(struct directory *directory, struct arena *arena,
    directory_person_fn *each, void *context)
{
	struct roster roster = {.directory = directory,
	    .arena = arena,
	    .membership = {.arena = arena},
	    .each = each,
	    .context = context};
	enum status status;

	if (*directory->settings->directory_bind_dn == '\0')
		return fault(STATUS_INVALID,
		    "directory_bind_dn: sync needs a service account");
	directory->until_us = 0;
	status = server_choose(&roster);
	if (status == STATUS_OK)
		status = membership_read(
		    directory, roster.server, &roster.membership);
	return status == STATUS_OK ? people_read(&roster) : status;
}
