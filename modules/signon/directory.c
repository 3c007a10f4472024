/*
 * directory.c - which server is asked, for how long, and in what order
 * (SECURITY A15, A16).
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/insist.h"
#include "base/log.h"
#include "base/token.h"
#include "modules/signon/directory_private.h"
#include "modules/signon/escape.h"
#include "modules/signon/principal.h"

enum { SECRET_BYTES = 4096, MEMORY_BYTES = 65536 };

/* A server that failed is left alone for a while; when all have failed, each
 * is tried again sooner, so that one that was only restarted is back soon. */
#define FAILED_REST (30 * CLOCK_SECOND)
#define FAILED_REST_OF_ALL (2 * CLOCK_SECOND)

/* Refused once, our own account is tried once a minute: no retry storm. */
#define REFUSED_REST CLOCK_MINUTE

/* ---- settings -------------------------------------------------------- */

static enum status
uris_read(struct directory *directory)
{
	const struct settings *settings = directory->settings;
	const char *at = settings->directory_uris;

	for (at += strspn(at, " "); *at != '\0'; at += strspn(at, " ")) {
		size_t len = strcspn(at, " ");
		const char *uri = arena_copy(directory->memory, at, len);

		if (directory->count == DIRECTORY_SERVERS)
			return fault(STATUS_INVALID,
			    "directory_uris: at most %d", DIRECTORY_SERVERS);
		switch (link_way_of(uri, settings)) {
		case LINK_REFUSED:
			return fault(STATUS_INVALID,
			    "directory_uris: %s is neither ldaps://, nor "
			    "ldap:// with directory_start_tls = yes, nor "
			    "ldapi://%%2Fpath",
			    uri);
		case LINK_PLAIN:
			log_line(LOG_WARNING, "directory_insecure",
			    "directory_insecure_plain = yes: every password "
			    "goes over the network to %s in the clear",
			    uri);
			break;
		case LINK_TLS:
		case LINK_START_TLS:
		case LINK_LOCAL:
			break;
		}
		directory->uris[directory->count++] = uri;
		at += len;
	}
	return directory->count > 0
	    ? STATUS_OK
	    : fault(STATUS_INVALID, "directory_uris: none is given");
}

static enum status
groups_read(struct directory *directory)
{
	static const char *const lookups[] = {
	    [GROUPS_DIRECT] = "direct",
	    [GROUPS_NESTED] = "nested",
	    [GROUPS_ACTIVE_DIRECTORY] = "active_directory",
	};
	const struct settings *settings = directory->settings;
	const char *const names[DIRECTORY_GROUPS] = {
	    settings->directory_group_assessor,
	    settings->directory_group_issuer,
	    settings->directory_group_administrator,
	};

	for (size_t i = 0; i < DIRECTORY_GROUPS; i++)
		directory->groups[i] =
		    directory_dn_normal(directory->memory, names[i]);
	for (size_t i = 0; i < sizeof(lookups) / sizeof(lookups[0]); i++) {
		if (strcmp(lookups[i], settings->directory_group_lookup) != 0)
			continue;
		directory->lookup = (enum group_lookup)i;
		return STATUS_OK;
	}
	return fault(STATUS_INVALID,
	    "directory_group_lookup: must be direct, nested or "
	    "active_directory");
}

static enum status
settings_check(const struct settings *settings)
{
	if (*settings->directory_base == '\0')
		return fault(STATUS_INVALID, "directory_base: not given");
	if (*settings->directory_bind_dn == '\0' &&
	    *settings->directory_sign_on_as == '\0')
		return fault(STATUS_INVALID, "directory_bind_dn: not given");
	if (strstr(settings->directory_user_filter, "%s") == NULL)
		return fault(STATUS_INVALID,
		    "directory_user_filter: has no %%s for the name");
	return STATUS_OK;
}

static enum status
directory_fill(struct directory *directory)
{
	enum status status = settings_check(directory->settings);

	if (status == STATUS_OK)
		status = link_trust(directory->settings->directory_ca_file);
	if (status == STATUS_OK)
		status = uris_read(directory);
	if (status == STATUS_OK)
		status = groups_read(directory);
	if (status == STATUS_OK && binds_as_person(directory))
		status = as_person_check(directory);
	return status;
}

