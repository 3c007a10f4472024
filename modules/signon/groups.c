/*
 * groups.c - the roles of one person who signs on.
 *
 * Directly: memberOf where the server keeps it, else each configured group is
 * asked. Nested: from the person's groups upwards, a level at a time, each
 * group once, so that a loop ends. Active Directory: tokenGroups, which holds
 * nested and primary groups (SECURITY A7).
 */
#include "config.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/text.h"
#include "modules/signon/directory_private.h"
#include "modules/signon/escape.h"
#include "modules/signon/names.h"

enum {
	LEVELS_MAX = 10,
	GROUPS_AT_ONCE = 50,
	GROUPS_MAX = 20000,
	FILTER_MAX = 1 << 20
};

#define FACTS_LIFE (5 * CLOCK_MINUTE)

/* ---- what the configured groups are ---------------------------------- */

int64_t
sid_rid(const void *sid, size_t len)
{
	const unsigned char *at = sid;
	size_t last;

	/* One byte of revision, one that counts, six of authority. */
	if (len < 12 || len > SID_BYTES_MAX || len != 8 + (size_t)at[1] * 4)
		return 0;
	last = len - 4;
	return (int64_t)at[last] | (int64_t)at[last + 1] << 8 |
	    (int64_t)at[last + 2] << 16 | (int64_t)at[last + 3] << 24;
}

enum status
group_fault(enum service_verdict verdict, size_t group)
{
	if (verdict == SERVICE_ABSENT)
		return fault(STATUS_UNAVAILABLE,
		    "directory: the group of role %s is not there",
		    role_word(group));
	return service_fault(verdict);
}

unsigned
groups_named(const struct directory *directory, const char *normal_dn)
{
	unsigned roles = 0;

	for (size_t i = 0; i < DIRECTORY_GROUPS; i++)
		if (*directory->groups[i] != '\0' &&
		    strcmp(directory->groups[i], normal_dn) == 0)
			roles |= 1u << i;
	return roles;
}

static bool
class_is(const struct berval *value, const char *name)
{
	return value->bv_len == strlen(name) &&
	    strncasecmp(value->bv_val, name, value->bv_len) == 0;
}

static void
facts_take(LDAP *ld, LDAPMessage *entry, struct group_facts *facts)
{
	struct berval **classes = ldap_get_values_len(ld, entry, "objectClass");
	struct berval **sids = ldap_get_values_len(ld, entry, "objectSid");

	for (size_t i = 0; classes != NULL && classes[i] != NULL; i++)
		if (class_is(classes[i], "groupOfNames") ||
		    class_is(classes[i], "group"))
			facts->by_member_of = true;
	if (sids != NULL && sids[0] != NULL &&
	    sid_rid(sids[0]->bv_val, sids[0]->bv_len) != 0) {
		facts->sid_len = sids[0]->bv_len;
		memcpy(facts->sid, sids[0]->bv_val, facts->sid_len);
	}
	ldap_value_free_len(classes);
	ldap_value_free_len(sids);
}

/* A group that isn't there holds nobody: a slip in the settings takes a role
 * away, and is logged. */
static enum status
facts_read(struct directory *directory, size_t server, size_t group)
{
	static const char *const attributes[] = {
	    "objectClass", "objectSid", NULL};
	enum service_verdict verdict;
	LDAPMessage *answer;

	directory->facts[group] = (struct group_facts) {0};
	if (*directory->groups[group] == '\0')
		return STATUS_OK;
	verdict = service_get(
	    directory, server, directory->groups[group], attributes, &answer);
	if (verdict == SERVICE_OK)
		facts_take(directory->service,
		    ldap_first_entry(directory->service, answer),
		    &directory->facts[group]);
	ldap_msgfree(answer);
	if (verdict == SERVICE_ABSENT)
		log_line(LOG_WARNING, "directory_group",
		    "the group of role %s is not there", role_word(group));
	return verdict == SERVICE_OK || verdict == SERVICE_ABSENT
	    ? STATUS_OK
	    : service_fault(verdict);
}

