/*
 * roster.c - everybody, for the operator's sync. What it reads is all of one
 * server, or it is nothing: an answer that ended early looks like a district
 * that everybody left (SECURITY A11).
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/log.h"
#include "modules/signon/directory_private.h"

enum { PAGE_ENTRIES = 500, GROUP_MEMBERS_MAX = 100000 };

/* Reading hundreds of entries takes longer than finding one. */
enum { TIME_FACTOR = 6 };

struct member {
	const char *dn; /* normal form */
	unsigned role;
};

struct roster {
	struct directory *directory;
	struct arena *arena;
	size_t server;
	struct member *members;
	size_t member_count;
	directory_person_fn *each;
	void *context;
};

static int64_t
until(const struct directory *directory)
{
	return clock_monotonic() +
	    directory->settings->directory_timeout_seconds * TIME_FACTOR *
	    CLOCK_SECOND;
}

/* ---- groups ---------------------------------------------------------- */

static enum status
members_add(struct roster *roster, struct berval **values, unsigned role)
{
	size_t more = (size_t)ldap_count_values_len(values);
	struct member *grown;

	if (more > GROUP_MEMBERS_MAX ||
	    roster->member_count + more > GROUP_MEMBERS_MAX)
		return fault(STATUS_TOO_MUCH,
		    "directory: the groups have too many members");
	grown = arena_array(
	    roster->arena, roster->member_count + more + 1, sizeof(*grown));
	if (roster->member_count > 0)
		memcpy(grown, roster->members,
		    roster->member_count * sizeof(*grown));
	for (size_t i = 0; i < more; i++) {
		const char *dn = arena_copy(
		    roster->arena, values[i]->bv_val, values[i]->bv_len);

		grown[roster->member_count].dn =
		    directory_dn_normal(roster->arena, dn);
		grown[roster->member_count++].role = role;
	}
	roster->members = grown;
	return STATUS_OK;
}

static enum status
group_read(struct roster *roster, size_t group)
{
	static const char *const attributes[] = {"member", NULL};
	struct directory *directory = roster->directory;
	struct link_search search = {.base = directory->groups.dn[group],
	    .scope = LDAP_SCOPE_BASE,
	    .filter = "(objectClass=*)",
	    .attributes = attributes};
	enum service_verdict verdict;
	enum status status = STATUS_OK;
	struct berval **values;
	LDAPMessage *answer;

	if (*search.base == '\0')
		return STATUS_OK;
	verdict = service_search(
	    directory, &search, until(directory), &roster->server, &answer);
	if (verdict == SERVICE_OK &&
	    ldap_count_entries(directory->service, answer) == 1) {
		values = ldap_get_values_len(directory->service,
		    ldap_first_entry(directory->service, answer), "member");
		if (values != NULL)
			status = members_add(roster, values, 1u << group);
		ldap_value_free_len(values);
	} else if (verdict == SERVICE_OK || verdict == SERVICE_ABSENT) {
		status = fault(STATUS_UNAVAILABLE,
		    "directory: the group of role %s is not there",
		    role_word(group));
	} else {
		status = service_fault(verdict);
	}
	ldap_msgfree(answer);
	return status;
}

static int
member_order(const void *a, const void *b)
{
	return strcmp(
	    ((const struct member *)a)->dn, ((const struct member *)b)->dn);
}

static unsigned
member_roles(const struct roster *roster, const char *normal_dn)
{
	size_t low = 0;
	size_t high = roster->member_count;
	unsigned roles = 0;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (strcmp(roster->members[middle].dn, normal_dn) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < roster->member_count &&
	     strcmp(roster->members[low].dn, normal_dn) == 0;
	     low++)
		roles |= roster->members[low].role;
	return roles;
}

/* ---- people ---------------------------------------------------------- */

