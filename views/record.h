/*
 * record.h - how a view is written down: one entry after the other, as they
 * were made. Private to views/.
 *
 * An entry is its kind, the number of the node that it belongs to, a key and a
 * value, each text with its NUL. Nodes are numbered as they are made; the root
 * is 0. The same calls with the same data give the same bytes.
 */
#ifndef VIEWS_RECORD_H
#define VIEWS_RECORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/span.h"
#include "base/text.h"

enum record_kind {
	RECORD_GROUP, /* a new node under `key` */
	RECORD_LIST,  /* the same, whose children are rows */
	RECORD_ROW,   /* a new last row of the list; no key */
	RECORD_TEXT,  /* leaves, by what JSON makes of them */
	RECORD_NUMBER,
	RECORD_DECIMAL,
	RECORD_FLAG
};

struct record_entry {
	enum record_kind kind;
	uint32_t node;
	const char *key;
	const char *value; /* of a leaf; "" otherwise */
	size_t value_len;
};

/*
 * record_node, record_leaf - add an entry. When the text is full nothing is
 * added, and `overflown` says so.
 */
void record_node(
    struct text *record, enum record_kind kind, uint32_t node, const char *key);
void record_leaf(struct text *record, enum record_kind kind, uint32_t node,
    const char *key, const char *value);

/*
 * record_next - the entry at *at, which moves on behind it; false at the end.
 * The texts point into the record.
 */
bool record_next(struct span record, size_t *at, struct record_entry *entry_r);

#endif
