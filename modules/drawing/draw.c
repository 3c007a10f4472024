/*
 * draw.c - accolade-draw: reads what a badge or a certificate says as JSON on
 * standard input, and writes it as a PNG or a PDF to standard output.
 *
 *   {"shape": ..., "colour": ..., "symbol": ..., "level": 1..3, "title": ...,
 *    "level_name": ..., "programme": ..., "year": 2026}
 *
 * For a certificate also:
 *
 *   {"paper": "letter"|"a4", "person": ..., "address": ...,
 *    "facts": [{"label": ..., "value": ...}, ...]}
 *
 * SECURITY: started by the signer for one picture or page, as its account; so it takes
 * everything away from itself that it needs not before it looks at its input
 * (confine.h): the folder of keys and the signer's socket are out of its
 * reach. Knows no secret. What a hostile definition can make it do: draw
 * nothing, or something ugly, for ten seconds.
 */
#include "config.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <json-c/json.h>

#include "base/log.h"
#include "base/settings.h"
#include "modules/badge.h"
#include "modules/drawing/certificate.h"
#include "modules/drawing/confine.h"
#include "modules/drawing/picture.h"
#include "views/render.h"
#include "views/view.h"

enum { ARENA_BYTES = 32 * 1024 * 1024, INPUT_MOST = 64 * 1024 };

struct drawing {
	struct arena *arena;
	struct settings settings;
	struct render *render;
	struct badge badge;
	struct badge_words words;
	struct span seal; /* of the district; empty for none */
	struct span signature;
	json_object *input;
};

static void
json_free(void *thing)
{
	(void)json_object_put(thing);
}

static const char *
text_of(json_object *object, const char *name)
{
	json_object *value = NULL;

	(void)json_object_object_get_ex(object, name, &value);
	return json_object_is_type(value, json_type_string)
	    ? json_object_get_string(value)
	    : "";
}

static int
number_of(json_object *object, const char *name)
{
	json_object *value = NULL;

	(void)json_object_object_get_ex(object, name, &value);
	return json_object_get_int(value);
}

static enum status
input_read(struct drawing *drawing)
{
	char *bytes = arena_take(drawing->arena, INPUT_MOST + 1);
	size_t len = fread(bytes, 1, INPUT_MOST, stdin);
	json_object *object = json_tokener_parse(bytes);

	if (object != NULL)
		arena_defer(drawing->arena, json_free, object);
	if (len == INPUT_MOST || !json_object_is_type(object, json_type_object))
		return fault(
		    STATUS_INVALID, "standard input is no JSON object");
	drawing->input = object;
	drawing->badge = (struct badge) {
	    .shape = text_of(object, "shape"),
	    .colour = text_of(object, "colour"),
	    .symbol = text_of(object, "symbol"),
	    .level = number_of(object, "level"),
	};
	drawing->words = (struct badge_words) {
	    .title = text_of(object, "title"),
	    .level_name = text_of(object, "level_name"),
	    .district = drawing->settings.district_name,
	    .programme = text_of(object, "programme"),
	    .year = number_of(object, "year"),
	};
	return STATUS_OK;
}

/* ---- what is drawn ---------------------------------------------------- */

static enum status
badge_draw(struct drawing *drawing, struct span svg, struct span *out_r)
{
	bool tight;
	const char *circle =
	    badge_circle(drawing->arena, &drawing->words, &tight);

	return picture_make(drawing->arena, svg, circle, tight, out_r);
}

static void
facts_read(struct drawing *drawing, struct certificate *certificate)
{
	json_object *list = NULL;

	(void)json_object_object_get_ex(drawing->input, "facts", &list);
	if (!json_object_is_type(list, json_type_array))
		return;
	for (size_t i = 0; i < json_object_array_length(list) &&
	     certificate->fact_count < CERTIFICATE_FACTS_MOST;
	     i++) {
		json_object *one = json_object_array_get_idx(list, i);

		certificate->facts[certificate->fact_count++] =
		    (struct certificate_fact) {
			text_of(one, "label"), text_of(one, "value")};
	}
}

