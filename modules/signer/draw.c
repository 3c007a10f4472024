/*
 * draw.c - has the badges drawn that lack a picture, by a program of their own:
 * nothing that draws is linked to the keys.
 */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <json-c/json.h>

#include "base/clock.h"
#include "base/insist.h"
#include "base/log.h"
#include "base/text.h"
#include "modules/signer/signer.h"
#include "schema/signer/image.h"

enum {
	PICTURE_MOST = 2 * 1024 * 1024,
	WAIT_MS = 10000,
	AT_ONCE = 4 /* in one sweep: signing goes first */
};

static const char program[] = "accolade-draw";

/* The program that lies beside this one. */
static enum status
program_find(struct arena *arena, const char **path_r)
{
	char self[PATH_MAX];
	ssize_t len = readlink("/proc/self/exe", self, sizeof(self) - 1);
	char *slash;

	if (len <= 0)
		return fault(
		    STATUS_UNAVAILABLE, "/proc/self/exe: %s", strerror(errno));
	self[len] = '\0';
	slash = strrchr(self, '/');
	insist(slash != NULL);
	*path_r =
	    arena_printf(arena, "%.*s/%s", (int)(slash - self), self, program);
	return STATUS_OK;
}

/* Starts it with a pipe at each end; our ends in `ends_r`. */
static enum status
program_start(const char *path, const char *config, int ends_r[2], pid_t *pid_r)
{
	char *const argv[] = {(char *)(uintptr_t)program,
	    (char *)(uintptr_t) "--config", (char *)(uintptr_t)config, NULL};
	char *const environment[] = {(char *)(uintptr_t) "LANG=C.UTF-8", NULL};
	posix_spawn_file_actions_t actions;
	posix_spawnattr_t attributes;
	sigset_t none;
	int to[2];
	int from[2];
	int error;

	if (pipe2(to, O_CLOEXEC) != 0)
		return fault(STATUS_UNAVAILABLE, "pipe: %s", strerror(errno));
	if (pipe2(from, O_CLOEXEC) != 0) {
		(void)close(to[0]);
		(void)close(to[1]);
		return fault(STATUS_UNAVAILABLE, "pipe: %s", strerror(errno));
	}
	(void)sigemptyset(&none);
	insist(posix_spawn_file_actions_init(&actions) == 0 &&
	    posix_spawnattr_init(&attributes) == 0 &&
	    posix_spawn_file_actions_adddup2(&actions, to[0], 0) == 0 &&
	    posix_spawn_file_actions_adddup2(&actions, from[1], 1) == 0 &&
	    posix_spawnattr_setsigmask(&attributes, &none) == 0 &&
	    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK) == 0);
	error =
	    posix_spawn(pid_r, path, &actions, &attributes, argv, environment);
	(void)posix_spawn_file_actions_destroy(&actions);
	(void)posix_spawnattr_destroy(&attributes);
	(void)close(to[0]);
	(void)close(from[1]);
	ends_r[0] = from[0];
	ends_r[1] = to[1];
	if (error == 0)
		return STATUS_OK;
	(void)close(ends_r[0]);
	(void)close(ends_r[1]);
	return fault(STATUS_UNAVAILABLE, "%s: %s", path, strerror(error));
}

/* Everything until the end, which must come in time. */
static bool
picture_read(int fd, struct text *picture)
{
	int64_t end_us = clock_monotonic() + WAIT_MS * INT64_C(1000);
	char bytes[16384];
	ssize_t len;

	do {
		struct pollfd watched = {.fd = fd, .events = POLLIN};
		int64_t left_us = end_us - clock_monotonic();

		if (left_us <= 0 ||
		    poll(&watched, 1, (int)(left_us / 1000) + 1) <= 0)
			return false;
		len = read(fd, bytes, sizeof(bytes));
		if (len > 0)
			text_add_bytes(picture, bytes, (size_t)len);
	} while (len > 0);
	return len == 0 && !picture->overflown;
}

