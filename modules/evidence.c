/*
 * evidence.c - files of evidence, by session or by ticket.
 */
#include "config.h"

#include <string.h>

#include "base/clock.h"
#include "modules/evidence.h"
#include "modules/show.h"
#include "modules/ticket.h"

/* As long as somebody may sit before one page with a film on it. */
static const int64_t ticket_us = INT64_C(4) * 3600 * CLOCK_SECOND;

struct evidence {
	unsigned char key[TICKET_KEY_BYTES];
};

const struct field evidence_fields[EVIDENCE__MAX] = {
    [EVIDENCE_TICKET] = {.name = "ticket",
	.label = "The ticket",
	.kind = FIELD_LINE,
	.most = TICKET_TEXT},
};

enum status
evidence_open(const struct settings *settings, const struct secrets *secrets,
    struct arena *worker, void **state_r)
{
	struct evidence *evidence = NULL;

	if (*settings->evidence_url != '\0') {
		if (secrets->evidence_key == NULL ||
		    strlen(secrets->evidence_key) < TICKET_SECRET_LEAST)
			return fault(STATUS_INVALID,
			    "evidence_url is set: the pool's secrets need an "
			    "evidence_key of %d characters or more",
			    TICKET_SECRET_LEAST);
		evidence = arena_take(worker, sizeof(*evidence));
		ticket_key(secrets->evidence_key, evidence->key);
	}
	*state_r = evidence;
	return STATUS_OK;
}

/* What a ticket is for: its own address. */
static const char *
place(struct request *req, const char *role, const char *artifact)
{
	return arena_printf(req->arena, "/%s/evidence/%s", role, artifact);
}

const char *
evidence_address(struct request *req, const char *role, const char *artifact)
{
	const struct evidence *evidence = req->state;
	const char *about = place(req, role, artifact);

	if (evidence == NULL)
		return NULL;
	return arena_printf(req->arena, "%s%s?ticket=%s",
	    req->settings->evidence_url, about,
	    ticket_make(req->arena, evidence->key, about, req->session->person,
		req->now_us + ticket_us));
}

static enum status
file_find(struct request *req, struct reply *reply, enum content_reader reader,
    int64_t person, struct content_file *file_r)
{
	enum status status = content_file(
	    req->db, req->arena, reader, req->args[0], person, file_r);

	if (status == STATUS_ABSENT)
		reply_explain(reply,
		    "There is no file for you at this address.",
		    "Open it from the page that it belongs to.");
	if (status == STATUS_OK && file_r->sha256.len != 32)
		return fault(STATUS_UNAVAILABLE, "file without its hash");
	return status;
}

static void
file_reply(struct reply *reply, const struct content_file *file)
{
	reply_file(reply, (const unsigned char *)file->sha256.at,
	    file->media_type, file->title, show_inside(file->media_type));
}

enum status
evidence_show(struct request *req, struct reply *reply, const char *role,
    enum content_reader reader)
{
	struct content_file file;
	enum status status =
	    file_find(req, reply, reader, req->session->person, &file);

	if (status != STATUS_OK)
		return status;
	if (req->state != NULL)
		reply_redirect(
		    reply, "%s", evidence_address(req, role, req->args[0]));
	else
		file_reply(reply, &file);
	return STATUS_OK;
}

enum status
evidence_send(struct request *req, struct reply *reply, const char *role,
    enum content_reader reader)
{
	const struct evidence *evidence = req->state;
	struct content_file file;
	int64_t person;
	enum status status;

	if (evidence == NULL)
		return STATUS_ABSENT;
	status = ticket_read(evidence->key, place(req, role, req->args[0]),
	    field_text(req, EVIDENCE_TICKET), req->now_us, &person);
	if (status == STATUS_OK)
		status = file_find(req, reply, reader, person, &file);
	if (status == STATUS_OK)
		file_reply(reply, &file);
	return status;
}
