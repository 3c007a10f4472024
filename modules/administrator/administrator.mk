# The administrator's module and its statements.
ADMINISTRATOR_SQL = $(top_srcdir)/schema/administrator/claim.sql \
	$(top_srcdir)/schema/administrator/definition.sql \
	$(top_srcdir)/schema/administrator/duty.sql \
	$(top_srcdir)/schema/administrator/overview.sql \
	$(top_srcdir)/schema/administrator/staff.sql \
	$(top_srcdir)/schema/administrator/trail.sql
schema/administrator/administrator_sql.h: $(ADMINISTRATOR_SQL) $(COMPILER_SQL)
	$(AM_V_GEN)$(SQL_INTO) administrator administrator h $(ADMINISTRATOR_SQL) > $@.new && mv $@.new $@
schema/administrator/administrator_sql.c: $(ADMINISTRATOR_SQL) $(COMPILER_SQL)
	$(AM_V_GEN)$(SQL_INTO) administrator administrator c $(ADMINISTRATOR_SQL) > $@.new && mv $@.new $@
BUILT_SOURCES += schema/administrator/administrator_sql.h
CLEANFILES += schema/administrator/administrator_sql.h \
	schema/administrator/administrator_sql.c
nobase_dist_pkgdata_DATA += schema/migrate/0009-hand-back.sql
EXTRA_DIST += schema/administrator/claim.sql \
	schema/administrator/definition.sql \
	schema/administrator/duty.sql schema/administrator/overview.sql \
	schema/administrator/staff.sql schema/administrator/trail.sql

# Words and verdicts, by themselves for the unit test.
noinst_LTLIBRARIES += libadministratorrules.la
libadministratorrules_la_SOURCES = \
	modules/administrator/rules.c modules/administrator/rules.h
libadministratorrules_la_CFLAGS = $(MODULE_CFLAGS)

pkglib_LTLIBRARIES += administrator.la
administrator_la_SOURCES = \
	modules/administrator/administrator.c \
	modules/administrator/audit.c \
	modules/administrator/claim.c \
	modules/administrator/definition.c \
	modules/administrator/definition_draft.c \
	modules/administrator/duty.c \
	modules/administrator/home.c \
	modules/administrator/pages.h \
	modules/administrator/person.c \
	schema/administrator/claim.c schema/administrator/claim.h \
	schema/administrator/definition.c schema/administrator/definition.h \
	schema/administrator/duty.c schema/administrator/duty.h \
	schema/administrator/overview.c schema/administrator/overview.h \
	schema/administrator/staff.c schema/administrator/staff.h \
	schema/administrator/trail.c schema/administrator/trail.h
nodist_administrator_la_SOURCES = \
	schema/administrator/administrator_sql.c \
	schema/administrator/administrator_sql.h
administrator_la_CFLAGS = $(MODULE_CFLAGS)
administrator_la_LDFLAGS = $(MODULE_LDFLAGS)
administrator_la_LIBADD = libadministratorrules.la libdefinition.la libshow.la

if HAVE_CMOCKA
check_PROGRAMS += tests/unit/administrator_rules_test
tests_unit_administrator_rules_test_SOURCES = \
	tests/unit/administrator_rules_test.c
tests_unit_administrator_rules_test_LDADD = libadministratorrules.la \
	libbase.la $(CMOCKA_LIBS)
endif
