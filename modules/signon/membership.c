/*
 * membership.c - who is in the configured groups, for the operator's sync:
 * read once from the groups, so that nobody has to be asked for one by one.
 *
 * The list's keys say what they name: "dn:" a member, "uid:" a posixGroup's,
 * "group:" a group whose members have it in their memberOf, "rid:" the same
 * for Active Directory's primary group.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "modules/signon/directory_private.h"
#include "modules/signon/escape.h"
#include "modules/signon/names.h"

enum { MEMBERS_MAX = 100000, LEVELS_MAX = 10 };

struct member {
	const char *key;
	unsigned role;
};

/* Of one configured group: itself and the groups in it. */
struct descent {
	struct directory *directory;
	struct membership *membership;
	size_t server;
	size_t group;
	const struct names *groups; /* all there are; NULL: not nested */
	struct names met;
	const char **level;
	size_t level_count;
};

static enum status
member_add(struct membership *membership, unsigned role, const char *kind,
    const char *name)
{
	if (membership->count == MEMBERS_MAX)
		return fault(STATUS_TOO_MUCH,
		    "directory: the groups have too many members");
	if (membership->count == membership->room) {
		size_t room = membership->room * 2 + 256;
		struct member *grown =
		    arena_array(membership->arena, room, sizeof(*grown));

		if (membership->count > 0)
			memcpy(grown, membership->list,
			    membership->count * sizeof(*grown));
		membership->list = grown;
		membership->room = room;
	}
	membership->list[membership->count++] = (struct member) {
	    arena_printf(membership->arena, "%s:%s", kind, name), role};
	return STATUS_OK;
}

/* ---- groups that list their members ---------------------------------- */

static enum status
members_take(struct descent *descent, struct berval **values, bool names)
{
	struct membership *membership = descent->membership;
	size_t count = (size_t)ldap_count_values_len(values);
	const char **level = arena_array(membership->arena,
	    descent->level_count + count + 1, sizeof(*level));
	enum status status = STATUS_OK;

	if (descent->level_count > 0)
		memcpy(level, descent->level,
		    descent->level_count * sizeof(*level));
	descent->level = level;
	for (size_t i = 0; status == STATUS_OK && i < count; i++) {
		const char *raw = arena_copy(
		    membership->arena, values[i]->bv_val, values[i]->bv_len);
		const char *name =
		    names ? raw : directory_dn_normal(membership->arena, raw);

		status = member_add(membership, 1u << descent->group,
		    names ? "uid" : "dn", name);
		if (!names && descent->groups != NULL &&
		    names_hold(descent->groups, name) &&
		    names_add(&descent->met, name))
			descent->level[descent->level_count++] = name;
	}
	return status;
}

static enum status
entry_take(struct descent *descent, LDAP *ld, LDAPMessage *entry)
{
	static const struct {
		const char *attribute;
		bool names;
	} kinds[] = {{"member", false}, {"uniqueMember", false},
	    {"memberUid", true}, {"member;range=0-1499", false}};
	enum status status = STATUS_OK;

	for (size_t i = 0;
	     status == STATUS_OK && i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		struct berval **values =
		    ldap_get_values_len(ld, entry, kinds[i].attribute);

		if (values != NULL && strchr(kinds[i].attribute, ';') != NULL)
			status = fault(STATUS_UNAVAILABLE,
			    "directory: a group shows a part of its members: "
			    "set directory_group_lookup = active_directory");
		else if (values != NULL)
			status = members_take(descent, values, kinds[i].names);
		ldap_value_free_len(values);
	}
	return status;
}

/* Whose memberOf names it is in it, too. */
static enum status
group_read(struct descent *descent, const char *dn)
{
	static const char *const attributes[] = {
	    "member", "uniqueMember", "memberUid", NULL};
	struct directory *directory = descent->directory;
	enum status status;
	LDAPMessage *answer;
	enum service_verdict verdict =
	    service_get(directory, descent->server, dn, attributes, &answer);

	status = verdict == SERVICE_OK
	    ? entry_take(descent, directory->service,
		  ldap_first_entry(directory->service, answer))
	    : group_fault(verdict, descent->group);
	ldap_msgfree(answer);
	return status == STATUS_OK
	    ? member_add(descent->membership, 1u << descent->group, "group", dn)
	    : status;
}

/* Downwards, each group once: a loop ends. */
static enum status
members_read(struct descent *descent)
{
	enum status status =
	    group_read(descent, descent->directory->groups[descent->group]);

	for (int i = 1;
	     status == STATUS_OK && i < LEVELS_MAX && descent->level_count > 0;
	     i++) {
		const char **level = descent->level;
		size_t count = descent->level_count;

		descent->level_count = 0;
		for (size_t n = 0; status == STATUS_OK && n < count; n++)
			status = group_read(descent, level[n]);
	}
	return status;
}

static enum status
group_name_take(void *context, LDAP *ld, LDAPMessage *entry)
{
	struct names *names = context;
	char *dn = ldap_get_dn(ld, entry);

	names_add(names,
	    directory_dn_normal(names->arena, arena_text(names->arena, dn)));
	ldap_memfree(dn);
	return STATUS_OK;
}

