/*
 * import_test.c - definitions as bytes: the samples are taken, everything
 * else is refused with the place and the reason.
 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/clock.h"
#include "modules/definition/format.h"

/* The smallest file that is taken; the tests change it in one place each. */
static const char small[] =
    "{\"format\":\"accolade/definitions/1\","
    "\"programmes\":[{\"code\":\"p\",\"name\":\"P\",\"description\":\"D\","
    "\"words\":{\"awarded\":\"A\",\"not_yet\":\"N\",\"not_yet_next\":\"X\"},"
    "\"review_cadence\":\"Soon\"}],"
    "\"frameworks\":[{\"code\":\"f\",\"name\":\"F\",\"competencies\":"
    "[{\"code\":\"c\",\"name\":\"C\",\"statement\":\"S\"}]}],"
    "\"micro_credentials\":[{\"code\":\"m\",\"programme\":\"p\","
    "\"competency\":\"c\",\"title\":\"T\",\"summary\":\"S\","
    "\"description\":\"D\",\"criteria\":\"C\",\"effort\":\"E\","
    "\"level\":\"L\",\"credit\":null,\"valid_months\":null,"
    "\"review\":{\"policy\":\"on_demand\",\"days\":15,\"assessors\":2,"
    "\"anonymous\":true},"
    "\"artifacts\":{\"title\":\"T\",\"prompt\":\"P\",\"least\":2,\"most\":4,"
    "\"tasks\":[\"One\"],\"reflection_prompt\":\"R\",\"words_least\":20,"
    "\"words_most\":120},"
    "\"sections\":[{\"code\":\"s\",\"title\":\"T\",\"prompt\":\"P\","
    "\"words_least\":50,\"words_most\":200}],"
    "\"rubric\":{\"levels\":[{\"code\":\"low\",\"name\":\"Low\","
    "\"meets\":false},{\"code\":\"high\",\"name\":\"High\",\"meets\":true}],"
    "\"criteria\":[{\"code\":\"r\",\"title\":\"R\",\"section\":\"s\","
    "\"cells\":{\"low\":\"Little\",\"high\":\"Much\"}}]},"
    "\"badge\":{\"shape\":\"star\",\"colour\":\"systems\",\"level\":1,"
    "\"symbol\":\"loops\"}}],"
    "\"people\":[{\"micro_credential\":\"m\",\"assessors\":[\"a\",\"b\"],"
    "\"issuers\":[\"i\"]}]}";

#define ONE_TERM(code, programme, ends, until, out)                            \
	"{\"code\":\"" code "\",\"programme\":\"" programme                    \
	"\",\"name\":\"N\",\"ends_on\":\"" ends "\",\"review_until\":\"" until \
	"\",\"release_on\":\"" out "\"}"
#define TERM_LIST(list) "\"terms\":[" list "],\"people\":"
#define TERM(programme, ends, until, out)                                      \
	TERM_LIST(ONE_TERM("t", programme, ends, until, out))

struct parsed {
	struct arena *arena;
	struct complaints complaints;
	struct import_file file;
	enum status status;
};

static struct parsed
parse_bytes(const char *at, size_t len)
{
	struct parsed parsed = {.arena = arena_open(IMPORT_ARENA)};

	parsed.complaints.arena = parsed.arena;
	parsed.complaints.file = "x.json";
	parsed.status = import_parse(
	    (struct span) {at, len}, &parsed.complaints, &parsed.file);
	return parsed;
}

/* `small` with the first `from` in it replaced by `to`. */
static char *
changed(const char *from, const char *to)
{
	const char *at = strstr(small, from);
	size_t size = sizeof(small) + strlen(to);
	char *text = malloc(size);

	assert_non_null(text);
	assert_non_null(at);
	(void)snprintf(text, size, "%.*s%s%s", (int)(at - small), small, to,
	    at + strlen(from));
	return text;
}

