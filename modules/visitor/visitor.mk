# The public's module. What needs no request and the records stand by
# themselves for their tests.
noinst_LTLIBRARIES += libvisitorparts.la
libvisitorparts_la_SOURCES = modules/visitor/verify.c modules/visitor/verify.h
libvisitorparts_la_LIBADD = libverify.la libbake.la libproof.la libjson.la \
	$(JSONC_LIBS) $(OPENSSL_LIBS)

noinst_LTLIBRARIES += libvisitorrecords.la
libvisitorrecords_la_SOURCES = \
	schema/visitor/award.c schema/visitor/award.h \
	schema/visitor/catalog.c schema/visitor/catalog.h \
	schema/visitor/issuer.c schema/visitor/issuer.h
nodist_libvisitorrecords_la_SOURCES = \
	schema/visitor/visitor_sql.c schema/visitor/visitor_sql.h

pkglib_LTLIBRARIES += visitor.la
visitor_la_SOURCES = \
	modules/visitor/award.c \
	modules/visitor/catalog.c \
	modules/visitor/check.c \
	modules/visitor/definition.c \
	modules/visitor/home.c \
	modules/visitor/hosted.c \
	modules/visitor/issuer.c \
	modules/visitor/visitor.c modules/visitor/visitor.h
visitor_la_LDFLAGS = $(AM_LDFLAGS) -module -avoid-version \
	-export-symbols-regex '^module$$'
visitor_la_LIBADD = libdid.la libbadge.la librequirement.la libshow.la \
	libvisitorparts.la libvisitorrecords.la

VISITOR_SQL = \
	$(top_srcdir)/schema/visitor/award.sql \
	$(top_srcdir)/schema/visitor/catalog.sql \
	$(top_srcdir)/schema/visitor/issuer.sql
schema/visitor/visitor_sql.h: $(VISITOR_SQL) $(COMPILER_SQL)
	$(AM_V_GEN)$(SQL_INTO) visitor visitor h $(VISITOR_SQL) > $@.new && mv $@.new $@
schema/visitor/visitor_sql.c: $(VISITOR_SQL) $(COMPILER_SQL)
	$(AM_V_GEN)$(SQL_INTO) visitor visitor c $(VISITOR_SQL) > $@.new && mv $@.new $@
BUILT_SOURCES += schema/visitor/visitor_sql.h
CLEANFILES += schema/visitor/visitor_sql.h schema/visitor/visitor_sql.c
EXTRA_DIST += schema/visitor/award.sql schema/visitor/catalog.sql \
	schema/visitor/issuer.sql
