/*
 * canon.c - RDFC-1.0, sections 4.4 to 4.8, with SHA-256.
 */
#include "config.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <openssl/evp.h>

#include "base/insist.h"
#include "base/text.h"
#include "modules/proof/canon.h"
#include "modules/proof/rdf.h"

enum {
	HASH_BYTES = 32,
	HASH_TEXT = 2 * HASH_BYTES,
	NAME_MOST = 24,
	GROUP_MOST = 10, /* nodes whose orders are tried */
	DEPTH_MOST = 64,
	STEP_ROOM = 64 * 1024,
	LINES_MOST = 16 * 1024 * 1024
};

struct hash {
	char text[HASH_TEXT + 1];
};

/* Gives names in the order of asking. */
struct issuer {
	const char *prefix;
	int32_t *numbers; /* of each blank node; -1: none yet */
	int32_t *order;   /* blank nodes as they were named */
	size_t count;
};

/* The quads that a blank node stands in. */
struct mentions {
	const uint32_t *quads;
	size_t count;
};

struct canon {
	struct arena *arena;
	const struct rdf *rdf;
	struct mentions *mentions;
	struct hash *first; /* first-degree hashes */
	struct issuer names;
	size_t tries;
	enum status status;
};

/* What the n-degree hash of a node came to. */
struct path {
	struct hash hash;
	struct issuer issuer;
};

/* A node beside the one that is hashed, by how the two are related. */
struct related {
	struct hash hash;
	int32_t blank;
};

/* ---- small parts ----------------------------------------------------- */

static bool
has_room(struct canon *canon, size_t bytes)
{
	if (canon->status == STATUS_OK && !arena_room(canon->arena, bytes))
		canon->status =
		    fault(STATUS_TOO_MUCH, "no room for its canonical form");
	return canon->status == STATUS_OK;
}

static bool
try_counted(struct canon *canon)
{
	if (canon->status == STATUS_OK && ++canon->tries > CANON_TRIES_MOST)
		canon->status = fault(STATUS_TOO_MUCH,
		    "too many things without a name look alike");
	return canon->status == STATUS_OK;
}

static void
hash_write(struct span bytes, struct hash *hash_r)
{
	static const char digits[] = "0123456789abcdef";
	unsigned char hash[HASH_BYTES];

	insist(EVP_Digest(
		   bytes.at, bytes.len, hash, NULL, EVP_sha256(), NULL) == 1);
	for (size_t i = 0; i < HASH_BYTES; i++) {
		hash_r->text[2 * i] = digits[hash[i] >> 4];
		hash_r->text[2 * i + 1] = digits[hash[i] & 15];
	}
	hash_r->text[HASH_TEXT] = '\0';
}

static struct issuer
issuer_new(struct canon *canon, const char *prefix)
{
	size_t count = canon->rdf->blanks;
	struct issuer issuer = {
	    .prefix = prefix,
	    .numbers =
		arena_array(canon->arena, count, sizeof(*issuer.numbers)),
	    .order = arena_array(canon->arena, count, sizeof(*issuer.order)),
	};

	for (size_t i = 0; i < count; i++)
		issuer.numbers[i] = -1;
	return issuer;
}

static struct issuer
issuer_copy(struct canon *canon, const struct issuer *from)
{
	size_t bytes = canon->rdf->blanks * sizeof(*from->numbers);
	struct issuer copy = *from;

	copy.numbers = arena_take(canon->arena, bytes);
	copy.order = arena_take(canon->arena, bytes);
	memcpy(copy.numbers, from->numbers, bytes);
	memcpy(copy.order, from->order, bytes);
	return copy;
}

static void
issuer_name(struct issuer *issuer, int32_t blank)
{
	if (issuer->numbers[blank] >= 0)
		return;
	issuer->numbers[blank] = (int32_t)issuer->count;
	issuer->order[issuer->count++] = blank;
}

static const char *
name_write(const struct issuer *issuer, int32_t blank, char text_r[NAME_MOST])
{
	(void)snprintf(text_r, NAME_MOST, "_:%s%d", issuer->prefix,
	    (int)issuer->numbers[blank]);
	return text_r;
}

