# The issuer's module and its statements.
ISSUER_SQL = $(top_srcdir)/schema/issuer/desk.sql \
	$(top_srcdir)/schema/issuer/decision.sql \
	$(top_srcdir)/schema/issuer/award.sql \
	$(top_srcdir)/schema/issuer/seal.sql
schema/issuer/issuer_sql.h: $(ISSUER_SQL) $(COMPILER_SQL)
	$(AM_V_GEN)$(SQL_INTO) issuer issuer h $(ISSUER_SQL) > $@.new && mv $@.new $@
schema/issuer/issuer_sql.c: $(ISSUER_SQL) $(COMPILER_SQL)
	$(AM_V_GEN)$(SQL_INTO) issuer issuer c $(ISSUER_SQL) > $@.new && mv $@.new $@
BUILT_SOURCES += schema/issuer/issuer_sql.h
CLEANFILES += schema/issuer/issuer_sql.h schema/issuer/issuer_sql.c
EXTRA_DIST += schema/issuer/desk.sql schema/issuer/decision.sql \
	schema/issuer/award.sql schema/issuer/seal.sql

pkglib_LTLIBRARIES += issuer.la
issuer_la_SOURCES = \
	modules/issuer/award.c \
	modules/issuer/decision.c \
	modules/issuer/decision_take.c \
	modules/issuer/desk.c \
	modules/issuer/issuer.c \
	modules/issuer/pages.h \
	modules/issuer/rules.c modules/issuer/rules.h \
	modules/issuer/sign.c \
	schema/issuer/award.c schema/issuer/award.h \
	schema/issuer/decision.c schema/issuer/decision.h \
	schema/issuer/desk.c schema/issuer/desk.h \
	schema/issuer/seal.c schema/issuer/seal.h
nodist_issuer_la_SOURCES = \
	schema/issuer/issuer_sql.c schema/issuer/issuer_sql.h
issuer_la_CFLAGS = $(MODULE_CFLAGS)
issuer_la_LDFLAGS = $(MODULE_LDFLAGS)
issuer_la_LIBADD = libshow.la
