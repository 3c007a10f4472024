# schema: SQL and the typed functions over it.
noinst_LTLIBRARIES += libschema.la
libschema_la_SOURCES = \
	schema/db.c schema/db.h schema/db_private.h \
	schema/query.c \
	schema/transact.c \
	schema/common/brief.h \
	schema/common/content.c schema/common/content.h \
	schema/common/audit.c schema/common/audit.h \
	schema/common/session.c schema/common/session.h \
	schema/common/person.c schema/common/person.h
nodist_libschema_la_SOURCES = \
	schema/common/content_author_sql.c schema/common/content_author_sql.h \
	schema/common/content_assessor_sql.c schema/common/content_assessor_sql.h \
	schema/common/content_issuer_sql.c schema/common/content_issuer_sql.h \
	schema/common/audit_sql.c schema/common/audit_sql.h \
	schema/common/session_sql.c schema/common/session_sql.h \
	schema/common/person_sql.c schema/common/person_sql.h
libschema_la_LIBADD = $(MARIADB_LIBS)

nobase_dist_pkgdata_DATA += schema/migrate/0001-records.sql \
	schema/migrate/0002-rules.sql \
	schema/migrate/0003-public-views.sql \
	schema/migrate/0004-reading.sql

# What each account may do: granted by `accolade migrate`, each time anew.
nobase_dist_pkgdata_DATA += \
	schema/account/administrator.sql schema/account/assessor.sql \
	schema/account/courier.sql schema/account/educator.sql \
	schema/account/issuer.sql schema/account/release.sql \
	schema/account/signer.sql schema/account/signon.sql \
	schema/account/sync.sql schema/account/visitor.sql

# SET_sql.h and SET_sql.c from the .sql files of one set; see compile.awk.
# A set's rule: its two files depend on its .sql files, and are made by
#   $(COMPILE_SQL) SET FOLDER header|source FILES...
EXTRA_DIST += schema/compile.awk schema/compile.sh
COMPILE_SQL = AWK='$(AWK)' $(SHELL) $(top_srcdir)/schema/compile.sh
COMPILER_SQL = $(top_srcdir)/schema/compile.sh $(top_srcdir)/schema/compile.awk
SQL_INTO = $(MKDIR_P) $(@D) && $(COMPILE_SQL)

CONTENT_SQL = $(top_srcdir)/schema/common/content.sql
schema/common/content_author_sql.h: $(CONTENT_SQL) $(COMPILER_SQL)
	$(AM_V_GEN)$(SQL_INTO) content_author common h $(CONTENT_SQL) > $@.new && mv $@.new $@
schema/common/content_author_sql.c: $(CONTENT_SQL) $(COMPILER_SQL)
	$(AM_V_GEN)$(SQL_INTO) content_author common c $(CONTENT_SQL) > $@.new && mv $@.new $@
schema/common/content_assessor_sql.h: $(CONTENT_SQL) $(COMPILER_SQL)
	$(AM_V_GEN)$(SQL_INTO) content_assessor common h $(CONTENT_SQL) > $@.new && mv $@.new $@
schema/common/content_assessor_sql.c: $(CONTENT_SQL) $(COMPILER_SQL)
	$(AM_V_GEN)$(SQL_INTO) content_assessor common c $(CONTENT_SQL) > $@.new && mv $@.new $@
schema/common/content_issuer_sql.h: $(CONTENT_SQL) $(COMPILER_SQL)
	$(AM_V_GEN)$(SQL_INTO) content_issuer common h $(CONTENT_SQL) > $@.new && mv $@.new $@
schema/common/content_issuer_sql.c: $(CONTENT_SQL) $(COMPILER_SQL)
	$(AM_V_GEN)$(SQL_INTO) content_issuer common c $(CONTENT_SQL) > $@.new && mv $@.new $@
BUILT_SOURCES += schema/common/content_author_sql.h \
	schema/common/content_assessor_sql.h \
	schema/common/content_issuer_sql.h
CLEANFILES += schema/common/content_author_sql.c schema/common/content_author_sql.h \
	schema/common/content_assessor_sql.c schema/common/content_assessor_sql.h \
	schema/common/content_issuer_sql.c schema/common/content_issuer_sql.h
EXTRA_DIST += schema/common/content.sql

AUDIT_SQL = $(top_srcdir)/schema/common/audit.sql
schema/common/audit_sql.h: $(AUDIT_SQL) $(COMPILER_SQL)
	$(AM_V_GEN)$(SQL_INTO) audit common h $(AUDIT_SQL) > $@.new && mv $@.new $@
schema/common/audit_sql.c: $(AUDIT_SQL) $(COMPILER_SQL)
	$(AM_V_GEN)$(SQL_INTO) audit common c $(AUDIT_SQL) > $@.new && mv $@.new $@
PERSON_SQL = $(top_srcdir)/schema/common/person.sql
schema/common/person_sql.h: $(PERSON_SQL) $(COMPILER_SQL)
	$(AM_V_GEN)$(SQL_INTO) person common h $(PERSON_SQL) > $@.new && mv $@.new $@
schema/common/person_sql.c: $(PERSON_SQL) $(COMPILER_SQL)
	$(AM_V_GEN)$(SQL_INTO) person common c $(PERSON_SQL) > $@.new && mv $@.new $@
SESSION_SQL = $(top_srcdir)/schema/common/session.sql
schema/common/session_sql.h: $(SESSION_SQL) $(COMPILER_SQL)
	$(AM_V_GEN)$(SQL_INTO) session common h $(SESSION_SQL) > $@.new && mv $@.new $@
schema/common/session_sql.c: $(SESSION_SQL) $(COMPILER_SQL)
	$(AM_V_GEN)$(SQL_INTO) session common c $(SESSION_SQL) > $@.new && mv $@.new $@
BUILT_SOURCES += schema/common/audit_sql.h \
	schema/common/person_sql.h schema/common/session_sql.h
CLEANFILES += schema/common/audit_sql.h schema/common/audit_sql.c \
	schema/common/session_sql.h schema/common/session_sql.c \
	schema/common/person_sql.h schema/common/person_sql.c
EXTRA_DIST += schema/common/audit.sql schema/common/person.sql \
	 schema/common/session.sql
nobase_dist_pkgdata_DATA += schema/migrate/0006-session.sql \
	schema/migrate/0008-messages.sql \
	schema/migrate/0010-badges.sql \
	schema/migrate/0011-directory.sql \
	schema/migrate/0018-sign-on.sql \
	schema/migrate/0022-sync.sql \
	schema/migrate/0012-cards.sql \
	schema/migrate/0017-audit-words.sql \
	schema/migrate/0019-claims.sql \
	schema/migrate/0020-session.sql \
	schema/migrate/0023-terms.sql \
	schema/migrate/0024-sealed.sql \
	schema/migrate/0025-assessor-queue.sql \
	schema/migrate/0027-catalog.sql \
	schema/migrate/0028-plan.sql \
	schema/migrate/0029-news.sql \
	schema/migrate/0030-lists.sql
