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
#include "modules/signon/directory.h"
#include "modules/signon/escape.h"
#include "modules/signon/pages.h"
#include "schema/common/audit.h"
#include "schema/signon/sign_on.h"
#include "views/view.h"

enum { RETURN_BYTES = 1000 };

enum asked { ASK_USERNAME, ASK_PASSWORD, ASK_RETURN, ASK_RESUME };

/* ---- the page -------------------------------------------------------- */

/* Nobody is led back to the sign-on itself. */
static bool
return_is(const char *path)
{
	static const char own[] = "/sign-on";
	size_t len = strlen(own);

	return return_path_is(path) &&
	    (strncmp(path, own, len) != 0 ||
		(path[len] != '\0' && strchr("/?#", path[len]) == NULL));
}

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
	    return_is(field_text(req, ASK_RESUME));
}

static enum status
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
	if (!return_is(path))
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
	view_int(view, "idle_minutes", req->settings->session_idle_minutes);
	reply_view(reply, "signon/signon_show");
	return STATUS_OK;
}

static enum status
sign_on_show(struct request *req, struct reply *reply)
{
	return page_show(req, reply, NULL);
}

static enum status
sign_on_again(struct request *req, struct reply *reply)
{
	return page_show(req, reply, req->stale ? "stale" : NULL);
}

/* ---- outcomes -------------------------------------------------------- */

/* The name that was typed stands in no line: it may be a password that slipped
 * into the wrong field. */
static void
outcome_log(const struct directory_person *person, const char *verdict)
{
	log_line(LOG_INFO, "sign_on", "verdict=%s person=%s", verdict,
	    person == NULL || !person->known ? "-" : person->username);
}

/* Every attempt stands in the audit trail, with the same work whether there is
 * such a person or not. One that can't be written doesn't let anybody in. */
static void
refusal_note(struct request *req, const struct directory_person *person,
    const char *verdict)
{
	bool known = person != NULL && person->known;
	struct span key = {known ? (const char *)person->key : "",
	    known ? DIRECTORY_KEY_BYTES : 0};

	outcome_log(person, verdict);
	if (sign_on_refuse(req->db, key,
		arena_printf(req->arena, "%s, %s, from %s", verdict,
		    known ? person->username : "unknown", req->address),
		req->id) == STATUS_OK)
		return;
	log_line(LOG_WARNING, "audit", "a refusal was not recorded");
	fault_clear();
}

static enum status
refused(struct request *req, struct reply *reply, const char *problem)
{
	reply_status(reply, STATUS_INVALID);
	return page_show(req, reply, problem);
}

static enum status
away(struct request *req, struct reply *reply)
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
session_make(struct request *req, struct reply *reply,
    const struct directory_person *person, const unsigned char *who)
{
	const struct person_facts facts = {
	    .key = {(const char *)person->key, sizeof(person->key)},
	    .username = person->username,
	    .name = person->name,
	    .mail = person->mail,
	    .title = person->title,
	    .school = person->school,
	    .school_name = person->school_name,
	    .roles = roles_text(person->roles)};
	struct sign_on_start start = {.facts = &facts,
	    .who = who,
	    .address = req->address,
	    .agent = req->agent,
	    .subject = req->address,
	    .request_id = req->id};
	char *token = arena_take(req->secrets, TOKEN_TEXT + 1);
	unsigned char former[TOKEN_HASH_BYTES];
	struct session session;
	enum status status;

	token_make(token);
	token_hash(token, start.token_hash);
	if (req->former != NULL) {
		token_hash(req->former, former);
		start.former_hash = former;
	}
	status = sign_on_start(req->db, req->arena, &start);
	/* Whether COMMIT was done is told by the session itself. */
	if (status == STATUS_UNCERTAIN) {
		fault_clear();
		status = session_find(req->db, req->arena, start.token_hash,
		    req->settings, &session);
	}
	if (status != STATUS_OK)
		return STATUS_UNAVAILABLE;
	reply_session_start(reply, token);
	return STATUS_OK;
}