static void
small_file_is_taken(void **state)
{
	struct parsed parsed = parse_bytes(small, strlen(small));
	const struct import_item *item = parsed.file.items;
	(void)state;

	if (parsed.complaints.count > 0)
		print_error("%s\n", parsed.complaints.texts[0]);
	assert_int_equal(parsed.status, STATUS_OK);
	assert_int_equal(parsed.file.item_count, 1);
	assert_string_equal(item->code, "m");
	assert_null(item->credit.amount);
	assert_int_equal(item->valid_months, 0);
	assert_int_equal(item->review.assessors, 2);
	assert_true(item->review.anonymous);
	assert_int_equal(item->artifacts.task_count, 1);
	assert_string_equal(item->artifacts.tasks[0], "One");
	assert_false(item->rubric.levels[0].meets);
	assert_true(item->rubric.levels[1].meets);
	assert_string_equal(item->rubric.criteria[0].cells[1].level, "high");
	assert_string_equal(item->rubric.criteria[0].cells[1].text, "Much");
	assert_string_equal(parsed.file.people[0].assessors[1], "b");
	arena_close(&parsed.arena);
}

static void
samples_are_taken(void **state)
{
	static const char *const names[] = {"common-ground", "literacy-for-all",
	    "open-horizons", "pathfinder", "skills-in-practice"};
	const char *top = getenv("abs_top_srcdir");
	static char bytes[1 << 20];
	(void)state;

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		char path[4096];
		struct parsed parsed;
		FILE *in;
		size_t len;

		(void)snprintf(path, sizeof(path), "%s/deploy/sample/%s.json",
		    top == NULL ? "." : top, names[i]);
		in = fopen(path, "rb");
		assert_non_null(in);
		len = fread(bytes, 1, sizeof(bytes), in);
		(void)fclose(in);
		parsed = parse_bytes(bytes, len);
		if (parsed.complaints.count > 0)
			print_error("%s\n", parsed.complaints.texts[0]);
		assert_int_equal(parsed.status, STATUS_OK);
		arena_close(&parsed.arena);

		/* No beginning of a file is a file. */
		for (size_t cut = 0; cut + 2 < len; cut += 61) {
			parsed = parse_bytes(bytes, cut);
			assert_int_equal(parsed.status, STATUS_INVALID);
			arena_close(&parsed.arena);
		}
	}
}

