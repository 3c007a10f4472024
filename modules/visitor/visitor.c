/*
 * visitor.c - the public's module: its routes, views and statements.
 *
 * SECURITY. Reads published editions and shared awards through views of the
 * database that hold nothing else; has no session, no form that writes and no
 * secret. A hostile peer can make it search and count.
 */
#include "config.h"

#include "base/clock.h"
#include "base/issuer.h"
#include "modules/visitor/visitor.h"
#include "schema/visitor/visitor_sql.h"

/* Room for a thousand programmes or competencies. */
enum { KEPT_MEMORY = 4 * 1024 * 1024 };

#define PUBLIC_GET(pattern, handler)                                           \
	{                                                                      \
		.method = METHOD_GET, .path = (pattern), .handle = (handler),  \
		.access = ACCESS_PUBLIC                                        \
	}

static const struct route routes[] = {
    PUBLIC_GET("/", home_page),
    PUBLIC_GET("/catalog", catalog_move),
    {.method = METHOD_GET,
	.path = "/catalog/",
	.handle = catalog_page,
	.fields = catalog_fields,
	.field_count = CATALOG_FIELD__MAX,
	.access = ACCESS_PUBLIC},
    PUBLIC_GET("/catalog/{code}", definition_page),
    PUBLIC_GET("/awards/{id}", award_page),
    PUBLIC_GET("/awards/{id}.json", award_json),
    PUBLIC_GET("/awards/{id}.jwt", award_jwt),
    PUBLIC_GET("/awards/{id}.svg", award_svg),
    PUBLIC_GET("/awards/{id}.png", award_png),
    PUBLIC_GET("/awards/{id}/letter.pdf", award_letter),
    PUBLIC_GET("/awards/{id}/a4.pdf", award_a4),
    PUBLIC_GET("/awards/{id}/check", check_page),
    PUBLIC_GET("/awards/{id}/assertion", assertion_json),
    PUBLIC_GET("/achievements/{code}", achievement_page),
    PUBLIC_GET("/achievements/{code}.png", achievement_png),
    PUBLIC_GET("/achievements/{code}/badge", badge_json),
    PUBLIC_GET("/issuers/district", issuer_page),
    PUBLIC_GET("/issuers/district.json", issuer_json),
    PUBLIC_GET("/issuers/district/badges", profile_json),
    PUBLIC_GET("/issuers/district/revocations", revocation_list_json),
    PUBLIC_GET("/keys/{name}", key_json),
    PUBLIC_GET("/.well-known/did.json", did_json),
    PUBLIC_GET("/.well-known/jwks.json", jwks_json),
    PUBLIC_GET("/revocations/1", revocations_json),
    PUBLIC_GET("/status/{int}", status_json),
};

static const struct statement_set *const statements[] = {
    &visitor_statements,
    NULL,
};

static const char *const views[] = {
    "visitor/about",
    "visitor/award_check",
    "visitor/award_show",
    "visitor/badge.svg",
    "visitor/catalog_list",
    "visitor/home_show",
    "visitor/micro_credential_show",
    NULL,
};

bool
kept_fresh(struct kept *kept, int64_t now_us)
{
	if (kept->at_us != 0 &&
	    now_us - kept->at_us < PUBLIC_SECONDS * CLOCK_SECOND)
		return true;
	arena_reset(kept->arena);
	kept->at_us = 0;
	return false;
}

static enum status
visitor_open(const struct settings *settings, const struct secrets *secrets,
    struct arena *worker, void **state_r)
{
	struct visitor *visitor = arena_take(worker, sizeof(*visitor));

	(void)secrets;
	visitor->did = issuer_did(worker, settings->public_url);
	visitor->front.arena = arena_open(KEPT_MEMORY);
	visitor->choices.arena = arena_open(KEPT_MEMORY);
	*state_r = visitor;
	return STATUS_OK;
}

static void
visitor_close(void *state)
{
	struct visitor *visitor = state;

	arena_close(&visitor->front.arena);
	arena_close(&visitor->choices.arena);
}

/* The one symbol of a module that others see. */
__attribute__((visibility("default"))) const struct module module = {
    .abi = MODULE_ABI,
    .name = "visitor",
    .role = NULL,
    .routes = routes,
    .route_count = sizeof(routes) / sizeof(routes[0]),
    .statements = statements,
    .views = views,
    .open = visitor_open,
    .close = visitor_close,
};
