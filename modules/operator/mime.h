/*
 * mime.h - a letter as the bytes that travel (RFC 5322, 2045-2047). Pure: the
 * same letter is the same bytes, whether they go to a server or into a folder.
 */
#ifndef MODULES_OPERATOR_MIME_H
#define MODULES_OPERATOR_MIME_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/span.h"

struct mime {
	const char *from_name;
	const char *from; /* both pass mime_address_is */
	const char *to_name;
	const char *to;
	const char *subject;
	const char *key; /* [a-z0-9]: the Message-ID's left side */
	int64_t at_us;
	const char *text; /* UTF-8, lines end with \n */
	const char *html;
};

/*
 * mime_address_is - local@domain in ASCII, without quotes, spaces or anything
 * else that a header or a mail server could read as more than one address; at
 * most 254 bytes.
 */
bool mime_address_is(const char *address);

/*
 * mime_write - headers and both bodies, lines ended by CRLF, none longer than
 * 998 bytes. Nothing in a value can end its header: control bytes become
 * spaces, other than ASCII is encoded.
 */
struct span mime_write(struct arena *arena, const struct mime *mime);

#endif
