/*
 * bits.c - gzip by zlib, base64url by libsodium.
 */
#include "config.h"

#include <string.h>

#include <sodium.h>
#include <zlib.h>

#include "modules/proof/bits.h"

enum { GZIP = 15 + 16 };

enum status
bits_unpack(struct arena *arena, const char *text, size_t most,
    unsigned char **bits_r, size_t *len_r)
{
	z_stream stream = {0};
	size_t room = strlen(text);
	unsigned char *packed;
	unsigned char *bits;
	size_t len;
	int result;

	if (text[0] != 'u')
		return fault(STATUS_INVALID, "a list that isn't base64url");
	if (!arena_room(arena, room + most + 1024))
		return fault(STATUS_TOO_MUCH, "a list of too many bytes");
	packed = arena_take(arena, room);
	if (sodium_base642bin(packed, room, text + 1, room - 1, NULL, &len,
		NULL, sodium_base64_VARIANT_URLSAFE_NO_PADDING) != 0)
		return fault(STATUS_INVALID, "a list that isn't base64url");
	bits = arena_take(arena, most);
	if (inflateInit2(&stream, GZIP) != Z_OK)
		return fault(STATUS_UNAVAILABLE, "zlib has no memory");
	stream.next_in = packed;
	stream.avail_in = (uInt)len;
	stream.next_out = bits;
	stream.avail_out = (uInt)most;
	result = inflate(&stream, Z_FINISH);
	len = stream.total_out;
	(void)inflateEnd(&stream);
	if (result == Z_BUF_ERROR && len == most)
		return fault(STATUS_TOO_MUCH, "a list of too many bytes");
	if (result != Z_STREAM_END)
		return fault(STATUS_INVALID, "a list that isn't gzip");
	*bits_r = bits;
	*len_r = len;
	return STATUS_OK;
}