enum status
directory_open(const struct settings *settings, const char *password,
    struct directory **directory_r)
{
	struct directory *directory;
	enum status status;

	if (*settings->directory_bind_dn != '\0' &&
	    (password == NULL || *password == '\0'))
		return fault(STATUS_INVALID,
		    "directory_password: is not in the file of secrets");
	directory = calloc(1, sizeof(*directory));
	insist(directory != NULL);
	directory->settings = settings;
	directory->memory = arena_open(MEMORY_BYTES);
	directory->secrets = arena_open_wiped(SECRET_BYTES);
	directory->password = span_of(arena_text(directory->secrets, password));
	status = directory_fill(directory);
	if (status != STATUS_OK)
		directory_close(&directory);
	else
		*directory_r = directory;
	return status;
}

void
directory_close(struct directory **directory)
{
	if (*directory == NULL)
		return;
	link_close(&(*directory)->service);
	directory_rest(*directory);
	arena_close(&(*directory)->memory);
	arena_close(&(*directory)->secrets);
	free(*directory);
	*directory = NULL;
}

/* ---- servers --------------------------------------------------------- */

static bool
is_rested(const struct directory *directory, size_t server, int64_t rest)
{
	int64_t failed = directory->failed_us[server];

	return failed == 0 || clock_monotonic() - failed >= rest;
}

/* The servers worth asking now, as bits. */
unsigned
servers_alive(const struct directory *directory)
{
	unsigned alive = 0;

	for (size_t i = 0; i < directory->count; i++)
		if (is_rested(directory, i, FAILED_REST))
			alive |= 1u << i;
	for (size_t i = 0; alive == 0 && i < directory->count; i++)
		if (is_rested(directory, i, FAILED_REST_OF_ALL))
			return 1u << i;
	return alive;
}

void
server_failed(struct directory *directory, size_t server)
{
	directory->failed_us[server] = clock_monotonic();
	log_line(LOG_WARNING, "directory_server", "uri=%s why=\"%s\"",
	    directory->uris[server],
	    fault_last() == NULL ? "no answer" : fault_last()->text);
}

static int
bits_count(unsigned bits)
{
	int count = 0;

	for (; bits != 0; bits &= bits - 1)
		count++;
	return count;
}

/* The server of the open connection first, else the first of the list. */
static size_t
server_first(const struct directory *directory, unsigned alive)
{
	if (directory->service != NULL &&
	    (alive & 1u << directory->service_server) != 0)
		return directory->service_server;
	for (size_t i = 0;; i++)
		if ((alive & 1u << i) != 0)
			return i;
}

/* ---- our own account ------------------------------------------------- */

static enum service_verdict
service_connect(struct directory *directory, size_t server, int64_t until_us)
{
	const struct settings *settings = directory->settings;
	struct bind_answer answer;
	enum service_verdict verdict;

	/* A person's connection that is lost stays lost: whose password it was
	 * is no longer known here. */
	if (*settings->directory_bind_dn == '\0' || directory->as_person)
		return SERVICE_NEXT;
	if (link_open(directory->uris[server], settings, until_us,
		&directory->service) != STATUS_OK)
		return SERVICE_NEXT;
	link_bind(directory->service, settings->directory_bind_dn,
	    directory->password, until_us, &answer);
	verdict = service_verdict(answer.result, false);
	directory->service_server = server;
	if (verdict == SERVICE_OK)
		return SERVICE_OK;
	link_close(&directory->service);
	if (verdict == SERVICE_REFUSED)
		directory->refused_us = clock_monotonic();
	fault(STATUS_UNAVAILABLE,
	    "directory: %s: service account: result %d %s",
	    directory->uris[server], answer.result, answer.detail);
	return verdict;
}

/* *fresh_r: connected just now. */
static enum service_verdict
service_ready(
    struct directory *directory, size_t server, int64_t until_us, bool *fresh_r)
{
	int64_t idle = clock_monotonic() - directory->service_used_us;

	*fresh_r = false;
	if (directory->service != NULL && idle < DIRECTORY_IDLE &&
	    directory->service_server == server)
		return SERVICE_OK;
	link_close(&directory->service);
	*fresh_r = true;
	return service_connect(directory, server, until_us);
}

