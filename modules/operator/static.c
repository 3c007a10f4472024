/*
 * static.c - `accolade export static DIR`: everything about shared awards as
 * files that any web server can serve at the same addresses.
 *
 * Asks the server for what it gives to everyone, so what is written is what
 * was served, byte for byte. An address that has others below it becomes a
 * folder with an index in it.
 */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "modules/operator/fetch.h"
#include "modules/operator/operator.h"
#include "schema/operator/public.h"

enum { PAGE = 500, ASSETS_MOST = 32, ARENA_BYTES = 64 * 1024 * 1024 };

static const char page_type[] = "text/html";
static const char json_type[] = "application/json";

struct copying {
	struct fetch *fetch;
	struct arena *arena; /* of one file */
	struct arena *life;
	const char *folder;
	const char *assets[ASSETS_MOST]; /* "/static/..." that pages name */
	size_t asset_count;
	long awards;
	long files;
	long absent; /* not signed or not drawn yet */
};

/* nginx's part: by this the files stand at the addresses that they had. */
static const char nginx_conf[] =
    "# Serves this folder at the addresses that its files had.\n"
    "root FOLDER;\n"
    "types {\n"
    "\ttext/html html;\n\ttext/css css;\n\ttext/javascript js;\n"
    "\tapplication/json json;\n\ttext/plain jwt;\n\timage/png png;\n"
    "\timage/svg+xml svg;\n\tapplication/pdf pdf;\n\tfont/woff2 woff2;\n"
    "}\n"
    "default_type application/json;\n"
    "add_header Access-Control-Allow-Origin *;\n"
    "location / {\n"
    "\ttry_files $uri $uri/index.html $uri/index.json =404;\n"
    "}\n";

/* ---- files ------------------------------------------------------------ */

/* The folders above the file of that path. */
static enum status
folders_make(struct copying *copying, const char *path)
{
	char *part = arena_text(copying->arena, path);

	for (char *at = part + 1; *at != '\0'; at++) {
		if (*at != '/')
			continue;
		*at = '\0';
		if (mkdir(part, 0755) != 0 && errno != EEXIST)
			return fault(STATUS_UNAVAILABLE, "%s: %s", part,
			    strerror(errno));
		*at = '/';
	}
	return STATUS_OK;
}

