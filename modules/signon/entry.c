/*
 * entry.c - attributes to members. What the directory says is text from
 * outside: it is cleaned and cut here.
 */
#include "config.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "base/check.h"
#include "base/clock.h"
#include "modules/signon/escape.h"
#include "modules/signon/entry.h"

/* The columns' limits, in characters; bytes are never fewer. */
enum { NAME_MAX_BYTES = 300, MAIL_MAX_BYTES = 320, CODE_MAX_BYTES = 64 };

enum { SCHOOL_NAME_MAX_BYTES = 200, DN_MAX_BYTES = 2000 };

/* Active Directory counts tenths of microseconds from 1601 on. */
#define MOMENTS_TO_1970 INT64_C(116444736000000000)

enum {
	ACCOUNT_DISABLED = 2,
	ACCOUNT_LOCKED = 0x10,
	PASSWORD_EXPIRED = 0x800000
};

static const char member_of[] = "memberOf";
static const char primary_group[] = "primaryGroupID";
static const char account_control[] = "userAccountControl";
static const char account_expires[] = "accountExpires";
static const char password_expires[] = "msDS-UserPasswordExpiryTimeComputed";
static const char account_computed[] = "msDS-User-Account-Control-Computed";

/* OpenLDAP's password policy. */
static const char locked_time[] = "pwdAccountLockedTime";
static const char must_reset[] = "pwdReset";

/* Locked by hand: until somebody unlocks it (draft-behera-ldap-password-policy,
 * 5.3.3). */
static const char locked_for_good[] = "000001010000Z";

const char *
directory_dn_normal(struct arena *arena, const char *dn)
{
	LDAPDN parsed = NULL;
	char *written = NULL;
	char *normal;

	if (ldap_str2dn(dn, &parsed, LDAP_DN_FORMAT_LDAPV3) != LDAP_SUCCESS)
		return dn;
	if (ldap_dn2str(parsed, &written, LDAP_DN_FORMAT_LDAPV3) !=
	    LDAP_SUCCESS)
		written = NULL;
	ldap_dnfree(parsed);
	if (written == NULL)
		return dn;
	normal = arena_text(arena, written);
	ldap_memfree(written);
	for (char *at = normal; *at != '\0'; at++)
		*at = (char)tolower((unsigned char)*at);
	return normal;
}

bool
entry_of_active_directory(const struct settings *settings)
{
	return strcmp(settings->directory_group_lookup, "active_directory") ==
	    0;
}

void
entry_attributes(
    const struct settings *settings, const char *names_r[ENTRY_ATTRIBUTES_MAX])
{
	bool active = entry_of_active_directory(settings);
	const char *const names[ENTRY_ATTRIBUTES_MAX] = {
	    settings->directory_key_attribute,
	    settings->directory_username_attribute,
	    settings->directory_name_attribute,
	    settings->directory_mail_attribute,
	    settings->directory_title_attribute,
	    settings->directory_school_attribute,
	    settings->directory_school_name_attribute,
	    settings->directory_manager_attribute,
	    member_of,
	    active ? account_control : locked_time,
	    active ? account_expires : must_reset,
	    active ? password_expires : NULL,
	    primary_group,
	    account_computed,
	    NULL,
	};

	memcpy(names_r, names, sizeof(names));
}

/* As one line of at most `most` bytes, cut between characters. */
static const char *
line_of(struct arena *arena, const struct berval *value, size_t most)
{
	struct span raw = {value->bv_val, value->bv_len};
	struct span line;
	char *copy;
	bool clean;

	if (raw.len > DN_MAX_BYTES)
		raw.len = DN_MAX_BYTES;
	line = span_trim(utf8_clean(arena, raw, &clean));
	if (line.len > most) {
		line.len = most;
		while (line.len > 0 &&
		    ((unsigned char)line.at[line.len] & 0xc0) == 0x80)
			line.len--;
	}
	copy = arena_copy(arena, line.at, line.len);
	for (char *at = copy; *at != '\0'; at++)
		if (*at == '\n' || *at == '\t')
			*at = ' ';
	return copy;
}

static const char *
first_line(LDAP *ld, LDAPMessage *entry, const char *attribute,
    struct arena *arena, size_t most)
{
	struct berval **values = ldap_get_values_len(ld, entry, attribute);
	const char *line = "";

	if (values != NULL && values[0] != NULL)
		line = line_of(arena, values[0], most);
	ldap_value_free_len(values);
	return line;
}

bool
entry_key(LDAP *ld, LDAPMessage *entry, const struct settings *settings,
    unsigned char key_r[DIRECTORY_KEY_BYTES])
{
	struct berval **values =
	    ldap_get_values_len(ld, entry, settings->directory_key_attribute);
	bool found = false;

	if (values != NULL && values[0] != NULL)
		found = key_parse(
		    (struct span) {values[0]->bv_val, values[0]->bv_len},
		    key_r);
	ldap_value_free_len(values);
	return found;
}

