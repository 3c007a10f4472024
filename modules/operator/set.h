/*
 * set.h - the files of a backup: how they are copied, named and verified.
 *
 * A set is a folder:
 *   about             name = value lines; written last, so that a set without
 *                     it was never finished
 *   manifest          "SHA-256  path" of every other file, as sha256sum -c
 *                     reads it; `about` has its own hash
 *   owners            "ACCOUNT MODE path" of what is under secrets/ and keys/
 *   database/         MariaDB's folder, ready to be served
 *   evidence/ab/...   files of the store, each under its own SHA-256
 *   keys/             signing-key.pem, and more/: those of signing_key_dir
 *   secrets/ settings/
 */
#ifndef MODULES_OPERATOR_SET_H
#define MODULES_OPERATOR_SET_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/types.h>

#include "base/arena.h"
#include "base/status.h"

enum { SET_HASH_TEXT = 64, SET_PATH_MOST = 4096 };

/* Counted while files come in. */
struct set_count {
	int64_t files;
	int64_t bytes;
	int64_t linked; /* were in the earlier set already */
};

/*
 * set_hash - the SHA-256 of a file, as 64 lower-case digits, and its size.
 * UNAVAILABLE with the reason.
 */
MUST_USE enum status set_hash(
    const char *path, char hash_r[SET_HASH_TEXT + 1], int64_t *size_r);

/*
 * set_copy - a new file `to` of mode 0600 with the bytes of `from`, sharing
 * its blocks where the file system can. hash_r may be NULL.
 * CONFLICT when `to` is there | UNAVAILABLE.
 */
MUST_USE enum status set_copy(const char *from, const char *to,
    char hash_r[SET_HASH_TEXT + 1], int64_t *size_r);

/*
 * set_folder - a folder that may be there already. UNAVAILABLE.
 */
MUST_USE enum status set_folder(const char *path, mode_t mode);

/*
 * set_remove - a folder with all that is in it. A folder that is not there is
 * OK.
 */
MUST_USE enum status set_remove(const char *path);

/* Called for each file below a folder: its path, and the same from there. */
typedef enum status set_file_fn(
    void *context, const char *path, const char *relative);

/*
 * set_each - every file below `folder`, until one is not OK. What is neither a
 * file nor a folder is UNAVAILABLE.
 */
MUST_USE enum status set_each(
    const char *folder, set_file_fn *each, void *context);

/* What `about` says. */
struct set_about {
	char begun[64];
	char version[64];
	char manifest[SET_HASH_TEXT + 1];
	int64_t missing; /* files of evidence that were not there, or broken */
};

/*
 * set_about_write, set_about_read - INVALID when it is not a finished set.
 */
MUST_USE enum status set_about_write(
    const char *set, const struct set_about *about);
MUST_USE enum status set_about_read(
    struct arena *arena, const char *set, struct set_about *about_r);

/*
 * set_verify - every file is there, is what it was, and none is there besides.
 * INVALID with a fault that names the first that isn't; all of them are told
 * on standard error.
 */
MUST_USE enum status set_verify(
    struct arena *arena, const char *set, struct set_count *count_r);

#endif