/* ---- quads ----------------------------------------------------------- */

static int
term_compare(const struct rdf_term *a, const struct rdf_term *b)
{
	if (a->text == NULL || b->text == NULL || a->text == b->text) {
		if ((a->text == NULL) != (b->text == NULL))
			return a->text == NULL ? -1 : 1;
		return (a->blank > b->blank) - (a->blank < b->blank);
	}
	return strcmp(a->text, b->text);
}

static int
quad_compare(const void *left, const void *right)
{
	const struct rdf_quad *a = left;
	const struct rdf_quad *b = right;
	int order = 0;

	for (int i = 0; i < RDF__PLACES && order == 0; i++)
		order = term_compare(&a->terms[i], &b->terms[i]);
	return order;
}

static void
quads_unique(struct rdf *rdf)
{
	size_t kept = 0;

	if (rdf->count == 0)
		return;
	qsort(rdf->quads, rdf->count, sizeof(*rdf->quads), quad_compare);
	for (size_t i = 1; i < rdf->count; i++)
		if (quad_compare(&rdf->quads[kept], &rdf->quads[i]) != 0)
			rdf->quads[++kept] = rdf->quads[i];
	rdf->count = kept + 1;
}

static void
mentions_find(struct canon *canon)
{
	const struct rdf *rdf = canon->rdf;
	size_t *at = arena_array(canon->arena, rdf->blanks + 1, sizeof(*at));
	uint32_t *quads = arena_array(
	    canon->arena, rdf->count * RDF__PLACES + 1, sizeof(*quads));

	canon->mentions =
	    arena_array(canon->arena, rdf->blanks, sizeof(*canon->mentions));
	for (int pass = 0; pass < 2; pass++) {
		for (size_t q = 0; q < rdf->count; q++)
			for (int i = 0; i < RDF__PLACES; i++) {
				int32_t blank = rdf->quads[q].terms[i].blank;
				struct mentions *found;
				bool twice = false;

				if (blank < 0)
					continue;
				for (int j = 0; j < i; j++)
					twice = twice ||
					    rdf->quads[q].terms[j].blank ==
						blank;
				if (twice)
					continue;
				found = &canon->mentions[blank];
				if (pass == 1)
					quads[at[blank]++] = (uint32_t)q;
				else
					found->count++;
			}
		for (size_t b = 0, sum = 0; pass == 0 && b < rdf->blanks; b++) {
			canon->mentions[b].quads = quads + sum;
			at[b] = sum;
			sum += canon->mentions[b].count;
		}
	}
}

/* How a blank node is written in a line. */
typedef const char *blank_fn(
    const void *context, int32_t blank, char text_r[NAME_MOST]);

static struct span
line_write(struct canon *canon, const struct rdf_quad *quad, blank_fn *write,
    const void *context)
{
	char names[RDF__PLACES][NAME_MOST];
	const char *texts[RDF__PLACES];
	size_t lens[RDF__PLACES];
	size_t len = 2;
	char *line;
	char *at;

	for (int i = 0; i < RDF__PLACES; i++) {
		const struct rdf_term *term = &quad->terms[i];

		texts[i] = term->text != NULL ? term->text
		    : term->blank < 0         ? NULL
				      : write(context, term->blank, names[i]);
		lens[i] = texts[i] != NULL ? strlen(texts[i]) : 0;
		len += lens[i] + 1;
	}
	if (!has_room(canon, len + STEP_ROOM))
		return (struct span) {"", 0};
	line = at = arena_take(canon->arena, len);
	for (int i = 0; i < RDF__PLACES; i++) {
		if (texts[i] == NULL)
			continue;
		memcpy(at, texts[i], lens[i]);
		at += lens[i];
		*at++ = ' ';
	}
	memcpy(at, ".\n", 2);
	return (struct span) {line, (size_t)(at + 2 - line)};
}

static int
line_compare(const void *left, const void *right)
{
	const struct span *a = left;
	const struct span *b = right;
	size_t least = a->len < b->len ? a->len : b->len;
	/* A line that found no room has no bytes at all. */
	int order = least == 0 ? 0 : memcmp(a->at, b->at, least);

	return order != 0 ? order : (a->len > b->len) - (a->len < b->len);
}

