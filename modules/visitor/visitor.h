/*
 * visitor.h - what the visitor's pages share. They know no session and write
 * nothing; whatever they show, anyone may see.
 */
#ifndef MODULES_VISITOR_VISITOR_H
#define MODULES_VISITOR_VISITOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "modules/module.h"

struct award;
struct brief;
struct catalog_facet;
struct programme;

/* nginx keeps a public page so long, and a browser so long again: a revocation
 * has to show within a minute. */
enum { PUBLIC_SECONDS = 20 };

/* Records that are the same for everyone, kept for PUBLIC_SECONDS: `arena`
 * holds them. */
struct kept {
	struct arena *arena;
	int64_t at_us; /* 0: nothing is kept */
};

/* What a worker remembers between requests. */
struct visitor {
	const char *did;
	struct kept front; /* see home.c */
	struct programme *programmes;
	size_t programme_count;
	struct brief *newest;
	size_t newest_count;
	int64_t awards;
	int64_t awards_counted_us;
	struct kept choices; /* see catalog.c */
	struct catalog_facet *facets;
	size_t facet_count;
};

/*
 * kept_fresh - may what is kept still be shown? When not it is forgotten, and
 * the caller fills `arena` anew and sets `at_us`.
 */
bool kept_fresh(struct kept *kept, int64_t now_us);

/* The fields of the catalog's search. */
enum catalog_field {
	CATALOG_WORDS_TYPED,
	CATALOG_PROGRAMME,
	CATALOG_COMPETENCY,
	CATALOG_LEVEL,
	CATALOG_ALIGNMENT,
	CATALOG_CREDIT,
	CATALOG_REVIEW,
	CATALOG_AFTER,
	CATALOG_FIELD__MAX
};
extern const struct field catalog_fields[CATALOG_FIELD__MAX];

/* Handlers; the table in visitor.c is the only way to them. */
handler_fn home_page;
handler_fn catalog_move;
handler_fn catalog_page;
handler_fn definition_page;
handler_fn award_page;
handler_fn award_json;
handler_fn award_jwt;
handler_fn award_svg;
handler_fn award_png;
handler_fn award_letter;
handler_fn award_a4;
handler_fn achievement_png;
handler_fn check_page;
handler_fn achievement_page;
handler_fn issuer_page;
handler_fn issuer_json;
handler_fn key_json;
handler_fn did_json;
handler_fn jwks_json;
handler_fn revocations_json;
handler_fn status_json;
handler_fn assertion_json;
handler_fn badge_json;
handler_fn profile_json;
handler_fn revocation_list_json;

/*
 * award_node - fill the groups Award, MC and Issuer that all pages about an
 * award have.
 */
void award_node(
    struct request *req, struct view *data, const struct award *award);

/*
 * award_person - the name to show: the educator decides whether it is theirs.
 */
const char *award_person(const struct award *award);

#endif
