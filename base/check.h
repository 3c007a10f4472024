/*
 * check.h - pure verdicts on text that came from outside.
 */
#ifndef BASE_CHECK_H
#define BASE_CHECK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/span.h"
#include "base/status.h"

/*
 * utf8_clean - a copy in which every byte that is not part of well-formed
 * UTF-8 (RFC 3629), every NUL and every control character but tab and line
 * feed is U+FFFD, and CR LF or CR are LF. *clean_r tells whether nothing but
 * line ends had to change.
 */
struct span utf8_clean(struct arena *arena, struct span raw, bool *clean_r);

/*
 * line_clean - makes clean text one line, in place: line ends and tabs become
 * spaces, and what turns the direction of letters goes, so that "gpj.exe" can't
 * be made to read "exe.jpg" in front of somebody.
 */
void line_clean(char *text);

/*
 * utf8_length - code points in well-formed UTF-8.
 */
size_t utf8_length(const char *text);

/*
 * word_count - runs of anything but white space: what a teacher counts.
 */
int64_t word_count(const char *text);

/*
 * code_is - [a-z0-9] and inner hyphens, 1..64: a code in an address.
 */
bool code_is(const char *text);

/*
 * web_address_is - an absolute http or https address with a host, without
 * control characters, spaces, quotes or brackets, at most 2,000 bytes.
 */
bool web_address_is(const char *text);

/*
 * return_path_is - may a person be sent to this after signing on? Exactly one
 * leading slash, no backslash, no control characters, nothing that a browser
 * could read as another host, at most 1,000 bytes.
 */
bool return_path_is(const char *text);

/*
 * int_parse - a decimal int64_t within [least, most]; nothing else around
 * it. INVALID else.
 */
MUST_USE enum status int_parse(
    const char *text, int64_t least, int64_t most, int64_t *value_r);

/*
 * decimal_is - digits with at most `places` after a point ("1", "0.5").
 */
bool decimal_is(const char *text, int places);

#endif
