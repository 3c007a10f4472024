/*
 * migrate.c - `accolade migrate`: brings the database to the records that
 * this version of Accolade knows, and gives each account its grants.
 */
#include "config.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <sodium.h>

#include "base/check.h"
#include "modules/operator/migrate.h"
#include "modules/operator/operator.h"
#include "modules/operator/script.h"
#include "schema/db.h"
#include "schema/operator/migration.h"

enum { FILES_MAX = 9999, FILE_BYTES_MAX = 4 * 1024 * 1024 };

struct file {
	const char *name; /* "0001-records.sql" */
	int64_t number;   /* 1; 0 when it has none */
	struct span text;
	unsigned char sha256[crypto_hash_sha256_BYTES];
};

struct files {
	struct file *items;
	size_t count;
};

/* ---- files ----------------------------------------------------------- */

static enum status
file_read(struct arena *arena, const char *path, struct file *file)
{
	struct stat facts;
	ssize_t got = -1;
	char *at;
	int fd = open(path, O_RDONLY | O_CLOEXEC);

	if (fd >= 0 && fstat(fd, &facts) == 0 &&
	    facts.st_size < FILE_BYTES_MAX) {
		at = arena_take(arena, (size_t)facts.st_size + 1);
		got = read(fd, at, (size_t)facts.st_size);
		file->text = (struct span) {at, (size_t)facts.st_size};
	}
	if (fd >= 0)
		close(fd);
	if (got < 0 || (size_t)got != file->text.len)
		return fault(STATUS_UNAVAILABLE, "%s can't be read", path);
	crypto_hash_sha256(
	    file->sha256, (const unsigned char *)file->text.at, file->text.len);
	return STATUS_OK;
}

static int
is_script(const struct dirent *entry)
{
	size_t len = strlen(entry->d_name);

	return entry->d_name[0] != '.' && len > 4 &&
	    strcmp(entry->d_name + len - 4, ".sql") == 0;
}

/* All *.sql of a folder, by name. */
static enum status
files_read(
    struct operator* operator, const char * folder, struct files *files_r)
{
	const char *path = arena_printf(operator->arena,
	    "%s/%s", operator->settings->schema_dir, folder);
	enum status status = STATUS_OK;
	struct dirent **entries = NULL;
	int count = scandir(path, &entries, is_script, alphasort);

	if (count < 0 || count > FILES_MAX)
		return fault(
		    STATUS_UNAVAILABLE, "schema_dir: %s can't be read", path);
	files_r->items = arena_array(operator->arena, (size_t)count + 1,
	    sizeof(*files_r->items));
	files_r->count = (size_t)count;
	for (int i = 0; i < count; i++) {
		struct file *file = &files_r->items[i];

		file->name = arena_text(operator->arena, entries[i]->d_name);
		free(entries[i]);
		if (status == STATUS_OK)
			status = file_read(operator->arena,
			    arena_printf(operator->arena, "%s/%s", path,
				file->name),
			    file);
	}
	free(entries);
	return status;
}

/* NNNN-name.sql, each number once. */
static enum status
files_number(struct arena *arena, struct files *files)
{
	for (size_t i = 0; i < files->count; i++) {
		struct file *file = &files->items[i];
		size_t digits = strspn(file->name, "0123456789");

		if (digits != 4 || file->name[4] != '-' ||
		    int_parse(arena_copy(arena, file->name, 4), 1, FILES_MAX,
			&file->number) != STATUS_OK)
			return fault(STATUS_UNAVAILABLE,
			    "%s: a migration is named NNNN-what.sql",
			    file->name);
		if (i > 0 && files->items[i - 1].number == file->number)
			return fault(STATUS_UNAVAILABLE,
			    "%s and %s have the same number",
			    files->items[i - 1].name, file->name);
	}
	return STATUS_OK;
}

/* ---- running --------------------------------------------------------- */

static const struct migration *
migration_of(const struct migration *list, size_t count, int64_t number)
{
	for (size_t i = 0; i < count; i++)
		if (list[i].number == number)
			return &list[i];
	return NULL;
}

/* The first of the file's statements that haven't run is number `from`. */
static enum status
file_run(struct db *db, const struct file *file, struct migration *migration)
{
	struct span rest = file->text;
	struct span statement;
	int64_t n = 0;

	while (script_next(&rest, &statement)) {
		enum status status;

		if (n++ < migration->statements)
			continue;
		status = migration_run(db, statement);
		if (status == STATUS_OK) {
			migration->statements = n;
			status = migration_step(db, migration);
		}
		if (status != STATUS_OK) {
			fprintf(stderr, "%s: statement %lld (%.60s...)\n",
			    file->name, (long long)n, statement.at);
			return status;
		}
	}
	return STATUS_OK;
}

