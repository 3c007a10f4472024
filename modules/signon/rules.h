/*
 * rules.h - verdicts of sign-on: what an answer of the directory means, how
 * many mistakes are too many, where a person goes. Pure: no LDAP, no records.
 */
#ifndef MODULES_SIGNON_RULES_H
#define MODULES_SIGNON_RULES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/span.h"

/* What the directory's answer to a person's bind comes to. */
enum bind_verdict {
	BIND_OK,
	BIND_MISMATCH,    /* wrong password, or refused without a reason that
			     the person may be told; counts as a failure */
	BIND_MUST_CHANGE, /* right, and to be changed before it is of use */
	BIND_EXPIRED,     /* right, and no longer valid */
	BIND_DISABLED,    /* right, and the account is switched off */
	BIND_ENDED,       /* right, and past the account's last day */
	BIND_NOT_NOW,     /* right, and not at this hour */
	BIND_NOT_HERE,    /* right, and not from this computer */
	BIND_UNKNOWN,     /* the answer was lost after the password was sent;
			     the directory may have counted it */
	BIND_AWAY,        /* the directory can't say */
	BIND__MAX
};

/* An answer, without libldap's types. */
struct bind_answer {
	int result;       /* LDAP result code; negative: libldap's own */
	int policy;       /* ppolicy error, BIND_NO_POLICY when none */
	char detail[256]; /* diagnostic message */
	int expires_s; /* seconds until the password runs out; -1: not said */
	int grace;     /* sign-ons left with one that ran out; -1: not said */
};

enum { BIND_NO_POLICY = 65535 };

/*
 * bind_verdict - SECURITY A15, the column of a person's bind.
 */
enum bind_verdict bind_verdict(const struct bind_answer *answer);

/*
 * bind_is_plain - success, or credentials refused, and nothing left open: what
 * the connection is in afterwards is known. Any other answer ends it.
 */
bool bind_is_plain(const struct bind_answer *answer);

/*
 * bind_verdict_name - the word for the log and the audit trail.
 */
const char *bind_verdict_name(enum bind_verdict verdict);

/*
 * subcode_parse - Active Directory's reason: the hexadecimal number of
 * ", data 52e," in a diagnostic message; 0 when there is none.
 */
unsigned subcode_parse(const char *detail);

/* What the service's search or bind comes to. */
enum service_verdict {
	SERVICE_OK,
	SERVICE_ABSENT,    /* no such entry */
	SERVICE_AMBIGUOUS, /* more entries than were asked for */
	SERVICE_NEXT,      /* this server is of no use now: ask the next */
	SERVICE_REFUSED,   /* our own account is refused: every server will */
	SERVICE_WRONG      /* the settings ask for what can't be */
};

enum service_verdict service_verdict(int result, bool search);

/*
 * pause_choose - how long an answer without a bind is held back, in
 * microseconds: one of the `count` measured times, chosen by `random`.
 */
int64_t pause_choose(const int64_t *measured_us, size_t count, uint32_t random);

enum {
	FAILURES_PER_PERSON = 3,
	FAILURES_PER_ADDRESS = 100,
	FAILURE_MINUTES = 15
};

/*
 * budget_left - may one more password be tried? A whole school shares an
 * address, so that its budget is loose; a person's stays below what makes a
 * directory lock the account.
 */
bool budget_left(int64_t of_person, int64_t of_address);

enum directory_role {
	DIRECTORY_ASSESSOR = 1,
	DIRECTORY_ISSUER = 2,
	DIRECTORY_ADMINISTRATOR = 4
};

enum { DIRECTORY_GROUPS = 3, DIRECTORY_KEY_BYTES = 16 };

/*
 * role_word - the role of bit `n` of enum directory_role, 0..DIRECTORY_GROUPS.
 */
const char *role_word(size_t n);

/*
 * roles_text - "educator", and the words of the set bits after it.
 */
const char *roles_text(unsigned roles);

/*
 * key_parse - the 16 bytes of an entryUUID (36 characters) or of an objectGUID
 * (16 raw bytes). False when it is neither.
 */
bool key_parse(struct span value, unsigned char key_r[DIRECTORY_KEY_BYTES]);

/*
 * device_name - what a browser's words say of it: "Firefox on Windows". Stands until
 * the next call.
 */
const char *device_name(const char *agent);

enum { PASSWORD_NOTICE_DAYS = 14 };

/*
 * password_days - days until `expires_us` (0: never), rounded up; -1 when that
 * is further than PASSWORD_NOTICE_DAYS, or has passed.
 */
int password_days(int64_t expires_us, int64_t now_us);

/*
 * home_of - where a person with these roles ("educator assessor") begins.
 * Everyone is an educator; who is nothing else starts there, and who has one
 * more role starts at that role's desk.
 */
const char *home_of(const char *roles);

/*
 * roles_hold - does the list of words hold this one?
 */
bool roles_hold(const char *roles, const char *role);

#endif
