-- Taking a submission back before anyone reads it, and giving up a draft. The
-- rules' triggers write the submission then, so the statements that change
-- the attempt read nothing else: attempt_lock asks whose it is, in the same
-- transaction.

-- name: attempt_lock
-- The newest attempt, kept from others. Parameters: public id, person.
SELECT s.id, a.id, a.state
  FROM submission s
  JOIN attempt a ON a.submission_id = s.id
 WHERE s.public_id = ? AND s.person_id = ?
   AND a.ordinal = (SELECT MAX(n.ordinal) FROM attempt n
                     WHERE n.submission_id = s.id)
   FOR UPDATE

-- name: attempt_recall
-- Parameters: attempt.
UPDATE attempt SET state = 'draft', submitted_at = NULL, due_at = NULL
 WHERE id = ? AND state = 'submitted'

-- name: attempt_discard
-- Parameters: attempt.
UPDATE attempt SET state = 'discarded'
 WHERE id = ? AND state = 'draft'
