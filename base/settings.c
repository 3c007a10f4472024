/*
 * settings.c - reads name = value files against the table.
 */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <stddef.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/check.h"
#include "base/settings.h"
#include "base/span.h"

enum setting_type { SETTING_TEXT, SETTING_NUMBER, SETTING_SWITCH };

struct setting {
	const char *name;
	const char *text;
	enum setting_type type;
	int64_t least;
	int64_t most;
	size_t offset;
};

static const struct setting table[] = {
#define SETTING(type, name, value, least, most, text)                          \
	{#name, text, SETTING_##type, least, most,                             \
	    offsetof(struct settings, name)},
#include "base/settings.tbl"
#undef SETTING
};

enum { SETTINGS = sizeof(table) / sizeof(table[0]), LINE_LIMIT = 4096 };

/* A line of a file: where it is, and its two sides. */
struct entry {
	const char *path;
	int line;
	const char *name;
	const char *value;
};

typedef enum status entry_fn(
    struct arena *arena, const struct entry *entry, void *into);

static enum status
refuse(const struct entry *entry, const char *why)
{
	return fault(STATUS_INVALID, "%s line %d: %s %s", entry->path,
	    entry->line, entry->name, why);
}

static enum status
setting_set(
    const struct setting *setting, const struct entry *entry, void *into)
{
	char *at = (char *)into + setting->offset;
	size_t len = strlen(entry->value);
	bool on = strcmp(entry->value, "yes") == 0;

	switch (setting->type) {
	case SETTING_TEXT:
		if (len < (size_t)setting->least || len > (size_t)setting->most)
			return refuse(entry, "is too short or too long");
		*(const char **)(void *)at = entry->value;
		return STATUS_OK;
	case SETTING_NUMBER:
		if (int_parse(entry->value, setting->least, setting->most,
			(int64_t *)(void *)at) != STATUS_OK)
			return refuse(entry, "is no number within its limits");
		return STATUS_OK;
	case SETTING_SWITCH:
		if (!on && strcmp(entry->value, "no") != 0)
			return refuse(entry, "must be yes or no");
		*(bool *)(void *)at = on;
		return STATUS_OK;
	}
	return STATUS_INVALID;
}

static enum status
setting_entry(struct arena *arena, const struct entry *entry, void *into)
{
	(void)arena;
	for (size_t i = 0; i < SETTINGS; i++)
		if (strcmp(table[i].name, entry->name) == 0)
			return setting_set(&table[i], entry, into);
	return refuse(entry, "is not a setting");
}

static enum status
secret_entry(struct arena *arena, const struct entry *entry, void *into)
{
	struct secrets *secrets = into;

	(void)arena;
	if (strcmp(entry->name, "database_password") == 0)
		secrets->database_password = entry->value;
	else if (strcmp(entry->name, "directory_password") == 0)
		secrets->directory_password = entry->value;
	else if (strcmp(entry->name, "smtp_password") == 0)
		secrets->smtp_password = entry->value;
	else if (strcmp(entry->name, "evidence_key") == 0)
		secrets->evidence_key = entry->value;
	else
		return refuse(entry, "is not a secret");
	return STATUS_OK;
}

/* One line into name and value; a comment or an empty line has no name. */
static enum status
line_split(struct arena *arena, char *line, struct entry *entry)
{
	struct span whole = span_trim(span_of(line));
	const char *equals;
	struct span name;
	struct span value;

	entry->name = NULL;
	if (whole.len == 0 || whole.at[0] == '#')
		return STATUS_OK;
	equals = memchr(whole.at, '=', whole.len);
	if (equals == NULL)
		return fault(STATUS_INVALID, "%s line %d: no \"=\" in it",
		    entry->path, entry->line);
	name = span_trim((struct span) {whole.at, (size_t)(equals - whole.at)});
	value = span_trim((struct span) {
	    equals + 1, whole.len - (size_t)(equals + 1 - whole.at)});
	entry->name = arena_copy(arena, name.at, name.len);
	entry->value = arena_copy(arena, value.at, value.len);
	return STATUS_OK;
}

static enum status
file_read(struct arena *arena, FILE *file, const char *path, entry_fn *take,
    void *into)
{
	struct entry entry = {.path = path};
	char line[LINE_LIMIT];
	enum status status = STATUS_OK;

	while (status == STATUS_OK && fgets(line, sizeof(line), file) != NULL) {
		entry.line++;
		if (strchr(line, '\n') == NULL && !feof(file))
			return fault(STATUS_INVALID, "%s line %d: too long",
			    path, entry.line);
		status = line_split(arena, line, &entry);
		if (status == STATUS_OK && entry.name != NULL)
			status = take(arena, &entry, into);
	}
	explicit_bzero(line, sizeof(line));
	return status;
}

static void
close_file(void *thing)
{
	(void)fclose(thing);
}

enum status
settings_read(
    struct arena *arena, const char *path, struct settings *settings_r)
{
	static const struct settings defaults = {
#define SETTING(type, name, value, least, most, text) .name = value,
#include "base/settings.tbl"
#undef SETTING
	};
	FILE *file = fopen(path, "re");

	if (file == NULL)
		return fault(STATUS_ABSENT, "%s: %s", path, strerror(errno));
	arena_defer(arena, close_file, file);
	*settings_r = defaults;
	return file_read(arena, file, path, setting_entry, settings_r);
}

enum status
secrets_read(struct arena *arena, const char *dir, const char *pool,
    struct secrets *secrets_r)
{
	const char *path = arena_printf(arena, "%s/%s.conf", dir, pool);
	FILE *file = fopen(path, "re");
	struct stat info;

	*secrets_r = (struct secrets) {0};
	if (file == NULL)
		return fault(STATUS_ABSENT, "%s: %s", path, strerror(errno));
	arena_defer(arena, close_file, file);
	if (fstat(fileno(file), &info) != 0 || (info.st_mode & 077) != 0)
		return fault(STATUS_DENIED,
		    "%s: others than its owner may read it (chmod 0600)", path);
	return file_read(arena, file, path, secret_entry, secrets_r);
}

static void
value_show(const struct setting *setting, const void *from, FILE *out)
{
	const char *at = (const char *)from + setting->offset;

	switch (setting->type) {
	case SETTING_TEXT:
		fprintf(out, "%s", *(const char *const *)(const void *)at);
		return;
	case SETTING_NUMBER:
		fprintf(
		    out, "%lld", (long long)*(const int64_t *)(const void *)at);
		return;
	case SETTING_SWITCH:
		fprintf(
		    out, "%s", *(const bool *)(const void *)at ? "yes" : "no");
		return;
	}
}

void
settings_show(const struct settings *settings, FILE *out)
{
	for (size_t i = 0; i < SETTINGS; i++) {
		fprintf(out, "# %s\n%s = ", table[i].text, table[i].name);
		value_show(&table[i], settings, out);
		fprintf(out, "\n\n");
	}
}
