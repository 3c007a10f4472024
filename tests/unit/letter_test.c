/*
 * letter_test.c - what travels: headers that nothing breaks out of, both
 * bodies, the plain text of a page, and the letters of every kind.
 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/clock.h"
#include "modules/operator/compose.h"
#include "modules/operator/mime.h"
#include "views/plain.h"
#include "views/render.h"

#define KEY "k7m2xq4dk7m2xq4dk7m2xq4dk7"

static struct arena *arena;

static int
arena_make(void **state)
{
	(void)state;
	arena = arena_open(64 * 1024 * 1024);
	return 0;
}

static int
arena_end(void **state)
{
	(void)state;
	arena_close(&arena);
	return 0;
}

/* ---- addresses and headers ------------------------------------------- */

static void
addresses(void **state)
{
	static const char *const good[] = {"a@b", "ana.ruiz@alder.example",
	    "o'neil+x@k12.alder.example", "x_y-z@a-b.c"};
	static const char *const bad[] = {"", "a", "@b", "a@", "a@b@c", "a b@c",
	    "a@b c", "a@b\r\nBcc: x@y", "a@b\n", "<a@b>", "a@b>", "\"a\"@b",
	    "a,b@c", "a@b,c@d", ".a@b", "a.@b", "a..b@c", "a@.b", "a@b.",
	    "a@b..c", "ana@\xc3\xa4.example", "a@[127.0.0.1]", "a:b@c", "a;b@c",
	    "a(b)@c",
	    ("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
	     "@b")};

	(void)state;
	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++)
		assert_true(mime_address_is(good[i]));
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_false(mime_address_is(bad[i]));
}

static const char *
written(const char *name, const char *subject, const char *text)
{
	return mime_write(arena,
	    &(struct mime) {.from_name = "Alder \"County\" Schools",
		.from = "credentials@alder.example",
		.to_name = name,
		.to = "ana@alder.example",
		.subject = subject,
		.key = KEY,
		.at_us = INT64_C(1768245600) * CLOCK_SECOND,
		.text = text,
		.html = "<p>x</p>"})
	    .at;
}

/* The headers end at the first empty line; every line of them begins with one
 * of our names or is folded, and is short. */
static void
headers_check(const char *letter)
{
	static const char *const names[] = {"Date: ", "From: ", "To: ",
	    "Subject: ", "Message-ID: ", "MIME-Version: ", "Auto-Submitted: ",
	    "X-Auto-Response-Suppress: ", "Content-Type: ", " "};
	size_t seen[sizeof(names) / sizeof(names[0])] = {0};

	while (strncmp(letter, "\r\n", 2) != 0) {
		const char *end = strstr(letter, "\r\n");
		bool known = false;

		assert_non_null(end);
		assert_in_range((uintmax_t)(end - letter), 1, 98);
		for (const char *at = letter; at < end; at++)
			assert_in_range((unsigned char)*at, ' ', '~');
		for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
			if (strncmp(letter, names[i], strlen(names[i])) == 0) {
				known = true;
				seen[i]++;
			}
		assert_true(known);
		letter = end + 2;
	}
	for (size_t i = 0; i + 1 < sizeof(names) / sizeof(names[0]); i++)
		assert_int_equal(seen[i], 1);
}

static void
headers_hold(void **state)
{
	static const char *const hostile[] = {"",
	    "x\r\nBcc: everyone@alder.example", "x\n\nbody", "x\r\n\r\nbody",
	    "x\r", "\n.\n", "=?UTF-8?Q?x?=", "a\tb", "\x1b[31mred",
	    "Tom\xc3\xa1s \xe2\x80\x9cT\xe2\x80\x9d Reyes", "a\"b\\c\"", "\x7f",
	    "  spaces   between  ",
	    "Very long words follow each other here until the line must be "
	    "folded somewhere, and then once more, because subjects hold "
	    "titles, and titles grow long when committees write them.",
	    "\xe6\xbc\xa2\xe5\xad\x97\xe6\xbc\xa2\xe5\xad\x97\xe6\xbc\xa2\xe5"
	    "\xad\x97\xe6\xbc\xa2\xe5\xad\x97\xe6\xbc\xa2\xe5\xad\x97\xe6\xbc"
	    "\xa2\xe5\xad\x97\xe6\xbc\xa2\xe5\xad\x97\xe6\xbc\xa2\xe5\xad\x97"};

	(void)state;
	for (size_t i = 0; i < sizeof(hostile) / sizeof(hostile[0]); i++) {
		headers_check(written(hostile[i], "Plain", "x"));
		headers_check(written("Ana", hostile[i], "x"));
	}
}

