/*
 * verify.c - `accolade verify FILE`: a credential of any issuer, checked
 * against what stands beside it on this disk. Needs no settings, no server and
 * no network.
 */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <json-c/json.h>

#include "base/clock.h"
#include "modules/operator/operator.h"
#include "modules/verify/verify.h"

enum { KEY_FILE_MOST = 1024 * 1024, KEY_FILES_MOST = 16, LABEL = 12 };

struct asking {
	struct arena *arena;
	struct papers *papers;
	const char *files[KEY_FILES_MOST]; /* --issuer */
	size_t file_count;
	const char *lists[LISTS_MOST]; /* --status */
	size_t list_count;
	const char *path;
	bool json;
};

/* ---- files ------------------------------------------------------------ */

static bool
bytes_read(int fd, char *bytes, size_t size, size_t *len_r)
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

/* At most `most` bytes of a plain file; *size_r is what it has. */
static enum status
file_read(struct arena *arena, const char *path, size_t most,
    struct span *bytes_r, long long *size_r)
{
	/* Not to wait for a writer, should it be a pipe. */
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	struct stat about;
	char *bytes;
	size_t len = 0;
	bool done;

	if (fd < 0 || fstat(fd, &about) != 0 || !S_ISREG(about.st_mode)) {
		enum status status = fault(STATUS_UNAVAILABLE, "%s: %s", path,
		    fd < 0 ? strerror(errno) : "no plain file");

		if (fd >= 0)
			(void)close(fd);
		return status;
	}
	*size_r = (long long)about.st_size;
	if ((size_t)about.st_size < most)
		most = (size_t)about.st_size;
	bytes = arena_take(arena, most + 1);
	done = bytes_read(fd, bytes, most, &len);
	(void)close(fd);
	if (!done)
		return fault(
		    STATUS_UNAVAILABLE, "%s: %s", path, strerror(errno));
	*bytes_r = (struct span) {bytes, len};
	return STATUS_OK;
}

/* A file of keys or a list: one that is too large is refused. */
static enum status
paper_read(
    struct asking *asking, const char *path, size_t most, struct span *bytes_r)
{
	long long size;
	enum status status =
	    file_read(asking->arena, path, most, bytes_r, &size);

	if (status == STATUS_OK && size > (long long)most)
		return fault(STATUS_TOO_MUCH,
		    "%s: %lld bytes, at most %zu are "
		    "read",
		    path, size, most);
	return status;
}

static enum status
papers_read(struct asking *asking)
{
	struct papers *papers = asking->papers;
	enum status status = STATUS_OK;
	struct span bytes;

	for (size_t i = 0; i < asking->file_count && status == STATUS_OK; i++) {
		status =
		    paper_read(asking, asking->files[i], KEY_FILE_MOST, &bytes);
		if (status == STATUS_OK)
			status = issuer_keys_add(
			    asking->arena, bytes, &papers->keys);
		if (status == STATUS_INVALID)
			fprintf(
			    stderr, "accolade verify: %s\n", asking->files[i]);
	}
	for (size_t i = 0; i < asking->list_count && status == STATUS_OK; i++)
		status = paper_read(asking, asking->lists[i], CREDENTIAL_MOST,
		    &papers->lists[papers->list_count++]);
	return status;
}

/* ---- arguments -------------------------------------------------------- */

static bool
argument_take(struct asking *asking, const char *name, const char *value)
{
	if (strcmp(name, "--issuer") == 0 &&
	    asking->file_count < KEY_FILES_MOST)
		asking->files[asking->file_count++] = value;
	else if (strcmp(name, "--status") == 0 &&
	    asking->list_count < LISTS_MOST)
		asking->lists[asking->list_count++] = value;
	else if (strcmp(name, "--email") == 0 && asking->papers->mail == NULL)
		asking->papers->mail = value;
	else
		return false;
	return true;
}

static bool
arguments_take(struct asking *asking, int argc, char **argv)
{
	for (int i = 1; i < argc; i++) {
		if (strcmp(argv[i], "--json") == 0) {
			asking->json = true;
		} else if (strncmp(argv[i], "--", 2) == 0) {
			if (i + 1 == argc ||
			    !argument_take(asking, argv[i], argv[i + 1]))
				return false;
			i++;
		} else if (asking->path == NULL) {
			asking->path = argv[i];
		} else {
			return false;
		}
	}
	return asking->path != NULL;
}

