# fcgi: the worker. Its parts stand in a library of their own for the tests.
noinst_LTLIBRARIES += libfcgiparts.la
libfcgiparts_la_SOURCES = \
	fcgi/answer.c fcgi/answer.h \
	fcgi/body.c fcgi/body.h \
	fcgi/collect.c fcgi/collect.h \
	fcgi/cookie.c fcgi/cookie.h \
	fcgi/exchange.h \
	fcgi/field.c \
	fcgi/flash.c fcgi/flash.h \
	fcgi/form.c fcgi/form.h \
	fcgi/frame.c fcgi/frame.h \
	fcgi/gate.c fcgi/gate.h \
	fcgi/media.c fcgi/media.h \
	fcgi/multipart.c fcgi/multipart.h \
	fcgi/negotiate.c fcgi/negotiate.h \
	fcgi/parse.c fcgi/parse.h \
	fcgi/problem.c fcgi/problem.h \
	fcgi/recall.c fcgi/recall.h \
	fcgi/reply.c fcgi/reply.h \
	fcgi/route.c fcgi/route.h \
	fcgi/serve.c fcgi/serve.h \
	fcgi/upload.c fcgi/upload.h
libfcgiparts_la_LIBADD = $(SODIUM_LIBS) $(MAGIC_LIBS)

# A module resolves against the worker, so the worker holds the libraries
# whole, used by itself or not, and shows their names.
worker_libs = libfcgiparts.la libschema.la libviews.la libbase.la
worker_archives = .libs/libfcgiparts.a,.libs/libschema.a,.libs/libviews.a,.libs/libbase.a

sbin_PROGRAMS += accolade-worker
accolade_worker_SOURCES = \
	fcgi/load.c fcgi/load.h \
	fcgi/loop.c fcgi/loop.h \
	fcgi/seal.c fcgi/seal.h \
	fcgi/worker.c
accolade_worker_LDFLAGS = $(AM_LDFLAGS) -export-dynamic \
	-Wl,--whole-archive,$(worker_archives),--no-whole-archive
accolade_worker_LDADD = \
	$(FCGI_LIBS) $(SODIUM_LIBS) $(MAGIC_LIBS) $(JSONC_LIBS) \
	$(MARIADB_LIBS) $(CMARK_LIBS) $(CLEARSILVER_LIBS) -ldl
accolade_worker_DEPENDENCIES = $(worker_libs)
