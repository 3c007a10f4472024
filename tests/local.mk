# tests: unit tests run by `make check`; the rest by tests/run.
if HAVE_CMOCKA
check_PROGRAMS += tests/unit/arena_test tests/unit/check_test \
	tests/unit/issuer_test tests/unit/render_test tests/unit/view_test

tests_unit_arena_test_SOURCES = tests/unit/arena_test.c
tests_unit_arena_test_LDADD = libbase.la $(CMOCKA_LIBS)

tests_unit_check_test_SOURCES = tests/unit/check_test.c
tests_unit_check_test_LDADD = libbase.la $(CMOCKA_LIBS)

tests_unit_issuer_test_SOURCES = tests/unit/issuer_test.c
tests_unit_issuer_test_LDADD = libbase.la $(CMOCKA_LIBS)

tests_unit_render_test_SOURCES = tests/unit/render_test.c
tests_unit_render_test_LDADD = libviews.la $(CMOCKA_LIBS)

tests_unit_view_test_SOURCES = tests/unit/view_test.c
tests_unit_view_test_LDADD = libviews.la $(CMOCKA_LIBS)
endif

# Against a real MariaDB: built by tests/run records, not by make check.
EXTRA_PROGRAMS += tests/records/db_test
tests_records_db_test_SOURCES = tests/records/db_test.c
tests_records_db_test_LDADD = libschema.la libbase.la $(CMOCKA_LIBS)
