/*
 * probe.c - the steps of reaching a directory, each with what can go wrong.
 */
#include "config.h"

#include <netdb.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>

#include <openssl/x509v3.h>

#include "base/clock.h"
#include "modules/signon/directory_private.h"
#include "modules/signon/probe.h"

struct probe {
	struct directory *directory;
	struct arena *arena;
	probe_fn *say;
	void *context;
};

static void say(const struct probe *probe, enum probe_verdict verdict,
    const char *mend, const char *format, ...) PRINTF_LIKE(4, 5);

static void
say(const struct probe *probe, enum probe_verdict verdict, const char *mend,
    const char *format, ...)
{
	char text[1000];
	va_list args;

	va_start(args, format);
	vsnprintf(text, sizeof(text), format, args);
	va_end(args);
	probe->say(
	    probe->context, verdict, mend, arena_text(probe->arena, text));
}

static int64_t
until(const struct probe *probe)
{
	return clock_monotonic() +
	    probe->directory->settings->directory_timeout_seconds *
	    CLOCK_SECOND;
}

static const char *
fault_words(void)
{
	return fault_last() == NULL ? "no reason is known" : fault_last()->text;
}

/* ---- names and certificates ------------------------------------------ */

static bool
name_probe(const struct probe *probe, const char *host)
{
	struct addrinfo wanted = {.ai_socktype = SOCK_STREAM};
	struct addrinfo *found;
	char text[NI_MAXHOST];
	const char *list = "";
	int got = getaddrinfo(host, NULL, &wanted, &found);

	if (got != 0) {
		say(probe, PROBE_WRONG,
		    "Correct directory_uris, or this machine's name service",
		    "%s: the name is not known here: %s", host,
		    gai_strerror(got));
		return false;
	}
	for (struct addrinfo *at = found; at != NULL; at = at->ai_next)
		if (getnameinfo(at->ai_addr, at->ai_addrlen, text, sizeof(text),
			NULL, 0, NI_NUMERICHOST) == 0)
			list = arena_printf(probe->arena, "%s%s%s", list,
			    *list == '\0' ? "" : ", ", text);
	freeaddrinfo(found);
	say(probe, PROBE_OK, NULL, "%s has the address %s", host, list);
	return true;
}

static const char *
x509_words(struct arena *arena, X509_NAME *name)
{
	char text[256];

	X509_NAME_oneline(name, text, sizeof(text));
	return arena_text(arena, text);
}

/* Why this certificate isn't taken, as far as it shows by itself. */
static void
certificate_judge(const struct probe *probe, X509 *x509, const char *host)
{
	const char *subject =
	    x509_words(probe->arena, X509_get_subject_name(x509));
	const char *issuer =
	    x509_words(probe->arena, X509_get_issuer_name(x509));

	if (X509_cmp_current_time(X509_get0_notAfter(x509)) < 0)
		say(probe, PROBE_WRONG, "Renew it on the directory's server",
		    "the certificate of %s has run out", subject);
	else if (X509_cmp_current_time(X509_get0_notBefore(x509)) > 0)
		say(probe, PROBE_WRONG, "Set the clock of this machine",
		    "the certificate of %s is not valid yet", subject);
	else if (X509_check_host(x509, host, 0, 0, NULL) != 1 &&
	    X509_check_ip_asc(x509, host, 0) != 1)
		say(probe, PROBE_WRONG,
		    "Write the name that the certificate has into "
		    "directory_uris, or have one made for this name",
		    "the certificate of %s does not name %s", subject, host);
	else
		say(probe, PROBE_WRONG,
		    "Put the certificate of that authority into "
		    "directory_ca_file",
		    "the certificate of %s is signed by %s, for whom "
		    "directory_ca_file does not vouch",
		    subject, issuer);
}

/* Nothing is sent on the connection that takes any certificate. */
static void
certificate_probe(const struct probe *probe, const char *uri, const char *host)
{
	const char *why = arena_text(probe->arena, fault_words());
	struct span der = {NULL, 0};
	const unsigned char *at;
	X509 *x509 = NULL;

	fault_clear();
	if (link_certificate(uri, probe->directory->settings, until(probe),
		probe->arena, &der) == STATUS_OK) {
		at = (const unsigned char *)der.at;
		x509 = d2i_X509(NULL, &at, (long)der.len);
	}
	fault_clear();
	if (x509 == NULL)
		say(probe, PROBE_WRONG,
		    "See that the server speaks TLS 1.2 or later there, and "
		    "whether directory_start_tls fits the address",
		    "%s", why);
	else
		certificate_judge(probe, x509, host);
	X509_free(x509);
}

