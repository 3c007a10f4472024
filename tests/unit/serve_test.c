/*
 * serve_test.c - the trial module through the whole worker but its socket:
 * what each request, good or bad, is answered.
 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/log.h"
#include "base/token.h"
#include "fcgi/exchange.h"
#include "fcgi/serve.h"
#include "views/render.h"

#define A52 "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define SESSION "HTTP_COOKIE=x=y; accolade=" A52
#define FORM "CONTENT_TYPE=application/x-www-form-urlencoded"
#define PARTS "CONTENT_TYPE=multipart/form-data; boundary=b"
#define JSON "HTTP_ACCEPT=application/json"

extern const struct module module;

static struct worker worker;
static struct arena *arena;
static char dir[] = "/tmp/accolade-serve-XXXXXX";
static char form_token[TOKEN_TEXT + 1];

/* What came back. */
static int code;
static const char *head;
static const char *page;
static struct exchange exchange;

static int
start(void **state)
{
	const char *top = getenv("abs_top_srcdir");
	FILE *file;

	(void)state;
	assert_non_null(mkdtemp(dir));
	assert_int_equal(token_start(), STATUS_OK);
	log_open("trial", LOG_ERROR);
	arena = arena_open((size_t)16 << 20);
	worker.settings = (struct settings) {
	    .evidence_url = "",
	    .public_url = "http://localhost:8080",
	    .district_name = "Alder & Sons",
	    .district_office = "",
	    .help_url = "",
	    .password_url = "",
	    .view_dir = arena_printf(
		arena, "%s/tests/worker/views", top != NULL ? top : "."),
	    .static_manifest = arena_printf(arena, "%s/manifest.hdf", dir),
	    .evidence_dir = dir,
	    .upload_limit_mb = 1,
	};
	file = fopen(worker.settings.static_manifest, "w");
	assert_non_null(file);
	assert_int_equal(fclose(file), 0);
	worker.module = &module;
	assert_int_equal(
	    render_open(&worker.settings, module.views, &worker.render),
	    STATUS_OK);
	worker.request = arena_open((size_t)64 << 20);
	worker.secrets = arena_open_wiped((size_t)24 << 20);
	token_derive(A52, "form", form_token);
	return 0;
}

static int
end(void **state)
{
	char command[100];

	(void)state;
	arena_close(&worker.request);
	arena_close(&worker.secrets);
	render_close(&worker.render);
	arena_close(&arena);
	(void)snprintf(command, sizeof(command), "rm -r %s", dir);
	return system(command);
}

struct input {
	const char *at;
	size_t left;
};

static ptrdiff_t
read_input(void *context, char *at, size_t len)
{
	struct input *input = context;

	if (len > input->left)
		len = input->left;
	memcpy(at, input->at, len);
	input->at += len;
	input->left -= len;
	return (ptrdiff_t)len;
}

/* Sends "METHOD path" with up to three parameters and a body; "%T" in the body
 * stands for the right token. */
static void
ask(const char *line, const char *one, const char *two, const char *body)
{
	size_t method = strcspn(line, " ");
	const char *hole = strstr(body, "%T");
	char *params[6] = {
	    arena_printf(arena, "REQUEST_METHOD=%.*s", (int)method, line),
	    arena_printf(arena, "REQUEST_URI=%s", line + method + 1),
	};
	struct body source = {
	    .read = read_input, .declared = -1, .limit = INT64_MAX};
	struct input input;
	struct span bytes;
	size_t count = 2;

	if (one != NULL)
		params[count++] = arena_text(arena, one);
	if (two != NULL)
		params[count++] = arena_text(arena, two);
	if (hole != NULL)
		body = arena_printf(arena, "%.*s%s%s", (int)(hole - body), body,
		    form_token, hole + 2);
	input = (struct input) {body, strlen(body)};
	source.context = &input;
	params[count] = arena_printf(arena, "CONTENT_LENGTH=%zu", strlen(body));
	serve(&worker, params, &source, &exchange, &bytes);
	code = exchange.code;
	head = arena_copy(arena, bytes.at, bytes.len);
	page = arena_copy(arena, exchange.page.at, exchange.page.len);
	serve_end(&exchange, bytes.len, 0, 0);
	assert_string_equal(head + strlen(head) - 4, "\r\n\r\n");
}

static void
expect(int wanted, const char *words)
{
	if (code != wanted || strstr(page, words) == NULL)
		fail_msg("%d %s\n%s", code, words, page);
}

static void
expect_header(const char *line)
{
	if (strstr(head, line) == NULL)
		fail_msg("no %s in\n%s", line, head);
}

