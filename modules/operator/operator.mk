# The program `accolade`.
bin_PROGRAMS += accolade
accolade_SOURCES = \
	modules/operator/operator.c modules/operator/operator.h \
	modules/operator/account.c modules/operator/account.h \
	modules/operator/backup.c \
	modules/operator/check.c modules/operator/check.h \
	modules/operator/check_database.c \
	modules/operator/check_directory.c \
	modules/operator/check_parts.c \
	modules/operator/fetch.c modules/operator/fetch.h \
	modules/operator/key.c \
	modules/operator/migrate.c modules/operator/migrate.h \
	modules/operator/report.c modules/operator/report.h \
	modules/operator/restore.c \
	modules/operator/refresh.c \
	modules/operator/release.c \
	modules/operator/script.c modules/operator/script.h \
	modules/operator/set.c modules/operator/set.h \
	modules/operator/static.c \
	modules/operator/sync.c \
	modules/operator/sync_rules.c modules/operator/sync_rules.h \
	modules/operator/turns.c modules/operator/turns.h \
	modules/operator/verify.c \
	schema/operator/health.c schema/operator/health.h \
	schema/operator/migration.c schema/operator/migration.h \
	schema/operator/release.c schema/operator/release.h \
	schema/operator/roll.c schema/operator/roll.h \
	schema/operator/public.c schema/operator/public.h \
	schema/operator/staff.c schema/operator/staff.h \
	schema/operator/stored.c schema/operator/stored.h
nodist_accolade_SOURCES = \
	schema/operator/health_sql.c schema/operator/health_sql.h \
	schema/signer/signer_sql.c schema/signer/signer_sql.h \
	schema/operator/migration_sql.c schema/operator/migration_sql.h \
	schema/operator/release_sql.c schema/operator/release_sql.h \
	schema/operator/roll_sql.c schema/operator/roll_sql.h \
	schema/operator/public_sql.c schema/operator/public_sql.h \
	schema/operator/staff_sql.c schema/operator/staff_sql.h \
	schema/operator/stored_sql.c schema/operator/stored_sql.h
accolade_LDADD = libcourier.la libimport.la libprobe.la libdirectory.la libviews.la \
	libverify.la libbake.la libproof.la libjson.la libschema.la libbase.la \
	$(JSONC_LIBS)

MIGRATION_SQL = $(top_srcdir)/schema/operator/migration.sql
schema/operator/migration_sql.h: $(MIGRATION_SQL) $(COMPILER_SQL)
	$(AM_V_GEN)$(SQL_INTO) migration operator h $(MIGRATION_SQL) > $@.new && mv $@.new $@
schema/operator/migration_sql.c: $(MIGRATION_SQL) $(COMPILER_SQL)
	$(AM_V_GEN)$(SQL_INTO) migration operator c $(MIGRATION_SQL) > $@.new && mv $@.new $@
BUILT_SOURCES += schema/operator/migration_sql.h
CLEANFILES += schema/operator/migration_sql.h schema/operator/migration_sql.c
EXTRA_DIST += schema/operator/migration.sql

HEALTH_SQL = $(top_srcdir)/schema/operator/health.sql
schema/operator/health_sql.h: $(HEALTH_SQL) $(COMPILER_SQL)
	$(AM_V_GEN)$(SQL_INTO) health operator h $(HEALTH_SQL) > $@.new && mv $@.new $@
schema/operator/health_sql.c: $(HEALTH_SQL) $(COMPILER_SQL)
	$(AM_V_GEN)$(SQL_INTO) health operator c $(HEALTH_SQL) > $@.new && mv $@.new $@
BUILT_SOURCES += schema/operator/health_sql.h
CLEANFILES += schema/operator/health_sql.h schema/operator/health_sql.c
EXTRA_DIST += schema/operator/health.sql

PUBLIC_SQL = $(top_srcdir)/schema/operator/public.sql
schema/operator/public_sql.h: $(PUBLIC_SQL) $(COMPILER_SQL)
	$(AM_V_GEN)$(SQL_INTO) public operator h $(PUBLIC_SQL) > $@.new && mv $@.new $@
