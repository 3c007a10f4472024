# base: what every program stands on.
noinst_LTLIBRARIES += libbase.la
libbase_la_SOURCES = \
	base/arena.c base/arena.h \
	base/check.c base/check.h \
	base/clock.c base/clock.h \
	base/insist.c base/insist.h \
	base/issuer.c base/issuer.h \
	base/log.c base/log.h \
	base/settings.c base/settings.h base/settings.tbl \
	base/span.c base/span.h \
	base/status.c base/status.h \
	base/text.c base/text.h \
	base/token.c base/token.h
libbase_la_LIBADD = $(SODIUM_LIBS)
