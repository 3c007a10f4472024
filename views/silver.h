/*
 * silver.h - ClearSilver, with the two names taken back that it takes from
 * us: its STATUS_OK is a null pointer, and its cs_config.h (found only as a
 * system header) empties PACKAGE_VERSION. Private to views/; include it last.
 */
#ifndef VIEWS_SILVER_H
#define VIEWS_SILVER_H

#include <ClearSilver.h>

#undef STATUS_OK

#endif
