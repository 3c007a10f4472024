/*
 * catalog.c - the list of micro-credentials: which of them fit me?
 */
#include "config.h"

#include <string.h>

#include "modules/show.h"
#include "modules/text.h"
#include "modules/visitor/visitor.h"
#include "schema/visitor/catalog.h"
#include "views/view.h"

enum { ADDRESS_MAX = 2000 };

const struct field catalog_fields[CATALOG_FIELD__MAX] = {
    [CATALOG_WORDS_TYPED] = {.name = "q",
	.label = "Search",
	.kind = FIELD_LINE,
	.most = 100},
    [CATALOG_PROGRAMME] = {.name = "program",
	.label = "Program",
	.kind = FIELD_CODE},
    [CATALOG_COMPETENCY] = {.name = "competency",
	.label = "Competency",
	.kind = FIELD_CODE},
    [CATALOG_LEVEL] = {.name = "level",
	.label = "Level",
	.kind = FIELD_INT,
	.least = 1,
	.most = 3},
    [CATALOG_ALIGNMENT] = {.name = "alignment",
	.label = "Goal or standard",
	.kind = FIELD_CODE},
    [CATALOG_CREDIT] = {.name = "credit",
	.label = "Credit",
	.kind = FIELD_LINE,
	.most = 80},
    [CATALOG_REVIEW] = {.name = "review",
	.label = "Result",
	.kind = FIELD_CODE},
    [CATALOG_AFTER] = {.name = "after",
	.label = "Place in the list",
	.kind = FIELD_CODE},
};

static struct catalog_filter
filter_read(const struct request *req)
{
	return (struct catalog_filter) {
	    .words = field_text(req, CATALOG_WORDS_TYPED),
	    .programme = field_text(req, CATALOG_PROGRAMME),
	    .competency = field_text(req, CATALOG_COMPETENCY),
	    .level = field_int(req, CATALOG_LEVEL, 0),
	    .alignment = field_text(req, CATALOG_ALIGNMENT),
	    .credit = field_text(req, CATALOG_CREDIT),
	    .review = field_text(req, CATALOG_REVIEW),
	    .after = field_text(req, CATALOG_AFTER),
	};
}

static void
choice_show(struct view *row, const struct catalog_facet *facet, bool chosen)
{
	view_text(row, "code", facet->code);
	view_text(row, "name", facet->name);
	view_int(row, "count", facet->count);
	view_flag(row, "chosen", chosen);
}

static void
facet_show(struct view *node, const struct catalog_facet *facet,
    const struct catalog_filter *filter)
{
	const char *kind = facet->kind;
	const char *code = facet->code;

	if (strcmp(kind, "programme") == 0)
		choice_show(view_row(node, "programmes"), facet,
		    strcmp(code, filter->programme) == 0);
	else if (strcmp(kind, "competency") == 0)
		choice_show(view_row(node, "competencies"), facet,
		    strcmp(code, filter->competency) == 0);
	else if (strcmp(kind, "level") == 0)
		choice_show(view_row(node, "levels"), facet,
		    code[0] - '0' == filter->level);
	else if (strcmp(kind, "alignment") == 0)
		choice_show(view_row(node, "alignments"), facet,
		    strcmp(code, filter->alignment) == 0);
	else if (strcmp(kind, "credit") == 0)
		choice_show(view_row(node, "credits"), facet,
		    strcmp(code, filter->credit) == 0);
	else if (strcmp(kind, "review") == 0)
		choice_show(view_row(node, "reviews"), facet,
		    strcmp(code, filter->review) == 0);
}

static bool
is_narrowed(const struct catalog_filter *filter)
{
	return *filter->words != '\0' || *filter->programme != '\0' ||
	    *filter->competency != '\0' || filter->level != 0 ||
	    *filter->alignment != '\0' || *filter->credit != '\0' ||
	    *filter->review != '\0';
}

