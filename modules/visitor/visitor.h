/*
 * visitor.h - what the visitor's pages share. They know no session and write
 * nothing; whatever they show, anyone may see.
 */
#ifndef MODULES_VISITOR_VISITOR_H
#define MODULES_VISITOR_VISITOR_H

#include <stdint.h>

#include "modules/module.h"

struct award;

/* nginx keeps a public page so long, and a browser so long again: a revocation
 * has to show within a minute. */
enum { PUBLIC_SECONDS = 20 };

/* What a worker remembers between requests. */
struct visitor {
	const char *did;
	int64_t awards; /* counted now and then: see home.c */
	int64_t awards_counted_us;
};

/* The fields of the catalog's search. */
enum catalog_field {
	CATALOG_WORDS_TYPED,
	CATALOG_PROGRAMME,
	CATALOG_COMPETENCY,
	CATALOG_LEVEL,
	CATALOG_AFTER,
	CATALOG_FIELD__MAX
};
extern const struct field catalog_fields[CATALOG_FIELD__MAX];

/* Handlers; the table in visitor.c is the only way to them. */
handler_fn home_page;
handler_fn catalog_page;
handler_fn definition_page;
handler_fn award_page;
handler_fn award_json;
handler_fn award_jwt;
handler_fn award_svg;
handler_fn check_page;
handler_fn achievement_page;
handler_fn issuer_page;
handler_fn issuer_json;
handler_fn key_json;
handler_fn did_json;
handler_fn jwks_json;
handler_fn revocations_json;

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