static void
headers_say(void **state)
{
	const char *letter = written("Ana Ruiz", "You earned it", "x\n");

	(void)state;
	assert_non_null(
	    strstr(letter, "Date: Mon, 12 Jan 2026 19:20:00 +0000\r\n"));
	assert_non_null(
	    strstr(letter, "To: \"Ana Ruiz\" <ana@alder.example>\r\n"));
	assert_non_null(strstr(letter, "Subject: You earned it\r\n"));
	assert_non_null(
	    strstr(letter, "Message-ID: <" KEY "@alder.example>\r\n"));
	assert_non_null(strstr(letter,
	    "From: \"Alder \\\"County\\\" Schools\" "
	    "<credentials@alder.example>\r\n"));
	assert_non_null(strstr(written("Tom\xc3\xa1s", "x", "x"),
	    "To: =?UTF-8?Q?Tom=C3=A1s?= <ana@alder.example>\r\n"));
	/* The same letter is the same bytes. */
	assert_string_equal(
	    letter, written("Ana Ruiz", "You earned it", "x\n"));
}

static void
bodies(void **state)
{
	static const struct {
		const char *text;
		const char *quoted;
	} cases[] = {
	    {"one\ntwo\n", "\r\n\r\none\r\ntwo\r\n\r\n--"},
	    {"a=b", "\r\n\r\na=3Db\r\n\r\n--"},
	    {"end \n", "\r\n\r\nend=20\r\n\r\n--"},
	    {"Tom\xc3\xa1s", "\r\n\r\nTom=C3=A1s\r\n\r\n--"},
	    {"tab\there", "\r\n\r\ntab=09here\r\n\r\n--"},
	    {"", "\r\n\r\n\r\n--"},
	    /* Nothing in a body is a boundary. */
	    {"--=_" KEY "--\n", "\r\n\r\n--=3D_" KEY "--\r\n\r\n--"},
	};
	char wide[300];
	const char *letter;

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_non_null(
		    strstr(written("x", "x", cases[i].text), cases[i].quoted));
	memset(wide, 'w', sizeof(wide) - 1);
	wide[sizeof(wide) - 1] = '\0';
	letter = written("x", "x", wide);
	for (const char *end; (end = strstr(letter, "\r\n")) != NULL;
	     letter = end + 2)
		assert_in_range((uintmax_t)(end - letter), 0, 76);
}

/* ---- plain text ------------------------------------------------------ */

static void
plain_text(void **state)
{
	static const struct {
		const char *page;
		const char *text;
	} cases[] = {
	    {"", ""},
	    {"<p>One\n two</p><p>three</p>", "One two\n\nthree\n"},
	    {"<p>a<br>b <b>c</b></p>", "a\nb c\n"},
	    {"<p>&lt;b&gt; &amp;amp; &quot;x&quot; it&#39;s</p>",
		"<b> &amp; \"x\" it's\n"},
	    {"<p>See</p><ul><li>a</li><li>b</li></ul><p>end</p>",
		"See\n\n- a\n- b\n\nend\n"},
	    {"<p class=\"go\"><a href=\"https://x.example/?a=1&amp;b=2\">Go"
	     "</a></p>",
		"Go:\nhttps://x.example/?a=1&b=2\n"},
	    {"<head><style>p { x }</style></head><p>x</p>", "x\n"},
	    {"<p>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa bbbbbbbbbbbbbbbbbbbbbbbbbbbbbb "
	     "cccccccccccccccccccccccccccccc</p>",
		"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa "
		"bbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\n"
		"cccccccccccccccccccccccccccccc\n"},
	    {"<p>unclosed <b", "unclosed\n"},
	    {"<p>&unknown; &</p>", "&unknown; &\n"},
	};
	struct plain plain;

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		plain_of(arena, span_of(cases[i].page), &plain);
		assert_string_equal(plain.text, cases[i].text);
		assert_string_equal(plain.title, "");
	}
	plain_of(arena,
	    span_of("<head><title>A &amp;\n B</title></head><p>x</p>"), &plain);
	assert_string_equal(plain.title, "A & B");
	assert_string_equal(plain.text, "x\n");
}

