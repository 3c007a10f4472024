/*
 * issuer_test.c - the district's addresses in credentials.
 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/issuer.h"

static void
a_did_follows_the_address(void **state)
{
	static const struct {
		const char *url;
		const char *did;
	} cases[] = {
	    {"https://badges.example.org", "did:web:badges.example.org"},
	    {"http://localhost:8080", "did:web:localhost%3A8080"},
	    {"https://example.org:8443/accolade/west",
		"did:web:example.org%3A8443:accolade:west"},
	};
	struct arena *arena = arena_open(1 << 16);
	(void)state;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_string_equal(
		    issuer_did(arena, cases[i].url), cases[i].did);
	assert_string_equal(
	    issuer_key_address(arena, "https://e.org", "rsa-2026"),
	    "https://e.org/keys/rsa-2026");
	assert_string_equal(issuer_status_address(arena, "https://e.org", 2),
	    "https://e.org/status/2");
	arena_close(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_did_follows_the_address),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