/* What is changed, and the first complaint about it. */
static const struct {
	const char *from;
	const char *to;
	const char *says;
} mistakes[] = {
    {"\"format\":\"accolade/definitions/1\",", "",
	"x.json: format: is missing"},
    {"definitions/1", "definitions/2",
	"x.json: format: is none of the words that may stand here"},
    {"\"code\":\"p\",", "\"code\":\"p\",\"color\":1,",
	"x.json: programmes[0]: unknown member \"color\""},
    {"\"code\":\"p\",", "\"code\":\"p\",\"code\":\"p\",",
	"x.json: programmes[0]: a member occurs twice"},
    {"\"code\":\"p\"", "\"code\":\"P\"",
	"x.json: programmes[0].code: must be a code: 1 to 64 lower-case "
	"letters, digits and inner hyphens"},
    {"\"name\":\"P\"", "\"name\":7",
	"x.json: programmes[0].name: must be a text, not a number"},
    {"\"name\":\"P\"", "\"name\":\" \"",
	"x.json: programmes[0].name: has no text"},
    {"\"name\":\"P\"", "\"name\":\"a\\nb\"",
	"x.json: programmes[0].name: must be one line"},
    {"\"name\":\"P\"", "\"name\":\"a\\u0007b\"",
	"x.json: programmes[0].name: holds a control character"},
    {"\"name\":\"P\"", "\"name\":\"\\ud800\"",
	"x.json: programmes[0].name: holds a character that can't be read"},
    {"\"days\":15", "\"days\":\"15\"",
	"x.json: micro_credentials[0].review.days: must be a whole number, "
	"not a text"},
    {"\"days\":15", "\"days\":15.0",
	"x.json: micro_credentials[0].review.days: must be a whole number, "
	"not a number with a point"},
    {"\"days\":15", "\"days\":99999999999999999999",
	"x.json: micro_credentials[0].review.days: must be between 1 and "
	"366"},
    {"\"days\":15", "\"days\":-9223372036854775809",
	"x.json: micro_credentials[0].review.days: must be between 1 and "
	"366"},
    {"\"anonymous\":true", "\"anonymous\":1",
	"x.json: micro_credentials[0].review.anonymous: must be true or "
	"false, not a number"},
    {"\"anonymous\":true", "\"anonymous\":true,\"claim_days\":0",
	"x.json: micro_credentials[0].review.claim_days: must be between 1 "
	"and 366"},
    {"\"credit\":null", "\"credit\":{\"amount\":3,\"unit\":\"h\"}",
	"x.json: micro_credentials[0].credit.amount: must be a text, not a "
	"number"},
    {"\"credit\":null", "\"credit\":{\"amount\":\"0.00\",\"unit\":\"h\"}",
	"x.json: micro_credentials[0].credit.amount: must be an amount above "
	"0 with at most two places, such as \"1.0\""},
    {"\"valid_months\":null", "\"valid_months\":0",
	"x.json: micro_credentials[0].valid_months: must be between 1 and "
	"600"},
    {"\"title\":\"T\"", "\"title\":null",
	"x.json: micro_credentials[0].title: must be a text, not null"},
    {"\"tasks\":[\"One\"]", "\"tasks\":{}",
	"x.json: micro_credentials[0].artifacts.tasks: must be a list, not "
	"an object"},
    {"[\"One\"]", "[\"One\",2]",
	"x.json: micro_credentials[0].artifacts.tasks[1]: must be a text, "
	"not a number"},
    {"\"least\":2", "\"least\":5",
	"x.json: micro_credentials[0].artifacts: least is 5, more than most, "
	"4"},
    {"\"words_least\":50", "\"words_least\":201",
	"x.json: micro_credentials[0].sections[0]: words_least is 201, more "
	"than words_most, 200"},
    {"{\"code\":\"s\"", "{\"code\":\"artifacts\"",
	"x.json: micro_credentials[0].sections[0]: the code \"artifacts\" "
	"belongs to the artifacts section"},
    {"\"high\":\"Much\"", "\"low-er\":\"Much\"",
	"x.json: micro_credentials[0].rubric.criteria[0].cells: level "
	"\"high\" has no text"},
    {"\"high\":\"Much\"", "\"high\":\"\"",
	"x.json: micro_credentials[0].rubric.criteria[0].cells.high: has no "
	"text"},
    {"\"high\":\"Much\"", "\"high\":\"Much\",\"top\":\"All\"",
	"x.json: micro_credentials[0].rubric.criteria[0].cells: the rubric "
	"has no level \"top\""},
    {"\"high\":\"Much\"", "\"high\":\"Little\"",
	"x.json: micro_credentials[0].rubric.criteria[0].cells: levels "
	"\"low\" and \"high\" have the same text"},
    {"\"high\":\"Much\"", "\"high\":\"Much\",\"high\":\"Much\"",
	"x.json: micro_credentials[0].rubric.criteria[0].cells: a member "
	"occurs twice"},
    {"\"meets\":false", "\"meets\":true",
	"x.json: micro_credentials[0].rubric.levels: every level meets: one "
	"must fall short"},
    {"\"meets\":true", "\"meets\":false",
	"x.json: micro_credentials[0].rubric.levels: no level meets"},
    {"{\"code\":\"high\"", "{\"code\":\"low\"",
	"x.json: micro_credentials[0].rubric.levels: \"low\" occurs twice"},
    {"\"section\":\"s\"", "\"section\":\"t\"",
	"x.json: micro_credentials[0].rubric.criteria[0]: there is no section "
	"\"t\""},
    {"\"programme\":\"p\"", "\"programme\":\"q\"",
	"x.json: micro_credentials[0].programme: there is no programme \"q\" "
	"in this file"},
    {"\"competency\":\"c\"", "\"competency\":\"d\"",
	"x.json: micro_credentials[0].competency: there is no competency "
	"\"d\" in this file"},
    {"\"title\":\"T\"", "\"alignments\":[\"a\"],\"title\":\"T\"",
	"x.json: micro_credentials[0].alignments: there is no alignment \"a\" "
	"in this file"},
    {"\"symbol\":\"loops\"", "\"symbol\":\"dragon\"",
	"x.json: micro_credentials[0].badge.symbol: is none of the words that "
	"may stand here"},
    {"[\"a\",\"b\"]", "[\"a\",\"a\"]",
	"x.json: people[0].assessors: \"a\" occurs twice"},
    {"[\"a\",\"b\"]", "[\"a\"]",
	"x.json: people[0]: 1 assessors, but each submission needs 2"},
    {"[\"a\",\"b\"]", "[\"a\",\"b' OR 1\"]",
	"x.json: people[0].assessors[1]: must be a username"},
    {"\"micro_credential\":\"m\"", "\"micro_credential\":\"n\"",
	"x.json: people[0]: there is no micro-credential \"n\" in this file"},
    {"\"people\":", "\"modules\":[{\"code\":\"spring\"}],\"people\":",
	"x.json: modules: is reserved for a later edition of the format and "
	"must be empty"},
    {"\"people\":", TERM("x", "2027-02-01", "2027-02-15", "2027-02-19"),
	"x.json: terms[0]: there is no programme \"x\" in this file"},
    {"\"people\":", TERM("p", "2027-02-30", "2027-02-15", "2027-02-19"),
	"x.json: terms[0].ends_on: must be a day of the calendar, such as "
	"\"2027-02-01\""},
    {"\"people\":", TERM("p", "1-02-2027", "2027-02-15", "2027-02-19"),
	"x.json: terms[0].ends_on: must be a day of the calendar, such as "
	"\"2027-02-01\""},
    {"\"people\":", TERM("p", "2027-02-16", "2027-02-15", "2027-02-19"),
	"x.json: terms[0]: review_until, 2027-02-15, is before ends_on, "
	"2027-02-16"},
    {"\"people\":", TERM("p", "2027-02-01", "2027-02-15", "2027-02-14"),
	"x.json: terms[0]: release_on, 2027-02-14, is before review_until, "
	"2027-02-15"},
    {"\"people\":",
	TERM_LIST(ONE_TERM("t", "p", "2027-02-01", "2027-02-15",
	    "2027-02-19") "," ONE_TERM("t", "p", "2027-05-01", "2027-05-15",
	    "2027-05-19")),
	"x.json: terms[1]: \"t\" occurs twice"},
    {"\"people\":",
	TERM_LIST(ONE_TERM("t", "p", "2027-02-01", "2027-02-15",
	    "2027-02-19") "," ONE_TERM("u", "p", "2027-02-01", "2027-02-15",
	    "2027-02-19")),
	"x.json: terms[1]: \"t\" ends on the same day, 2027-02-01"},
    {"\"people\":[{", "\"people\":[7,{",
	"x.json: people[0]: must be an object, not a number"},
    {"\"statement\":\"S\"",
	"\"statement\":\"S\",\"children\":[{\"code\":\"c\",\"name\":\"C\","
	"\"statement\":\"S\"}]",
	"x.json: frameworks: \"c\" occurs twice"},
    /* not JSON by the letter, though json-c takes most of it */
    {"\"format\"", "'format'",
	"x.json: line 1, column 2: a double quote is missing here"},
    {"\"days\":15", "\"days\":NaN",
	"x.json: line 1, column 492: this is not JSON"},
    {"\"days\":15", "\"days\":015",
	"x.json: line 1, column 493: a number begins with 0"},
    {"\"days\":15", "\"days\":1e",
	"x.json: line 1, column 494: a number needs a digit here"},
    {"\"name\":\"P\"", "\"name\":\"\\u0000\"",
	"x.json: line 1, column 72: a text with a NUL character"},
    {"\"name\":\"P\"", "\"name\":\"a\tb\"",
	"x.json: line 1, column 71: a control character in a text"},
    {"\"name\":\"P\"", "\"name\":\"\xc0\x80\"",
	"x.json: is not a text in UTF-8, or holds control characters"},
    {"\"name\":\"P\"", "\"name\":\"\\x41\"",
	"x.json: line 1, column 71: an unknown escape"},
    {"\"issuers\":[\"i\"]}]}", "\"issuers\":[\"i\"]}]} x",
	"x.json: line 1, column 1090: something follows the end"},
    {"\"issuers\":[\"i\"]}]}", "\"issuers\":[\"i\"],}]}",
	"x.json: line 1, column 1087: a double quote is missing here"},
};

