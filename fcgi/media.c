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

/* Loaded at the first upload and kept: most workers never need it. */
static magic_t library;

static enum status
library_open(void)
{
	/* What tells a kind stands at a file's beginning; by default 7 MB of it
	 * would be read, and kept. */
	size_t most = LOOKED_AT_BYTES;

	if (library != NULL)
		return STATUS_OK;
	library = magic_open(MAGIC_MIME_TYPE | MAGIC_NO_CHECK_COMPRESS |
	    MAGIC_NO_CHECK_ELF | MAGIC_NO_CHECK_TAR);
	if (library == NULL || magic_load(library, NULL) != 0 ||
	    magic_setparam(library, MAGIC_PARAM_BYTES_MAX, &most) != 0) {
		enum status status = fault(STATUS_UNAVAILABLE, "libmagic: %s",
		    library == NULL ? "no memory" : magic_error(library));

		if (library != NULL)
			magic_close(library);
		library = NULL;
		return status;
	}
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

enum status
media_find(int fd, const char *name, const char **type_r)
{
	const char *dot = strrchr(name, '.');
	const char *ending = dot != NULL ? dot + 1 : "";
	const char *magic;
	enum status status = library_open();

	if (status != STATUS_OK)
		return status;
	if (lseek(fd, 0, SEEK_SET) != 0)
		return fault(STATUS_UNAVAILABLE, "lseek failed");
	magic = magic_descriptor(library, fd);
	if (magic == NULL)
		return fault(
		    STATUS_UNAVAILABLE, "libmagic: %s", magic_error(library));
	for (int i = 0; i < KINDS; i++) {
		const char *known =
		    kinds[i].magic != NULL ? kinds[i].magic : kinds[i].type;

		if (strcmp(known, magic) == 0 &&
		    strcasecmp(kinds[i].ending, ending) == 0) {
			*type_r = kinds[i].type;
			return STATUS_OK;
		}
	}
	*type_r = plain_text(ending, magic);
	return *type_r != NULL ? STATUS_OK : STATUS_INVALID;
}
