/*
 * rdf.c - a JSON tree into quads, by the table of terms.
 */
#include "config.h"

#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <json-c/json.h>

#include "base/span.h"
#include "base/text.h"
#include "modules/proof/rdf.h"
#include "modules/proof/terms.h"

#define XSD "http://www.w3.org/2001/XMLSchema#"

static const char rdf_type[] =
    "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>";
static const char rdf_first[] =
    "<http://www.w3.org/1999/02/22-rdf-syntax-ns#first>";
static const char rdf_rest[] =
    "<http://www.w3.org/1999/02/22-rdf-syntax-ns#rest>";
static const char rdf_nil[] =
    "<http://www.w3.org/1999/02/22-rdf-syntax-ns#nil>";

enum {
	TYPES_MOST = 8,
	VALUE_ROOM = 8192,
	LITERAL_MOST = 1024 * 1024,
	NUMBER_MOST = 64,
	QUADS_FIRST = 256
};

/* The contexts whose terms stand in the table, as bits. */
enum {
	CONTEXT_CREDENTIALS = 1,
	CONTEXT_BADGES = 2,
	CONTEXT_EXTENSIONS = 4,
	CONTEXT_RECORDS = 8
};

static const struct context {
	const char *address;
	unsigned bit;
} contexts[] = {
    {"https://www.w3.org/ns/credentials/v2", CONTEXT_CREDENTIALS},
    {"https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
	CONTEXT_BADGES},
    {"https://purl.imsglobal.org/spec/ob/v3p0/extensions.json",
	CONTEXT_EXTENSIONS},
    {"https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json",
	CONTEXT_RECORDS},
};

/* Whose terms begin like this is defined by that context alone. */
static const struct context vocabularies[] = {
    {"<https://purl.imsglobal.org/spec/vc/ob/", CONTEXT_BADGES},
    {"<https://purl.imsglobal.org/spec/vc/clr/", CONTEXT_RECORDS},
    {"<https://purl.imsglobal.org/spec/vccs/", CONTEXT_EXTENSIONS},
    {"<https://purl.imsglobal.org/spec/vccr/", CONTEXT_EXTENSIONS},
    {"<https://purl.imsglobal.org/spec/vcrl/", CONTEXT_EXTENSIONS},
};

/* A reading; after its first mistake nothing more is added. */
struct reading {
	struct arena *arena;
	struct rdf rdf;
	size_t room;
	unsigned contexts;
	enum status status;
};

/* The object that is read, and where its statements go. */
struct node {
	struct rdf_term subject;
	struct rdf_term graph;
	const char *types[TYPES_MOST];
	size_t type_count;
	int depth;
};

static const struct rdf_term nothing = {NULL, -1};

static struct rdf_term node_read(struct reading *reading, json_object *object,
    struct rdf_term graph, int depth, bool top);

/* ---- mistakes -------------------------------------------------------- */

static void
refuse(struct reading *reading, const char *why, const char *what)
{
	if (reading->status == STATUS_OK)
		reading->status =
		    fault(STATUS_INVALID, "%s: \"%.200s\"", why, what);
}

static void
overflow(struct reading *reading)
{
	if (reading->status == STATUS_OK)
		reading->status =
		    fault(STATUS_TOO_MUCH, "more statements than are read");
}

/* ---- the table ------------------------------------------------------- */

static int
row_compare(const struct term_row *row, const char *scope, const char *term,
    const char *kind)
{
	int order = strcmp(row->scope, scope);

	if (order == 0)
		order = strcmp(row->term, term);
	if (order == 0)
		order = strcmp(row->kind, kind);
	return order;
}