static void
mistakes_are_named(void **state)
{
	size_t failed = 0;
	(void)state;

	for (size_t i = 0; i < sizeof(mistakes) / sizeof(mistakes[0]); i++) {
		char *text = changed(mistakes[i].from, mistakes[i].to);
		struct parsed parsed = parse_bytes(text, strlen(text));
		const char *said = parsed.complaints.count == 0
		    ? "(nothing)"
		    : parsed.complaints.texts[0];

		if (parsed.status != STATUS_INVALID ||
		    strcmp(said, mistakes[i].says) != 0) {
			print_error("%s -> %s\n  said   %s\n  wanted %s\n",
			    mistakes[i].from, mistakes[i].to, said,
			    mistakes[i].says);
			failed++;
		}
		arena_close(&parsed.arena);
		free(text);
	}
	assert_int_equal(failed, 0);
}

static void
many_mistakes_are_told_at_once(void **state)
{
	char *text = changed("\"name\":\"P\",\"description\":\"D\",", "");
	struct parsed parsed = parse_bytes(text, strlen(text));
	(void)state;

	assert_int_equal(parsed.complaints.count, 2);
	assert_string_equal(parsed.complaints.texts[1],
	    "x.json: programmes[0].description: is missing");
	arena_close(&parsed.arena);
	free(text);
}

