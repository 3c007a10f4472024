/*
 * withdraw.c - /educator/submissions/{id}/recall and .../discard: taking back
 * what nobody reads yet, and giving up a draft.
 */
#include "config.h"

#include <string.h>

#include "modules/educator/pages.h"
#include "modules/show.h"
#include "schema/educator/submission.h"
#include "schema/educator/withdraw.h"
#include "views/view.h"

enum status
recall_take(struct request *req, struct reply *reply)
{
	enum status status = submission_recall(
	    req->db, req->arena, req->args[0], req->session->person, req->id);

	/* The database's own rule says the same when a claim comes between. */
	if (status == STATUS_CONFLICT || status == STATUS_DENIED) {
		reply_explain(reply,
		    "An assessor is reading it already, so it can't be taken "
		    "back.",
		    "You will have their feedback by the expected date; after "
		    "a \"not yet\" you go on with all you wrote.");
		return STATUS_CONFLICT;
	}
	if (status != STATUS_OK)
		return status;
	reply_flash(reply, FLASH_DONE,
	    "Taken back. It is a draft again: change it, and submit it when "
	    "you are ready.");
	reply_redirect(reply, "%s", submission_address(req, req->args[0]));
	return STATUS_OK;
}

enum status
discard_show(struct request *req, struct reply *reply)
{
	struct view *data = reply_data(reply);
	struct view *view = view_group(data, "Submission");
	struct submission submission;
	enum status status = submission_find(req->db, req->arena, req->args[0],
	    req->session->person, &submission);

	if (status != STATUS_OK)
		return status;
	if (strcmp(submission.attempt_state, "draft") != 0) {
		reply_explain(reply,
		    "Only a draft can be discarded, and this isn't one.",
		    "Open it again to see where it stands.");
		return STATUS_CONFLICT;
	}
	view_web(view, "href", submission_address(req, submission.public_id));
	view_text(view, "number", submission.number);
	view_int(view, "attempt", submission.ordinal);
	view_time(view, "saved_at", submission.saved_us);
	show_brief(view_group(data, "MC"), &submission.brief);
	reply_view(reply, "educator/submission_discard");
	return STATUS_OK;
}

enum status
discard_take(struct request *req, struct reply *reply)
{
	enum status status = submission_discard(
	    req->db, req->arena, req->args[0], req->session->person, req->id);

	if (status == STATUS_CONFLICT)
		reply_explain(reply,
		    "Only a draft can be discarded, and this isn't one.",
		    "Open it again to see where it stands.");
	if (status != STATUS_OK)
		return status;
	reply_flash(reply, FLASH_DONE, "Discarded.");
	reply_redirect(reply, "/educator/submissions");
	return STATUS_OK;
}
