/*
 * show.c - records into page data, in one way for all roles.
 */
#include "config.h"

#include <string.h>

#include "base/check.h"
#include "modules/evidence.h"
#include "modules/module.h"
#include "modules/show.h"
#include "views/view.h"

void
show_badge(struct view *view, const struct badge *badge)
{
	view_text(view, "shape", badge->shape);
	view_text(view, "colour", badge->colour);
	view_text(view, "symbol", badge->symbol);
	view_int(view, "level", badge->level);
}

void
show_brief(struct view *view, const struct brief *brief)
{
	view_text(view, "code", brief->code);
	view_text(view, "title", brief->title);
	view_text(view, "summary", brief->summary);
	view_text(view, "programme", brief->programme);
	view_text(view, "competency", brief->competency);
	if (*brief->level_name != '\0')
		view_text(view, "level_name", brief->level_name);
	if (brief->credit_amount != NULL) {
		view_decimal(view, "credit_amount", brief->credit_amount);
		view_text(view, "credit_unit", brief->credit_unit);
	}
	view_text(view, "review_policy", brief->review_policy);
	view_int(view, "review_days", brief->review_days);
	show_badge(view_group(view, "badge"), &brief->badge);
}

/* The words of the contract for a media type. */
static const char *
media_word(const char *type)
{
	if (strncmp(type, "image/", 6) == 0)
		return "image";
	if (strncmp(type, "video/", 6) == 0)
		return "video";
	if (strncmp(type, "audio/", 6) == 0)
		return "audio";
	if (strcmp(type, "application/pdf") == 0)
		return "pdf";
	if (strncmp(type, "application/vnd.", 16) == 0 ||
	    strncmp(type, "text/", 5) == 0)
		return "document";
	return "other";
}

/* "docs.example.org" of "https://docs.example.org/x". */
static const char *
host_of(struct arena *arena, const char *url)
{
	const char *host = strstr(url, "://");

	if (host == NULL)
		return "";
	host += 3;
	return arena_copy(arena, host, strcspn(host, "/?#:"));
}

void
show_artifact(struct view *view, struct request *req,
    const struct content_artifact *artifact, const char *role)
{
	struct arena *arena = req->arena;
	const char *shown;

	view_int(view, "id", artifact->id);
	view_int(view, "position", artifact->position);
	view_text(view, "kind", artifact->link ? "link" : "file");
	view_text(view, "title", artifact->title);
	view_text(view, "reflection", artifact->reflection);
	view_int(view, "words", word_count(artifact->reflection));
	if (artifact->link) {
		view_web(view, "href", artifact->url);
		view_text(view, "host", host_of(arena, artifact->url));
		return;
	}
	view_web(view, "href",
	    arena_printf(arena, "/%s/artifacts/%s", role, artifact->public_id));
	shown = show_inside(artifact->media_type)
	    ? evidence_address(req, role, artifact->public_id)
	    : NULL;
	if (shown != NULL)
		view_web(view, "src", shown);
	view_text(view, "media", media_word(artifact->media_type));
	view_text(view, "file_name", artifact->title);
	view_text(view, "size", show_size(arena, artifact->size_bytes));
}

bool
show_inside(const char *media_type)
{
	const char *word = media_word(media_type);

	return strcmp(word, "document") != 0 && strcmp(word, "other") != 0;
}

const char *
show_size(struct arena *arena, int64_t size_bytes)
{
	static const char *const units[] = {"KB", "MB", "GB", "TB"};
	int64_t tenths = size_bytes * 10 / 1024;
	size_t unit = 0;

	if (size_bytes < 1024)
		return arena_printf(arena, "%lld bytes", (long long)size_bytes);
	while (tenths >= 10240 && unit < 3) {
		tenths /= 1024;
		unit++;
	}
	if (tenths >= 100 || tenths % 10 == 0)
		return arena_printf(
		    arena, "%lld %s", (long long)(tenths / 10), units[unit]);
	return arena_printf(arena, "%lld.%lld %s", (long long)(tenths / 10),
	    (long long)(tenths % 10), units[unit]);
}

const char *
show_letter(struct arena *arena, size_t n)
{
	return n < 26 ? arena_printf(arena, "%c", (char)('A' + (int)n))
		      : arena_printf(arena, "%zu", n + 1);
}

size_t
show_reviews(struct arena *arena, const struct content *content,
    int64_t ordinal, int64_t **reviews_r)
{
	int64_t *reviews =
	    arena_array(arena, content->feedback_count + 1, sizeof(*reviews));
	size_t count = 0;

	for (size_t i = 0; i < content->feedback_count; i++) {
		const struct content_feedback *f = &content->feedback[i];
		size_t at = 0;

		if (f->ordinal != ordinal)
			continue;
		while (at < count && reviews[at] < f->review)
			at++;
		if (at < count && reviews[at] == f->review)
			continue;
		memmove(&reviews[at + 1], &reviews[at],
		    (count - at) * sizeof(*reviews));
		reviews[at] = f->review;
		count++;
	}
	*reviews_r = reviews;
	return count;
}
