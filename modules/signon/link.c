/*
 * link.c - sockets, TLS and single operations under time limits.
 */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <openldap.h>

#include "base/clock.h"
#include "base/insist.h"
#include "modules/signon/link.h"

/* ---- trust ----------------------------------------------------------- */

static bool
set_int(LDAP *ld, int option, int value)
{
	return ldap_set_option(ld, option, &value) == LDAP_OPT_SUCCESS;
}

/* For all handles of the process at once: so the certificates are read once,
 * not with each sign-on. libldap makes its TLS context from the options as
 * they stand when X_TLS_NEWCTX is set: it comes last. */
enum status
link_trust(const char *ca_file)
{
	/* Neither ldap.conf, nor a file in the current folder, nor the
	 * environment has a say. */
	if (setenv("LDAPNOINIT", "1", 1) != 0)
		return fault(STATUS_UNAVAILABLE, "directory: no memory");
	if (set_int(NULL, LDAP_OPT_X_TLS_REQUIRE_CERT, LDAP_OPT_X_TLS_DEMAND) &&
	    set_int(NULL, LDAP_OPT_X_TLS_PROTOCOL_MIN,
		LDAP_OPT_X_TLS_PROTOCOL_TLS1_2) &&
	    (*ca_file == '\0' ||
		ldap_set_option(NULL, LDAP_OPT_X_TLS_CACERTFILE, ca_file) ==
		    LDAP_OPT_SUCCESS) &&
	    set_int(NULL, LDAP_OPT_X_TLS_NEWCTX, 0))
		return STATUS_OK;
	return fault(STATUS_INVALID,
	    "directory_ca_file: %s has no certificates to trust", ca_file);
}

static enum link_way
url_way(const LDAPURLDesc *url, const struct settings *settings)
{
	if (url->lud_host == NULL || *url->lud_host == '\0')
		return LINK_REFUSED;
	if (strcmp(url->lud_scheme, "ldaps") == 0)
		return LINK_TLS;
	if (strcmp(url->lud_scheme, "ldapi") == 0)
		return *url->lud_host == '/' ? LINK_LOCAL : LINK_REFUSED;
	if (strcmp(url->lud_scheme, "ldap") != 0)
		return LINK_REFUSED;
	if (settings->directory_start_tls)
		return LINK_START_TLS;
	return settings->directory_insecure_plain ? LINK_PLAIN : LINK_REFUSED;
}

enum link_way
link_way_of(const char *uri, const struct settings *settings)
{
	LDAPURLDesc *url = NULL;
	enum link_way way;

	if (ldap_url_parse(uri, &url) != LDAP_URL_SUCCESS)
		return LINK_REFUSED;
	way = url_way(url, settings);
	ldap_free_urldesc(url);
	return way;
}

/* ---- sockets --------------------------------------------------------- */

static int
left_ms(int64_t until_us)
{
	int64_t left = (until_us - clock_monotonic()) / 1000;

	return left < 0 ? 0 : left > 600000 ? 600000 : (int)left;
}

static struct timeval
left_time(int64_t until_us)
{
	int ms = left_ms(until_us);

	/* 0 would mean "for ever" to a socket, and "poll" to libldap. */
	if (ms == 0)
		ms = 1;
	return (struct timeval) {ms / 1000, ms % 1000 * 1000};
}

static bool
socket_connect(int fd, const struct addrinfo *to, int64_t until_us)
{
	struct pollfd ready = {.fd = fd, .events = POLLOUT};
	socklen_t size = sizeof(errno);
	int error = 0;
	int got;

	if (connect(fd, to->ai_addr, to->ai_addrlen) == 0)
		return true;
	if (errno != EINPROGRESS)
		return false;
	do {
		got = poll(&ready, 1, left_ms(until_us));
	} while (got < 0 && errno == EINTR);
	if (got == 0)
		errno = ETIMEDOUT;
	if (got <= 0 ||
	    getsockopt(fd, SOL_SOCKET, SO_ERROR, &error, &size) != 0)
		return false;
	errno = error;
	return error == 0;
}

static int
socket_open(const struct addrinfo *to, int64_t until_us)
{
	struct timeval limit = left_time(until_us);
	int on = 1;
	int fd = socket(to->ai_family,
	    to->ai_socktype | SOCK_CLOEXEC | SOCK_NONBLOCK, to->ai_protocol);

	if (fd < 0)
		return -1;
	/* libldap may set the socket to blocking while it shakes hands:
	 * then these limits hold. */
	if (setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof(limit)) ==
		0 &&
	    setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof(limit)) ==
		0 &&
	    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on)) == 0 &&
	    setsockopt(fd, SOL_SOCKET, SO_KEEPALIVE, &on, sizeof(on)) == 0 &&
	    socket_connect(fd, to, until_us))
		return fd;
	close(fd);
	return -1;
}