/* To tell a group among members without asking for each. */
static enum status
group_names_read(
    struct directory *directory, size_t server, struct names *names)
{
	static const char *const nothing[] = {LDAP_NO_ATTRS, NULL};
	struct link_search search = {
	    .base = directory->settings->directory_base,
	    .scope = LDAP_SCOPE_SUBTREE,
	    .filter = "(|(objectClass=groupOfNames)"
		      "(objectClass=groupOfUniqueNames)(objectClass=group))",
	    .attributes = nothing};

	return service_pages(directory, server, &search, directory->until_us,
	    group_name_take, names);
}

/* ---- Active Directory ------------------------------------------------ */

static enum status
chain_take(void *context, LDAP *ld, LDAPMessage *entry)
{
	struct descent *descent = context;
	struct membership *membership = descent->membership;
	unsigned role = 1u << descent->group;
	struct berval **sids = ldap_get_values_len(ld, entry, "objectSid");
	char *dn = ldap_get_dn(ld, entry);
	int64_t rid = 0;
	enum status status = member_add(membership, role, "group",
	    directory_dn_normal(
		membership->arena, arena_text(membership->arena, dn)));

	if (sids != NULL && sids[0] != NULL)
		rid = sid_rid(sids[0]->bv_val, sids[0]->bv_len);
	if (status == STATUS_OK && rid != 0)
		status = member_add(membership, role, "rid",
		    arena_printf(membership->arena, "%lld", (long long)rid));
	ldap_memfree(dn);
	ldap_value_free_len(sids);
	return status;
}

/* The group, and those that are in it by any way: the server follows them. */
static enum status
chain_read(struct descent *descent)
{
	static const char *const attributes[] = {"objectSid", NULL};
	struct directory *directory = descent->directory;
	const char *dn = directory->groups[descent->group];
	struct link_search search = {
	    .base = directory->settings->directory_base,
	    .scope = LDAP_SCOPE_SUBTREE,
	    .filter = filter_fill(descent->membership->arena,
		"(&(objectClass=group)"
		"(memberOf:1.2.840.113556.1.4.1941:=%s))",
		span_of(dn)),
	    .attributes = attributes};
	enum status status;
	LDAPMessage *answer;
	enum service_verdict verdict =
	    service_get(directory, descent->server, dn, attributes, &answer);

	status = verdict == SERVICE_OK
	    ? chain_take(descent, directory->service,
		  ldap_first_entry(directory->service, answer))
	    : group_fault(verdict, descent->group);
	ldap_msgfree(answer);
	return status == STATUS_OK
	    ? service_pages(directory, descent->server, &search,
		  directory->until_us, chain_take, descent)
	    : status;
}

/* ---- the whole list -------------------------------------------------- */

static int
member_order(const void *a, const void *b)
{
	return strcmp(
	    ((const struct member *)a)->key, ((const struct member *)b)->key);
}

enum status
membership_read(
    struct directory *directory, size_t server, struct membership *membership)
{
	struct names groups = {.arena = membership->arena};
	bool nested = directory->lookup == GROUPS_NESTED;
	enum status status = STATUS_OK;

	if (nested)
		status = group_names_read(directory, server, &groups);
	for (size_t i = 0; status == STATUS_OK && i < DIRECTORY_GROUPS; i++) {
		struct descent descent = {.directory = directory,
		    .membership = membership,
		    .server = server,
		    .group = i,
		    .groups = nested ? &groups : NULL,
		    .met = {.arena = membership->arena}};

		if (*directory->groups[i] == '\0')
			continue;
		names_add(&descent.met, directory->groups[i]);
		status = directory->lookup == GROUPS_ACTIVE_DIRECTORY
		    ? chain_read(&descent)
		    : members_read(&descent);
	}
	if (status == STATUS_OK && membership->count > 0)
		qsort(membership->list, membership->count,
		    sizeof(*membership->list), member_order);
	return status;
}

static unsigned
key_roles(const struct membership *membership, const char *key)
{
	size_t low = 0;
	size_t high = membership->count;
	unsigned roles = 0;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (strcmp(membership->list[middle].key, key) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < membership->count &&
	     strcmp(membership->list[low].key, key) == 0;
	     low++)
		roles |= membership->list[low].role;
	return roles;
}

unsigned
membership_roles(const struct membership *membership, struct arena *arena,
    const struct directory_person *person)
{
	unsigned roles = key_roles(membership,
			     arena_printf(arena, "dn:%s",
				 directory_dn_normal(arena, person->dn))) |
	    key_roles(
		membership, arena_printf(arena, "uid:%s", person->username));

	for (size_t i = 0; i < person->group_count; i++)
		roles |= key_roles(membership,
		    arena_printf(arena, "group:%s", person->groups[i]));
	if (person->primary_group != 0)
		roles |= key_roles(membership,
		    arena_printf(
			arena, "rid:%lld", (long long)person->primary_group));
	return roles;
}