static struct span
lines_join(struct canon *canon, struct span *lines, size_t count)
{
	size_t len = 0;
	char *all;
	char *at;

	if (count > 0)
		qsort(lines, count, sizeof(*lines), line_compare);
	for (size_t i = 0; i < count; i++)
		len += lines[i].len;
	if (len > LINES_MOST || !has_room(canon, len + STEP_ROOM))
		return (struct span) {"", 0};
	all = at = arena_take(canon->arena, len + 1);
	for (size_t i = 0; i < count; i++) {
		if (lines[i].len > 0)
			memcpy(at, lines[i].at, lines[i].len);
		at += lines[i].len;
	}
	return (struct span) {all, len};
}

/* ---- first degree ---------------------------------------------------- */

static const char *
self_write(const void *context, int32_t blank, char text_r[NAME_MOST])
{
	const int32_t *self = context;

	(void)text_r;
	return blank == *self ? "_:a" : "_:z";
}

static void
first_degree(struct canon *canon, int32_t blank)
{
	const struct mentions *mentions = &canon->mentions[blank];
	struct span *lines;

	if (!has_room(canon, mentions->count * sizeof(*lines) + STEP_ROOM))
		return;
	lines = arena_array(canon->arena, mentions->count, sizeof(*lines));
	for (size_t i = 0; i < mentions->count; i++)
		lines[i] = line_write(canon,
		    &canon->rdf->quads[mentions->quads[i]], self_write, &blank);
	hash_write(
	    lines_join(canon, lines, mentions->count), &canon->first[blank]);
}

/* ---- n degrees ------------------------------------------------------- */

static struct path n_degree(
    struct canon *canon, int32_t blank, struct issuer issuer, int depth);

/* A node's name if it has one, else what is known of it. */
static void
related_hash(struct canon *canon, int32_t blank, const struct rdf_quad *quad,
    const struct issuer *issuer, char place, struct hash *hash_r)
{
	const char *predicate = quad->terms[RDF_PREDICATE].text;
	char name[NAME_MOST];
	const char *known = canon->first[blank].text;

	if (canon->names.numbers[blank] >= 0)
		known = name_write(&canon->names, blank, name);
	else if (issuer->numbers[blank] >= 0)
		known = name_write(issuer, blank, name);
	hash_write(span_of(arena_printf(canon->arena, "%c%s%s", place,
		       place == 'g' ? "" : predicate, known)),
	    hash_r);
}

static int
related_compare(const void *left, const void *right)
{
	const struct related *a = left;
	const struct related *b = right;

	return strcmp(a->hash.text, b->hash.text);
}

/* All nodes beside `blank`, sorted by how they are related to it. */
static struct related *
related_list(struct canon *canon, int32_t blank, const struct issuer *issuer,
    size_t *count_r)
{
	static const char places[RDF__PLACES] = {'s', 'p', 'o', 'g'};
	const struct mentions *mentions = &canon->mentions[blank];
	struct related *list;
	size_t count = 0;

	*count_r = 0;
	if (!has_room(canon,
		mentions->count * RDF__PLACES * (sizeof(*list) + 512) +
		    STEP_ROOM))
		return NULL;
	list = arena_array(
	    canon->arena, mentions->count * RDF__PLACES + 1, sizeof(*list));
	for (size_t i = 0; i < mentions->count; i++) {
		const struct rdf_quad *quad =
		    &canon->rdf->quads[mentions->quads[i]];

		for (int place = 0; place < RDF__PLACES; place++) {
			int32_t other = quad->terms[place].blank;

			if (other < 0 || other == blank)
				continue;
			list[count].blank = other;
			related_hash(canon, other, quad, issuer, places[place],
			    &list[count].hash);
			count++;
		}
	}
	qsort(list, count, sizeof(*list), related_compare);
	*count_r = count;
	return list;
}

