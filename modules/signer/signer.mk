# accolade-signer and its statements.
SIGNER_SQL = $(top_srcdir)/schema/signer/award.sql \
	$(top_srcdir)/schema/signer/certificate.sql \
	$(top_srcdir)/schema/signer/image.sql \
	$(top_srcdir)/schema/signer/status.sql
schema/signer/signer_sql.h: $(SIGNER_SQL) $(COMPILER_SQL)
	$(AM_V_GEN)$(SQL_INTO) signer signer h $(SIGNER_SQL) > $@.new && mv $@.new $@
schema/signer/signer_sql.c: $(SIGNER_SQL) $(COMPILER_SQL)
	$(AM_V_GEN)$(SQL_INTO) signer signer c $(SIGNER_SQL) > $@.new && mv $@.new $@
BUILT_SOURCES += schema/signer/signer_sql.h
CLEANFILES += schema/signer/signer_sql.h schema/signer/signer_sql.c
EXTRA_DIST += schema/signer/award.sql schema/signer/certificate.sql \
	schema/signer/image.sql \
	schema/signer/status.sql
nobase_dist_pkgdata_DATA += schema/migrate/0014-award-results.sql \
	schema/migrate/0021-signing-work.sql \
	schema/migrate/0026-certificates.sql

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
	modules/signer/draw.c modules/signer/keys.c modules/signer/papers.c modules/signer/sign.c \
	modules/signer/signer.c modules/signer/signer.h \
	schema/signer/award.c schema/signer/award.h \
	schema/signer/certificate.c schema/signer/certificate.h \
	schema/signer/image.c schema/signer/image.h \
	schema/signer/status.c schema/signer/status.h
nodist_accolade_signer_SOURCES = \
	schema/signer/signer_sql.c schema/signer/signer_sql.h
accolade_signer_LDADD = libcredential.la libdid.la libschema.la libbase.la

# What an award costs beside a bare signature: built by tests/bench/run.
EXTRA_PROGRAMS += tests/bench/award
tests_bench_award_SOURCES = tests/bench/award.c schema/signer/award.h
tests_bench_award_LDADD = libcredential.la libbake.la libbase.la \
	$(JSONC_LIBS) $(OPENSSL_LIBS) $(SODIUM_LIBS)