/* The hash tells content, and nothing of how it was typed. */
static void
hash_tells_content(void **state)
{
	static const struct {
		const char *from;
		const char *to;
		bool same;
	} table[] = {
	    {"\"days\":15,\"assessors\":2", "\"assessors\" : 2,\n\"days\": 15",
		true},
	    {"\"title\":\"T\"", "\"title\":\"\\u0054\"", true},
	    {"\"name\":\"P\"", "\"name\":\"Another\"", true},
	    {"[\"a\",\"b\"]", "[\"a\",\"b\",\"c\"]", true},
	    {"\"days\":15", "\"days\":16", false},
	    {"\"title\":\"T\"", "\"title\":\"U\"", false},
	    {"\"low\":\"Little\"", "\"low\":\"Less\"", false},
	    {"\"section\":\"s\"", "\"section\":\"artifacts\"", false},
	};
	struct parsed before = parse_bytes(small, strlen(small));
	(void)state;

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		char *text = changed(table[i].from, table[i].to);
		struct parsed after = parse_bytes(text, strlen(text));

		assert_int_equal(after.status, STATUS_OK);
		assert_int_equal(
		    memcmp(before.file.items[0].hash, after.file.items[0].hash,
			IMPORT_HASH_BYTES) == 0,
		    table[i].same);
		arena_close(&after.arena);
		free(text);
	}
	arena_close(&before.arena);
}

static void
assert_refused(const char *at, size_t len, const char *says)
{
	struct parsed parsed = parse_bytes(at, len);

	assert_int_not_equal(parsed.status, STATUS_OK);
	assert_true(parsed.complaints.count >= 1);
	if (strstr(parsed.complaints.texts[0], says) == NULL)
		fail_msg(
		    "said %s, wanted %s", parsed.complaints.texts[0], says);
	arena_close(&parsed.arena);
}

static void
floods_are_refused(void **state)
{
	const size_t large = 50 * 1024 * 1024;
	char *bytes = malloc(large);
	(void)state;

	assert_non_null(bytes);
	memset(bytes, '[', large);
	assert_refused(bytes, 10000, "nested too deep");
	assert_refused(bytes, IMPORT_FILE_MAX, "nested too deep");
	assert_refused(bytes, large, "is larger than 8 MB");
	memset(bytes, '{', 10000);
	assert_refused(bytes, 10000, "a double quote is missing");
	for (size_t i = 0; i < 10000; i += 5)
		memcpy(bytes + i, "{\"a\":", 5);
	assert_refused(bytes, 10000, "nested too deep");
	/* as many unknown members as fit, and as many list items */
	bytes[0] = '{';
	for (size_t i = 1; i + 11 < IMPORT_FILE_MAX; i += 11)
		(void)snprintf(bytes + i, 12, "\"%06zx\":1,", i & 0xffffff);
	bytes[IMPORT_FILE_MAX / 11 * 11 - 11] = '}';
	assert_refused(bytes, IMPORT_FILE_MAX / 11 * 11 - 10, "unknown member");
	memset(bytes, ' ', IMPORT_FILE_MAX);
	memcpy(bytes, "{\"people\":[", 11);
	for (size_t i = 11; i + 4 < IMPORT_FILE_MAX; i += 2)
		memcpy(bytes + i, "1,", 2);
	memcpy(bytes + IMPORT_FILE_MAX - 3, "1]}", 3);
	assert_refused(bytes, IMPORT_FILE_MAX, "is missing");
	assert_refused("", 0, "the file is cut off here");
	assert_refused("\0", 1, "is not a text in UTF-8");
	assert_refused("7", 1, "must be an object");
	assert_refused("[]", 2, "must be an object");
	free(bytes);
}

