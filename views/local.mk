# views: HTML, ClearSilver and the data of pages.
noinst_LTLIBRARIES += libviews.la
libviews_la_SOURCES = \
	views/markdown.c views/markdown.h \
	views/node.h \
	views/render.c views/render.h \
	views/silver.h \
	views/view.c views/view.h
libviews_la_LIBADD = libbase.la $(CLEARSILVER_LIBS) $(JSONC_LIBS) \
	$(CMARK_LIBS)
