/*
 * rules.c - what sign-on makes of answers and counts. Never knows libldap:
 * its result codes are the numbers of RFC 4511, its own errors negative.
 */
#include "config.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "modules/signon/rules.h"

/* RFC 4511 appendix A, and two of libldap's own. */
enum {
	RESULT_SUCCESS = 0,
	RESULT_TIME_LIMIT = 3,
	RESULT_SIZE_LIMIT = 4,
	RESULT_STRONGER_AUTH = 8,
	RESULT_REFERRAL = 10,
	RESULT_ADMIN_LIMIT = 11,
	RESULT_CONFIDENTIALITY = 13,
	RESULT_CONSTRAINT = 19,
	RESULT_NO_SUCH_OBJECT = 32,
	RESULT_CREDENTIALS = 49,
	RESULT_ACCESS = 50,
	RESULT_BUSY = 51,
	RESULT_UNAVAILABLE = 52,
	RESULT_UNWILLING = 53,
	RESULT_OTHER = 80
};

/* draft-behera-ldap-password-policy, section 6.2. */
enum { POLICY_EXPIRED = 0, POLICY_LOCKED = 1, POLICY_CHANGE = 2 };

/* Active Directory's that it gives for the right password alone. The others
 * (525 nobody, 52e wrong, 775 locked) are told to nobody: they would say that
 * there is such an account. */
enum {
	SUBCODE_NOT_NOW = 0x530,
	SUBCODE_NOT_HERE = 0x531,
	SUBCODE_EXPIRED = 0x532,
	SUBCODE_DISABLED = 0x533,
	SUBCODE_ACCOUNT_EXPIRED = 0x701,
	SUBCODE_MUST_CHANGE = 0x773
};

unsigned
subcode_parse(const char *detail)
{
	static const char mark[] = ", data ";
	const char *at = strstr(detail, mark);
	unsigned code = 0;
	size_t digits = 0;

	if (at == NULL)
		return 0;
	for (at += strlen(mark); isxdigit((unsigned char)*at); at++) {
		int c = tolower((unsigned char)*at);

		if (++digits > 6)
			return 0;
		code =
		    code * 16 + (unsigned)(c <= '9' ? c - '0' : c - 'a' + 10);
	}
	return *at == ',' || *at == '\0' ? code : 0;
}

static enum bind_verdict
refused_verdict(const struct bind_answer *answer)
{
	switch (subcode_parse(answer->detail)) {
	case SUBCODE_EXPIRED:
		return BIND_EXPIRED;
	case SUBCODE_MUST_CHANGE:
		return BIND_MUST_CHANGE;
	case SUBCODE_DISABLED:
		return BIND_DISABLED;
	case SUBCODE_ACCOUNT_EXPIRED:
		return BIND_ENDED;
	case SUBCODE_NOT_NOW:
		return BIND_NOT_NOW;
	case SUBCODE_NOT_HERE:
		return BIND_NOT_HERE;
	default:
		break;
	}
	return answer->policy == POLICY_EXPIRED ? BIND_EXPIRED : BIND_MISMATCH;
}

/* A bind that the directory took is no sign-on yet: the policy may ask for a
 * new password first. A reason that we don't know admits nobody. */
static enum bind_verdict
taken_verdict(const struct bind_answer *answer)
{
	switch (answer->policy) {
	case BIND_NO_POLICY:
		return BIND_OK;
	case POLICY_CHANGE:
		return BIND_MUST_CHANGE;
	case POLICY_EXPIRED:
		return BIND_EXPIRED;
	default:
		return BIND_MISMATCH;
	}
}

enum bind_verdict
bind_verdict(const struct bind_answer *answer)
{
	if (answer->result < 0)
		return BIND_AWAY;
	switch (answer->result) {
	case RESULT_SUCCESS:
		return taken_verdict(answer);
	case RESULT_CREDENTIALS:
		return refused_verdict(answer);
	case RESULT_TIME_LIMIT:
		return BIND_UNKNOWN;
	case RESULT_STRONGER_AUTH:
	case RESULT_REFERRAL:
	case RESULT_CONFIDENTIALITY:
	case RESULT_BUSY:
	case RESULT_UNAVAILABLE:
	case RESULT_OTHER:
		return BIND_AWAY;
	default:
		return BIND_MISMATCH;
	}
}

bool
bind_is_plain(const struct bind_answer *answer)
{
	return (answer->result == RESULT_SUCCESS ||
		   answer->result == RESULT_CREDENTIALS) &&
	    answer->policy >= 0;
}

const char *
bind_verdict_name(enum bind_verdict verdict)
{
	static const char *const names[BIND__MAX] = {
	    [BIND_OK] = "ok",
	    [BIND_MISMATCH] = "mismatch",
	    [BIND_MUST_CHANGE] = "must_change",
	    [BIND_EXPIRED] = "expired",
	    [BIND_DISABLED] = "disabled",
	    [BIND_ENDED] = "ended",
	    [BIND_NOT_NOW] = "not_now",
	    [BIND_NOT_HERE] = "not_here",
	    [BIND_UNKNOWN] = "unknown",
	    [BIND_AWAY] = "away",
	};

	return names[verdict];
}

