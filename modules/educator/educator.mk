# The educator's module and its statements.
EDUCATOR_SQL = $(top_srcdir)/schema/educator/submission.sql \
	$(top_srcdir)/schema/educator/draft.sql \
	$(top_srcdir)/schema/educator/award.sql \
	$(top_srcdir)/schema/educator/journey.sql \
	$(top_srcdir)/schema/educator/withdraw.sql
schema/educator/educator_sql.h: $(EDUCATOR_SQL) $(COMPILER_SQL)
	$(AM_V_GEN)$(SQL_INTO) educator educator h $(EDUCATOR_SQL) > $@.new && mv $@.new $@
schema/educator/educator_sql.c: $(EDUCATOR_SQL) $(COMPILER_SQL)
	$(AM_V_GEN)$(SQL_INTO) educator educator c $(EDUCATOR_SQL) > $@.new && mv $@.new $@
BUILT_SOURCES += schema/educator/educator_sql.h
CLEANFILES += schema/educator/educator_sql.h schema/educator/educator_sql.c
EXTRA_DIST += schema/educator/submission.sql schema/educator/draft.sql \
	schema/educator/award.sql schema/educator/journey.sql \
	schema/educator/withdraw.sql

pkglib_LTLIBRARIES += educator.la
educator_la_SOURCES = \
	modules/educator/award.c \
	modules/educator/editor.c \
	modules/educator/editor_save.c \
	modules/educator/educator.c \
	modules/educator/feedback.c \
	modules/educator/home.c \
	modules/educator/journey.c \
	modules/educator/list.c \
	modules/educator/pages.h \
	modules/educator/rules.c modules/educator/rules.h \
	modules/educator/submission.c \
	modules/educator/withdraw.c \
	schema/educator/award.c schema/educator/award.h \
	schema/educator/draft.c schema/educator/draft.h \
	schema/educator/journey.c schema/educator/journey.h \
	schema/educator/submission.c schema/educator/submission.h \
	schema/educator/withdraw.c schema/educator/withdraw.h
nodist_educator_la_SOURCES = \
	schema/educator/educator_sql.c schema/educator/educator_sql.h
educator_la_CFLAGS = $(MODULE_CFLAGS)
educator_la_LDFLAGS = $(MODULE_LDFLAGS)
educator_la_LIBADD = libbadge.la libshow.la librequirement.la
