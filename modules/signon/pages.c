/*
 * pages.c - a search whose answer comes page by page: the way to all of an
 * answer where a server gives no more than 1,000 entries at once.
 */
#include "config.h"

#include "base/clock.h"
#include "modules/signon/directory_private.h"

enum { PAGE_ENTRIES = 500 };

/* Reading hundreds of entries takes longer than finding one. */
enum { TIME_FACTOR = 6 };

static int64_t
page_until(const struct directory *directory, int64_t until_us)
{
	return until_us != 0 ? until_us
			     : clock_monotonic() +
		directory->settings->directory_timeout_seconds * TIME_FACTOR *
		    CLOCK_SECOND;
}

/* Search references are no entries, and are followed by nobody. */
static enum status
entries_each(LDAP *ld, LDAPMessage *answer, page_fn *each, void *context)
{
	LDAPMessage *entry;
	enum status status = STATUS_OK;

	for (entry = ldap_first_entry(ld, answer);
	     entry != NULL && status == STATUS_OK;
	     entry = ldap_next_entry(ld, entry))
		status = each(context, ld, entry);
	return status;
}

/* Where the next page begins; an empty cookie says that there is none. Without
 * the control the server has not said whether this was all. */
static enum status
cookie_next(LDAP *ld, LDAPMessage *answer, struct berval *cookie)
{
	LDAPControl **controls = NULL;
	LDAPControl *page;
	ber_int_t estimate;
	int result;

	ber_memfree(cookie->bv_val);
	*cookie = (struct berval) {0, NULL};
	result =
	    ldap_parse_result(ld, answer, NULL, NULL, NULL, NULL, &controls, 0);
	page = ldap_control_find(LDAP_CONTROL_PAGEDRESULTS, controls, NULL);
	if (result == LDAP_SUCCESS && page != NULL)
		result = ldap_parse_pageresponse_control(
		    ld, page, &estimate, cookie);
	if (page == NULL)
		result = LDAP_CONTROL_NOT_FOUND;
	ldap_controls_free(controls);
	return result == LDAP_SUCCESS
	    ? STATUS_OK
	    : fault(STATUS_UNAVAILABLE,
		  "directory: it does not answer page by page");
}

struct paging {
	struct directory *directory;
	struct link_search search;
	struct berval cookie;
	size_t server;
	page_fn *each;
	void *context;
};

/* The cookie belongs to the connection: a page that fails ends it all. */
static enum status
page_answer(
    struct paging *paging, enum service_verdict verdict, LDAPMessage *answer)
{
	LDAP *ld = paging->directory->service;
	enum status status;

	switch (verdict) {
	case SERVICE_OK:
		status = cookie_next(ld, answer, &paging->cookie);
		return status == STATUS_OK
		    ? entries_each(ld, answer, paging->each, paging->context)
		    : status;
	case SERVICE_ABSENT:
		return fault(STATUS_UNAVAILABLE, "directory: %s is not there",
		    paging->search.base);
	case SERVICE_AMBIGUOUS:
		return fault(STATUS_UNAVAILABLE,
		    "directory: it does not give our account everything");
	case SERVICE_NEXT:
	case SERVICE_REFUSED:
	case SERVICE_WRONG:
		break;
	}
	return service_fault(verdict);
}

static enum status
page_read(struct paging *paging, int64_t until_us)
{
	struct directory *directory = paging->directory;
	LDAP *before = directory->service;
	bool first = paging->cookie.bv_len == 0;
	enum service_verdict verdict;
	enum status status;
	LDAPMessage *answer;
	LDAP *maker = NULL;

	/* The control is made by any handle; there may be none open yet. */
	if (before == NULL && ldap_create(&maker) != LDAP_SUCCESS)
		return fault(STATUS_UNAVAILABLE, "directory: no memory");
	if (ldap_create_page_control(before == NULL ? maker : before,
		PAGE_ENTRIES, &paging->cookie, 1,
		&paging->search.page) != LDAP_SUCCESS)
		return fault(STATUS_UNAVAILABLE, "directory: no memory");
	link_close(&maker);
	verdict = service_search_on(
	    directory, paging->server, &paging->search, until_us, &answer);
	ldap_control_free(paging->search.page);
	paging->search.page = NULL;
	if (!first && verdict == SERVICE_OK && directory->service != before)
		status = fault(STATUS_UNAVAILABLE,
		    "directory: the connection broke between two pages");
	else
		status = page_answer(paging, verdict, answer);
	ldap_msgfree(answer);
	return status;
}

enum status
service_pages(struct directory *directory, size_t server,
    const struct link_search *search, int64_t until_us, page_fn *each,
    void *context)
{
	struct paging paging = {.directory = directory,
	    .search = *search,
	    .server = server,
	    .each = each,
	    .context = context};
	enum status status;

	do {
		status = page_read(&paging, page_until(directory, until_us));
	} while (status == STATUS_OK && paging.cookie.bv_len > 0);
	ber_memfree(paging.cookie.bv_val);
	return status;
}

enum service_verdict
service_get(struct directory *directory, size_t server, const char *dn,
    const char *const *attributes, LDAPMessage **answer_r)
{
	struct link_search search = {.base = dn,
	    .scope = LDAP_SCOPE_BASE,
	    .filter = "(objectClass=*)",
	    .attributes = attributes};
	enum service_verdict verdict = service_search_on(directory, server,
	    &search, page_until(directory, directory->until_us), answer_r);

	/* Who may not see an entry is told that it isn't there, or nothing. */
	if (verdict == SERVICE_OK &&
	    ldap_count_entries(directory->service, *answer_r) != 1)
		return SERVICE_ABSENT;
	return verdict;
}
