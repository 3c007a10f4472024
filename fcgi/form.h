/*
 * form.h - what was sent, sorted into the fields that a route declares.
 *
 * A name that isn't declared is dropped; everything else is kept as it was
 * typed, right or wrong, so that the form can be shown again with nothing
 * lost. The verdict of a value stands beside it as a sentence.
 */
#ifndef FCGI_FORM_H
#define FCGI_FORM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/span.h"
#include "base/status.h"
#include "modules/module.h"

enum { FORM_PARAMETERS_MAX = 1000, FORM_KEY_MAX = 26 };

/* The hidden field of the form token; no route declares it. */
#define FORM_TOKEN "token"

/* One value of one field. */
struct value {
	const char *key;       /* of a family; "" else */
	struct span text;      /* cleaned, NUL behind it; of a file: its name */
	int64_t number;        /* FIELD_INT, 0 when wrong */
	const char *name;      /* FIELD_DOCUMENT: of its file */
	struct upload *upload; /* FIELD_FILE, NULL when none was kept */
	const char *error;     /* NULL: nothing is wrong with it */
};

/* What is wrong with a member of a family that wasn't sent. */
struct mistake {
	struct mistake *next;
	const char *key;
	const char *text;
};

/* The values of one field: at most one, or a family's in the order sent. */
struct slot {
	struct value *values;
	size_t count;
	size_t room;
	const char *error; /* of the field as such, or of a family as such */
	struct mistake *mistakes;
};

/* A value that no field declares, kept where the route says so. */
struct kept {
	struct kept *next;
	const char *name;
	const char *value;
};

struct form {
	struct arena *arena;
	struct arena *secrets;
	const struct field *fields;
	size_t field_count;
	struct slot *slots; /* one per field */
	size_t parameters;
	size_t errors;
	const char *token; /* "" when none or several came */
	bool multipart;
	const char *file_name; /* of a file that came, kept or not; or NULL */
	bool keep;             /* what isn't declared goes into `kept` */
	struct kept *kept;
	struct kept **kept_end;
};

/*
 * form_open - an empty form of these fields in `arena`; passwords go into
 * `secrets`.
 */
struct form *form_open(struct arena *arena, struct arena *secrets,
    const struct field *fields, size_t field_count);

/*
 * form_read - take name=value&... ; `body` is decoded in place and needs one
 * writable byte behind it.
 *   OK | TOO_MUCH (more than FORM_PARAMETERS_MAX)
 */
MUST_USE enum status form_read(struct form *form, char *body, size_t len);

/*
 * form_add - take one decoded parameter. OK | TOO_MUCH.
 */
MUST_USE enum status form_add(
    struct form *form, struct span name, struct span value);

/*
 * form_field - the index of the field that `name` belongs to, -1 for none;
 * *key_r is what stands for a family's '*', "" else.
 */
int form_field(const struct form *form, struct span name, struct span *key_r);

/*
 * form_has - did this field come already? What comes twice is refused, so a
 * second file need not be kept.
 */
bool form_has(const struct form *form, int field, struct span key);

/*
 * form_file - take a file: its name, and the upload or the sentence that says
 * why there is none.
 */
void form_file(struct form *form, int field, struct span key, const char *name,
    struct upload *upload, const char *error);

/*
 * form_document - take a file whose bytes are the value, borrowed; or the
 * sentence that says why there are none.
 */
void form_document(struct form *form, int field, struct span key,
    const char *name, struct span bytes, const char *error);

/*
 * form_check - judge every value by its field's kind and limits; with `whole`
 * also miss what is required (a query may leave out anything). Afterwards
 * form->errors says how many are wrong.
 */
void form_check(struct form *form, bool whole);

/*
 * form_typed - is there anything in it that a person would miss?
 * form_secret - does it ask for a password?
 */
bool form_typed(const struct form *form);
bool form_secret(const struct form *form);

/*
 * form_error - the first sentence on a field stands. `key` NULL: the field or
 * family as such; a key: that member of a family, sent or not.
 */
void form_error(
    struct form *form, int field, const char *key, const char *text);

#endif