/* Each address of a name gets its share of the time that is left. */
static enum status
host_connect(const LDAPURLDesc *url, int64_t until_us, int *fd_r)
{
	struct addrinfo wanted = {.ai_socktype = SOCK_STREAM};
	struct addrinfo *found;
	char port[16];
	int count = 0;
	int got;

	snprintf(port, sizeof(port), "%d", url->lud_port);
	got = getaddrinfo(url->lud_host, port, &wanted, &found);
	if (got != 0)
		return fault(STATUS_UNAVAILABLE, "directory: %s: %s",
		    url->lud_host, gai_strerror(got));
	for (struct addrinfo *at = found; at != NULL; at = at->ai_next)
		count++;
	for (struct addrinfo *at = found; at != NULL; at = at->ai_next) {
		int64_t now = clock_monotonic();

		*fd_r = socket_open(at, now + (until_us - now) / count--);
		if (*fd_r >= 0)
			break;
	}
	got = errno;
	freeaddrinfo(found);
	return *fd_r >= 0 ? STATUS_OK
			  : fault(STATUS_UNAVAILABLE, "directory: %s:%s: %s",
				url->lud_host, port, strerror(got));
}

/* A server of this machine: the system says who listens there. */
static enum status
local_connect(const char *path, int *fd_r)
{
	struct sockaddr_un address = {.sun_family = AF_UNIX};

	if (strlen(path) >= sizeof(address.sun_path))
		return fault(
		    STATUS_UNAVAILABLE, "directory: %s: too long a path", path);
	memcpy(address.sun_path, path, strlen(path) + 1);
	*fd_r = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	if (*fd_r >= 0 &&
	    connect(*fd_r, (struct sockaddr *)&address, sizeof(address)) == 0)
		return STATUS_OK;
	(void)fault(
	    STATUS_UNAVAILABLE, "directory: %s: %s", path, strerror(errno));
	if (*fd_r >= 0)
		close(*fd_r);
	return STATUS_UNAVAILABLE;
}

/* ---- handles --------------------------------------------------------- */

static bool
handle_set(LDAP *ld, int64_t until_us)
{
	struct timeval limit = left_time(until_us);

	return set_int(ld, LDAP_OPT_PROTOCOL_VERSION, LDAP_VERSION3) &&
	    set_int(ld, LDAP_OPT_DEREF, LDAP_DEREF_NEVER) &&
	    ldap_set_option(ld, LDAP_OPT_REFERRALS, LDAP_OPT_OFF) ==
	    LDAP_OPT_SUCCESS &&
	    ldap_set_option(ld, LDAP_OPT_CONNECT_ASYNC, LDAP_OPT_ON) ==
	    LDAP_OPT_SUCCESS &&
	    ldap_set_option(ld, LDAP_OPT_NETWORK_TIMEOUT, &limit) ==
	    LDAP_OPT_SUCCESS &&
	    ldap_set_option(ld, LDAP_OPT_TIMEOUT, &limit) == LDAP_OPT_SUCCESS &&
	    set_int(ld, LDAP_OPT_X_TLS_REQUIRE_CERT, LDAP_OPT_X_TLS_DEMAND);
}

/* One answer, whole. On a timeout the operation is given up. */
static int
wait_for(LDAP *ld, int message, int64_t until_us, LDAPMessage **answer_r)
{
	struct timeval limit = left_time(until_us);
	int result = LDAP_TIMEOUT;
	int got;

	*answer_r = NULL;
	got = ldap_result(ld, message, LDAP_MSG_ALL, &limit, answer_r);
	if (got > 0)
		return LDAP_SUCCESS;
	if (got < 0)
		ldap_get_option(ld, LDAP_OPT_RESULT_CODE, &result);
	else
		ldap_abandon_ext(ld, message, NULL, NULL);
	return result < 0 ? result : LDAP_SERVER_DOWN;
}

static int
answer_code(LDAP *ld, LDAPMessage *answer)
{
	int code = LDAP_OTHER;
	int result =
	    ldap_parse_result(ld, answer, &code, NULL, NULL, NULL, NULL, 1);

	return result == LDAP_SUCCESS ? code : result;
}