/* What the directory said of the password, on the first page. */
static void
password_notice(struct request *req, struct reply *reply,
    const struct directory_person *person)
{
	const char *url = req->settings->password_url;
	const char *change = *url == '\0'
	    ? ""
	    : arena_printf(req->arena, " Change it at %s", url);
	int days = password_days(person->expires_us, req->now_us);

	if (person->grace == 0)
		reply_flash(reply, FLASH_WARNING,
		    "Your password has run out, and this was the last time "
		    "that it let you in.%s",
		    change);
	else if (person->grace > 0)
		reply_flash(reply, FLASH_WARNING,
		    "Your password has run out. It lets you in %d more "
		    "time%s.%s",
		    person->grace, person->grace == 1 ? "" : "s", change);
	else if (days >= 0)
		reply_flash(reply, FLASH_WARNING,
		    "Your password runs out %s%.0d%s.%s",
		    days <= 1 ? "within a day" : "in ", days <= 1 ? 0 : days,
		    days <= 1 ? "" : " days", change);
}

static enum status
admit(struct request *req, struct reply *reply, struct directory_person *person,
    const struct sign_on_try *booked, int64_t booking)
{
	const char *path = field_text(req, ASK_RETURN);
	enum status status = directory_roles(req->state, req->arena, person);

	if (status != STATUS_OK) {
		try_release(req, booking);
		return away(req, reply);
	}
	status = session_make(req, reply, person, booked->who);
	if (status != STATUS_OK) {
		try_release(req, booking);
		return status;
	}
	outcome_log(person, "ok");
	if (resumes(req)) {
		reply_resume(reply, field_text(req, ASK_RESUME), NULL);
		return STATUS_OK;
	}
	password_notice(req, reply, person);
	if (!return_is(path))
		path = home_of(roles_text(person->roles));
	reply_redirect(reply, "%s", path);
	return STATUS_OK;
}

static enum bind_verdict
password_check(struct request *req, struct directory_person *person)
{
	struct span password = field_span(req, ASK_PASSWORD);
	enum bind_verdict verdict =
	    directory_check(req->state, req->arena, person, password);

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
		return refused(req, reply, bind_verdict_name(verdict));
	case BIND_AWAY:
		try_release(req, booking);
		return away(req, reply);
	case BIND_UNKNOWN:
		return away(req, reply);
	case BIND_MISMATCH:
	case BIND__MAX:
		break;
	}
	return refused(req, reply, "mismatch");
}

/* Nobody, or more than one: told as a wrong password is, after as long. */
static enum status
mismatch_slowly(struct request *req, struct reply *reply,
    const struct directory_person *person, const char *why)
{
	directory_pause(req->state);
	refusal_note(req, person, why);
	return refused(req, reply, "mismatch");
}

static enum status
sign_on_act(struct request *req, struct reply *reply)
{
	struct directory_person found;
	struct directory_person *person = NULL;
	struct sign_on_try booked;
	int64_t booking;
	enum status status = directory_find(
	    req->state, req->arena, field_text(req, ASK_USERNAME), &found);

	if (status == STATUS_UNAVAILABLE) {
		refusal_note(req, NULL, "away");
		return away(req, reply);
	}
	if (status == STATUS_OK)
		person = &found;
	else
		fault_clear();
	status = try_book(req, person, &booked, &booking);
	if (status == STATUS_TOO_MUCH)
		return mismatch_slowly(req, reply, person, "over_budget");
	if (status != STATUS_OK)
		return STATUS_UNAVAILABLE;
	if (person == NULL)
		return mismatch_slowly(req, reply, NULL, "nobody");
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

static enum status
signon_open(const struct settings *settings, const struct secrets *secrets,
    struct arena *worker, void **state_r)
{
	struct directory *directory;
	enum status status;

	(void)worker;
	/* Before the password is copied: no core file of this process. */
	prctl(PR_SET_DUMPABLE, 0);
	status =
	    directory_open(settings, secrets->directory_password, &directory);
	if (status == STATUS_OK)
		*state_r = directory;
	return status;
}

static void
signon_close(void *state)
{
	struct directory *directory = state;

	directory_close(&directory);
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
