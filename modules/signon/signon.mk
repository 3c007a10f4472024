# The directory: a part of the sign-on module and of the program `accolade`.
noinst_LTLIBRARIES += libdirectory.la
libdirectory_la_SOURCES = \
	modules/signon/as_person.c \
	modules/signon/binder.c \
	modules/signon/directory.c modules/signon/directory.h \
	modules/signon/directory_private.h \
	modules/signon/entry.c modules/signon/entry.h \
	modules/signon/escape.c modules/signon/escape.h \
	modules/signon/groups.c \
	modules/signon/link.c modules/signon/link.h \
	modules/signon/membership.c \
	modules/signon/names.c modules/signon/names.h \
	modules/signon/pages.c \
	modules/signon/principal.c modules/signon/principal.h \
	modules/signon/roster.c \
	modules/signon/rules.c modules/signon/rules.h
libdirectory_la_CFLAGS = $(MODULE_CFLAGS)
libdirectory_la_LIBADD = $(LDAP_LIBS)

# What `accolade check directory` asks; sign-on has no use for it.
noinst_LTLIBRARIES += libprobe.la
libprobe_la_SOURCES = modules/signon/probe.c modules/signon/probe.h
libprobe_la_LIBADD = $(OPENSSL_LIBS)

# Against a real slapd: built by tests/directory/run, not by make check.
directory_fixture = tests/directory/fixture.c tests/directory/fixture.h
EXTRA_PROGRAMS += tests/directory/directory_test tests/directory/ways_test \
	tests/directory/faults_test
tests_directory_faults_test_SOURCES = tests/directory/faults_test.c \
	$(directory_fixture)
tests_directory_faults_test_LDADD = libdirectory.la libbase.la $(CMOCKA_LIBS) \
	$(LDAP_LIBS)
tests_directory_ways_test_SOURCES = tests/directory/ways_test.c \
	$(directory_fixture)
tests_directory_ways_test_LDADD = libdirectory.la libbase.la $(CMOCKA_LIBS)
tests_directory_directory_test_SOURCES = tests/directory/directory_test.c \
	$(directory_fixture)
tests_directory_directory_test_LDADD = libdirectory.la libbase.la $(CMOCKA_LIBS)

# Against a real domain controller: built by tests/directory/samba.
EXTRA_PROGRAMS += tests/directory/samba_test
tests_directory_samba_test_SOURCES = tests/directory/samba_test.c \
	$(directory_fixture)
tests_directory_samba_test_LDADD = libdirectory.la libbase.la $(CMOCKA_LIBS)

if HAVE_CMOCKA
check_PROGRAMS += tests/unit/sign_on_test
tests_unit_sign_on_test_SOURCES = tests/unit/sign_on_test.c
tests_unit_sign_on_test_LDADD = libdirectory.la libbase.la $(CMOCKA_LIBS)
endif

if FUZZING
noinst_PROGRAMS += tests/fuzz/escape_fuzz tests/fuzz/dn_fuzz \
	tests/fuzz/principal_fuzz
tests_fuzz_principal_fuzz_SOURCES = tests/fuzz/principal_fuzz.c
tests_fuzz_principal_fuzz_CFLAGS = $(AM_CFLAGS) -fsanitize=fuzzer,address
tests_fuzz_principal_fuzz_LDADD = libdirectory.la libbase.la
tests_fuzz_dn_fuzz_SOURCES = tests/fuzz/dn_fuzz.c
tests_fuzz_dn_fuzz_CFLAGS = $(AM_CFLAGS) -fsanitize=fuzzer,address
tests_fuzz_dn_fuzz_LDADD = libdirectory.la libbase.la
tests_fuzz_escape_fuzz_SOURCES = tests/fuzz/escape_fuzz.c
tests_fuzz_escape_fuzz_CFLAGS = $(AM_CFLAGS) -fsanitize=fuzzer,address
tests_fuzz_escape_fuzz_LDADD = libdirectory.la libbase.la
endif
EXTRA_DIST += tests/directory/run tests/directory/samba \
	tests/directory/sync_test.sh

# The module.
pkglib_LTLIBRARIES += signon.la
signon_la_SOURCES = modules/signon/signon.c \
	modules/signon/admit.c modules/signon/admit.h \
	modules/signon/kerberos.c modules/signon/kerberos.h \
	modules/signon/negotiate.c \
	modules/signon/pages.h modules/signon/sessions.c \
	schema/signon/sign_on.c schema/signon/sign_on.h
nodist_signon_la_SOURCES = \
	schema/signon/sign_on_sql.c schema/signon/sign_on_sql.h
signon_la_CFLAGS = $(MODULE_CFLAGS) $(GSSAPI_CFLAGS)
signon_la_LDFLAGS = $(MODULE_LDFLAGS)
signon_la_LIBADD = libdirectory.la $(GSSAPI_LIBS)

# What sign-on costs beside bare libldap: built by tests/bench/directory.
EXTRA_PROGRAMS += tests/bench/sign_on
tests_bench_sign_on_SOURCES = tests/bench/sign_on.c \
	schema/signon/sign_on.c schema/signon/sign_on.h
nodist_tests_bench_sign_on_SOURCES = \
	schema/signon/sign_on_sql.c schema/signon/sign_on_sql.h
tests_bench_sign_on_LDADD = libdirectory.la libschema.la libbase.la $(LDAP_LIBS)

SIGN_ON_SQL = $(top_srcdir)/schema/signon/sign_on.sql
schema/signon/sign_on_sql.h: $(SIGN_ON_SQL) $(COMPILER_SQL)
	$(AM_V_GEN)$(SQL_INTO) sign_on signon h $(SIGN_ON_SQL) > $@.new && mv $@.new $@
schema/signon/sign_on_sql.c: $(SIGN_ON_SQL) $(COMPILER_SQL)
	$(AM_V_GEN)$(SQL_INTO) sign_on signon c $(SIGN_ON_SQL) > $@.new && mv $@.new $@
BUILT_SOURCES += schema/signon/sign_on_sql.h
CLEANFILES += schema/signon/sign_on_sql.h schema/signon/sign_on_sql.c
EXTRA_DIST += schema/signon/sign_on.sql