/* ---- one server ------------------------------------------------------ */

static bool
bind_probe(const struct probe *probe, LDAP *ld, const char *uri)
{
	const struct settings *settings = probe->directory->settings;
	struct bind_answer answer;

	if (*settings->directory_bind_dn == '\0') {
		say(probe, PROBE_WARNING, NULL,
		    "there is no service account: sync can't run");
		return false;
	}
	link_bind(ld, settings->directory_bind_dn, probe->directory->password,
	    until(probe), &answer);
	if (answer.result == LDAP_SUCCESS) {
		say(probe, PROBE_OK, NULL, "%s takes the service account %s",
		    uri, settings->directory_bind_dn);
		return true;
	}
	say(probe, PROBE_WRONG,
	    answer.result == LDAP_INVALID_CREDENTIALS
		? "Correct directory_bind_dn, or directory_password in the "
		  "file of secrets"
		: "Ask whoever runs the directory what this result means",
	    "%s refuses the service account %s: %s%s%s", uri,
	    settings->directory_bind_dn, ldap_err2string(answer.result),
	    *answer.detail == '\0' ? "" : ": ", answer.detail);
	return false;
}

static void
search_probe(const struct probe *probe, LDAP *ld, const char *uri)
{
	static const char *const nothing[] = {LDAP_NO_ATTRS, NULL};
	const struct settings *settings = probe->directory->settings;
	struct link_search search = {.base = settings->directory_base,
	    .scope = LDAP_SCOPE_SUBTREE,
	    .filter = settings->directory_people_filter,
	    .attributes = nothing,
	    .size_limit = 1};
	LDAPMessage *answer;
	int result = link_search(ld, &search, until(probe), &answer);
	int count = answer == NULL ? 0 : ldap_count_entries(ld, answer);

	ldap_msgfree(answer);
	if ((result == LDAP_SUCCESS || result == LDAP_SIZELIMIT_EXCEEDED) &&
	    count > 0)
		say(probe, PROBE_OK, NULL, "%s shows people below %s", uri,
		    settings->directory_base);
	else if (result == LDAP_SUCCESS)
		say(probe, PROBE_WRONG,
		    "Correct directory_people_filter, or let the service "
		    "account read people there",
		    "%s shows nobody below %s to the service account", uri,
		    settings->directory_base);
	else
		say(probe, PROBE_WRONG, "Correct directory_base or the filter",
		    "%s: the search below %s: %s", uri,
		    settings->directory_base, ldap_err2string(result));
}

static void
way_say(const struct probe *probe, const char *uri, enum link_way way)
{
	if (way == LINK_PLAIN)
		say(probe, PROBE_WARNING,
		    "Set directory_start_tls = yes, and "
		    "directory_insecure_plain "
		    "= no",
		    "%s answers, and every password goes there in the clear",
		    uri);
	else if (way == LINK_LOCAL)
		say(probe, PROBE_OK, NULL, "%s answers on this machine", uri);
	else
		say(probe, PROBE_OK, NULL,
		    "%s answers over TLS, with a certificate that is vouched "
		    "for",
		    uri);
}

/* True when it took our account. */
static bool
server_probe(const struct probe *probe, const char *uri, const char *host)
{
	const struct settings *settings = probe->directory->settings;
	enum link_way way = link_way_of(uri, settings);
	LDAP *ld = NULL;
	bool bound;

	if (way != LINK_LOCAL && !name_probe(probe, host))
		return false;
	if (link_open(uri, settings, until(probe), &ld) != STATUS_OK) {
		if (strstr(fault_words(), "TLS") != NULL)
			certificate_probe(probe, uri, host);
		else
			say(probe, PROBE_WRONG,
			    "Start it, or open the way through the firewall",
			    "%s", fault_words());
		fault_clear();
		return false;
	}
	way_say(probe, uri, way);
	bound = bind_probe(probe, ld, uri);
	if (bound)
		search_probe(probe, ld, uri);
	link_close(&ld);
	return bound;
}

/* ---- groups ---------------------------------------------------------- */

