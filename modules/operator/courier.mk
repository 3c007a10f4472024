# `accolade courier`, and what letters say and how they travel. libcurl is linked
# by nothing else.
noinst_LTLIBRARIES += libcourier.la
libcourier_la_SOURCES = \
	modules/operator/compose.c modules/operator/compose.h \
	modules/operator/courier.c \
	modules/operator/deliver.c modules/operator/deliver.h \
	modules/operator/mime.c modules/operator/mime.h \
	schema/operator/claim.c schema/operator/claim.h \
	schema/operator/message.c schema/operator/message.h
nodist_libcourier_la_SOURCES = \
	schema/operator/message_sql.c schema/operator/message_sql.h
libcourier_la_LIBADD = $(CURL_LIBS)

MESSAGE_SQL = $(top_srcdir)/schema/operator/message.sql \
	$(top_srcdir)/schema/operator/claim.sql
schema/operator/message_sql.h: $(MESSAGE_SQL) $(COMPILER_SQL)
	$(AM_V_GEN)$(SQL_INTO) message operator h $(MESSAGE_SQL) > $@.new && mv $@.new $@
schema/operator/message_sql.c: $(MESSAGE_SQL) $(COMPILER_SQL)
	$(AM_V_GEN)$(SQL_INTO) message operator c $(MESSAGE_SQL) > $@.new && mv $@.new $@
BUILT_SOURCES += schema/operator/message_sql.h
CLEANFILES += schema/operator/message_sql.h schema/operator/message_sql.c
EXTRA_DIST += schema/operator/message.sql schema/operator/claim.sql

if HAVE_CMOCKA
check_PROGRAMS += tests/unit/letter_test
tests_unit_letter_test_SOURCES = tests/unit/letter_test.c
tests_unit_letter_test_LDADD = libcourier.la libviews.la libbase.la \
	$(CMOCKA_LIBS)
endif