/* ---- letters --------------------------------------------------------- */

static struct settings settings = {
    .public_url = "https://credentials.alder.example",
    .district_name = "Alder County Public Schools",
    .district_office = "Office of Professional Learning",
    .district_mail = "credentials@alder.example",
    .help_url = "",
    .mail_from = "",
    .mail_office = "office@alder.example",
};

static const struct letter sample = {
    .public_id = KEY,
    .created_at = INT64_C(1768245600) * CLOCK_SECOND,
    .person = 1,
    .recipient = "Ana Ruiz",
    .mail = "ana@alder.example",
    .active = true,
    .submission = "submissionidsubmissionidxx",
    .number = "4F7K-2MQP",
    .ordinal = 2,
    .submitted_at = INT64_C(1768245600) * CLOCK_SECOND,
    .due_at = INT64_C(1769490000) * CLOCK_SECOND,
    .lapses_at = INT64_C(1768885200) * CLOCK_SECOND,
    .title = "Feedback & <Learning>",
    .level_name = "Practice",
    .programme = "Pathfinder",
    .word_awarded = "Awarded",
    .word_not_yet = "Not yet",
    .not_yet_next = "",
    .award = "awardidawardidawardidaward",
    .awarded_at = INT64_C(1768245600) * CLOCK_SECOND,
    .credit_amount = "3.00",
    .credit_unit = "in-service hours",
    .about_name = "",
    .revoked_at = INT64_C(1768245600) * CLOCK_SECOND,
    .holds = true,
};

static struct render *render;

static int
render_make(void **state)
{
	const char *top = getenv("abs_top_srcdir");

	(void)state;
	if (top == NULL || clock_zone("America/New_York") != STATUS_OK)
		return 1;
	settings.view_dir = arena_printf(arena, "%s/views", top);
	settings.static_manifest =
	    arena_printf(arena, "%s/tests/views/assets.hdf", top);
	return render_open(&settings, compose_views, &render) == STATUS_OK ? 0
									   : 1;
}

static int
render_end(void **state)
{
	(void)state;
	render_close(&render);
	return 0;
}

/* Quoted-printable undone, folds and breaks of lines taken away where a
 * reader's program would. */
static const char *
unfolded(const char *letter)
{
	char *text = arena_text(arena, letter);
	char *to = text;

	for (const char *at = text; *at != '\0'; at++) {
		unsigned byte;

		if (strncmp(at, "\r\n ", 3) == 0) {
			at++;
		} else if (strncmp(at, "=\r\n", 3) == 0) {
			at += 2;
		} else if (*at == '=' && sscanf(at + 1, "%2X", &byte) == 1) {
			*to++ = (char)byte;
			at += 2;
		} else if (*at != '\r') {
			*to++ = *at;
		}
	}
	*to = '\0';
	return text;
}