/* Whatever happens to a file on its way, it is taken or refused with a
 * sentence; what the sanitizers find ends the test. */
static void
broken_bytes_are_survived(void **state)
{
	static const char bytes[] = "{}[]\",:\\019-.eu\x80\xc3\xff\n";
	unsigned seed = 20261121;
	(void)state;

	for (int round = 0; round < 3000; round++) {
		char text[sizeof(small)];
		struct parsed parsed;

		memcpy(text, small, sizeof(small));
		for (int i = 0; i < 1 + round % 4; i++) {
			seed = seed * 1103515245 + 12345;
			text[(seed >> 8) % (sizeof(small) - 1)] =
			    bytes[(seed >> 4) % (sizeof(bytes) - 1)];
		}
		parsed = parse_bytes(text, sizeof(small) - 1);
		assert_int_equal(
		    parsed.status == STATUS_OK, parsed.complaints.count == 0);
		arena_close(&parsed.arena);
	}
}

/* Of `small` four micro-credentials a, b, c and m that require this. */
static char *
requiring(const char *a, const char *b, const char *c, const char *m)
{
	static const char begin[] = "{\"code\":\"m\"";
	const char *asked[] = {a, b, c, m};
	const char *from = strstr(small, begin);
	const char *to = strstr(small, ",\"people\":") - 1;
	size_t size = 5 * sizeof(small);
	char *text = malloc(size);
	size_t len;

	assert_non_null(text);
	len = (size_t)snprintf(text, size, "%.*s", (int)(from - small), small);
	for (int i = 0; i < 4; i++) {
		len += (size_t)snprintf(text + len, size - len,
		    "%s{\"code\":\"%c\"", i > 0 ? "," : "", "abcm"[i]);
		if (asked[i] != NULL)
			len += (size_t)snprintf(text + len, size - len,
			    ",\"requires\":%s", asked[i]);
		len += (size_t)snprintf(text + len, size - len, "%.*s",
		    (int)(to - from - (ptrdiff_t)strlen(begin)),
		    from + strlen(begin));
	}
	(void)snprintf(text + len, size - len, "%s", to);
	return text;
}

static void
requirements_are_judged(void **state)
{
	static const struct {
		const char *a, *b, *c, *m;
		const char *says; /* NULL: taken */
	} table[] = {
	    {NULL, NULL, NULL, NULL, NULL},
	    {"null", NULL, NULL, NULL, NULL},
	    {"{\"earned\":\"b\"}", "{\"earned\":\"c\"}", NULL,
		"{\"all\":[{\"earned\":\"a\"},{\"earned\":\"c\"}]}", NULL},
	    {"7", NULL, NULL, NULL, "[0].requires: must be an object"},
	    {"{\"all\":[{\"earned\":7}]}", NULL, NULL, NULL,
		"micro_credentials[0].requires.all[0].earned: must be the "
		"code"},
	    {"{\"earned\":\"x\"}", NULL, NULL, NULL,
		"micro_credentials[0].requires: there is no micro-credential "
		"\"x\" in this file"},
	    {"{\"earned\":\"a\"}", NULL, NULL, NULL,
		"[0].requires: leads in a circle: \"a\" requires \"a\""},
	    {"{\"earned\":\"b\"}", "{\"any\":1,\"of\":[{\"earned\":\"c\"}]}",
		"{\"all\":[{\"earned\":\"a\"}]}", NULL,
		"[0].requires: leads in a circle: \"a\" requires \"b\" "
		"requires \"c\" requires \"a\""},
	    {NULL, "{\"earned\":\"c\"}", "{\"earned\":\"b\"}", NULL,
		"[1].requires: leads in a circle"},
	    {"{\"any\":2,\"of\":[{\"earned\":\"b\"}]}", NULL, NULL, NULL,
		"[0].requires.any: asks for more than there are"},
	    {"{\"credits\":\"1\",\"unit\":\"h\",\"from\":[\"b\",\"c\"]}", NULL,
		NULL, NULL,
		"asks for 1.00 h, but what it names gives 0.00 at most"},
	};
	(void)state;

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		char *text =
		    requiring(table[i].a, table[i].b, table[i].c, table[i].m);
		struct parsed parsed;

		if (table[i].says != NULL) {
			assert_refused(text, strlen(text), table[i].says);
			free(text);
			continue;
		}
		parsed = parse_bytes(text, strlen(text));
		assert_int_equal(parsed.status, STATUS_OK);
		assert_int_equal(parsed.file.items[3].required_count,
		    table[i].m == NULL ? 0 : 2);
		arena_close(&parsed.arena);
		free(text);
	}
}