static int
start_tls(LDAP *ld, int64_t until_us)
{
	LDAPMessage *answer = NULL;
	int message;
	int result = ldap_extended_operation(
	    ld, LDAP_EXOP_START_TLS, NULL, NULL, NULL, &message);

	if (result == LDAP_SUCCESS)
		result = wait_for(ld, message, until_us, &answer);
	return result == LDAP_SUCCESS ? answer_code(ld, answer) : result;
}

/* Why it failed, in libldap's words, for the operator. */
static const char *
detail_of(LDAP *ld, int result, char *text, size_t size)
{
	char *detail = NULL;

	ldap_get_option(ld, LDAP_OPT_DIAGNOSTIC_MESSAGE, &detail);
	snprintf(text, size, "%s%s%s", ldap_err2string(result),
	    detail == NULL || *detail == '\0' ? "" : ": ",
	    detail == NULL ? "" : detail);
	ldap_memfree(detail);
	return text;
}

static enum status
handle_secure(LDAP *ld, const char *uri, enum link_way way, int64_t until_us)
{
	char text[256];
	int result = LDAP_SUCCESS;

	if (way == LINK_LOCAL || way == LINK_PLAIN)
		return STATUS_OK;
	if (way == LINK_START_TLS)
		result = start_tls(ld, until_us);
	if (result == LDAP_SUCCESS)
		result = ldap_install_tls(ld);
	return result == LDAP_SUCCESS
	    ? STATUS_OK
	    : fault(STATUS_UNAVAILABLE, "directory: %s: TLS: %s", uri,
		  detail_of(ld, result, text, sizeof(text)));
}

/* `trusting`: take any certificate, to look at it. */
static enum status
url_open(const LDAPURLDesc *url, const char *uri, enum link_way way,
    bool trusting, int64_t until_us, LDAP **ld_r)
{
	bool local = way == LINK_LOCAL;
	enum status status;
	LDAP *ld = NULL;
	int fd = -1;

	insist(way != LINK_REFUSED);
	status = local ? local_connect(url->lud_host, &fd)
		       : host_connect(url, until_us, &fd);
	if (status != STATUS_OK)
		return status;
	if (ldap_init_fd(fd, local ? LDAP_PROTO_IPC : LDAP_PROTO_TCP, uri,
		&ld) != LDAP_SUCCESS) {
		close(fd);
		return fault(
		    STATUS_UNAVAILABLE, "directory: %s: no handle", uri);
	}
	status = handle_set(ld, until_us) &&
		(!trusting ||
		    (set_int(ld, LDAP_OPT_X_TLS_REQUIRE_CERT,
			 LDAP_OPT_X_TLS_NEVER) &&
			set_int(ld, LDAP_OPT_X_TLS_NEWCTX, 0)))
	    ? handle_secure(ld, uri, way, until_us)
	    : fault(STATUS_UNAVAILABLE, "directory: %s: options", uri);
	if (status != STATUS_OK)
		link_close(&ld);
	else
		*ld_r = ld;
	return status;
}

static enum status
uri_open(const char *uri, const struct settings *settings, bool trusting,
    int64_t until_us, LDAP **ld_r)
{
	LDAPURLDesc *url = NULL;
	enum status status;

	if (ldap_url_parse(uri, &url) != LDAP_URL_SUCCESS)
		return fault(STATUS_INVALID, "directory: %s: no address", uri);
	status = url_open(
	    url, uri, url_way(url, settings), trusting, until_us, ld_r);
	ldap_free_urldesc(url);
	return status;
}

enum status
link_open(const char *uri, const struct settings *settings, int64_t until_us,
    LDAP **ld_r)
{
	return uri_open(uri, settings, false, until_us, ld_r);
}

enum status
link_certificate(const char *uri, const struct settings *settings,
    int64_t until_us, struct arena *arena, struct span *der_r)
{
	struct berval der = {0, NULL};
	LDAP *ld = NULL;
	enum status status = uri_open(uri, settings, true, until_us, &ld);

	if (status != STATUS_OK)
		return status;
	if (ldap_get_option(ld, LDAP_OPT_X_TLS_PEERCERT, &der) !=
		LDAP_OPT_SUCCESS ||
	    der.bv_len == 0)
		status = fault(
		    STATUS_UNAVAILABLE, "directory: %s: no certificate", uri);
	else
		*der_r = (struct span) {
		    arena_copy(arena, der.bv_val, der.bv_len), der.bv_len};
	ber_memfree(der.bv_val);
	link_close(&ld);
	return status;
}