static const struct term_row *
row_find(const char *scope, const char *term, const char *kind)
{
	size_t low = 0;
	size_t high = term_row_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = row_compare(&term_rows[middle], scope, term, kind);

		if (order == 0)
			return &term_rows[middle];
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

/* Is the row's context one of the document's? */
static bool
row_holds(const struct reading *reading, const struct term_row *row)
{
	for (size_t i = 0; i < sizeof(vocabularies) / sizeof(vocabularies[0]);
	     i++)
		if (strncmp(row->iri, vocabularies[i].address,
			strlen(vocabularies[i].address)) == 0)
			return (reading->contexts & vocabularies[i].bit) != 0;
	return true;
}

/* A property means what the object's own types say, else what it means
 * everywhere. */
static const struct term_row *
property_find(
    struct reading *reading, const struct node *node, const char *name)
{
	const struct term_row *row = NULL;

	for (size_t i = 0; i < node->type_count && row == NULL; i++)
		row = row_find(node->types[i], name, "property");
	if (row == NULL)
		row = row_find("*", name, "property");
	if (row == NULL || !row_holds(reading, row)) {
		refuse(reading, "a property that no known context defines here",
		    name);
		return NULL;
	}
	return row;
}

/* ---- terms ----------------------------------------------------------- */

/* Nothing that would end or change a term in N-Quads; a scheme, so that it
 * means the same everywhere. */
static bool
iri_is(const char *text)
{
	size_t scheme = strspn(text,
	    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
	    "+-.");

	if (scheme == 0 || text[scheme] != ':' || text[0] < 'A')
		return false;
	for (const char *at = text; *at != '\0'; at++)
		if ((unsigned char)*at <= ' ' || *at == 0x7f ||
		    strchr("<>\"{}|^`\\", *at) != NULL)
			return false;
	return true;
}

static struct rdf_term
iri_term(struct reading *reading, const char *iri)
{
	size_t len = strlen(iri);

	if (!iri_is(iri)) {
		refuse(reading, "no absolute address", iri);
		return nothing;
	}
	if (!arena_room(reading->arena, len + 64)) {
		overflow(reading);
		return nothing;
	}
	return (struct rdf_term) {
	    arena_printf(reading->arena, "<%s>", iri), -1};
}

/* What stands in the table, or above, as it is written. */
static struct rdf_term
known_term(const char *iri)
{
	return (struct rdf_term) {iri, -1};
}

static struct rdf_term
blank_term(struct reading *reading)
{
	if (reading->rdf.blanks == RDF_BLANKS_MOST) {
		overflow(reading);
		return nothing;
	}
	return (struct rdf_term) {NULL, (int32_t)reading->rdf.blanks++};
}

static void
escaped_add(struct reading *reading, struct text *text, json_object *value)
{
	const char *at = json_object_get_string(value);
	const char *end = at + json_object_get_string_len(value);

	while (at < end) {
		size_t plain = 0;

		while (at + plain < end && (unsigned char)at[plain] >= ' ' &&
		    at[plain] != '"' && at[plain] != '\\' && at[plain] != 0x7f)
			plain++;
		text_add_bytes(text, at, plain);
		at += plain;
		if (at == end)
			break;
		if (strchr("\"\\\n\r\t", *at) == NULL || *at == '\0') {
			refuse(reading, "a control character in a text", "");
			return;
		}
		text_add(text,
		    *at == '"'        ? "\\\""
			: *at == '\\' ? "\\\\"
			: *at == '\n' ? "\\n"
			: *at == '\r' ? "\\r"
				      : "\\t");
		at++;
	}
}

/* JSON-LD's forms of numbers: whole ones as digits, others as 2.5E0. */
static const char *
number_write(
    struct reading *reading, json_object *value, char digits_r[NUMBER_MOST])
{
	double number = json_object_get_double(value);
	char *exponent;
	char *end;
	char mantissa[NUMBER_MOST];

	if (!isfinite(number) ||
	    (json_object_is_type(value, json_type_int) &&
		fabs(number) > 9007199254740992.0)) {
		refuse(reading, "a number that programs read differently",
		    json_object_get_string(value));
		return "";
	}
	if (fabs(number) < 1e21 && number == trunc(number)) {
		(void)snprintf(
		    digits_r, NUMBER_MOST, "%.0f", number == 0 ? 0.0 : number);
		return XSD "integer";
	}
	(void)snprintf(mantissa, sizeof(mantissa), "%.15E", number);
	exponent = strchr(mantissa, 'E');
	for (end = exponent; end[-1] == '0' && end[-2] != '.'; end--)
		;
	(void)snprintf(digits_r, NUMBER_MOST, "%.*sE%ld", (int)(end - mantissa),
	    mantissa, strtol(exponent + 1, NULL, 10));
	return XSD "double";
}

static struct rdf_term
literal_term(
    struct reading *reading, const struct term_row *row, json_object *value)
{
	const char *datatype = "";
	char digits[NUMBER_MOST];
	struct text text;

	text_init(&text, reading->arena, LITERAL_MOST);
	text_add(&text, "\"");
	switch (json_object_get_type(value)) {
	case json_type_string:
		escaped_add(reading, &text, value);
		break;
	case json_type_boolean:
		text_add(
		    &text, json_object_get_boolean(value) ? "true" : "false");
		datatype = XSD "boolean";
		break;
	case json_type_int:
	case json_type_double:
		digits[0] = '\0';
		datatype = number_write(reading, value, digits);
		text_add(&text, digits);
		break;
	case json_type_null:
	case json_type_object:
	case json_type_array:
		refuse(reading, "no text or number", row->term);
		break;
	}
	text_add(&text, "\"");
	if (*row->coercion != '\0')
		datatype = row->coercion;
	if (*datatype != '\0')
		text_printf(&text, "^^<%s>", datatype);
	if (text.overflown)
		overflow(reading);
	return (struct rdf_term) {text_span(&text).at, -1};
}

/* ---- statements ------------------------------------------------------ */

static void
quad_add(struct reading *reading, struct rdf_term subject,
    struct rdf_term predicate, struct rdf_term object, struct rdf_term graph)
{
	struct rdf *rdf = &reading->rdf;

	if (reading->status != STATUS_OK)
		return;
	if (rdf->count == reading->room) {
		size_t room = 2 * reading->room;
		struct rdf_quad *more;

		if (room > 2 * RDF_QUADS_MOST ||
		    !arena_room(reading->arena, room * sizeof(*more) + 64)) {
			overflow(reading);
			return;
		}
		more = arena_array(reading->arena, room, sizeof(*more));
		memcpy(more, rdf->quads, rdf->count * sizeof(*more));
		rdf->quads = more;
		reading->room = room;
	}
	rdf->quads[rdf->count++] =
	    (struct rdf_quad) {{subject, predicate, object, graph}};
}

static void
type_add(struct reading *reading, struct node *node, json_object *value)
{
	const char *type = json_object_get_string(value);
	const struct term_row *row;

	if (!json_object_is_type(value, json_type_string)) {
		refuse(reading, "a type that is no text", "type");
		return;
	}
	row = row_find("*", type, "type");
	if (row == NULL || !row_holds(reading, row)) {
		refuse(reading, "a type that no known context defines", type);
		return;
	}
	if (node->type_count == TYPES_MOST) {
		overflow(reading);
		return;
	}
	node->types[node->type_count++] = type;
	quad_add(reading, node->subject, known_term(rdf_type),
	    known_term(row->iri), node->graph);
}

static void
types_read(struct reading *reading, struct node *node, json_object *object)
{
	json_object *types;

	if (!json_object_object_get_ex(object, "type", &types))
		return;
	if (!json_object_is_type(types, json_type_array)) {
		type_add(reading, node, types);
		return;
	}
	for (size_t i = 0; i < json_object_array_length(types); i++)
		type_add(reading, node, json_object_array_get_idx(types, i));
}

static struct rdf_term
vocabulary_term(
    struct reading *reading, const struct term_row *row, const char *value)
{
	const struct term_row *meant = row_find(row->term, value, "property");

	if (meant == NULL) {
		refuse(reading, "a value that no known context defines", value);
		return nothing;
	}
	return known_term(meant->iri);
}

static struct rdf_term
value_term(struct reading *reading, const struct node *node,
    const struct term_row *row, json_object *value)
{
	bool is_text = json_object_is_type(value, json_type_string);
	struct rdf_term graph;

	if (!arena_room(reading->arena, VALUE_ROOM)) {
		overflow(reading);
		return nothing;
	}
	if (strcmp(row->coercion, "@json") == 0) {
		refuse(reading, "JSON as a value is not supported", row->term);
		return nothing;
	}
	if (json_object_is_type(value, json_type_object)) {
		if (strcmp(row->container, "@graph") != 0)
			return node_read(reading, value, node->graph,
			    node->depth + 1, false);
		graph = blank_term(reading);
		(void)node_read(reading, value, graph, node->depth + 1, false);
		return graph;
	}
	if (strcmp(row->container, "@graph") == 0 ||
	    (*row->coercion == '@' && !is_text)) {
		refuse(reading, "a value of another kind is wanted", row->term);
		return nothing;
	}
	if (strcmp(row->coercion, "@id") == 0)
		return iri_term(reading, json_object_get_string(value));
	if (strcmp(row->coercion, "@vocab") == 0)
		return vocabulary_term(
		    reading, row, json_object_get_string(value));
	return literal_term(reading, row, value);
}

/* A list keeps its order: a chain of cells. */
static void
list_add(struct reading *reading, const struct node *node,
    const struct term_row *row, json_object *values)
{
	bool is_array = json_object_is_type(values, json_type_array);
	size_t count = is_array ? json_object_array_length(values) : 1;
	struct rdf_term nil = known_term(rdf_nil);
	struct rdf_term cell = count == 0 ? nil : blank_term(reading);

	quad_add(
	    reading, node->subject, known_term(row->iri), cell, node->graph);
	for (size_t i = 0; i < count && reading->status == STATUS_OK; i++) {
		json_object *value =
		    is_array ? json_object_array_get_idx(values, i) : values;
		struct rdf_term rest =
		    i + 1 == count ? nil : blank_term(reading);

		quad_add(reading, cell, known_term(rdf_first),
		    value_term(reading, node, row, value), node->graph);
		quad_add(
		    reading, cell, known_term(rdf_rest), rest, node->graph);
		cell = rest;
	}
}

static void
property_read(struct reading *reading, const struct node *node,
    const char *name, json_object *value)
{
	const struct term_row *row = property_find(reading, node, name);
	struct rdf_term predicate;
	size_t count;

	if (row == NULL)
		return;
	if (strcmp(row->container, "@list") == 0) {
		list_add(reading, node, row, value);
		return;
	}
	predicate = known_term(row->iri);
	if (!json_object_is_type(value, json_type_array)) {
		quad_add(reading, node->subject, predicate,
		    value_term(reading, node, row, value), node->graph);
		return;
	}
	count = json_object_array_length(value);
	for (size_t i = 0; i < count && reading->status == STATUS_OK; i++)
		quad_add(reading, node->subject, predicate,
		    value_term(reading, node, row,
			json_object_array_get_idx(value, i)),
		    node->graph);
}

/* ---- contexts -------------------------------------------------------- */

static unsigned
context_bit(struct reading *reading, json_object *value)
{
	const char *address = json_object_is_type(value, json_type_string)
	    ? json_object_get_string(value)
	    : "written out in the document";

	for (size_t i = 0; i < sizeof(contexts) / sizeof(contexts[0]); i++)
		if (strcmp(address, contexts[i].address) == 0)
			return contexts[i].bit;
	refuse(reading, "an unknown context", address);
	return 0;
}

static unsigned
contexts_read(struct reading *reading, json_object *value)
{
	unsigned bits = 0;

	if (!json_object_is_type(value, json_type_array))
		return context_bit(reading, value);
	for (size_t i = 0; i < json_object_array_length(value); i++) {
		unsigned bit =
		    context_bit(reading, json_object_array_get_idx(value, i));

		if (i == 0 && bit != CONTEXT_CREDENTIALS)
			refuse(reading, "the first context must be",
			    contexts[0].address);
		bits |= bit;
	}
	return bits;
}

/* ---- objects --------------------------------------------------------- */

static void
subject_read(struct reading *reading, struct node *node, json_object *object)
{
	json_object *id;

	if (!json_object_object_get_ex(object, "id", &id))
		node->subject = blank_term(reading);
	else if (json_object_is_type(id, json_type_string))
		node->subject = iri_term(reading, json_object_get_string(id));
	else
		refuse(reading, "an id that is no text", "id");
}

/* The subject of `object`, whose statements are added. A nested credential
 * may name its contexts again: they must be known, and mean the same. */
static struct rdf_term
node_read(struct reading *reading, json_object *object, struct rdf_term graph,
    int depth, bool top)
{
	struct node node = {.subject = nothing, .graph = graph, .depth = depth};
	struct json_object_iterator at = json_object_iter_begin(object);
	struct json_object_iterator end = json_object_iter_end(object);

	if (depth > RDF_DEPTH_MOST)
		overflow(reading);
	if (reading->status != STATUS_OK)
		return nothing;
	subject_read(reading, &node, object);
	types_read(reading, &node, object);
	for (;
	     !json_object_iter_equal(&at, &end) && reading->status == STATUS_OK;
	     json_object_iter_next(&at)) {
		const char *name = json_object_iter_peek_name(&at);
		json_object *value = json_object_iter_peek_value(&at);

		if (strcmp(name, "id") == 0 || strcmp(name, "type") == 0 ||
		    (top && strcmp(name, "proof") == 0))
			continue;
		if (strcmp(name, "@context") == 0)
			(void)contexts_read(reading, value);
		else
			property_read(reading, &node, name, value);
	}
	return node.subject;
}

bool
rdf_is_given(const struct rdf_term *term)
{
	return term->text != NULL || term->blank >= 0;
}

enum status
rdf_read(struct arena *arena, json_object *document, struct rdf *rdf_r)
{
	struct reading reading = {
	    .arena = arena, .room = QUADS_FIRST, .status = STATUS_OK};
	json_object *declared = NULL;

	reading.rdf.quads =
	    arena_array(arena, QUADS_FIRST, sizeof(*reading.rdf.quads));
	if (!json_object_is_type(document, json_type_object))
		return fault(STATUS_INVALID, "no JSON object");
	if (!json_object_object_get_ex(document, "@context", &declared))
		return fault(STATUS_INVALID, "it names no context");
	reading.contexts = contexts_read(&reading, declared);
	(void)node_read(&reading, document, nothing, 1, true);
	if (reading.status == STATUS_OK)
		*rdf_r = reading.rdf;
	return reading.status;
}
