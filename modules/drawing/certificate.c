/*
 * certificate.c - a page by cairo and pango, its code by libqrencode.
 *
 * What people read stands in the structure in the order in which it is drawn;
 * the frame is decoration and stands in none. Each text gets a box and grows
 * smaller until it fits, so that no name is too long.
 */
#include "config.h"

#include <string.h>

#include <cairo-pdf.h>
#include <cairo.h>
#include <pango/pangocairo.h>
#include <qrencode.h>

#include "base/text.h"
#include "modules/drawing/amend.h"
#include "modules/drawing/certificate.h"
#include "modules/drawing/picture.h"

/* Points. */
static const double letter_width = 792;
static const double letter_height = 612;
static const double a4_width = 841.89;
static const double a4_height = 595.276;
static const double margin = 30;
static const double badge_size = 190;
static const double code_size = 84;
static const double seal_size = 64;

static const double deep[] = {0.04, 0.2, 0.19};
static const double teal[] = {0.06, 0.35, 0.34};
static const double gold[] = {0.76, 0.62, 0.24};
static const double grey[] = {0.3, 0.34, 0.35};

static const char serif[] = "DejaVu Serif, serif";
static const char sans[] = "DejaVu Sans, sans-serif";

/* A page that is being drawn; after the first mistake `status` says it. */
struct page {
	struct arena *arena;
	const struct certificate *certificate;
	cairo_t *cairo;
	double width;
	double height;
	double left; /* of the column of words */
	double column;
	enum status status;
};

/* How a text looks. */
struct style {
	const char *font;
	double most;  /* size */
	double least; /* below it is cut off */
	bool bold;
	bool middle;
	const double *colour;
};

static void
colour_set(struct page *page, const double *colour)
{
	cairo_set_source_rgb(page->cairo, colour[0], colour[1], colour[2]);
}

static void
tag_open(struct page *page, const char *tag)
{
	cairo_tag_begin(page->cairo, tag, NULL);
}

static void
tag_close(struct page *page, const char *tag)
{
	cairo_tag_end(page->cairo, tag);
}

/* ---- text ------------------------------------------------------------ */

static void
font_set(PangoLayout *layout, const struct style *style, double size)
{
	PangoFontDescription *font = pango_font_description_new();

	pango_font_description_set_family(font, style->font);
	pango_font_description_set_weight(
	    font, style->bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
	pango_font_description_set_absolute_size(font, size * PANGO_SCALE);
	pango_layout_set_font_description(layout, font);
	pango_font_description_free(font);
}

/* `words` at the top left of a box, as large as its style and the box allow;
 * the height that it took. */
static double
text_draw(struct page *page, const struct style *style, const char *words,
    double x, double y, double width, double height)
{
	PangoLayout *layout = pango_cairo_create_layout(page->cairo);
	double size = style->most;
	int taken;

	pango_layout_set_width(layout, (int)(width * PANGO_SCALE));
	pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
	pango_layout_set_alignment(
	    layout, style->middle ? PANGO_ALIGN_CENTER : PANGO_ALIGN_LEFT);
	pango_layout_set_text(layout, words, -1);
	for (;; size *= 0.92) {
		font_set(layout, style, size);
		pango_layout_get_size(layout, NULL, &taken);
		if (taken <= height * PANGO_SCALE || size < style->least)
			break;
	}
	if (taken > height * PANGO_SCALE) {
		pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_END);
		pango_layout_set_height(layout, (int)(height * PANGO_SCALE));
		pango_layout_get_size(layout, NULL, &taken);
	}
	colour_set(page, style->colour);
	cairo_move_to(page->cairo, x, y);
	pango_cairo_show_layout(page->cairo, layout);
	g_object_unref(layout);
	return (double)taken / PANGO_SCALE;
}

/* ---- pictures -------------------------------------------------------- */

static void
frame_draw(struct page *page)
{
	colour_set(page, teal);
	cairo_set_line_width(page->cairo, 5);
	cairo_rectangle(page->cairo, margin, margin, page->width - 2 * margin,
	    page->height - 2 * margin);
	cairo_stroke(page->cairo);
	colour_set(page, gold);
	cairo_set_line_width(page->cairo, 1.2);
	cairo_rectangle(page->cairo, margin + 7, margin + 7,
	    page->width - 2 * margin - 14, page->height - 2 * margin - 14);
	cairo_stroke(page->cairo);
}

struct bytes {
	struct span span;
	size_t at;
};

static cairo_status_t
bytes_take(void *closure, unsigned char *data, unsigned len)
{
	struct bytes *bytes = closure;

	if (len > bytes->span.len - bytes->at)
		return CAIRO_STATUS_READ_ERROR;
	memcpy(data, bytes->span.at + bytes->at, len);
	bytes->at += len;
	return CAIRO_STATUS_SUCCESS;
}