static void
letters(void **state)
{
	static const struct {
		const char *kind;
		const char *subject;
		const char *says[3];
	} cases[] = {
	    {"submitted", "We have your submission: Feedback & <Learning>",
		{"second attempt", "by Tue, Jan 27",
		    "/educator/submissions/submissionidsubmissionidxx"}},
	    {"in_review", "Your submission is being read: Feedback &",
		{"An assessor has begun", NULL, NULL}},
	    {"recommended", "Awaiting the decision: Feedback &",
		{"either way", NULL, NULL}},
	    {"not_yet", "Your result: Feedback & <Learning>",
		{"(number 4F7K-2MQP) is:", "/feedback/2", NULL}},
	    {"awarded", "You earned Feedback & <Learning>",
		{"3 in-service hours have been",
		    "/educator/awards/awardidawardidawardidaward",
		    "nothing to send"}},
	    {"revoked", "Your award was revoked: Feedback & <Learning>",
		{"3 in-service hours, was taken back", "Mon, Jan 12", NULL}},
	    {"passed_back", "Passed back to you: submission 4F7K-2MQP",
		{"/assessor/queue", NULL, NULL}},
	    {"claim_warning", "Still yours until Tue, Jan 20: submission 4F7K",
		{"Tue, Jan 20", "in 8 days", "/assessor/queue"}},
	    {"claim_lapsed", "Back in the queue: submission 4F7K-2MQP",
		{"What you saved is kept", "/assessor/queue", NULL}},
	    {"handed_from", "No longer yours: submission 4F7K-2MQP",
		{"says why it was moved", "/assessor/queue", NULL}},
	    {"handed_to", "Handed to you: submission 4F7K-2MQP",
		{"claimed for you", "by Tue, Jan 27", "/assessor/queue"}},
	    {"assessor_work", "3 submissions await an assessor",
		{"- One, number 1AAA-1AAA", "- and 1 more", "/assessor/queue"}},
	    {"issuer_work", "3 submissions await your decision",
		{"- Two, number 2BBB-2BBB", "/issuer/", NULL}},
	    {"office_award",
		"Maya Okafor earned Feedback & <Learning>: 3 in-service",
		{"Name: Maya Okafor\n", "Credit: 3 in-service hours\n", NULL}},
	    {"office_revoked", "Revoked: Feedback & <Learning>, Maya Okafor",
		{"Credit taken back: 3 in-service hours\n", NULL, NULL}},
	};
	static const struct work items[] = {{"1AAA-1AAA", "One", 1, 0},
	    {"2BBB-2BBB", "Two", 1, INT64_C(1769490000) * CLOCK_SECOND}};
	static const struct compose_work work = {items, 2, 3};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct letter letter = sample;
		struct composed composed;
		const char *why;
		const char *text;

		letter.kind = cases[i].kind;
		letter.to_office = strncmp(letter.kind, "office", 6) == 0;
		if (letter.to_office)
			letter.about_name = "Maya Okafor";
		assert_null(compose_end(&settings, &letter, &work, &why));
		assert_int_equal(compose(&settings, render, arena, &letter,
				     &work, letter.created_at, &composed),
		    STATUS_OK);
		assert_string_equal(composed.to,
		    letter.to_office ? "office@alder.example"
				     : "ana@alder.example");
		headers_check(composed.bytes.at);
		text = unfolded(composed.bytes.at);
		assert_non_null(strstr(text,
		    arena_printf(arena, "Subject: %s", cases[i].subject)));
		for (size_t n = 0; n < 3 && cases[i].says[n] != NULL; n++)
			if (strstr(text, cases[i].says[n]) == NULL)
				fail_msg("%s: no \"%s\" in %s", letter.kind,
				    cases[i].says[n], text);
	}
}

static void
nobody_to_send_to(void **state)
{
	static const struct compose_work none = {NULL, 0, 0};
	const char *why;
	struct letter letter = sample;

	(void)state;
	letter.kind = "awarded";
	letter.mail = NULL;
	assert_string_equal(
	    compose_end(&settings, &letter, &none, &why), "undeliverable");
	letter.mail = "ana@x\r\nBcc: y@z";
	assert_string_equal(
	    compose_end(&settings, &letter, &none, &why), "undeliverable");
	letter.mail = "ana@x";
	letter.active = false;
	assert_string_equal(
	    compose_end(&settings, &letter, &none, &why), "undeliverable");
	letter.active = true;
	letter.holds = false;
	assert_string_equal(
	    compose_end(&settings, &letter, &none, &why), "dropped");
	letter.holds = true;
	assert_null(compose_end(&settings, &letter, &none, &why));
	letter.kind = "assessor_work";
	assert_string_equal(
	    compose_end(&settings, &letter, &none, &why), "dropped");
	letter.kind = "office_award";
	letter.to_office = true;
	settings.mail_office = "";
	assert_string_equal(
	    compose_end(&settings, &letter, &none, &why), "undeliverable");
	settings.mail_office = "office@alder.example";
	assert_null(compose_end(&settings, &letter, &none, &why));
	settings.mail_from = "nobody";
	assert_null(compose_from(&settings));
	settings.mail_from = "";
	assert_string_equal(
	    compose_from(&settings), "credentials@alder.example");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(addresses),
	    cmocka_unit_test(headers_hold),
	    cmocka_unit_test(headers_say),
	    cmocka_unit_test(bodies),
	    cmocka_unit_test(plain_text),
	    cmocka_unit_test_setup_teardown(letters, render_make, render_end),
	    cmocka_unit_test(nobody_to_send_to),
	};

	return cmocka_run_group_tests(tests, arena_make, arena_end);
}