static void
filter_show(struct view *data, const struct catalog_filter *filter,
    const struct catalog_facet *facets, size_t count)
{
	struct view *node = view_group(data, "Filter");
	int64_t within = 0;

	view_text(node, "q", filter->words);
	view_flag(node, "any", is_narrowed(filter));
	view_list(node, "programmes");
	view_list(node, "competencies");
	view_list(node, "levels");
	view_list(node, "alignments");
	view_list(node, "credits");
	view_list(node, "reviews");
	for (size_t i = 0; i < count; i++) {
		struct catalog_facet facet = facets[i];

		/* In ten days is also within fifteen. */
		if (strcmp(facet.kind, "review") == 0 &&
		    strcmp(facet.code, "term") != 0)
			facet.count = within += facet.count;
		facet_show(node, &facet, filter);
	}
}

/* The address of the page that begins after `after`, "" for the first. */
static const char *
page_address(
    struct arena *arena, const struct catalog_filter *filter, const char *after)
{
	static const char begin[] = "/catalog/?";
	struct text address;

	text_init(&address, arena, ADDRESS_MAX);
	text_add(&address, begin);
	query_add(&address, "q", filter->words);
	query_add(&address, "program", filter->programme);
	query_add(&address, "competency", filter->competency);
	if (filter->level != 0)
		query_add(&address, "level",
		    arena_printf(arena, "%d", (int)filter->level));
	query_add(&address, "alignment", filter->alignment);
	query_add(&address, "credit", filter->credit);
	query_add(&address, "review", filter->review);
	query_add(&address, "after", after);
	if (address.len == strlen(begin))
		return "/catalog/";
	return text_span(&address).at;
}

/* What can be chosen from is the same for everyone. */
static enum status
choices_read(struct request *req, struct visitor *visitor)
{
	enum status status;

	if (kept_fresh(&visitor->choices, req->now_us))
		return STATUS_OK;
	status = catalog_facets(req->db, visitor->choices.arena,
	    &visitor->facets, &visitor->facet_count);
	if (status == STATUS_OK)
		visitor->choices.at_us = req->now_us;
	return status;
}

static void
pager_show(struct request *req, struct view *data,
    const struct catalog_filter *filter, const struct brief *last)
{
	if (last != NULL)
		view_web(data, "Pager.next_href",
		    page_address(req->arena, filter, last->code));
	if (*filter->after != '\0')
		view_web(data, "Pager.first_href",
		    page_address(req->arena, filter, ""));
}

/* GET /catalog (public; no fields): typed without its slash */
enum status
catalog_move(struct request *req, struct reply *reply)
{
	(void)req;
	reply_redirect(reply, "/catalog/");
	return STATUS_OK;
}

/* GET /catalog/ (public; q, program, competency, level, alignment, credit, review,
 * after) */
enum status
catalog_page(struct request *req, struct reply *reply)
{
	const struct catalog_filter filter = filter_read(req);
	struct visitor *visitor = req->state;
	struct view *data = reply_data(reply);
	struct brief *list;
	size_t count;
	int64_t total;
	bool more;
	enum status status;

	status =
	    catalog_list(req->db, req->arena, &filter, &list, &count, &more);
	if (status == STATUS_OK)
		status = choices_read(req, visitor);
	if (status != STATUS_OK)
		return status;
	total = (int64_t)count;
	/* A list that stands on one page is counted already. */
	if (more || *filter.after != '\0')
		status = catalog_total(req->db, req->arena, &filter, &total);
	if (status != STATUS_OK)
		return status;
	filter_show(data, &filter, visitor->facets, visitor->facet_count);
	view_int(data, "Count.total", total);
	view_list(data, "Results");
	for (size_t i = 0; i < count; i++)
		show_brief(view_row(data, "Results"), &list[i]);
	pager_show(req, data, &filter, more ? &list[count - 1] : NULL);
	reply_public(reply, PUBLIC_SECONDS);
	reply_view(reply, "visitor/catalog_list");
	return STATUS_OK;
}
