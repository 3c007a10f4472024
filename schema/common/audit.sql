-- What everyone may add to the audit trail, and nobody change.

-- name: audit_add
-- in: actor or NULL, action, submission or NULL, award or NULL, subject,
-- request id. Who wrote it, and when, is filled by the database.
INSERT INTO audit (actor_id, action, submission_id, award_id, subject,
                   request_id)
VALUES (?, ?, ?, ?, ?, ?)
