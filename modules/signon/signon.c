/*
 * signon.c - /sign-on: the network account becomes a session; /sign-on/out
 * ends it; /sign-on/check tells nginx who somebody is, for other applications
 * of the district.
 *
 * SECURITY: this pool alone sees passwords and holds the directory's service
 * password. It tells nobody which half of a name and password was wrong: an
 * unknown name, a wrong password and a spent budget get the same page after
 * about the same time, with the same work of the database.
 */
#include "config.h"

#include <string.h>
#include <sys/prctl.h>

#include "base/check.h"
#include "base/log.h"
#include "base/token.h"
#include "modules/module.h"
#include "modules/signon/admit.h"
#include "modules/signon/directory.h"
#include "modules/signon/escape.h"
#include "modules/signon/pages.h"
#include "schema/common/audit.h"
#include "schema/signon/sign_on.h"
#include "views/view.h"

enum { RETURN_BYTES = 1000 };

enum asked { ASK_USERNAME, ASK_PASSWORD, ASK_RETURN, ASK_RESUME };

/* ---- the page -------------------------------------------------------- */

/* What somebody was about to start, by its name. A page without it will do. */
static const char *
return_title(const struct request *req, const char *path)
{
	static const char start[] = "/educator/start/";
	const char *title = NULL;

	if (strncmp(path, start, strlen(start)) != 0 ||
	    !code_is(path + strlen(start)))
		return NULL;
	if (sign_on_title(req->db, req->arena, path + strlen(start), &title) !=
	    STATUS_OK)
		fault_clear();
	return title;
}

/* Does a form of another page wait for this sign-on? */
static bool
resumes(const struct request *req)
{
	return req->method == METHOD_POST &&
	    admit_return_is(field_text(req, ASK_RESUME));
}

enum status
page_show(struct request *req, struct reply *reply, const char *problem)
{
	struct view *view = view_group(reply_data(reply), "SignOn");
	int first = req->method == METHOD_GET ? 0 : ASK_RETURN;
	const char *path = field_text(req, first);
	const char *title = NULL;

	if (resumes(req)) {
		reply_resume(reply, field_text(req, ASK_RESUME),
		    problem != NULL ? problem : "empty");
		return STATUS_OK;
	}
	if (!admit_return_is(path))
		path = "";
	if (req->method == METHOD_GET)
		title = return_title(req, path);
	else
		view_text(view, "username", field_text(req, ASK_USERNAME));
	view_text(view, "return", path);
	if (title != NULL)
		view_text(view, "return_title", title);
	/* Told to everyone alike: it says nothing about this name. */
	if (problem != NULL && strcmp(problem, "mismatch") == 0)
		view_int(view, "wait_minutes", FAILURE_MINUTES);
	if (problem != NULL)
		view_text(view, "problem", problem);
	negotiate_offer(req, view, path);
	view_int(view, "idle_minutes", req->settings->session_idle_minutes);
	reply_view(reply, "signon/signon_show");
	return STATUS_OK;
}

static enum status
sign_on_show(struct request *req, struct reply *reply)
{
	if (negotiate_first(req)) {
		reply_redirect(reply, "%s",
		    negotiate_path(req->arena, field_text(req, 0)));
		return STATUS_OK;
	}
	return page_show(req, reply, NULL);
}

static enum status
sign_on_again(struct request *req, struct reply *reply)
{
	return page_show(req, reply, req->stale ? "stale" : NULL);
}

/* ---- outcomes -------------------------------------------------------- */

enum status
refused_show(struct request *req, struct reply *reply, const char *problem)
{
	reply_status(reply, STATUS_INVALID);
	return page_show(req, reply, problem);
}

enum status
away_show(struct request *req, struct reply *reply)
{
	reply_status(reply, STATUS_UNAVAILABLE);
	return page_show(req, reply, "away");
}

/* ---- the budget ------------------------------------------------------ */

/* Of the person, whatever name was typed; else of the name, in small letters,
 * so that nobody learns from a budget whether there is such a person. */
static void
who_hash(struct request *req, const struct directory_person *person,
    unsigned char who_r[TOKEN_HASH_BYTES])
{
	char key[DIRECTORY_KEY_BYTES * 2];
	char *name;

	if (person != NULL && person->known) {
		base32_write(person->key, sizeof(person->key), key);
		token_hash(arena_printf(req->arena, "person:%s", key), who_r);
		return;
	}
	/* A person who isn't known yet is called what will be bound: a name and
	 * the same name with its domain share a budget. */
	name = arena_printf(req->arena, "name:%s",
	    person == NULL ? field_text(req, ASK_USERNAME) : person->dn);
	for (char *at = name; *at != '\0'; at++)
		if (*at >= 'A' && *at <= 'Z')
			*at = (char)(*at - 'A' + 'a');
	token_hash(name, who_r);
}

static enum status
try_book(struct request *req, const struct directory_person *person,
    struct sign_on_try *wanted, int64_t *booking_r)
{
	*wanted = (struct sign_on_try) {.address = req->address,
	    .per_person = FAILURES_PER_PERSON,
	    .per_address = FAILURES_PER_ADDRESS,
	    .minutes = FAILURE_MINUTES};
	who_hash(req, person, wanted->who);
	return sign_on_try_add(req->db, req->arena, wanted, booking_r);
}