static enum status
facts_ready(struct directory *directory, size_t server)
{
	enum status status = STATUS_OK;

	if (directory->facts_us != 0 &&
	    clock_monotonic() - directory->facts_us < FACTS_LIFE)
		return STATUS_OK;
	directory->facts_us = 0;
	for (size_t i = 0; status == STATUS_OK && i < DIRECTORY_GROUPS; i++)
		status = facts_read(directory, server, i);
	if (status == STATUS_OK)
		directory->facts_us = clock_monotonic();
	return status;
}

/* ---- directly -------------------------------------------------------- */

static const char *
member_filter(struct arena *arena, const struct directory_person *person)
{
	struct span dn = filter_escape(arena, span_of(person->dn));
	struct span name = filter_escape(arena, span_of(person->username));

	return arena_printf(arena,
	    "(|(member=%s)(uniqueMember=%s)(memberUid=%s))", dn.at, dn.at,
	    name.at);
}

static enum status
group_holds(struct directory *directory, size_t group,
    const struct directory_person *person, const char *filter, bool *holds_r)
{
	static const char *const nothing[] = {LDAP_NO_ATTRS, NULL};
	struct link_search search = {.base = directory->groups[group],
	    .scope = LDAP_SCOPE_BASE,
	    .filter = filter,
	    .attributes = nothing,
	    .size_limit = 2};
	enum service_verdict verdict;
	LDAPMessage *answer;

	verdict = service_search_on(
	    directory, person->server, &search, directory->until_us, &answer);
	*holds_r = verdict == SERVICE_OK &&
	    ldap_count_entries(directory->service, answer) == 1;
	ldap_msgfree(answer);
	return verdict == SERVICE_OK || verdict == SERVICE_ABSENT
	    ? STATUS_OK
	    : service_fault(verdict);
}

static enum status
roles_direct(struct directory *directory, struct arena *arena,
    struct directory_person *person)
{
	const char *filter = member_filter(arena, person);

	if (person->group_count > 0)
		directory->member_of = true;
	for (size_t i = 0; i < DIRECTORY_GROUPS; i++) {
		enum status status;
		bool holds;

		/* Where memberOf is kept, silence is an answer. */
		if (*directory->groups[i] == '\0' ||
		    (person->roles & 1u << i) != 0 ||
		    (directory->member_of && directory->facts[i].by_member_of))
			continue;
		status = group_holds(directory, i, person, filter, &holds);
		if (status != STATUS_OK)
			return status;
		if (holds)
			person->roles |= 1u << i;
	}
	return STATUS_OK;
}

/* ---- groups within groups -------------------------------------------- */

struct climb {
	struct directory *directory;
	struct arena *arena;
	size_t server;
	struct names met;
	const char **level; /* DNs whose groups are asked for next */
	size_t level_count;
	size_t level_room;
	unsigned roles;
};

static void
level_add(struct climb *climb, const char *dn)
{
	if (climb->level_count == climb->level_room) {
		size_t room = climb->level_room * 2 + GROUPS_AT_ONCE;
		const char **grown =
		    arena_array(climb->arena, room, sizeof(*grown));

		if (climb->level_count > 0)
			memcpy(grown, climb->level,
			    climb->level_count * sizeof(*grown));
		climb->level = grown;
		climb->level_room = room;
	}
	climb->level[climb->level_count++] = dn;
}

static enum status
group_met(void *context, LDAP *ld, LDAPMessage *entry)
{
	struct climb *climb = context;
	char *got = ldap_get_dn(ld, entry);
	const char *dn = arena_text(climb->arena, got);
	const char *normal = directory_dn_normal(climb->arena, dn);

	ldap_memfree(got);
	if (!names_add(&climb->met, normal))
		return STATUS_OK;
	if (climb->met.count > GROUPS_MAX)
		return fault(STATUS_UNAVAILABLE,
		    "directory: somebody is in more than %d groups",
		    GROUPS_MAX);
	climb->roles |= groups_named(climb->directory, normal);
	level_add(climb, dn);
	return STATUS_OK;
}

/* The groups of all of these, which may be groups themselves. */
static enum status
parents_ask(struct climb *climb, const char *filter)
{
	static const char *const nothing[] = {LDAP_NO_ATTRS, NULL};
	struct directory *directory = climb->directory;
	struct link_search search = {
	    .base = directory->settings->directory_base,
	    .scope = LDAP_SCOPE_SUBTREE,
	    .filter = filter,
	    .attributes = nothing};

	return service_pages(directory, climb->server, &search,
	    directory->until_us, group_met, climb);
}

