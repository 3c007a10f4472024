# accolade-signer and its statements.
SIGNER_SQL = $(top_srcdir)/schema/signer/award.sql
schema/signer/signer_sql.h: $(SIGNER_SQL) $(COMPILER_SQL)
	$(AM_V_GEN)$(SQL_INTO) signer signer h $(SIGNER_SQL) > $@.new && mv $@.new $@
schema/signer/signer_sql.c: $(SIGNER_SQL) $(COMPILER_SQL)
	$(AM_V_GEN)$(SQL_INTO) signer signer c $(SIGNER_SQL) > $@.new && mv $@.new $@
BUILT_SOURCES += schema/signer/signer_sql.h
CLEANFILES += schema/signer/signer_sql.h schema/signer/signer_sql.c
EXTRA_DIST += schema/signer/award.sql

# What makes a credential stands by itself for its tests.
noinst_LTLIBRARIES += libcredential.la
libcredential_la_SOURCES = \
	modules/signer/credential.c modules/signer/credential.h \
	modules/signer/key.c modules/signer/key.h
libcredential_la_LIBADD = $(JSONC_LIBS) $(OPENSSL_LIBS) $(SODIUM_LIBS)

sbin_PROGRAMS += accolade-signer
accolade_signer_SOURCES = \
	modules/signer/listen.c modules/signer/listen.h \
	modules/signer/signer.c \
	schema/signer/award.c schema/signer/award.h
nodist_accolade_signer_SOURCES = \
	schema/signer/signer_sql.c schema/signer/signer_sql.h
accolade_signer_LDADD = libcredential.la libschema.la libbase.la