schema/operator/public_sql.c: $(PUBLIC_SQL) $(COMPILER_SQL)
	$(AM_V_GEN)$(SQL_INTO) public operator c $(PUBLIC_SQL) > $@.new && mv $@.new $@
BUILT_SOURCES += schema/operator/public_sql.h
CLEANFILES += schema/operator/public_sql.h schema/operator/public_sql.c
EXTRA_DIST += schema/operator/public.sql

STORED_SQL = $(top_srcdir)/schema/operator/stored.sql
schema/operator/stored_sql.h: $(STORED_SQL) $(COMPILER_SQL)
	$(AM_V_GEN)$(SQL_INTO) stored operator h $(STORED_SQL) > $@.new && mv $@.new $@
schema/operator/stored_sql.c: $(STORED_SQL) $(COMPILER_SQL)
	$(AM_V_GEN)$(SQL_INTO) stored operator c $(STORED_SQL) > $@.new && mv $@.new $@
BUILT_SOURCES += schema/operator/stored_sql.h
CLEANFILES += schema/operator/stored_sql.h schema/operator/stored_sql.c
EXTRA_DIST += schema/operator/stored.sql

RELEASE_SQL = $(top_srcdir)/schema/operator/release.sql
schema/operator/release_sql.h: $(RELEASE_SQL) $(COMPILER_SQL)
	$(AM_V_GEN)$(SQL_INTO) release operator h $(RELEASE_SQL) > $@.new && mv $@.new $@
schema/operator/release_sql.c: $(RELEASE_SQL) $(COMPILER_SQL)
	$(AM_V_GEN)$(SQL_INTO) release operator c $(RELEASE_SQL) > $@.new && mv $@.new $@
BUILT_SOURCES += schema/operator/release_sql.h
CLEANFILES += schema/operator/release_sql.h schema/operator/release_sql.c
EXTRA_DIST += schema/operator/release.sql

ROLL_SQL = $(top_srcdir)/schema/operator/roll.sql
schema/operator/roll_sql.h: $(ROLL_SQL) $(COMPILER_SQL)
	$(AM_V_GEN)$(SQL_INTO) roll operator h $(ROLL_SQL) > $@.new && mv $@.new $@
schema/operator/roll_sql.c: $(ROLL_SQL) $(COMPILER_SQL)
	$(AM_V_GEN)$(SQL_INTO) roll operator c $(ROLL_SQL) > $@.new && mv $@.new $@
BUILT_SOURCES += schema/operator/roll_sql.h
CLEANFILES += schema/operator/roll_sql.h schema/operator/roll_sql.c
EXTRA_DIST += schema/operator/roll.sql

STAFF_SQL = $(top_srcdir)/schema/operator/staff.sql
schema/operator/staff_sql.h: $(STAFF_SQL) $(COMPILER_SQL)
	$(AM_V_GEN)$(SQL_INTO) staff operator h $(STAFF_SQL) > $@.new && mv $@.new $@
schema/operator/staff_sql.c: $(STAFF_SQL) $(COMPILER_SQL)
	$(AM_V_GEN)$(SQL_INTO) staff operator c $(STAFF_SQL) > $@.new && mv $@.new $@
BUILT_SOURCES += schema/operator/staff_sql.h
CLEANFILES += schema/operator/staff_sql.h schema/operator/staff_sql.c
EXTRA_DIST += schema/operator/staff.sql

if HAVE_CMOCKA
check_PROGRAMS += tests/unit/script_test tests/unit/sync_rules_test
tests_unit_script_test_SOURCES = tests/unit/script_test.c \
	modules/operator/script.c modules/operator/script.h
tests_unit_script_test_LDADD = libbase.la $(CMOCKA_LIBS)
tests_unit_sync_rules_test_SOURCES = tests/unit/sync_rules_test.c \
	modules/operator/sync_rules.c modules/operator/sync_rules.h
tests_unit_sync_rules_test_LDADD = libbase.la $(CMOCKA_LIBS)
endif
