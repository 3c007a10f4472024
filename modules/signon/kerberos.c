/*
 * kerberos.c - one token of SPNEGO (RFC 4178) with Kerberos 5 (RFC 4121) within,
 * accepted or not.
 *
 * SECURITY: the token comes from anybody. It is opened with the keytab, nothing is
 * sent anywhere. The library notes each ticket's authenticator in a file that all
 * workers share, so that none is taken twice. No credentials of the person are
 * taken over, and NTLM is not spoken.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/insist.h"
#include "modules/signon/kerberos.h"

#if HAVE_GSSAPI

#include <gssapi/gssapi_ext.h>
#include <gssapi/gssapi_krb5.h>

#include "modules/signon/principal.h"

struct kerberos {
	const struct settings *settings;
	gss_cred_id_t ours;
};

static char spnego_bytes[] = "\x2b\x06\x01\x05\x05\x02"; /* 1.3.6.1.5.5.2 */
static gss_OID_desc spnego = {sizeof(spnego_bytes) - 1, spnego_bytes};

/* What went wrong, in the library's words: the mechanism's, where it has some. */
static const char *
words_of(OM_uint32 major, OM_uint32 minor)
{
	static char text[200];
	gss_buffer_desc words = GSS_C_EMPTY_BUFFER;
	OM_uint32 more = 0;
	OM_uint32 ignored;
	bool by_mechanism = minor != 0;

	if (gss_display_status(&ignored, by_mechanism ? minor : major,
		by_mechanism ? GSS_C_MECH_CODE : GSS_C_GSS_CODE,
		by_mechanism ? gss_mech_krb5 : GSS_C_NO_OID, &more,
		&words) != GSS_S_COMPLETE)
		return "no reason given";
	snprintf(text, sizeof(text), "%.*s", (int)words.length,
	    (const char *)words.value);
	gss_release_buffer(&ignored, &words);
	return text;
}

static enum status
keytab_check(const char *path)
{
	struct stat info;

	if (stat(path, &info) != 0)
		return fault(
		    STATUS_INVALID, "kerberos_keytab: %s is not there", path);
	if ((info.st_mode & 077) != 0)
		return fault(STATUS_INVALID,
		    "kerberos_keytab: others than its owner may read %s (chmod "
		    "0400)",
		    path);
	return STATUS_OK;
}

/* SPNEGO alone, and within it Kerberos alone. */
static enum status
ours_acquire(struct kerberos *kerberos)
{
	const struct settings *settings = kerberos->settings;
	char replay[320];
	gss_key_value_element_desc elements[] = {
	    {"keytab", settings->kerberos_keytab}, {"rcache", replay}};
	gss_key_value_set_desc store = {2, elements};
	gss_OID_set_desc outer = {1, &spnego};
	gss_OID_set_desc inner = {1, gss_mech_krb5};
	OM_uint32 minor;
	OM_uint32 major;

	snprintf(
	    replay, sizeof(replay), "file2:%s", settings->kerberos_replay_file);
	major = gss_acquire_cred_from(&minor, GSS_C_NO_NAME, GSS_C_INDEFINITE,
	    &outer, GSS_C_ACCEPT, &store, &kerberos->ours, NULL, NULL);
	if (major == GSS_S_COMPLETE)
		major = gss_set_neg_mechs(&minor, kerberos->ours, &inner);
	return major == GSS_S_COMPLETE
	    ? STATUS_OK
	    : fault(STATUS_INVALID, "kerberos_keytab: %s: %s",
		  settings->kerberos_keytab, words_of(major, minor));
}

enum status
kerberos_open(const struct settings *settings, struct kerberos **kerberos_r)
{
	struct kerberos *kerberos;
	enum status status;

	*kerberos_r = NULL;
	if (*settings->kerberos_keytab == '\0')
		return STATUS_OK;
	status = principal_check(settings);
	if (status == STATUS_OK)
		status = keytab_check(settings->kerberos_keytab);
	if (status != STATUS_OK)
		return status;
	kerberos = calloc(1, sizeof(*kerberos));
	insist(kerberos != NULL);
	kerberos->settings = settings;
	kerberos->ours = GSS_C_NO_CREDENTIAL;
	status = ours_acquire(kerberos);
	if (status != STATUS_OK)
		kerberos_close(&kerberos);
	*kerberos_r = kerberos;
	return status;
}

void
kerberos_close(struct kerberos **kerberos)
{
	OM_uint32 ignored;

	if (*kerberos == NULL)
		return;
	(void)gss_release_cred(&ignored, &(*kerberos)->ours);
	free(*kerberos);
	*kerberos = NULL;
}