static void
pages_are_shown(void **state)
{
	(void)state;
	ask("GET /trial/", NULL, NULL, "");
	expect(200, "home of Alder &amp; Sons");
	expect_header("Status: 200 OK\r\n");
	expect_header("Cache-Control: public, max-age=20\r\n");
	expect_header("Content-Security-Policy: default-src 'self'; ");
	expect_header("X-Content-Type-Options: nosniff\r\n");
	assert_null(strstr(head, "Set-Cookie"));
	ask("HEAD /trial/", NULL, NULL, "");
	expect(200, "home");
	assert_true(exchange.head.bodiless);
	ask("GET /trial/?page=2", JSON, NULL, "");
	expect(200, "\"page\":2");
	expect_header("Content-Type: application/json\r\n");
	ask("GET /trial/items/abcdefghijklmnopqrstuvwxyz.txt", NULL, NULL, "");
	expect(200, "abcdefghijklmnopqrstuvwxyz");
	expect_header("sandbox");
}

static void
what_is_not_there_is_told(void **state)
{
	static const struct {
		const char *line;
		int code;
	} table[] = {
	    {"GET /", 404},
	    {"GET /trial", 404},
	    {"GET /trial/items/short.txt", 404},
	    {"GET /trial/../etc", 400},
	    {"GET /trial/%2e%2e/etc", 400},
	    {"GET /trial/%00", 400},
	    {"GET /trial/a%2fb", 400},
	    {"GET /trial/%ff", 400},
	    {"GET ", 400},
	    {"PUT /trial/", 405},
	    {"DELETE /trial/form", 405},
	    {"POST /trial/", 405},
	    {"PUT /nothing", 404},
	    {"GET /trial/?page=0", 400},
	    {"GET /trial/?page=1&page=2", 400},
	    {"GET /trial/?other=%ff", 200},
	};
	(void)state;

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		ask(table[i].line, NULL, NULL, "");
		if (code != table[i].code)
			fail_msg("%s: %d", table[i].line, code);
	}
	ask("PUT /trial/form", NULL, NULL, "");
	expect_header("Allow: GET, HEAD, POST\r\n");
	ask("GET /trial/bare", NULL, NULL, "");
	expect_header("Allow: POST\r\n");
}

static void
strangers_are_sent_to_sign_on(void **state)
{
	(void)state;
	ask("GET /trial/form?a=b", NULL, NULL, "");
	expect(303, "");
	expect_header("Location: /sign-on?return=/trial/form%3Fa%3Db\r\n");
	ask("GET /trial/form", JSON, NULL, "");
	expect(401, "\"status\":401");
	expect_header("Content-Type: application/problem+json\r\n");
	ask("GET /trial/check", NULL, NULL, "");
	expect(401, "");
	assert_string_equal(page, "");
	ask("GET /trial/check", SESSION, NULL, "");
	assert_int_equal(code, 204);
	expect_header("X-Accolade-Name: Ana <Trial>\r\n");
	ask("GET /trial/form", "HTTP_COOKIE=accolade=short", NULL, "");
	assert_int_equal(code, 303);
	ask("GET /trial/form",
	    "HTTP_COOKIE=accolade=bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
	    "bbbbbbbb",
	    NULL, "");
	expect(403, "error 403");
	ask("GET /trial/form", SESSION "; accolade=" A52, NULL, "");
	expect(400, "twice");
}

static void
forms_are_taken_once_they_are_right(void **state)
{
	(void)state;
	ask("GET /trial/form", SESSION, NULL, "");
	expect(200, "form of Ana &lt;Trial&gt;");
	assert_non_null(strstr(page, form_token));
	expect_header("Cache-Control: private, no-store\r\n");
	ask("POST /trial/form", SESSION, FORM, "token=%T&title=Hello");
	expect(303, "");
	expect_header("Location: /trial/form\r\n");
	expect_header("Set-Cookie: accolade-flash=0");
	ask("POST /trial/form", SESSION, FORM,
	    "token=%T&title=&story=typed+%C3%A4&part-a=0123456789x");
	expect(422, "Title can&#39;t be left empty.");
	assert_non_null(strstr(page, "story=typed \xc3\xa4"));
	assert_non_null(strstr(page, "any=1"));
	assert_non_null(strstr(page, "part a=0123456789x (Shorten"));
	ask("POST /trial/form", SESSION, FORM, "token=%T&title=taken");
	expect(422, "There is one called taken.");
	ask("POST /trial/bare", SESSION, FORM, "token=%T&title=taken");
	expect(422, "error 422: Title: There is one called taken.");
	ask("POST /trial/bare", SESSION, FORM, "token=%T&title=a&title=b");
	expect(422, "twice");
}