static void
groups_of(LDAP *ld, LDAPMessage *entry, struct arena *arena,
    struct directory_person *person)
{
	struct berval **values = ldap_get_values_len(ld, entry, member_of);
	size_t count = (size_t)ldap_count_values_len(values);
	const char **groups = arena_array(arena, count + 1, sizeof(*groups));

	for (size_t i = 0; i < count; i++)
		groups[i] = directory_dn_normal(arena,
		    arena_copy(arena, values[i]->bv_val, values[i]->bv_len));
	ldap_value_free_len(values);
	person->groups = groups;
	person->group_count = count;
}

/* 0 when there is none, or no number. */
static int64_t
number_of(
    LDAP *ld, LDAPMessage *entry, const char *attribute, struct arena *arena)
{
	const char *text = first_line(ld, entry, attribute, arena, 20);
	int64_t number = 0;

	if (*text != '\0' &&
	    int_parse(text, 0, INT64_MAX, &number) != STATUS_OK)
		fault_clear();
	return number;
}

/* 0 and the largest number both mean "never". */
static int64_t
moment_of(
    LDAP *ld, LDAPMessage *entry, const char *attribute, struct arena *arena)
{
	int64_t number = number_of(ld, entry, attribute, arena);

	return number <= MOMENTS_TO_1970 || number == INT64_MAX
	    ? 0
	    : (number - MOMENTS_TO_1970) / 10;
}

/* Active Directory's. */
static void
account_of(LDAP *ld, LDAPMessage *entry, struct arena *arena,
    struct directory_person *person)
{
	int64_t ends = moment_of(ld, entry, account_expires, arena);
	int64_t computed = number_of(ld, entry, account_computed, arena);
	bool disabled = (number_of(ld, entry, account_control, arena) &
			    ACCOUNT_DISABLED) != 0;
	bool ended = ends != 0 && ends <= clock_now();

	person->primary_group = number_of(ld, entry, primary_group, arena);
	person->expires_us = moment_of(ld, entry, password_expires, arena);
	person->closed = disabled || ended;
	if (disabled)
		person->standing = BIND_DISABLED;
	else if (ended)
		person->standing = BIND_ENDED;
	else if ((computed & ACCOUNT_LOCKED) != 0)
		person->standing = BIND_MISMATCH;
	else if ((computed & PASSWORD_EXPIRED) != 0)
		person->standing = BIND_EXPIRED;
}

/* OpenLDAP's. Many wrong passwords lock an account for a while, and leave their
 * mark for longer: that is for a bind to judge, and closes nothing. */
static void
policy_of(LDAP *ld, LDAPMessage *entry, struct arena *arena,
    struct directory_person *person)
{
	const char *locked = first_line(ld, entry, locked_time, arena, 40);
	const char *reset = first_line(ld, entry, must_reset, arena, 10);

	person->closed = strcmp(locked, locked_for_good) == 0;
	if (person->closed)
		person->standing = BIND_DISABLED;
	else if (strcasecmp(reset, "TRUE") == 0)
		person->standing = BIND_MUST_CHANGE;
}

bool
entry_person(LDAP *ld, LDAPMessage *entry, const struct settings *settings,
    struct arena *arena, struct directory_person *person_r)
{
	struct directory_person person = {
	    .known = true, .grace = -1, .standing = BIND_OK};
	char *dn = ldap_get_dn(ld, entry);

	person.dn = arena_text(arena, dn);
	ldap_memfree(dn);
	person.username = first_line(ld, entry,
	    settings->directory_username_attribute, arena, SIGN_ON_NAME_BYTES);
	if (*person.dn == '\0' || *person.username == '\0' ||
	    !entry_key(ld, entry, settings, person.key))
		return false;
	person.name = first_line(ld, entry, settings->directory_name_attribute,
	    arena, NAME_MAX_BYTES);
	if (*person.name == '\0')
		person.name = person.username;
	person.mail = first_line(ld, entry, settings->directory_mail_attribute,
	    arena, MAIL_MAX_BYTES);
	person.title = first_line(ld, entry,
	    settings->directory_title_attribute, arena, NAME_MAX_BYTES);
	person.school = first_line(ld, entry,
	    settings->directory_school_attribute, arena, CODE_MAX_BYTES);
	person.school_name =
	    first_line(ld, entry, settings->directory_school_name_attribute,
		arena, SCHOOL_NAME_MAX_BYTES);
	person.manager_dn = first_line(ld, entry,
	    settings->directory_manager_attribute, arena, DN_MAX_BYTES);
	groups_of(ld, entry, arena, &person);
	if (entry_of_active_directory(settings))
		account_of(ld, entry, arena, &person);
	else
		policy_of(ld, entry, arena, &person);
	*person_r = person;
	return true;
}
