/*
 * as_person.c - a directory that forbids a search account: the person is bound
 * by the name that was typed, as directory_sign_on_as says, and then asked for
 * with their own rights.
 *
 * The budget of tries can't be the person's here, as nobody knows who it is
 * until the password was right: it belongs to the name, which therefore must be
 * one that has a single way to be written.
 */
#include "config.h"

#include <string.h>
#include <strings.h>

#include "base/clock.h"
#include "base/log.h"
#include "modules/signon/directory_private.h"
#include "modules/signon/escape.h"

bool
binds_as_person(const struct directory *directory)
{
	return *directory->settings->directory_sign_on_as != '\0';
}

enum status
as_person_check(struct directory *directory)
{
	const char *pattern = directory->settings->directory_sign_on_as;
	const char *hole = strstr(pattern, "%s");
	LDAPDN dn = NULL;

	if (hole == NULL || strstr(hole + 2, "%s") != NULL)
		return fault(STATUS_INVALID,
		    "directory_sign_on_as: needs one %%s for the name");
	if (hole == pattern && hole[2] == '@') {
		directory->principal = hole + 2;
		return STATUS_OK;
	}
	if (ldap_str2dn(dn_fill(directory->memory, pattern, span_of("x")), &dn,
		LDAP_DN_FORMAT_LDAPV3) != LDAP_SUCCESS ||
	    dn == NULL)
		return fault(STATUS_INVALID,
		    "directory_sign_on_as: is neither a DN nor %%s@domain");
	ldap_dnfree(dn);
	return STATUS_OK;
}

/* Without the district's own domain; any other is nobody's here. */
static bool
name_local(const struct directory *directory, struct span *name)
{
	const char *at = memchr(name->at, '@', name->len);

	if (directory->principal == NULL || at == NULL)
		return true;
	if (strcasecmp(at, directory->principal) != 0)
		return false;
	name->len = (size_t)(at - name->at);
	return name->len > 0;
}

/* The first server that lets itself be reached; no password has been sent. */
static enum status
server_reach(struct directory *directory, size_t *server_r)
{
	unsigned alive = servers_alive(directory);
	size_t left = directory->count;

	link_close(&directory->service);
	for (size_t i = 0; i < directory->count; i++, left--) {
		int64_t now = clock_monotonic();
		int64_t share =
		    (directory->until_us - now) / (int64_t)(left > 1 ? 2 : 1);

		if ((alive & 1u << i) == 0)
			continue;
		if (link_open(directory->uris[i], directory->settings,
			now + share, &directory->service) == STATUS_OK) {
			directory->failed_us[i] = 0;
			directory->service_server = i;
			*server_r = i;
			return STATUS_OK;
		}
		server_failed(directory, i);
		fault_clear();
	}
	return service_fault(SERVICE_NEXT);
}

enum status
as_person_find(struct directory *directory, struct arena *arena,
    const char *name, struct directory_person *person_r)
{
	struct directory_person person = {
	    .username = "", .name = "", .grace = -1};
	struct span local = span_of(name);
	enum status status;

	link_close(&directory->service);
	if (!sign_on_name_plain(local) || !name_local(directory, &local))
		return STATUS_INVALID;
	local.at = arena_copy(arena, local.at, local.len);
	person.dn = directory->principal != NULL
	    ? arena_printf(arena, "%s%s", local.at, directory->principal)
	    : dn_fill(arena, directory->settings->directory_sign_on_as, local);
	status = server_reach(directory, &person.server);
	if (status == STATUS_OK)
		*person_r = person;
	return status;
}

/* ---- who that was ---------------------------------------------------- */

/* Is the entry that of who is bound here? Active Directory tells the bound
 * account's identifiers with its root. Two people may share a name in the
 * filter's attributes: then the one entry found might be another's. */
static bool
entry_is_own(struct directory *directory, size_t server, const char *dn)
{
	static const char *const token[] = {"tokenGroups", NULL};
	static const char *const own[] = {"objectSid", NULL};
	struct berval **sids = NULL;
	struct berval **sid = NULL;
	LDAPMessage *root = NULL;
	LDAPMessage *entry = NULL;
	bool is_own = false;

	if (service_get(directory, server, "", token, &root) == SERVICE_OK)
		sids = ldap_get_values_len(directory->service,
		    ldap_first_entry(directory->service, root), token[0]);
	if (service_get(directory, server, dn, own, &entry) == SERVICE_OK)
		sid = ldap_get_values_len(directory->service,
		    ldap_first_entry(directory->service, entry), own[0]);
	for (size_t i = 0; sid != NULL && sids != NULL && sids[i] != NULL; i++)
		if (sids[i]->bv_len == sid[0]->bv_len &&
		    memcmp(sids[i]->bv_val, sid[0]->bv_val, sid[0]->bv_len) ==
			0)
			is_own = true;
	ldap_value_free_len(sids);
	ldap_value_free_len(sid);
	ldap_msgfree(root);
	ldap_msgfree(entry);
	return is_own;
}

static enum service_verdict
own_search(struct directory *directory, struct arena *arena,
    const struct directory_person *person, LDAPMessage **answer_r)
{
	const struct settings *settings = directory->settings;
	const char *attributes[ENTRY_ATTRIBUTES_MAX];
	struct link_search search = {.base = person->dn,
	    .scope = LDAP_SCOPE_BASE,
	    .filter = settings->directory_people_filter,
	    .attributes = attributes,
	    .size_limit = 2};

	entry_attributes(settings, attributes);
	if (directory->principal != NULL) {
		size_t domain = strlen(directory->principal);

		search.base = settings->directory_base;
		search.scope = LDAP_SCOPE_SUBTREE;
		search.filter = filter_fill(arena,
		    settings->directory_user_filter,
		    (struct span) {person->dn, strlen(person->dn) - domain});
	}
	return service_search_on(
	    directory, person->server, &search, directory->until_us, answer_r);
}

enum bind_verdict
as_person_bound(struct directory *directory, struct arena *arena,
    struct directory_person *person)
{
	struct directory_person found;
	enum service_verdict verdict;
	enum status status = STATUS_ABSENT;
	LDAPMessage *answer;

	directory->service_used_us = clock_monotonic();
	verdict = own_search(directory, arena, person, &answer);
	if (verdict == SERVICE_OK)
		status = person_of(directory, answer, arena, &found);
	ldap_msgfree(answer);
	if (verdict == SERVICE_NEXT)
		return BIND_AWAY;
	if (status == STATUS_OK && directory->principal != NULL &&
	    !entry_is_own(directory, person->server, found.dn))
		status = STATUS_CONFLICT;
	if (status != STATUS_OK) {
		fault_clear();
		log_line(LOG_WARNING, "directory_person",
		    "who has signed on is not shown by the directory");
		return BIND_MISMATCH;
	}
	found.server = person->server;
	found.grace = person->grace;
	if (found.expires_us == 0)
		found.expires_us = person->expires_us;
	*person = found;
	return BIND_OK;
}
