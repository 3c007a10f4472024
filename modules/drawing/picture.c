/*
 * picture.c - librsvg draws all but text along a path; we do that.
 */
#include "config.h"

#include <math.h>
#include <string.h>

#include <cairo.h>
#include <librsvg/rsvg.h>
#include <pango/pangocairo.h>

#include "base/text.h"
#include "modules/drawing/picture.h"

/* The circle of views/visitor/badge.svg.cs, in its own units. */
static const double view_size = 128;
static const double radius = 34.6;
static const double font_size = 5.4;
static const double spacing = 0.5;
static const double tight_length = 164;

enum { LETTERS_MOST = 200 };

/* A letter with the marks that belong to it. */
struct letter {
	const char *at;
	int len;
	double width;
};

static PangoLayout *
layout_new(cairo_t *cairo)
{
	PangoLayout *layout = pango_cairo_create_layout(cairo);
	PangoFontDescription *font = pango_font_description_new();

	pango_font_description_set_family(
	    font, "Source Sans Pro, Helvetica, Arial, sans-serif");
	pango_font_description_set_weight(font, PANGO_WEIGHT_BOLD);
	pango_font_description_set_absolute_size(font, font_size * PANGO_SCALE);
	pango_layout_set_font_description(layout, font);
	pango_font_description_free(font);
	return layout;
}

static size_t
letters_measure(
    PangoLayout *layout, const char *words, struct letter letters[LETTERS_MOST])
{
	size_t count = 0;

	for (const char *at = words; *at != '\0' && count < LETTERS_MOST;) {
		const char *next = g_utf8_next_char(at);
		int width;

		while (*next != '\0' &&
		    (g_unichar_ismark(g_utf8_get_char(next)) ||
			g_unichar_iszerowidth(g_utf8_get_char(next))))
			next = g_utf8_next_char(next);
		letters[count].at = at;
		letters[count].len = (int)(next - at);
		pango_layout_set_text(layout, at, letters[count].len);
		pango_layout_get_size(layout, &width, NULL);
		letters[count].width = (double)width / PANGO_SCALE + spacing;
		count++;
		at = next;
	}
	return count;
}

/* Around the middle of the top, each letter upright on the circle. */
static void
words_draw(cairo_t *cairo, const char *words, bool tight)
{
	PangoLayout *layout = layout_new(cairo);
	struct letter letters[LETTERS_MOST];
	size_t count = letters_measure(layout, words, letters);
	double length = 0;
	double squeeze = 1;
	double at;

	for (size_t i = 0; i < count; i++)
		length += letters[i].width;
	if ((tight || length > tight_length) && length > 0)
		squeeze = tight_length / length;
	at = -length * squeeze / 2;
	cairo_set_source_rgb(cairo, 1, 1, 1);
	for (size_t i = 0; i < count; i++) {
		double width = letters[i].width * squeeze;

		cairo_save(cairo);
		cairo_rotate(cairo, (at + width / 2) / radius);
		cairo_translate(cairo, -width / 2, -radius);
		cairo_scale(cairo, squeeze, 1);
		pango_layout_set_text(layout, letters[i].at, letters[i].len);
		cairo_translate(cairo, spacing / 2,
		    -(double)pango_layout_get_baseline(layout) / PANGO_SCALE);
		pango_cairo_show_layout(cairo, layout);
		cairo_restore(cairo);
		at += width;
	}
	g_object_unref(layout);
}

static cairo_status_t
bytes_add(void *closure, const unsigned char *bytes, unsigned len)
{
	struct text *text = closure;

	text_add_bytes(text, bytes, len);
	return text->overflown ? CAIRO_STATUS_WRITE_ERROR
			       : CAIRO_STATUS_SUCCESS;
}

static enum status
drawing_render(cairo_t *cairo, struct span svg, double size)
{
	GError *error = NULL;
	RsvgHandle *handle =
	    rsvg_handle_new_from_data((const guint8 *)svg.at, svg.len, &error);
	RsvgRectangle whole = {0, 0, size, size};
	enum status status = STATUS_OK;

	if (handle == NULL ||
	    !rsvg_handle_render_document(handle, cairo, &whole, &error))
		status = fault(STATUS_INVALID, "librsvg: %s",
		    error != NULL ? error->message : "no word");
	g_clear_error(&error);
	if (handle != NULL)
		g_object_unref(handle);
	return status;
}

enum status
picture_draw(
    cairo_t *cairo, struct span svg, const char *words, bool tight, double size)
{
	enum status status = drawing_render(cairo, svg, size);

	if (status != STATUS_OK)
		return status;
	cairo_save(cairo);
	cairo_translate(cairo, size / 2, size / 2);
	cairo_scale(cairo, size / view_size, size / view_size);
	words_draw(cairo, words, tight);
	cairo_restore(cairo);
	return STATUS_OK;
}

enum status
picture_make(struct arena *arena, struct span svg, const char *words,
    bool tight, struct span *png_r)
{
	cairo_surface_t *surface = cairo_image_surface_create(
	    CAIRO_FORMAT_ARGB32, PICTURE_SIZE, PICTURE_SIZE);
	cairo_t *cairo = cairo_create(surface);
	struct text bytes;
	enum status status =
	    picture_draw(cairo, svg, words, tight, PICTURE_SIZE);

	if (status == STATUS_OK) {
		text_init(&bytes, arena, PICTURE_BYTES_MOST);
		if (cairo_surface_write_to_png_stream(
			surface, bytes_add, &bytes) != CAIRO_STATUS_SUCCESS)
			status =
			    fault(STATUS_TOO_MUCH, "the PNG can't be written");
	}
	if (status == STATUS_OK)
		*png_r = text_span(&bytes);
	cairo_destroy(cairo);
	cairo_surface_destroy(surface);
	return status;
}