void
link_close(LDAP **ld)
{
	if (*ld != NULL)
		ldap_unbind_ext(*ld, NULL, NULL);
	*ld = NULL;
}

bool
link_is_quiet(LDAP *ld)
{
	struct pollfd ready = {.fd = -1, .events = POLLIN};

	return ldap_get_option(ld, LDAP_OPT_DESC, &ready.fd) ==
	    LDAP_OPT_SUCCESS &&
	    ready.fd >= 0 && poll(&ready, 1, 0) == 0;
}

/* ---- operations ------------------------------------------------------ */

static int
policy_of(LDAP *ld, LDAPControl **controls, struct bind_answer *told)
{
	LDAPPasswordPolicyError error = PP_noError;
	LDAPControl *control = ldap_control_find(
	    LDAP_CONTROL_PASSWORDPOLICYRESPONSE, controls, NULL);
	ber_int_t grace;
	ber_int_t expires;

	if (control == NULL)
		return BIND_NO_POLICY;
	/* What can't be read may say anything: admit nobody on it. */
	if (ldap_parse_passwordpolicy_control(
		ld, control, &expires, &grace, &error) != LDAP_SUCCESS)
		return -1;
	told->expires_s = expires;
	told->grace = grace;
	return error == PP_noError ? BIND_NO_POLICY : (int)error;
}

void
link_bind(LDAP *ld, const char *dn, struct span password, int64_t until_us,
    struct bind_answer *answer_r)
{
	char oid[] = LDAP_CONTROL_PASSWORDPOLICYREQUEST;
	LDAPControl policy = {.ldctl_oid = oid};
	LDAPControl *controls[] = {&policy, NULL};
	struct berval credential = {password.len, (char *)password.at};
	LDAPControl **answered = NULL;
	char *detail = NULL;
	LDAPMessage *answer = NULL;
	int message;
	int result;

	*answer_r = (struct bind_answer) {
	    .policy = BIND_NO_POLICY, .expires_s = -1, .grace = -1};
	result = ldap_sasl_bind(
	    ld, dn, LDAP_SASL_SIMPLE, &credential, controls, NULL, &message);
	if (result == LDAP_SUCCESS)
		result = wait_for(ld, message, until_us, &answer);
	if (result == LDAP_SUCCESS &&
	    ldap_parse_result(ld, answer, &result, NULL, &detail, NULL,
		&answered, 1) != LDAP_SUCCESS)
		result = LDAP_DECODING_ERROR;
	answer_r->result = result;
	snprintf(answer_r->detail, sizeof(answer_r->detail), "%s",
	    detail == NULL ? "" : detail);
	ldap_memfree(detail);
	if (answered != NULL) {
		answer_r->policy = policy_of(ld, answered, answer_r);
		ldap_controls_free(answered);
	}
}

int
link_forget(LDAP *ld)
{
	struct berval nothing = {0, NULL};
	int message;

	return ldap_sasl_bind(ld, "", LDAP_SASL_SIMPLE, &nothing, NULL, NULL,
		   &message) == LDAP_SUCCESS
	    ? message
	    : -1;
}

/* Some servers refuse nobody's binds: that leaves nobody as well. */
bool
link_forgotten(LDAP *ld, int message, int64_t until_us)
{
	LDAPMessage *answer = NULL;
	int result = wait_for(ld, message, until_us, &answer);

	if (result == LDAP_SUCCESS)
		result = answer_code(ld, answer);
	return result == LDAP_SUCCESS || result == LDAP_INAPPROPRIATE_AUTH ||
	    result == LDAP_INVALID_CREDENTIALS;
}

int
link_search(LDAP *ld, const struct link_search *search, int64_t until_us,
    LDAPMessage **answer_r)
{
	LDAPControl *controls[] = {search->page, NULL};
	struct timeval limit = left_time(until_us);
	int message;
	int code;
	int result;

	*answer_r = NULL;
	result = ldap_search_ext(ld, search->base, search->scope,
	    search->filter, (char **)search->attributes, 0,
	    search->page == NULL ? NULL : controls, NULL, &limit,
	    search->size_limit, &message);
	if (result == LDAP_SUCCESS)
		result = wait_for(ld, message, until_us, answer_r);
	if (result != LDAP_SUCCESS)
		return result;
	result =
	    ldap_parse_result(ld, *answer_r, &code, NULL, NULL, NULL, NULL, 0);
	return result == LDAP_SUCCESS ? code : result;
}