/* ---- what was found ---------------------------------------------------- */

static const char *
outcome_word(enum outcome outcome)
{
	switch (outcome) {
	case OUTCOME_HOLDS:
		return "ok";
	case OUTCOME_FAILS:
		return "FAILS";
	case OUTCOME_OPEN:
		return "open";
	case OUTCOME_NOTE:
	case OUTCOME__MAX:
		break;
	}
	return "note";
}

static const char *
verdict_word(enum outcome outcome)
{
	return outcome == OUTCOME_HOLDS ? "valid"
	    : outcome == OUTCOME_FAILS  ? "not valid"
					: "not fully checked";
}

static void
text_show(const struct asking *asking, const struct findings *findings)
{
	printf("%s\n", finding_words(asking->arena, asking->path));
	if (*findings->name != '\0')
		printf("  %-*s %s\n", LABEL, "name", findings->name);
	if (*findings->issuer != '\0')
		printf("  %-*s %s\n", LABEL, "issuer", findings->issuer);
	if (*findings->id != '\0')
		printf("  %-*s %s\n", LABEL, "id", findings->id);
	for (size_t i = 0; i < findings->count; i++)
		printf("%-6s %-*s %s\n",
		    outcome_word(findings->list[i].outcome), LABEL - 2,
		    findings->list[i].step, findings->list[i].text);
	printf("verdict: %s\n", verdict_word(finding_worst(findings)));
}

static void
word_put(json_object *object, const char *name, const char *text)
{
	(void)json_object_object_add(
	    object, name, json_object_new_string(text));
}

static void
json_show(const struct asking *asking, const struct findings *findings)
{
	json_object *out = json_object_new_object();
	json_object *list = json_object_new_array();

	word_put(out, "file", finding_words(asking->arena, asking->path));
	word_put(out, "verdict", verdict_word(finding_worst(findings)));
	word_put(out, "form", findings->form);
	word_put(out, "name", findings->name);
	word_put(out, "issuer", findings->issuer);
	word_put(out, "id", findings->id);
	for (size_t i = 0; i < findings->count; i++) {
		const struct finding *finding = &findings->list[i];
		json_object *one = json_object_new_object();

		word_put(one, "step", finding->step);
		word_put(one, "outcome", outcome_word(finding->outcome));
		word_put(one, "text", finding->text);
		(void)json_object_array_add(list, one);
	}
	(void)json_object_object_add(out, "findings", list);
	printf("%s\n",
	    json_object_to_json_string_ext(
		out, JSON_C_TO_STRING_PRETTY | JSON_C_TO_STRING_NOSLASHESCAPE));
	json_object_put(out);
}

/* Of a large file one byte too many is read, and no more. */
static enum status
credential_look(struct asking *asking, struct findings *findings)
{
	struct span bytes;
	long long size;
	enum status status = file_read(
	    asking->arena, asking->path, CREDENTIAL_MOST + 1, &bytes, &size);

	if (status != STATUS_OK)
		return status;
	credential_verify(bytes, asking->papers, findings);
	return STATUS_OK;
}

static void
arena_drop(void *thing)
{
	struct arena *arena = thing;

	arena_close(&arena);
}

enum status
operator_verify(struct operator* operator, int argc, char **argv)
{
	struct arena *arena = arena_open(CREDENTIAL_ARENA);
	struct asking asking = {
	    .arena = arena, .papers = arena_take(arena, sizeof(struct papers))};
	struct findings *findings = arena_take(arena, sizeof(*findings));
	enum status status;

	arena_defer(operator->arena, arena_drop, arena);
	findings->arena = arena;
	asking.papers->now_us = clock_now();
	if (!arguments_take(&asking, argc, argv))
		return STATUS_INVALID;
	status = papers_read(&asking);
	if (status == STATUS_OK)
		status = credential_look(&asking, findings);
	if (status != STATUS_OK)
		return status;
	if (asking.json)
		json_show(&asking, findings);
	else
		text_show(&asking, findings);
	switch (finding_worst(findings)) {
	case OUTCOME_HOLDS:
		return STATUS_OK;
	case OUTCOME_FAILS:
		return STATUS_DENIED;
	case OUTCOME_NOTE:
	case OUTCOME_OPEN:
	case OUTCOME__MAX:
		break;
	}
	return STATUS_UNCERTAIN;
}
