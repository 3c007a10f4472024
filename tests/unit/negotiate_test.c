/*
 * negotiate_test.c - the header by which a browser offers a ticket.
 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "fcgi/negotiate.h"

static void
headers_are_read(void **state)
{
	static const struct {
		const char *header;
		enum offer offer;
		const char *token;
	} table[] = {
	    {"", OFFER_NONE, ""},
	    {"Negotiate YWJj", OFFER_TOKEN, "abc"},
	    {"negotiate YWI=", OFFER_TOKEN, "ab"},
	    {"NEGOTIATE YQ==", OFFER_TOKEN, "a"},
	    {"Negotiate", OFFER_OTHER, ""},
	    {"Negotiate ", OFFER_OTHER, ""},
	    {"Negotiate  YWJj", OFFER_OTHER, ""},
	    {"Negotiate YWJj ", OFFER_OTHER, ""},
	    {"Negotiate YWJ", OFFER_OTHER, ""},
	    {"Negotiate YW Jj", OFFER_OTHER, ""},
	    {"Negotiate Y-_j", OFFER_OTHER, ""},
	    {"Negotiate TlR\xb3\xaeVNT", OFFER_OTHER, ""},
	    {"Negotiate YWJj\tYWJj", OFFER_OTHER, ""},
	    {"Negotiate YWJj, Basic YWJj", OFFER_OTHER, ""},
	    {"Negotiate ====", OFFER_OTHER, ""},
	    {"Negotiat\xc3\xa9 YWJj", OFFER_OTHER, ""},
	    {"Basic YWJjOmRlZg==", OFFER_OTHER, ""},
	    {"Bearer YWJj", OFFER_OTHER, ""},
	    {"NTLM TlRMTVNTUAABAAAA", OFFER_OTHER, ""},
	    {"Negotiate TlRMTVNTUAABAAAA", OFFER_OTHER, ""},
	    {"Negotiate TlRMTVNTUAA=", OFFER_OTHER, ""},
	};
	struct arena *arena = arena_open(1 << 20);

	(void)state;
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		struct span token;

		assert_int_equal(negotiate_read(arena, table[i].header, &token),
		    table[i].offer);
		assert_int_equal(token.len, strlen(table[i].token));
		assert_memory_equal(token.at, table[i].token, token.len);
	}
	arena_close(&arena);
}

/* Four letters for three bytes. */
static void
long_tokens_are_refused(void **state)
{
	static const char scheme[] = "Negotiate ";
	size_t most = NEGOTIATE_TOKEN_MAX / 3 * 4;
	struct arena *arena = arena_open(1 << 20);
	char *header = arena_take(arena, most + 40);
	struct span token;

	(void)state;
	strcpy(header, scheme);
	memset(header + strlen(scheme), 'A', most);
	header[strlen(scheme) + most] = '\0';
	assert_int_equal(negotiate_read(arena, header, &token), OFFER_TOKEN);
	assert_int_equal(token.len, NEGOTIATE_TOKEN_MAX);
	strcat(header, "AAAA");
	assert_int_equal(negotiate_read(arena, header, &token), OFFER_OTHER);
	assert_int_equal(token.len, 0);
	arena_close(&arena);
}

static void
challenges_are_written(void **state)
{
	struct arena *arena = arena_open(1 << 20);

	(void)state;
	assert_string_equal(
	    negotiate_challenge(arena, (struct span) {"", 0}), "Negotiate");
	assert_string_equal(
	    negotiate_challenge(arena, span_of("abcd")), "Negotiate YWJjZA==");
	arena_close(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(headers_are_read),
	    cmocka_unit_test(long_tokens_are_refused),
	    cmocka_unit_test(challenges_are_written),
	};

	return cmocka_run_group_tests_name("negotiate", tests, NULL, NULL);
}