enum service_verdict
service_verdict(int result, bool search)
{
	if (result < 0)
		return SERVICE_NEXT;
	switch (result) {
	case RESULT_SUCCESS:
		return SERVICE_OK;
	case RESULT_NO_SUCH_OBJECT:
		return search ? SERVICE_ABSENT : SERVICE_REFUSED;
	case RESULT_SIZE_LIMIT:
		return search ? SERVICE_AMBIGUOUS : SERVICE_NEXT;
	case RESULT_TIME_LIMIT:
	case RESULT_ADMIN_LIMIT:
	case RESULT_BUSY:
	case RESULT_UNAVAILABLE:
	case RESULT_OTHER:
		return SERVICE_NEXT;
	case RESULT_CONSTRAINT:
	case RESULT_CREDENTIALS:
	case RESULT_ACCESS:
	case RESULT_UNWILLING:
		return SERVICE_REFUSED;
	default:
		return SERVICE_WRONG;
	}
}

int64_t
pause_choose(const int64_t *measured_us, size_t count, uint32_t random)
{
	return count == 0 ? 0 : measured_us[random % count];
}

bool
budget_left(int64_t of_person, int64_t of_address)
{
	return of_person < FAILURES_PER_PERSON &&
	    of_address < FAILURES_PER_ADDRESS;
}

/* What comes first in a list wins: Edge says that it is Chrome, and Chrome that
 * it is Safari. */
const char *
device_name(const char *agent)
{
	static const char *const browsers[][2] = {{"Edg/", "Edge"},
	    {"Firefox/", "Firefox"}, {"OPR/", "Opera"}, {"Chrome/", "Chrome"},
	    {"Safari/", "Safari"}, {"", "A browser"}};
	static const char *const systems[][2] = {{"iPad", "an iPad"},
	    {"iPhone", "an iPhone"}, {"Android", "Android"},
	    {"CrOS", "a Chromebook"}, {"Windows", "Windows"},
	    {"Mac OS X", "a Mac"}, {"Linux", "Linux"}, {"", ""}};
	static char name[64];
	size_t b = 0;
	size_t s = 0;

	while (strstr(agent, browsers[b][0]) == NULL)
		b++;
	while (strstr(agent, systems[s][0]) == NULL)
		s++;
	snprintf(name, sizeof(name), "%s%s%s", browsers[b][1],
	    *systems[s][1] == '\0' ? "" : " on ", systems[s][1]);
	return name;
}

int
password_days(int64_t expires_us, int64_t now_us)
{
	const int64_t day = INT64_C(86400000000);
	int64_t left = expires_us - now_us;

	if (expires_us == 0 || left < 0 || left > PASSWORD_NOTICE_DAYS * day)
		return -1;
	return (int)((left + day - 1) / day);
}

static const char *const role_words[DIRECTORY_GROUPS] = {
    "assessor", "issuer", "administrator"};

const char *
role_word(size_t n)
{
	return role_words[n];
}

const char *
roles_text(unsigned roles)
{
	static const char *const texts[8] = {
	    "educator",
	    "educator assessor",
	    "educator issuer",
	    "educator assessor issuer",
	    "educator administrator",
	    "educator assessor administrator",
	    "educator issuer administrator",
	    "educator assessor issuer administrator",
	};

	return texts[roles & 7];
}

static int
hex_digit(char c)
{
	static const char digits[] = "0123456789abcdef";
	const char *at =
	    c == '\0' ? NULL : strchr(digits, tolower((unsigned char)c));

	return at == NULL ? -1 : (int)(at - digits);
}

bool
key_parse(struct span value, unsigned char key_r[DIRECTORY_KEY_BYTES])
{
	unsigned char key[DIRECTORY_KEY_BYTES];
	size_t n = 0;

	if (value.len == DIRECTORY_KEY_BYTES) {
		memcpy(key_r, value.at, DIRECTORY_KEY_BYTES);
		return true;
	}
	if (value.len != 36)
		return false;
	for (size_t i = 0; i < value.len; i++) {
		int high;
		int low;

		if (i == 8 || i == 13 || i == 18 || i == 23) {
			if (value.at[i] != '-')
				return false;
			continue;
		}
		high = hex_digit(value.at[i]);
		low = hex_digit(value.at[++i]);
		if (high < 0 || low < 0)
			return false;
		key[n++] = (unsigned char)(high * 16 + low);
	}
	memcpy(key_r, key, sizeof(key));
	return true;
}

bool
roles_hold(const char *roles, const char *role)
{
	size_t len = strlen(role);

	while (*roles != '\0') {
		size_t word = strcspn(roles, " ");

		if (word == len && memcmp(roles, role, len) == 0)
			return true;
		roles += word;
		roles += strspn(roles, " ");
	}
	return false;
}

const char *
home_of(const char *roles)
{
	bool assessor = roles_hold(roles, "assessor");
	bool issuer = roles_hold(roles, "issuer");
	bool administrator = roles_hold(roles, "administrator");

	if (assessor + issuer + administrator != 1)
		return "/educator/";
	if (assessor)
		return "/assessor/queue";
	return issuer ? "/issuer/" : "/administrator/";
}
