/*
 * import.c - `accolade import FILE...`: definitions from files into records.
 *
 * All files are read and checked before the first row is written, and
 * everything is written in one transaction: either all of it is there
 * afterwards, or nothing has changed. Doing it again changes nothing.
 */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "modules/definition/diff.h"
#include "modules/definition/format.h"
#include "modules/operator/operator.h"
#include "schema/common/audit.h"
#include "schema/db.h"

enum { FILES_MAX = 200 };

/* One file, with an arena of its own. */
struct source {
	struct complaints complaints;
	struct import_file file;
	struct import_outcome *outcomes; /* one for each micro-credential */
};

struct importing {
	struct source *sources;
	size_t count;
	/* where it stopped, when somebody isn't in the directory */
	struct import_stranger stranger;
	const char *stranger_file;
};

/* ---- reading ---------------------------------------------------------- */

static void
close_arena(void *thing)
{
	struct arena *arena = thing;

	arena_close(&arena);
}

static bool
read_bytes(int fd, char *bytes, size_t size, size_t *len_r)
{
	size_t len = 0;

	while (len < size) {
		ssize_t got = read(fd, bytes + len, size - len);

		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return false;
		if (got == 0)
			break;
		len += (size_t)got;
	}
	*len_r = len;
	return true;
}

/* The bytes of a plain file of at most IMPORT_FILE_MAX; a complaint else. */
static bool
read_file(struct complaints *complaints, const char *path, struct span *span_r)
{
	/* Not to wait for a writer, should it be a pipe. */
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	struct stat about;
	char *bytes;
	size_t len;
	bool done;

	if (fd < 0 || fstat(fd, &about) != 0) {
		complain(
		    complaints, NULL, "can't be read: %s", strerror(errno));
		if (fd >= 0)
			(void)close(fd);
		return false;
	}
	if (!S_ISREG(about.st_mode) || about.st_size > IMPORT_FILE_MAX) {
		complain(complaints, NULL, "is not a file of at most %d MB",
		    IMPORT_FILE_MAX / (1024 * 1024));
		(void)close(fd);
		return false;
	}
	bytes = arena_take(complaints->arena, (size_t)about.st_size);
	done = read_bytes(fd, bytes, (size_t)about.st_size, &len);
	(void)close(fd);
	if (!done) {
		complain(
		    complaints, NULL, "can't be read: %s", strerror(errno));
		return false;
	}
	*span_r = (struct span) {bytes, len};
	return true;
}

static void
source_open(struct operator* operator, const char * path, struct source *source)
{
	struct span bytes;

	source->complaints.arena = arena_open(IMPORT_ARENA + IMPORT_FILE_MAX);
	source->complaints.file = path;
	arena_defer(operator->arena, close_arena, source->complaints.arena);
	if (!read_file(&source->complaints, path, &bytes) ||
	    import_parse(bytes, &source->complaints, &source->file) !=
		STATUS_OK)
		return;
	source->outcomes = arena_array(source->complaints.arena,
	    source->file.item_count, sizeof(*source->outcomes));
}

/* A micro-credential in two files would be published twice, one wording over
 * the other. */
static void
check_across(struct source *sources, size_t count, size_t which)
{
	const struct import_file *file = &sources[which].file;

	for (size_t i = 0; i < file->item_count; i++)
		for (size_t k = 0; k < which && k < count; k++)
			for (size_t n = 0; n < sources[k].file.item_count; n++)
				if (strcmp(file->items[i].code,
					sources[k].file.items[n].code) == 0)
					complain(&sources[which].complaints,
					    NULL,
					    "micro-credential \"%s\" stands in "
					    "%s too",
					    file->items[i].code,
					    sources[k].complaints.file);
}

static size_t
show_complaints(const struct complaints *complaints)
{
	size_t shown = complaints->count < COMPLAINTS_MAX ? complaints->count
							  : COMPLAINTS_MAX;

	for (size_t i = 0; i < shown; i++)
		(void)fprintf(stderr, "%s\n", complaints->texts[i]);
	if (shown < complaints->count)
		(void)fprintf(stderr, "%s: and %zu more\n", complaints->file,
		    complaints->count - shown);
	return complaints->count;
}

/* ---- writing ---------------------------------------------------------- */

static enum status
put_source(struct db *db, struct importing *importing, struct source *source)
{
	static const struct import_actor actor = {
	    .changes = definition_changes};
	enum status status = import_put(db, source->complaints.arena,
	    &source->file, &actor, source->outcomes, &importing->stranger);

	if (importing->stranger.username != NULL)
		importing->stranger_file = source->complaints.file;
	return status;
}

static enum status
put_all(struct db *db, void *context)
{
	struct importing *importing = context;
	enum status status = STATUS_OK;

	importing->stranger.username = NULL;
	for (size_t i = 0; i < importing->count && status == STATUS_OK; i++)
		status = put_source(db, importing, &importing->sources[i]);
	return status;
}

static void
show_outcomes(const struct importing *importing)
{
	for (size_t i = 0; i < importing->count; i++) {
		const struct source *source = &importing->sources[i];

		for (size_t n = 0; n < source->file.item_count; n++)
			(void)printf("%s: edition %lld %s\n",
			    source->file.items[n].code,
			    (long long)source->outcomes[n].edition,
			    source->outcomes[n].changed
				? "published"
				: "is there already, unchanged");
	}
}

static enum status write_all(
    struct operator* operator, struct importing * importing)
{
	static const struct statement_set *const sets[] = {
	    &import_statements, &audit_statements, NULL};
	struct db *db;
	enum status status = operator_database(operator, "owner", sets, &db);

	if (status == STATUS_OK)
		status = db_transact(db, put_all, importing);
	if (status == STATUS_OK)
		show_outcomes(importing);
	else if (importing->stranger.username != NULL)
		return fault(STATUS_ABSENT,
		    "%s: people: %s has the username \"%s\" (`accolade sync` "
		    "brings people in); nothing was imported",
		    importing->stranger_file,
		    status == STATUS_ABSENT ? "nobody" : "more than one person",
		    importing->stranger.username);
	else if (status == STATUS_UNCERTAIN)
		return fault(status,
		    "the database's answer was lost: run the "
		    "import again, it changes nothing twice");
	return status;
}

enum status
operator_import(struct operator* operator, int argc, char **argv)
{
	struct importing importing = {0};
	size_t mistakes = 0;

	if (argc < 2 || argc > FILES_MAX)
		return STATUS_INVALID;
	importing.count = (size_t)argc - 1;
	importing.sources = arena_array(operator->arena, importing.count,
	    sizeof(*importing.sources));
	for (size_t i = 0; i < importing.count; i++) {
		source_open(operator, argv[i + 1], &importing.sources[i]);
		check_across(importing.sources, importing.count, i);
		mistakes += show_complaints(&importing.sources[i].complaints);
	}
	if (mistakes > 0)
		return fault(STATUS_DENIED,
		    "%zu mistake%s in the definitions; nothing was imported",
		    mistakes, mistakes == 1 ? "" : "s");
	return write_all(operator, & importing);
}
