/*
 * sign_on_test.c - names made fit for filters, and what sign-on makes of the
 * directory's answers.
 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "modules/signon/escape.h"
#include "modules/signon/principal.h"
#include "modules/signon/rules.h"

static void
filters_are_escaped(void **state)
{
	static const struct {
		const char *raw;
		size_t len;
		const char *escaped;
	} table[] = {
	    {"ann", 3, "ann"},
	    {"", 0, ""},
	    {"*", 1, "\\2a"},
	    {"a)(uid=*", 8, "a\\29\\28uid=\\2a"},
	    {"\\2a", 3, "\\5c2a"},
	    {"a\0b", 3, "a\\00b"},
	    {"caf\xc3\xa9", 5, "caf\\c3\\a9"},
	    {"a\nb\x7f", 4, "a\\0ab\\7f"},
	    {"Smith, Jo", 9, "Smith, Jo"},
	};
	struct arena *arena = arena_open(1 << 16);

	(void)state;
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		struct span escaped = filter_escape(
		    arena, (struct span) {table[i].raw, table[i].len});

		assert_string_equal(escaped.at, table[i].escaped);
		assert_int_equal(escaped.len, strlen(table[i].escaped));
	}
	assert_string_equal(
	    filter_fill(arena, "(|(uid=%s)(mail=%s))", span_of("a*")),
	    "(|(uid=a\\2a)(mail=a\\2a))");
	/* What was filled in is not filled again. */
	assert_string_equal(
	    filter_fill(arena, "(uid=%s)", span_of("%s")), "(uid=%s)");
	arena_close(&arena);
}

static void
dns_are_escaped(void **state)
{
	static const struct {
		const char *raw;
		const char *escaped;
	} table[] = {
	    {"ann", "ann"},
	    {"Smith, Jo", "Smith\\2c Jo"},
	    {" a b ", "\\20a b\\20"},
	    {"#1", "\\231"},
	    {"a+b=c;<>\"\\", "a\\2bb\\3dc\\3b\\3c\\3e\\22\\5c"},
	    {"Ren\xc3\xa9", "Ren\xc3\xa9"},
	    {"a\nb", "a\\0ab"},
	};
	struct arena *arena = arena_open(1 << 16);

	(void)state;
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++)
		assert_string_equal(dn_escape(arena, span_of(table[i].raw)).at,
		    table[i].escaped);
	assert_string_equal(dn_fill(arena, "uid=%s,o=x", span_of("a,o=y")),
	    "uid=a\\2co\\3dy,o=x");
	assert_true(sign_on_name_plain(span_of("Ann B. Lee")));
	assert_false(sign_on_name_plain(span_of(" ann")));
	assert_false(sign_on_name_plain(span_of("ann ")));
	assert_false(sign_on_name_plain(span_of("a  b")));
	assert_false(sign_on_name_plain(span_of("Ren\xc3\xa9")));
	arena_close(&arena);
}

static void
names_are_bounded(void **state)
{
	static const struct {
		const char *name;
		bool good;
	} table[] = {
	    {"ann", true},
	    {"Renée O’Brien (2)", true},
	    {"", false},
	    {"a\tb", false},
	    {"a\nb", false},
	    {"a\x7f", false},
	    {"\xff", false},
	    {"\xc0\x80", false},
	};
	struct arena *arena = arena_open(1 << 16);
	char long_name[257];

	(void)state;
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++)
		assert_int_equal(sign_on_name_is(arena, span_of(table[i].name)),
		    table[i].good);
	assert_false(sign_on_name_is(arena, (struct span) {"a\0b", 3}));
	memset(long_name, 'a', sizeof(long_name));
	assert_true(sign_on_name_is(arena, (struct span) {long_name, 256}));
	assert_false(sign_on_name_is(arena, (struct span) {long_name, 257}));
	arena_close(&arena);
}

