-- What `accolade release` does, as accolade_release.

-- name: due_list
-- What may go out, in the order of the decisions, from behind a sealed decision.
-- in: that one (0: from the start), limit
SELECT d.id, d.attempt_id, d.issuer_id, d.outcome, d.note,
       DATE_FORMAT(d.decided_at, '%Y-%m-%d %H:%i:%s.%f'), d.submission_id,
       d.person_id, d.edition_id
  FROM release_due d
 WHERE d.id > ?
 ORDER BY d.id
 LIMIT ?

-- name: decide
-- in: attempt, issuer, outcome, note, moment as text
INSERT INTO decision (attempt_id, issuer_id, outcome, note, decided_at)
VALUES (?, ?, ?, ?, ?)

-- name: award
-- in: public id, decision, earner, edition, salt
INSERT INTO award (public_id, decision_id, person_id, edition_id, awarded_at,
                   salt, recipient_name)
VALUES (?, ?, ?, ?, UTC_TIMESTAMP(6), ?, '')

-- name: open_list
-- Terms that are open and whose assessors don't know.
SELECT t.id, t.code
  FROM term t
 WHERE t.told_at IS NULL AND t.opens_at <= UTC_TIMESTAMP(6)
 ORDER BY t.opens_at
 LIMIT 100

-- name: tell
-- in: term
SELECT term_tell(?)