static enum status
file_write(struct copying *copying, const char *name, struct span bytes)
{
	const char *path =
	    arena_printf(copying->arena, "%s%s", copying->folder, name);
	const char *fresh = arena_printf(copying->arena, "%s.new", path);
	enum status status = folders_make(copying, path);
	size_t done = 0;
	int fd;

	if (status != STATUS_OK)
		return status;
	fd = open(fresh, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
	while (fd >= 0 && done < bytes.len) {
		ssize_t len = write(fd, bytes.at + done, bytes.len - done);

		if (len < 0 && errno == EINTR)
			continue;
		if (len <= 0)
			break;
		done += (size_t)len;
	}
	if (fd < 0 || done < bytes.len || close(fd) != 0 ||
	    rename(fresh, path) != 0)
		return fault(
		    STATUS_UNAVAILABLE, "%s: %s", path, strerror(errno));
	copying->files++;
	return STATUS_OK;
}

/* The styles and scripts that a page names, each once. */
static void
assets_note(struct copying *copying, struct span page)
{
	static const char mark[] = "=\"/static/";
	const char *end = page.at + page.len;
	const char *at = page.at;

	while ((at = memmem(at, (size_t)(end - at), mark, sizeof(mark) - 1)) !=
	    NULL) {
		const char *from = at + 2;
		size_t len = strcspn(from, "\"#");
		bool known = memmem(from, len, "..", 2) != NULL;

		for (size_t i = 0; i < copying->asset_count && !known; i++)
			known = strlen(copying->assets[i]) == len &&
			    memcmp(copying->assets[i], from, len) == 0;
		if (!known && copying->asset_count < ASSETS_MOST)
			copying->assets[copying->asset_count++] =
			    arena_copy(copying->life, from, len);
		at = from;
	}
}

/* One address into one file; what isn't there is counted. */
static enum status
copy(struct copying *copying, const char *address, const char *type,
    const char *name)
{
	struct span body;
	enum status status =
	    fetch_get(copying->fetch, copying->arena, address, type, &body);

	if (status == STATUS_ABSENT) {
		copying->absent++;
		return STATUS_OK;
	}
	if (status == STATUS_OK && type == page_type)
		assets_note(copying, body);
	if (status == STATUS_OK)
		status = file_write(copying, name, body);
	return status;
}

/* ---- what there is ----------------------------------------------------- */

static enum status
award_copy(struct copying *copying, const char *id)
{
	static const struct {
		const char *form;
		const char *type;
		const char *name; /* NULL: as the form */
	} forms[] = {
	    {"", page_type, "/index.html"},
	    {".json", json_type, NULL},
	    {".jwt", "text/plain", NULL},
	    {".svg", "image/svg+xml", NULL},
	    {".png", "image/png", NULL},
	    {"/assertion", json_type, NULL},
	    {"/letter.pdf", "application/pdf", NULL},
	    {"/a4.pdf", "application/pdf", NULL},
	};
	enum status status = STATUS_OK;

	for (size_t i = 0;
	     i < sizeof(forms) / sizeof(forms[0]) && status == STATUS_OK; i++) {
		const char *base =
		    arena_printf(copying->arena, "/awards/%s", id);

		status = copy(copying,
		    arena_printf(copying->arena, "%s%s", base, forms[i].form),
		    forms[i].type,
		    arena_printf(copying->arena, "%s%s", base,
			forms[i].name != NULL ? forms[i].name : forms[i].form));
		arena_reset(copying->arena);
	}
	copying->awards++;
	return status;
}

static enum status
awards_copy(struct copying *copying, struct db *db)
{
	struct arena *arena = arena_open(ARENA_BYTES);
	struct public_award *list = NULL;
	int64_t after = 0;
	size_t count = 0;
	enum status status;

	do {
		arena_reset(arena);
		status =
		    public_award_list(db, arena, after, PAGE, &list, &count);
		for (size_t i = 0; status == STATUS_OK && i < count; i++)
			status = award_copy(copying, list[i].public_id);
		if (status == STATUS_OK && count > 0)
			after = list[count - 1].id;
	} while (status == STATUS_OK && count == PAGE);
	arena_close(&arena);
	return status;
}

static enum status
achievement_copy(struct copying *copying, const char *code)
{
	const char *base =
	    arena_printf(copying->life, "/achievements/%s", code);
	const char *page = arena_printf(copying->life, "/catalog/%s", code);
	enum status status = copy(copying, base, json_type,
	    arena_printf(copying->life, "%s/index.json", base));

	if (status == STATUS_OK)
		status = copy(copying,
		    arena_printf(copying->life, "%s/badge", base), json_type,
		    arena_printf(copying->life, "%s/badge", base));
	if (status == STATUS_OK)
		status = copy(copying,
		    arena_printf(copying->life, "%s.png", base), "image/png",
		    arena_printf(copying->life, "%s.png", base));
	if (status == STATUS_OK)
		status = copy(copying, page, page_type,
		    arena_printf(copying->life, "%s/index.html", page));
	return status;
}

static enum status
names_copy(struct copying *copying, struct db *db)
{
	struct public_name *list;
	size_t count;
	enum status status = public_name_list(db, copying->life, &list, &count);

	for (size_t i = 0; status == STATUS_OK && i < count; i++) {
		const char *path = arena_printf(copying->life, "/%s/%s",
		    list[i].kind == PUBLIC_KEY ? "keys" : "status",
		    list[i].name);

		status = list[i].kind == PUBLIC_ACHIEVEMENT
		    ? achievement_copy(copying, list[i].name)
		    : copy(copying, path, json_type, path);
		arena_reset(copying->arena);
	}
	return status;
}

static enum status
rest_copy(struct copying *copying)
{
	static const char *const documents[] = {"/.well-known/did.json",
	    "/.well-known/jwks.json", "/revocations/1",
	    "/issuers/district.json", "/issuers/district/badges",
	    "/issuers/district/revocations"};
	enum status status = copy(copying, "/issuers/district", page_type,
	    "/issuers/district/index.html");

	for (size_t i = 0; i < sizeof(documents) / sizeof(documents[0]) &&
	     status == STATUS_OK;
	     i++)
		status = copy(copying, documents[i], json_type, documents[i]);
	for (size_t i = 0; i < copying->asset_count && status == STATUS_OK;
	     i++) {
		arena_reset(copying->arena);
		status = copy(
		    copying, copying->assets[i], "*/*", copying->assets[i]);
	}
	if (status == STATUS_OK)
		status =
		    file_write(copying, "/nginx.conf", span_of(nginx_conf));
	return status;
}

static void
copying_close(void *thing)
{
	struct copying *copying = thing;

	fetch_close(&copying->fetch);
	arena_close(&copying->arena);
}

enum status
operator_static(struct operator* operator, const char * folder)
{
	static const struct statement_set *const sets[] = {
	    &public_statements, NULL};
	struct copying *copying = arena_take(operator->arena, sizeof(*copying));
	struct db *db;
	enum status status = operator_database(operator, "owner", sets, &db);

	if (status != STATUS_OK)
		return status;
	copying->folder = folder;
	copying->life = operator->arena;
	copying->arena = arena_open(ARENA_BYTES);
	arena_defer(operator->arena, copying_close, copying);
	status = fetch_open(operator->settings->public_url, &copying->fetch);
	if (status == STATUS_OK)
		status = awards_copy(copying, db);
	if (status == STATUS_OK)
		status = names_copy(copying, db);
	if (status == STATUS_OK)
		status = rest_copy(copying);
	if (status == STATUS_OK)
		printf("%ld awards, %ld files; %ld that aren't there (yet)\n",
		    copying->awards, copying->files, copying->absent);
	return status;
}
