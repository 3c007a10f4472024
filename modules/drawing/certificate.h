/*
 * certificate.h - an award as a page to print: a tagged PDF.
 */
#ifndef MODULES_DRAWING_CERTIFICATE_H
#define MODULES_DRAWING_CERTIFICATE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/span.h"
#include "base/status.h"

enum {
	CERTIFICATE_FACTS_MOST = 10,
	CERTIFICATE_BYTES_MOST = 8 * 1024 * 1024,
	CERTIFICATE_IMAGE_MOST = 4 * 1024 * 1024
};

struct certificate_fact {
	const char *label;
	const char *value;
};

/* Texts are clean UTF-8 of any length that the records take. */
struct certificate {
	bool a4;            /* else US Letter; both lie on their side */
	const char *person; /* up to 300 characters */
	const char *title;
	const char *district;
	struct certificate_fact facts[CERTIFICATE_FACTS_MOST];
	size_t fact_count;
	const char *address; /* of the award's page: link and QR code */
	const char *signer;  /* whose signature it is; "" for none */
	struct span badge;   /* SVG */
	const char *circle;  /* words around the badge, see picture.h */
	bool tight;
	struct span seal;      /* PNG; empty for none */
	struct span signature; /* PNG; empty for none */
};

/*
 * certificate_make - the PDF, in `arena`: one page, tagged, with title,
 * language and texts for its pictures (ISO 14289-1, as far as cairo can).
 *   INVALID   a picture can't be read, or the address is too long for a code
 *   TOO_MUCH  more than CERTIFICATE_BYTES_MOST
 */
MUST_USE enum status certificate_make(struct arena *arena,
    const struct certificate *certificate, struct span *pdf_r);

#endif
