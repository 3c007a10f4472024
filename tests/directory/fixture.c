/*
 * fixture.c - settings, directory and the questions that most tests ask.
 */
#include "config.h"

#include <stdlib.h>

#include "tests/directory/fixture.h"

const char *
told(const char *name)
{
	const char *value = getenv(name);

	assert_non_null(value);
	return value;
}

int
set_up(void **state)
{
	struct fixture *fixture = calloc(1, sizeof(*fixture));

	assert_non_null(fixture);
	fixture->arena = arena_open(64 << 20);
	assert_int_equal(settings_read(fixture->arena,
			     told("ACCOLADE_TEST_CONFIG"), &fixture->settings),
	    STATUS_OK);
	fixture->settings.directory_timeout_seconds = WAIT_SECONDS;
	*state = fixture;
	return 0;
}

void
fixture_open(struct fixture *fixture)
{
	directory_close(&fixture->directory);
	assert_int_equal(
	    directory_open(&fixture->settings,
		told("ACCOLADE_TEST_DIRECTORY_PASSWORD"), &fixture->directory),
	    STATUS_OK);
	fault_clear();
}

int
set_up_open(void **state)
{
	set_up(state);
	fixture_open(*state);
	return 0;
}

int
tear_down(void **state)
{
	struct fixture *fixture = *state;

	directory_close(&fixture->directory);
	arena_close(&fixture->arena);
	free(fixture);
	fault_clear();
	return 0;
}

enum status
find(struct fixture *fixture, const char *name,
    struct directory_person *person_r)
{
	fault_clear();
	return directory_find(
	    fixture->directory, fixture->arena, name, person_r);
}

enum bind_verdict
check(struct fixture *fixture, const char *name, const char *password)
{
	struct directory_person person;

	assert_int_equal(find(fixture, name, &person), STATUS_OK);
	return directory_check(
	    fixture->directory, fixture->arena, &person, span_of(password));
}

unsigned
roles(struct fixture *fixture, const char *name)
{
	struct directory_person person;

	assert_int_equal(find(fixture, name, &person), STATUS_OK);
	assert_int_equal(
	    directory_roles(fixture->directory, fixture->arena, &person),
	    STATUS_OK);
	return person.roles;
}