static enum status
entries_each(struct roster *roster, LDAPMessage *answer)
{
	struct directory *directory = roster->directory;
	LDAP *ld = directory->service;
	LDAPMessage *entry;

	for (entry = ldap_first_entry(ld, answer); entry != NULL;
	     entry = ldap_next_entry(ld, entry)) {
		struct directory_person person;
		enum status status;

		if (!entry_person(ld, entry, directory->settings,
			&directory->groups, roster->arena, &person)) {
			log_line(LOG_WARNING, "directory_entry",
			    "an entry without a key or a username is left out");
			continue;
		}
		person.server = roster->server;
		person.roles |= member_roles(
		    roster, directory_dn_normal(roster->arena, person.dn));
		person.roles_known = true;
		status = roster->each(roster->context, &person);
		if (status != STATUS_OK)
			return status;
	}
	return STATUS_OK;
}

/* Where the next page begins; an empty cookie says that there is none. Without
 * the control the server has not said whether this was all. */
static enum status
cookie_next(LDAP *ld, LDAPMessage *answer, struct berval *cookie)
{
	LDAPControl **controls = NULL;
	LDAPControl *page;
	ber_int_t estimate;
	int result;

	ber_memfree(cookie->bv_val);
	*cookie = (struct berval) {0, NULL};
	result =
	    ldap_parse_result(ld, answer, NULL, NULL, NULL, NULL, &controls, 0);
	page = ldap_control_find(LDAP_CONTROL_PAGEDRESULTS, controls, NULL);
	if (result == LDAP_SUCCESS && page != NULL)
		result = ldap_parse_pageresponse_control(
		    ld, page, &estimate, cookie);
	if (page == NULL)
		result = LDAP_CONTROL_NOT_FOUND;
	ldap_controls_free(controls);
	return result == LDAP_SUCCESS
	    ? STATUS_OK
	    : fault(STATUS_UNAVAILABLE,
		  "directory: it does not answer page by page");
}

/* The cookie belongs to the connection: a page that fails ends it all. */
static enum status
page_read(
    struct roster *roster, struct link_search *search, struct berval *cookie)
{
	struct directory *directory = roster->directory;
	enum service_verdict verdict;
	enum status status;
	LDAPMessage *answer;
	LDAP *before = directory->service;

	if (ldap_create_page_control(directory->service, PAGE_ENTRIES, cookie,
		1, &search->page) != LDAP_SUCCESS)
		return fault(STATUS_UNAVAILABLE, "directory: no memory");
	verdict = service_search_on(
	    directory, roster->server, search, until(directory), &answer);
	ldap_control_free(search->page);
	if (verdict == SERVICE_ABSENT)
		status = fault(STATUS_UNAVAILABLE,
		    "directory: directory_base is not there");
	else if (verdict == SERVICE_AMBIGUOUS)
		status = fault(STATUS_UNAVAILABLE,
		    "directory: it does not give our account everybody");
	else if (verdict != SERVICE_OK || directory->service != before)
		status = service_fault(verdict);
	else
		status = cookie_next(directory->service, answer, cookie);
	if (status == STATUS_OK)
		status = entries_each(roster, answer);
	ldap_msgfree(answer);
	return status;
}

static enum status
pages_read(struct roster *roster)
{
	const struct settings *settings = roster->directory->settings;
	const char *attributes[ENTRY_ATTRIBUTES_MAX];
	struct link_search search = {.base = settings->directory_base,
	    .scope = LDAP_SCOPE_SUBTREE,
	    .filter = settings->directory_people_filter,
	    .attributes = attributes};
	struct berval cookie = {0, NULL};
	enum status status;

	entry_attributes(settings, attributes);
	do {
		status = page_read(roster, &search, &cookie);
	} while (status == STATUS_OK && cookie.bv_len > 0);
	ber_memfree(cookie.bv_val);
	return status;
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

	verdict = service_search(
	    directory, &search, until(directory), &roster->server, &answer);
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
	    .each = each,
	    .context = context};
	enum status status = server_choose(&roster);

	for (size_t i = 0; status == STATUS_OK && i < DIRECTORY_GROUPS; i++)
		status = group_read(&roster, i);
	if (status != STATUS_OK)
		return status;
	if (roster.member_count > 0)
		qsort(roster.members, roster.member_count,
		    sizeof(*roster.members), member_order);
	return pages_read(&roster);
}