/* It was no mistake of the person. A booking that stays is no harm that lasts:
 * it counts for a quarter of an hour. */
static void
try_release(struct request *req, int64_t booking)
{
	if (sign_on_try_end(req->db, booking) != STATUS_OK) {
		log_line(LOG_WARNING, "try", "a booking was not taken back");
		fault_clear();
	}
}

/* ---- signing on ------------------------------------------------------ */

static enum status
admit(struct request *req, struct reply *reply, struct directory_person *person,
    const struct sign_on_try *booked, int64_t booking)
{
	enum status status =
	    directory_roles(directory_of(req), req->arena, person);

	if (status != STATUS_OK) {
		try_release(req, booking);
		return away_show(req, reply);
	}
	directory_manager(directory_of(req), req->arena, person);
	status = admit_session(req, reply, person, booked->who, req->address);
	if (status != STATUS_OK) {
		try_release(req, booking);
		return status;
	}
	if (resumes(req)) {
		reply_resume(reply, field_text(req, ASK_RESUME), NULL);
		return STATUS_OK;
	}
	admit_notice(req, reply, person);
	admit_lead(
	    reply, field_text(req, ASK_RETURN), roles_text(person->roles));
	return STATUS_OK;
}

static enum bind_verdict
password_check(struct request *req, struct directory_person *person)
{
	struct span password = field_span(req, ASK_PASSWORD);
	enum bind_verdict verdict =
	    directory_check(directory_of(req), req->arena, person, password);

	/* It lies in req->secrets, which is ours to wipe. */
	explicit_bzero((void *)(uintptr_t)password.at, password.len);
	return verdict;
}

static enum status
verdict_act(struct request *req, struct reply *reply,
    struct directory_person *person, const struct sign_on_try *booked,
    int64_t booking)
{
	enum bind_verdict verdict = password_check(req, person);

	if (verdict != BIND_OK)
		refusal_note(req, person, bind_verdict_name(verdict));
	switch (verdict) {
	case BIND_OK:
		return admit(req, reply, person, booked, booking);
	case BIND_MUST_CHANGE:
	case BIND_EXPIRED:
	case BIND_DISABLED:
	case BIND_ENDED:
	case BIND_NOT_NOW:
	case BIND_NOT_HERE:
		/* The password was right: who knows it may know why. */
		try_release(req, booking);
		return refused_show(req, reply, bind_verdict_name(verdict));
	case BIND_AWAY:
		try_release(req, booking);
		return away_show(req, reply);
	case BIND_UNKNOWN:
		return away_show(req, reply);
	case BIND_MISMATCH:
	case BIND__MAX:
		break;
	}
	return refused_show(req, reply, "mismatch");
}

/* Nobody, or more than one: told as a wrong password is, after as long. */
static enum status
mismatch_slowly(struct request *req, struct reply *reply,
    const struct directory_person *person, const char *why)
{
	directory_pause(directory_of(req));
	refusal_note(req, person, why);
	return refused_show(req, reply, "mismatch");
}

static enum status
sign_on_act(struct request *req, struct reply *reply)
{
	struct directory_person found;
	struct directory_person *person = NULL;
	struct sign_on_try booked;
	int64_t booking;
	enum status status = directory_find(directory_of(req), req->arena,
	    field_text(req, ASK_USERNAME), &found);
	/* Two people under one name: for whoever looks after the directory. */
	bool several = status == STATUS_CONFLICT;

	if (status == STATUS_UNAVAILABLE) {
		refusal_note(req, NULL, "away");
		return away_show(req, reply);
	}
	if (status == STATUS_OK)
		person = &found;
	fault_clear();
	status = try_book(req, person, &booked, &booking);
	if (status == STATUS_TOO_MUCH)
		return mismatch_slowly(req, reply, person, "over_budget");
	if (status != STATUS_OK)
		return STATUS_UNAVAILABLE;
	if (person == NULL)
		return mismatch_slowly(
		    req, reply, NULL, several ? "several" : "nobody");
	return verdict_act(req, reply, person, &booked, booking);
}

/* ---- signing out ----------------------------------------------------- */

static enum status
sign_out_act(struct request *req, struct reply *reply)
{
	int64_t others = 0;
	enum status status = sign_on_end(req->db, req->session, req->id);

	if (status != STATUS_OK)
		return STATUS_UNAVAILABLE;
	if (sign_on_count(req->db, req->arena, req->settings,
		req->session->person, &others) != STATUS_OK)
		fault_clear();
	reply_session_end(reply);
	if (others > 0)
		reply_redirect(reply, "/sign-on/out?others=%lld",
		    (long long)(others < 99 ? others : 99));
	else
		reply_redirect(reply, "/sign-on/out");
	return STATUS_OK;
}

static enum status
sign_out_show(struct request *req, struct reply *reply)
{
	struct view *view = view_group(reply_data(reply), "SignOut");

	view_int(view, "others", field_int(req, 0, 0));
	reply_view(reply, "signon/signed_out");
	return STATUS_OK;
}