/* ---- one token ------------------------------------------------------- */

struct acceptance {
	gss_ctx_id_t context;
	gss_name_t name;
	gss_OID mechanism;
	gss_buffer_desc answer;
	OM_uint32 flags;
};

static bool
is_same(const gss_OID_desc *a, const gss_OID_desc *b)
{
	return a != NULL && a->length == b->length &&
	    memcmp(a->elements, b->elements, a->length) == 0;
}

static enum status
token_take(
    struct kerberos *kerberos, struct span token, struct acceptance *acceptance)
{
	gss_buffer_desc offered = {token.len, (void *)(uintptr_t)token.at};
	OM_uint32 minor = 0;
	OM_uint32 major = gss_accept_sec_context(&minor, &acceptance->context,
	    kerberos->ours, &offered, GSS_C_NO_CHANNEL_BINDINGS,
	    &acceptance->name, &acceptance->mechanism, &acceptance->answer,
	    &acceptance->flags, NULL, NULL);

	/* A second round is asked for by what isn't Kerberos first. */
	if (major == GSS_S_CONTINUE_NEEDED)
		return fault(STATUS_DENIED, "kerberos: no ticket came first");
	if (GSS_ERROR(major) || major != GSS_S_COMPLETE)
		return fault(
		    STATUS_DENIED, "kerberos: %s", words_of(major, minor));
	if (!is_same(acceptance->mechanism, gss_mech_krb5) ||
	    (acceptance->flags & GSS_C_ANON_FLAG) != 0)
		return fault(STATUS_DENIED, "kerberos: not a person's ticket");
	return STATUS_OK;
}

static enum status
name_take(const struct kerberos *kerberos, struct arena *arena,
    const struct acceptance *acceptance, const char **principal_r)
{
	gss_buffer_desc shown = GSS_C_EMPTY_BUFFER;
	OM_uint32 minor;
	struct span name;
	bool person;

	if (gss_display_name(&minor, acceptance->name, &shown, NULL) !=
	    GSS_S_COMPLETE)
		return fault(STATUS_DENIED, "kerberos: a name without words");
	name = (struct span) {shown.value, shown.length};
	person = memchr(name.at, '\0', name.len) == NULL &&
	    principal_is_person(
		arena, name, kerberos->settings->kerberos_realms);
	if (person)
		*principal_r = arena_copy(arena, name.at, name.len);
	(void)gss_release_buffer(&minor, &shown);
	return person
	    ? STATUS_OK
	    : fault(STATUS_DENIED,
		  "kerberos: the ticket is of nobody who may sign on here");
}

enum status
kerberos_accept(struct kerberos *kerberos, struct arena *arena,
    struct span token, const char **principal_r, struct span *answer_r)
{
	struct acceptance acceptance = {
	    .context = GSS_C_NO_CONTEXT, .name = GSS_C_NO_NAME};
	OM_uint32 ignored;
	enum status status = token_take(kerberos, token, &acceptance);

	if (status == STATUS_OK)
		status = name_take(kerberos, arena, &acceptance, principal_r);
	if (status == STATUS_OK)
		*answer_r =
		    (struct span) {arena_copy(arena, acceptance.answer.value,
				       acceptance.answer.length),
			acceptance.answer.length};
	(void)gss_release_buffer(&ignored, &acceptance.answer);
	(void)gss_release_name(&ignored, &acceptance.name);
	(void)gss_delete_sec_context(
	    &ignored, &acceptance.context, GSS_C_NO_BUFFER);
	return status;
}

#else /* no GSSAPI */

enum status
kerberos_open(const struct settings *settings, struct kerberos **kerberos_r)
{
	*kerberos_r = NULL;
	return *settings->kerberos_keytab == '\0'
	    ? STATUS_OK
	    : fault(STATUS_INVALID,
		  "kerberos_keytab: this program was built without GSSAPI "
		  "(configure --with-gssapi, libkrb5-dev)");
}

void
kerberos_close(struct kerberos **kerberos)
{
	*kerberos = NULL;
}

/* Without kerberos_open's there is none to ask. */
enum status
kerberos_accept(struct kerberos *kerberos, struct arena *arena,
    struct span token, const char **principal_r, struct span *answer_r)
{
	(void)arena;
	(void)token;
	(void)principal_r;
	(void)answer_r;
	insist(kerberos != NULL);
	return STATUS_DENIED;
}

#endif