static enum status
migration_apply(struct db *db, const struct file *file, int64_t done)
{
	struct migration migration = {.number = file->number,
	    .name = file->name,
	    .sha256 = {(const char *)file->sha256, sizeof(file->sha256)},
	    .statements = done};
	enum status status = migration_begin(db, &migration);

	if (status == STATUS_OK)
		status = file_run(db, file, &migration);
	if (status == STATUS_OK)
		status = migration_finish(db, &migration);
	if (status == STATUS_OK)
		printf("%s: %lld statements\n", file->name,
		    (long long)migration.statements);
	return status;
}

/* A database that knows a migration which isn't here belongs to a later
 * version; one that ran another text of it can't be told what it is. */
static enum status
past_check(
    const struct files *files, const struct migration *list, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const struct file *file = NULL;

		for (size_t k = 0; k < files->count; k++)
			if (files->items[k].number == list[i].number)
				file = &files->items[k];
		if (file == NULL)
			return fault(STATUS_CONFLICT,
			    "the database is newer than this program: it has "
			    "had migration %s",
			    list[i].name);
		if (list[i].finished &&
		    (list[i].sha256.len != sizeof(file->sha256) ||
			memcmp(list[i].sha256.at, file->sha256,
			    sizeof(file->sha256)) != 0))
			return fault(STATUS_CONFLICT,
			    "%s has changed since it ran: write a new one",
			    file->name);
	}
	return STATUS_OK;
}

/* What the folder holds and what the database has run, checked. */
struct state {
	struct files files;
	struct migration *list;
	size_t count;
};

static enum status
state_read(struct operator* operator, struct db * db, struct state *state_r)
{
	enum status status;

	*state_r = (struct state) {.count = 0};
	status = files_read(operator, "migrate", &state_r->files);
	if (status == STATUS_OK)
		status = files_number(operator->arena, &state_r->files);
	if (status == STATUS_OK)
		status = migration_list(
		    db, operator->arena, &state_r->list, &state_r->count);
	if (status == STATUS_OK)
		status =
		    past_check(&state_r->files, state_r->list, state_r->count);
	return status;
}

static enum status migrations_run(struct operator* operator, struct db * db)
{
	struct state state;
	size_t ran = 0;
	enum status status = state_read(operator, db, &state);

	for (size_t i = 0; status == STATUS_OK && i < state.files.count; i++) {
		const struct migration *before = migration_of(
		    state.list, state.count, state.files.items[i].number);

		if (before != NULL && before->finished)
			continue;
		status = migration_apply(db, &state.files.items[i],
		    before == NULL ? 0 : before->statements);
		ran++;
	}
	if (status == STATUS_OK && ran == 0)
		printf("The records are up to date.\n");
	return status;
}

enum status
migrations_left(struct operator* operator, struct db * db, size_t *left_r)
{
	struct state state;
	size_t left = 0;
	enum status status = state_read(operator, db, &state);

	for (size_t i = 0; status == STATUS_OK && i < state.files.count; i++) {
		const struct migration *had = migration_of(
		    state.list, state.count, state.files.items[i].number);

		left += had == NULL || !had->finished;
	}
	if (status == STATUS_OK)
		*left_r = left;
	return status;
}

/* Each time: a grant that somebody took away by hand is back afterwards. */
static enum status grants_run(struct operator* operator, struct db * db)
{
	struct files files;
	enum status status = files_read(operator, "account", &files);

	for (size_t i = 0; status == STATUS_OK && i < files.count; i++) {
		struct span rest = files.items[i].text;
		struct span statement;

		while (status == STATUS_OK && script_next(&rest, &statement)) {
			status = migration_run(db, statement);
			if (status != STATUS_OK)
				fprintf(stderr, "account/%s: %.*s\n",
				    files.items[i].name, (int)statement.len,
				    statement.at);
		}
	}
	if (status == STATUS_OK)
		printf("Grants of %zu accounts.\n", files.count);
	return status;
}

enum status
operator_migrate(struct operator* operator, int argc, char **argv)
{
	static const struct statement_set *const none[] = {NULL};
	static const struct statement_set *const sets[] = {
	    &migration_statements, NULL};
	enum status status;
	struct db *db;

	(void)argv;
	if (argc != 1)
		return STATUS_INVALID;
	status = operator_database(operator, "owner", none, &db);
	if (status == STATUS_OK)
		status = migration_prepare(db);
	if (status == STATUS_OK)
		status = operator_database(operator, "owner", sets, &db);
	if (status == STATUS_OK)
		status = migrations_run(operator, db);
	if (status == STATUS_OK)
		status = grants_run(operator, db);
	return status;
}
