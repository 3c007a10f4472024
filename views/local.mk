# views: HTML, ClearSilver and the data of pages.
noinst_LTLIBRARIES += libviews.la
libviews_la_SOURCES = \
	views/markdown.c views/markdown.h \
	views/memory.c views/memory.h \
	views/node.h \
	views/plain.c views/plain.h \
	views/record.c views/record.h \
	views/render.c views/render.h \
	views/replay.c \
	views/silver.h \
	views/view.c views/view.h
libviews_la_LIBADD = $(CLEARSILVER_LIBS) $(JSONC_LIBS) \
	$(CMARK_LIBS)

# The templates, read by the workers when they start.
nobase_dist_pkgdata_DATA += \
	views/administrator/audit_list.cs \
	views/administrator/claim_list.cs \
	views/administrator/claim_show.cs \
	views/administrator/definition_draft.cs \
	views/administrator/definition_list.cs \
	views/administrator/definition_show.cs \
	views/administrator/duty_list.cs \
	views/administrator/duty_show.cs \
	views/administrator/home_show.cs \
	views/administrator/person_list.cs \
	views/administrator/person_show.cs \
	views/assessor/queue_list.cs \
	views/assessor/review_done.cs \
	views/assessor/review_show.cs \
	views/educator/award_list.cs \
	views/educator/award_share.cs \
	views/educator/feedback_show.cs \
	views/educator/home_show.cs \
	views/educator/journey_show.cs \
	views/educator/submission_list.cs \
	views/educator/submission_read.cs \
	views/educator/submission_show.cs \
	views/educator/submission_discard.cs \
	views/educator/submission_start.cs \
	views/error.cs \
	views/issuer/award_list.cs \
	views/issuer/award_revoke.cs \
	views/issuer/decision_show.cs \
	views/issuer/desk_list.cs \
	views/layout_bottom.cs \
	views/layout_top.cs \
	views/macros.cs \
	views/mail/assessor_work.cs \
	views/mail/awarded.cs \
	views/mail/claim_lapsed.cs \
	views/mail/claim_warning.cs \
	views/mail/frame.cs \
	views/mail/handed_from.cs \
	views/mail/handed_to.cs \
	views/mail/in_review.cs \
	views/mail/issuer_work.cs \
	views/mail/not_yet.cs \
	views/mail/office_award.cs \
	views/mail/office_revoked.cs \
	views/mail/passed_back.cs \
	views/mail/recommended.cs \
	views/mail/revoked.cs \
	views/mail/submitted.cs \
	views/resume.cs \
	views/signon/sessions_list.cs \
	views/signon/signed_out.cs \
	views/signon/signon_show.cs \
	views/visitor/about.cs \
	views/visitor/award_check.cs \
	views/visitor/award_show.cs \
	views/visitor/badge.svg.cs \
	views/visitor/catalog_list.cs \
	views/visitor/home_show.cs \
	views/visitor/micro_credential_show.cs
EXTRA_DIST += views/README.md views/pages.jpg

# The static files: compiled USWDS from npm and our own, under fingerprinted
# names. A release tarball holds them, so that building it needs no node.
ASSET_FILES = \
	views/static/.npmrc \
	views/static/accolade.css \
	views/static/accolade.js \
	views/static/badges.svg \
	views/static/build.mjs \
	views/static/build.sh \
	views/static/favicon.svg \
	views/static/icons.txt \
	views/static/package-lock.json \
	views/static/package.json \
	views/static/errors/errors.css
EXTRA_DIST += $(ASSET_FILES)
noinst_DATA += views/static/dist/manifest.hdf
views/static/dist/manifest.hdf: $(ASSET_FILES)
	$(AM_V_GEN)$(SHELL) $(srcdir)/views/static/build.sh \
	    $(srcdir)/views/static views/static/dist

# Made here, or come with the tarball.
FIND_ASSETS = if test -f views/static/dist/manifest.hdf; \
	then dist=views/static/dist; \
	else dist='$(srcdir)/views/static/dist'; fi
install-data-local: install-static
install-static: views/static/dist/manifest.hdf
	@$(MKDIR_P) '$(DESTDIR)$(pkgdatadir)/static/errors'
	@$(FIND_ASSETS); \
	for file in "$$dist"/*.* "$$dist"/errors/*.*; do \
		name=$${file#"$$dist"/}; \
		$(INSTALL_DATA) "$$file" \
		    '$(DESTDIR)$(pkgdatadir)'/static/"$$name" || exit 1; \
	done
uninstall-local: uninstall-static
uninstall-static:
	rm -rf '$(DESTDIR)$(pkgdatadir)/static'
dist-hook: dist-static
dist-static: views/static/dist/manifest.hdf
	@$(FIND_ASSETS); rm -rf '$(distdir)/views/static/dist'; \
	cp -Rp "$$dist" '$(distdir)/views/static/dist'
maintainer-clean-local: clean-static
clean-static:
	rm -rf views/static/dist views/static/node_modules
.PHONY: install-static uninstall-static dist-static clean-static
