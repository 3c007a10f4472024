/*
 * compose.h - a message of the outbox as a letter: whether there is one to
 * write, to whom, and what it says.
 */
#ifndef MODULES_OPERATOR_COMPOSE_H
#define MODULES_OPERATOR_COMPOSE_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/settings.h"
#include "base/span.h"
#include "base/status.h"
#include "schema/operator/message.h"

struct render;

/* For render_open. */
extern const char *const compose_views[];

/* The work that a digest lists; `all` counts what there is at all. */
struct compose_work {
	const struct work *items;
	size_t count;
	int64_t all;
};

struct composed {
	const char *to; /* an address that mime_address_is */
	struct span bytes;
};

/*
 * compose_duty - "assessor" or "issuer" when the letter lists work, else NULL.
 */
const char *compose_duty(const struct letter *letter);

/*
 * compose_from - the address that letters come from; NULL and a fault when
 * none is set that can be used.
 */
const char *compose_from(const struct settings *settings);

/*
 * compose_end - what ends a message without a letter: "dropped" (no longer
 * true) or "undeliverable" (nobody to send it to), with *why_r in words; NULL
 * when there is a letter to send.
 */
const char *compose_end(const struct settings *settings,
    const struct letter *letter, const struct compose_work *work,
    const char **why_r);

/*
 * compose - the letter, in `arena`. Only where compose_end has no objection.
 *   OK | UNAVAILABLE (a template failed)
 */
MUST_USE enum status compose(const struct settings *settings,
    struct render *render, struct arena *arena, const struct letter *letter,
    const struct compose_work *work, int64_t now_us,
    struct composed *composed_r);

#endif