/* A PNG within a box, its sides kept in proportion, at the box's bottom. */
static void
image_draw(struct page *page, struct span png, double x, double y, double width,
    double height)
{
	struct bytes bytes = {.span = png};
	cairo_surface_t *image =
	    cairo_image_surface_create_from_png_stream(bytes_take, &bytes);
	double across = cairo_image_surface_get_width(image);
	double down = cairo_image_surface_get_height(image);
	double scale;

	if (cairo_surface_status(image) != CAIRO_STATUS_SUCCESS || across < 1 ||
	    down < 1) {
		page->status = fault(STATUS_INVALID,
		    "the seal or the signature is no PNG that can be read");
	} else {
		scale = width / across < height / down ? width / across
						       : height / down;
		cairo_save(page->cairo);
		cairo_translate(page->cairo, x, y + height - down * scale);
		cairo_scale(page->cairo, scale, scale);
		cairo_set_source_surface(page->cairo, image, 0, 0);
		cairo_paint(page->cairo);
		cairo_restore(page->cairo);
	}
	cairo_surface_destroy(image);
}

static void
badge_draw(struct page *page)
{
	const struct certificate *certificate = page->certificate;

	tag_open(page, "Figure");
	cairo_save(page->cairo);
	cairo_translate(
	    page->cairo, margin + 28, (page->height - badge_size) / 2 - 40);
	page->status = picture_draw(page->cairo, certificate->badge,
	    certificate->circle, certificate->tight, badge_size);
	cairo_restore(page->cairo);
	tag_close(page, "Figure");
}

/* Dark squares with a quiet zone of four around them (ISO 18004). */
static void
code_draw(struct page *page, double x, double y)
{
	QRcode *code = QRcode_encodeString8bit(
	    page->certificate->address, 0, QR_ECLEVEL_M);
	double square;

	if (code == NULL) {
		page->status =
		    fault(STATUS_INVALID, "the address makes no QR code");
		return;
	}
	square = code_size / (code->width + 8);
	tag_open(page, "Figure");
	cairo_set_source_rgb(page->cairo, 1, 1, 1);
	cairo_rectangle(page->cairo, x, y, code_size, code_size);
	cairo_fill(page->cairo);
	cairo_set_source_rgb(page->cairo, 0, 0, 0);
	for (int row = 0; row < code->width; row++)
		for (int column = 0; column < code->width; column++)
			if (code->data[row * code->width + column] & 1)
				cairo_rectangle(page->cairo,
				    x + (column + 4) * square,
				    y + (row + 4) * square, square, square);
	cairo_fill(page->cairo);
	tag_close(page, "Figure");
	QRcode_free(code);
}

/* ---- the page -------------------------------------------------------- */

/* Who earned what from whom; where the next thing may stand. */
static double
words_draw(struct page *page)
{
	static const struct style small = {sans, 12, 8, false, false, grey};
	static const struct style office = {sans, 14, 8, true, false, teal};
	static const struct style person = {serif, 34, 9, true, false, deep};
	static const struct style title = {serif, 24, 9, true, false, teal};
	const struct certificate *certificate = page->certificate;
	double y = margin + 34;

	tag_open(page, "P");
	y += text_draw(page, &office, certificate->district, page->left, y,
	    page->column - seal_size - 12, 36);
	tag_close(page, "P");
	y += 26;
	tag_open(page, "P");
	y += text_draw(page, &small, "This is to certify that", page->left, y,
	    page->column, 20);
	tag_close(page, "P");
	tag_open(page, "P");
	y += 4 +
	    text_draw(page, &person, certificate->person, page->left, y + 4,
		page->column, 88);
	tag_close(page, "P");
	tag_open(page, "P");
	y += 10 +
	    text_draw(page, &small, "has earned the micro-credential",
		page->left, y + 10, page->column, 20);
	tag_close(page, "P");
	tag_open(page, "H1");
	y += 4 +
	    text_draw(page, &title, certificate->title, page->left, y + 4,
		page->column, 66);
	tag_close(page, "H1");
	return y + 18;
}

static void
fact_draw(struct page *page, const struct certificate_fact *fact, double x,
    double y, double width)
{
	static const struct style label = {sans, 8.5, 7, false, false, grey};
	static const struct style value = {sans, 11, 7, false, false, deep};

	tag_open(page, "LI");
	tag_open(page, "LBody");
	(void)text_draw(page, &label, fact->label, x, y, width, 12);
	(void)text_draw(page, &value, fact->value, x, y + 12, width, 26);
	tag_close(page, "LBody");
	tag_close(page, "LI");
}

/* In two columns, as far down as the signature lets them. */
static void
facts_draw(struct page *page, double y)
{
	const struct certificate *certificate = page->certificate;
	double width = (page->column - 20) / 2;

	tag_open(page, "L");
	for (size_t i = 0; i < certificate->fact_count; i++)
		fact_draw(page, &certificate->facts[i],
		    page->left + (double)(i % 2) * (width + 20),
		    y + (double)(i / 2) * 40, width);
	tag_close(page, "L");
}

