/*
 * directory_private.h - what the parts of the directory share.
 */
#ifndef MODULES_SIGNON_DIRECTORY_PRIVATE_H
#define MODULES_SIGNON_DIRECTORY_PRIVATE_H

#include "base/clock.h"
#include "modules/signon/directory.h"
#include "modules/signon/entry.h"
#include "modules/signon/link.h"

enum { DIRECTORY_SERVERS = 8, DIRECTORY_PAUSES = 16, SID_BYTES_MAX = 68 };

/* Firewalls forget, and servers close, what is idle for long. */
#define DIRECTORY_IDLE (5 * CLOCK_MINUTE)

/* directory_group_lookup. */
enum group_lookup { GROUPS_DIRECT, GROUPS_NESTED, GROUPS_ACTIVE_DIRECTORY };

/* What a configured group is, as its server said lately. */
struct group_facts {
	bool by_member_of; /* its members' memberOf names it, if any does */
	size_t sid_len;    /* 0: not known */
	unsigned char sid[SID_BYTES_MAX];
};

/* A manager's key, as their entry said lately: a school has one principal. */
struct manager_memo {
	unsigned char dn_hash[32];
	unsigned char key[DIRECTORY_KEY_BYTES];
	bool there;
	int64_t read_us; /* 0: nothing stands here */
};

enum { MANAGER_MEMOS = 64 };

struct directory {
	const struct settings *settings;
	struct arena *memory;  /* what lives as long as this */
	struct arena *secrets; /* the same, wiped */
	struct span password;
	enum group_lookup lookup;
	/* The configured groups in their normal form, "" for none, in the
	 * order of enum directory_role. */
	const char *groups[DIRECTORY_GROUPS];
	struct group_facts facts[DIRECTORY_GROUPS];
	int64_t facts_us; /* when they were read; 0: never */
	bool member_of;   /* somebody's entry had memberOf */
	const char *uris[DIRECTORY_SERVERS];
	int64_t failed_us[DIRECTORY_SERVERS]; /* 0: fine, as far as known */
	size_t count;
	LDAP *service; /* bound as our account, or NULL */
	size_t service_server;
	LDAP *binder; /* for the binds of people alone, or NULL */
	size_t binder_server;
	int64_t binder_used_us;
	int binder_forgets; /* the message that made it nobody's; 0: none */
	struct manager_memo managers[MANAGER_MEMOS];
	bool as_person;        /* the connection is a person's, or will be */
	const char *principal; /* "@example.org": bind as that; or NULL */
	int64_t service_used_us;
	int64_t refused_us; /* when our account was refused; 0: it wasn't */
	int64_t until_us;   /* the end of this sign-on's time */
	int64_t pauses_us[DIRECTORY_PAUSES]; /* what binds took lately */
	size_t pauses;
};

/*
 * service_search - one search by our own account, on the servers in turn.
 * *server_r is the one that answered; *answer_r as link_search's.
 */
enum service_verdict service_search(struct directory *directory,
    const struct link_search *search, int64_t until_us, size_t *server_r,
    LDAPMessage **answer_r);

/*
 * service_search_on - the same on one server, for what must come from one.
 */
enum service_verdict service_search_on(struct directory *directory,
    size_t server, const struct link_search *search, int64_t until_us,
    LDAPMessage **answer_r);

/* Called for each entry of a page; anything but OK ends the reading with it. It
 * must ask the directory nothing. */
typedef enum status page_fn(void *context, LDAP *ld, LDAPMessage *entry);

/*
 * service_pages - all entries of a search on one server. OK only when the
 * server said that this was all; what is less is UNAVAILABLE. until_us 0: each
 * page has a time of its own.
 */
MUST_USE enum status service_pages(struct directory *directory, size_t server,
    const struct link_search *search, int64_t until_us, page_fn *each,
    void *context);

/*
 * service_get - one entry by its DN; SERVICE_ABSENT when there is none.
 */
enum service_verdict service_get(struct directory *directory, size_t server,
    const char *dn, const char *const *attributes, LDAPMessage **answer_r);

/*
 * group_fault - the group of a role isn't there, or can't be read.
 */
enum status group_fault(enum service_verdict verdict, size_t group);

/*
 * groups_named - the roles of the configured groups with this normal DN.
 */
unsigned groups_named(const struct directory *directory, const char *normal_dn);

/* Who is in the configured groups, as a list to look in. */
struct membership {
	struct arena *arena;
	struct member *list;
	size_t count;
	size_t room;
};

/*
 * membership_read - by the way of directory_group_lookup, from one server.
 * A configured group that isn't there is UNAVAILABLE.
 */
MUST_USE enum status membership_read(
    struct directory *directory, size_t server, struct membership *membership);

/*
 * membership_roles - of one person, whose texts lie in `arena`.
 */
unsigned membership_roles(const struct membership *membership,
    struct arena *arena, const struct directory_person *person);

/*
 * sid_rid - the last number of a security identifier: what names a group
 * within its domain. 0 when it is none.
 */
int64_t sid_rid(const void *sid, size_t len);

/*
 * as_person_check - is directory_sign_on_as what it has to be?
 */
MUST_USE enum status as_person_check(struct directory *directory);

/*
 * as_person_find, as_person_bound - directory_find, and what directory_check
 * does after the bind, when people are bound before they are found. The
 * connection, bound as the person, is then the service's until directory_roles
 * has been answered.
 */
MUST_USE enum status as_person_find(struct directory *directory,
    struct arena *arena, const char *name, struct directory_person *person_r);
enum bind_verdict as_person_bound(struct directory *directory,
    struct arena *arena, struct directory_person *person);
bool binds_as_person(const struct directory *directory);

/*
 * servers_alive, server_failed - the servers worth asking now, as bits; one that
 * failed is left alone for a while.
 */
unsigned servers_alive(const struct directory *directory);
void server_failed(struct directory *directory, size_t server);

/*
 * binder_open - the connection for people's binds to `server`, opened anew when
 * it is another's, idle for long, or closed by its server. OK | UNAVAILABLE.
 */
MUST_USE enum status binder_open(struct directory *directory, size_t server);

/*
 * person_of - the one person of an answer. OK | ABSENT | CONFLICT |
 * UNAVAILABLE (an entry without key or name).
 */
enum status person_of(struct directory *directory, LDAPMessage *answer,
    struct arena *arena, struct directory_person *person_r);

/*
 * service_fault - what a verdict other than OK means for the caller:
 * UNAVAILABLE, with a fault unless one stands.
 */
enum status service_fault(enum service_verdict verdict);

#endif
