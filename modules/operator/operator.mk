# The program `accolade`.
bin_PROGRAMS += accolade
accolade_SOURCES = \
	modules/operator/operator.c modules/operator/operator.h \
	modules/operator/migrate.c \
	modules/operator/script.c modules/operator/script.h \
	schema/operator/migration.c schema/operator/migration.h
nodist_accolade_SOURCES = \
	schema/operator/migration_sql.c schema/operator/migration_sql.h
accolade_LDADD = libimport.la libschema.la libbase.la $(SODIUM_LIBS) $(LDAP_LIBS)

MIGRATION_SQL = $(top_srcdir)/schema/operator/migration.sql
schema/operator/migration_sql.h: $(MIGRATION_SQL) $(COMPILER_SQL)
	$(AM_V_GEN)$(SQL_INTO) migration operator h $(MIGRATION_SQL) > $@.new && mv $@.new $@
schema/operator/migration_sql.c: $(MIGRATION_SQL) $(COMPILER_SQL)
	$(AM_V_GEN)$(SQL_INTO) migration operator c $(MIGRATION_SQL) > $@.new && mv $@.new $@
BUILT_SOURCES += schema/operator/migration_sql.h
CLEANFILES += schema/operator/migration_sql.h schema/operator/migration_sql.c
EXTRA_DIST += schema/operator/migration.sql

if HAVE_CMOCKA
check_PROGRAMS += tests/unit/script_test
tests_unit_script_test_SOURCES = tests/unit/script_test.c \
	modules/operator/script.c modules/operator/script.h
tests_unit_script_test_LDADD = libbase.la $(CMOCKA_LIBS)
endif
