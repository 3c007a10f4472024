/*
 * fuzz.h - the one function of a fuzz target. libFuzzer calls it with what it
 * invents (configure --enable-fuzzing), replay.c with the files of its seeds
 * (make check).
 */
#ifndef TESTS_FUZZ_FUZZ_H
#define TESTS_FUZZ_FUZZ_H

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#endif
