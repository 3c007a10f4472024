# modules: one shared object per role, `.libs/<role>.so`, declared like this:
#
#   pkglib_LTLIBRARIES += educator.la
#   educator_la_SOURCES = modules/educator/educator.c modules/educator/rules.c \
#	modules/educator/rules.h schema/educator/submission.c ...
#   educator_la_CFLAGS = $(MODULE_CFLAGS)
#   educator_la_LDFLAGS = $(MODULE_LDFLAGS)
#   educator_la_LIBADD = libshow.la
#
# What base/, schema/ (but a role's own folder), views/ and fcgi/ offer is in the
# worker, whole: a module must not link it, or there would be two of it. A
# library of its own (libldap) goes into LIBADD. Its templates are installed by
# nobase_dist_pkgdata_DATA, and `accolade-worker --routes` lists its routes.
EXTRA_DIST += modules/module.h
MODULE_CFLAGS = $(AM_CFLAGS) -fvisibility=hidden
MODULE_LDFLAGS = $(AM_LDFLAGS) -module -avoid-version -shared
include modules/signon/signon.mk
include modules/definition/definition.mk
include modules/visitor/visitor.mk
include modules/educator/educator.mk
include modules/issuer/issuer.mk
include modules/administrator/administrator.mk
include modules/proof/proof.mk
include modules/signer/signer.mk
include modules/drawing/drawing.mk
include modules/assessor/assessor.mk
include modules/verify/verify.mk
include modules/operator/courier.mk
include modules/operator/operator.mk

# What several roles show in the same way: a part of each module that uses it.
noinst_LTLIBRARIES += libshow.la
libshow_la_SOURCES = modules/evidence.c modules/evidence.h \
	modules/show.c modules/show.h
libshow_la_LIBADD = libticket.la

# Who may open a file for a while, by itself for the unit test.
noinst_LTLIBRARIES += libticket.la
libticket_la_SOURCES = modules/ticket.c modules/ticket.h

# Texts and drawings of badges and how awards are shared, for the pages and for the program that draws.
noinst_LTLIBRARIES += libbadge.la
libbadge_la_SOURCES = modules/badge.c modules/badge.h \
	modules/share.c modules/share.h \
	modules/text.c modules/text.h

# JSON from anywhere.
noinst_LTLIBRARIES += libjson.la
libjson_la_SOURCES = modules/json_scan.c modules/json_scan.h \
	modules/json_tree.c modules/json_tree.h
libjson_la_CFLAGS = $(MODULE_CFLAGS)
libjson_la_LIBADD = $(JSONC_LIBS)

# Credentials in pictures.
noinst_LTLIBRARIES += libbake.la
libbake_la_SOURCES = modules/bake.c modules/bake.h \
	modules/unbake.c modules/unbake.h
libbake_la_LIBADD = $(ZLIB_LIBS)

# The district's keys as others read them.
noinst_LTLIBRARIES += libdid.la
libdid_la_SOURCES = modules/did.c modules/did.h
libdid_la_LIBADD = $(JSONC_LIBS)

# What a district's own module is written against.
nobase_pkginclude_HEADERS = \
	base/arena.h base/check.h base/clock.h base/insist.h base/log.h \
	base/settings.h base/settings.tbl base/span.h base/status.h \
	base/text.h base/token.h modules/module.h schema/db.h views/view.h

if HAVE_CMOCKA
check_PROGRAMS += tests/unit/ticket_test
tests_unit_ticket_test_SOURCES = tests/unit/ticket_test.c
tests_unit_ticket_test_LDADD = libticket.la libbase.la $(CMOCKA_LIBS)

check_PROGRAMS += tests/unit/bake_test
tests_unit_bake_test_SOURCES = tests/unit/bake_test.c
tests_unit_bake_test_LDADD = libbake.la libbase.la $(CMOCKA_LIBS)
endif
