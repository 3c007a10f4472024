# The worker's parts: unit tests by tables, and fuzz targets over their seeds.
if HAVE_CMOCKA
fcgi_unit_tests = tests/unit/cookie_test tests/unit/flash_test \
	tests/unit/form_test tests/unit/multipart_test \
	tests/unit/negotiate_test tests/unit/parse_test \
	tests/unit/route_test tests/unit/serve_test tests/unit/upload_test
check_PROGRAMS += $(fcgi_unit_tests)
fcgi_test_libs = libfcgiparts.la libbase.la $(CMOCKA_LIBS)
tests_unit_cookie_test_SOURCES = tests/unit/cookie_test.c
tests_unit_cookie_test_LDADD = $(fcgi_test_libs)
tests_unit_flash_test_SOURCES = tests/unit/flash_test.c
tests_unit_flash_test_LDADD = $(fcgi_test_libs)
tests_unit_form_test_SOURCES = tests/unit/form_test.c
tests_unit_form_test_LDADD = $(fcgi_test_libs)
tests_unit_multipart_test_SOURCES = tests/unit/multipart_test.c
tests_unit_multipart_test_LDADD = $(fcgi_test_libs)
tests_unit_negotiate_test_SOURCES = tests/unit/negotiate_test.c
tests_unit_negotiate_test_LDADD = $(fcgi_test_libs)
tests_unit_parse_test_SOURCES = tests/unit/parse_test.c
tests_unit_parse_test_LDADD = $(fcgi_test_libs)
tests_unit_route_test_SOURCES = tests/unit/route_test.c
tests_unit_route_test_LDADD = $(fcgi_test_libs)
tests_unit_serve_test_SOURCES = tests/unit/serve_test.c tests/worker/trial.c
tests_unit_serve_test_LDADD = libfcgiparts.la libschema.la libviews.la \
	libbase.la $(CMOCKA_LIBS)
tests_unit_upload_test_SOURCES = tests/unit/upload_test.c
tests_unit_upload_test_LDADD = $(fcgi_test_libs)
endif

# What a fuzzer found stays found: each target runs over its seeds.
check_PROGRAMS += tests/fuzz/cookie_replay tests/fuzz/form_replay \
	tests/fuzz/multipart_replay tests/fuzz/negotiate_replay \
	tests/fuzz/route_replay
fuzz_replay = tests/fuzz/replay.c tests/fuzz/fuzz.h
fuzz_libs = libfcgiparts.la libbase.la
tests_fuzz_cookie_replay_SOURCES = tests/fuzz/cookie.c $(fuzz_replay)
tests_fuzz_cookie_replay_LDADD = $(fuzz_libs)
tests_fuzz_form_replay_SOURCES = tests/fuzz/form.c $(fuzz_replay)
tests_fuzz_form_replay_LDADD = $(fuzz_libs)
tests_fuzz_multipart_replay_SOURCES = tests/fuzz/multipart.c $(fuzz_replay)
tests_fuzz_multipart_replay_LDADD = $(fuzz_libs)
tests_fuzz_negotiate_replay_SOURCES = tests/fuzz/negotiate.c $(fuzz_replay)
tests_fuzz_negotiate_replay_LDADD = $(fuzz_libs)
tests_fuzz_route_replay_SOURCES = tests/fuzz/route.c $(fuzz_replay)
tests_fuzz_route_replay_LDADD = $(fuzz_libs)
EXTRA_DIST += tests/fuzz/seeds

# configure CC=clang --enable-fuzzing; then for example
#   tests/fuzz/form_fuzz -max_total_time=60 NEW ../tests/fuzz/seeds/form
if FUZZING
noinst_PROGRAMS += tests/fuzz/cookie_fuzz tests/fuzz/form_fuzz \
	tests/fuzz/multipart_fuzz tests/fuzz/negotiate_fuzz tests/fuzz/route_fuzz
fuzz_ldflags = $(AM_LDFLAGS) -fsanitize=fuzzer
tests_fuzz_cookie_fuzz_SOURCES = tests/fuzz/cookie.c tests/fuzz/fuzz.h
tests_fuzz_cookie_fuzz_LDADD = $(fuzz_libs)
tests_fuzz_cookie_fuzz_LDFLAGS = $(fuzz_ldflags)
tests_fuzz_form_fuzz_SOURCES = tests/fuzz/form.c tests/fuzz/fuzz.h
tests_fuzz_form_fuzz_LDADD = $(fuzz_libs)
tests_fuzz_form_fuzz_LDFLAGS = $(fuzz_ldflags)
tests_fuzz_multipart_fuzz_SOURCES = tests/fuzz/multipart.c tests/fuzz/fuzz.h
tests_fuzz_multipart_fuzz_LDADD = $(fuzz_libs)
tests_fuzz_multipart_fuzz_LDFLAGS = $(fuzz_ldflags)
tests_fuzz_negotiate_fuzz_SOURCES = tests/fuzz/negotiate.c tests/fuzz/fuzz.h
tests_fuzz_negotiate_fuzz_LDADD = $(fuzz_libs)
tests_fuzz_negotiate_fuzz_LDFLAGS = $(fuzz_ldflags)
tests_fuzz_route_fuzz_SOURCES = tests/fuzz/route.c tests/fuzz/fuzz.h
tests_fuzz_route_fuzz_LDADD = $(fuzz_libs)
tests_fuzz_route_fuzz_LDFLAGS = $(fuzz_ldflags)
endif