static void
flashes_show_once(void **state)
{
	const char *at;
	const char *cookie;
	(void)state;

	ask("POST /trial/form", SESSION, FORM, "token=%T&title=Hello");
	at = strstr(head, "accolade-flash=");
	assert_non_null(at);
	cookie =
	    arena_printf(arena, SESSION "; %.*s", (int)strcspn(at, ";"), at);
	ask("GET /trial/form", cookie, NULL, "");
	expect(200, "flash=success:Saved Hello (no file).");
	expect_header("Set-Cookie: accolade-flash=; Path=/; Max-Age=0");
	ask("GET /trial/form", SESSION "; accolade-flash=0forged", NULL, "");
	expect(200, "flash=:");
}

static void
nothing_typed_is_lost(void **state)
{
	static const char typed[] = "title=Hello&story=typed+words&part-a=x";
	(void)state;

	ask("POST /trial/form", SESSION, FORM, typed);
	expect(403, "resume stale to /trial/form");
	assert_non_null(strstr(page, form_token));
	assert_non_null(strstr(page, "story=typed words label=Story"));
	assert_non_null(strstr(page, "part-a=x label=Part"));
	ask("POST /trial/form", SESSION, FORM, "token=%T&token=%T&title=Hello");
	expect(403, "resume stale");
	ask("POST /trial/form", NULL, FORM,
	    arena_printf(arena, "token=%%T&%s", typed));
	expect(401, "resume ended");
	assert_non_null(strstr(page, "story=typed words"));
	ask("POST /trial/form", NULL, FORM, "token=%T");
	expect(303, "");
	expect_header("Location: /sign-on?return=/\r\n");
	ask("POST /trial/away", SESSION, FORM,
	    arena_printf(arena, "token=%%T&%s", typed));
	expect(503, "resume away");
	expect_header("Retry-After: ");
	assert_non_null(strstr(page, "story=typed words"));
}

static void
other_sites_send_nothing(void **state)
{
	static const struct {
		const char *header;
		int code;
	} table[] = {
	    {"HTTP_ORIGIN=https://evil.example", 403},
	    {"HTTP_ORIGIN=null", 403},
	    {"HTTP_ORIGIN=http://localhost:8080.evil.example", 403},
	    {"HTTP_ORIGIN=http://localhost:8080", 303},
	    {"HTTP_SEC_FETCH_SITE=cross-site", 403},
	    {"HTTP_SEC_FETCH_SITE=same-site", 403},
	    {"HTTP_SEC_FETCH_SITE=same-origin", 303},
	};
	(void)state;

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		ask("POST /trial/form", SESSION, table[i].header,
		    "token=%T&title=Hello");
		/* Without its type the body isn't a form. */
		assert_int_equal(
		    code, table[i].code == 303 ? 415 : table[i].code);
	}
}

static void
the_sign_on_form_has_a_token_of_its_own(void **state)
{
	const char *cookie;
	const char *token;
	(void)state;

	ask("GET /trial/gate", NULL, NULL, "");
	expect(200, "gate token=");
	cookie = strstr(head, "accolade-start=");
	token = strstr(page, "token=");
	assert_non_null(cookie);
	cookie = arena_printf(
	    arena, "HTTP_COOKIE=%.*s", (int)strcspn(cookie, ";"), cookie);
	token = arena_printf(
	    arena, "%.*s&name=ana", (int)strcspn(token, " "), token);
	ask("POST /trial/gate", NULL, FORM,
	    arena_printf(arena, "%s&password=open", token));
	expect(403, "stale=1 name=ana");
	ask("POST /trial/gate", cookie, FORM,
	    arena_printf(arena, "%s&password=wrong", token));
	expect(403, "stale=0 name=ana");
	ask("POST /trial/gate", cookie, FORM, token);
	expect(422, "Password can&#39;t be left empty.");
	ask("POST /trial/gate", cookie, FORM,
	    arena_printf(arena, "%s&password=open", token));
	expect(303, "");
	expect_header("Set-Cookie: accolade=" A52 "; Path=/; HttpOnly");
	expect_header("Set-Cookie: accolade-start=; Path=/; Max-Age=0");
}

#define PART(name) "--b\r\nContent-Disposition: form-data; name=\"" name "\""

