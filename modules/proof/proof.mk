# Credentials as RDF, and proofs over it: also for whoever checks one.
TERMS = $(top_srcdir)/modules/proof/terms.tsv
modules/proof/terms.c: $(TERMS) $(top_srcdir)/modules/proof/terms.sh
	@$(MKDIR_P) modules/proof
	$(AM_V_GEN)AWK='$(AWK)' $(SHELL) $(top_srcdir)/modules/proof/terms.sh $(TERMS) > $@.new && mv $@.new $@
CLEANFILES += modules/proof/terms.c
EXTRA_DIST += modules/proof/terms.tsv modules/proof/terms.sh
noinst_LTLIBRARIES += libproof.la
libproof_la_SOURCES = \
	modules/proof/bits.c modules/proof/bits.h \
	modules/proof/canon.c modules/proof/canon.h \
	modules/proof/multibase.c modules/proof/multibase.h \
	modules/proof/proof.c modules/proof/proof.h \
	modules/proof/rdf.c modules/proof/rdf.h \
	modules/proof/terms.h
nodist_libproof_la_SOURCES = modules/proof/terms.c
libproof_la_LIBADD = $(JSONC_LIBS) $(OPENSSL_LIBS) $(SODIUM_LIBS) \
	$(ZLIB_LIBS) -lm

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
