/*
 * render.c - ClearSilver's parse trees, kept and used again.
 *
 * A tree is parsed against the base HDF, which says how to escape and where
 * templates lie, and which outlives it: names in the tree point into it. For
 * a request the tree's HDF is the view's, and afterwards the base again.
 * ClearSilver's errors end in fault_of and go no further. (A parse that fails
 * leaks 32 bytes inside ClearSilver; the worker ends then.)
 */
#include "config.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/insist.h"
#include "base/text.h"
#include "views/memory.h"
#include "views/node.h"
#include "views/render.h"
#include "views/view.h"
#include "views/silver.h"

enum { KIBIBYTE = 1024, WORKER_MEMORY = 1024 * 1024 };

/* Worker-life pages beside a module's own. */
static const char *const common_names[] = {"error", "resume", NULL};

/* One of each way in which a template shows data. */
static const char probe_template[] =
    "<?cs def:shown(x) ?><?cs var:x ?><?cs /def ?>"
    "<?cs var:Probe ?>|<?cs call:shown(Probe) ?>|"
    "<?cs each:row = Rows ?><?cs var:row.text ?><?cs /each ?>|"
    "<?cs set:copy = Probe ?><?cs if:copy ?><?cs var:copy ?><?cs /if ?>|"
    "<?cs var:Probe + Probe ?>";
static const char probe_text[] = "<a href=\"x\" id='y'>&amp;<?cs var:Rows ?>";
#define PROBE_SAFE                                                             \
	"&lt;a href=&quot;x&quot; id=&#39;y&#39;&gt;&amp;amp;"                 \
	"&lt;?cs var:Rows ?&gt;"

struct page {
	const char *name;
	CSPARSE *tree;
};

struct render {
	struct arena *arena; /* as long as the worker */
	HDF *base;
	HDF *global; /* the static files' names; read by every page */
	struct page *pages;
	size_t count;
	struct memory *memory;
};

/* The one place where a NEOERR becomes a fault; frees it. */
static enum status
fault_of(NEOERR *error, enum status status, const char *what)
{
	STRING words;

	string_init(&words);
	nerr_error_string(error, &words);
	(void)fault(status, "template %s: %s", what,
	    words.buf != NULL ? words.buf : "no memory");
	string_clear(&words);
	nerr_ignore(&error);
	return status;
}

static NEOERR *
page_add(void *context, char *more)
{
	struct text *page = context;

	text_add(page, more);
	if (page->overflown)
		return nerr_raise(NERR_OUTOFRANGE, "the page is too long");
	return NULL;
}

static enum status
tree_render(CSPARSE *tree, HDF *data, const char *name, struct arena *arena,
    struct span *page_r)
{
	struct text page;
	HDF *base = tree->hdf;
	NEOERR *error;

	text_init(&page, arena, RENDER_PAGE_MAX);
	tree->hdf = data;
	error = cs_render(tree, &page, page_add);
	tree->hdf = base;
	if (error != NULL)
		return fault_of(error,
		    page.overflown ? STATUS_TOO_MUCH : STATUS_UNAVAILABLE,
		    name);
	*page_r = text_span(&page);
	return STATUS_OK;
}

static enum status
tree_open(struct render *render, const char *what, CSPARSE **tree_r)
{
	NEOERR *error = cs_init(tree_r, render->base);

	if (error != NULL)
		return fault_of(error, STATUS_INVALID, what);
	(*tree_r)->global_hdf = render->global;
	return STATUS_OK;
}

static enum status
page_open(struct render *render, const char *name)
{
	struct page *page;
	char *file = arena_printf(render->arena, "%s.cs", name);
	enum status status;
	NEOERR *error;

	if (render_has(render, name))
		return STATUS_OK;
	page = &render->pages[render->count];
	status = tree_open(render, name, &page->tree);
	if (status != STATUS_OK)
		return status;
	render->count++;
	page->name = name;
	error = cs_parse_file(page->tree, file);
	if (error != NULL)
		return fault_of(error, STATUS_INVALID, name);
	return STATUS_OK;
}

/* Show one hostile text in every way that templates have: a library that
 * escapes otherwise than we rely on must not serve a single page. */
static enum status
probe_run(CSPARSE *tree, struct arena *arena)
{
	static const char safe[] =
	    PROBE_SAFE "|" PROBE_SAFE "|" PROBE_SAFE "|" PROBE_SAFE
		       "|" PROBE_SAFE PROBE_SAFE;
	struct view *view = view_open(arena, VIEW_PAGE, 0);
	struct span shown;
	char *template = strdup(probe_template);
	enum status status;
	NEOERR *error;

	insist(template != NULL);
	/* The tree owns the template's text from here on. */
	error = cs_parse_string(tree, template, strlen(template));
	if (error != NULL)
		return fault_of(error, STATUS_UNAVAILABLE, "self-test");
	view_text(view, "Probe", probe_text);
	view_text(view_row(view, "Rows"), "text", probe_text);
	status = tree_render(tree, view_hdf(view), "self-test", arena, &shown);
	if (status != STATUS_OK)
		return status;
	if (!span_is(shown, safe))
		return fault(STATUS_UNAVAILABLE,
		    "template self-test: ClearSilver doesn't escape as it "
		    "must: %.200s",
		    shown.at);
	return STATUS_OK;
}

