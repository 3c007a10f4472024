# Definitions: their format, what may stand in it, what differs between two, and
# what is published as a file would say it. The operator's command and the
# administrator's module link it; so do the sample definitions belong here.
noinst_LTLIBRARIES += libdefinition.la librequirement.la
librequirement_la_SOURCES = modules/requirement.c modules/requirement.h
librequirement_la_CFLAGS = $(MODULE_CFLAGS)
librequirement_la_LIBADD = $(JSONC_LIBS)

libdefinition_la_SOURCES = \
	modules/definition/check.c \
	modules/definition/check_requires.c \
	modules/definition/check_terms.c \
	modules/definition/diff.c modules/definition/diff.h \
	modules/definition/format.c modules/definition/format.h \
	modules/definition/json_hash.c modules/definition/json_hash.h \
	modules/definition/json_read.c modules/definition/json_read.h \
	modules/definition/records.c modules/definition/records.h \
	schema/definition/export.c schema/definition/export.h \
	schema/definition/import.c schema/definition/import.h
nodist_libdefinition_la_SOURCES = \
	schema/definition/export_sql.c schema/definition/export_sql.h \
	schema/definition/import_sql.c schema/definition/import_sql.h
libdefinition_la_CFLAGS = $(MODULE_CFLAGS)
libdefinition_la_LIBADD = librequirement.la libjson.la $(JSONC_LIBS) $(SODIUM_LIBS)

# What the operator does with them.
noinst_LTLIBRARIES += libimport.la
libimport_la_SOURCES = \
	modules/operator/export.c \
	modules/operator/import.c \
	modules/operator/operator.h
libimport_la_LIBADD = libdefinition.la $(JSONC_LIBS)

BUILT_SOURCES += schema/definition/import_sql.h
CLEANFILES += schema/definition/import_sql.c schema/definition/import_sql.h
EXTRA_DIST += schema/definition/import.sql
nobase_dist_pkgdata_DATA += schema/migrate/0005-definition-texts.sql
IMPORT_SQL = $(top_srcdir)/schema/definition/import.sql
schema/definition/import_sql.h: $(IMPORT_SQL) $(COMPILER_SQL)
	$(AM_V_GEN)$(SQL_INTO) import definition h $(IMPORT_SQL) > $@.new && mv $@.new $@
schema/definition/import_sql.c: $(IMPORT_SQL) $(COMPILER_SQL)
	$(AM_V_GEN)$(SQL_INTO) import definition c $(IMPORT_SQL) > $@.new && mv $@.new $@

EXPORT_SQL = $(top_srcdir)/schema/definition/export.sql
schema/definition/export_sql.h: $(EXPORT_SQL) $(COMPILER_SQL)
	$(AM_V_GEN)$(SQL_INTO) export definition h $(EXPORT_SQL) > $@.new && mv $@.new $@
schema/definition/export_sql.c: $(EXPORT_SQL) $(COMPILER_SQL)
	$(AM_V_GEN)$(SQL_INTO) export definition c $(EXPORT_SQL) > $@.new && mv $@.new $@
BUILT_SOURCES += schema/definition/export_sql.h
CLEANFILES += schema/definition/export_sql.c schema/definition/export_sql.h
EXTRA_DIST += schema/definition/export.sql
nobase_dist_pkgdata_DATA += schema/migrate/0013-definitions.sql

nobase_dist_pkgdata_DATA += \
	deploy/sample/definition.schema.json \
	deploy/sample/common-ground.json \
	deploy/sample/global-goals.json \
	deploy/sample/literacy-for-all.json \
	deploy/sample/open-horizons.json \
	deploy/sample/pathfinder.json \
	deploy/sample/skills-in-practice.json
EXTRA_DIST += tests/sample/format_test.mjs tests/sample/letters_test.mjs

if HAVE_CMOCKA
check_PROGRAMS += tests/unit/import_test tests/unit/diff_test \
	tests/unit/requirement_test
tests_unit_diff_test_SOURCES = tests/unit/diff_test.c
tests_unit_diff_test_LDADD = libdefinition.la libbase.la $(CMOCKA_LIBS)
tests_unit_requirement_test_SOURCES = tests/unit/requirement_test.c
tests_unit_requirement_test_LDADD = librequirement.la libbase.la $(CMOCKA_LIBS)
tests_unit_import_test_SOURCES = tests/unit/import_test.c
tests_unit_import_test_LDADD = libdefinition.la libbase.la $(CMOCKA_LIBS)
endif

EXTRA_PROGRAMS += tests/records/import_test
tests_records_import_test_SOURCES = tests/records/import_test.c
tests_records_import_test_LDADD = libimport.la libschema.la libbase.la \
	$(CMOCKA_LIBS)

check_PROGRAMS += tests/fuzz/requirement_replay
tests_fuzz_requirement_replay_SOURCES = tests/fuzz/requirement.c \
	tests/fuzz/replay.c tests/fuzz/fuzz.h
tests_fuzz_requirement_replay_LDADD = librequirement.la libbase.la
if FUZZING
noinst_PROGRAMS += tests/fuzz/requirement_fuzz
tests_fuzz_requirement_fuzz_SOURCES = tests/fuzz/requirement.c \
	tests/fuzz/fuzz.h
tests_fuzz_requirement_fuzz_LDADD = librequirement.la libbase.la
tests_fuzz_requirement_fuzz_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
endif
