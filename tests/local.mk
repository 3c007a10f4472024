# tests: unit tests run by `make check`; the rest by tests/run.
if HAVE_CMOCKA
check_PROGRAMS += tests/unit/arena_test tests/unit/assessor_test \
	tests/unit/check_test tests/unit/clock_test \
	tests/unit/credential_test \
	tests/unit/issuer_test tests/unit/memory_test tests/unit/render_test tests/unit/verify_test \
	tests/unit/view_test tests/unit/module_text_test

tests_unit_arena_test_SOURCES = tests/unit/arena_test.c
tests_unit_arena_test_LDADD = libbase.la $(CMOCKA_LIBS)

tests_unit_assessor_test_SOURCES = tests/unit/assessor_test.c
tests_unit_assessor_test_LDADD = libassessorrules.la libbase.la $(CMOCKA_LIBS)

tests_unit_check_test_SOURCES = tests/unit/check_test.c
tests_unit_check_test_LDADD = libbase.la $(CMOCKA_LIBS)

tests_unit_clock_test_SOURCES = tests/unit/clock_test.c
tests_unit_clock_test_LDADD = libbase.la $(CMOCKA_LIBS)

tests_unit_memory_test_SOURCES = tests/unit/memory_test.c
tests_unit_memory_test_LDADD = libviews.la libbase.la $(CMOCKA_LIBS)

tests_unit_credential_test_SOURCES = tests/unit/credential_test.c
tests_unit_credential_test_LDADD = libcredential.la libvisitorparts.la libbase.la \
	$(JSONC_LIBS) $(OPENSSL_LIBS) $(CMOCKA_LIBS)

tests_unit_issuer_test_SOURCES = tests/unit/issuer_test.c
tests_unit_issuer_test_LDADD = libbase.la $(CMOCKA_LIBS)

tests_unit_render_test_SOURCES = tests/unit/render_test.c
tests_unit_render_test_LDADD = libviews.la libbase.la $(CMOCKA_LIBS)

tests_unit_verify_test_SOURCES = tests/unit/verify_test.c
tests_unit_verify_test_LDADD = libvisitorparts.la libbase.la $(OPENSSL_LIBS) \
	$(CMOCKA_LIBS)
EXTRA_DIST += tests/data/jwt/credential.jwt tests/data/jwt/public.jwk.json

tests_unit_module_text_test_SOURCES = tests/unit/module_text_test.c
tests_unit_module_text_test_LDADD = libbadge.la libbase.la \
	$(CMOCKA_LIBS)

tests_unit_view_test_SOURCES = tests/unit/view_test.c
tests_unit_view_test_LDADD = libviews.la libbase.la $(CMOCKA_LIBS)
endif

# Against a real MariaDB: built by tests/run records, not by make check.
EXTRA_PROGRAMS += tests/records/db_test
tests_records_db_test_SOURCES = tests/records/db_test.c
tests_records_db_test_LDADD = libschema.la libbase.la $(CMOCKA_LIBS)

EXTRA_PROGRAMS += tests/records/assessor_test
tests_records_assessor_test_SOURCES = tests/records/assessor_test.c
tests_records_assessor_test_LDADD = libassessorrecords.la libschema.la \
	libbase.la $(CMOCKA_LIBS)

EXTRA_PROGRAMS += tests/records/visitor_test
tests_records_visitor_test_SOURCES = tests/records/visitor_test.c
tests_records_visitor_test_LDADD = libvisitorrecords.la libschema.la \
	libbase.la $(CMOCKA_LIBS)