static void
signature_draw(struct page *page)
{
	static const struct style name = {sans, 9.5, 7, false, false, grey};
	const struct certificate *certificate = page->certificate;
	double y = page->height - margin - 76;

	if (certificate->signature.len > 0) {
		tag_open(page, "Figure");
		image_draw(
		    page, certificate->signature, page->left, y - 34, 180, 44);
		tag_close(page, "Figure");
	}
	if (*certificate->signer == '\0')
		return;
	colour_set(page, grey);
	cairo_set_line_width(page->cairo, 0.7);
	cairo_move_to(page->cairo, page->left, y + 14);
	cairo_line_to(page->cairo, page->left + 220, y + 14);
	cairo_stroke(page->cairo);
	tag_open(page, "P");
	(void)text_draw(
	    page, &name, certificate->signer, page->left, y + 18, 220, 28);
	tag_close(page, "P");
}

/* The address is ours; a quote in it would end the tag's attribute. */
static void
address_draw(struct page *page)
{
	static const struct style small = {sans, 8.5, 6, false, true, grey};
	static const struct style link = {sans, 8, 5, false, true, teal};
	const char *address = page->certificate->address;
	double width = badge_size + 24;
	double x = margin + 16;
	double y = page->height - margin - code_size - 58;

	code_draw(page, x + (width - code_size) / 2, y);
	y += code_size + 2;
	tag_open(page, "P");
	y += text_draw(
	    page, &small, "See and check this award:", x, y, width, 14);
	if (strpbrk(address, "'\"\\") == NULL)
		cairo_tag_begin(page->cairo, CAIRO_TAG_LINK,
		    arena_printf(page->arena, "uri='%s'", address));
	(void)text_draw(page, &link, address, x, y, width, 26);
	if (strpbrk(address, "'\"\\") == NULL)
		cairo_tag_end(page->cairo, CAIRO_TAG_LINK);
	tag_close(page, "P");
}

static void
page_draw(struct page *page)
{
	const struct certificate *certificate = page->certificate;
	double y;

	frame_draw(page);
	tag_open(page, "Document");
	y = words_draw(page);
	if (certificate->seal.len > 0) {
		tag_open(page, "Figure");
		image_draw(page, certificate->seal,
		    page->left + page->column - seal_size, margin + 24,
		    seal_size, seal_size);
		tag_close(page, "Figure");
	}
	badge_draw(page);
	facts_draw(page, y);
	signature_draw(page);
	address_draw(page);
	tag_close(page, "Document");
	cairo_show_page(page->cairo);
}

static cairo_status_t
bytes_add(void *closure, const unsigned char *bytes, unsigned len)
{
	struct text *text = closure;

	text_add_bytes(text, bytes, len);
	return text->overflown ? CAIRO_STATUS_WRITE_ERROR
			       : CAIRO_STATUS_SUCCESS;
}

static void
title_set(struct page *page, cairo_surface_t *surface)
{
	const struct certificate *certificate = page->certificate;

	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE,
	    arena_printf(page->arena, "%s: %s", certificate->person,
		certificate->title));
	cairo_pdf_surface_set_metadata(
	    surface, CAIRO_PDF_METADATA_AUTHOR, certificate->district);
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_SUBJECT,
	    "Certificate of a micro-credential");
}

static enum status
figures_tell(struct page *page, struct span pdf, struct span *pdf_r)
{
	const struct certificate *certificate = page->certificate;
	const char *texts[4];
	size_t count = 0;

	if (certificate->seal.len > 0)
		texts[count++] = "Seal of the district";
	texts[count++] = "Badge of the micro-credential";
	if (certificate->signature.len > 0)
		texts[count++] = "Signature";
	texts[count++] = "QR code with the address of the award";
	return pdf_amend(page->arena, pdf, texts, count, pdf_r);
}

enum status
certificate_make(struct arena *arena, const struct certificate *certificate,
    struct span *pdf_r)
{
	struct page page = {
	    .arena = arena,
	    .certificate = certificate,
	    .width = certificate->a4 ? a4_width : letter_width,
	    .height = certificate->a4 ? a4_height : letter_height,
	    .status = STATUS_OK,
	};
	struct text bytes;
	cairo_surface_t *surface;

	text_init(&bytes, arena, CERTIFICATE_BYTES_MOST);
	surface = cairo_pdf_surface_create_for_stream(
	    bytes_add, &bytes, page.width, page.height);
	page.cairo = cairo_create(surface);
	page.left = margin + badge_size + 70;
	page.column = page.width - margin - 32 - page.left;
	title_set(&page, surface);
	page_draw(&page);
	cairo_destroy(page.cairo);
	cairo_surface_finish(surface);
	if (page.status == STATUS_OK &&
	    cairo_surface_status(surface) != CAIRO_STATUS_SUCCESS)
		page.status = fault(STATUS_TOO_MUCH, "cairo: %s",
		    cairo_status_to_string(cairo_surface_status(surface)));
	cairo_surface_destroy(surface);
	return page.status == STATUS_OK
	    ? figures_tell(&page, text_span(&bytes), pdf_r)
	    : page.status;
}
