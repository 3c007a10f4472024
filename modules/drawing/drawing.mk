# accolade-draw: the one program that links librsvg, cairo and pango.
sbin_PROGRAMS += accolade-draw
accolade_draw_SOURCES = modules/drawing/draw.c \
	modules/drawing/amend.c modules/drawing/amend.h \
	modules/drawing/certificate.c modules/drawing/certificate.h \
	modules/drawing/confine.c modules/drawing/confine.h \
	modules/drawing/picture.c modules/drawing/picture.h
accolade_draw_CFLAGS = $(AM_CFLAGS) $(DRAW_CFLAGS)
accolade_draw_LDADD = libbadge.la libviews.la libbase.la \
	$(DRAW_LIBS) $(JSONC_LIBS) $(SODIUM_LIBS) -lm