/* F10 to F14: dates are the ends of days where the district is, also where a
 * day has 23 or 25 hours, and where midnight doesn't exist. */
static void
terms_are_days_of_the_district(void **state)
{
	static const struct {
		const char *zone;
		const char *ends;
		int64_t opens; /* seconds */
		int64_t closes;
	} days[] = {
	    {"America/New_York", "2027-02-01", 1801458000, 1801544400},
	    /* clocks go forward, and back: 23 and 25 hours */
	    {"America/New_York", "2027-03-14", 1805000400, 1805083200},
	    {"America/New_York", "2027-11-07", 1825560000, 1825650000},
	    {"UTC", "2027-02-01", 1801440000, 1801526400},
	    /* this day begins at one o'clock */
	    {"America/Havana", "2027-03-14", 1805000400, 1805083200},
	    {"Pacific/Kiritimati", "2028-02-29", 1835344800, 1835431200},
	};
	(void)state;

	for (size_t i = 0; i < sizeof(days) / sizeof(days[0]); i++) {
		int64_t opens;
		int64_t closes;

		assert_int_equal(clock_zone(days[i].zone), STATUS_OK);
		assert_int_equal(
		    clock_day_begin(days[i].ends, 0, &opens), STATUS_OK);
		assert_int_equal(
		    clock_day_begin(days[i].ends, 1, &closes), STATUS_OK);
		assert_int_equal(opens, days[i].opens * CLOCK_SECOND);
		assert_int_equal(closes, days[i].closes * CLOCK_SECOND);
	}
	assert_int_equal(clock_zone("UTC"), STATUS_OK);
}

static void
a_term_has_its_moments(void **state)
{
	char *text = changed(
	    "\"people\":", TERM("p", "2027-03-13", "2027-03-27", "2027-03-31"));
	struct parsed parsed;
	(void)state;

	assert_int_equal(clock_zone("America/New_York"), STATUS_OK);
	parsed = parse_bytes(text, strlen(text));
	assert_int_equal(parsed.status, STATUS_OK);
	assert_int_equal(parsed.file.term_count, 1);
	assert_int_equal(
	    parsed.file.terms[0].opens_us, 1804914000 * CLOCK_SECOND);
	assert_int_equal(
	    parsed.file.terms[0].closes_us, 1805000400 * CLOCK_SECOND);
	/* Later by an hour: clocks have gone forward. */
	assert_int_equal(parsed.file.terms[0].review_due_us,
	    (1805000400 + 14 * 86400 - 3600) * CLOCK_SECOND);
	assert_int_equal(parsed.file.terms[0].release_us,
	    (1805000400 + 18 * 86400 - 3600) * CLOCK_SECOND);
	assert_int_equal(clock_zone("UTC"), STATUS_OK);
	arena_close(&parsed.arena);
	free(text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(terms_are_days_of_the_district),
	    cmocka_unit_test(a_term_has_its_moments),
	    cmocka_unit_test(requirements_are_judged),
	    cmocka_unit_test(small_file_is_taken),
	    cmocka_unit_test(samples_are_taken),
	    cmocka_unit_test(mistakes_are_named),
	    cmocka_unit_test(many_mistakes_are_told_at_once),
	    cmocka_unit_test(hash_tells_content),
	    cmocka_unit_test(floods_are_refused),
	    cmocka_unit_test(broken_bytes_are_survived),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
