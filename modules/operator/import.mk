# What `accolade import` reads and how; and the sample definitions.
noinst_LTLIBRARIES += libimport.la
libimport_la_SOURCES = \
	modules/operator/import_check.c \
	modules/operator/import_format.c modules/operator/import_format.h \
	modules/operator/json_read.c modules/operator/json_read.h \
	modules/operator/json_scan.c modules/operator/json_scan.h \
	schema/operator/import.h
libimport_la_LIBADD = libbase.la $(JSONC_LIBS) $(SODIUM_LIBS)

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
