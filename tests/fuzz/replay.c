/*
 * replay.c - a fuzz target over the files of its seeds, as a plain test.
 * The seeds are tests/fuzz/seeds/NAME, NAME being what the program's own name
 * begins with ("form_replay").
 */
#include "config.h"

#include <dirent.h>
#include <errno.h>
#include <libgen.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/fuzz/fuzz.h"

enum { FILE_MOST = 1 << 20 };

static int
replay(const char *path)
{
	static uint8_t bytes[FILE_MOST];
	FILE *file = fopen(path, "rb");
	size_t size;
	uint8_t *exact;

	if (file == NULL) {
		fprintf(stderr, "%s: %s\n", path, strerror(errno));
		return 1;
	}
	size = fread(bytes, 1, sizeof(bytes), file);
	(void)fclose(file);
	/* Of exactly its size, so that a byte too far is seen. */
	exact = malloc(size > 0 ? size : 1);
	if (exact == NULL)
		return 1;
	memcpy(exact, bytes, size);
	(void)LLVMFuzzerTestOneInput(exact, size);
	free(exact);
	return 0;
}

int
main(int argc, char **argv)
{
	const char *top = getenv("abs_top_srcdir");
	char name[NAME_MAX + 1];
	char folder[PATH_MAX];
	struct dirent *entry;
	DIR *dir;
	int count = 0;
	int failed = 0;

	(void)argc;
	(void)snprintf(name, sizeof(name), "%s", basename(argv[0]));
	/* libtool's wrapper runs lt-NAME. */
	(void)snprintf(folder, sizeof(folder), "%s/tests/fuzz/seeds/%.*s",
	    top != NULL ? top : ".",
	    (int)strcspn(name + 3 * (strncmp(name, "lt-", 3) == 0), "_"),
	    name + 3 * (strncmp(name, "lt-", 3) == 0));
	dir = opendir(folder);
	if (dir == NULL) {
		fprintf(stderr, "%s: %s\n", folder, strerror(errno));
		return EXIT_FAILURE;
	}
	while ((entry = readdir(dir)) != NULL) {
		char path[PATH_MAX + NAME_MAX + 2];

		if (entry->d_name[0] == '.')
			continue;
		(void)snprintf(
		    path, sizeof(path), "%s/%s", folder, entry->d_name);
		failed += replay(path);
		count++;
	}
	(void)closedir(dir);
	printf("%d inputs\n", count);
	return failed == 0 && count > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
