/*
 * module.h - the contract between the worker and a role's module.
 *
 * A module is one shared object that exports `const struct module module`. It
 * knows requests and replies, and nothing of FastCGI or HTTP: method and
 * status words live here, header names and codes only in fcgi/.
 *
 * The way of a request: the worker reads it in limits, finds the route, and
 * passes the gate (method, size, session, role, form token, declared fields).
 * Only then does the route's handler run. A handler reads typed fields, asks
 * pure rules, calls record functions, and fills one reply.
 *
 * What a writer of handlers must know:
 *
 * - A handler never sees a POST whose token is wrong, whose session ended or
 *   whose declared fields are wrong. The worker gives the typed text back by
 *   itself (views/resume.cs), or calls the route's `again` with req->again.
 * - `again` shows the form with field_text and friends; the sentences are in
 *   Error.<field>, of families in Error.<stem>.<key>, by themselves (422). A row
 *   that carries its own `error` gets it by field_wrong.
 * - A mistake that only the handler can see: field_error, then return
 *   STATUS_INVALID, and `again` is called; or fill the view and return OK.
 * - A field of a GET's query that is wrong is a 400 before the handler. A handler
 *   that serves GET and `again` may ask for fields that its GET doesn't declare:
 *   they are absent.
 * - Values that are declared CHOICE, FLAG, CODE or ID travel hidden through the
 *   page that gives text back, so declare a button's name too ("action").
 * - STATUS_UNAVAILABLE without reply_explain gives the typed text back; with it,
 *   the error page says your words. ABSENT is 404, DENIED 403, CONFLICT 409,
 *   INVALID 422, TOO_MUCH 413, UNCERTAIN 500, UNAVAILABLE 503.
 * - After every POST that did its work: reply_redirect. The flash shows on the
 *   next page with a session.
 * - A file is in the store before the handler runs; without a record that
 *   points to it nobody can reach it.
 * - Take memory from req->arena and free nothing; 64 MiB are all there is.
 */
#ifndef MODULES_MODULE_H
#define MODULES_MODULE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/settings.h"
#include "base/span.h"
#include "base/status.h"
#include "schema/common/session.h"

struct db;
struct form;
struct reply;
struct request;
struct statement_set;
struct view;

enum {
	MODULE_ABI = 2,
	ROUTE_ARGS_MAX = 4,
	ROLES_TEXT_MAX = 200,
};

enum method { METHOD_GET, METHOD_POST, METHOD__MAX };

/* ---- fields ---------------------------------------------------------- */

/*
 * What a form may hold. Only declared fields reach a handler. Every text is
 * well-formed UTF-8 without NUL or control characters (line ends are LF).
 */
enum field_kind {
	FIELD_LINE,    /* one line; spaces at both ends are dropped */
	FIELD_TEXT,    /* several lines, kept as typed */
	FIELD_SECRET,  /* a password: any bytes but NUL; never shown again */
	FIELD_CODE,    /* [a-z0-9-]{1,64} */
	FIELD_ID,      /* a public id: 26 characters of base32 */
	FIELD_INT,     /* a decimal number within least..most */
	FIELD_FLAG,    /* a check box: "1" or absent */
	FIELD_CHOICE,  /* one of `choices` */
	FIELD_WEB,     /* an absolute http(s) address */
	FIELD_FILE,    /* an uploaded file; makes the form multipart */
	FIELD_DOCUMENT /* an uploaded file of at most `most` bytes that is kept
			* nowhere: field_span has its bytes, whatever they are */
};

struct field {
	/* A name that ends in '*' declares a family: "section-*" takes
	 * section-1, section-7a, ...; what stands for '*' is the value's key,
	 * 1..26 characters of [a-z0-9]. */
	const char *name;
	const char *label; /* what the page calls it, for messages */
	enum field_kind kind;
	bool required; /* in a POST: absent or empty is an error by itself */
	/* LINE, TEXT, SECRET: most characters (0: 200 for LINE and SECRET,
	 * 20,000 for TEXT). INT: the limits; both 0: 0 and up. */
	int64_t least;
	int64_t most;
	const char *const *choices; /* CHOICE: NULL-terminated */
};

/* An uploaded file, already in the store, synced and hashed as it arrived. */
struct upload {
	const char *name; /* as the browser said, cleaned: data, never a path */
	int64_t size_bytes;
	unsigned char sha256[32];
	const char *media_type; /* by its bytes, from the list we accept */
};

/* ---- sessions -------------------------------------------------------- */

/*
 * Finds the live session whose token has this hash. ABSENT: none, ended or
 * expired. At most one round trip. schema/common/session.h has both.
 */
