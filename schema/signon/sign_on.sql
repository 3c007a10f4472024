-- The sign-on's own statements.

-- name: try_add
-- in: hash of who, address, most of a person, most of an address, minutes.
-- The booking, or 0: nothing is left.
SELECT sign_on_try(?, ?, ?, ?, ?)

-- name: try_end
-- in: booking. It was no mistake.
DELETE FROM sign_on_attempt WHERE id = ?

-- name: try_clear
-- in: hash of who. After a success.
DELETE FROM sign_on_attempt WHERE person_hash = ?

-- name: try_prune
-- What is a day old counts for nothing any more.
DELETE FROM sign_on_attempt
 WHERE tried_at < CURRENT_TIMESTAMP(6) - INTERVAL 1 DAY
 ORDER BY tried_at LIMIT 500

-- name: begin
-- in: token hash, person, address, agent, former token hash or NULL, hash of
-- who, subject, request id. 1, or 0: the person is gone.
SELECT sign_on_begin(?, ?, ?, ?, ?, ?, ?, ?)

-- name: start
-- in: token hash, person, address, agent
INSERT INTO session (token_hash, person_id, started_at, used_at, address,
                     agent)
VALUES (?, ?, CURRENT_TIMESTAMP(6), CURRENT_TIMESTAMP(6), ?, ?)

-- name: end
-- in: session
UPDATE session SET ended_at = CURRENT_TIMESTAMP(6)
 WHERE id = ? AND ended_at IS NULL

-- name: end_former
-- in: token hash. The session that a browser had before this one.
UPDATE session SET ended_at = CURRENT_TIMESTAMP(6)
 WHERE token_hash = ? AND ended_at IS NULL

-- name: count
-- in: person, minutes without use, hours in all. Live sessions.
SELECT COUNT(DISTINCT id)
  FROM session_current
 WHERE person_id = ?
   AND used_at > CURRENT_TIMESTAMP(6) - INTERVAL ? MINUTE
   AND started_at > CURRENT_TIMESTAMP(6) - INTERVAL ? HOUR

-- name: end_all
-- in: person
UPDATE session SET ended_at = CURRENT_TIMESTAMP(6)
 WHERE person_id = ? AND ended_at IS NULL

-- name: list
-- in: person, minutes without use, hours in all. Live sessions, the last used
-- first.
SELECT id, started_at, used_at, address, agent
  FROM session
 WHERE person_id = ? AND ended_at IS NULL
   AND used_at > CURRENT_TIMESTAMP(6) - INTERVAL ? MINUTE
   AND started_at > CURRENT_TIMESTAMP(6) - INTERVAL ? HOUR
 ORDER BY used_at DESC, id DESC
 LIMIT 100

-- name: refuse
-- in: directory key, or nothing; subject, request id. A sign-on that was
-- refused: one statement, whether there is such a person or not.
INSERT INTO audit (actor_id, action, subject, request_id)
VALUES ((SELECT id FROM person WHERE directory_key = ?), 'sign_on_refused',
        ?, ?)

-- name: title
-- in: code of a micro-credential. What it is called now.
SELECT title FROM catalog_edition WHERE code = ? AND current = 1