/* The next order of `order`, by size; false after the last. */
static bool
order_next(size_t *order, size_t count)
{
	size_t i = count;
	size_t j = count;
	size_t held;

	do {
		if (i < 2)
			return false;
		i--;
	} while (order[i - 1] > order[i]);
	do {
		j--;
	} while (order[j] < order[i - 1]);
	held = order[j];
	order[j] = order[i - 1];
	order[i - 1] = held;
	for (j = count - 1; i < j; i++, j--) {
		held = order[i];
		order[i] = order[j];
		order[j] = held;
	}
	return true;
}

/* Is a path that grew this far behind the best one already? */
static bool
is_behind(const struct text *path, const char *best)
{
	return best != NULL && path->len >= strlen(best) &&
	    strcmp(path->at, best) > 0;
}

/* One order of a group: what it is written as, and the names it gives. False
 * when another order is better. */
static bool
order_try(struct canon *canon, const struct related *group, size_t count,
    const size_t *order, const char *best, int depth, struct issuer *issuer,
    struct text *path)
{
	int32_t todo[GROUP_MOST];
	size_t todo_count = 0;
	char name[NAME_MOST];

	for (size_t i = 0; i < count; i++) {
		int32_t blank = group[order[i]].blank;

		if (canon->names.numbers[blank] >= 0) {
			text_add(path, name_write(&canon->names, blank, name));
		} else {
			if (issuer->numbers[blank] < 0)
				todo[todo_count++] = blank;
			issuer_name(issuer, blank);
			text_add(path, name_write(issuer, blank, name));
		}
		if (is_behind(path, best))
			return false;
	}
	for (size_t i = 0; i < todo_count; i++) {
		struct path inner =
		    n_degree(canon, todo[i], *issuer, depth + 1);

		if (canon->status != STATUS_OK)
			return false;
		text_add(path, name_write(issuer, todo[i], name));
		text_printf(path, "<%s>", inner.hash.text);
		*issuer = inner.issuer;
		if (is_behind(path, best))
			return false;
	}
	return true;
}

/* The best order of a group, added to `data`; its names go on. */
static void
group_hash(struct canon *canon, const struct related *group, size_t count,
    int depth, struct issuer *issuer, struct text *data)
{
	size_t order[GROUP_MOST];
	const char *best = NULL;
	struct issuer best_issuer = *issuer;

	if (count > GROUP_MOST) {
		canon->status = fault(STATUS_TOO_MUCH,
		    "too many things without a name look alike");
		return;
	}
	for (size_t i = 0; i < count; i++)
		order[i] = i;
	do {
		struct issuer copy;
		struct text path;

		if (!try_counted(canon) ||
		    !has_room(canon,
			canon->rdf->blanks * 2 * sizeof(int32_t) + STEP_ROOM))
			return;
		copy = issuer_copy(canon, issuer);
		text_init(&path, canon->arena, STEP_ROOM / 4);
		if (!order_try(
			canon, group, count, order, best, depth, &copy, &path))
			continue;
		if (path.overflown)
			canon->status = fault(
			    STATUS_TOO_MUCH, "no room for its canonical form");
		if (best == NULL || strcmp(path.at, best) < 0) {
			best = path.at;
			best_issuer = copy;
		}
	} while (canon->status == STATUS_OK && order_next(order, count));
	if (best == NULL)
		return;
	text_add(data, group[0].hash.text);
	text_add(data, best);
	*issuer = best_issuer;
}

static struct path
n_degree(struct canon *canon, int32_t blank, struct issuer issuer, int depth)
{
	struct path path = {.issuer = issuer};
	struct related *list;
	struct text data;
	size_t count;
	size_t next;

	if (depth > DEPTH_MOST)
		canon->status = fault(
		    STATUS_TOO_MUCH, "things without a name nest too deeply");
	if (!try_counted(canon))
		return path;
	list = related_list(canon, blank, &path.issuer, &count);
	if (!has_room(canon, STEP_ROOM))
		return path;
	text_init(&data, canon->arena, LINES_MOST);
	for (size_t i = 0; i < count && canon->status == STATUS_OK; i = next) {
		next = i + 1;
		while (
		    next < count && related_compare(&list[i], &list[next]) == 0)
			next++;
		group_hash(
		    canon, list + i, next - i, depth, &path.issuer, &data);
	}
	if (data.overflown && canon->status == STATUS_OK)
		canon->status =
		    fault(STATUS_TOO_MUCH, "no room for its canonical form");
	hash_write(text_span(&data), &path.hash);
	return path;
}