typedef enum status session_find_fn(struct db *db, struct arena *arena,
    const unsigned char token_hash[32], const struct settings *settings,
    struct session *session_r);

/* Marks the session as used; called when `touch` was set. */
typedef enum status session_touch_fn(
    struct db *db, struct arena *arena, const struct session *session);

/* ---- requests -------------------------------------------------------- */

/* What a browser offers by itself, instead of a form: a token of SPNEGO. */
enum offer {
	OFFER_NONE,
	OFFER_TOKEN,
	OFFER_OTHER /* something else: it isn't asked again */
};

struct request {
	enum method method;
	const char *id;      /* nginx's request id, or "-" */
	const char *path;    /* normalised, begins with '/' */
	const char *query;   /* raw, for addresses that lead back here */
	const char *address; /* the client's, as nginx saw it */
	const char *agent;   /* the browser's own words, at most 200 bytes */
	const char *args[ROUTE_ARGS_MAX]; /* what stood for {...} */
	struct arena *arena;
	struct arena *secrets; /* wiped after the request */
	struct db *db;
	const struct settings *settings;
	const struct session *session; /* NULL on public routes */
	const char *token; /* secret: of this session or the sign-on form */
	/* On the sign-on form: the token of the session that this browser had
	 * until now, or NULL. */
	const char *former;
	enum offer offer;
	struct span offered; /* OFFER_TOKEN's bytes, in `secrets` */
	void *state;         /* what module.open returned */
	int64_t now_us;
	struct form *form; /* ask it with the functions below */
	bool again;        /* the form is shown again after a mistake */
	bool stale;        /* again, as the sign-on form was too old */
	bool json;         /* the client asks for application/json */
};

/*
 * field_text - the value as text, "" when absent. `field` is the index in
 * the route's fields. Borrowed from the request.
 */
const char *field_text(const struct request *req, int field);

/*
 * field_span - the same with its length (FIELD_SECRET).
 */
struct span field_span(const struct request *req, int field);

/*
 * field_given - was it in the form, and not empty?
 */
bool field_given(const struct request *req, int field);

/*
 * field_int - FIELD_INT's value, or `otherwise` when absent.
 */
int64_t field_int(const struct request *req, int field, int64_t otherwise);

/*
 * field_flag - FIELD_FLAG.
 */
bool field_flag(const struct request *req, int field);

/*
 * field_upload - FIELD_FILE, or NULL when none was sent.
 */
const struct upload *field_upload(const struct request *req, int field);

/*
 * field_document - what the browser called FIELD_DOCUMENT's file, cleaned;
 * NULL when none was sent.
 */
const char *field_document(const struct request *req, int field);

/*
 * field_count, field_key, field_at - a family's members, in the order sent.
 */
size_t field_count(const struct request *req, int field);
const char *field_key(const struct request *req, int field, size_t n);
const char *field_at(const struct request *req, int field, size_t n);

/*
 * field_of - the family's value under `key`, NULL when it wasn't sent.
 */
const char *field_of(const struct request *req, int field, const char *key);

/*
 * field_error - say what is wrong with a field, in a sentence that tells what
 * to do now; it stands beside the field when the form is shown again. The
 * first one per field stands. `key` is the family's key or NULL. Copied.
 */
void field_error(struct request *req, int field, const char *key,
    const char *format, ...) PRINTF_LIKE(4, 5);

/*
 * field_wrong - the sentence that stands beside a field, NULL when it is well:
 * for lists, whose rows carry their own `error`. `key` as above.
 */
const char *field_wrong(const struct request *req, int field, const char *key);

/*
 * field_errors - how many fields are wrong.
 */
size_t field_errors(const struct request *req);

/* ---- replies --------------------------------------------------------- */

enum flash_kind { FLASH_DONE, FLASH_INFO, FLASH_WARNING };

/*
 * reply_data - the data of the page: the handler fills it with the calls of
 * views/view.h. The frame (district, person, token, flash, errors) is filled
 * by the worker.
 */
struct view *reply_data(struct reply *reply);

/*
 * reply_view - show the view `name` ("educator/home_show"), which must stand
 * in the module's list of views. A name that ends in ".svg" is a drawing.
 */
void reply_view(struct reply *reply, const char *name);

/*
 * reply_status - the view is shown under this status's code: a sign-on page
 * that says why it didn't work. The handler returns OK.
 */
void reply_status(struct reply *reply, enum status status);

/*
 * reply_redirect - go to `path` (of ours, or a path behind evidence_url), 303:
 * after every POST that did what it was asked to.
 */
void reply_redirect(struct reply *reply, const char *format, ...)
    PRINTF_LIKE(2, 3);

/*
 * reply_flash - a sentence that the next page shows once. Works for a
 * redirect with a session.
 */
