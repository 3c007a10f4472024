/*
 * form.c - any bytes as a urlencoded form: what comes out is clean text, and
 * every wrong value is counted.
 */
#include "config.h"

#include <stdint.h>
#include <string.h>

#include "base/check.h"
#include "base/insist.h"
#include "fcgi/form.h"
#include "tests/fuzz/fuzz.h"

static const char *const choices[] = {"save", "submit", NULL};
static const struct field fields[] = {
    {.name = "line", .kind = FIELD_LINE, .required = true},
    {.name = "text", .kind = FIELD_TEXT, .most = 20},
    {.name = "secret", .kind = FIELD_SECRET},
    {.name = "code", .kind = FIELD_CODE},
    {.name = "id", .kind = FIELD_ID},
    {.name = "int", .kind = FIELD_INT, .least = -5, .most = 5},
    {.name = "flag", .kind = FIELD_FLAG},
    {.name = "choice", .kind = FIELD_CHOICE, .choices = choices},
    {.name = "web", .kind = FIELD_WEB},
    {.name = "file", .kind = FIELD_FILE},
    {.name = "part-*", .kind = FIELD_TEXT},
};

enum { FIELDS = sizeof(fields) / sizeof(fields[0]) };

static size_t
look_at(struct arena *arena, const struct form *form, size_t index)
{
	const struct slot *slot = &form->slots[index];
	size_t wrong = slot->error != NULL;

	for (size_t i = 0; i < slot->count; i++) {
		const struct value *value = &slot->values[i];
		bool clean;

		wrong += value->error != NULL;
		insist(value->text.at[value->text.len] == '\0');
		if (fields[index].kind == FIELD_SECRET)
			continue;
		insist(strlen(value->text.at) == value->text.len);
		(void)utf8_clean(arena, value->text, &clean);
		insist(clean);
	}
	return wrong;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *arena = arena_open((size_t)64 << 20);
	struct arena *secrets = arena_open_wiped((size_t)16 << 20);
	struct form *form = form_open(arena, secrets, fields, FIELDS);
	size_t wrong = 0;
	enum status status =
	    form_read(form, arena_copy(secrets, data, size), size);

	insist(status == STATUS_OK || status == STATUS_TOO_MUCH);
	form_check(form, size % 2 == 0);
	for (size_t i = 0; i < FIELDS; i++)
		wrong += look_at(arena, form, i);
	insist(wrong == form->errors);
	arena_close(&arena);
	arena_close(&secrets);
	return 0;
}