/* A pipe takes 64 KiB at once, and a badge says far less. */
enum status
draw_run(struct signer *signer, const char *words, struct text *picture)
{
	const char *path;
	int ends[2];
	pid_t pid;
	int ended = -1;
	bool read;
	enum status status = program_find(signer->arena, &path);

	if (status == STATUS_OK)
		status = program_start(path, signer->config, ends, &pid);
	if (status != STATUS_OK)
		return status;
	read = write(ends[1], words, strlen(words)) == (ssize_t)strlen(words);
	(void)close(ends[1]);
	read = read && picture_read(ends[0], picture);
	(void)close(ends[0]);
	if (!read)
		(void)kill(pid, SIGKILL);
	while (waitpid(pid, &ended, 0) < 0 && errno == EINTR)
		;
	if (!read || !WIFEXITED(ended) || WEXITSTATUS(ended) != 0 ||
	    picture->len == 0)
		return fault(STATUS_UNAVAILABLE,
		    "%s drew nothing; what it wrote stands above", path);
	return STATUS_OK;
}

static const char *
words_of(struct arena *arena, const struct image_wanted *wanted, int year)
{
	json_object *object = json_object_new_object();
	const struct {
		const char *name;
		const char *text;
	} texts[] = {
	    {"shape", wanted->shape},
	    {"colour", wanted->colour},
	    {"symbol", wanted->symbol},
	    {"title", wanted->title},
	    {"level_name", wanted->level_name},
	    {"programme", wanted->programme},
	};
	const char *words;

	insist(object != NULL);
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		insist(json_object_object_add(object, texts[i].name,
			   json_object_new_string(texts[i].text)) == 0);
	insist(json_object_object_add(
		   object, "level", json_object_new_int64(wanted->level)) == 0);
	insist(json_object_object_add(
		   object, "year", json_object_new_int(year)) == 0);
	words = arena_text(arena,
	    json_object_to_json_string_ext(object, JSON_C_TO_STRING_PLAIN));
	(void)json_object_put(object);
	return words;
}

static enum status
draw_one(struct signer *signer, const struct image_wanted *wanted, int year)
{
	struct text picture;
	enum status status;

	text_init(&picture, signer->arena, PICTURE_MOST);
	status =
	    draw_run(signer, words_of(signer->arena, wanted, year), &picture);
	if (status == STATUS_OK)
		status = image_add(signer->db, wanted->edition, year,
		    text_span(&picture), clock_now());
	if (status == STATUS_CONFLICT) {
		fault_clear();
		return STATUS_OK;
	}
	if (status == STATUS_OK)
		log_line(LOG_INFO, "drawn", "edition=%lld year=%d",
		    (long long)wanted->edition, year);
	return status;
}

static bool
is_drawn(
    const struct image_drawn *drawn, size_t count, int64_t edition, int year)
{
	for (size_t i = 0; i < count; i++)
		if (drawn[i].edition == edition && drawn[i].year == year)
			return true;
	return false;
}

enum status
draw_badges(struct signer *signer, struct arena *lists, bool *more_r)
{
	struct image_wanted *wanted;
	struct image_drawn *drawn;
	size_t wanted_count;
	size_t drawn_count;
	int made = 0;
	enum status status =
	    image_wanted(signer->db, lists, &wanted, &wanted_count);

	*more_r = false;
	if (status == STATUS_OK)
		status = image_list(signer->db, lists, &drawn, &drawn_count);
	for (size_t i = 0; status == STATUS_OK && i < wanted_count; i++) {
		int year = clock_year(wanted[i].awarded_us);

		if (is_drawn(drawn, drawn_count, wanted[i].edition, year))
			continue;
		if (made++ == AT_ONCE) {
			*more_r = true;
			break;
		}
		status = draw_one(signer, &wanted[i], year);
		arena_reset(signer->arena);
	}
	return status;
}