# The pages from samples, without worker or database: hostile data comes out
# inert.
EXTRA_PROGRAMS += tests/views/render
tests_views_render_SOURCES = tests/views/render.c
tests_views_render_LDADD = $(CLEARSILVER_LIBS)
dist_check_SCRIPTS = tests/views/hostile_test.sh
check_DATA = tests/views/render
CLEANFILES += tests/views/render
EXTRA_DIST += tests/views/pages.sh tests/views/pages_test.mjs \
	tests/views/administrator/audit_list.choices.hdf \
	tests/views/administrator/audit_list.hdf \
	tests/views/administrator/claim_list.empty.hdf \
	tests/views/administrator/claim_list.hdf \
	tests/views/administrator/claim_show.errors.hdf \
	tests/views/administrator/claim_show.gone.hdf \
	tests/views/administrator/claim_show.hdf \
	tests/views/administrator/claim_show.own.hdf \
	tests/views/administrator/definition_draft.hdf \
	tests/views/administrator/definition_list.errors.hdf \
	tests/views/administrator/definition_list.hdf \
	tests/views/administrator/definition_show.hdf \
	tests/views/administrator/duty_list.hdf \
	tests/views/administrator/duty_show.errors.hdf \
	tests/views/administrator/duty_show.hdf \
	tests/views/administrator/home_show.hdf \
	tests/views/administrator/person_list.hdf \
	tests/views/administrator/person_show.hdf \
	tests/views/assessor/queue_list.empty.hdf \
	tests/views/assessor/queue_list.hdf \
	tests/views/assessor/review_done.gone.hdf \
	tests/views/assessor/review_done.handed.hdf \
	tests/views/assessor/review_done.hdf \
	tests/views/assessor/review_done.lapsed.hdf \
	tests/views/assessor/review_show.errors.hdf \
	tests/views/assessor/review_show.hdf \
	tests/views/assets.hdf \
	tests/views/educator/award_list.empty.hdf \
	tests/views/educator/award_list.hdf \
	tests/views/educator/award_share.hdf \
	tests/views/educator/award_share.private.hdf \
	tests/views/educator/feedback_show.award.hdf \
	tests/views/educator/feedback_show.hdf \
	tests/views/educator/home_show.empty.hdf \
	tests/views/educator/home_show.hdf \
	tests/views/educator/submission_list.empty.hdf \
	tests/views/educator/submission_list.hdf \
	tests/views/educator/submission_read.awarded.hdf \
	tests/views/educator/submission_read.hdf \
	tests/views/educator/submission_show.hdf \
	tests/views/educator/submission_show.new.hdf \
	tests/views/educator/submission_show.second.hdf \
	tests/views/educator/submission_discard.hdf \
	tests/views/educator/journey_show.hdf tests/views/educator/journey_show.empty.hdf \
	tests/views/educator/submission_read.term.hdf \
	tests/views/educator/submission_start.hdf \
	tests/views/educator/submission_start.open.hdf \
	tests/views/error.hdf \
	tests/views/error.typed.hdf \
	tests/views/error.unavailable.hdf \
	tests/views/frame.hdf \
	tests/views/issuer/award_list.hdf \
	tests/views/issuer/award_revoke.hdf \
	tests/views/issuer/decision_show.decided.hdf \
	tests/views/issuer/decision_show.errors.hdf \
	tests/views/issuer/decision_show.hdf \
	tests/views/issuer/decision_show.sealed.hdf \
	tests/views/issuer/decision_show.term.hdf \
	tests/views/issuer/desk_list.decided.hdf \
	tests/views/issuer/desk_list.empty.hdf \
	tests/views/issuer/desk_list.hdf \
	tests/views/issuer/desk_list.sealed.hdf \
	tests/views/mail/assessor_work.hdf \
	tests/views/mail/assessor_work.one.hdf \
	tests/views/mail/awarded.hdf \
	tests/views/mail/awarded.plain.hdf \
	tests/views/mail/claim_lapsed.hdf \
	tests/views/mail/claim_warning.hdf \
	tests/views/mail/handed_from.hdf \
	tests/views/mail/handed_to.hdf \
	tests/views/mail/in_review.hdf \
	tests/views/mail/issuer_work.hdf \
	tests/views/mail/not_yet.hdf \
	tests/views/mail/office_award.hdf \
	tests/views/mail/office_award.plain.hdf \
	tests/views/mail/office_revoked.hdf \
	tests/views/mail/passed_back.hdf \
	tests/views/mail/recommended.hdf \
	tests/views/mail/revoked.hdf \
	tests/views/mail/submitted.hdf \
	tests/views/mail/submitted.second.hdf \
	tests/views/person_administrator.hdf \
	tests/views/person_assessor.hdf \
	tests/views/person_educator.hdf \
	tests/views/person_issuer.hdf \
	tests/views/resume.away.hdf \
	tests/views/resume.hdf \
	tests/views/resume.stale.hdf \
	tests/views/signon/sessions_list.hdf \
	tests/views/signon/signed_out.hdf \
	tests/views/signon/signon_show.hdf \
	tests/views/signon/signon_show.plain.hdf \
	tests/views/visitor/about.hdf \
	tests/views/visitor/award_check.hdf \
	tests/views/visitor/award_check.revoked.hdf \
	tests/views/visitor/award_show.hdf \
	tests/views/visitor/award_show.revoked.hdf \
	tests/views/visitor/badge.svg.hdf \
	tests/views/visitor/catalog_list.empty.hdf \
	tests/views/visitor/catalog_list.hdf \
	tests/views/visitor/home_show.empty.hdf \
	tests/views/visitor/home_show.hdf \
	tests/views/visitor/micro_credential_show.hdf

# A module for the worker's tests; -rpath makes libtool build it shared though
# it is not installed.
check_LTLIBRARIES += trial.la
trial_la_SOURCES = tests/worker/trial.c
trial_la_CFLAGS = $(MODULE_CFLAGS)
trial_la_LDFLAGS = $(MODULE_LDFLAGS) -rpath /nowhere
EXTRA_DIST += tests/worker/views/error.cs tests/worker/views/resume.cs \
	tests/worker/views/trial/form_show.cs \
	tests/worker/views/trial/gate_show.cs \
	tests/worker/views/trial/home_show.cs

include tests/fcgi.mk

# What each account may do, in raw SQL: by tests/records/run.
EXTRA_DIST += tests/records/run tests/records/message_test.mjs \
	tests/records/release_test.mjs \
	tests/privilege/database.mjs tests/privilege/fixture.mjs \
	tests/privilege/matrix.expected tests/privilege/matrix_test.mjs \
	tests/privilege/rules_test.mjs tests/privilege/statements_test.mjs \
	tests/privilege/terms_fixture.mjs tests/privilege/terms_test.mjs \
	tests/privilege/together_test.mjs

# The rest of the tests: no part of make check, but of what is handed on.
EXTRA_DIST += tests/bench tests/browser tests/kill tests/lib tests/lint tests/mail tests/operator tests/package tests/web \
	tests/lsan.supp tests/package.json \
	tests/package-lock.json tests/routes.expected \
	tests/routes.sh tests/run tests/views/look_test.mjs

# Some are made by make check, or by hand.
CLEANFILES += $(EXTRA_PROGRAMS)
