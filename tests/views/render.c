/*
 * render - show one template with data from files, as the workers would.
 *
 *   render VIEWS TEMPLATE HDF...
 *
 * The HDF files are read in order, later ones over earlier ones; the page goes
 * to standard output. It knows ClearSilver only: no worker, no database.
 */
#include <ClearSilver.h>

#include <stdio.h>
#include <stdlib.h>

static void
stop_on(NEOERR *err)
{
	if (err == STATUS_OK)
		return;
	nerr_log_error(err);
	exit(1);
}

static NEOERR *
page_write(void *ctx, char *text)
{
	(void)ctx;
	if (fputs(text, stdout) == EOF)
		return nerr_raise(NERR_IO, "standard output");
	return STATUS_OK;
}

int
main(int argc, char **argv)
{
	HDF *hdf;
	CSPARSE *page;

	if (argc < 4) {
		fputs("usage: render VIEWS TEMPLATE HDF...\n", stderr);
		return 2;
	}
	stop_on(nerr_init());
	stop_on(hdf_init(&hdf));
	for (int i = 3; i < argc; i++)
		stop_on(hdf_read_file(hdf, argv[i]));
	/* Read once, when parsing begins, and part of the tree from then on. */
	stop_on(hdf_set_value(hdf, "Config.VarEscapeMode", "html"));
	stop_on(hdf_set_value(hdf, "hdf.loadpaths.views", argv[1]));
	stop_on(cs_init(&page, hdf));
	stop_on(cs_parse_file(page, argv[2]));
	stop_on(cs_render(page, NULL, page_write));
	cs_destroy(&page);
	hdf_destroy(&hdf);
	return fflush(stdout) == 0 ? 0 : 1;
}
