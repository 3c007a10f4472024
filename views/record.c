/*
 * record.c - entries of a view's record, written and read.
 */
#include "config.h"

#include <string.h>

#include "base/insist.h"
#include "views/record.h"

enum { HEAD = 1 + sizeof(uint32_t) };

static void
head_add(struct text *record, enum record_kind kind, uint32_t node)
{
	char head[HEAD] = {(char)kind};

	memcpy(head + 1, &node, sizeof(node));
	text_add_bytes(record, head, sizeof(head));
}

void
record_node(
    struct text *record, enum record_kind kind, uint32_t node, const char *key)
{
	head_add(record, kind, node);
	text_add_bytes(record, key, strlen(key) + 1);
}

void
record_leaf(struct text *record, enum record_kind kind, uint32_t node,
    const char *key, const char *value)
{
	record_node(record, kind, node, key);
	text_add_bytes(record, value, strlen(value) + 1);
}

static const char *
text_read(struct span record, size_t *at, size_t *len_r)
{
	const char *text = record.at + *at;

	*len_r = strlen(text);
	*at += *len_r + 1;
	insist(*at <= record.len);
	return text;
}

bool
record_next(struct span record, size_t *at, struct record_entry *entry_r)
{
	size_t len;

	if (*at >= record.len)
		return false;
	insist(record.len - *at > HEAD);
	*entry_r = (struct record_entry) {
	    .kind = (enum record_kind)record.at[*at],
	    .value = "",
	};
	memcpy(&entry_r->node, record.at + *at + 1, sizeof(entry_r->node));
	*at += HEAD;
	entry_r->key = text_read(record, at, &len);
	if (entry_r->kind >= RECORD_TEXT)
		entry_r->value = text_read(record, at, &entry_r->value_len);
	return true;
}