static void
browsers_are_named(void **state)
{
	static const char *const table[][2] = {
	    {"Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) "
	     "Gecko/20100101 Firefox/140.0",
		"Firefox on Windows"},
	    {"Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 "
	     "(KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36",
		"Chrome on a Chromebook"},
	    {"Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/138.0 "
	     "Safari/537.36 Edg/138.0",
		"Edge on Windows"},
	    {"Mozilla/5.0 (iPad; CPU OS 17_5 like Mac OS X) Version/17.5 "
	     "Safari/604.1",
		"Safari on an iPad"},
	    {"", "A browser"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++)
		assert_string_equal(device_name(table[i][0]), table[i][1]);
}

static void
passwords_run_out(void **state)
{
	const int64_t day = INT64_C(86400000000);

	(void)state;
	assert_int_equal(password_days(0, 5 * day), -1);
	assert_int_equal(password_days(4 * day, 5 * day), -1);
	assert_int_equal(password_days(5 * day, 5 * day), 0);
	assert_int_equal(password_days(5 * day + 1, 5 * day), 1);
	assert_int_equal(password_days(8 * day, 5 * day), 3);
	assert_int_equal(password_days(20 * day, 5 * day), -1);
}

#define AD(data)                                                               \
	"80090308: LdapErr: DSID-0C0903A9, comment: AcceptSecurityContext "    \
	"error, data " data ", v1db1"

static void
subcodes_are_read(void **state)
{
	static const struct {
		const char *detail;
		unsigned code;
	} table[] = {
	    {AD("52e"), 0x52e},
	    {AD("773"), 0x773},
	    {AD("52E"), 0x52e},
	    {"error, data 701", 0x701},
	    {"", 0},
	    {"invalid credentials", 0},
	    {"error, data ", 0},
	    {"error, data xyz, v1", 0},
	    {"error, data 52eq", 0},
	    {"error, data 00000000000000532, v1", 0},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++)
		assert_int_equal(subcode_parse(table[i].detail), table[i].code);
}

static void
binds_are_judged(void **state)
{
	static const struct {
		struct bind_answer answer;
		enum bind_verdict verdict;
	} table[] = {
	    {{0, BIND_NO_POLICY, "", -1, -1}, BIND_OK},
	    {{0, 0, "", -1, -1}, BIND_EXPIRED},
	    {{0, 1, "", -1, -1}, BIND_MISMATCH},
	    {{0, 2, "", -1, -1}, BIND_MUST_CHANGE},
	    {{0, -1, "", -1, -1}, BIND_MISMATCH},
	    {{0, 8, "", -1, -1}, BIND_MISMATCH},
	    {{49, BIND_NO_POLICY, "", -1, -1}, BIND_MISMATCH},
	    {{49, 0, "", -1, -1}, BIND_EXPIRED},
	    {{49, 1, "", -1, -1}, BIND_MISMATCH},
	    {{49, BIND_NO_POLICY, AD("52e"), -1, -1}, BIND_MISMATCH},
	    {{49, BIND_NO_POLICY, AD("525"), -1, -1}, BIND_MISMATCH},
	    {{49, BIND_NO_POLICY, AD("530"), -1, -1}, BIND_NOT_NOW},
	    {{49, BIND_NO_POLICY, AD("531"), -1, -1}, BIND_NOT_HERE},
	    {{49, BIND_NO_POLICY, AD("532"), -1, -1}, BIND_EXPIRED},
	    {{49, BIND_NO_POLICY, AD("533"), -1, -1}, BIND_DISABLED},
	    {{49, BIND_NO_POLICY, AD("701"), -1, -1}, BIND_ENDED},
	    {{49, BIND_NO_POLICY, AD("773"), -1, -1}, BIND_MUST_CHANGE},
	    {{49, BIND_NO_POLICY, AD("775"), -1, -1}, BIND_MISMATCH},
	    {{3, BIND_NO_POLICY, "", -1, -1}, BIND_UNKNOWN},
	    {{8, BIND_NO_POLICY, "", -1, -1}, BIND_AWAY},
	    {{10, BIND_NO_POLICY, "", -1, -1}, BIND_AWAY},
	    {{13, BIND_NO_POLICY, "", -1, -1}, BIND_AWAY},
	    {{19, BIND_NO_POLICY, "", -1, -1}, BIND_MISMATCH},
	    {{32, BIND_NO_POLICY, "", -1, -1}, BIND_MISMATCH},
	    {{50, BIND_NO_POLICY, "", -1, -1}, BIND_MISMATCH},
	    {{51, BIND_NO_POLICY, "", -1, -1}, BIND_AWAY},
	    {{52, BIND_NO_POLICY, "", -1, -1}, BIND_AWAY},
	    {{53, BIND_NO_POLICY, "", -1, -1}, BIND_MISMATCH},
	    {{80, BIND_NO_POLICY, "", -1, -1}, BIND_AWAY},
	    {{-1, BIND_NO_POLICY, "", -1, -1}, BIND_AWAY},
	    {{-5, BIND_NO_POLICY, "", -1, -1}, BIND_AWAY},
	    {{-11, BIND_NO_POLICY, "", -1, -1}, BIND_AWAY},
	    {{9999, BIND_NO_POLICY, "", -1, -1}, BIND_MISMATCH},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++)
		assert_int_equal(
		    bind_verdict(&table[i].answer), table[i].verdict);
}

/* Whether the connection may be used for the next person. */
static void
only_plain_answers_are_built_on(void **state)
{
	static const struct {
		int result;
		int policy;
		bool plain;
	} table[] = {
	    {0, BIND_NO_POLICY, true},
	    {0, 2, true},
	    {0, -1, false},
	    {49, BIND_NO_POLICY, true},
	    {49, 1, true},
	    {49, -1, false},
	    {14, BIND_NO_POLICY, false},
	    {10, BIND_NO_POLICY, false},
	    {53, BIND_NO_POLICY, false},
	    {3, BIND_NO_POLICY, false},
	    {-1, BIND_NO_POLICY, false},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++)
		assert_int_equal(
		    bind_is_plain(&(struct bind_answer) {
			.result = table[i].result, .policy = table[i].policy}),
		    table[i].plain);
}

static void
services_are_judged(void **state)
{
	static const struct {
		int result;
		enum service_verdict bind;
		enum service_verdict search;
	} table[] = {
	    {0, SERVICE_OK, SERVICE_OK},
	    {3, SERVICE_NEXT, SERVICE_NEXT},
	    {4, SERVICE_NEXT, SERVICE_AMBIGUOUS},
	    {8, SERVICE_WRONG, SERVICE_WRONG},
	    {10, SERVICE_WRONG, SERVICE_WRONG},
	    {11, SERVICE_NEXT, SERVICE_NEXT},
	    {13, SERVICE_WRONG, SERVICE_WRONG},
	    {19, SERVICE_REFUSED, SERVICE_REFUSED},
	    {32, SERVICE_REFUSED, SERVICE_ABSENT},
	    {49, SERVICE_REFUSED, SERVICE_REFUSED},
	    {50, SERVICE_REFUSED, SERVICE_REFUSED},
	    {51, SERVICE_NEXT, SERVICE_NEXT},
	    {52, SERVICE_NEXT, SERVICE_NEXT},
	    {53, SERVICE_REFUSED, SERVICE_REFUSED},
	    {80, SERVICE_NEXT, SERVICE_NEXT},
	    {-1, SERVICE_NEXT, SERVICE_NEXT},
	    {-5, SERVICE_NEXT, SERVICE_NEXT},
	    {-11, SERVICE_NEXT, SERVICE_NEXT},
	    {77, SERVICE_WRONG, SERVICE_WRONG},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		assert_int_equal(
		    service_verdict(table[i].result, false), table[i].bind);
		assert_int_equal(
		    service_verdict(table[i].result, true), table[i].search);
	}
}

static void
keys_are_parsed(void **state)
{
	static const char uuid[] = "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0";
	static const unsigned char bytes[DIRECTORY_KEY_BYTES] = {0x0f, 0x1e,
	    0x2d, 0x3c, 0x4b, 0x5a, 0x69, 0x78, 0x87, 0x96, 0xa5, 0xb4, 0xc3,
	    0xd2, 0xe1, 0xf0};
	unsigned char key[DIRECTORY_KEY_BYTES];

	(void)state;
	assert_true(key_parse(span_of(uuid), key));
	assert_memory_equal(key, bytes, sizeof(key));
	memset(key, 0, sizeof(key));
	assert_true(
	    key_parse((struct span) {(const char *)bytes, sizeof(bytes)}, key));
	assert_memory_equal(key, bytes, sizeof(key));
	assert_false(
	    key_parse(span_of("0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1fg"), key));
	assert_false(
	    key_parse(span_of("0f1e2d3c04b5a-6978-8796-a5b4c3d2e1f0"), key));
	assert_false(key_parse(span_of("0f1e"), key));
	assert_false(key_parse(span_of(""), key));
}

static void
roles_are_words(void **state)
{
	(void)state;
	assert_true(roles_hold("assessor educator", "educator"));
	assert_true(roles_hold("assessor educator", "assessor"));
	assert_false(roles_hold("assessor educator", "educat"));
	assert_false(roles_hold("assessor educator", "issuer"));
	assert_false(roles_hold("", "issuer"));
	assert_string_equal(roles_text(0), "educator");
	assert_string_equal(
	    roles_text(DIRECTORY_ASSESSOR | DIRECTORY_ADMINISTRATOR),
	    "educator assessor administrator");
	assert_string_equal(home_of("educator"), "/educator/");
	assert_string_equal(home_of("educator assessor"), "/assessor/queue");
	assert_string_equal(home_of("educator issuer"), "/issuer/");
	assert_string_equal(
	    home_of("educator administrator"), "/administrator/");
	assert_string_equal(home_of("educator assessor issuer"), "/educator/");
}

static void
pauses_are_drawn(void **state)
{
	static const int64_t measured[] = {3000, 4000, 5000};

	(void)state;
	assert_int_equal(pause_choose(measured, 0, 7), 0);
	assert_int_equal(pause_choose(measured, 3, 0), 3000);
	assert_int_equal(pause_choose(measured, 3, 5), 5000);
}

static void
principals_are_people(void **state)
{
	static const struct {
		const char *name;
		bool person;
	} table[] = {
	    {"ann@ALDER.EXAMPLE", true},
	    {"ann.lee-2@BIRCH", true},
	    {"Ren\xc3\xa9@BIRCH", true},
	    {"*)(uid=*@BIRCH", true}, /* escaped in the filter */
	    {"ann@alder.example", false},
	    {"ann@ALDER.EXAMPLE.EVIL", false},
	    {"ann@ALDER", false},
	    {"ann@", false},
	    {"@BIRCH", false},
	    {"ann", false},
	    {"", false},
	    {"ann@EVIL@BIRCH", false},
	    {"ann\\@BIRCH@EVIL", false},
	    {"ann\\@EVIL@BIRCH", false},
	    {"host/pc1@BIRCH", false},
	    {"ann/admin@BIRCH", false},
	    {"PC1$@BIRCH", false},
	    {"WELLKNOWN/ANONYMOUS@WELLKNOWN:ANONYMOUS", false},
	    {"ann\n@BIRCH", false},
	    {"\xff@BIRCH", false},
	};
	struct arena *arena = arena_open(1 << 16);

	(void)state;
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++)
		assert_int_equal(
		    principal_is_person(
			arena, span_of(table[i].name), "ALDER.EXAMPLE  BIRCH"),
		    table[i].person);
	assert_string_equal(
	    principal_filter(arena, "(a=%s)", "a*@B"), "(a=a\\2a@B)");
	assert_string_equal(principal_filter(arena, "(|(a=%u)(b=%u))", "a*@B"),
	    "(|(a=a\\2a)(b=a\\2a))");
	arena_close(&arena);
}