enum service_verdict
service_search_on(struct directory *directory, size_t server,
    const struct link_search *search, int64_t until_us, LDAPMessage **answer_r)
{
	for (;;) {
		enum service_verdict verdict;
		bool fresh;
		int result;

		*answer_r = NULL;
		verdict = service_ready(directory, server, until_us, &fresh);
		if (verdict != SERVICE_OK)
			return verdict;
		result =
		    link_search(directory->service, search, until_us, answer_r);
		directory->service_used_us = clock_monotonic();
		verdict = service_verdict(result, true);
		if (verdict != SERVICE_NEXT)
			return verdict;
		ldap_msgfree(*answer_r);
		*answer_r = NULL;
		link_close(&directory->service);
		/* A server that was restarted closes what it had open: that
		 * says nothing about it now. */
		if (fresh || result != LDAP_SERVER_DOWN) {
			fault(STATUS_UNAVAILABLE, "directory: %s: search: %s",
			    directory->uris[server], ldap_err2string(result));
			return SERVICE_NEXT;
		}
	}
}

enum service_verdict
service_search(struct directory *directory, const struct link_search *search,
    int64_t until_us, size_t *server_r, LDAPMessage **answer_r)
{
	unsigned alive = servers_alive(directory);

	*answer_r = NULL;
	if (directory->refused_us != 0 &&
	    clock_monotonic() - directory->refused_us < REFUSED_REST)
		return SERVICE_REFUSED;
	directory->refused_us = 0;
	while (alive != 0) {
		size_t server = server_first(directory, alive);
		int64_t now = clock_monotonic();
		/* One that says nothing leaves time for the others. */
		int64_t share = (until_us - now) / bits_count(alive);
		enum service_verdict verdict = service_search_on(
		    directory, server, search, now + share, answer_r);

		if (verdict != SERVICE_NEXT) {
			directory->failed_us[server] = 0;
			*server_r = server;
			return verdict;
		}
		server_failed(directory, server);
		fault_clear();
		alive &= ~(1u << server);
	}
	return SERVICE_NEXT;
}

enum status
service_fault(enum service_verdict verdict)
{
	if (verdict == SERVICE_REFUSED)
		return fault(STATUS_UNAVAILABLE,
		    "directory: our own account is refused");
	if (verdict == SERVICE_WRONG)
		return fault(STATUS_UNAVAILABLE,
		    "directory: the settings ask for what it does not do");
	return fault(STATUS_UNAVAILABLE, "directory: no server answers");
}

/* ---- one person ------------------------------------------------------ */

/* Search references are no entries, and are followed by nobody. */
enum status
person_of(struct directory *directory, LDAPMessage *answer, struct arena *arena,
    struct directory_person *person_r)
{
	LDAP *ld = directory->service;

	switch (ldap_count_entries(ld, answer)) {
	case 0:
		return STATUS_ABSENT;
	case 1:
		break;
	default:
		return fault(STATUS_CONFLICT,
		    "directory: more than one entry for a name");
	}
	if (entry_person(ld, ldap_first_entry(ld, answer), directory->settings,
		arena, person_r))
		return STATUS_OK;
	return fault(STATUS_UNAVAILABLE, "directory: an entry without %s or %s",
	    directory->settings->directory_key_attribute,
	    directory->settings->directory_username_attribute);
}

static enum status
found_status(struct directory *directory, enum service_verdict verdict,
    LDAPMessage *answer, struct arena *arena, struct directory_person *person_r)
{
	switch (verdict) {
	case SERVICE_OK:
		return person_of(directory, answer, arena, person_r);
	case SERVICE_ABSENT:
		return STATUS_ABSENT;
	case SERVICE_AMBIGUOUS:
		return fault(STATUS_CONFLICT,
		    "directory: more than one entry for a name");
	case SERVICE_NEXT:
	case SERVICE_REFUSED:
	case SERVICE_WRONG:
		break;
	}
	return service_fault(verdict);
}