void reply_flash(struct reply *reply, enum flash_kind kind, const char *format,
    ...) PRINTF_LIKE(3, 4);

/*
 * reply_body - a document as it is (a credential, an SVG, a key), with its
 * media type. Borrowed until the request ends.
 */
void reply_body(struct reply *reply, const char *media_type, struct span body);

/*
 * reply_file - a stored file, sent by nginx: addressed by its hash only.
 * `name` is what the browser calls it; `inside` lets it be shown in a page
 * (images, audio, video, PDF), else it is always saved.
 */
void reply_file(struct reply *reply, const unsigned char sha256[32],
    const char *media_type, const char *name, bool inside);

/*
 * reply_empty - 204, nothing to say.
 */
void reply_empty(struct reply *reply);

/*
 * reply_explain - the words of the error page for a status that the handler
 * returns: what happened, and what to do now. Without it the page has general
 * words.
 */
void reply_explain(struct reply *reply, const char *happened, const char *todo);

/*
 * reply_public - the reply may be kept by caches for `seconds`, and read by
 * other sites' scripts.
 */
void reply_public(struct reply *reply, int64_t seconds);

/*
 * reply_session_start - set the session cookie to `token`; sign-on alone.
 * reply_session_end - remove it.
 */
void reply_session_start(struct reply *reply, const char *token);
void reply_session_end(struct reply *reply);

/*
 * reply_negotiate - ask the browser for a token of SPNEGO (RFC 4559); with one
 * of our own, prove ourselves to it. Sign-on alone.
 */
void reply_negotiate(struct reply *reply, struct span token);

/*
 * reply_resume - the form of another page that came along with this one
 * (route.keep), with a token of the session that was started: whoever was
 * signed out while writing goes on where they were. `path` is where that form
 * was going. With a `problem` (a word of the sign-on page) nobody is signed in
 * yet, and the page asks once more.
 */
void reply_resume(struct reply *reply, const char *path, const char *problem);

/*
 * reply_header - a header of the sign-on check's contract (X-Accolade-*).
 * The value is percent-encoded where it isn't plain ASCII.
 */
void reply_header(struct reply *reply, const char *name, const char *value);

/* ---- routes and modules ---------------------------------------------- */

/*
 * OK: the reply is filled. Anything else: the worker shows the error page of
 * that status, with what reply_explain said.
 */
typedef enum status handler_fn(struct request *req, struct reply *reply);

enum access {
	ACCESS_ROLE,   /* a session that holds the module's role: the default */
	ACCESS_SIGNED, /* any session */
	ACCESS_PUBLIC  /* anyone; the session isn't even looked for */
};

struct route {
	enum method method;
	/* "/educator/submissions/{id}": {id} a public id, {code} a code,
	 * {int} a positive number, {name} [A-Za-z0-9._-]{1,80}. */
	const char *path;
	handler_fn *handle;
	/* POST: shows the form again, as GET did, when declared fields fail
	 * their checks; req->again is set then. NULL: an error page. */
	handler_fn *again;
	const struct field *fields; /* query of a GET, form of a POST */
	size_t field_count;
	enum access access;
	/* POST without a session token: only the sign-on form, which has a
	 * token of its own. GET routes of the same path, and those that set
	 * this, hand it out. */
	bool presession;
	/* GET: the page shows what the session's stamp counts, and nothing
	 * else, so that it is made anew only when that has changed
	 * (fcgi/recall.h). Its handler sets no header. */
	bool lasting;
	/* POST: fields that aren't declared are kept too, for reply_resume. */
	bool keep;
	/* No page: what goes wrong is a status without a body, and nobody is
	 * sent to the sign-on (the check for other applications). */
	bool plain;
};

struct module {
	int abi; /* MODULE_ABI */
	const char *name;
	const char *role; /* the word that a session must hold; NULL: none */
	const struct route *routes;
	size_t route_count;
	/* prepared when the worker starts; NULL-terminated */
	const struct statement_set *const *statements;
	/* parsed when the worker starts; NULL-terminated */
	const char *const *views;
	session_find_fn *session_find; /* NULL: knows no sessions */
	session_touch_fn *session_touch;
	/* Once, before the first request: *state_r goes into each request. May
	 * be NULL. `secrets` is wiped after open returns. */
	enum status (*open)(const struct settings *settings,
	    const struct secrets *secrets, struct arena *worker,
	    void **state_r);
	void (*close)(void *state);
};

/*
 * The one symbol that a module's shared object shows; everything else in it is
 * compiled with -fvisibility=hidden:
 *
 *	MODULE_EXPORT const struct module module = { .abi = MODULE_ABI, ... };
 */
#define MODULE_EXPORT __attribute__((visibility("default")))

#endif
