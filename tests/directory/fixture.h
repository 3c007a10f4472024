/*
 * fixture.h - a directory with the settings that the script of the test wrote,
 * for the tests against real servers.
 */
#ifndef TESTS_DIRECTORY_FIXTURE_H
#define TESTS_DIRECTORY_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/settings.h"
#include "modules/signon/directory.h"

enum { WAIT_SECONDS = 2 };

struct fixture {
	struct arena *arena;
	struct settings settings;
	struct directory *directory;
};

/*
 * told - a variable of the environment that has to be there.
 */
const char *told(const char *name);

/*
 * set_up, set_up_open, tear_down - for cmocka: settings alone, or open.
 * fixture_open opens it, after the settings were changed; again is well.
 */
int set_up(void **state);
int set_up_open(void **state);
int tear_down(void **state);
void fixture_open(struct fixture *fixture);

enum status find(struct fixture *fixture, const char *name,
    struct directory_person *person_r);

/*
 * check - find somebody who is there, and try the password.
 */
enum bind_verdict check(
    struct fixture *fixture, const char *name, const char *password);

/*
 * roles - find somebody who is there, and their roles.
 */
unsigned roles(struct fixture *fixture, const char *name);

#endif
