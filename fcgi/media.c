/*
 * media.c - libmagic's word, and the name's, against one table.
 *
 * libmagic parses hostile bytes, with whatever its rules are: its verdict is
 * only ever a key into the table, so the worst that it can do is to take one
 * accepted kind for another.
 */
#include "config.h"

#include <string.h>
#include <strings.h>
#include <unistd.h>

#include <magic.h>

#include "fcgi/media.h"

#define OOXML "application/vnd.openxmlformats-officedocument."
#define ODF "application/vnd.oasis.opendocument."

struct kind {
	const char *ending;
	const char *type;  /* what we call it */
	const char *magic; /* what libmagic calls it; NULL: the same */
};

static const struct kind kinds[] = {
    {"pdf", "application/pdf", NULL},
    {"png", "image/png", NULL},
    {"jpg", "image/jpeg", NULL},
    {"jpeg", "image/jpeg", NULL},
    {"gif", "image/gif", NULL},
    {"webp", "image/webp", NULL},
    {"mp4", "video/mp4", NULL},
    {"m4v", "video/mp4", NULL},
    {"m4v", "video/mp4", "video/x-m4v"},
    {"mov", "video/quicktime", NULL},
    {"webm", "video/webm", NULL},
    {"mp3", "audio/mpeg", NULL},
    {"m4a", "audio/mp4", "audio/x-m4a"},
    {"m4a", "audio/mp4", "video/mp4"},
    {"m4a", "audio/mp4", NULL},
    {"wav", "audio/wav", "audio/x-wav"},
    {"wav", "audio/wav", NULL},
    {"ogg", "audio/ogg", NULL},
    {"ogg", "audio/ogg", "application/ogg"},
    {"oga", "audio/ogg", NULL},
    {"docx", OOXML "wordprocessingml.document", NULL},
    {"pptx", OOXML "presentationml.presentation", NULL},
    {"xlsx", OOXML "spreadsheetml.sheet", NULL},
    /* Some programs order the parts so that only the wrapping shows. */
    {"docx", OOXML "wordprocessingml.document", "application/zip"},
    {"pptx", OOXML "presentationml.presentation", "application/zip"},
    {"xlsx", OOXML "spreadsheetml.sheet", "application/zip"},
    {"odt", ODF "text", NULL},
    {"odp", ODF "presentation", NULL},
    {"ods", ODF "spreadsheet", NULL},
    {"txt", "text/plain", NULL},
    {"md", "text/plain", NULL},
    {"csv", "text/csv", NULL},
    {"csv", "text/csv", "text/plain"},
    {"csv", "text/csv", "application/csv"},
};

enum { KINDS = sizeof(kinds) / sizeof(kinds[0]), LOOKED_AT_BYTES = 256 * 1024 };

/* Its rules are 8 MB, as much as the rest of a worker: they are loaded for one
 * file and let go, in some milliseconds beside the file's own sync. */
static enum status
library_open(magic_t *library_r)
{
	/* What tells a kind stands at a file's beginning; by default 7 MB of it
	 * would be read, and kept. */
	size_t most = LOOKED_AT_BYTES;
	magic_t library = magic_open(MAGIC_MIME_TYPE | MAGIC_NO_CHECK_COMPRESS |
	    MAGIC_NO_CHECK_ELF | MAGIC_NO_CHECK_TAR);
	if (library == NULL || magic_load(library, NULL) != 0 ||
	    magic_setparam(library, MAGIC_PARAM_BYTES_MAX, &most) != 0) {
		enum status status = fault(STATUS_UNAVAILABLE, "libmagic: %s",
		    library == NULL ? "no memory" : magic_error(library));

		if (library != NULL)
			magic_close(library);
		return status;
	}
	*library_r = library;
	return STATUS_OK;
}

/* Any plain text by its name; libmagic likes to see programs and tables in
 * it. Pages and drawings are no plain text. */
static const char *
plain_text(const char *ending, const char *magic)
{
	if (strncmp(magic, "text/", 5) != 0 ||
	    strcmp(magic, "text/html") == 0 || strcmp(magic, "text/xml") == 0)
		return NULL;
	if (strcasecmp(ending, "txt") == 0 || strcasecmp(ending, "md") == 0)
		return "text/plain";
	return strcasecmp(ending, "csv") == 0 ? "text/csv" : NULL;
}

/* What we call a file that libmagic calls `magic`; NULL when we don't take it. */
static const char *
type_of(const char *ending, const char *magic)
{
	for (int i = 0; i < KINDS; i++) {
		const char *known =
		    kinds[i].magic != NULL ? kinds[i].magic : kinds[i].type;

		if (strcmp(known, magic) == 0 &&
		    strcasecmp(kinds[i].ending, ending) == 0)
			return kinds[i].type;
	}
	return plain_text(ending, magic);
}

enum status
media_find(int fd, const char *name, const char **type_r)
{
	const char *dot = strrchr(name, '.');
	const char *magic;
	magic_t library = NULL;
	enum status status = library_open(&library);

	if (status != STATUS_OK)
		return status;
	magic =
	    lseek(fd, 0, SEEK_SET) == 0 ? magic_descriptor(library, fd) : NULL;
	if (magic == NULL) {
		const char *why = magic_error(library);

		status = fault(STATUS_UNAVAILABLE, "libmagic: %s",
		    why != NULL ? why : "the file can't be read");
	} else {
		*type_r = type_of(dot != NULL ? dot + 1 : "", magic);
		status = *type_r != NULL ? STATUS_OK : STATUS_INVALID;
	}
	magic_close(library);
	return status;
}
