# The assessor's module and its statements.
ASSESSOR_SQL = $(top_srcdir)/schema/assessor/queue.sql \
	$(top_srcdir)/schema/assessor/review.sql
schema/assessor/assessor_sql.h: $(ASSESSOR_SQL) $(COMPILER_SQL)
	$(AM_V_GEN)$(SQL_INTO) assessor assessor h $(ASSESSOR_SQL) > $@.new && mv $@.new $@
schema/assessor/assessor_sql.c: $(ASSESSOR_SQL) $(COMPILER_SQL)
	$(AM_V_GEN)$(SQL_INTO) assessor assessor c $(ASSESSOR_SQL) > $@.new && mv $@.new $@
BUILT_SOURCES += schema/assessor/assessor_sql.h
CLEANFILES += schema/assessor/assessor_sql.h schema/assessor/assessor_sql.c
EXTRA_DIST += schema/assessor/queue.sql schema/assessor/review.sql
nobase_dist_pkgdata_DATA += schema/migrate/0007-review-work.sql \
	schema/migrate/0016-queue.sql

# The verdicts, and the records: each stands by itself for its test.
noinst_LTLIBRARIES += libassessorrules.la libassessorrecords.la
libassessorrules_la_SOURCES = \
	modules/assessor/rules.c modules/assessor/rules.h
libassessorrecords_la_SOURCES = \
	schema/assessor/queue.c schema/assessor/queue.h \
	schema/assessor/review.c schema/assessor/review.h
nodist_libassessorrecords_la_SOURCES = \
	schema/assessor/assessor_sql.c schema/assessor/assessor_sql.h

pkglib_LTLIBRARIES += assessor.la
assessor_la_SOURCES = \
	modules/assessor/assessor.c \
	modules/assessor/pages.h \
	modules/assessor/queue.c \
	modules/assessor/review.c \
	modules/assessor/review_form.c \
	modules/assessor/review_save.c
assessor_la_CFLAGS = $(MODULE_CFLAGS)
assessor_la_LDFLAGS = $(MODULE_LDFLAGS) -export-symbols-regex '^module$$'
assessor_la_LIBADD = libshow.la libassessorrules.la libassessorrecords.la