static void
files_are_kept_or_told_about(void **state)
{
	(void)state;
	ask("POST /trial/form", SESSION, PARTS,
	    PART("token") "\r\n\r\n%T\r\n" PART("title") "\r\n\r\nHi\r\n" PART(
		"file") "; filename=\"../../x.pdf\"\r\n\r\n%PDF-1.4\r\n"
			"--b--\r\n");
	expect(303, "");
	ask("POST /trial/form", SESSION, PARTS,
	    PART("token") "\r\n\r\n%T\r\n" PART("title") "\r\n\r\nHi\r\n" PART(
		"file") "; "
			"filename=\"x."
			"mp4\"\r\n\r\n<!doctype "
			"html>\r\n" PART("story") "\r\n\r\ntyped\r\n--b--\r\n");
	expect(422, "file (This kind of file can&#39;t be added.");
	assert_non_null(strstr(page, "story=typed"));
	ask("POST /trial/form", SESSION, PARTS,
	    PART("title") "\r\n\r\nHi\r\n" PART("file") "; "
							"filename=\"x."
							"pdf\"\r\n\r\n%PDF-1."
							"4\r\n" PART(
							    "token") "\r\n\r\n%"
								     "T\r\n--b-"
								     "-\r\n");
	expect(403, "file=x.pdf");
	ask("POST /trial/form", SESSION, PARTS,
	    PART("token") "\r\n\r\n%T\r\n" PART("title") "\r\n\r\ncut");
	expect(400, "did not arrive whole");
	ask("GET /trial/file", SESSION, NULL, "");
	assert_int_equal(code, 200);
	expect_header("X-Accel-Redirect: /files/ab/ab01000000");
	expect_header("inline; filename=\"Klasse __ _1__x.pdf\"; filename*="
		      "UTF-8''Klasse%20%C3%A4%20%221%22%2Fx.pdf\r\n");
}

static void
too_much_is_told(void **state)
{
	char *body = arena_take(arena, 3000001);
	(void)state;

	memset(body, 'x', 3000000);
	memcpy(body, "story=", 6);
	ask("POST /trial/form", SESSION, FORM, body);
	expect(413, "That is more than we can take at once");
	for (size_t i = 0; i + 4 < 8000; i += 4)
		memcpy(body + i, "a=b&", 4);
	body[8000] = '\0';
	ask("POST /trial/form", SESSION, FORM, body);
	assert_int_equal(code, 413);
	ask("POST /trial/form", SESSION, "CONTENT_TYPE=text/plain", "title=a");
	assert_int_equal(code, 415);
}

static void
each_status_has_its_code(void **state)
{
	static const int codes[] = {
	    422, 401, 403, 404, 409, 413, 500, 503, 500};
	(void)state;

	for (int i = 0; i < 9; i++) {
		ask(arena_printf(arena, "GET /trial/broken/%d", i == 0 ? 9 : i),
		    NULL, NULL, "");
		if (code != codes[i])
			fail_msg("%d: %d", i, code);
		if (i < 8)
			expect(codes[i], "It broke. Try the other one.");
	}
	ask("GET /trial/broken/7", JSON, NULL, "");
	expect(503, "\"detail\":\"It broke. Try the other one.\"");
}

static void
https_binds_the_cookies(void **state)
{
	(void)state;
	worker.https = true;
	ask("GET /trial/form", SESSION, NULL, "");
	assert_int_equal(code, 303);
	expect_header("Strict-Transport-Security: max-age=31536000\r\n");
	ask("GET /trial/form", "HTTP_COOKIE=accolade=x; __Host-accolade=" A52,
	    NULL, "");
	expect(200, "form of Ana");
	ask("GET /trial/gate", NULL, NULL, "");
	expect_header("Set-Cookie: __Host-accolade-start=");
	expect_header("; Path=/; HttpOnly; SameSite=Lax; Secure\r\n");
	worker.https = false;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(pages_are_shown),
	    cmocka_unit_test(what_is_not_there_is_told),
	    cmocka_unit_test(strangers_are_sent_to_sign_on),
	    cmocka_unit_test(forms_are_taken_once_they_are_right),
	    cmocka_unit_test(flashes_show_once),
	    cmocka_unit_test(nothing_typed_is_lost),
	    cmocka_unit_test(other_sites_send_nothing),
	    cmocka_unit_test(the_sign_on_form_has_a_token_of_its_own),
	    cmocka_unit_test(files_are_kept_or_told_about),
	    cmocka_unit_test(too_much_is_told),
	    cmocka_unit_test(each_status_has_its_code),
	    cmocka_unit_test(https_binds_the_cookies),
	};

	return cmocka_run_group_tests(tests, start, end);
}