static enum status
level_climb(struct climb *climb)
{
	const char **level = climb->level;
	size_t count = climb->level_count;
	enum status status = STATUS_OK;

	climb->level = NULL;
	climb->level_count = 0;
	climb->level_room = 0;
	for (size_t i = 0; status == STATUS_OK && i < count;) {
		struct text filter;

		text_init(&filter, climb->arena, FILTER_MAX);
		text_add(&filter, "(|");
		for (size_t n = 0; n < GROUPS_AT_ONCE && i < count; n++) {
			struct span dn =
			    filter_escape(climb->arena, span_of(level[i++]));

			text_printf(&filter, "(member=%s)(uniqueMember=%s)",
			    dn.at, dn.at);
		}
		text_add(&filter, ")");
		status = parents_ask(climb, filter.at);
	}
	return status;
}

static unsigned
roles_wanted(const struct directory *directory)
{
	unsigned wanted = 0;

	for (size_t i = 0; i < DIRECTORY_GROUPS; i++)
		if (*directory->groups[i] != '\0')
			wanted |= 1u << i;
	return wanted;
}

static enum status
roles_nested(struct directory *directory, struct arena *arena,
    struct directory_person *person)
{
	struct climb climb = {.directory = directory,
	    .arena = arena,
	    .server = person->server,
	    .met = {.arena = arena},
	    .roles = person->roles};
	unsigned wanted = roles_wanted(directory);
	enum status status = STATUS_OK;

	if (climb.roles != wanted)
		status = parents_ask(&climb, member_filter(arena, person));
	for (int i = 1; status == STATUS_OK && i < LEVELS_MAX &&
	     climb.level_count > 0 && climb.roles != wanted;
	     i++)
		status = level_climb(&climb);
	person->roles = climb.roles;
	return status;
}

/* ---- Active Directory ------------------------------------------------ */

static void
token_match(const struct directory *directory, const struct berval *sid,
    struct directory_person *person)
{
	for (size_t i = 0; i < DIRECTORY_GROUPS; i++) {
		const struct group_facts *facts = &directory->facts[i];

		if (facts->sid_len > 0 && facts->sid_len == sid->bv_len &&
		    memcmp(facts->sid, sid->bv_val, sid->bv_len) == 0)
			person->roles |= 1u << i;
	}
}

static enum status
roles_token(struct directory *directory, struct directory_person *person)
{
	static const char *const attributes[] = {"tokenGroups", NULL};
	struct berval **sids;
	LDAPMessage *answer;
	enum service_verdict verdict = service_get(
	    directory, person->server, person->dn, attributes, &answer);

	if (verdict == SERVICE_OK) {
		sids = ldap_get_values_len(directory->service,
		    ldap_first_entry(directory->service, answer),
		    "tokenGroups");
		for (size_t i = 0; sids != NULL && sids[i] != NULL; i++)
			token_match(directory, sids[i], person);
		ldap_value_free_len(sids);
	}
	ldap_msgfree(answer);
	return verdict == SERVICE_OK ? STATUS_OK : service_fault(verdict);
}

static enum status
roles_find(struct directory *directory, struct arena *arena,
    struct directory_person *person)
{
	enum status status;

	person->roles = 0;
	if (roles_wanted(directory) == 0)
		return STATUS_OK;
	for (size_t i = 0; i < person->group_count; i++)
		person->roles |= groups_named(directory, person->groups[i]);
	if (directory->lookup == GROUPS_NESTED)
		return roles_nested(directory, arena, person);
	status = facts_ready(directory, person->server);
	if (status == STATUS_OK && directory->lookup == GROUPS_DIRECT)
		status = roles_direct(directory, arena, person);
	else if (status == STATUS_OK)
		status = roles_token(directory, person);
	return status;
}

enum status
directory_roles(struct directory *directory, struct arena *arena,
    struct directory_person *person)
{
	enum status status = roles_find(directory, arena, person);

	/* It is bound as the person: nobody else shall be asked about on it. */
	if (directory->as_person) {
		link_close(&directory->service);
		directory->facts_us = 0;
	}
	return status;
}
