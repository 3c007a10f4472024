# What `accolade import` reads and how; and the sample definitions.
noinst_LTLIBRARIES += libimport.la
libimport_la_SOURCES = \
	modules/operator/import.c \
	modules/operator/import_check.c \
	modules/operator/import_format.c modules/operator/import_format.h \
	modules/operator/json_hash.c modules/operator/json_hash.h \
	modules/operator/json_read.c modules/operator/json_read.h \
	modules/operator/json_scan.c modules/operator/json_scan.h \
	modules/operator/operator.h \
	schema/operator/import.c schema/operator/import.h
nodist_libimport_la_SOURCES = \
	schema/operator/import_sql.c schema/operator/import_sql.h
libimport_la_LIBADD = $(JSONC_LIBS) $(SODIUM_LIBS)

BUILT_SOURCES += schema/operator/import_sql.h
CLEANFILES += schema/operator/import_sql.c schema/operator/import_sql.h
EXTRA_DIST += schema/operator/import.sql
nobase_dist_pkgdata_DATA += schema/migrate/0005-definition-texts.sql
IMPORT_SQL = $(top_srcdir)/schema/operator/import.sql
schema/operator/import_sql.h: $(IMPORT_SQL) $(COMPILER_SQL)
	$(AM_V_GEN)$(SQL_INTO) import operator h $(IMPORT_SQL) > $@.new && mv $@.new $@
schema/operator/import_sql.c: $(IMPORT_SQL) $(COMPILER_SQL)
	$(AM_V_GEN)$(SQL_INTO) import operator c $(IMPORT_SQL) > $@.new && mv $@.new $@

nobase_dist_pkgdata_DATA += \
	deploy/sample/definition.schema.json \
	deploy/sample/common-ground.json \
	deploy/sample/literacy-for-all.json \
	deploy/sample/open-horizons.json \
	deploy/sample/pathfinder.json \
	deploy/sample/skills-in-practice.json
EXTRA_DIST += tests/sample/format_test.mjs

if HAVE_CMOCKA
check_PROGRAMS += tests/unit/import_test
tests_unit_import_test_SOURCES = tests/unit/import_test.c
tests_unit_import_test_LDADD = libimport.la libbase.la $(CMOCKA_LIBS)
endif

EXTRA_PROGRAMS += tests/records/import_test
tests_records_import_test_SOURCES = tests/records/import_test.c
tests_records_import_test_LDADD = libimport.la libschema.la libbase.la \
	$(CMOCKA_LIBS)