static enum status
person_search(struct directory *directory, struct arena *arena,
    const char *filter, struct directory_person *person_r, size_t *server_r)
{
	const char *attributes[ENTRY_ATTRIBUTES_MAX];
	struct link_search search = {
	    .base = directory->settings->directory_base,
	    .scope = LDAP_SCOPE_SUBTREE,
	    .filter = filter,
	    .attributes = attributes,
	    .size_limit = 2};
	struct directory_person person;
	enum service_verdict verdict;
	enum status status;
	LDAPMessage *answer;

	entry_attributes(directory->settings, attributes);
	verdict = service_search(
	    directory, &search, directory->until_us, server_r, &answer);
	status = found_status(directory, verdict, answer, arena, &person);
	ldap_msgfree(answer);
	if (status == STATUS_OK) {
		person.server = *server_r;
		*person_r = person;
	}
	return status;
}

static void
time_start(struct directory *directory)
{
	directory->until_us = clock_monotonic() +
	    directory->settings->directory_timeout_seconds * CLOCK_SECOND;
}

enum status
directory_find(struct directory *directory, struct arena *arena,
    const char *name, struct directory_person *person_r)
{
	struct directory_person person;
	enum status status;
	size_t server = 0;

	if (!sign_on_name_is(arena, span_of(name)))
		return STATUS_INVALID;
	time_start(directory);
	directory->as_person = binds_as_person(directory);
	if (directory->as_person)
		return as_person_find(directory, arena, name, person_r);
	status = person_search(directory, arena,
	    filter_fill(arena, directory->settings->directory_user_filter,
		span_of(name)),
	    &person, &server);
	/* Made ready whether there is somebody to bind or not: the time that it
	 * takes says nothing, and a failure is everybody's. */
	if (status != STATUS_UNAVAILABLE &&
	    binder_open(directory, server) != STATUS_OK)
		return STATUS_UNAVAILABLE;
	if (status == STATUS_OK)
		*person_r = person;
	return status;
}

/* Whoever is bound on the service's connection, where people are bound as they
 * are, is none who may look for others. */
enum status
directory_find_principal(struct directory *directory, struct arena *arena,
    const char *principal, struct directory_person *person_r)
{
	size_t server = 0;

	if (!sign_on_name_is(arena, span_of(principal)))
		return STATUS_INVALID;
	time_start(directory);
	if (binds_as_person(directory))
		link_close(&directory->service);
	directory->as_person = false;
	return person_search(directory, arena,
	    principal_filter(
		arena, directory->settings->kerberos_user_filter, principal),
	    person_r, &server);
}

/* False when the directory doesn't say. */
static bool
manager_read(struct directory *directory, const struct directory_person *person,
    struct manager_memo *memo)
{
	const char *const attributes[] = {
	    directory->settings->directory_key_attribute, NULL};
	LDAPMessage *answer = NULL;
	enum service_verdict verdict = service_get(
	    directory, person->server, person->manager_dn, attributes, &answer);

	memo->there = verdict == SERVICE_OK &&
	    entry_key(directory->service,
		ldap_first_entry(directory->service, answer),
		directory->settings, memo->key);
	memo->read_us = clock_monotonic();
	ldap_msgfree(answer);
	if (verdict != SERVICE_OK)
		fault_clear();
	return memo->there || verdict == SERVICE_ABSENT;
}

void
directory_manager(struct directory *directory, struct arena *arena,
    struct directory_person *person)
{
	struct manager_memo fresh = {.there = false};
	struct manager_memo *memo;

	person->manager = (struct span) {"", 0};
	if (*person->manager_dn == '\0')
		return;
	token_hash(person->manager_dn, fresh.dn_hash);
	memo = &directory->managers[fresh.dn_hash[0] % MANAGER_MEMOS];
	if (memo->read_us == 0 ||
	    clock_monotonic() - memo->read_us >= DIRECTORY_IDLE ||
	    memcmp(memo->dn_hash, fresh.dn_hash, sizeof(fresh.dn_hash)) != 0) {
		if (!manager_read(directory, person, &fresh)) {
			person->manager.at = NULL;
			return;
		}
		*memo = fresh;
	}
	if (memo->there)
		person->manager = (struct span) {
		    arena_copy(arena, memo->key, sizeof(memo->key)),
		    sizeof(memo->key)};
}
