# accolade-signer and its statements.
SIGNER_SQL = $(top_srcdir)/schema/signer/award.sql \
	$(top_srcdir)/schema/signer/image.sql \
	$(top_srcdir)/schema/signer/status.sql
schema/signer/signer_sql.h: $(SIGNER_SQL) $(COMPILER_SQL)
	$(AM_V_GEN)$(SQL_INTO) signer signer h $(SIGNER_SQL) > $@.new && mv $@.new $@
schema/signer/signer_sql.c: $(SIGNER_SQL) $(COMPILER_SQL)
	$(AM_V_GEN)$(SQL_INTO) signer signer c $(SIGNER_SQL) > $@.new && mv $@.new $@
BUILT_SOURCES += schema/signer/signer_sql.h
CLEANFILES += schema/signer/signer_sql.h schema/signer/signer_sql.c
EXTRA_DIST += schema/signer/award.sql schema/signer/image.sql \
	schema/signer/status.sql
nobase_dist_pkgdata_DATA += schema/migrate/0014-award-results.sql

# Credentials as RDF, and proofs over it: also for whoever checks one.
TERMS = $(top_srcdir)/modules/signer/terms.tsv
modules/signer/terms.c: $(TERMS) $(top_srcdir)/modules/signer/terms.sh
	@$(MKDIR_P) modules/signer
	$(AM_V_GEN)AWK='$(AWK)' $(SHELL) $(top_srcdir)/modules/signer/terms.sh $(TERMS) > $@.new && mv $@.new $@
CLEANFILES += modules/signer/terms.c
EXTRA_DIST += modules/signer/terms.tsv modules/signer/terms.sh
noinst_LTLIBRARIES += libproof.la
libproof_la_SOURCES = \
	modules/signer/canon.c modules/signer/canon.h \
	modules/signer/multibase.c modules/signer/multibase.h \
	modules/signer/proof.c modules/signer/proof.h \
	modules/signer/rdf.c modules/signer/rdf.h \
	modules/signer/terms.h
nodist_libproof_la_SOURCES = modules/signer/terms.c
libproof_la_LIBADD = $(JSONC_LIBS) $(OPENSSL_LIBS) $(SODIUM_LIBS) -lm

# What makes a credential stands by itself for its tests.
noinst_LTLIBRARIES += libcredential.la
libcredential_la_SOURCES = \
	modules/signer/bitstring.c modules/signer/bitstring.h \
	modules/signer/credential.c modules/signer/credential.h \
	modules/signer/key.c modules/signer/key.h \
	modules/signer/keyring.c modules/signer/keyring.h \
	modules/signer/listen.c modules/signer/listen.h \
	modules/signer/result.c modules/signer/result.h \
	modules/signer/seed.c modules/signer/seed.h
libcredential_la_LIBADD = libproof.la $(JSONC_LIBS) $(OPENSSL_LIBS) \
	$(SODIUM_LIBS) $(ZLIB_LIBS)

sbin_PROGRAMS += accolade-signer
accolade_signer_SOURCES = \
	modules/signer/draw.c modules/signer/keys.c modules/signer/sign.c \
	modules/signer/signer.c modules/signer/signer.h \
	schema/signer/award.c schema/signer/award.h \
	schema/signer/image.c schema/signer/image.h \
	schema/signer/status.c schema/signer/status.h
nodist_accolade_signer_SOURCES = \
	schema/signer/signer_sql.c schema/signer/signer_sql.h
accolade_signer_LDADD = libcredential.la libdid.la libschema.la libbase.la

if HAVE_CMOCKA
check_PROGRAMS += tests/unit/proof_test
tests_unit_proof_test_SOURCES = tests/unit/proof_test.c
tests_unit_proof_test_LDADD = libproof.la libbase.la $(JSONC_LIBS) \
	$(SODIUM_LIBS) $(CMOCKA_LIBS)
endif
EXTRA_DIST += tests/data/badges

check_PROGRAMS += tests/fuzz/proof_replay
tests_fuzz_proof_replay_SOURCES = tests/fuzz/proof.c tests/fuzz/replay.c \
	tests/fuzz/fuzz.h
tests_fuzz_proof_replay_LDADD = libproof.la libbase.la $(JSONC_LIBS)
if FUZZING
noinst_PROGRAMS += tests/fuzz/proof_fuzz
tests_fuzz_proof_fuzz_SOURCES = tests/fuzz/proof.c tests/fuzz/fuzz.h
tests_fuzz_proof_fuzz_LDADD = libproof.la libbase.la $(JSONC_LIBS)
tests_fuzz_proof_fuzz_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
endif
