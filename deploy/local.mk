# deploy: manual pages and units for production; the demo and its parts.
dist_pkgdata_DATA = deploy/accolade.conf.example deploy/accounts.sql
EXTRA_DIST += \
	deploy/README.md deploy/build.sh deploy/demo deploy/packages.sh \
	deploy/stack.sh \
	deploy/directory deploy/nginx deploy/stack deploy/systemd \
	deploy/man/accolade.8.in deploy/man/accolade-worker.8.in \
	deploy/sample/walk.sh deploy/sample/walk-story.sh \
	deploy/sample/writing \
	debian/accolade-dev.install debian/accolade.docs \
	debian/accolade.install debian/accolade.postinst \
	debian/accolade.postrm debian/accolade.prerm debian/changelog \
	debian/control debian/copyright debian/rules debian/source/format

man_MANS = deploy/man/accolade.8 deploy/man/accolade-worker.8
CLEANFILES += $(man_MANS)
MAN_FILL = sed -e 's|@sysconfdir[@]|$(sysconfdir)|g' \
	-e 's|@datadir[@]|$(datadir)|g' -e 's|@libdir[@]|$(libdir)|g'
deploy/man/accolade.8: deploy/man/accolade.8.in
	$(AM_V_GEN)$(MKDIR_P) deploy/man && \
	    $(MAN_FILL) $(srcdir)/deploy/man/accolade.8.in > $@
deploy/man/accolade-worker.8: deploy/man/accolade-worker.8.in
	$(AM_V_GEN)$(MKDIR_P) deploy/man && \
	    $(MAN_FILL) $(srcdir)/deploy/man/accolade-worker.8.in > $@

# The units come out of a few files with one account per role; see units.sh.
unitdir = $(prefix)/lib/systemd/system
sysusersdir = $(prefix)/lib/sysusers.d
tmpfilesdir = $(prefix)/lib/tmpfiles.d
install-data-local: install-units
install-units:
	@$(MKDIR_P) '$(DESTDIR)$(sysusersdir)' '$(DESTDIR)$(tmpfilesdir)'
	$(AM_V_at)$(SHELL) $(srcdir)/deploy/systemd/units.sh \
	    $(srcdir)/deploy/systemd '$(DESTDIR)$(unitdir)' '$(sbindir)' '$(bindir)'
	@$(INSTALL_DATA) $(srcdir)/deploy/systemd/accolade.sysusers \
	    '$(DESTDIR)$(sysusersdir)/accolade.conf'
	@$(INSTALL_DATA) $(srcdir)/deploy/systemd/accolade.tmpfiles \
	    '$(DESTDIR)$(tmpfilesdir)/accolade.conf'

# nginx's parts, for a server whose own nginx includes them.
install-data-local: install-nginx
install-nginx:
	$(AM_V_at)$(SHELL) $(srcdir)/deploy/nginx/fill $(srcdir)/deploy/nginx \
	    '$(DESTDIR)$(pkgdatadir)/nginx' 'CONF=$(pkgdatadir)/nginx' \
	    'ERRORS=$(pkgdatadir)/nginx/errors' SOCKETS=/run/accolade \
	    CACHE=/var/cache/nginx/accolade LOG=/var/log/nginx/accolade.log \
	    'STATIC=$(pkgdatadir)/static' \
	    'EVIDENCE=$(localstatedir)/lib/accolade/evidence' \
	    FORM_LIMIT=3m UPLOAD_LIMIT=204m SIGN_ON_RATE=10 SIGN_ON_BURST=60
	@rm -f '$(DESTDIR)$(pkgdatadir)/nginx/nginx.conf'
	@$(INSTALL_DATA) $(srcdir)/deploy/nginx/site.conf.example \
	    '$(DESTDIR)$(pkgdatadir)/nginx/'
uninstall-local: uninstall-nginx
uninstall-nginx:
	rm -rf '$(DESTDIR)$(pkgdatadir)/nginx'
uninstall-local: uninstall-units
uninstall-units:
	rm -f '$(DESTDIR)$(unitdir)'/accolade* \
	    '$(DESTDIR)$(sysusersdir)/accolade.conf' \
	    '$(DESTDIR)$(tmpfilesdir)/accolade.conf'
.PHONY: install-units uninstall-units install-nginx uninstall-nginx