/* ---- for other applications ------------------------------------------ */

/* nginx's auth_request knows 204, 401 (the gate's) and 403. */
static enum status
check_act(struct request *req, struct reply *reply)
{
	const struct session *session = req->session;
	char *roles = arena_text(req->arena, session->roles);
	const char *wanted = field_text(req, 0);

	if (*wanted != '\0' && !roles_hold(session->roles, wanted))
		return STATUS_DENIED;
	for (char *at = roles; *at != '\0'; at++)
		if (*at == ' ')
			*at = ',';
	reply_header(reply, "X-Accolade-User", session->username);
	reply_header(reply, "X-Accolade-Name", session->name);
	reply_header(reply, "X-Accolade-Mail", session->mail);
	reply_header(reply, "X-Accolade-Roles", roles);
	reply_empty(reply);
	return STATUS_OK;
}

/* ---- the module ------------------------------------------------------ */

static const struct field show_fields[] = {
    {.name = "return",
	.label = "return",
	.kind = FIELD_LINE,
	.most = RETURN_BYTES},
};

static const struct field act_fields[] = {
    [ASK_USERNAME] = {.name = "username",
	.label = "user name",
	.kind = FIELD_LINE,
	.required = true,
	.most = SIGN_ON_NAME_BYTES},
    [ASK_PASSWORD] = {.name = "password",
	.label = "password",
	.kind = FIELD_SECRET,
	.required = true,
	.most = 1000},
    [ASK_RETURN] = {.name = "return",
	.label = "return",
	.kind = FIELD_LINE,
	.most = RETURN_BYTES},
    [ASK_RESUME] = {.name = "resume",
	.label = "resume",
	.kind = FIELD_LINE,
	.most = RETURN_BYTES},
};

static const struct field out_fields[] = {
    {.name = "others",
	.label = "others",
	.kind = FIELD_INT,
	.least = 0,
	.most = 99},
};

static const struct field check_fields[] = {
    {.name = "role", .label = "role", .kind = FIELD_CODE},
};

#define FIELDS(list)                                                           \
	.fields = (list), .field_count = sizeof(list) / sizeof((list)[0])

static const struct route routes[] = {
    {.method = METHOD_GET,
	.path = "/sign-on",
	.handle = sign_on_show,
	FIELDS(show_fields),
	.access = ACCESS_PUBLIC},
    {.method = METHOD_POST,
	.path = "/sign-on",
	.handle = sign_on_act,
	.keep = true,
	.again = sign_on_again,
	FIELDS(act_fields),
	.access = ACCESS_PUBLIC,
	.presession = true},
    {.method = METHOD_GET,
	.path = "/sign-on/negotiate",
	.handle = negotiate_show,
	FIELDS(show_fields),
	.access = ACCESS_PUBLIC,
	.presession = true},
    {.method = METHOD_GET,
	.path = "/sign-on/out",
	.handle = sign_out_show,
	FIELDS(out_fields),
	.access = ACCESS_PUBLIC},
    {.method = METHOD_POST,
	.path = "/sign-on/out",
	.handle = sign_out_act,
	.access = ACCESS_SIGNED},
    {.method = METHOD_GET,
	.path = "/sign-on/sessions",
	.handle = sessions_show,
	.access = ACCESS_SIGNED},
    {.method = METHOD_POST,
	.path = "/sign-on/sessions",
	.handle = sessions_end_act,
	.access = ACCESS_SIGNED},
    {.method = METHOD_GET,
	.path = "/sign-on/check",
	.handle = check_act,
	FIELDS(check_fields),
	.access = ACCESS_SIGNED},
};

static const struct statement_set *const statements[] = {&audit_statements,
    &person_statements, &session_statements, &sign_on_statements, NULL};

static const char *const views[] = {
    "signon/signon_show", "signon/signed_out", "signon/sessions_list", NULL};

static void
signon_close(void *state)
{
	struct signon *signon = state;

	directory_close(&signon->directory);
	kerberos_close(&signon->kerberos);
}

static enum status
signon_open(const struct settings *settings, const struct secrets *secrets,
    struct arena *worker, void **state_r)
{
	struct signon *signon = arena_take(worker, sizeof(*signon));
	enum status status;

	*signon = (struct signon) {NULL, NULL};
	/* Before the password is copied: no core file of this process. */
	prctl(PR_SET_DUMPABLE, 0);
	status = directory_open(
	    settings, secrets->directory_password, &signon->directory);
	if (status == STATUS_OK)
		status = kerberos_open(settings, &signon->kerberos);
	if (status == STATUS_OK)
		*state_r = signon;
	else
		signon_close(signon);
	return status;
}

__attribute__((visibility("default"))) const struct module module = {
    .abi = MODULE_ABI,
    .name = "signon",
    .routes = routes,
    .route_count = sizeof(routes) / sizeof(routes[0]),
    .statements = statements,
    .views = views,
    .session_find = session_find,
    .session_touch = session_touch,
    .open = signon_open,
    .close = signon_close,
};
