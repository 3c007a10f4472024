-- Results that are sealed until their term's release date (0024-sealed.sql).

-- name: seal_add
-- The rules of the database ask whether this person may, and whether it is read
-- by term. Parameters: attempt, person, outcome, note, moment.
INSERT INTO sealed_decision (attempt_id, issuer_id, outcome, note, decided_at)
VALUES (?, ?, ?, ?, ?)

-- name: seal_settle
-- What stands sealed for an attempt, and by whom. Parameters: attempt.
SELECT l.issuer_id, l.outcome
  FROM sealed_decision l
 WHERE l.attempt_id = ?
   AND NOT EXISTS (SELECT 1 FROM seal_undo u WHERE u.sealed_id = l.id)

-- name: seal_undo
-- Parameters: sealed decision, person, moment.
INSERT INTO seal_undo (sealed_id, issuer_id, undone_at) VALUES (?, ?, ?)

-- name: seal_undone
-- Was it taken back? Parameters: sealed decision.
SELECT u.issuer_id FROM seal_undo u WHERE u.sealed_id = ?
