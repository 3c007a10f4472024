-- The audit trail, newest first, from before an id: every list by an index that
-- has its order.

-- name: trail_subject
-- What a filter means: people of that user name or name (kind 1; exact ones
-- first), and the submission of that number with its award (2).
-- Parameters: user name, name, start of a name, start of a later word of it,
-- start of a user name, the same in small letters, limit, number.
-- Index: person_name, person_username, submission_number.
(SELECT 1 AS kind, p.id, p.username, p.name,
        IF(p.username = ? OR p.name = ?, 1, 0) AS extra
   FROM person p
  WHERE p.name LIKE ? ESCAPE '!' OR p.name LIKE ? ESCAPE '!'
     OR p.username LIKE ? ESCAPE '!' OR p.username LIKE ? ESCAPE '!'
  ORDER BY extra DESC, p.name, p.id
  LIMIT ?)
UNION ALL
SELECT 2, s.id, '', '',
       COALESCE((SELECT w.id
                   FROM attempt a
                   JOIN decision d ON d.attempt_id = a.id
                   JOIN award w ON w.decision_id = d.id
                  WHERE a.submission_id = s.id LIMIT 1), 0)
  FROM submission s
 WHERE s.number = ?

-- name: trail_list
-- Parameters: before this id, limit. Index: the primary key.
SELECT u.id, u.at, p.name, u.account, u.action, s.number, e.title, u.subject,
       u.request_id
  FROM audit u
  LEFT JOIN person p ON p.id = u.actor_id
  LEFT JOIN award w ON w.id = u.award_id
  LEFT JOIN submission s ON s.id = u.submission_id
  LEFT JOIN edition e ON e.id = COALESCE(s.edition_id, w.edition_id)
 WHERE u.id < ?
 ORDER BY u.id DESC
 LIMIT ?

-- name: trail_list_of_action
-- Parameters: action, before this id, limit. Index: audit_action.
SELECT u.id, u.at, p.name, u.account, u.action, s.number, e.title, u.subject,
       u.request_id
  FROM audit u
  LEFT JOIN person p ON p.id = u.actor_id
  LEFT JOIN award w ON w.id = u.award_id
  LEFT JOIN submission s ON s.id = u.submission_id
  LEFT JOIN edition e ON e.id = COALESCE(s.edition_id, w.edition_id)
 WHERE u.action = ? AND u.id < ?
 ORDER BY u.id DESC
 LIMIT ?

-- name: trail_list_of_person
-- Parameters: person, before this id, action or '', action, limit.
-- Index: audit_actor.
SELECT u.id, u.at, p.name, u.account, u.action, s.number, e.title, u.subject,
       u.request_id
  FROM audit u
  LEFT JOIN person p ON p.id = u.actor_id
  LEFT JOIN award w ON w.id = u.award_id
  LEFT JOIN submission s ON s.id = u.submission_id
  LEFT JOIN edition e ON e.id = COALESCE(s.edition_id, w.edition_id)
 WHERE u.actor_id = ? AND u.id < ? AND (? = '' OR u.action = ?)
 ORDER BY u.id DESC
 LIMIT ?

-- name: trail_list_of_submission
-- Of a submission and its award: a few dozen entries at most.
-- Parameters: submission, award, before this id, person or 0, person, action
-- or '', action, limit. Index: audit_submission, audit_award.
SELECT u.id, u.at, p.name, u.account, u.action, s.number, e.title, u.subject,
       u.request_id
  FROM (SELECT id FROM audit WHERE submission_id = ?
        UNION
        SELECT id FROM audit WHERE award_id = ?) found
  JOIN audit u ON u.id = found.id
  LEFT JOIN person p ON p.id = u.actor_id
  LEFT JOIN award w ON w.id = u.award_id
  LEFT JOIN submission s ON s.id = u.submission_id
  LEFT JOIN edition e ON e.id = COALESCE(s.edition_id, w.edition_id)
 WHERE u.id < ? AND (? = 0 OR u.actor_id = ?) AND (? = '' OR u.action = ?)
 ORDER BY u.id DESC
 LIMIT ?