static enum status
probe(struct render *render)
{
	struct arena *arena = arena_open(WORKER_MEMORY);
	CSPARSE *tree = NULL;
	enum status status = tree_open(render, "self-test", &tree);

	if (status == STATUS_OK)
		status = probe_run(tree, arena);
	cs_destroy(&tree);
	arena_close(&arena);
	return status;
}

static enum status
base_open(struct render *render, const struct settings *settings)
{
	NEOERR *error = hdf_init(&render->base);

	/* Read by cs_init, once, and never again: it comes first. */
	if (error == NULL)
		error =
		    hdf_set_value(render->base, "Config.VarEscapeMode", "html");
	if (error == NULL)
		error = hdf_set_value(
		    render->base, "hdf.loadpaths.0", settings->view_dir);
	if (error == NULL)
		error = hdf_init(&render->global);
	if (error == NULL)
		error =
		    hdf_read_file(render->global, settings->static_manifest);
	if (error != NULL)
		return fault_of(
		    error, STATUS_INVALID, settings->static_manifest);
	return STATUS_OK;
}

static size_t
names_count(const char *const *names)
{
	size_t count = 0;

	while (names != NULL && names[count] != NULL)
		count++;
	return count;
}

static enum status
pages_open(struct render *render, const char *const *names)
{
	size_t count = names_count(names);

	for (size_t i = 0; i < count; i++) {
		enum status status = page_open(render, names[i]);

		if (status != STATUS_OK)
			return status;
	}
	return STATUS_OK;
}

enum status
render_open(const struct settings *settings, const char *const *names,
    struct render **render_r)
{
	struct arena *arena;
	struct render *render;
	NEOERR *error = nerr_init();
	enum status status;

	/* Before nerr_init all error kinds are 0 and can't be told apart. */
	if (error != NULL)
		return fault_of(error, STATUS_UNAVAILABLE, "start");
	arena = arena_open(WORKER_MEMORY);
	render = arena_take(arena, sizeof(*render));
	render->arena = arena;
	render->pages =
	    arena_array(arena, names_count(names) + names_count(common_names),
		sizeof(*render->pages));
	status = base_open(render, settings);
	if (status == STATUS_OK)
		status = probe(render);
	if (status == STATUS_OK)
		status = pages_open(render, common_names);
	if (status == STATUS_OK)
		status = pages_open(render, names);
	render->memory =
	    memory_open((size_t)settings->page_memory_kb * KIBIBYTE);
	if (status != STATUS_OK) {
		render_close(&render);
		return status;
	}
	*render_r = render;
	return STATUS_OK;
}

static const struct page *
page_find(const struct render *render, const char *name)
{
	for (size_t i = 0; i < render->count; i++)
		if (strcmp(render->pages[i].name, name) == 0)
			return &render->pages[i];
	return NULL;
}

bool
render_has(const struct render *render, const char *name)
{
	return page_find(render, name) != NULL;
}

enum status
render_page(struct render *render, struct view *view, const char *name,
    struct arena *arena, struct span *page_r)
{
	const struct page *page = page_find(render, name);
	struct span record;

	insist(page != NULL);
	if (!view_record(view, &record))
		return fault(
		    STATUS_TOO_MUCH, "template %s: too much data", name);
	return tree_render(page->tree, view_hdf(view), name, arena, page_r);
}

enum status
render_or_remember(struct render *render, struct view *view, const char *name,
    struct arena *arena, struct span *page_r)
{
	struct span record;
	enum status status;

	if (!view_record(view, &record))
		return fault(
		    STATUS_TOO_MUCH, "template %s: too much data", name);
	if (memory_find(render->memory, name, record, arena, page_r))
		return STATUS_OK;
	status = render_page(render, view, name, arena, page_r);
	if (status == STATUS_OK)
		memory_keep(render->memory, name, record, *page_r);
	return status;
}

bool
render_recall(struct render *render, const char *path, struct span key,
    struct arena *arena, struct span *page_r)
{
	return memory_find(render->memory, path, key, arena, page_r);
}

void
render_keep(
    struct render *render, const char *path, struct span key, struct span page)
{
	memory_keep(render->memory, path, key, page);
}

void
render_close(struct render **render)
{
	struct arena *arena;

	if (*render == NULL)
		return;
	for (size_t i = 0; i < (*render)->count; i++)
		cs_destroy(&(*render)->pages[i].tree);
	memory_close(&(*render)->memory);
	hdf_destroy(&(*render)->global);
	hdf_destroy(&(*render)->base);
	arena = (*render)->arena;
	arena_close(&arena);
	*render = NULL;
}
