# The directory: a part of the sign-on module and of the program `accolade`.
noinst_LTLIBRARIES += libdirectory.la
libdirectory_la_SOURCES = \
	modules/signon/directory.c modules/signon/directory.h \
	modules/signon/directory_private.h \
	modules/signon/entry.c modules/signon/entry.h \
	modules/signon/escape.c modules/signon/escape.h \
	modules/signon/link.c modules/signon/link.h \
	modules/signon/roster.c \
	modules/signon/rules.c modules/signon/rules.h
libdirectory_la_LIBADD = $(LDAP_LIBS) $(SODIUM_LIBS)

# Against a real slapd: built by tests/directory/run, not by make check.
EXTRA_PROGRAMS += tests/directory/directory_test
tests_directory_directory_test_SOURCES = tests/directory/directory_test.c
tests_directory_directory_test_LDADD = libdirectory.la libbase.la $(CMOCKA_LIBS)

if HAVE_CMOCKA
check_PROGRAMS += tests/unit/sign_on_test
tests_unit_sign_on_test_SOURCES = tests/unit/sign_on_test.c
tests_unit_sign_on_test_LDADD = libdirectory.la libbase.la $(CMOCKA_LIBS)
endif

if FUZZING
noinst_PROGRAMS += tests/fuzz/escape_fuzz
tests_fuzz_escape_fuzz_SOURCES = tests/fuzz/escape_fuzz.c
tests_fuzz_escape_fuzz_CFLAGS = $(AM_CFLAGS) -fsanitize=fuzzer,address
tests_fuzz_escape_fuzz_LDADD = libdirectory.la libbase.la
endif
EXTRA_DIST += tests/directory/run
