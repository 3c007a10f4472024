/*
 * award.c - what an award costs from its record to signed and baked, part by
 * part, beside the bare Ed25519 signature of the same library on the same core.
 * Prints a table in Markdown; the database is measured elsewhere.
 *
 *   tests/bench/award RSA-KEY SEED-FILE [SECONDS]
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <json-c/json.h>
#include <sodium.h>

#include "base/insist.h"
#include "modules/bake.h"
#include "modules/signer/credential.h"
#include "modules/signer/key.h"
#include "modules/signer/seed.h"
#include "schema/signer/award.h"

enum { PICTURE_BYTES = 60000, ARENA_BYTES = 64 * 1024 * 1024 };

static const struct settings settings = {
    .public_url = "https://badges.example.org",
    .district_name = "Alder County Public Schools",
    .district_mail = "credentials@alder.example",
};

/* As long as the sample's awards are. */
static const struct signer_award award = {
    .id = 1,
    .public_id = "abcdefghijklmnopqrstuvwxyz",
    .awarded_us = INT64_C(1790000000000000),
    .salt = "b8bcd8c2f1fc4b4c9d8f5e6a7c3d2e1f",
    .recipient_mail = "maya.okafor@alder.example",
    .code = "checking-for-understanding",
    .title = "Checking for Understanding While You Teach",
    .summary = "Find out during the lesson who has understood, and act on it.",
    .criteria = "Plans, uses and adapts checks for understanding in a lesson.\n"
		"\n* a plan\n* a recording of one lesson\n* what was changed",
    .level_name = "Practice",
    .credit_amount = "3.00",
    .edition_number = 1,
    .programme = "Pathfinder",
    .competency = "Teaching practice",
    .competency_code = "t1",
    .framework = "Competencies of Alder County",
    .levels = "[{\"position\":1,\"code\":\"not-yet\",\"name\":\"Not yet\","
	      "\"meets\":0},{\"position\":2,\"code\":\"meets\",\"name\":"
	      "\"Meets\",\"meets\":1}]",
    .results = "[{\"code\":\"plan\",\"title\":\"The plan\",\"reached\":2},"
	       "{\"code\":\"lesson\",\"title\":\"The lesson\",\"reached\":2}]",
    .status_list = 1,
    .status_position = 4711,
};

struct bench {
	struct arena *arena;
	struct key *key;
	struct seed *seed;
	struct span picture;
};

static double
cpu_seconds(void)
{
	struct timespec now;

	insist(clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now) == 0);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void
bare_run(struct bench *bench)
{
	static const unsigned char data[64] = {1};
	unsigned char signature[crypto_sign_BYTES];

	insist(crypto_sign_detached(signature, NULL, data, sizeof(data),
		   seed_secret(bench->seed)) == 0);
}

static void
document_run(struct bench *bench)
{
	insist(credential_document(bench->arena, &settings, &award) != NULL);
}

static void
json_run(struct bench *bench)
{
	struct json_object *document =
	    credential_document(bench->arena, &settings, &award);
	const char *json;

	insist(credential_json(bench->arena, &settings, bench->seed, document,
		   award.awarded_us, &json) == STATUS_OK);
}

/* The picture comes from the cache of its achievement. */
static void
baked_run(struct bench *bench)
{
	struct json_object *document =
	    credential_document(bench->arena, &settings, &award);
	struct span baked;
	const char *json;

	insist(credential_json(bench->arena, &settings, bench->seed, document,
		   award.awarded_us, &json) == STATUS_OK);
	insist(
	    bake_png(bench->arena, bench->picture, BAKE_CREDENTIAL,
		bake_ascii(bench->arena, span_of(json)), &baked) == STATUS_OK);
}

static void
jwt_run(struct bench *bench)
{
	struct json_object *document =
	    credential_document(bench->arena, &settings, &award);

	insist(credential_jwt(bench->arena, &settings, bench->key,
		   credential_payload(
		       bench->arena, &settings, &award, document)) != NULL);
}

/* Runs a second of CPU time by CPU time, so that others don't count. */
static double
rate_of(struct bench *bench, void (*run)(struct bench *), double seconds)
{
	double began = cpu_seconds();
	double now = began;
	long count = 0;

	while (now - began < seconds) {
		for (int i = 0; i < 16; i++) {
			run(bench);
			arena_reset(bench->arena);
		}
		count += 16;
		now = cpu_seconds();
	}
	return (double)count / (now - began);
}

/* A PNG as large as those of badges are, with nothing to see on it. */
static struct span
picture_make(struct arena *arena)
{
	static const char start[] = "\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR";
	char *bytes = arena_take(arena, PICTURE_BYTES);

	memcpy(bytes, start, sizeof(start) - 1);
	return (struct span) {bytes, PICTURE_BYTES};
}

int
main(int argc, char **argv)
{
	static const struct {
		const char *name;
		void (*run)(struct bench *);
	} parts[] = {
	    {"bare Ed25519 signature", bare_run},
	    {"document built", document_run},
	    {"built, canonical, signed by Ed25519", json_run},
	    {"the same, and baked into a PNG of 60 KB", baked_run},
	    {"built, and signed by RS256 as a JWT", jwt_run},
	};
	struct arena *life = arena_open(ARENA_BYTES);
	struct bench bench = {.arena = arena_open(ARENA_BYTES)};
	double seconds = argc > 3 ? atof(argv[3]) : 2;
	double bare = 0;

	if (argc < 3 || sodium_init() < 0 ||
	    key_open(argv[1], &bench.key) != STATUS_OK ||
	    seed_open(argv[2], &bench.seed) != STATUS_OK) {
		fprintf(stderr,
		    "usage: award RSA-KEY SEED-FILE [SECONDS]: %s\n",
		    fault_last() != NULL ? fault_last()->text : "");
		return EXIT_FAILURE;
	}
	bench.picture = picture_make(life);
	printf("| one core | per second | µs | of the bare signature |\n"
	       "| --- | ---: | ---: | ---: |\n");
	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		double rate = rate_of(&bench, parts[i].run, seconds);

		if (i == 0)
			bare = rate;
		printf("| %s | %.0f | %.1f | %.0f %% |\n", parts[i].name, rate,
		    1e6 / rate, 100 * rate / bare);
	}
	key_close(&bench.key);
	seed_close(&bench.seed);
	arena_close(&bench.arena);
	arena_close(&life);
	return EXIT_SUCCESS;
}
