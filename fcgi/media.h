/*
 * media.h - which kinds of files are accepted, told by their bytes.
 */
#ifndef FCGI_MEDIA_H
#define FCGI_MEDIA_H

#include "base/status.h"

/* What a person is told whose file is of no kind that we take. */
#define MEDIA_ACCEPTED                                                         \
	"This kind of file can't be added. You can add a PDF, a picture "      \
	"(PNG, JPEG, GIF, WebP), a video (MP4, MOV, WebM), a sound recording " \
	"(MP3, M4A, WAV, OGG), a text or CSV file, or a Word, PowerPoint, "    \
	"Excel or OpenDocument file."

/*
 * media_find - the media type of an open file called `name`.
 *
 *   out  type_r   one of our own list
 *   OK
 *   INVALID      not on the list, or its name says another kind
 *   UNAVAILABLE  the type library doesn't work
 */
MUST_USE enum status media_find(int fd, const char *name, const char **type_r);

#endif
