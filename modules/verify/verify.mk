# Credentials from anywhere: what is in them, and whether it holds.
noinst_LTLIBRARIES += libverify.la
libverify_la_SOURCES = \
	modules/verify/badge2.c \
	modules/verify/badge3.c \
	modules/verify/checking.h \
	modules/verify/finding.c modules/verify/finding.h \
	modules/verify/issuer_keys.c modules/verify/issuer_keys.h \
	modules/verify/jws.c modules/verify/jws.h \
	modules/verify/revocation.c \
	modules/verify/signature.c \
	modules/verify/verify.c modules/verify/verify.h
libverify_la_LIBADD = $(JSONC_LIBS) $(OPENSSL_LIBS)

verify_libs = libverify.la libbake.la libproof.la libjson.la libbase.la \
	$(JSONC_LIBS) $(ZLIB_LIBS)
if HAVE_CMOCKA
check_PROGRAMS += tests/unit/credential_verify_test
tests_unit_credential_verify_test_SOURCES = tests/unit/credential_verify_test.c
tests_unit_credential_verify_test_LDADD = $(verify_libs) $(CMOCKA_LIBS)
endif
EXTRA_DIST += tests/verify

check_PROGRAMS += tests/fuzz/credential_replay tests/fuzz/json_replay \
	tests/fuzz/jws_replay tests/fuzz/picture_replay
tests_fuzz_credential_replay_SOURCES = tests/fuzz/credential.c \
	tests/fuzz/replay.c tests/fuzz/fuzz.h
tests_fuzz_credential_replay_LDADD = $(verify_libs)
tests_fuzz_json_replay_SOURCES = tests/fuzz/json.c tests/fuzz/replay.c \
	tests/fuzz/fuzz.h
tests_fuzz_json_replay_LDADD = $(verify_libs)
tests_fuzz_jws_replay_SOURCES = tests/fuzz/jws.c tests/fuzz/replay.c \
	tests/fuzz/fuzz.h
tests_fuzz_jws_replay_LDADD = $(verify_libs)
tests_fuzz_picture_replay_SOURCES = tests/fuzz/picture.c tests/fuzz/replay.c \
	tests/fuzz/fuzz.h
tests_fuzz_picture_replay_LDADD = $(verify_libs)
if FUZZING
noinst_PROGRAMS += tests/fuzz/credential_fuzz tests/fuzz/json_fuzz \
	tests/fuzz/jws_fuzz tests/fuzz/picture_fuzz
verify_fuzz_ldflags = $(AM_LDFLAGS) -fsanitize=fuzzer
tests_fuzz_credential_fuzz_SOURCES = tests/fuzz/credential.c tests/fuzz/fuzz.h
tests_fuzz_credential_fuzz_LDADD = $(verify_libs)
tests_fuzz_credential_fuzz_LDFLAGS = $(verify_fuzz_ldflags)
tests_fuzz_json_fuzz_SOURCES = tests/fuzz/json.c tests/fuzz/fuzz.h
tests_fuzz_json_fuzz_LDADD = $(verify_libs)
tests_fuzz_json_fuzz_LDFLAGS = $(verify_fuzz_ldflags)
tests_fuzz_jws_fuzz_SOURCES = tests/fuzz/jws.c tests/fuzz/fuzz.h
tests_fuzz_jws_fuzz_LDADD = $(verify_libs)
tests_fuzz_jws_fuzz_LDFLAGS = $(verify_fuzz_ldflags)
tests_fuzz_picture_fuzz_SOURCES = tests/fuzz/picture.c tests/fuzz/fuzz.h
tests_fuzz_picture_fuzz_LDADD = $(verify_libs)
tests_fuzz_picture_fuzz_LDFLAGS = $(verify_fuzz_ldflags)
endif