static enum status
certificate_draw(struct drawing *drawing, struct span svg, struct span *out_r)
{
	struct certificate certificate = {
	    .a4 = strcmp(text_of(drawing->input, "paper"), "a4") == 0,
	    .person = text_of(drawing->input, "person"),
	    .title = drawing->words.title,
	    .district = drawing->settings.district_name,
	    .address = text_of(drawing->input, "address"),
	    .signer = drawing->settings.certificate_signer,
	    .badge = svg,
	    .seal = drawing->seal,
	    .signature = drawing->signature,
	};

	certificate.circle =
	    badge_circle(drawing->arena, &drawing->words, &certificate.tight);
	facts_read(drawing, &certificate);
	return certificate_make(drawing->arena, &certificate, out_r);
}

static enum status
draw(struct drawing *drawing)
{
	struct view *view = view_open(drawing->arena, VIEW_PAGE, 0);
	struct span svg;
	struct span out;
	enum status status;

	badge_show(view, drawing->arena, &drawing->badge, &drawing->words);
	status = render_page(
	    drawing->render, view, "visitor/badge.svg", drawing->arena, &svg);
	if (status != STATUS_OK)
		return status;
	status = *text_of(drawing->input, "paper") != '\0'
	    ? certificate_draw(drawing, svg, &out)
	    : badge_draw(drawing, svg, &out);
	if (status != STATUS_OK)
		return status;
	if (fwrite(out.at, 1, out.len, stdout) != out.len ||
	    fflush(stdout) != 0)
		return fault(STATUS_UNAVAILABLE, "nobody reads the picture");
	return STATUS_OK;
}

/* The bytes of a picture that the settings name, read before the files are out
 * of reach; it is decoded after that. Empty when none is named. */
static enum status
image_read(struct drawing *drawing, const char *path, struct span *image_r)
{
	FILE *file;
	char *bytes;
	size_t len;

	if (*path == '\0')
		return STATUS_OK;
	file = fopen(path, "rbe");
	if (file == NULL)
		return fault(
		    STATUS_UNAVAILABLE, "%s: %s", path, strerror(errno));
	bytes = arena_take(drawing->arena, CERTIFICATE_IMAGE_MOST + 1);
	len = fread(bytes, 1, CERTIFICATE_IMAGE_MOST + 1, file);
	(void)fclose(file);
	if (len > CERTIFICATE_IMAGE_MOST)
		return fault(STATUS_TOO_MUCH, "%s: too large", path);
	*image_r = (struct span) {bytes, len};
	return STATUS_OK;
}

static enum status
start(struct drawing *drawing, const char *config)
{
	static const char *const views[] = {"visitor/badge.svg", NULL};
	enum status status =
	    settings_read(drawing->arena, config, &drawing->settings);

	if (status == STATUS_OK)
		status =
		    render_open(&drawing->settings, views, &drawing->render);
	if (status == STATUS_OK)
		status = image_read(drawing, drawing->settings.certificate_seal,
		    &drawing->seal);
	if (status == STATUS_OK)
		status =
		    image_read(drawing, drawing->settings.certificate_signature,
			&drawing->signature);
	if (status == STATUS_OK)
		status = confine_start(drawing->settings.view_dir);
	return status;
}

int
main(int argc, char **argv)
{
	struct drawing drawing = {.arena = arena_open(ARENA_BYTES)};
	const char *config = SYSCONFDIR "/accolade/accolade.conf";
	enum status status;

	log_open("draw", LOG_INFO);
	if (argc == 3 && strcmp(argv[1], "--config") == 0)
		config = argv[2];
	else if (argc != 1) {
		fputs("usage: accolade-draw [--config FILE] <JSON >PNG|PDF\n",
		    stderr);
		return EXIT_FAILURE;
	}
	status = start(&drawing, config);
	if (status == STATUS_OK)
		status = input_read(&drawing);
	if (status == STATUS_OK)
		status = draw(&drawing);
	if (status != STATUS_OK && fault_last() != NULL)
		log_line(LOG_ERROR, "undrawn", "status=%s text=\"%s\"",
		    status_name(status), fault_last()->text);
	render_close(&drawing.render);
	arena_close(&drawing.arena);
	/* The picture is written: what fontconfig and pango keep for later is
	 * not taken down piece by piece. */
	_exit(status == STATUS_OK ? EXIT_SUCCESS : EXIT_FAILURE);
}
