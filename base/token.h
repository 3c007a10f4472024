/*
 * token.h - random tokens, their hashes and what is derived from them.
 *
 * A token is 256 random bits written in base32 (52 characters); a public id is
 * 128 bits (26 characters). The alphabet is RFC 4648's, in lower case,
 * without padding. Randomness and hashing are libsodium's.
 */
#ifndef BASE_TOKEN_H
#define BASE_TOKEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/span.h"
#include "base/status.h"

enum {
	TOKEN_TEXT = 52,       /* characters of a token */
	TOKEN_HASH_BYTES = 32, /* BLAKE2b-256 */
	PUBLIC_ID_TEXT = 26,   /* characters of a public id */
	NUMBER_TEXT = 9        /* "4F7K-2MQP" */
};

/*
 * token_start - ready the library; once per process, before anything else
 * here. UNAVAILABLE when the system gives no randomness.
 */
MUST_USE enum status token_start(void);

/*
 * token_make - a fresh token. Secret: wipe it when done.
 */
void token_make(char text_r[TOKEN_TEXT + 1]);

/*
 * public_id_make - a fresh id for an address.
 */
void public_id_make(char text_r[PUBLIC_ID_TEXT + 1]);

/*
 * public_id_is - 26 characters of the alphabet?
 */
bool public_id_is(const char *text);

/*
 * number_make - a random number for people to say aloud: eight characters
 * that are hard to confuse (no I, L, O, U), in two groups.
 */
void number_make(char text_r[NUMBER_TEXT + 1]);

/*
 * token_hash - what is stored of a session token.
 */
void token_hash(const char *token, unsigned char hash_r[TOKEN_HASH_BYTES]);

/*
 * token_derive - a token for another purpose ("form"), from which `token`
 * can't be had back.
 */
void token_derive(
    const char *token, const char *purpose, char text_r[TOKEN_TEXT + 1]);

/*
 * token_same - equal, in a time that doesn't tell where they differ.
 */
bool token_same(const char *a, const char *b);

/*
 * base32_write - `len` bytes as lower-case base32; text_r holds
 * (len * 8 + 4) / 5 characters and a NUL.
 */
void base32_write(const unsigned char *bytes, size_t len, char *text_r);

#endif
