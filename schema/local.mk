# schema: SQL and the typed functions over it.
noinst_LTLIBRARIES += libschema.la
libschema_la_SOURCES = \
	schema/db.c schema/db.h schema/db_private.h \
	schema/query.c \
	schema/transact.c
libschema_la_LIBADD = $(MARIADB_LIBS)

nobase_dist_pkgdata_DATA += schema/migrate/0001-records.sql \
	schema/migrate/0003-public-views.sql

# SET_sql.h and SET_sql.c from the .sql files of one set; see compile.awk.
# A set's rule: its two files depend on its .sql files, and are made by
#   $(COMPILE_SQL) SET FOLDER header|source FILES...
EXTRA_DIST += schema/compile.awk schema/compile.sh
COMPILE_SQL = AWK='$(AWK)' $(SHELL) $(top_srcdir)/schema/compile.sh