static void
kerberos_settings_go_together(void **state)
{
	static const struct {
		const char *realms;
		const char *filter;
		const char *dn;
		enum status status;
	} table[] = {
	    {"A", "(a=%s)", "cn=x", STATUS_OK},
	    {"A B", "(a=%s)", "cn=x", STATUS_OK},
	    {" A ", "(a=%u)", "cn=x", STATUS_OK},
	    {"A B", "(a=%u)", "cn=x", STATUS_INVALID},
	    {"", "(a=%s)", "cn=x", STATUS_INVALID},
	    {"  ", "(a=%s)", "cn=x", STATUS_INVALID},
	    {"A", "(a=%s)", "", STATUS_INVALID},
	    {"A", "(a=x)", "cn=x", STATUS_INVALID},
	    {"A", "(|(a=%s)(b=%u))", "cn=x", STATUS_INVALID},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		struct settings settings = {.kerberos_realms = table[i].realms,
		    .kerberos_user_filter = table[i].filter,
		    .directory_bind_dn = table[i].dn};

		assert_int_equal(principal_check(&settings), table[i].status);
	}
	fault_clear();
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(filters_are_escaped),
	    cmocka_unit_test(browsers_are_named),
	    cmocka_unit_test(passwords_run_out),
	    cmocka_unit_test(dns_are_escaped),
	    cmocka_unit_test(names_are_bounded),
	    cmocka_unit_test(subcodes_are_read),
	    cmocka_unit_test(binds_are_judged),
	    cmocka_unit_test(only_plain_answers_are_built_on),
	    cmocka_unit_test(services_are_judged),
	    cmocka_unit_test(keys_are_parsed),
	    cmocka_unit_test(roles_are_words),
	    cmocka_unit_test(pauses_are_drawn),
	    cmocka_unit_test(principals_are_people),
	    cmocka_unit_test(kerberos_settings_go_together),
	};

	return cmocka_run_group_tests_name("sign_on", tests, NULL, NULL);
}
