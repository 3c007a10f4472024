/*
 * signer.h - what the parts of accolade-signer share.
 */
#ifndef MODULES_SIGNER_SIGNER_H
#define MODULES_SIGNER_SIGNER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/settings.h"
#include "base/status.h"
#include "modules/signer/keyring.h"

struct db;
struct text;

struct signer {
	const char *config; /* the settings' file, for the program that draws */
	struct settings settings;
	struct arena *life;  /* what lives as long as the process */
	struct arena *arena; /* of one award, list or question */
	struct keyring keyring;
	struct db *db;
	int64_t seed_id; /* the keys in the records; 0: not published yet */
	int64_t rsa_id;
	int64_t list; /* the status list that new awards go to; 0: unknown */
	int64_t papers_us; /* certificates wait until then: one failed */
	int64_t drawn_us;  /* when badges were last looked at; 0: look now */
	int listening;
};

/*
 * sign_award - sign award `number` in the forms that it lacks. ABSENT when
 * the records know no decision to award it.
 */
MUST_USE enum status sign_award(struct signer *signer, int64_t number);

/*
 * sign_lists - sign the status lists that are behind the records.
 */
MUST_USE enum status sign_lists(struct signer *signer);

/*
 * keys_publish - the public halves of the keys that sign, into the records.
 */
MUST_USE enum status keys_publish(struct signer *signer);

/*
 * keys_list, keys_export - all keys as lines, or as a did:web document, in
 * the arena.
 */
MUST_USE enum status keys_list(struct signer *signer, const char **text_r);
MUST_USE enum status keys_export(struct signer *signer, const char **text_r);

/*
 * keys_rotate - make a new key, publish it, sign with it from now on, and
 * delete the private half of the one before. Its name in the arena.
 */
MUST_USE enum status keys_rotate(
    struct signer *signer, enum key_kind kind, const char **name_r);

/*
 * draw_badges - have some of the badges drawn that lack a picture; *more_r:
 * there are others. `lists` is an arena of the caller's.
 */
MUST_USE enum status draw_badges(
    struct signer *signer, struct arena *lists, bool *more_r);

/*
 * draw_run - what accolade-draw makes of `words`, which are JSON.
 */
MUST_USE enum status draw_run(
    struct signer *signer, const char *words, struct text *picture);

/*
 * draw_papers - have some of the certificates drawn that educators asked for.
 */
MUST_USE enum status draw_papers(struct signer *signer, struct arena *lists);

#endif