static void
group_probe(const struct probe *probe, size_t group)
{
	static const char *const nothing[] = {LDAP_NO_ATTRS, NULL};
	struct directory *directory = probe->directory;
	const char *dn = directory->groups[group];
	LDAPMessage *answer;
	enum service_verdict verdict;

	if (*dn == '\0') {
		say(probe, PROBE_WARNING, NULL,
		    "no group makes anybody %s: directory_group_%s is empty",
		    role_word(group), role_word(group));
		return;
	}
	verdict = service_get(
	    directory, directory->service_server, dn, nothing, &answer);
	ldap_msgfree(answer);
	if (verdict == SERVICE_OK)
		say(probe, PROBE_OK, NULL, "the group of role %s is there",
		    role_word(group));
	else
		say(probe, PROBE_WRONG,
		    "Correct the setting, or let the service account read the "
		    "group",
		    "directory_group_%s: %s is not there, or not shown",
		    role_word(group), dn);
	fault_clear();
}

void
directory_probe(struct directory *directory, struct arena *arena,
    probe_fn *tell, void *context)
{
	struct probe probe = {directory, arena, tell, context};
	struct directory_person nobody;
	bool bound = false;

	for (size_t i = 0; i < directory->count; i++) {
		LDAPURLDesc *url = NULL;

		if (ldap_url_parse(directory->uris[i], &url) !=
		    LDAP_URL_SUCCESS)
			continue;
		bound |=
		    server_probe(&probe, directory->uris[i], url->lud_host);
		ldap_free_urldesc(url);
	}
	/* Any name: so that one of the servers is chosen as sign-on does. */
	if (!bound || binds_as_person(directory) ||
	    directory_find(directory, arena, "accolade-check", &nobody) ==
		STATUS_UNAVAILABLE ||
	    directory->service == NULL)
		return;
	fault_clear();
	for (size_t i = 0; i < DIRECTORY_GROUPS; i++)
		group_probe(&probe, i);
}

/* ---- one person ------------------------------------------------------ */

static void
attribute_say(const struct probe *probe, const char *what,
    const char *attribute, const char *value)
{
	if (*value == '\0')
		say(probe, PROBE_WARNING, NULL, "no %s: %s is empty", what,
		    attribute);
	else
		say(probe, PROBE_OK, NULL, "%s: %s (%s)", what, value,
		    attribute);
}

static void
person_say(const struct probe *probe, const struct directory_person *person)
{
	const struct settings *settings = probe->directory->settings;

	say(probe, PROBE_OK, NULL, "found: %s", person->dn);
	attribute_say(probe, "user name",
	    settings->directory_username_attribute, person->username);
	attribute_say(
	    probe, "name", settings->directory_name_attribute, person->name);
	attribute_say(
	    probe, "e-mail", settings->directory_mail_attribute, person->mail);
	attribute_say(
	    probe, "title", settings->directory_title_attribute, person->title);
	attribute_say(probe, "school", settings->directory_school_attribute,
	    person->school);
	attribute_say(probe, "supervisor",
	    settings->directory_manager_attribute, person->manager_dn);
	if (person->closed)
		say(probe, PROBE_WRONG, "Open the account in the directory",
		    "the account is switched off, or past its last day");
	for (size_t i = 0; i < person->group_count && i < 20; i++)
		say(probe, PROBE_OK, NULL, "group: %s", person->groups[i]);
	if (person->group_count > 20)
		say(probe, PROBE_OK, NULL, "and %zu more groups",
		    person->group_count - 20);
}

void
directory_probe_person(struct directory *directory, struct arena *arena,
    const char *name, probe_fn *tell, void *context)
{
	struct probe probe = {directory, arena, tell, context};
	struct directory_person person;
	enum status status;

	if (binds_as_person(directory)) {
		say(&probe, PROBE_WARNING, NULL,
		    "with directory_sign_on_as nobody is found without their "
		    "password");
		return;
	}
	status = directory_find(directory, arena, name, &person);
	if (status == STATUS_OK) {
		person_say(&probe, &person);
		status = directory_roles(directory, arena, &person);
		if (status == STATUS_OK)
			say(&probe, PROBE_OK, NULL, "roles: %s",
			    roles_text(person.roles));
	}
	if (status == STATUS_ABSENT || status == STATUS_INVALID)
		say(&probe, PROBE_WRONG,
		    "Look whether directory_user_filter and directory_base fit",
		    "nobody is found under the name %s", name);
	else if (status == STATUS_CONFLICT)
		say(&probe, PROBE_WRONG,
		    "Make directory_user_filter find one person alone",
		    "more than one person is found under the name %s", name);
	else if (status != STATUS_OK)
		say(&probe, PROBE_WRONG, NULL, "%s", fault_words());
	fault_clear();
}
