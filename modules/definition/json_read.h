/*
 * json_read.h - a JSON document into C structs, by tables.
 *
 * A table says of each member its name, kind and limits and where in the
 * struct it goes. What the tables don't name is refused. Reading doesn't stop
 * at the first mistake: each one becomes a complaint that names the place and
 * the reason, so that an author mends a file in one go.
 */
#ifndef MODULES_DEFINITION_JSON_READ_H
#define MODULES_DEFINITION_JSON_READ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/status.h"

struct json_object;

enum member_kind {
	MEMBER_LINE,   /* const char *: no line end; least..most characters */
	MEMBER_TEXT,   /* const char *: several lines */
	MEMBER_CODE,   /* const char *: [a-z0-9-]{1,64} */
	MEMBER_NAME,   /* const char *: a username */
	MEMBER_WEB,    /* const char *: an http(s) address */
	MEMBER_DATE,   /* const char *: "2027-02-01", a day of the calendar */
	MEMBER_AMOUNT, /* const char *: a decimal above 0, two places */
	MEMBER_CHOICE, /* const char *: one of `choices` */
	MEMBER_INT,    /* int64_t within least..most */
	MEMBER_FLAG,   /* bool */
	MEMBER_OBJECT, /* a struct inside the struct: `inner` */
	MEMBER_LIST,   /* pointer and size_t: least..most of `inner`, or texts
			* of kind `each` when inner is NULL */
	MEMBER_PAIRS,  /* pointer and size_t: an object of code: text, as an
			* array of struct json_pair; least..most characters */
	MEMBER_VALUE,  /* struct json_object *: whoever takes it reads it */
	MEMBER_EMPTY,  /* reserved: only [] */
	MEMBER_IGNORED
};

struct json_pair {
	const char *name;
	const char *text;
};

struct object_format;

struct member {
	const char *name;
	enum member_kind kind;
	bool optional;
	bool or_null; /* null leaves zeros */
	int64_t least;
	int64_t most;
	size_t offset;
	size_t count_offset;   /* LIST, PAIRS */
	enum member_kind each; /* LIST of texts */
	const struct object_format *inner;
	const char *const *choices; /* CHOICE: NULL-terminated */
};

struct object_format {
	const struct member *members;
	size_t count;
	size_t size; /* of the struct */
};

/* Where in a document one stands: a chain that ends at the top. */
struct place {
	const struct place *up;
	const char *name; /* NULL: item `index` */
	size_t index;
};

enum { COMPLAINTS_MAX = 20, JSON_SHOWN_MAX = 60 };

/* What is wrong, each a sentence; beyond COMPLAINTS_MAX they are counted. */
struct complaints {
	struct arena *arena;
	const char *file; /* stands before each */
	const char *texts[COMPLAINTS_MAX];
	size_t count;
};

/*
 * complain - add "file: place: sentence". `place` NULL is the file itself.
 */
void complain(struct complaints *complaints, const struct place *place,
    const char *format, ...) PRINTF_LIKE(3, 4);

/*
 * json_read - `value`, an object, into the struct at `to`, whose bytes are
 * zero. Texts are borrowed from the tree, arrays lie in the complaints'
 * arena. What is wrong is in `complaints`; the struct is of use only when
 * their count did not grow.
 */
void json_read(struct complaints *complaints, const struct place *place,
    struct json_object *value, const struct object_format *format, void *to);

/*
 * json_show - what a member's name or a text looks like in a sentence: the
 * first JSON_SHOWN_MAX bytes at most, without control characters. Returns
 * shown_r.
 */
const char *json_show(const char *text, char shown_r[JSON_SHOWN_MAX + 1]);

#endif