/* ---- the names ------------------------------------------------------- */

struct alike {
	const struct hash *hash;
	int32_t blank;
};

static int
alike_compare(const void *left, const void *right)
{
	const struct alike *a = left;
	const struct alike *b = right;
	int order = strcmp(a->hash->text, b->hash->text);

	return order != 0 ? order
			  : (a->blank > b->blank) - (a->blank < b->blank);
}

static int
path_compare(const void *left, const void *right)
{
	const struct path *a = left;
	const struct path *b = right;

	return strcmp(a->hash.text, b->hash.text);
}

/* Names for nodes that share a first-degree hash. */
static void
alike_name(struct canon *canon, const struct alike *alike, size_t count)
{
	struct path *paths;
	size_t found = 0;

	if (!has_room(canon, count * sizeof(*paths) + STEP_ROOM))
		return;
	paths = arena_array(canon->arena, count, sizeof(*paths));
	for (size_t i = 0; i < count && canon->status == STATUS_OK; i++) {
		struct issuer issuer;

		if (canon->names.numbers[alike[i].blank] >= 0 ||
		    !has_room(canon,
			canon->rdf->blanks * 2 * sizeof(int32_t) + STEP_ROOM))
			continue;
		issuer = issuer_new(canon, "b");
		issuer_name(&issuer, alike[i].blank);
		paths[found++] = n_degree(canon, alike[i].blank, issuer, 0);
	}
	if (canon->status != STATUS_OK)
		return;
	qsort(paths, found, sizeof(*paths), path_compare);
	for (size_t i = 0; i < found; i++)
		for (size_t n = 0; n < paths[i].issuer.count; n++)
			issuer_name(&canon->names, paths[i].issuer.order[n]);
}

static void
names_give(struct canon *canon)
{
	size_t count = canon->rdf->blanks;
	struct alike *all = arena_array(canon->arena, count + 1, sizeof(*all));
	size_t next;

	for (size_t i = 0; i < count; i++) {
		first_degree(canon, (int32_t)i);
		all[i] = (struct alike) {&canon->first[i], (int32_t)i};
	}
	if (count > 0)
		qsort(all, count, sizeof(*all), alike_compare);
	/* Those that stand alone first, as the rest is told by them. */
	for (int pass = 0; pass < 2; pass++)
		for (size_t i = 0; i < count; i = next) {
			next = i + 1;
			while (next < count &&
			    strcmp(all[i].hash->text, all[next].hash->text) ==
				0)
				next++;
			if (pass == 0 && next == i + 1)
				issuer_name(&canon->names, all[i].blank);
			else if (pass == 1 && next > i + 1 &&
			    canon->status == STATUS_OK)
				alike_name(canon, all + i, next - i);
		}
}

static const char *
canonical_write(const void *context, int32_t blank, char text_r[NAME_MOST])
{
	return name_write(context, blank, text_r);
}

enum status
canon_write(struct arena *arena, struct rdf *rdf, struct span *text_r)
{
	struct canon canon = {.arena = arena, .rdf = rdf, .status = STATUS_OK};
	struct span *lines;
	struct span text;

	quads_unique(rdf);
	if (!has_room(&canon, rdf->count * 64 + rdf->blanks * 512 + STEP_ROOM))
		return canon.status;
	lines = arena_array(arena, rdf->count + 1, sizeof(*lines));
	canon.first = arena_array(arena, rdf->blanks, sizeof(*canon.first));
	canon.names = issuer_new(&canon, "c14n");
	mentions_find(&canon);
	names_give(&canon);
	for (size_t i = 0; i < rdf->count && canon.status == STATUS_OK; i++)
		lines[i] = line_write(
		    &canon, &rdf->quads[i], canonical_write, &canon.names);
	text = lines_join(&canon, lines, rdf->count);
	if (canon.status == STATUS_OK)
		*text_r = text;
	return canon.status;
}
