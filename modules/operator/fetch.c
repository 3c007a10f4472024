/*
 * fetch.c - HTTP by libcurl, one connection.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include <curl/curl.h>

#include "base/insist.h"
#include "base/text.h"
#include "modules/operator/fetch.h"

struct fetch {
	CURL *curl;
	char *from;
};

enum status
fetch_open(const char *from, struct fetch **fetch_r)
{
	struct fetch *fetch = calloc(1, sizeof(*fetch));

	insist(fetch != NULL);
	fetch->from = strdup(from);
	fetch->curl = curl_easy_init();
	insist(fetch->from != NULL);
	if (fetch->curl == NULL) {
		fetch_close(&fetch);
		return fault(STATUS_UNAVAILABLE, "libcurl has no memory");
	}
	*fetch_r = fetch;
	return STATUS_OK;
}

void
fetch_close(struct fetch **fetch)
{
	if (*fetch == NULL)
		return;
	curl_easy_cleanup((*fetch)->curl);
	free((*fetch)->from);
	free(*fetch);
	*fetch = NULL;
}

static size_t
bytes_take(char *at, size_t size, size_t count, void *context)
{
	struct text *text = context;

	text_add_bytes(text, at, size * count);
	return text->overflown ? 0 : size * count;
}

static CURLcode
request_run(
    struct fetch *fetch, const char *url, const char *accept, struct text *text)
{
	CURL *curl = fetch->curl;
	struct curl_slist *headers = curl_slist_append(NULL, accept);
	CURLcode result;

	insist(headers != NULL);
	(void)curl_easy_setopt(curl, CURLOPT_URL, url);
	(void)curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
	(void)curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
	(void)curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
	(void)curl_easy_setopt(curl, CURLOPT_PROXY, "");
	(void)curl_easy_setopt(curl, CURLOPT_TIMEOUT, (long)FETCH_SECONDS);
	(void)curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
	(void)curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, bytes_take);
	(void)curl_easy_setopt(curl, CURLOPT_WRITEDATA, text);
	result = curl_easy_perform(curl);
	(void)curl_easy_setopt(curl, CURLOPT_HTTPHEADER, NULL);
	curl_slist_free_all(headers);
	return result;
}

enum status
fetch_get(struct fetch *fetch, struct arena *arena, const char *path,
    const char *accept, struct span *body_r)
{
	const char *url = arena_printf(arena, "%s%s", fetch->from, path);
	struct text text;
	long code = 0;
	CURLcode result;

	text_init(&text, arena, FETCH_MOST);
	result = request_run(
	    fetch, url, arena_printf(arena, "Accept: %s", accept), &text);
	if (text.overflown)
		return fault(STATUS_TOO_MUCH, "%s: too many bytes", url);
	if (result != CURLE_OK)
		return fault(STATUS_UNAVAILABLE, "%s: %s", url,
		    curl_easy_strerror(result));
	(void)curl_easy_getinfo(fetch->curl, CURLINFO_RESPONSE_CODE, &code);
	if (code == 404)
		return STATUS_ABSENT;
	if (code != 200 && code != 410)
		return fault(STATUS_UNAVAILABLE,
		    "%s: the server answers with %ld", url, code);
	*body_r = text_span(&text);
	return STATUS_OK;
}
